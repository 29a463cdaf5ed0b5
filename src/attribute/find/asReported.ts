/**
 * An outlet or speaker named after "by" in a clause beside the content: "As first reported by Y, C", "C, as was first revealed by Y",
 * "It was reported by Y that C", "as S put it, C", "as Y reports, C", "a report in Y says that C" (the last by `reported.ts`).
 */

import { nounGroupAfter } from '../groupAfter.ts'
import { nounGroupBefore } from '../groupBefore.ts'
import { verbForm } from '../lexicon.ts'
import type { Item, Page, Paragraph, Sentence } from '../page.ts'
import { isAdverb, isComma, isDash } from '../phrase.ts'
import { type Proposal, propose } from '../proposal.ts'
import { spanOf } from './spans.ts'

export function findAsReported(page: Page): Proposal[] {
  const found: Proposal[] = []
  for (const paragraph of page.paragraphs) {
    for (const sentence of paragraph.sentences) {
      for (let i = sentence.from; i < sentence.to; i++) {
        const proposal = byAgent(paragraph, sentence, i) ?? bySubject(paragraph, sentence, i)
        if (proposal) found.push(proposal)
      }
    }
  }
  return found
}

const reporting =
  /^(?:reported|revealed|claimed|said|stated|noted|published|disclosed|announced|confirmed|alleged|suggested|mentioned|quoted|broken|covered|told|explained|described|put|pointed)$/

/** "as (was) first reported by Y" and "first reported by Y" after a comma. */
function byAgent(paragraph: Paragraph, sentence: Sentence, i: number): Proposal | null {
  const items = paragraph.items
  const verb = items[i]!
  if (verb.quote !== null || !reporting.test(verb.lower) || !/^(?:by|in|on)$/.test(items[i + 1]?.lower ?? ''))
    return null
  let from = i
  while (
    from > sentence.from &&
    (isAdverb(items[from - 1]) ||
      /^(?:was|is|has|been|being|first|originally|initially|earlier)$/.test(items[from - 1]!.lower))
  )
    from--
  const before = items[from - 1]
  const as = before?.lower === 'as' && from - 1 >= sentence.from
  const apposed =
    before !== undefined &&
    (isComma(before) || isDash(before)) &&
    items.slice(from, i).some((w) => w.lower === 'first' || w.lower === 'originally')
  const it = before?.lower === 'it' && from - 1 === sentence.from
  if (!as && !apposed && !it) return null
  const group = nounGroupAfter(items, i + 2, { reach: 'modified', most: sentence.to })
  if (!group) return null
  const open = as ? from - 1 : from
  return build(paragraph, sentence, it ? from : open, i + 2, group.from, group.to, verb.lower)
}

/** "As Y reported, C" and "C, as Y reported". */
function bySubject(paragraph: Paragraph, sentence: Sentence, i: number): Proposal | null {
  const items = paragraph.items
  const known = items[i]!.quote === null ? verbForm(items[i]!.lower) : undefined
  if (
    !known?.verbs.some(
      (v) => v.frames.get('zero') === 'speech' || v.frames.get('that') === 'speech' || v.lemma === 'put it'
    )
  )
    return null
  let at = i
  while (at > sentence.from && (isAdverb(items[at - 1]) || items[at - 1]!.pos === 'AUX')) at--
  const subject = nounGroupBefore(items, at, sentence.from)
  if (!subject || subject.from <= sentence.from || items[subject.from - 1]!.lower !== 'as') return null
  const open = subject.from - 1
  if (open > sentence.from && !isComma(items[open - 1]) && !isDash(items[open - 1])) return null
  let to = i + 1
  while (to < sentence.to && !isComma(items[to]) && to < i + 8 && items[to]!.quote === null) to++
  if (to < sentence.to && !isComma(items[to]) && !/^[.;]$/.test(items[to]!.text) && items[to]!.quote === null)
    return null
  const cue = spanOf(items, at, i + 1)
  const source = spanOf(items, subject.from, subject.to)
  const content = open === sentence.from ? spanOf(items, to, sentence.to) : spanOf(items, sentence.from, open)
  if (!cue || !source || !content) return null
  return propose({
    rule: 'asReported.subject',
    paragraph: paragraph.index,
    content: [content],
    cue,
    source,
    lemma: known.verbs[0]!.lemma,
    strength: 0.86
  })
}

function build(
  paragraph: Paragraph,
  sentence: Sentence,
  open: number,
  cueTo: number,
  sourceFrom: number,
  sourceTo: number,
  lemma: string
): Proposal | null {
  const items: readonly Item[] = paragraph.items
  const cue = spanOf(items, open, cueTo)
  const source = spanOf(items, sourceFrom, sourceTo)
  let after = sourceTo
  while (
    after < sentence.to &&
    !isComma(items[after]) &&
    items[after]!.lower !== 'that' &&
    items[after]!.quote === null &&
    after < sourceTo + 8
  )
    after++
  // "In pictures: As reported by Y, C"
  const leading = open - sentence.from <= 1 || items[open - 1]?.text === ':'
  const content = leading ? spanOf(items, after, sentence.to) : spanOf(items, sentence.from, open)
  // "A clerk, as quoted in Y, said": what stands before is who said it
  if (!cue || !source || !content || (!leading && open - sentence.from < 5)) return null
  return propose({
    rule: 'asReported.by',
    paragraph: paragraph.index,
    content: [content],
    cue,
    source,
    lemma,
    strength: 0.87
  })
}
