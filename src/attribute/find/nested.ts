/**
 * Attributions inside what an outlet reports: "Y reported that an insider claimed C". The speaker is the insider, the outlet a hop.
 *
 * The same finders read the content of an outlet's report once more. Where the inner content is most of the outer one, the inner
 * attribution takes its place and carries the outlet; in speech of people nothing nested is looked for, as PolNeAR does not.
 */
import type { Page, Paragraph, Sentence } from '../page.ts'
import type { Proposal } from '../proposal.ts'
import { headKind } from '../speakers.ts'

/** Reads the sentences of a paragraph anew. */
export type SentenceReader = (paragraph: Paragraph, sentence: Sentence) => Proposal[]

/** Characters of cue and source. */
const attribution = (p: Proposal): number =>
  (p.source ? p.source.end - p.source.start : 0) + (p.cue ? p.cue.end - p.cue.start : 0)

const plain = /^reported\.(?:that|zero|quote|quoteLeft|quoteInverted|clauseLeft|clauseInverted)$/

/** Whether a group can be somebody who told the outlet: no thing, no document. */
function speaks(group: string): boolean {
  const kind = headKind(group)
  return (
    kind === 'anonymous' ||
    kind === 'spokesperson' ||
    kind === 'organization' ||
    (kind === null && (/^(?:he|she|they)$/i.test(group) || /\p{Lu}/u.test(group.replace(/^The\s/, ''))))
  )
}

/** Replaces reports of outlets by the attributions they report. `isOutlet` knows the outlets of the files. */
export function readNested(
  page: Page,
  proposals: readonly Proposal[],
  read: SentenceReader,
  isOutlet: (name: string) => boolean
): Proposal[] {
  return proposals.flatMap((outer) => {
    if (!outer.source || outer.content.length !== 1) return [outer]
    const name = page.text.slice(outer.source.start, outer.source.end)
    if (headKind(name) !== 'outlet' && !isOutlet(name)) return [outer]
    const paragraph = page.paragraphs[outer.paragraph]!
    const span = outer.content[0]!
    let from = paragraph.items.findIndex((i) => i.start >= span.start)
    const after = paragraph.items.findIndex((i) => i.start >= span.end)
    const to = after < 0 ? paragraph.items.length : after
    if (from < 0 || from >= to) return [outer]
    if (/^(?:that|how)$/.test(paragraph.items[from]!.lower)) from++
    const size = span.end - span.start
    const inner = read(paragraph, { from, to }).filter(
      (p) =>
        p.source !== null &&
        plain.test(p.rule) &&
        speaks(page.text.slice(p.source.start, p.source.end)) &&
        p.cueClass === 'speech' &&
        p.content.reduce((n, c) => n + c.end - c.start, 0) > 0.6 * (size - attribution(p))
    )
    const first = inner[0]
    if (!first) return [outer]
    return [{ ...first, rule: `nested.${first.rule}`, carriers: [outer.source, ...first.carriers] }]
  })
}
