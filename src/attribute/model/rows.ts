/**
 * Writes features as row numbers of a weight table. One buffer is shared by all calls, so features cost no allocation;
 * nothing keeps a reference into it across calls.
 */
import { finish, mix } from './hash.ts'

/** log2 of the number of rows of a weight table: 4 million rows, so that two features seldom share one. */
export const rowBits = 22
/** Most features a token can have. */
export const mostFeatures = 256

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

/** Adds a feature of one value. `template` is the feature's number, unique among all templates. */
export function put(template: number, a: number): void {
  rows[count++] = finish(mix(template, a)) >>> shift
}

export function put2(template: number, a: number, b: number): void {
  rows[count++] = finish(mix(mix(template, a), b)) >>> shift
}

export function put3(template: number, a: number, b: number, c: number): void {
  rows[count++] = finish(mix(mix(mix(template, a), b), c)) >>> shift
}

export function put4(template: number, a: number, b: number, c: number, d: number): void {
  rows[count++] = finish(mix(mix(mix(mix(template, a), b), c), d)) >>> shift
}

/** Value of a column at a place, with marks of its own before the first and after the last. */
export function at(column: Int32Array | Uint16Array | Uint8Array, i: number): number {
  return i < 0 ? -7 : i >= column.length ? -9 : column[i]!
}

/** A distance in tokens, in bins that grow: 0 1 2 3 4-5 6-8 9-13 14-24 25+. */
export function bin(distance: number): number {
  return distance < 4 ? distance : distance < 6 ? 4 : distance < 9 ? 5 : distance < 14 ? 6 : distance < 25 ? 7 : 8
}
