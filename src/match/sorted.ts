/**
 * All fingerprints of a set of articles, sorted by hash: who holds what, in twelve bytes each.
 *
 * Rows are put into parts by the upper eight bits of the hash as they come, and each part is sorted by the lower bits when it is read (radix sort,
 * least digit first). That keeps the order of coming within a hash, so articles added in time order are met in time order; and a part is
 * small enough for the processor's cache, where one table of everything would miss it at every step.
 */

import type { Fingerprints } from './fingerprint.ts'

/** Numbers of a row: hash, article, place. */
export const ROW = 3
const PARTS = 256
const PART_SHIFT = 24
const DIGIT = 12
const DIGITS = 1 << DIGIT

export interface Parts {
  readonly rows: Uint32Array[]
  /** Numbers (not rows) used of each part. */
  readonly used: Uint32Array
}

/** Parts with room for about so many rows; they grow. */
export function makeParts(expected: number): Parts {
  const size = Math.ceil((expected / PARTS) * 1.1) * ROW + 96
  return { rows: Array.from({ length: PARTS }, () => new Uint32Array(size)), used: new Uint32Array(PARTS) }
}

/** Adds the fingerprints of one article; the length of the run is kept in the upper bits of the place (see `positionOf`, `gramOf`). */
export function addRows(parts: Parts, article: number, prints: Fingerprints): void {
  const { rows, used } = parts
  const { hashes, positions, grams, count } = prints
  for (let p = 0; p < count; p++) {
    const hash = hashes[p]!
    const part = hash >>> PART_SHIFT
    const at = used[part]!
    let into = rows[part]!
    if (at + ROW > into.length) into = enlarge(rows, part)
    into[at] = hash
    into[at + 1] = article
    into[at + 2] = positions[p]! | (grams[p]! << GRAM_SHIFT)
    used[part] = at + ROW
  }
}

function enlarge(rows: Uint32Array[], part: number): Uint32Array {
  const before = rows[part]!
  const larger = new Uint32Array(Math.ceil((before.length * 1.5) / ROW) * ROW + 96)
  larger.set(before)
  rows[part] = larger
  return larger
}

const GRAM_SHIFT = 26
export const POSITION_MASK = (1 << GRAM_SHIFT) - 1

/** First word of a run, from the third number of a row. Texts of more than 67 million words are cut there. */
export function positionOf(place: number): number {
  return place & POSITION_MASK
}

/** Words of a run, from the third number of a row. */
export function gramOf(place: number): number {
  return place >>> GRAM_SHIFT
}

const counts = new Uint32Array(DIGITS)
let spare = new Uint32Array(0)

/** Calls `each` with the rows of every part in turn, sorted by hash; `length` numbers of the array are meant. The parts are let go on the way. */
export function eachSorted(parts: Parts, each: (rows: Uint32Array, length: number) => void): void {
  for (let part = 0; part < PARTS; part++) {
    const rows = parts.rows[part]!
    const length = parts.used[part]!
    parts.rows[part] = new Uint32Array(0)
    parts.used[part] = 0
    if (!length) continue
    if (spare.length < length) spare = new Uint32Array(length + (length >> 2))
    sortByDigit(rows, spare, length, 0)
    sortByDigit(spare, rows, length, DIGIT)
    each(rows, length)
  }
  spare = new Uint32Array(0)
}

function sortByDigit(from: Uint32Array, to: Uint32Array, length: number, shift: number): void {
  counts.fill(0)
  const mask = DIGITS - 1
  for (let at = 0; at < length; at += ROW) counts[(from[at]! >>> shift) & mask]!++
  let next = 0
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = counts[digit]!
    counts[digit] = next
    next += count * ROW
  }
  for (let at = 0; at < length; at += ROW) {
    const digit = (from[at]! >>> shift) & mask
    const into = counts[digit]!
    counts[digit] = into + ROW
    to[into] = from[at]!
    to[into + 1] = from[at + 1]!
    to[into + 2] = from[at + 2]!
  }
}

/** Row numbers ordered by a column, of whose values the bits of `mask` count; rows of one value stay in order (counting sort). */
export function orderedBy(order: Uint32Array, column: Uint32Array, mask = 0xffffffff): Uint32Array {
  const { length } = order
  const keys = new Uint32Array(length)
  let most = 0
  for (let i = 0; i < length; i++) {
    const key = (column[order[i]!]! & mask) >>> 0
    keys[i] = key
    if (key > most) most = key
  }
  const next = new Uint32Array(most + 2)
  for (let i = 0; i < length; i++) next[keys[i]! + 1]!++
  for (let key = 0; key < most; key++) next[key + 1]! += next[key]!
  const ordered = new Uint32Array(length)
  for (let i = 0; i < length; i++) ordered[next[keys[i]!]!++] = order[i]!
  return ordered
}
