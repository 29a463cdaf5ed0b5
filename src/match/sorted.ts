/**
 * All fingerprints of a set of articles, sorted by hash: who holds what, in twelve bytes each.
 *
 * Rows are put into parts by the upper eight bits of the hash as they come, all parts in one array with room for each. When a part is read, hashes
 * that stand in it once are left out (most do, and lead to nobody), the others sorted by the lower bits (radix sort, least digit first). That keeps the order
 * of coming within a hash, so articles added in time order are met in time order; and a part is small enough for the processor's cache, where
 * one table of everything would miss it at every step.
 */

import type { Fingerprints } from './fingerprint.ts'

/** Numbers of a row: hash, article, place. */
export const ROW = 3
const PARTS = 256
const PART_SHIFT = 24
const DIGIT = 12
const DIGITS = 1 << DIGIT

export interface Parts {
  /** Part after part, `room` numbers each. */
  rows: Uint32Array
  room: number
  /** Where each part ends in `rows`. */
  readonly ends: Float64Array
}

/** Parts with room for about so many rows; they grow. */
export function makeParts(expected: number): Parts {
  const room = Math.ceil((expected / PARTS) * 1.1) * ROW + 32 * ROW
  return {
    rows: new Uint32Array(room * PARTS),
    room,
    ends: Float64Array.from({ length: PARTS }, (_, part) => part * room)
  }
}

/** Adds the fingerprints of one article; the length of the run is kept in the upper bits of the place (see `positionOf`, `gramOf`). */
export function addRows(parts: Parts, article: number, prints: Fingerprints): void {
  const { hashes, positions, grams, count } = prints
  const { ends } = parts
  let { rows, room } = parts
  for (let p = 0; p < count; p++) {
    const hash = hashes[p]!
    const part = hash >>> PART_SHIFT
    if (ends[part]! === (part + 1) * room) {
      enlarge(parts)
      rows = parts.rows
      room = parts.room
    }
    const at = ends[part]!
    rows[at] = hash
    rows[at + 1] = article
    rows[at + 2] = packPlace(positions[p]!, grams[p]!)
    ends[part] = at + ROW
  }
}

function enlarge(parts: Parts): void {
  const { rows, room, ends } = parts
  parts.room = Math.ceil((room * 1.5) / ROW) * ROW
  parts.rows = new Uint32Array(parts.room * PARTS)
  for (let part = 0; part < PARTS; part++) {
    const used = ends[part]! - part * room
    parts.rows.set(rows.subarray(part * room, part * room + used), part * parts.room)
    ends[part] = part * parts.room + used
  }
}

const GRAM_SHIFT = 26
export const POSITION_MASK = (1 << GRAM_SHIFT) - 1

/** The third number of a row: first word and length of a run. */
export function packPlace(position: number, gram: number): number {
  return (position | (gram << GRAM_SHIFT)) >>> 0
}

/** First word of a run, from the third number of a row. Texts of more than 67 million words are cut there. */
export function positionOf(place: number): number {
  return place & POSITION_MASK
}

/** Words of a run, from the third number of a row. */
export function gramOf(place: number): number {
  return place >>> GRAM_SHIFT
}

const counts = new Uint32Array(DIGITS)

/** Calls `each` with the rows of every part in turn whose hash may stand there more than once, sorted by hash; `length` numbers of the array are meant. */
export function eachSorted({ rows, room, ends }: Parts, each: (rows: Uint32Array, length: number) => void): void {
  const longest = ends.reduce((most, end, part) => Math.max(most, end - part * room), 0)
  const found = new Uint32Array(longest)
  const spare = new Uint32Array(longest)
  for (let part = 0; part < PARTS; part++) {
    const length = takeRepeated(rows, part * room, ends[part]!, found)
    if (!length) continue
    sortByDigit(found, spare, length, 0)
    sortByDigit(spare, found, length, DIGIT)
    each(found, length)
  }
}

/** Bits of a hash by which it is told whether it was met before. Others of the same bits only cost time. */
const SLOT_BITS = 20
const SLOTS = 1 << SLOT_BITS
const once = new Int32Array(SLOTS >>> 5)
const again = new Int32Array(SLOTS >>> 5)

/** Copies rows whose hash may stand there more than once; returns how many numbers. */
function takeRepeated(rows: Uint32Array, from: number, to: number, into: Uint32Array): number {
  once.fill(0)
  again.fill(0)
  for (let at = from; at < to; at += ROW) {
    const slot = (rows[at]! & (SLOTS - 1)) >>> 5
    const bit = 1 << rows[at]!
    again[slot]! |= once[slot]! & bit
    once[slot]! |= bit
  }
  let length = 0
  for (let at = from; at < to; at += ROW) {
    const hash = rows[at]!
    if (!(again[(hash & (SLOTS - 1)) >>> 5]! & (1 << hash))) continue
    into[length] = hash
    into[length + 1] = rows[at + 1]!
    into[length + 2] = rows[at + 2]!
    length += ROW
  }
  return length
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
