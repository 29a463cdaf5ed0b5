/**
 * The main rule: a reporting verb, its subject, and what is said to the left or right of it.
 *
 *   “Q,” S said.   S said: “Q.”   “Q,” said S.   “Q1,” S said, “Q2.”
 *   S said (on Monday) (that) C.   C, S said.   C, said S.   S told R that C.   C1, S said, C2.
 *
 * Each cue of a sentence is tried in these arrangements; the first that fits is proposed. What the verb may take comes from the lexicon.
 * Content to the right runs to the end of the sentence, or to where the next attribution begins on the same level.
 */
import type { CueClass, Polarity, Span } from '../../model.ts'
import type { Frame } from '../lexicon.ts'
import type { Item, Page, Paragraph, Sentence } from '../page.ts'
import {
  isAdverb,
  isComma,
  isConjunction,
  isDash,
  isRelative,
  isSubordinator,
  nounGroupAfter,
  nounGroupBefore,
  type Range,
  startsClause
} from '../phrase.ts'
import { type Proposal, propose } from '../proposal.ts'
import { type Cue, cuesOf } from './cues.ts'
import { readRight, skipModifiers } from './right.ts'
import { spanOf } from './spans.ts'

/** What earlier cues of the sentence have taken. */
interface Progress {
  /** First item that no attribution has taken yet. */
  free: number
  /** Source of the attribution before, for ", adding that". */
  source: Span | null
  previous: Cue | null
}

export function findReported(page: Page): Proposal[] {
  const found: Proposal[] = []
  for (const paragraph of page.paragraphs) {
    for (const sentence of paragraph.sentences) {
      // headline capitals have a finder of their own
      if (
        paragraph.titleCase &&
        !paragraph.items.slice(sentence.from, sentence.to).some((i) => i.quote !== null && i.speech)
      )
        continue
      found.push(...readSentence(paragraph, sentence))
      found.push(...readAhead(page, paragraph, sentence))
    }
  }
  return found
}

/** "Bell said:" at the end of a paragraph, with the quotation in the next one. */
function readAhead(page: Page, paragraph: Paragraph, sentence: Sentence): Proposal[] {
  const items = paragraph.items
  const next = page.paragraphs[paragraph.index + 1]
  const first = next?.items[0]
  if (sentence.to !== items.length || items.at(-1)?.text !== ':' || !first?.quote || !first.speech) return []
  const cue = cuesOf(items, sentence).findLast((c) => c.verb.frames.has('quote'))
  if (!cue || skipModifiers(items, cue.to, sentence.to, cue.verb.frames.has('person')).at < sentence.to - 1) return []
  const subject = subjectOf(items, sentence, cue, { free: sentence.from, source: null, previous: null })
  const span = spanOf(items, cue.from, cue.to)
  if (!span) return []
  return [
    propose({
      rule: 'reported.quoteBelow',
      paragraph: paragraph.index,
      content: [{ start: first.start, end: first.end }],
      cue: span,
      source: subject && spanOf(items, subject.from, subject.to),
      lemma: cue.verb.lemma,
      strength: 0.85
    })
  ]
}

/** The attributions of one sentence, or of a part of one. */
export function readSentence(paragraph: Paragraph, sentence: Sentence): Proposal[] {
  const items = paragraph.items
  const cues = cuesOf(items, sentence)
  const found: Proposal[] = []
  const progress: Progress = { free: sentence.from, source: null, previous: null }
  const closing = closingCue(items, sentence, cues)
  cues.forEach((cue, k) => {
    if (closing !== null && cue !== closing) return
    if (cue.from < progress.free || isAnonymityClause(items, cue)) return
    const later = cues.slice(k + 1)
    if (isRelative(items[cue.from - 1]) && restrictive(items, cue, later)) return
    const reading = readCue(items, sentence, cue, later, progress)
    if (!reading) return
    const content = reading.content.flatMap((r) => spanOf(items, r.from, r.to) ?? [])
    const span = spanOf(items, cue.from, statementEnd(items, cue.to, sentence.to))
    if (content.length === 0 || span === null) return
    found.push(
      propose({
        rule: reading.rule,
        paragraph: paragraph.index,
        content,
        cue: span,
        source: reading.source,
        lemma: cue.verb.lemma,
        cueClass: reading.cueClass,
        polarity: polarityOf(cue),
        recipient: reading.recipient ? spanOf(items, reading.recipient.from, reading.recipient.to) : null,
        strength: reading.strength
      })
    )
    // what somebody wants or thinks of something leaves the sentence to the verbs of saying
    if (reading.cueClass === 'intent') return
    progress.free = Math.max(progress.free, ...reading.content.map((r) => r.to), cue.to)
    progress.source = reading.source
    progress.previous = cue
  })
  return found
}

/** "who asked not to be named", "who requested anonymity": part of the source. */
function isAnonymityClause(items: readonly Item[], cue: Cue): boolean {
  const words = items
    .slice(cue.to, cue.to + 8)
    .map((i) => i.lower)
    .join(' ')
  return /^(?:(?:that (?:he|she|they|their name|his name|her name) )?(?:not )?(?:to )?(?:not )?be (?:named|identified|quoted)|(?:for |on condition of )?anonymity|to remain (?:anonymous|unnamed))/.test(
    words
  )
}

/** A relative clause without commas that another cue follows belongs to that cue's subject: "the man who claims to know said". */
function restrictive(items: readonly Item[], cue: Cue, later: readonly Cue[]): boolean {
  if (isComma(items[cue.from - 2])) return false
  const next = later[0]
  return (
    next !== undefined &&
    next.form !== 'ing' &&
    !items
      .slice(cue.to, next.from)
      .some((i) => i.quote !== null || isComma(i) || isConjunction(i) || i.lower === 'that' || i.text === ':')
  )
}

/** "X shows that C, an insider said.": a cue with its subject at the very end takes the whole sentence, with what other verbs say in it. */
function closingCue(items: readonly Item[], sentence: Sentence, cues: readonly Cue[]): Cue | null {
  const last = cues.at(-1)
  if (cues.length < 2 || !last || last.form === 'ing' || last.negated || classOf(last, ['zero', 'that']) !== 'speech')
    return null
  if (items.slice(sentence.from, last.from).some((i) => i.quote !== null && i.speech)) return null
  const end = skipModifiers(items, last.to, sentence.to, false)
  if (end.at < sentence.to && !/^[.!?…]$/.test(items[end.at]!.text)) return null
  const subject = nounGroupBefore(items, last.from, sentence.from)
  if (
    !subject ||
    subject.from - sentence.from < 4 ||
    !isComma(items[subject.from - 1]) ||
    isComma(items[subject.to - 1])
  )
    return null
  const before = items.slice(sentence.from, subject.from - 1)
  return before.some((i) => i.pos === 'AUX' || i.pos === 'VERB') &&
    before[0]!.pos !== 'VERB' &&
    before[0]!.pos !== 'ADP' &&
    !isSubordinator(before[0])
    ? last
    : null
}

/** "said in a (written) statement" is one cue, as the annotators of PolNeAR mostly mark it. */
function statementEnd(items: readonly Item[], at: number, most: number): number {
  if (items[at]?.lower !== 'in') return at
  for (let i = at + 1; i < Math.min(most, at + 5); i++) if (items[i]!.lower === 'statement') return i + 1
  return at
}

interface Reading {
  readonly rule: string
  readonly content: readonly Range[]
  readonly source: Span | null
  readonly recipient: Range | null
  readonly cueClass: CueClass
  readonly strength: number
}

function readCue(
  items: readonly Item[],
  sentence: Sentence,
  cue: Cue,
  later: readonly Cue[],
  progress: Progress
): Reading | null {
  const subject = toQuotation(items, cue, progress, subjectOf(items, sentence, cue, progress))
  const source = subject ? spanOf(items, subject.from, subject.to) : null
  const left = subject ? subject.from : cue.from
  if (subject && quoteBefore(items, left, progress.free) !== null) {
    const after = postposed(items, sentence, cue, left, progress)
    if (after) return { ...after, source, strength: 0.9 }
  }
  if (!subject && quoteBefore(items, cue.from, progress.free) !== null) {
    const inverted = readInverted(items, sentence, cue, progress)
    if (inverted) return inverted
  }
  const opening = readOpening(items, sentence, cue)
  if (opening) return opening
  const borrowed =
    source ??
    borrowedSource(items, cue, progress) ??
    (cue.form === 'ing' && isComma(items[cue.from - 1]) ? openingSubject(items, sentence) : null)
  if (borrowed || cue.form !== 'ing') {
    const right = readRight(items, sentence, cue, later)
    if (
      right &&
      (borrowed || cue.from > sentence.from) &&
      (borrowed || right.frame === 'that' || right.frame === 'quote')
    )
      return {
        rule: `reported.${right.frame}`,
        content: [right.content],
        source: borrowed,
        recipient: right.recipient,
        cueClass: right.cueClass,
        strength: right.strength
      }
  }
  if (subject && (cue.form === 'past' || cue.form === 's' || cue.form === 'base')) {
    const after = postposed(items, sentence, cue, left, progress)
    if (after) return { ...after, source, strength: 0.75 }
  }
  if (!subject) return readInverted(items, sentence, cue, progress)
  return null
}

function subjectOf(items: readonly Item[], sentence: Sentence, cue: Cue, progress: Progress): Range | null {
  const before = items[cue.from - 1]
  if (cue.from <= progress.free || !before || (before.quote?.closed === true && before.speech)) return null
  if (isRelative(before)) return { from: cue.from - 1, to: cue.from }
  if (cue.form === 'ing' && !/^(?:is|was|are|were|been|['’]re)$/.test(items[cue.from]!.lower)) {
    // "with officials saying": the group right before; ", saying": none of its own
    if (isComma(before) || isConjunction(before) || isDash(before)) return null
  }
  const group = nounGroupBefore(items, cue.from, Math.max(sentence.from, progress.free))
  return group
}

/** “Q,” returning officer Ann Bell told …: a quotation that ends with a comma is followed by its speaker, whatever the tags say. */
function toQuotation(items: readonly Item[], cue: Cue, progress: Progress, subject: Range | null): Range | null {
  const end = subject ? subject.from : cue.from
  for (let i = end - 1; i >= progress.free && i > end - 10; i--) {
    const item = items[i]!
    if (item.quote !== null && item.speech) {
      const from = isComma(items[i + 1]) ? i + 2 : i + 1
      const opens = /[,?!…—]["”’'»]*$/.test(item.text) || isComma(items[i + 1])
      return opens && from < end ? { from, to: subject ? subject.to : cue.from } : subject
    }
    if (
      item.pos === 'PUNCT' ||
      item.pos === 'AUX' ||
      isConjunction(item) ||
      isSubordinator(item) ||
      item.quote !== null
    )
      return subject
  }
  return subject
}

/** ", adding that …", "and said …": the subject of the attribution or clause before. */
function borrowedSource(items: readonly Item[], cue: Cue, progress: Progress): Span | null {
  const before = items[cue.from - 1]
  if (!before) return null
  const joined = isComma(before) || isConjunction(before) || isDash(before) || cue.form === 'ing'
  return joined ? progress.source : null
}

/** Index of the uttered quotation that ends right before `left` (a comma may stand between), not before `least`. */
function quoteBefore(items: readonly Item[], left: number, least: number): number | null {
  let i = left - 1
  if (i >= least && (isComma(items[i]) || isDash(items[i]))) i--
  return i >= least && items[i]!.quote !== null && items[i]!.speech ? i : null
}

type Postposed = Omit<Reading, 'source' | 'strength'>

/** C, S said.  “Q,” S said(, “Q2”).  `left` is where the attribution begins. */
function postposed(
  items: readonly Item[],
  sentence: Sentence,
  cue: Cue,
  left: number,
  progress: Progress
): Postposed | null {
  const cueClass = classOf(cue, ['quote', 'zero', 'that', 'person'])
  const quote = quoteBefore(items, left, progress.free)
  if (quote === null && classOf(cue, ['zero', 'that', 'person']) === null) return null
  const end = skipModifiers(items, cue.to, sentence.to, cue.verb.frames.has('person'))
  const content = quote !== null ? quotedLeft(items, quote, progress.free) : clauseLeft(items, left, progress.free)
  if (!content)
    return quote === null && !cue.negated ? inserted(items, sentence, cue, left, end, progress, cueClass) : null
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

/** "On top of that, she said, one of them …" and "The plan, she said, was dead": the attribution is put into the content. */
function inserted(
  items: readonly Item[],
  sentence: Sentence,
  _cue: Cue,
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
  if (!words.some((w) => w.pos === 'VERB' || w.pos === 'AUX' || /^['’](?:s|re|ll|d|ve|m)$/.test(w.lower))) return null
  return { from, to: left - 1 }
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
  const opens = item.pos === 'VERB' || item.pos === 'AUX'
  const first = items.slice(before.from, before.to).some((w) => w.pos === 'VERB' || w.pos === 'AUX')
  return opens && !/ing$/.test(item.lower) && (item.pos === 'AUX' || !first) ? { from: next, to: most } : null
}

/** “Q,” said S.  C, said S. */
function readInverted(items: readonly Item[], sentence: Sentence, cue: Cue, progress: Progress): Reading | null {
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
  const end = skipModifiers(items, last, sentence.to, false)
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
function readOpening(items: readonly Item[], sentence: Sentence, cue: Cue): Reading | null {
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

/** The first noun group of a sentence: whose "…, adding that" it is when no attribution came before. */
function openingSubject(items: readonly Item[], sentence: Sentence): Span | null {
  let at = sentence.from
  while (at < sentence.to && (isConjunction(items[at]) || isAdverb(items[at]))) at++
  const group = nounGroupAfter(items, at, { reach: 'modified', most: sentence.to })
  const next = group && items[group.to]
  return group && next && (next.pos === 'VERB' || next.pos === 'AUX' || isComma(next) || isAdverb(next))
    ? spanOf(items, group.from, group.to)
    : null
}

function classOf(cue: Cue, frames: readonly Frame[]): CueClass | null {
  for (const frame of frames) {
    const found = cue.verb.frames.get(frame)
    if (found) return found
  }
  return null
}

const denying =
  /^(?:deny|reject|dismiss|refute|rebut|dispute|disavow|repudiate|contradict|rebuff|contest|disprove|brush (?:aside|off)|wave (?:away|aside)|shoot down|knock down|bat away|pour cold water on|push back (?:on|against)|hit back at|scotch|quash|rubbish|laugh off|shrug off|sweep aside|rule out|pooh-pooh|debunk|throw out|dispel|slap down|squash|disclaim|gainsay|negate|nix)$/

function polarityOf(cue: Cue): Polarity {
  if (cue.declined) return 'declines'
  if (cue.negated) return 'declines'
  return denying.test(cue.verb.lemma) ? 'denies' : 'asserts'
}
