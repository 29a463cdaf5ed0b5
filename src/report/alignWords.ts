/**
 * Two stretches of text aligned word by word: what is the same, what differs, with offsets into both.
 *
 * The method is the greedy one of Myers, "An O(ND) difference algorithm and its variations" (1986), on words without case and
 * accents, so that curly quotes and capitals are no difference. Texts that differ more than the bound are aligned as far as it
 * reaches, and what is left is one difference: the time is bounded whatever is given.
 */
import type { Span } from '../model.ts'
import { type Word, wordsOf } from '../text/words.ts'
import type { ComparedSegment } from './pages.ts'

/** Words added and dropped that are followed up; the memory grows with the square: a thousand take some 4 MB. */
const mostEdits = 1000

/** Segments that cover both spans without a gap, in order; stretches `same` and `changed` take turns. */
export function alignWords(aText: string, a: Span, bText: string, b: Span): ComparedSegment[] {
  const aWords = wordsOf(aText.slice(a.start, a.end), a.start)
  const bWords = wordsOf(bText.slice(b.start, b.end), b.start)
  const segments: ComparedSegment[] = []
  // A cut stands where a word begins: what follows a word, marks and blanks, goes with it.
  let [aAt, bAt] = [a.start, b.start]
  const cut = (kind: ComparedSegment['kind'], i: number, j: number) => {
    const aEnd = aWords[i]?.start ?? a.end
    const bEnd = bWords[j]?.start ?? b.end
    if (aEnd === aAt && bEnd === bAt) return
    segments.push({ kind, a: { start: aAt, end: aEnd }, b: { start: bAt, end: bEnd } })
    ;[aAt, bAt] = [aEnd, bEnd]
  }
  let [i, j] = [0, 0]
  for (const run of equalRuns(aWords, bWords)) {
    if (run.a > i || run.b > j) cut('changed', run.a, run.b)
    cut('same', run.a + run.length, run.b + run.length)
    ;[i, j] = [run.a + run.length, run.b + run.length]
  }
  if (i < aWords.length || j < bWords.length || segments.length === 0) cut('changed', aWords.length, bWords.length)
  return segments
}

interface Run {
  readonly a: number
  readonly b: number
  readonly length: number
}

function equalRuns(a: readonly Word[], b: readonly Word[]): Run[] {
  const same = (i: number, j: number) => a[i]!.folded === b[j]!.folded
  let head = 0
  while (head < a.length && head < b.length && same(head, head)) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && same(a.length - 1 - tail, b.length - 1 - tail)) tail++
  const pairs = editPath(a.length - tail, b.length - tail, head, same)
  const runs: { a: number; b: number; length: number }[] = []
  const add = (i: number, j: number, length: number) => {
    if (length === 0) return
    const last = runs.at(-1)
    if (last && last.a + last.length === i && last.b + last.length === j) last.length += length
    else runs.push({ a: i, b: j, length })
  }
  add(0, 0, head)
  for (const [i, j] of pairs) add(i, j, 1)
  add(a.length - tail, b.length - tail, tail)
  return runs
}

/** Pairs of equal positions on a shortest edit path from `from`,`from` to the ends, or as far as the bound lets it come. */
function editPath(
  aEnd: number,
  bEnd: number,
  from: number,
  same: (i: number, j: number) => boolean
): (readonly [number, number])[] {
  const [n, m] = [aEnd - from, bEnd - from]
  if (n === 0 || m === 0) return []
  const bound = Math.min(mostEdits, n + m)
  const offset = bound + 1
  const reach = new Int32Array(2 * bound + 3)
  const history: Int32Array[] = []
  let [best, bestAt] = [0, 0]
  for (let d = 0; d <= bound; d++) {
    history.push(reach.slice(offset - d - 1, offset + d + 2))
    ;[best, bestAt] = [-1, 0]
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reach[offset + k - 1]! < reach[offset + k + 1]!)
      let x = down ? reach[offset + k + 1]! : reach[offset + k - 1]! + 1
      let y = x - k
      while (x < n && y < m && same(from + x, from + y)) {
        x++
        y++
      }
      reach[offset + k] = x
      if (x <= n && y <= m && x + y > best) [best, bestAt] = [x + y, k]
      if (x >= n && y >= m) return walkBack(history, d, k, x, from)
    }
  }
  // Out of bounds: the path that came furthest is kept; from its end on, all is one difference.
  return best < 0 ? [] : walkBack(history, bound, bestAt, reach[offset + bestAt]!, from)
}

function walkBack(
  history: readonly Int32Array[],
  d: number,
  k: number,
  end: number,
  from: number
): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  let [x, at] = [end, k]
  for (let step = d; step >= 0; step--) {
    const before = history[step]!
    // `before` holds the diagonals -step-1 to step+1.
    const reached = (diagonal: number) => before[diagonal + step + 1]!
    const down = at === -step || (at !== step && reached(at - 1) < reached(at + 1))
    const start = step === 0 ? 0 : down ? reached(at + 1) : reached(at - 1) + 1
    for (let i = x - 1; i >= start; i--) pairs.push([from + i, from + i - at])
    if (step === 0) break
    x = down ? start : start - 1
    at = down ? at + 1 : at - 1
  }
  return pairs.reverse()
}
