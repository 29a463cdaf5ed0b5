/**
 * All joins of a corpus as they are on disk, by either end, as numbers in memory: 24 bytes a row of the table `edges`. The table is sorted by one end
 * of a join only, so that the joins of some articles are found by going through all of it. Who has to ask again and again, each time for the
 * neighbours of those found before, reads it once.
 */
import type { Duck } from './duck.ts'

export interface StoredJoin {
  lists: number
  similarity: number
}

/** The joins of an article, by the number of the other one. */
export type StoredJoins = (article: number) => ReadonlyMap<number, StoredJoin>

/** Reads the table `edges`. */
export async function readStoredJoins(duck: Duck): Promise<StoredJoins> {
  const [sizes, highest] = await duck.numbers(
    'SELECT CAST(COUNT(*) AS DOUBLE), CAST(COALESCE(MAX(second), 0) AS DOUBLE) FROM edges'
  )
  const size = sizes![0]!
  const ends = [new Int32Array(size), new Int32Array(size)] as const
  const lists = new Int32Array(size)
  const similarity = new Float32Array(size)
  let rows = 0
  await duck.portions(
    'SELECT CAST(first AS DOUBLE), CAST(second AS DOUBLE), CAST(lists AS DOUBLE), CAST(similarity AS DOUBLE) FROM edges',
    ([first, second, counts, alike]) => {
      ends[0].set(first!, rows)
      ends[1].set(second!, rows)
      lists.set(counts!, rows)
      similarity.set(alike!, rows)
      rows += first!.length
    }
  )
  const sides = ends.map((end) => byArticle(end, highest![0]! + 1))
  return (article) => {
    const own = new Map<number, StoredJoin>()
    for (const [side, { begins, places }] of sides.entries()) {
      for (let at = begins[article] ?? 0; at < (begins[article + 1] ?? 0); at++) {
        const row = places[at]!
        const other = ends[1 - side]![row]!
        const join = own.get(other) ?? { lists: 0, similarity: 0 }
        own.set(other, join)
        join.lists += lists[row]!
        // Rows that only take away have none.
        if (similarity[row]! > join.similarity) join.similarity = similarity[row]!
      }
    }
    return own
  }
}

/** The rows in which each article stands, one article after the other. */
function byArticle(end: Int32Array, articles: number): { readonly begins: Int32Array; readonly places: Int32Array } {
  const begins = new Int32Array(articles + 1)
  for (const article of end) begins[article + 1]!++
  for (let article = 0; article < articles; article++) begins[article + 1]! += begins[article]!
  const next = begins.slice()
  const places = new Int32Array(end.length)
  for (let row = 0; row < end.length; row++) places[next[end[row]!]!++] = row
  return { begins, places }
}
