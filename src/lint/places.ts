/**
 * Line and column of a stretch of the draft in the file as the user has it: the cleaned text has lost markup, furniture and blanks, so
 * the stretch is looked for by its letters and digits alone.
 */
import type { Article } from '../model.ts'
import type { Locate } from './desk.ts'

/** Finds places of the draft's cleaned text in `raw`, the file as it was read. */
export function locator(draft: Article, raw: string): Locate {
  const file = lettersOf(raw)
  const clean = lettersOf(draft.text)
  const lines = lineStarts(raw)
  return ({ start, end }) => {
    const from = countBefore(clean.offsets, start)
    const wanted = clean.letters.slice(from, countBefore(clean.offsets, end))
    if (wanted === '') return { line: null, column: null }
    // the same words may stand in the file twice: as many of them come before as in the cleaned text
    const nth = occurrences(clean.letters.slice(0, from), wanted)
    let at = file.letters.indexOf(wanted)
    for (let i = 0; i < nth && at >= 0; i++) {
      const next = file.letters.indexOf(wanted, at + 1)
      if (next < 0) break
      at = next
    }
    if (at < 0) return { line: null, column: null }
    const offset = file.offsets[at]!
    const line = countBefore(lines, offset + 1)
    return { line, column: offset - lines[line - 1]! + 1 }
  }
}

interface Letters {
  readonly letters: string
  /** Offset of each letter in the text it is of. */
  readonly offsets: readonly number[]
}

function lettersOf(text: string): Letters {
  let letters = ''
  const offsets: number[] = []
  for (const hit of text.matchAll(/[\p{L}\p{N}]/gu)) {
    const folded = hit[0].toLowerCase()
    letters += folded
    for (let i = 0; i < folded.length; i++) offsets.push(hit.index)
  }
  return { letters, offsets }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (const hit of text.matchAll(/\r\n|\r|\n/g)) starts.push(hit.index + hit[0].length)
  return starts
}

/** How many of the sorted `offsets` are smaller than `at`. */
function countBefore(offsets: readonly number[], at: number): number {
  let [low, high] = [0, offsets.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (offsets[middle]! < at) low = middle + 1
    else high = middle
  }
  return low
}

function occurrences(text: string, wanted: string): number {
  let found = 0
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) found++
  return found
}
