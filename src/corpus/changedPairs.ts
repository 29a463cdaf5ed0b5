/**
 * Which pairs stand close together in more or fewer lists than before, after articles came or went: the lists of their keys are fetched and
 * compared with and without them (`lists.ts`). What is noted is kept as numbers and sorted, as there are hundreds a new article.
 */
import { type Catalog, pairOf } from './catalog.ts'
import type { Duck } from './duck.ts'
import { noteChanges } from './lists.ts'

/** Articles that came (with their keys) or went (with theirs). */
export interface Change {
  readonly came: ReadonlyMap<number, Iterable<number>>
  readonly went: ReadonlyMap<number, Iterable<number>>
}

/** Pairs (`pairOf`), ascending, and the difference of each, none 0. */
export interface PairChanges {
  readonly pairs: Float64Array
  readonly counts: Int32Array
}

/** Articles of one list by their ranks; a list has a number of its own and `WIDTH` ranks at most. */
const WIDTH = 2 ** 26

/** The catalog must have both the articles that came and those that go. */
export async function changedPairs(duck: Duck, catalog: Catalog, { came, went }: Change): Promise<PairChanges> {
  const asked = keysOf([...came.values(), ...went.values()])
  const places = new Map(Array.from(asked, (key, place) => [key, place]))
  const placed = (articles: Change['came']) => {
    const entries: number[] = []
    for (const [number, keys] of articles)
      for (const key of keys) entries.push(places.get(key)! * WIDTH + catalog.rank[number]!)
    return Float64Array.from(entries).sort()
  }
  const added = placed(came)
  const left = placed(went)
  const old = await holders(duck, catalog, asked, (number) => came.has(number) || went.has(number))
  const notes = makeNotes()
  const { order } = catalog
  const sides = [old, added, left].map(makeLists)
  for (let place = 0; place < asked.length; place++) {
    const [stay, came, went] = sides.map((side) => side(place))
    const before = merged(stay!, went!)
    const after = merged(stay!, came!)
    noteChanges(
      before,
      after,
      (rank) => rank,
      (one, two, by) => notes.add(pairOf(order[one]!, order[two]!), by)
    )
  }
  return notes.summed()
}

function keysOf(articles: readonly Iterable<number>[]): Float64Array {
  const keys = new Set<number>()
  for (const own of articles) for (const key of own) keys.add(key)
  return Float64Array.from(keys).sort()
}

/** Who is in the list of each key, those that came or went left out: the place of the key and the rank of the article, as one number, ascending. */
async function holders(
  duck: Duck,
  catalog: Catalog,
  keys: Float64Array,
  isExcept: (number: number) => boolean
): Promise<Float64Array> {
  if (!keys.length) return keys
  const all = Float64Array.from(keys.keys())
  // Few keys are written into the statement: so only those parts of the table are read in which they stand.
  if (keys.length > 2000) await duck.fillNumbers('asked', ['key', 'place'], [keys, all])
  const source =
    keys.length > 2000
      ? 'asked'
      : `(VALUES ${Array.from(keys, (key, place) => `(${key}, ${place})`).join(', ')}) AS asked(key, place)`
  const where = keys.length > 2000 ? '' : `WHERE keys.key IN (${keys.join(', ')})`
  const [places, articles] = await duck.numbers(
    `SELECT CAST(asked.place AS DOUBLE), CAST(keys.article AS DOUBLE) FROM keys JOIN ${source} ON CAST(asked.key AS BIGINT) = keys.key ${where}`
  )
  let count = 0
  for (let i = 0; i < places!.length; i++) {
    const number = articles![i]!
    if (!catalog.entries[number] || isExcept(number)) continue
    places![count++] = places![i]! * WIDTH + catalog.rank[number]!
  }
  return places!.subarray(0, count).sort()
}

/** Gives the ranks of one list after the other; lists are asked for in ascending order. */
function makeLists(entries: Float64Array): (place: number) => Uint32Array {
  let from = 0
  return (place) => {
    const begin = from
    const end = (place + 1) * WIDTH
    while (from < entries.length && entries[from]! < end) from++
    const ranks = new Uint32Array(from - begin)
    for (let i = begin; i < from; i++) ranks[i - begin] = entries[i]! - place * WIDTH
    return ranks
  }
}

function merged(one: Uint32Array, two: Uint32Array): Uint32Array {
  if (!two.length) return one
  const all = new Uint32Array(one.length + two.length)
  for (let at = 0, i = 0, j = 0; at < all.length; at++)
    all[at] = j === two.length || (i < one.length && one[i]! < two[j]!) ? one[i++]! : two[j++]!
  return all
}

/** Gathers notes; a note is one number, the pair and its sign. */
function makeNotes(): { add: (pair: number, by: 1 | -1) => void; summed: () => PairChanges } {
  let notes = new Float64Array(4096)
  let count = 0
  return {
    add: (pair, by) => {
      if (count === notes.length) {
        const larger = new Float64Array(count * 2)
        larger.set(notes)
        notes = larger
      }
      notes[count++] = pair * 2 + (by > 0 ? 1 : 0)
    },
    summed: () => {
      const sorted = notes.subarray(0, count).sort()
      const counts = new Int32Array(count)
      let kept = 0
      for (let at = 0; at < count; ) {
        const pair = Math.floor(sorted[at]! / 2)
        let sum = 0
        for (; at < count && Math.floor(sorted[at]! / 2) === pair; at++) sum += sorted[at]! % 2 ? 1 : -1
        if (sum === 0) continue
        sorted[kept] = pair
        counts[kept++] = sum
      }
      return { pairs: sorted.slice(0, kept), counts: counts.slice(0, kept) }
    }
  }
}
