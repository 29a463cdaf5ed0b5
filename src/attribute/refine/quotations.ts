/**
 * Quotations that no rule has given to anybody: a sentence or paragraph of nothing but a quotation goes on with what the
 * speaker before (or, at the start of a paragraph, right after) it says.
 *
 *   “Q1.” “Q2,” she said. “Q3.”        “Q1 …  ¶ “Q2,” she said.  ¶ “Q3.”
 *
 * A quotation carried over paragraphs is one quotation. What stands alone after the outlet's own sentence stays alone.
 */
import type { Span } from '../../model.ts'
import type { Item, Page, Paragraph } from '../page.ts'
import { type Proposal, shared } from '../proposal.ts'

/** The proposals with the loose quotations added to the contents they continue. */
export function attachQuotations(page: Page, proposals: readonly Proposal[]): Proposal[] {
  const result = proposals.map((p) => ({ ...p, content: [...p.content] }))
  let before: (typeof result)[number] | null = null
  let gap = 0
  let waiting: Span[] = []
  for (const paragraph of page.paragraphs) {
    if (paragraph.block === 'headline' || paragraph.block === 'bullet' || paragraph.block === 'caption') continue
    const own = result.filter((p) => p.paragraph === paragraph.index)
    const loose = looseQuotations(paragraph, own)
    const carriedOn = loose.filter((l) => l.quote!.continues !== null || continuesLater(page, l))
    if (own.length === 0) {
      if (loose.length > 0 && onlyQuotations(paragraph)) {
        const spans = loose.map((l) => ({ start: l.start, end: l.end }))
        if (
          before &&
          gap === 0 &&
          !(carriedOn.length > 0 && loose.every((l) => l.quote!.continues === null && !before))
        )
          before.content.push(...spans)
        else waiting.push(...spans)
        continue
      }
      gap++
      waiting = []
      continue
    }
    gap = 0
    for (const item of loose) {
      const span = { start: item.start, end: item.end }
      const earlier = own.filter((p) => (p.cue?.start ?? p.content[0]!.start) < item.start && speaks(p)).at(-1)
      const later = own.find(
        (p) =>
          (p.cue?.start ?? p.content[0]!.start) > item.start &&
          speaks(p) &&
          p.content[0]!.start < (p.cue?.start ?? Infinity)
      )
      const target = earlier ?? (isFirst(paragraph, item) ? later : undefined)
      target?.content.push(span)
    }
    const first = own[0]!
    if (waiting.length > 0 && speaks(first) && paragraph.items[0]?.quote?.continues != null)
      first.content.push(...waiting)
    waiting = []
    const last = own.at(-1)!
    before = speaks(last) ? last : null
  }
  for (const p of result) p.content.sort((a, b) => a.start - b.start)
  return result
}

const speaks = (p: Proposal): boolean => p.cueClass === 'speech' && p.polarity !== 'declines'

/** Sentences that are nothing but an uttered quotation no proposal holds. */
function looseQuotations(paragraph: Paragraph, own: readonly Proposal[]): Item[] {
  const found: Item[] = []
  for (const sentence of paragraph.sentences) {
    const items = paragraph.items.slice(sentence.from, sentence.to)
    const quotes = items.filter((i) => i.quote !== null && i.speech)
    if (quotes.length === 0 || items.some((i) => i.quote === null && /[\p{L}\p{N}]/u.test(i.text))) continue
    for (const quote of quotes)
      if (
        shared(
          [quote],
          own.flatMap((p) => p.content)
        ) === 0
      )
        found.push(quote)
  }
  return found
}

function onlyQuotations(paragraph: Paragraph): boolean {
  return paragraph.items.every((i) => i.quote !== null || !/[\p{L}\p{N}]/u.test(i.text))
}

const isFirst = (paragraph: Paragraph, item: Item): boolean =>
  paragraph.items.findIndex((i) => i.quote !== null) === paragraph.items.indexOf(item)

function continuesLater(page: Page, item: Item): boolean {
  const index = page.quotations.indexOf(item.quote!)
  return page.quotations.some((q) => q.continues === index)
}
