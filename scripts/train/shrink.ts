/**
 * From learned weights to bytes: rows without a weight above a bar are dropped, the rest rounded to one signed byte.
 */
import type { Learned } from './learn.ts'

/** The largest weight that a byte can hold; larger ones, which are few, are cut to it. */
const largest = 1.5

/** Rows in use, ascending, and their bytes. */
export interface Shrunk {
  readonly rows: Int32Array
  readonly values: Int8Array
  readonly unit: number
}

/** Drops rows that hold no weight of `prune` or more, and single weights below half of it; rounds the rest. */
export function shrink({ labels, rows, weights }: Learned, prune: number): Shrunk {
  const unit = largest / 127
  const order = Array.from(rows, (row, k) => [row, k] as const).sort((a, b) => a[0] - b[0])
  const used: number[] = []
  const values: number[] = []
  for (const [row, k] of order) {
    let strongest = 0
    for (let y = 0; y < labels; y++) strongest = Math.max(strongest, Math.abs(weights[k * labels + y]!))
    if (strongest < prune) continue
    used.push(row)
    for (let y = 0; y < labels; y++) {
      const weight = weights[k * labels + y]!
      const kept = Math.abs(weight) < prune / 2 ? 0 : Math.round(weight / unit)
      values.push(Math.max(-127, Math.min(127, kept)))
    }
  }
  return { rows: Int32Array.from(used), values: Int8Array.from(values), unit }
}

/** Makes a table smaller still: single values below `value` become 0, then rows without a value of `row` or more are dropped. */
export function trim({ rows, values, unit }: Shrunk, row: number, value: number): Shrunk {
  const labels = values.length / rows.length
  const keptRows: number[] = []
  const kept: number[] = []
  for (let k = 0; k < rows.length; k++) {
    const own = values.subarray(k * labels, (k + 1) * labels)
    if (!own.some((v) => Math.abs(v) >= row)) continue
    keptRows.push(rows[k]!)
    for (const v of own) kept.push(Math.abs(v) < value ? 0 : v)
  }
  return { rows: Int32Array.from(keptRows), values: Int8Array.from(kept), unit }
}

/** The values of one label after those of another: the file's order, in which gzip finds the zeros. */
export function byLabel({ rows, values }: Shrunk): Int8Array {
  const labels = values.length / rows.length
  const turned = new Int8Array(values.length)
  for (let y = 0; y < labels; y++) {
    for (let i = 0; i < rows.length; i++) turned[y * rows.length + i] = values[i * labels + y]!
  }
  return turned
}
