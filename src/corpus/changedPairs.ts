/**
 * Which pairs stand close together in more or fewer lists than before, after articles came or went: the lists of their keys are fetched and
 * compared with and without them (`lists.ts`). What is noted is kept as numbers and sorted, as there are hundreds a new article.
 */

import { REACH, SHORT_LIST } from '../group/storyNeighbours.ts'
import type { Pause } from './breathe.ts'
import { type Catalog, fetchEntries, pairOf } from './catalog.ts'
import type { Duck } from './duck.ts'
import { noteChanges, noteWindow } from './lists.ts'

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

/** A list of a key, or as much of it as stands around articles that came or went. */
interface Stretch {
  /** Those that stay, in the order of time, ties in any order. */
  readonly stay: readonly number[]
  readonly came: readonly number[]
  readonly went: readonly number[]
  readonly isWhole: boolean
}

/** Fetches what it needs of the catalog; those that came and those that go must be in it. */
export async function changedPairs(duck: Duck, catalog: Catalog, change: Change, pause: Pause): Promise<PairChanges> {
  const came = byKey(change.came)
  const went = byKey(change.went)
  const keys = Float64Array.from(new Set([...came.keys(), ...went.keys()])).sort()
  const stretches = await stretchesOf(duck, catalog, keys, { came, went, change })
  const needed = new Set<number>()
  for (const { stay } of stretches) for (const number of stay) needed.add(number)
  await fetchEntries(duck, catalog, needed)
  const notes = makeNotes()
  const { order } = catalog.entries
  for (const [n, { stay, came, went, isWhole }] of stretches.entries()) {
    if (n % OFTEN === 0) await pause()
    const all = [...stay, ...came, ...went].sort(order)
    const absent = { before: new Set(came), after: new Set(went) }
    const places = Uint32Array.from(all.keys())
    const before = came.length ? places.filter((place) => !absent.before.has(all[place]!)) : places
    const after = went.length ? places.filter((place) => !absent.after.has(all[place]!)) : places
    const note = (one: number, two: number, by: 1 | -1) => notes.add(pairOf(all[one]!, all[two]!), by)
    if (isWhole) noteChanges(before, after, (place) => place, note)
    else noteWindow(before, after, (place) => place, note)
  }
  return notes.summed()
}

function byKey(articles: Change['came']): Map<number, number[]> {
  const lists = new Map<number, number[]>()
  for (const [number, keys] of articles) {
    for (const key of keys) {
      const list = lists.get(key)
      if (list) list.push(number)
      else lists.set(key, [number])
    }
  }
  return lists
}

interface Comings {
  readonly came: ReadonlyMap<number, number[]>
  readonly went: ReadonlyMap<number, number[]>
  readonly change: Change
}

/** What is to be looked at of each list: all of a short one, of a longer one what stands near those that came or went. */
async function stretchesOf(duck: Duck, catalog: Catalog, keys: Float64Array, comings: Comings): Promise<Stretch[]> {
  const { places, articles, times } = await holdersOf(duck, keys)
  const { gone, entries } = catalog
  const isOther = (number: number) =>
    gone.has(number) || comings.change.came.has(number) || comings.change.went.has(number)
  const stretches: Stretch[] = []
  for (let place = 0, from = 0; place < keys.length; place++) {
    const numbers: number[] = []
    const instants: number[] = []
    for (; from < places.length && places[from] === place; from++) {
      if (isOther(articles[from]!)) continue
      numbers.push(articles[from]!)
      instants.push(times[from]!)
    }
    const came = comings.came.get(keys[place]!) ?? []
    const went = comings.went.get(keys[place]!) ?? []
    if (numbers.length + Math.min(came.length, went.length) <= SHORT_LIST)
      stretches.push({ stay: numbers, came, went, isWhole: true })
    else stretches.push(...windowsOf(numbers, instants, came, went, (number) => timeOf(entries.at(number))))
  }
  return stretches
}

/** Undated articles stand last. */
function timeOf(at: number): number {
  return Number.isNaN(at) ? Infinity : at
}

/** Those within reach of each that came or went, by time alone, with all of the same time. */
function windowsOf(
  numbers: readonly number[],
  instants: readonly number[],
  came: readonly number[],
  went: readonly number[],
  timeFor: (number: number) => number
): Stretch[] {
  const changed = [
    ...came.map((number) => ({ number, time: timeFor(number), isNew: true })),
    ...went.map((number) => ({ number, time: timeFor(number), isNew: false }))
  ].sort((x, y) => x.time - y.time)
  const windows: { stay: number[]; came: number[]; went: number[]; isWhole: false; from: number; to: number }[] = []
  for (const { number, time, isNew } of changed) {
    const first = instants[Math.max(0, firstAt(instants, time) - REACH)]!
    const last = instants[Math.min(instants.length, firstAfter(instants, time) + REACH) - 1]!
    const from = Math.min(firstAt(instants, first), firstAt(instants, time))
    const to = Math.max(firstAfter(instants, last), firstAfter(instants, time))
    let window = windows.at(-1)
    if (!window || from > window.to) {
      window = { stay: [], came: [], went: [], isWhole: false, from, to }
      windows.push(window)
    }
    window.to = Math.max(window.to, to)
    if (isNew) window.came.push(number)
    else window.went.push(number)
  }
  return windows.map((window) => ({ ...window, stay: numbers.slice(window.from, window.to) }))
}

/** The first place whose time is not before `time`, and the first whose time is after it. */
function firstAt(times: readonly number[], time: number): number {
  return placeWhere(times, (other) => other >= time)
}
function firstAfter(times: readonly number[], time: number): number {
  return placeWhere(times, (other) => other > time)
}

function placeWhere(times: readonly number[], holds: (time: number) => boolean): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(times[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}

/** Keys that are written into a statement: so only those parts of the table are read in which they stand. */
const FEW = 500
/** Lists between two pauses. */
const OFTEN = 1000

/** Who is in the list of each key: the place of the key, the number of the article and its time, in this order. */
async function holdersOf(
  duck: Duck,
  keys: Float64Array
): Promise<{ places: Float64Array; articles: Float64Array; times: Float64Array }> {
  const none = new Float64Array(0)
  if (!keys.length) return { places: none, articles: none, times: none }
  const few = keys.length <= FEW
  await duck.fillNumbers('asked', ['key', 'place'], [keys, Float64Array.from(keys.keys())])
  const [places, times, articles] = await duck.numbers(
    `SELECT asked.place, COALESCE(keys.instant, CAST('Infinity' AS DOUBLE)) AS time, CAST(keys.article AS DOUBLE) AS article
     FROM keys JOIN asked ON CAST(asked.key AS BIGINT) = keys.key ${few ? `WHERE keys.key IN (${keys.join(', ')})` : ''}
     ORDER BY place, time, article`
  )
  return { places: places!, articles: articles!, times: times! }
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
