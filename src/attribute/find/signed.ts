/**
 * A quotation with its speaker on the next line: “We will rebuild.” / — Commissioner Ana Petrescu, at the town hall.
 *
 * The line must begin with a dash, stand under a paragraph that is one quotation, and hold no verb.
 */
import { nounGroupAfter } from '../groupAfter.ts'
import type { Page } from '../page.ts'
import { type Proposal, propose } from '../proposal.ts'
import { spanOf } from './spans.ts'

const longest = 16

export function findSigned(page: Page): Proposal[] {
  return page.paragraphs.flatMap((paragraph) => {
    const above = page.paragraphs[paragraph.index - 1]
    const quotation = above?.items.length === 1 && above.items[0]!.quote !== null ? above.items[0]! : null
    if (!quotation || paragraph.items.length > longest) return []
    const dash = /[—–―-]{1,2}\s*$/.exec(page.text.slice(quotation.end, paragraph.start))
    if (!dash || paragraph.items.some((item) => item.quote !== null || item.pos === 'VERB')) return []
    const group = nounGroupAfter(paragraph.items, 0, { reach: 'apposed', most: paragraph.items.length })
    const source = group && spanOf(paragraph.items, group.from, group.to)
    if (!source || !/\p{Lu}/u.test(page.text.slice(source.start, source.end))) return []
    const start = quotation.end + dash.index
    return [
      propose({
        rule: 'signed.below',
        paragraph: paragraph.index,
        content: [{ start: quotation.start, end: quotation.end }],
        cue: { start, end: start + dash[0].trimEnd().length },
        source,
        lemma: 'say',
        strength: 0.85
      })
    ]
  })
}
