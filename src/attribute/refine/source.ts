/** The source without what only says how a document came here: "a court filing seen by the Herald" is "a court filing". */
import type { Span } from '../../model.ts'

const gained =
  /,?\s+(?:(?:that was|which was|exclusively|first)\s+)?(?:seen|obtained|reviewed|viewed|examined|acquired|inspected)\s+by\s/i

export function trimSource(text: string, source: Span | null): Span | null {
  if (source === null) return null
  const hit = gained.exec(text.slice(source.start, source.end))
  return hit && hit.index > 2 ? { start: source.start, end: source.start + hit.index } : source
}
