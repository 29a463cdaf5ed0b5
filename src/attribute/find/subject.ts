/**
 * The subject of a cue: the noun group before it, the words between a quotation and it, or the subject of the sentence for
 * ", adding that …".
 */
import type { Span } from '../../model.ts'
import { nounGroupAfter } from '../groupAfter.ts'
import { nounGroupBefore } from '../groupBefore.ts'
import type { Item, Sentence } from '../page.ts'
import { isAdverb, isComma, isConjunction, isDash, isRelative, isSubordinator, type Range } from '../phrase.ts'
import type { Cue } from './cues.ts'
import type { Progress } from './left.ts'
import { spanOf } from './spans.ts'

export function subjectOf(items: readonly Item[], sentence: Sentence, cue: Cue, progress: Progress): Range | null {
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
export function toQuotation(items: readonly Item[], cue: Cue, progress: Progress, subject: Range | null): Range | null {
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

/** The first noun group of a sentence: whose "…, adding that" it is when no attribution came before. */
export function openingSubject(items: readonly Item[], sentence: Sentence): Span | null {
  let at = sentence.from
  while (at < sentence.to && (isConjunction(items[at]) || isAdverb(items[at]))) at++
  const group = nounGroupAfter(items, at, { reach: 'modified', most: sentence.to })
  const next = group && items[group.to]
  return group && next && (next.pos === 'VERB' || next.pos === 'AUX' || isComma(next) || isAdverb(next))
    ? spanOf(items, group.from, group.to)
    : null
}
