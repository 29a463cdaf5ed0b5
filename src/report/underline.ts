/**
 * A stretch of an article with its spans marked underneath, as compilers mark faults: no colour is needed, and nested or
 * overlapping spans cannot break the text. Marks are drawn from offsets, never by wrapping ranges.
 */
import type { Span } from '../model.ts'
import { columns, tone } from './layout.ts'
import { type Look, say } from './look.ts'

/** What a marked span is. */
type MarkKind = 'content' | 'cue' | 'source' | 'via' | 'hedge'

export interface Mark extends Span {
  readonly kind: MarkKind
}

/** Signs of the marks, ASCII everywhere. A later one covers an earlier one. */
const markSigns: Readonly<Record<MarkKind, string>> = {
  content: '=',
  cue: '-',
  hedge: '~',
  via: 'v',
  source: '^'
}
const markOrder: readonly MarkKind[] = ['content', 'cue', 'hedge', 'via', 'source']
/** What the signs mean, for the reader. */
export const markKey = '= what is said   ^ who says it   - the cue   v an outlet between   ~ hedge'

/** Characters of context on either side of the spans. */
const around = 160

/** Stretches of `text` around marks: from the paragraphs they stand in, cut to about `around` characters on either side. */
export function contextsOf(text: string, marks: readonly Span[]): Span[] {
  const windows = marks
    .filter((mark) => mark.start < mark.end && mark.start >= 0 && mark.end <= text.length)
    .map((mark) => {
      const paragraphStart = text.lastIndexOf('\n', mark.start - 1) + 1
      const nextBreak = text.indexOf('\n', mark.end)
      const paragraphEnd = nextBreak < 0 ? text.length : nextBreak
      return {
        start: wordStart(text, Math.max(paragraphStart, mark.start - around)),
        end: wordEnd(text, Math.min(paragraphEnd, mark.end + around))
      }
    })
    .sort((a, b) => a.start - b.start || a.end - b.end)
  const joined: { start: number; end: number }[] = []
  for (const window of windows) {
    const last = joined.at(-1)
    if (last && window.start <= last.end + 40) last.end = Math.max(last.end, window.end)
    else joined.push({ ...window })
  }
  return joined
}

function wordStart(text: string, at: number): number {
  const space = text.slice(at, at + 24).search(/\s/)
  return at === 0 || /\s/.test(text[at - 1]!) || space < 0 ? at : at + space + 1
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length || /\s/.test(text[at]!)) return at
  const cut = text.slice(Math.max(0, at - 24), at).search(/\s\S*$/)
  return cut < 0 ? at : Math.max(0, at - 24) + cut
}

/** `text.slice(span.start, span.end)` in lines of `width` columns, marks under the lines that have any. */
export function underlined(text: string, span: Span, marks: readonly Mark[], width: number, look: Look): string[] {
  const cells = cellsOf(text, span, marks, look)
  const lines: string[] = []
  for (let from = 0; from < cells.length; ) {
    const to = lineEnd(cells, from, width)
    const row = cells.slice(from, to)
    while (row.at(-1)?.shown === ' ') row.pop()
    lines.push(row.map((cell) => cell.shown).join(''))
    const under = row.map((cell) => (cell.kind ? markSigns[cell.kind] : ' ').repeat(cell.columns)).join('')
    if (under.trim()) lines.push(tone('link', under.trimEnd()))
    from = to
    while (cells[from]?.shown === ' ') from++
  }
  return lines
}

interface Cell {
  readonly shown: string
  readonly columns: number
  readonly kind: MarkKind | null
}

function cellsOf(text: string, span: Span, marks: readonly Mark[], look: Look): Cell[] {
  const cells: Cell[] = []
  let at = span.start
  for (const character of text.slice(span.start, span.end)) {
    const kinds = marks.filter((mark) => mark.start <= at && at < mark.end).map((mark) => mark.kind)
    const kind = kinds.sort((a, b) => markOrder.indexOf(b) - markOrder.indexOf(a))[0] ?? null
    const shown = /\s/.test(character) ? ' ' : say(character, look)
    at += character.length
    if (shown === '' || (shown === ' ' && cells.at(-1)?.shown === ' ')) continue
    // A mark on a letter belongs to that letter's cell.
    if (columns(shown) === 0 && cells.length > 0) {
      const base = cells.pop()!
      if (base.shown.length < 16) cells.push({ ...base, shown: base.shown + shown })
      else cells.push(base)
    } else cells.push({ shown, columns: columns(shown), kind })
  }
  return cells
}

function lineEnd(cells: readonly Cell[], from: number, width: number): number {
  let used = 0
  let space = -1
  for (let at = from; at < cells.length; at++) {
    used += cells[at]!.columns
    if (cells[at]!.shown === ' ') space = at
    if (used > width) return space > from ? space : Math.max(at, from + 1)
  }
  return cells.length
}
