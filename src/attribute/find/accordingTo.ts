/**
 * Sources named by a phrase, not by a verb: "According to S, C", "C, according to S", "In the words of S, …", "per S", "in S's view".
 *
 * "According to plan" and "according to their means" name nobody who said something: a source of these words is passed over.
 */

import { nounGroupAfter } from '../groupAfter.ts'
import type { Item, Page, Paragraph, Sentence } from '../page.ts'
import { isAdverb, isComma, isConjunction, isDash, isRelative, type Range } from '../phrase.ts'
import { type Proposal, propose } from '../proposal.ts'
import { spanOf } from './spans.ts'

const notSources =
  /\b(?:plan|plans|schedule|size|age|need|needs|means|taste|preference|rules|custom|ability|season|weight|height|type|circumstances|merit|rank)$/i

interface Phrase {
  /** First item of the cue. */
  readonly from: number
  /** Item after the cue, where the source begins. */
  readonly to: number
  readonly lemma: string
}

export function findAccordingTo(page: Page): Proposal[] {
  const found: Proposal[] = []
  for (const paragraph of page.paragraphs) {
    for (const sentence of paragraph.sentences) {
      for (const phrase of phrasesOf(paragraph.items, sentence)) {
        const proposal = readPhrase(paragraph, sentence, phrase)
        if (proposal) found.push(proposal)
      }
    }
  }
  return found
}

function phrasesOf(items: readonly Item[], sentence: Sentence): Phrase[] {
  const found: Phrase[] = []
  for (let i = sentence.from; i + 1 < sentence.to; i++) {
    const item = items[i]!
    if (item.quote !== null) continue
    const next = items[i + 1]!
    if (item.lower === 'according' && next.lower === 'to') found.push({ from: i, to: i + 2, lemma: 'according to' })
    else if (
      item.lower === 'per' &&
      (i === sentence.from || /^\p{Lu}|^an?$|^the$/u.test(next.text)) &&
      (i === sentence.from || isComma(items[i - 1]) || items[i - 1]!.quote !== null || items[i - 1]!.lower === 'as')
    ) {
      if (!/^(?:cent|capita|day|week|month|year|head|person|hour)$/.test(next.lower))
        found.push({ from: i, to: i + 1, lemma: 'per' })
    } else {
      const to = afterWordsOf(items, i)
      if (to !== null) found.push({ from: i, to, lemma: 'in the words of' })
    }
  }
  return found
}

/** "in the (blunt) words of": the item after it; null where it does not begin at item `i`. */
function afterWordsOf(items: readonly Item[], i: number): number | null {
  if (items[i]!.lower !== 'in' || items[i + 1]?.lower !== 'the') return null
  let at = i + 2
  while (at < i + 5 && (items[at]?.pos === 'ADJ' || isAdverb(items[at]))) at++
  const isOpinion = /^(?:words|view|opinion|judgment|judgement|estimation|assessment|telling|reckoning)$/.test(
    items[at]?.lower ?? ''
  )
  return isOpinion && items[at + 1]?.lower === 'of' ? at + 2 : null
}

function readPhrase(paragraph: Paragraph, sentence: Sentence, phrase: Phrase): Proposal | null {
  const items = paragraph.items
  const group = sourceGroup(items, phrase.to, sentence.to, phrase.from - sentence.from < 2)
  if (!group) return null
  const source = spanOf(items, group.from, group.to)
  const cue = spanOf(items, phrase.from, phrase.to)
  if (!source || !cue) return null
  const shown = items
    .slice(group.from, group.to)
    .map((i) => i.text)
    .join(' ')
  // "an inspection schedule" is a paper
  if (
    phrase.lemma === 'according to' &&
    notSources.test(shown) &&
    !/\bthe (?:plan|rules|schedule)|^an?\s\S+\s(?:plan|schedule)/i.test(shown)
  )
    return null
  const before = phrase.from > sentence.from ? items[phrase.from - 1]! : null
  const leading =
    before === null ||
    isConjunction(before) ||
    (isComma(before) && phrase.from - sentence.from === 2 && isConjunction(items[sentence.from])) ||
    (phrase.from - sentence.from < 3 &&
      !before.quote &&
      !isComma(before) &&
      before.pos !== 'VERB' &&
      before.pos !== 'NOUN')
  const content = leading ? after(items, group.to, sentence.to) : around(items, sentence, phrase.from, group.to)
  const spans = content.flatMap((r) => spanOf(items, r.from, r.to) ?? [])
  if (spans.length === 0) return null
  return propose({
    rule: leading ? 'accordingTo.before' : 'accordingTo.after',
    paragraph: paragraph.index,
    content: spans,
    cue,
    source,
    lemma: phrase.lemma,
    strength: 0.85
  })
}

/** The source: a noun group; ", which quoted Y," after an outlet or person belongs to the sentence, not to the source. */
function sourceGroup(items: readonly Item[], from: number, most: number, leading: boolean): Range | null {
  const by = items[from]?.lower === 'reporting' && /^(?:by|from|in|of)$/.test(items[from + 1]?.lower ?? '')
  const reporter = by ? nounGroupAfter(items, from + 2, { reach: 'modified', most }) : null
  const modified = reporter
    ? { from, to: reporter.to }
    : (nounGroupAfter(items, from, { reach: 'modified', most }) ?? upToComma(items, from, most))
  if (!modified || (isComma(items[modified.to]) && isRelative(items[modified.to + 1]))) return modified
  const apposed = nounGroupAfter(items, from, { reach: 'apposed', most })
  // the apposition of a leading phrase ends with a comma; without one it is the content
  return apposed && (!leading || isComma(items[apposed.to - 1])) ? apposed : modified
}

/** A source that the tagger does not see as a noun ("according to reports,"). */
function upToComma(items: readonly Item[], from: number, most: number): Range | null {
  for (let i = from; i < Math.min(most, from + 5); i++)
    if (isComma(items[i]) || items[i]!.text === '.') return i > from ? { from, to: i } : null
  return null
}

/** Content after a leading phrase: past the comma (and a relative clause between commas), or a colon. */
function after(items: readonly Item[], at: number, most: number): Range[] {
  let i = at
  while (i < most && !isComma(items[i]) && items[i]!.text !== ':' && items[i]!.quote === null && i < at + 12) i++
  if (isComma(items[i]) && isRelative(items[i + 1])) {
    i++
    while (i < most && !isComma(items[i])) i++
  } else if (!isComma(items[at - 1]) && (i >= most || i === at + 12)) i = at
  if (isComma(items[at - 1]) && !isRelative(items[at])) i = at - 1
  const from = items[i] && (isComma(items[i]) || items[i]!.text === ':') ? i + 1 : i
  return from < most ? [{ from, to: most }] : []
}

/** Content around a phrase that stands after or inside it: "C, according to S", "C1, according to S, C2". */
function around(items: readonly Item[], sentence: Sentence, from: number, to: number): Range[] {
  let end = from
  while (end > sentence.from && (isComma(items[end - 1]) || isDash(items[end - 1]))) end--
  const parts: Range[] = [{ from: sentence.from, to: end }]
  const next = items[to]
  const tail = isComma(items[to - 1]) ? to : next && isComma(next) ? to + 1 : null
  if (tail !== null && tail < sentence.to) {
    const item = items[tail]!
    const first = items.slice(sentence.from, end).some((i) => i.pos === 'VERB' || i.pos === 'AUX')
    if (!first && (item.pos === 'VERB' || item.pos === 'AUX')) parts.push({ from: tail, to: sentence.to })
  }
  return parts
}
