/**
 * A weight table: a hash table with open addressing in which a row's number and its weights lie side by side, so that a feature costs
 * one visit to memory, and a visit does not wait for another.
 *
 * A weight is a signed byte, stored plus 128, four in a 32-bit number. Two masks part such a number into two times two lanes of 16
 * bits; 255 rows can be added up in these before anything overflows. What 128 a row added too much is taken off at the end.
 * A row of 12 labels takes four numbers, the last its row number plus one; a row of 5 takes two, the row number above the fifth weight.
 */
import { mostFeatures, rowBits } from './rows.ts'

export interface Table {
  /** Labels per row: 12 or 5. */
  readonly labels: number
  readonly slots: Int32Array
  /** How far a row number is shifted to give its slot. */
  readonly shift: number
  /** What a value of 1 weighs. */
  readonly unit: number
}

const lowBytes = 0x00ff00ff
/** Room for what stands in the first slot of each feature of a token. */
const firsts = new Int32Array(mostFeatures)

/** A table of the given rows, which must ascend; `values` has the weights of one label after those of another. */
export function makeTable(rows: Int32Array, values: Int8Array, labels: number, unit: number): Table {
  const count = rows.length
  const width = labels > 5 ? 4 : 2
  // At most two thirds full: then a row that is not there is known after few looks.
  let bits = 4
  while (2 ** bits < count * 1.5) bits++
  const shift = Math.max(0, rowBits - bits)
  const slots = new Int32Array(2 ** bits * width)
  if (width === 4) fillTwelve(slots, shift, rows, values)
  else fillFive(slots, shift, rows, values)
  return { labels, slots, shift, unit }
}

/** Four weights of row `i`, of the labels from `first` on. */
function four(values: Int8Array, count: number, first: number, i: number): number {
  const at = first * count + i
  return (
    (values[at]! + 128) |
    ((values[at + count]! + 128) << 8) |
    ((values[at + 2 * count]! + 128) << 16) |
    ((values[at + 3 * count]! + 128) << 24)
  )
}

function fillTwelve(slots: Int32Array, shift: number, rows: Int32Array, values: Int8Array): void {
  const count = rows.length
  const mask = slots.length - 1
  for (let i = 0; i < count; i++) {
    let k = (rows[i]! >>> shift) << 2
    while (slots[k + 3] !== 0) k = (k + 4) & mask
    slots[k] = four(values, count, 0, i)
    slots[k + 1] = four(values, count, 4, i)
    slots[k + 2] = four(values, count, 8, i)
    slots[k + 3] = rows[i]! + 1
  }
}

function fillFive(slots: Int32Array, shift: number, rows: Int32Array, values: Int8Array): void {
  const count = rows.length
  const mask = slots.length - 1
  for (let i = 0; i < count; i++) {
    let k = (rows[i]! >>> shift) << 1
    while (slots[k + 1] !== 0) k = (k + 2) & mask
    slots[k] = four(values, count, 0, i)
    slots[k + 1] = ((rows[i]! + 1) << 8) | (values[4 * count + i]! + 128)
  }
}

/** Adds the weights of `count` rows to `out`, from `offset` on, in units of `table.unit`. */
export function addWeights(table: Table, rows: Int32Array, count: number, out: Int32Array, offset: number): void {
  if (table.labels > 5) addTwelve(table, rows, count, out, offset)
  else addFive(table, rows, count, out, offset)
}

function addTwelve({ slots, shift }: Table, rows: Int32Array, count: number, out: Int32Array, offset: number): void {
  const mask = slots.length - 1
  let [a, b, c, d, e, f] = [0, 0, 0, 0, 0, 0]
  let hits = 0
  // Visits that do not wait for one another: the next loop then finds its numbers near.
  for (let i = 0; i < count; i++) firsts[i] = slots[((rows[i]! >>> shift) << 2) + 3]!
  for (let i = 0; i < count; i++) {
    const row = rows[i]!
    let k = (row >>> shift) << 2
    let found = firsts[i]!
    while (found !== row + 1 && found !== 0) {
      k = (k + 4) & mask
      found = slots[k + 3]!
    }
    if (found === 0) continue
    const x = slots[k]!
    const y = slots[k + 1]!
    const z = slots[k + 2]!
    a = (a + (x & lowBytes)) | 0
    b = (b + ((x >>> 8) & lowBytes)) | 0
    c = (c + (y & lowBytes)) | 0
    d = (d + ((y >>> 8) & lowBytes)) | 0
    e = (e + (z & lowBytes)) | 0
    f = (f + ((z >>> 8) & lowBytes)) | 0
    hits++
  }
  const excess = hits * 128
  out[offset]! += (a & 0xffff) - excess
  out[offset + 1]! += (b & 0xffff) - excess
  out[offset + 2]! += (a >>> 16) - excess
  out[offset + 3]! += (b >>> 16) - excess
  out[offset + 4]! += (c & 0xffff) - excess
  out[offset + 5]! += (d & 0xffff) - excess
  out[offset + 6]! += (c >>> 16) - excess
  out[offset + 7]! += (d >>> 16) - excess
  out[offset + 8]! += (e & 0xffff) - excess
  out[offset + 9]! += (f & 0xffff) - excess
  out[offset + 10]! += (e >>> 16) - excess
  out[offset + 11]! += (f >>> 16) - excess
}

function addFive({ slots, shift }: Table, rows: Int32Array, count: number, out: Int32Array, offset: number): void {
  const mask = slots.length - 1
  let [a, b, c] = [0, 0, 0]
  let hits = 0
  for (let i = 0; i < count; i++) firsts[i] = slots[((rows[i]! >>> shift) << 1) + 1]!
  for (let i = 0; i < count; i++) {
    const row = rows[i]!
    let k = (row >>> shift) << 1
    let found = firsts[i]!
    while (found >>> 8 !== row + 1 && found !== 0) {
      k = (k + 2) & mask
      found = slots[k + 1]!
    }
    if (found === 0) continue
    const x = slots[k]!
    a = (a + (x & lowBytes)) | 0
    b = (b + ((x >>> 8) & lowBytes)) | 0
    c = (c + (found & 0xff)) | 0
    hits++
  }
  const excess = hits * 128
  out[offset]! += (a & 0xffff) - excess
  out[offset + 1]! += (b & 0xffff) - excess
  out[offset + 2]! += (a >>> 16) - excess
  out[offset + 3]! += (b >>> 16) - excess
  out[offset + 4]! += c - excess
}
