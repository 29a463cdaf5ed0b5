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
