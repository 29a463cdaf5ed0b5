/**
 * How the pairs to be compared change when articles enter or leave the list of a key: at the cost of what changes, not of the
 * list. The rule itself is `listPairs` of `src/group/storyNeighbours.ts`; `sql/neighbours.sql` is the same as a relation over all lists.
 */
import { listPairs, REACH, SHORT_LIST } from '../group/storyNeighbours.ts'

/** Gets two articles and +1 where they came to be compared because of this list, -1 where they ceased to be. */
export type Note = (one: number, two: number, change: 1 | -1) => void

/** Compares a list before and after; both in order of time, as `rank` says. */
export function noteChanges(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  rank: (article: number) => number,
  note: Note
): void {
  if (before.length <= SHORT_LIST || after.length <= SHORT_LIST) {
    listPairs(before.length, (i, j) => note(before[i]!, before[j]!, -1))
    listPairs(after.length, (i, j) => note(after[i]!, after[j]!, 1))
    return
  }
  noteWindow(before, after, rank, note)
}

/** The same for a stretch of two long lists, outside of which nothing changed that is within reach of what did. */
export function noteWindow(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  rank: (article: number) => number,
  note: Note
): void {
  for (const run of runsOf(before, after, rank)) {
    const seen = new Set<number>()
    run.forEach(({ was, is }, at) => {
      if (was >= 0 && is >= 0) return
      noteOwn(run, at, note)
      noteAcross(run, at, seen, note)
    })
  }
}

/** An article of either list, with its place in each; -1 where it is not in it. */
interface Place {
  readonly article: number
  readonly was: number
  readonly is: number
}

/** Those that came or went, with `REACH` articles before and after that stayed: where nothing changed near by, nothing is looked at. */
function* runsOf(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  rank: (article: number) => number
): Generator<Place[]> {
  let recent: Place[] = []
  let run: Place[] | null = null
  let since = 0
  for (let i = 0, j = 0; i < before.length || j < after.length; ) {
    const one = i < before.length ? rank(before[i]!) : Infinity
    const two = j < after.length ? rank(after[j]!) : Infinity
    if (one === two) {
      // Of a long stretch in which nothing changes only the last few are needed.
      if (!run && isQuiet(before, after, i, j)) {
        recent = []
        i += QUIET - REACH
        j += QUIET - REACH
        continue
      }
      const place = { article: before[i]!, was: i++, is: j++ }
      if (run) {
        run.push(place)
        if (++since === REACH) {
          yield run
          recent = run.slice(-REACH)
          run = null
        }
      } else {
        recent.push(place)
        if (recent.length > REACH) recent.shift()
      }
    } else {
      run ??= recent
      since = 0
      if (one < two) run.push({ article: before[i]!, was: i++, is: -1 })
      else run.push({ article: after[j]!, was: -1, is: j++ })
    }
  }
  if (run) yield run
}

/** Whether the next so many articles are the same in both lists. */
const QUIET = 64
function isQuiet(before: ArrayLike<number>, after: ArrayLike<number>, i: number, j: number): boolean {
  if (i + QUIET > before.length || j + QUIET > after.length) return false
  for (let next = 0; next < QUIET; next++) if (before[i + next] !== after[j + next]) return false
  return true
}

/** Pairs of an article that came or went with those around it. */
function noteOwn(merged: readonly Place[], at: number, note: Note): void {
  const own = merged[at]!
  const side = own.is >= 0 ? 'is' : 'was'
  for (const step of [-1, 1]) {
    for (let other = at + step; other >= 0 && other < merged.length; other += step) {
      const place = merged[other]![side]
      if (place < 0) continue
      if (Math.abs(place - own[side]) > REACH) break
      // A pair of two that came is met from both; the later one notes it.
      const both = merged[other]!.was < 0 || merged[other]!.is < 0
      if (!both || step < 0) note(own.article, merged[other]!.article, side === 'is' ? 1 : -1)
    }
  }
}

/** Pairs of articles that stay, on either side of one that came or went. */
function noteAcross(merged: readonly Place[], at: number, seen: Set<number>, note: Note): void {
  const left = stayers(merged, at, -1)
  const right = stayers(merged, at, 1)
  for (const one of left) {
    for (const two of right) {
      const key = one * merged.length + two
      if (seen.has(key)) continue
      seen.add(key)
      const [first, second] = [merged[one]!, merged[two]!]
      const was = second.was - first.was <= REACH
      const is = second.is - first.is <= REACH
      if (was !== is) note(first.article, second.article, is ? 1 : -1)
    }
  }
}

/** Places of up to `REACH` articles that are in both lists. */
function stayers(merged: readonly Place[], at: number, step: number): number[] {
  const found: number[] = []
  for (let other = at + step; other >= 0 && other < merged.length && found.length < REACH; other += step)
    if (merged[other]!.was >= 0 && merged[other]!.is >= 0) found.push(other)
  return found
}
