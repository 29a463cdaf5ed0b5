/**
 * For each article, the few that are most like it, found through their rarest common terms: an inverted index in which frequent terms are
 * not followed. So the work grows with the articles and not with their square.
 */
import type { Pair } from './storyClusters.ts'
import type { Vectors } from './storyVectors.ts'

/** Most articles a term may stand in to be followed. */
const FOLLOWED = 150
/** Neighbours kept of each article. */
const NEIGHBOURS = 25

/** Pairs of articles that may tell one story, each once, `first < second`; in that order. */
export function neighboursOf(vectors: Vectors): Pair[] {
  const { list } = vectors
  const index = indexOf(vectors)
  const scores = new Float64Array(list.length)
  const touched = new Uint32Array(list.length)
  const seen = new Set<number>()
  list.forEach((vector, number) => {
    let count = 0
    for (let t = 0; t < vector.terms.length; t++) {
      const term = vector.terms[t]!
      const weight = vector.weights[t]!
      const end = index.ends[term]!
      for (let h = term ? index.ends[term - 1]! : 0; h < end; h++) {
        const other = index.holders[h]!
        if (scores[other] === 0) touched[count++] = other
        scores[other]! += weight * index.weights[h]!
      }
    }
    scores[number] = 0
    for (const other of best(touched.subarray(0, count), scores))
      seen.add(Math.min(number, other) * list.length + Math.max(number, other))
    for (let i = 0; i < count; i++) scores[touched[i]!] = 0
  })
  return [...seen]
    .sort((x, y) => x - y)
    .map((key) => ({ first: Math.floor(key / list.length), second: key % list.length }))
}

/** The best of the articles touched, itself apart; ties go to the earlier one. */
function best(touched: Uint32Array, scores: Float64Array): number[] {
  const kept: number[] = []
  const better = (x: number, y: number) => scores[x]! > scores[y]! || (scores[x] === scores[y] && x < y)
  for (const other of touched) {
    if (kept.length === NEIGHBOURS && !better(other, kept[NEIGHBOURS - 1]!)) continue
    if (scores[other] === 0) continue
    let at = kept.length < NEIGHBOURS ? kept.length : NEIGHBOURS - 1
    for (; at > 0 && better(other, kept[at - 1]!); at--) kept[at] = kept[at - 1]!
    kept[at] = other
  }
  return kept
}

/** Who holds each term that is followed, and with what weight. Holders of term t end at `ends[t]`. */
function indexOf(vectors: Vectors): { ends: Uint32Array; holders: Uint32Array; weights: Float64Array } {
  const { list, frequency } = vectors
  const ends = new Uint32Array(frequency.length)
  let total = 0
  frequency.forEach((count, term) => {
    ends[term] = total
    if (count <= FOLLOWED) total += count
  })
  const holders = new Uint32Array(total)
  const weights = new Float64Array(total)
  list.forEach((vector, number) => {
    vector.terms.forEach((term, t) => {
      if (frequency[term]! > FOLLOWED) return
      holders[ends[term]!] = number
      weights[ends[term]!++] = vector.weights[t]!
    })
  })
  return { ends, holders, weights }
}
