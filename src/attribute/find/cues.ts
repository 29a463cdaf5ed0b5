/**
 * Where a sentence has a reporting verb that could be a cue: the verb with its auxiliaries, adverbs and particles.
 *
 * Passives ("was told", "is said to") and infinitives without a subject are left to their own finders. A form that is also a noun
 * ("claims") counts only where the tagger or a subject before it makes it a verb.
 */

import type { Polarity } from '../../model.ts'
import { type FoundPhrase, phraseAt } from '../cuePhrases.ts'
import { startsClause } from '../groupAfter.ts'
import { nounGroupBefore } from '../groupBefore.ts'
import { type Form, type Verb, verbForm } from '../lexicon.ts'
import type { Item, Sentence } from '../page.ts'
import { isAdverb, isComma, isConjunction, isPronoun, isRelative } from '../phrase.ts'

/** A verb group; `from` and `to` (exclusive) are items. */
export interface Cue {
  readonly from: number
  readonly at: number
  readonly to: number
  readonly verb: Verb
  readonly form: Form
  readonly negated: boolean
  /** "declined to say", "would not say": the speaker keeps it to himself. */
  readonly declined: boolean
  /** Of a phrase ("made no secret of the fact"): what it does with its content; null for a verb. */
  readonly effect: Polarity | null
}

const auxiliary =
  /^(?:has|have|had|having|will|would|did|does|do|can|could|should|must|may|might|shall|ca|wo|to|['’](?:s|d|ve|ll|re))$/
const being = /^(?:is|was|are|were|be|been|being|am|get|gets|got|['’]re|['’]m)$/
const negation = /^(?:not|n['’]t|never|neither|nor|hardly)$/
const participleOnly =
  /^(?:known|written|spoken|sworn|foreseen|seen|sung|begun|gone|taken|bitten|forgotten|chosen|broken)$/
const refusal = /^(?:declin|refus)(?:e|es|ed|ing)$/
const linking =
  /^(?:went|goes|go|going|gone|continued|continues|continuing|began|begun|begins|started|proceeded|wanted|wants|rushed|took|liked|likes|appeared|appears|seemed|seems|used|sought|tried|moved|came|was|is|had|has|declined|declines|refused|refuses|declining|refusing|able|quick|keen|careful|happy)$/

/** Cues of a sentence in text order. */
export function cuesOf(items: readonly Item[], sentence: Sentence): Cue[] {
  const cues: Cue[] = []
  for (let i = sentence.from; i < sentence.to; i++) {
    const item = items[i]!
    if (item.quote !== null) continue
    const phrase = phraseAt(items, i, sentence.to)
    const phrased = phrase && phraseCue(items, i, sentence, phrase)
    if (phrased) {
      cues.push(phrased)
      i = phrased.to - 1
      continue
    }
    const known = verbForm(item.lower)
    if (!known) continue
    if (
      /^\p{Lu}/u.test(item.text) &&
      i > sentence.from &&
      items[i - 1]!.quote === null &&
      !/^[.:;—–•]$/.test(items[i - 1]!.text)
    )
      continue
    if (
      (item.pos === 'NOUN' || item.pos === 'ADJ' || item.pos === 'PROPN') &&
      (known.mayBeNoun || known.form === 'base' || known.form === 's') &&
      !looksVerbal(items, i, sentence)
    )
      continue
    const verb =
      known.verbs.find((v) => v.particles.every((p, k) => items[i + 1 + k]?.lower === p)) ??
      known.verbs.find((v) => v.particles.length === 0)
    if (!verb) continue
    const cue = groupAround(items, i, sentence, verb, known.form)
    if (cue) cues.push(cue)
  }
  return cues
}

/** A phrase with the auxiliaries before it; null where it reports nothing as it stands there. */
function phraseCue(items: readonly Item[], at: number, sentence: Sentence, phrase: FoundPhrase): Cue | null {
  const cue = groupAround(items, at, sentence, phrase.verb, phrase.form)
  const effect = cue && phrase.effect(cue.negated)
  if (!cue || !effect || effect === 'none') return null
  return { ...cue, to: phrase.to, negated: false, declined: effect === 'declines', effect }
}

/** A name, also where the tagger takes its capitalised word for a verb ("the Arden Herald states"). */
const isName = (item: Item): boolean => item.pos === 'PROPN' || (item.pos === 'VERB' && /^\p{Lu}/u.test(item.text))

/** Papers and pictures in the plural, which show things. */
const papers =
  /^(?:documents?|e-?mails|records|files|figures|data|papers|letters|messages|texts|reports|minutes|notes|filings|polls|surveys|studies|results|statistics|images|videos|footage|photos|photographs|tests|logs|accounts|receipts|transcripts|screenshots|recordings|memos)$/

/** A form tagged as a noun that stands where a verb must: "she claims that …". */
function looksVerbal(items: readonly Item[], i: number, sentence: Sentence): boolean {
  const before = items[i - 1]
  const after = items[i + 1]
  if (i === sentence.from || !before || before.quote !== null) return false
  if (
    /^(?:many|some|most|few|others|several|both|critics|experts|police|people)$/.test(before.lower) &&
    /^(?:think|say|believe|fear|hope|argue|claim|doubt|feel|insist|wonder)$/.test(items[i]!.lower)
  )
    return true
  if (
    isPronoun(before) &&
    before.pos === 'PRON' &&
    !/^(?:it|which|all|some|most|many|few|several|those|both|another)$/.test(before.lower)
  )
    return true
  // "Documents show the vote was rigged", "Emails seen by the Post show that …"
  if (
    /^(?:show|suggest|indicate|reveal)$/.test(items[i]!.lower) &&
    papers.test(items[sentence.from]!.lower) &&
    startsClause(items, i + 1, sentence.to)
  )
    return true
  if (
    verbForm(items[i]!.lower)?.form === 's' &&
    isName(before) &&
    after &&
    (after.pos === 'DET' || isPronoun(after) || after.pos === 'PROPN')
  )
    return true
  if (isComma(before)) return followsInsertion(items, i, sentence)
  if (verbForm(items[i]!.lower)?.form === 's' && isName(before) && endsWithName(items, i, sentence)) return true
  return (
    (isName(before) || before.pos === 'NOUN') &&
    (after?.lower === 'that' || after?.text === ':' || after?.quote?.closed === true || isPronoun(after))
  )
}

/** "The minutes, marked confidential, show that …": a form after words put in between commas behind the subject. */
function followsInsertion(items: readonly Item[], i: number, sentence: Sentence): boolean {
  const subject = nounGroupBefore(items, i, sentence.from)
  if (!subject) return false
  const comma = items.findIndex((item, k) => k > subject.from && k < i - 1 && isComma(item))
  if (comma < 0) return false
  const inner = items.slice(comma + 1, i - 1)
  const first = inner[0]!
  const inserted =
    /^(?:VERB|ADP|ADV)$/.test(first.pos) ||
    isRelative(first) ||
    inner.some((w, k) => isRelative(w) && inner[k - 1]?.lower === 'of')
  return inserted && (items[i + 1]?.lower === 'that' || startsClause(items, i + 1, sentence.to))
}

/** "…, the Harbour Times reports.": a name behind a comma or a quotation, and the end of the sentence. */
function endsWithName(items: readonly Item[], i: number, sentence: Sentence): boolean {
  const after = items[i + 1]
  if (i + 1 < sentence.to && !/^[.,;]$/.test(after!.text)) return false
  let from = i - 1
  while (from > sentence.from && (isName(items[from]!) || items[from]!.pos === 'DET')) from--
  return isComma(items[from]) || items[from]!.quote !== null
}

function groupAround(items: readonly Item[], at: number, sentence: Sentence, verb: Verb, form: Form): Cue | null {
  let from = at
  let negated = false
  let declined = false
  let infinitive = false
  let passive = false
  let progressive = false
  for (let i = at - 1; i >= sentence.from; i--) {
    const item = items[i]!
    if (item.quote !== null) break
    if (negation.test(item.lower)) negated = true
    else if (item.lower === 'to') infinitive = true
    else if (being.test(item.lower) || (/^['’]s$/.test(item.lower) && isPronoun(items[i - 1]) && form === 'ing')) {
      if (form === 'past') passive = true
      else if (form === 'ing') progressive = true
      else if (!infinitive) break
    } else if (infinitive && linking.test(item.lower)) {
      declined ||= refusal.test(item.lower)
      from = i
      // "went on to say": what stands before it may be an auxiliary again
      infinitive = false
      continue
    } else if (infinitive && item.lower === 'on' && /^(?:went|goes|go|gone|going)$/.test(items[i - 1]?.lower ?? '')) {
      from = i
      continue
    } else if (/^['’](?:s|d|ve|ll|re)$/.test(item.lower) && !isPronoun(items[i - 1])) break
    else if (!auxiliary.test(item.lower) && !isAdverb(item)) break
    if (isAdverb(item) && i === sentence.from) break
    from = i
  }
  // adverbs alone before the group belong to the subject's side only if nothing else is there
  if (passive || infinitive) return null
  if (
    participleOnly.test(items[at]!.lower) &&
    !items.slice(from, at).some((i) => /^(?:has|have|had|having|['’]ve|['’]d|['’]s)$/.test(i.lower))
  )
    return null
  if (form === 'ing' && !progressive && !participleAt(items, from, sentence)) return null
  if (form === 'base' && from === at && !baseFits(items, at, sentence)) return null
  const determiner = items[from - 1]
  if (
    from === at &&
    from > sentence.from &&
    determiner &&
    determiner.quote === null &&
    (determiner.pos === 'DET' || /^(?:his|its|their|our|my|your|of|['’]s)$/.test(determiner.lower)) &&
    form !== 'past'
  )
    return null
  // "a clerk not cleared to speak publicly said": the adverb goes with the verb before it
  if (from < at && items.slice(from, at).every(isAdverb) && items[from - 1]?.pos === 'VERB' && from > sentence.from)
    from = at
  let to = at + 1 + verb.particles.length
  while (to < sentence.to && /^(?:exclusively|again|too)$/.test(items[to]!.lower)) to++
  return { from, at, to, verb, form, negated, declined, effect: null }
}

/** An -ing form that reports: ", adding that …", "by saying", at the start of a clause. */
function participleAt(items: readonly Item[], from: number, sentence: Sentence): boolean {
  const before = items[from - 1]
  if (from === sentence.from || !before) return false
  return (
    isComma(before) ||
    isConjunction(before) ||
    /^(?:by|while|when|after|before|in|without|from|for|despite|—|–)$/.test(before.lower) ||
    before.quote !== null ||
    before.pos === 'NOUN' ||
    before.pos === 'PROPN'
  )
}

/** A bare form is finite only with a plural or first-person subject: "officials say". */
function baseFits(items: readonly Item[], at: number, sentence: Sentence): boolean {
  const before = items[at - 1]
  if (at === sentence.from || !before) return false
  if (before.quote !== null) return true
  if (isPronoun(before) || isRelative(before) || isComma(before)) return true
  return (
    before.pos === 'NOUN' ||
    before.pos === 'PROPN' ||
    before.pos === 'NUM' ||
    isAdverb(before) ||
    before.text === ')' ||
    before.pos === 'ADP' ||
    isConjunction(before)
  )
}
