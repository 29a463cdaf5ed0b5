/** The source without what only says how a document came here: "a court filing seen by the Herald" is "a court filing". */
import type { Span } from '../../model.ts'

const gained =
  /,?\s+(?:(?:that was|which was|exclusively|first)\s+)?(?:seen|read|obtained|reviewed|viewed|examined|acquired|inspected)\s+by\s|,\s+(?:a copy|copies|details|extracts|excerpts|part|parts|an extract) of which\s|\s+in the possession of\s|,?\s+(?:that|which)\s+[^,]{2,40}\s+(?:has|have|had|was able to|were able to|could|can|managed to)\s+(?:exclusively\s+)?(?:seen|obtained|read|reviewed|viewed|see|obtain|review|view|inspect|examine|examined|consult|verify)|\s+(?:shared with|released to|leaked to|provided to|handed to|sent to|given to|made available to|shown to)\s/i

export function trimSource(text: string, source: Span | null): Span | null {
  if (source === null) return null
  const hit = gained.exec(text.slice(source.start, source.end))
  return hit && hit.index > 2 ? { start: source.start, end: source.start + hit.index } : source
}
