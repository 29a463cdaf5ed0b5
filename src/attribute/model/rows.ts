/**
 * Writes features as row numbers of a weight table. One buffer is shared by all calls, so features cost no allocation;
 * nothing keeps a reference into it across calls.
 *
 * A feature's values are multiplied by odd numbers, one a place, and added up, which a processor does side by side; a finalizer
 * (MurmurHash3's) then spreads the bits.
 */

/** log2 of the number of rows of a weight table: 4 million rows, so that two features seldom share one. */
export const rowBits = 22
/** Most features a token can have. */
export const mostFeatures = 128

const shift = 32 - rowBits
/** The rows written last. */
export const rows = new Int32Array(mostFeatures)
let count = 0

/** Forgets the rows written so far. */
export function clearRows(): void {
  count = 0
}

/** How many rows have been written since `clearRows`. */
export function rowCount(): number {
  return count
}

function write(sum: number): void {
  let hash = sum ^ (sum >>> 16)
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  rows[count++] = (hash ^ (hash >>> 16)) >>> shift
}

/** Adds a feature of one value. `template` is the feature's number, unique among all templates. */
export function put(template: number, a: number): void {
  write((Math.imul(template, 0x9e3779b1) + Math.imul(a, 0xcc9e2d51)) | 0)
}

export function put2(template: number, a: number, b: number): void {
  write((Math.imul(template, 0x9e3779b1) + Math.imul(a, 0xcc9e2d51) + Math.imul(b, 0x1b873593)) | 0)
}

export function put3(template: number, a: number, b: number, c: number): void {
  write(
    (Math.imul(template, 0x9e3779b1) + Math.imul(a, 0xcc9e2d51) + Math.imul(b, 0x1b873593) + Math.imul(c, 0x27d4eb2f)) |
      0
  )
}

export function put4(template: number, a: number, b: number, c: number, d: number): void {
  write(
    (Math.imul(template, 0x9e3779b1) +
      Math.imul(a, 0xcc9e2d51) +
      Math.imul(b, 0x1b873593) +
      Math.imul(c, 0x27d4eb2f) +
      Math.imul(d, 0x165667b1)) |
      0
  )
}

/** Value of a column at a place, with marks of its own before the first and after the last. */
export function at(column: Int32Array, i: number): number {
  return i < 0 ? -7 : i >= column.length ? -9 : column[i]!
}

/** A distance in tokens, in bins that grow: 0 1 2 3 4-5 6-8 9-13 14-24 25+. */
export function bin(distance: number): number {
  return distance < 4 ? distance : distance < 6 ? 4 : distance < 9 ? 5 : distance < 14 ? 6 : distance < 25 ? 7 : 8
}
