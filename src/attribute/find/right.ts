/**
 * What is said to the right of a reporting verb: after the person told and the adverbials, a clause, a quotation, an infinitive
 * or a noun group, whichever the verb may take.
 */
import type { CueClass } from '../../model.ts'
import { nounGroupAfter, startsClause } from '../groupAfter.ts'
import type { Frame } from '../lexicon.ts'
import type { Item, Sentence } from '../page.ts'
import { isAdverb, isComma, isConjunction, isDash, isNominal, isPronoun, isTemporal, type Range } from '../phrase.ts'
import type { Cue } from './cues.ts'
import { type Opening, opening } from './opening.ts'

/** Content to the right of a cue. */
export interface RightContent {
  readonly content: Range
  readonly recipient: Range | null
  readonly frame: Frame
  readonly cueClass: CueClass
  readonly strength: number
}

/** Verbs that report only in the simple tenses: "is holding it up" reports nothing. */
const frozen =
  /^(?:hold|find|see|feel|hear|judge|know|show|read|gather|record|document|detail|outline|rule|decide|determine|understand|discover|notice|learn|consider|sense|submit|figure|trust|bet)$/
const adverbialStart =
  /^(?:in|on|at|during|after|before|via|through|from|outside|inside|following|over|by|with|under|within|near|amid|ahead|along|alongside|as|for|of|about|until|till|since|despite)$/
const recipientStart = /^(?:to|with)$/

/** Reads the content to the right of `cue`; `later` are the cues after it in the sentence. */
export function readRight(
  items: readonly Item[],
  sentence: Sentence,
  cue: Cue,
  later: readonly Cue[]
): RightContent | null {
  const frames = cue.verb.frames
  if (cue.declined || cue.negated) {
    const kept = withheld(items, sentence, cue, later)
    if (kept) return kept
  }
  let at = cue.to
  let recipient: Range | null = null
  if (frames.has('person')) {
    recipient = personAfter(items, at, sentence.to)
    const told = recipient && opening(items, recipient.to, sentence.to, cue, recipient)
    if (told) return finish(items, sentence, cue, later, told)
    const past = recipient ? skipModifiers(items, recipient.to, sentence.to, false).at : at
    const toldLater = recipient && past > recipient.to && opening(items, past, sentence.to, cue, recipient)
    if (toldLater && toldLater.frame !== 'zero') return finish(items, sentence, cue, later, toldLater)
  }
  const direct = opening(items, at, sentence.to, cue, null)
  if (direct) return finish(items, sentence, cue, later, direct)
  if (recipient) at = recipient.to
  const skipped = skipModifiers(items, at, sentence.to, false)
  if (skipped.at > at) {
    const later2 = opening(items, skipped.at, sentence.to, cue, recipient ?? skipped.recipient)
    if (later2) return finish(items, sentence, cue, later, later2)
  }
  return withObject(items, sentence, cue, later)
}

/** "declined to comment on the claim that C", "would not discuss whether C", "refused to answer questions about X". */
function withheld(items: readonly Item[], sentence: Sentence, cue: Cue, later: readonly Cue[]): RightContent | null {
  let at = cue.to
  while (
    at < sentence.to &&
    (/^(?:on|about|to|as|upon|of|further|directly|publicly)$/.test(items[at]!.lower) || isAdverb(items[at]))
  )
    at++
  const made = (from: number, frame: Frame): RightContent => ({
    content: { from, to: contentEnd(items, from, sentence.to, later) },
    recipient: null,
    frame,
    cueClass: 'speech',
    strength: 0.8
  })
  if (at >= sentence.to) return null
  if (/^(?:whether|if)$/.test(items[at]!.lower)) return made(at, 'wh')
  const group = nounGroupAfter(items, at, { reach: 'plain', most: sentence.to })
  const claim = group && claimClause(items, group, sentence.to)
  return claim == null ? null : made(claim, 'that')
}

/** Who is told: one noun group, or two joined by "and". */
function personAfter(items: readonly Item[], at: number, most: number): Range | null {
  const outlet = outletAt(items, at, most)
  if (outlet) return outlet
  const one = nounGroupAfter(items, at, { reach: 'plain', most })
  if (!one || items[one.to]?.lower !== 'and') return one
  const two = nounGroupAfter(items, one.to + 1, { reach: 'plain', most })
  const next = two && items[two.to]
  return next &&
    (next.lower === 'that' || next.text === ':' || isComma(next) || next.quote !== null || /^[.]$/.test(next.text))
    ? { from: one.from, to: two.to }
    : one
}

/** A held outlet's name: "told Fell Weekly Orrin has left" and "told Fell Weekly for an earlier story" tell Fell Weekly. */
function outletAt(items: readonly Item[], at: number, most: number): Range | null {
  const first = items[at]?.lower === 'the' ? at + 1 : at
  const size = items[first]?.named
  if (size === undefined) return null
  const to = first + size
  return to < most && !/^(?:NOUN|CCONJ)$/.test(items[to]!.pos) ? { from: at, to } : null
}

function finish(
  items: readonly Item[],
  sentence: Sentence,
  cue: Cue,
  later: readonly Cue[],
  open: Opening
): RightContent | null {
  if (cue.form === 'ing' && open.frame === 'zero' && frozen.test(cue.verb.lemma)) return null
  const cueClass =
    cue.verb.frames.get(open.frame) ?? cue.verb.frames.get('that') ?? cue.verb.frames.get('quote') ?? 'speech'
  const first = items[open.from]!
  let to = contentEnd(items, open.from, sentence.to, later)
  if (open.frame === 'quote' && first.quote !== null && first.speech) {
    to = open.from + 1
    while (to < sentence.to && items[to]!.quote !== null) to++
  }
  return {
    content: { from: open.from, to },
    recipient: open.recipient,
    frame: open.frame,
    cueClass,
    strength: open.strength
  }
}

/** Where content that begins at `from` ends: at the next attribution on the same level, else with the sentence. */
export function contentEnd(items: readonly Item[], from: number, most: number, later: readonly Cue[]): number {
  for (let i = from + 1; i < most; i++) {
    const item = items[i]!
    const before = items[i - 1]!
    if (item.lower === 'according' && items[i + 1]?.lower === 'to' && (isComma(before) || before.quote !== null))
      return i
    if (item.text === ';' && later.some((c) => c.at > i)) return i
  }
  for (const cue of later) {
    if (cue.from <= from || cue.from >= most) continue
    const before = items[cue.from - 1]!
    if (cue.form === 'ing' && (isComma(before) || isDash(before)) && takesClause(cue)) return cue.from - 1
    if (
      (isConjunction(before) || isComma(before)) &&
      cue.form !== 'ing' &&
      takesClause(cue) &&
      (reportsOn(items, cue) || (isStrong(cue) && startsClause(items, cue.to, most)))
    )
      return isConjunction(before) && isComma(items[cue.from - 2]) ? cue.from - 2 : cue.from - 1
    // ", and S added that …", ", while S says …"
    for (let i = cue.from - 1; i > from && i > cue.from - 8; i--) {
      const joint = items[i]!
      if (joint.quote !== null || joint.pos === 'VERB' || joint.pos === 'AUX') break
      if (
        (isConjunction(joint) || /^(?:while|although|though|whereas|as)$/.test(joint.lower)) &&
        isComma(items[i - 1]) &&
        (reportsOn(items, cue) || isStrong(cue)) &&
        isNominal(items[i + 1])
      )
        return i - 1
    }
  }
  return most
}

/** A coordinated verb that plainly reports: "and added that …", "but said: “…”". */
function reportsOn(items: readonly Item[], cue: Cue): boolean {
  const next = items[cue.to]
  return (
    cue.form !== 'base' &&
    next !== undefined &&
    (next.lower === 'that' ||
      next.quote !== null ||
      next.text === ':' ||
      (isComma(next) && items[cue.to + 1]?.quote != null))
  )
}

/** A verb of saying and nothing else, in a finite form. */
const isStrong = (cue: Cue): boolean =>
  cue.form !== 'base' && cue.verb.frames.get('zero') === 'speech' && cue.verb.frames.has('quote')

const takesClause = (cue: Cue): boolean =>
  cue.verb.frames.has('that') || cue.verb.frames.has('quote') || cue.verb.frames.has('np')

/** Adverbials after a cue, and "to NP" where somebody was told. */
export function skipModifiers(
  items: readonly Item[],
  from: number,
  most: number,
  takesPerson: boolean
): { at: number; recipient: Range | null } {
  let at = from
  let recipient: Range | null = null
  if (takesPerson) {
    recipient = nounGroupAfter(items, at, { reach: 'plain', most })
    if (recipient) at = recipient.to
  }
  for (let steps = 0; steps < 8 && at < most; steps++) {
    const item = items[at]!
    if (item.quote !== null) break
    if (isAdverb(item) || (isTemporal(item) && !startsClause(items, at, Math.min(most, at + 3)))) {
      at++
      continue
    }
    // "some weeks ago", "two days later"
    if (
      (item.pos === 'NUM' || /^(?:an?|some|several|a|few|many)$/.test(item.lower)) &&
      isTemporal(items[at + 1]) &&
      isTemporal(items[at + 2])
    ) {
      at += 3
      continue
    }
    if (/^(?:live|exclusively|point-blank|aloud)$/.test(item.lower)) {
      at++
      continue
    }
    if (/^(?:last|this|next|early|late|earlier)$/.test(item.lower) && isTemporal(items[at + 1])) {
      at += 2
      continue
    }
    if (
      recipientStart.test(item.lower) &&
      items[at + 1] &&
      (isNominal(items[at + 1]) || isPronoun(items[at + 1])) &&
      (items[at + 1]!.pos !== 'VERB' || /^\p{Lu}/u.test(items[at + 1]!.text))
    ) {
      const group = nounGroupAfter(items, at + 1, { reach: 'plain', most })
      if (!group) break
      recipient ??= group
      at = group.to
      continue
    }
    if (adverbialStart.test(item.lower) && items[at + 1]) {
      const plain = nounGroupAfter(items, at + 1, { reach: 'plain', most })
      const group =
        plain && items[plain.to]?.pos === 'VERB' ? nounGroupAfter(items, at + 1, { reach: 'modified', most }) : plain
      if (!group) break
      at = group.to
      continue
    }
    break
  }
  return { at, recipient }
}

/** Noun groups as content: "denied the claim that C", "described X as Y", "called it a joke", "accused X of Y". */
function withObject(items: readonly Item[], sentence: Sentence, cue: Cue, later: readonly Cue[]): RightContent | null {
  const frames = cue.verb.frames
  const group = nounGroupAfter(items, cue.to, { reach: 'plain', most: sentence.to })
  if (!group) return null
  const end = objectEnd(items, group, contentEnd(items, cue.to, sentence.to, later))
  const as = frames.get('as')
  if (as && items[group.to]?.lower === 'as' && group.to + 1 < sentence.to)
    return { content: { from: cue.to, to: end }, recipient: null, frame: 'as', cueClass: as, strength: 0.7 }
  const call = frames.get('call')
  if (call && calls(items, group, sentence.to))
    return { content: { from: cue.to, to: end }, recipient: null, frame: 'call', cueClass: call, strength: 0.7 }
  const of = frames.get('of')
  if (of && items.slice(group.from, end).some((i) => i.lower === 'of'))
    return { content: { from: cue.to, to: end }, recipient: null, frame: 'of', cueClass: of, strength: 0.65 }
  const np = frames.get('np')
  const claim = claimClause(items, group, sentence.to)
  if (np && claim !== null)
    return {
      content: { from: claim, to: contentEnd(items, claim, sentence.to, later) },
      recipient: null,
      frame: 'that',
      cueClass: np,
      strength: 0.8
    }
  if (cue.form === 'ing' && /^(?:cite|quote|point to|refer to|allude to)$/.test(cue.verb.lemma)) return null
  if (np && group.to - group.from === 1 && isPronoun(items[group.from]) && items[group.from]!.pos === 'PRON')
    return null
  if (np) {
    const told = toldAfter(items, cue, group.from + 1, end)
    const to = told ? told.from - 1 : end
    return { content: { from: cue.to, to }, recipient: told, frame: 'np', cueClass: np, strength: 0.55 }
  }
  return null
}

/** "confirmed the split to Glimpse Magazine", "admitted it to reporters": who was told, at the end of the object. */
function toldAfter(items: readonly Item[], cue: Cue, from: number, end: number): Range | null {
  if (
    !/^(?:confirm|reveal|disclose|admit|deny|confess|announce|explain|describe|detail|outline|recount)$/.test(
      cue.verb.lemma
    )
  )
    return null
  for (let i = end - 2; i >= from; i--) {
    if (items[i]!.lower !== 'to' || items[i]!.quote !== null) continue
    const group = nounGroupAfter(items, i + 1, { reach: 'plain', most: end })
    if (!group) return null
    const [first, past] = [items[group.from]!, skipModifiers(items, group.to, end, false).at]
    const isHearer =
      /^\p{Lu}/u.test(first.text) || /^(?:reporters|journalists|us)$/.test(first.lower) || first.lower === 'this'
    const isNamed = first.lower === 'the' && /^\p{Lu}/u.test(items[group.from + 1]?.text ?? '')
    return (isHearer || isNamed) && past >= end - 1 ? group : null
  }
  return null
}

const claimNoun =
  /^(?:claim|allegation|accusation|report|suggestion|rumou?r|idea|notion|speculation|assertion|charge|insinuation|theory|contention|insistence|suspicion|possibility|story|assumption|belief|finding|statement)s?$/

/** "the claim that C": the item of "that"; null where the group is no such noun. */
export function claimClause(items: readonly Item[], group: Range, most: number): number | null {
  for (let i = group.from; i < Math.min(most - 1, group.to + 8); i++) {
    if (items[i]!.quote === null && claimNoun.test(items[i]!.lower) && /^(?:that|of|as)$/.test(items[i + 1]!.lower)) {
      if (items[i + 1]!.lower === 'that') return i + 1
      for (let k = i + 1; k < Math.min(most, i + 4); k++) if (/^whether$/.test(items[k]!.lower)) return k
    }
    if (isComma(items[i])) return null
  }
  return null
}

/** "called it a joke", "called the plan “a joke”": two noun groups, or a quotation, after the verb. */
function calls(items: readonly Item[], group: Range, most: number): boolean {
  const inner = items.slice(group.from, group.to)
  if (inner.some((i) => i.quote !== null)) return true
  const next = items[group.to]
  return next !== undefined && group.to < most && (next.quote !== null || isNominal(next))
}

/** An object ends before a comma, a subordinate clause or a coordinated verb. */
function objectEnd(items: readonly Item[], group: Range, most: number): number {
  for (let i = group.to; i < most; i++) {
    const item = items[i]!
    if (item.quote !== null) {
      if (/[,.]["”’']?$/.test(item.text)) return i + 1
      continue
    }
    if (isComma(item) || item.text === ';' || isDash(item) || item.text === ':') return i
    if (/^(?:while|when|after|before|because|although|though|since)$/.test(item.lower)) return i
    if (isConjunction(item) && (items[i + 1]?.pos === 'VERB' || items[i + 1]?.pos === 'AUX')) return i
  }
  return most
}
