/**
 * Lines of a text as units: a unit is a paragraph, a heading, a bullet, a stray line; what stands between two line ends.
 *
 * Text that a mail program or a wire wrapped at a fixed width is put together again, by the typesetter's test: a line ran on if the
 * first word of the next line would not have fitted on it. The text itself is not changed; a unit then spans several lines.
 */
import type { Span } from '../model.ts'

/** One line or paragraph. Offsets are into the cleaned text, without the blanks around it. */
export interface Unit extends Span {
  readonly text: string
  /** Index of the unit in its text. */
  readonly index: number
  /** Whether a blank line stands before it. */
  readonly apart: boolean
}

/** Widths at which text is wrapped by hand or by a program, in characters. */
const narrowest = 40
const widest = 100
const listItem = /^(?:[•·▪◦‣*–—-]\s|\d{1,2}[.)]\s)/

/** The units of a text, in order. Blank lines belong to none. */
export function unitsOf(text: string): Unit[] {
  const lines = linesOf(text)
  const width = wrapWidth(lines)
  const units: Unit[] = []
  for (let i = 0; i < lines.length; ) {
    const first = lines[i]!
    let last = first
    let next = i + 1
    if (width > 0) {
      while (next < lines.length && !lines[next]!.apart && runsOn(last, lines[next]!, width)) last = lines[next++]!
    }
    const unit = { start: first.start, end: last.end, text: text.slice(first.start, last.end), apart: first.apart }
    units.push({ ...unit, index: units.length })
    i = next
  }
  return units
}

interface Line extends Span {
  readonly text: string
  readonly apart: boolean
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let apart = true
  for (let from = 0; from <= text.length; ) {
    const found = text.indexOf('\n', from)
    const to = found < 0 ? text.length : found
    const raw = text.slice(from, to)
    const line = raw.trim()
    if (line === '') apart = true
    else {
      const start = from + (raw.length - raw.trimStart().length)
      lines.push({ start, end: start + line.length, text: line, apart })
      apart = false
    }
    from = to + 1
  }
  return lines
}

function runsOn(line: Line, next: Line, width: number): boolean {
  if (listItem.test(next.text)) return false
  const word = /^\S+/.exec(next.text)?.[0] ?? ''
  return line.text.length + 1 + word.length > width
}

/** The width at which a text was wrapped; 0 where it was not. */
function wrapWidth(lines: readonly Line[]): number {
  const lengths = lines.map((line) => line.text.length).sort((a, b) => a - b)
  // One line in fifty may stick out: an address does not wrap.
  const width = lengths[Math.floor((lengths.length - 1) * 0.98)] ?? 0
  if (width < narrowest || width > widest) return 0
  let followed = 0
  let full = 0
  for (let i = 0; i + 1 < lines.length; i++) {
    const next = lines[i + 1]!
    if (next.apart) continue
    followed++
    if (runsOn(lines[i]!, next, width) && !/[.!?]["”’)]?$/.test(lines[i]!.text)) full++
  }
  return full >= 3 && full * 2 >= followed ? width : 0
}
