/** Words by which the outlet keeps its distance ("reportedly", "is said to"), in the content or the attribution around it. */
import type { Span } from '../../model.ts'
import type { Quotation } from '../../text/quotes.ts'
import words from '../words/en/hedges.json' with { type: 'json' }
import type { Draft } from './draft.ts'

const hedge = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${[...words.phrases].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\p{N}])`,
  'giu'
)

/** Hedges of a draft. Inside quotation marks they are the speaker's own and do not count. */
export function hedgesOf(text: string, draft: Draft, quotations: readonly Quotation[]): Span[] {
  const found: Span[] = []
  for (const span of [...draft.content, ...draft.zone]) {
    for (const hit of text.slice(span.start, span.end).matchAll(hedge)) {
      const start = span.start + hit.index
      if (quotations.some((q) => q.within === null && q.start <= start && start < q.end)) continue
      // "suspected" and "alleged" as verbs of the speaker are no hedges of the outlet
      if (
        draft.proposal.cue &&
        start >= draft.proposal.cue.start &&
        start < draft.proposal.cue.end &&
        !/ly$|^(?:is|are|was|were|it)\b/i.test(hit[0])
      )
        continue
      found.push({ start, end: start + hit[0].length })
    }
  }
  return found.sort((a, b) => a.start - b.start).filter((s, i, all) => i === 0 || s.start >= all[i - 1]!.end)
}
