/**
 * For each article, the few that are most like it, found through their rarest common terms: an inverted index in which frequent terms are
 * not followed. So the work grows with the articles and not with their square.
 */
import type { Vectors } from './storyVectors.ts'

/** Most articles a term may stand in to be followed. */
const FOLLOWED = 150
/** Neighbours kept of each article. */
const NEIGHBOURS = 25

export interface Neighbour {
  readonly first: number
  readonly second: number
}

/** Pairs of articles that may tell one story, each once, `first < second`; in that order. */
export function neighboursOf(vectors: Vectors): Neighbour[] {
  const { list, frequency } = vectors
  const holders: number[][] = Array.from(frequency, () => [])
  const scores = new Float64Array(list.length)
  const pairs: Neighbour[] = []
  const seen = new Set<number>()
  list.forEach((vector, number) => {
    vector.terms.forEach((term) => {
      if (frequency[term]! <= FOLLOWED) holders[term]!.push(number)
    })
  })
  list.forEach((vector, number) => {
    const touched: number[] = []
    vector.terms.forEach((term, t) => {
      for (const other of holders[term]!) {
        if (other === number) continue
        if (scores[other] === 0) touched.push(other)
        scores[other]! += vector.weights[t]! * list[other]!.weights[indexOf(list[other]!.terms, term)]!
      }
    })
    touched.sort((x, y) => scores[y]! - scores[x]! || x - y)
    for (const other of touched.slice(0, NEIGHBOURS)) {
      const first = Math.min(number, other)
      const second = Math.max(number, other)
      const key = first * list.length + second
      if (!seen.has(key)) {
        seen.add(key)
        pairs.push({ first, second })
      }
    }
    for (const other of touched) scores[other] = 0
  })
  return pairs.sort((x, y) => x.first - y.first || x.second - y.second)
}

function indexOf(sorted: Uint32Array, wanted: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
