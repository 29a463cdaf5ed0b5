/**
 * Which articles are worth comparing: those that stand close to each other in the list of a key (see `storySketch.ts`). A list is
 * in time order, so the neighbours in a long one are those of the same days. The work grows with the articles and not with their square.
 *
 * Whether two articles are compared depends on the lists of their common keys alone; so one more article changes only lists it stands
 * in, and `listPairs` of a list with it and without it tells what changed. `src/corpus/sql/neighbours.sql` is the same rule as a relation.
 */

import type { Sketch } from './storySketch.ts'
import { dot } from './storyVectors.ts'

/** In a list of so many articles, or fewer, all are compared. */
export const SHORT_LIST = 16
/** In a longer one each is compared with so many that come next. */
export const REACH = 6
/** Least similarity of two articles that are joined directly; clusters of them may be joined further. */
const EDGE_SIMILARITY = 0.2
/** The same for two that are further apart than `NEAR_TIME`: an anniversary tells the event again, a report of the next quarter does not. */
const DISTANT_SIMILARITY = 0.35
/** In milliseconds. A story that goes on for longer has others in between. */
const NEAR_TIME = 60 * 86_400_000

/** Two articles by their numbers, `first < second`, and how much alike they are. */
export interface Edge {
  readonly first: number
  readonly second: number
  readonly similarity: number
}

/** Calls `visit` with each pair of places in a list of `size` articles that are to be compared. */
export function listPairs(size: number, visit: (first: number, second: number) => void): void {
  const reach = size <= SHORT_LIST ? size : REACH
  for (let first = 0; first < size; first++)
    for (let second = first + 1; second < size && second <= first + reach; second++) visit(first, second)
}

/** The similarity of two articles that may be joined directly; null for others. It depends on the two alone. */
export function edgeBetween(one: Sketch, two: Sketch): number | null {
  return edgeOf(dot(one.vector, two.vector), one.at, two.at)
}

/** The same for two that are so much alike, at their times. */
export function edgeOf(alike: number, one: number, two: number): number | null {
  const similarity = Math.fround(alike)
  const least = Math.abs(one - two) > NEAR_TIME ? DISTANT_SIMILARITY : EDGE_SIMILARITY
  return similarity >= least ? similarity : null
}

/** Edges between articles, given in time order; each once, in order. */
export function edgesOf(sketches: readonly Sketch[]): Edge[] {
  const lists = new Map<number, number[]>()
  sketches.forEach(({ keys }, number) => {
    for (const key of keys) {
      const list = lists.get(key)
      if (list) list.push(number)
      else lists.set(key, [number])
    }
  })
  const seen = new Set<number>()
  for (const list of lists.values()) listPairs(list.length, (i, j) => seen.add(list[i]! * sketches.length + list[j]!))
  const edges: Edge[] = []
  for (const key of [...seen].sort((x, y) => x - y)) {
    const first = Math.floor(key / sketches.length)
    const second = key % sketches.length
    const similarity = edgeBetween(sketches[first]!, sketches[second]!)
    if (similarity !== null) edges.push({ first, second, similarity })
  }
  return edges
}

/** Edges between all articles of a small set, however little they are alike. */
export function allEdges(sketches: readonly Pick<Sketch, 'vector'>[]): Edge[] {
  const edges: Edge[] = []
  sketches.forEach((one, first) => {
    for (let second = first + 1; second < sketches.length; second++) {
      const similarity = Math.fround(dot(one.vector, sketches[second]!.vector))
      if (similarity > 0) edges.push({ first, second, similarity })
    }
  })
  return edges
}
