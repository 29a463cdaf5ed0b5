/**
 * What is said to the left of its attribution: “Q,” S said. “Q,” said S. C, S said. C1, S said, C2. And S before its verb at the very start:
 * Said S: “Q.”
 */
import type { CueClass, Span } from '../../model.ts'
import { nounGroupAfter, startsClause } from '../groupAfter.ts'
import type { Frame } from '../lexicon.ts'
import type { Item, Sentence } from '../page.ts'
import { isComma, isConjunction, isDash, isRelative, isSubordinator, type Range } from '../phrase.ts'
import type { Cue } from './cues.ts'
import { skipModifiers } from './right.ts'
import { spanOf } from './spans.ts'

/** What earlier cues of the sentence have taken. */
export interface Progress {
  /** First item that no attribution has taken yet. */
  free: number
  /** Source of the attribution before, for ", adding that". */
  source: Span | null
  previous: Cue | null
}

export interface Reading {
  readonly rule: string
  readonly content: readonly Range[]
  readonly source: Span | null
  readonly recipient: Range | null
  readonly cueClass: CueClass
  readonly strength: number
}

/** Index of the uttered quotation that ends right before `left` (a comma may stand between), not before `least`. */
export function quoteBefore(items: readonly Item[], left: number, least: number): number | null {
  let i = left - 1
  if (i >= least && (isComma(items[i]) || isDash(items[i]))) i--
  return i >= least && items[i]!.quote !== null && items[i]!.speech ? i : null
}

type Postposed = Omit<Reading, 'source' | 'strength'>

/** C, S said.  “Q,” S said(, “Q2”).  `left` is where the attribution begins. */
export function postposed(
  items: readonly Item[],
  sentence: Sentence,
  cue: Cue,
  left: number,
  progress: Progress
): Postposed | null {
  const cueClass = classOf(cue, ['quote', 'zero', 'that', 'person'])
  const quote = quoteBefore(items, left, progress.free)
  if (quote === null && classOf(cue, ['zero', 'that', 'person']) === null) return null
  const past = skipModifiers(items, cue.to, sentence.to, cue.verb.frames.has('person'))
  const told = past.recipient && past.recipient.from === cue.to ? past.recipient.to : cue.to
  const at = circumstanceEnd(items, past.at, sentence.to) ?? circumstanceEnd(items, told, sentence.to)
  const end = { ...past, at: at === null ? past.at : Math.max(at, past.at) }
  const content = quote !== null ? quotedLeft(items, quote, progress.free) : clauseLeft(items, left, progress.free)
  if (content && quote === null && isConnective(items, content))
    return inserted(items, sentence, left, end, progress, cueClass)
  if (!content) return quote === null && !cue.negated ? inserted(items, sentence, left, end, progress, cueClass) : null
  if (quote === null) {
    const next = items[end.at]
    if (
      next &&
      end.at < sentence.to &&
      !isComma(next) &&
      !isDash(next) &&
      !/^[.;?!…)]+$/.test(next.text) &&
      !isConjunction(next) &&
      next.lower !== 'as' &&
      next.lower !== 'when' &&
      next.lower !== 'while'
    )
      return null
    if (cue.negated) return null
  }
  const parts = [content]
  const rest = continued(items, end.at, sentence.to, quote !== null, content)
  if (rest) parts.push(rest)
  return {
    rule: quote !== null ? 'reported.quoteLeft' : 'reported.clauseLeft',
    content: parts,
    recipient: end.recipient,
    cueClass: cueClass ?? 'speech'
  }
}

const circumstance =
  /^(?:in|on|at|during|under|following|upon|after|before|over|via|by|through|from|outside|inside|to|amid|without|with|for|of|about|ahead|while|when|once|as|responding|replying|answering|reacting|speaking|talking|commenting|asked|pressed|questioned|reached|contacted|approached|citing)$/
/** Openers of a clause with a verb of its own: "when reached by phone", "as he left court". */
const timeClause = /^(?:when|as|after|before|while|once|upon|on)$/
const opensClause = /^(?:that|whether|if|how|why|what|because|so|than|where|though|although|unless|until)$/
/** Longest circumstance looked for, in items: "in written answers to a list of questions sent by the Post last week". */
const longestCircumstance = 18

/**
 * The end of words that tell how, when or where something was said and reach to the next comma or the end of the sentence: "in response to
 * questions from Y", "when reached by phone", "on being shown the papers". Null where a clause of another kind stands there.
 */
export function circumstanceEnd(items: readonly Item[], at: number, most: number): number | null {
  const first = items[at]
  if (!first || at >= most || first.quote !== null || !circumstance.test(first.lower)) return null
  const ownVerb = timeClause.test(first.lower)
  for (let i = at; i < most && i < at + longestCircumstance; i++) {
    const item = items[i]!
    if (isComma(item) || isDash(item) || /^[.?!…]$/.test(item.text)) return i > at ? i : null
    if (item.quote !== null || item.text === ':' || item.text === ';' || opensClause.test(item.lower)) return null
    const finite = item.pos === 'AUX' && !/^(?:being|been|be|having)$/.test(item.lower)
    const plain = item.pos === 'VERB' && !/(?:ed|en|ing|wn|nt|ld)$/.test(item.lower) && items[i - 1]?.lower !== 'for'
    if ((finite || plain) && !ownVerb) return null
  }
  return null
}

/** "C, S said when reached by phone": a clause before the attribution, and behind it only when and how it was said. */
export function closesWithTime(items: readonly Item[], cue: Cue, left: number, most: number, free: number): boolean {
  const past = skipModifiers(items, cue.to, most, cue.verb.frames.has('person'))
  const at = [cue.to, past.recipient?.to ?? cue.to, past.at].find((i) => timeClause.test(items[i]?.lower ?? ''))
  if (at === undefined || cue.negated || cue.declined) return false
  const end = circumstanceEnd(items, at, most)
  if (end === null || (end < most - 1 && !isComma(items[end]))) return false
  const content = clauseLeft(items, left, free)
  const first = content && items[content.from]!
  return (
    first !== null &&
    first.quote === null &&
    !/^(?:ADP|SCONJ|VERB|PART)$/.test(first.pos) &&
    !isSubordinator(first) &&
    startsClause(items, content!.from, content!.to)
  )
}

/** "On top of that, she said, one of them …" and "The plan, she said, was dead": the attribution is put into the content. */
function inserted(
  items: readonly Item[],
  sentence: Sentence,
  left: number,
  end: { at: number; recipient: Range | null },
  progress: Progress,
  cueClass: CueClass | null
): Postposed | null {
  const close = items[end.at]
  const open = items[left - 1]
  if (
    !close ||
    !open ||
    end.at + 2 >= sentence.to ||
    !(isComma(close) || isDash(close)) ||
    !(isComma(open) || isDash(open))
  )
    return null
  const next = items[end.at + 1]!
  const from = skipLead(items, progress.free, left - 1)
  if (next.quote === null && isConjunction(next)) return null
  const rest = { from: end.at + 1, to: sentence.to }
  const verbal = next.pos === 'VERB' || next.pos === 'AUX'
  if (verbal && /ing$/.test(next.lower)) return null
  const adverbial = /^(?:ADP|ADV|SCONJ)$/.test(items[from]?.pos ?? '')
  if (!verbal && !adverbial && !startsClause(items, end.at + 1, sentence.to)) return null
  const content = verbal && from < left - 1 ? [{ from, to: left - 1 }, rest] : [rest]
  return { rule: 'reported.inserted', content, recipient: end.recipient, cueClass: cueClass ?? 'speech' }
}

/** The quotation at `quote` with the words before it that belong to the same content. */
function quotedLeft(items: readonly Item[], quote: number, free: number): Range {
  let from = quote
  while (from > free && items[from - 1]!.quote !== null && items[from - 1]!.speech) from--
  if (from === free) return { from, to: quote + 1 }
  const before = items[from - 1]!
  const opensAlone = /^[“"'‘«„]?\p{Lu}/u.test(items[from]!.text)
  if ((isComma(before) || before.text === ':') && opensAlone) return { from, to: quote + 1 }
  return { from: skipLead(items, free, from), to: quote + 1 }
}

/** The clause before ", S said"; null where no comma separates them. */
function clauseLeft(items: readonly Item[], left: number, free: number): Range | null {
  const comma = items[left - 1]
  if (left - 1 <= free || !comma || (!isComma(comma) && !isDash(comma))) return null
  const from = skipLead(items, free, left - 1)
  const words = items.slice(from, left - 1)
  if (words.length < 2 || (/^(?:ADP|SCONJ)$/.test(words[0]!.pos) && !words.some((w, k) => k > 1 && isComma(w)))) {
    if (!words.some((w) => w.pos === 'AUX')) return null
  }
  const verbal = (w: Item) => w.pos === 'VERB' || w.pos === 'AUX' || /^['’](?:s|re|ll|d|ve|m)$/.test(w.lower)
  // The pair "could not be happier", S said
  const last = words.at(-1)!
  if (!words.some(verbal) && !(last.quote !== null && /\s\S+\s/.test(last.text))) return null
  return { from, to: left - 1 }
}

/** "What is more, she said, …": words that only lead over to what is said. */
function isConnective(items: readonly Item[], { from, to }: Range): boolean {
  const words = items
    .slice(from, to)
    .map((item) => item.lower)
    .join(' ')
  return /^(?:and |but )?(?:what (?:is|was|['’]s)? ?(?:more|worse|better|counts|matters|is certain|is clear)|what['’]s (?:more|worse)|that (?:is|being) (?:said|to say|why)|truth be told|to be (?:sure|fair|clear|honest)|needless to say|if anything|all (?:things considered|told)|as it (?:is|was|stands|happens)|having said that|come to that|suffice (?:it )?to say)$/.test(
    words
  )
}

/** Passes over a conjunction or comma left by what stands before. */
function skipLead(items: readonly Item[], from: number, to: number): number {
  let i = from
  while (i < to && (isComma(items[i]) || isDash(items[i]) || items[i]!.text === ';')) i++
  return i
}

/** What follows ", S said," and carries the content on. */
function continued(items: readonly Item[], at: number, most: number, quoted: boolean, before: Range): Range | null {
  const comma = items[at]
  if (at + 1 >= most || !comma || !(isComma(comma) || isDash(comma) || comma.quote !== null || comma.text === ':'))
    return null
  const next = comma.quote !== null ? at : at + 1
  const item = items[next]!
  if (quoted) {
    if (item.quote === null) return null
    let to = next + 1
    while (to < most && items[to]!.quote !== null) to++
    return { from: next, to }
  }
  // a clause cut in two: the first part has no verb of its own, or the second begins with one
  // "He is, she says, “the best driver of his age”"
  const end = items[before.to - 1]
  if (item.quote !== null && (end?.pos === 'AUX' || end?.pos === 'VERB')) return { from: next, to: most }
  const opens = item.pos === 'VERB' || item.pos === 'AUX'
  const first = items.slice(before.from, before.to).some((w) => w.pos === 'VERB' || w.pos === 'AUX')
  return opens && !/ing$/.test(item.lower) && (item.pos === 'AUX' || !first) ? { from: next, to: most } : null
}

/** “Q,” said S.  C, said S. */
export function readInverted(items: readonly Item[], sentence: Sentence, cue: Cue, progress: Progress): Reading | null {
  if (cue.form === 'ing' || cue.form === 'base') return null
  const quote = quoteBefore(items, cue.from, progress.free)
  const cueClass = classOf(cue, ['quote', 'zero', 'that', 'person'])
  if (quote === null && (classOf(cue, ['zero', 'that']) !== 'speech' || !isComma(items[cue.from - 1]))) return null
  const group = nounGroupAfter(items, cue.to, { reach: 'apposed', most: sentence.to })
  if (!group || group.from !== cue.to) return null
  const last = quote !== null ? relativeEnd(items, group.to, sentence.to) : group.to
  const source = spanOf(items, group.from, last)
  const content = quote !== null ? quotedLeft(items, quote, progress.free) : clauseLeft(items, cue.from, progress.free)
  if (!content || !source) return null
  const past = skipModifiers(items, last, sentence.to, false)
  const end = { at: circumstanceEnd(items, past.at, sentence.to) ?? past.at }
  const next = items[end.at]
  if (
    quote === null &&
    next &&
    end.at < sentence.to &&
    !isComma(next) &&
    !/^[.;—–]$/.test(next.text) &&
    !isRelative(next) &&
    !isConjunction(next) &&
    next.lower !== 'as'
  )
    return null
  const rest = continued(items, end.at, sentence.to, quote !== null, content)
  return {
    rule: quote !== null ? 'reported.quoteInverted' : 'reported.clauseInverted',
    content: rest ? [content, rest] : [content],
    source,
    recipient: null,
    cueClass: cueClass ?? 'speech',
    strength: quote !== null ? 0.88 : 0.72
  }
}

/** ", who heads the centre" at the end of an inverted attribution belongs to the source. */
function relativeEnd(items: readonly Item[], at: number, most: number): number {
  if (!isComma(items[at]) || !isRelative(items[at + 1])) return at
  for (let i = at + 1; i < most; i++) {
    if (items[i]!.quote !== null || isComma(items[i]) || items[i]!.text === ';') return at
  }
  return most
}

/** Said Bell: “Q.” */
export function readOpening(items: readonly Item[], sentence: Sentence, cue: Cue): Reading | null {
  if (cue.from !== sentence.from || cue.form === 'ing' || cue.form === 'base' || !cue.verb.frames.has('quote'))
    return null
  const group = nounGroupAfter(items, cue.to, { reach: 'apposed', most: sentence.to })
  if (!group) return null
  const end = skipModifiers(items, group.to, sentence.to, false)
  const mark = items[end.at]
  const source = spanOf(items, group.from, group.to)
  if (
    !source ||
    !mark ||
    end.at + 1 >= sentence.to ||
    !(mark.text === ':' || (isComma(mark) && items[end.at + 1]!.speech))
  )
    return null
  return {
    rule: 'reported.opening',
    content: [{ from: end.at + 1, to: sentence.to }],
    source,
    recipient: end.recipient,
    cueClass: 'speech',
    strength: 0.8
  }
}

export function classOf(cue: Cue, frames: readonly Frame[]): CueClass | null {
  for (const frame of frames) {
    const found = cue.verb.frames.get(frame)
    if (found) return found
  }
  return null
}
