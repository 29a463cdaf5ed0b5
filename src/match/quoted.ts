/**
 * Which words stand inside quotation marks. A quotation is short and may be all that two articles share, so it is fingerprinted
 * more finely than the rest, and fewer of its words are a passage.
 */
import type { Span } from '../model.ts'
import { hasQuotationMark, quotationsOf } from '../text/quotes.ts'

/** Ranges of words inside outermost quotation marks: from, to, from, to … (`starts` as `readWords` gives them). */
export function quotedWords(text: string, starts: Uint32Array, lines: readonly Span[] = linesOf(text)): Uint32Array {
  const ranges: number[] = []
  for (const quotation of quotationsOf(text, lines)) {
    if (quotation.within !== null) continue
    const from = firstFrom(starts, quotation.start)
    const to = firstFrom(starts, quotation.end)
    // A quotation that carries on in the next paragraph is one range: its words follow each other.
    if (quotation.continues !== null && ranges.at(-1) === from) ranges[ranges.length - 1] = to
    else if (to > from) ranges.push(from, to)
  }
  return Uint32Array.from(ranges)
}

/** How many words of a stretch stand inside quotation marks: words `from` to `to` (exclusive) of `starts`, which is asked for only where there are marks. */
export function countQuoted(text: string, stretch: Span, from: number, to: number, starts: () => Uint32Array): number {
  const lines = linesAround(text, stretch.start, stretch.end)
  if (!hasQuotationMark(text.slice(lines[0]!.start, stretch.end))) return 0
  const quoted = quotedWords(text, starts(), lines)
  let count = 0
  for (let q = 0; q < quoted.length; q += 2)
    count += Math.max(0, Math.min(to, quoted[q + 1]!) - Math.max(from, quoted[q]!))
  return count
}

/** Lines are paragraphs enough here: one that is wrapped costs a quotation its end, and matching reads every text there is. */
function linesOf(text: string, from = 0, to = text.length): Span[] {
  const lines: Span[] = []
  for (let start = from; start < to; ) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    if (end > start) lines.push({ start, end })
    start = end + 1
  }
  return lines
}

/** The lines of a stretch, and those before it from which a quotation may carry on: back to one without a mark. */
function linesAround(text: string, start: number, end: number): Span[] {
  let from = text.lastIndexOf('\n', start - 1) + 1
  for (let before = from - 1; before > 0; before = from - 1) {
    const lineStart = text.lastIndexOf('\n', before - 1) + 1
    if (lineStart < before && !hasQuotationMark(text.slice(lineStart, before))) break
    from = lineStart
  }
  return linesOf(text, from, end)
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
