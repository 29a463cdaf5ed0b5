/** Words by which the outlet keeps its distance ("reportedly", "is said to"), in the content or the attribution around it. */
import type { Span } from '../../model.ts'
import { hedgesIn } from '../../text/hedges.ts'
import type { Quotation } from '../../text/quotes.ts'
import type { Draft } from './draft.ts'

/** Hedges of a draft. Inside quotation marks they are the speaker's own and do not count. */
export function hedgesOf(text: string, draft: Draft, quotations: readonly Quotation[]): Span[] {
  const { cue } = draft.proposal
  return [...draft.content, ...draft.zone]
    .flatMap((span) => hedgesIn(text.slice(span.start, span.end), span.start))
    .filter(({ start, end }) => {
      if (quotations.some((q) => q.within === null && q.start <= start && start < q.end)) return false
      // "suspected" and "alleged" as verbs of the speaker are no hedges of the outlet
      return (
        !cue || start < cue.start || start >= cue.end || /ly$|^(?:is|are|was|were|it)\b/i.test(text.slice(start, end))
      )
    })
    .sort((a, b) => a.start - b.start)
    .filter((s, i, all) => i === 0 || s.start >= all[i - 1]!.end)
}
