/**
 * Which words stand inside quotation marks. A quotation is short and may be all that two articles share, so it is fingerprinted
 * more finely than the rest, and fewer of its words are a passage.
 */
import type { Span } from '../model.ts'
import { quotationsOf } from '../text/quotes.ts'

/** Ranges of words inside outermost quotation marks: from, to, from, to … (`starts` as `readWords` gives them). */
export function quotedWords(text: string, starts: Uint32Array): Uint32Array {
  const ranges: number[] = []
  for (const quotation of quotationsOf(text, linesOf(text))) {
    if (quotation.within !== null) continue
    const from = firstFrom(starts, quotation.start)
    const to = firstFrom(starts, quotation.end)
    // A quotation that carries on in the next paragraph is one range: its words follow each other.
    if (quotation.continues !== null && ranges.at(-1) === from) ranges[ranges.length - 1] = to
    else if (to > from) ranges.push(from, to)
  }
  return Uint32Array.from(ranges)
}

/** Lines are paragraphs enough here: one that is wrapped costs a quotation its end, and matching reads every text there is. */
function linesOf(text: string): Span[] {
  const lines: Span[] = []
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    if (end > start) lines.push({ start, end })
    start = end + 1
  }
  return lines
}

/** Index of the first word that begins at or after `offset`. */
function firstFrom(starts: Uint32Array, offset: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}
