/**
 * A weight table: few of its 4 million rows are in use, so a bitmap with running counts finds a row, and only used
 * rows are stored, one signed byte a label (Jacobson's rank structure, 1989). The bitmap fits a processor's second-level cache.
 */
import { rowBits } from './rows.ts'

export interface Table {
  /** Labels per row. */
  readonly labels: number
  /** One bit a row: in use or not. */
  readonly used: Uint32Array
  /** Rows in use before each word of `used`. */
  readonly before: Uint32Array
  /** `labels` bytes a used row. */
  readonly values: Int8Array
  /** What a value of 1 weighs. */
  readonly unit: number
}

/** A table of the given rows, which must ascend; `values` has `labels` bytes a row. */
export function makeTable(rows: Int32Array, values: Int8Array, labels: number, unit: number): Table {
  const used = new Uint32Array(2 ** (rowBits - 5))
  const before = new Uint32Array(used.length)
  for (const row of rows) used[row >>> 5]! |= 1 << (row & 31)
  let count = 0
  for (let i = 0; i < used.length; i++) {
    before[i] = count
    count += ones(used[i]!)
  }
  return { labels, used, before, values, unit }
}

/** Adds the weights of `count` rows to `out`, from `offset` on, in units of `table.unit`. */
export function addWeights(table: Table, rows: Int32Array, count: number, out: Int32Array, offset: number): void {
  const { labels, used, before, values } = table
  for (let i = 0; i < count; i++) {
    const row = rows[i]!
    const bits = used[row >>> 5]!
    const bit = 1 << (row & 31)
    if ((bits & bit) === 0) continue
    let from = (before[row >>> 5]! + ones(bits & (bit - 1))) * labels
    for (let y = 0; y < labels; y++) out[offset + y]! += values[from++]!
  }
}

/** Bits set in a 32-bit word. */
function ones(word: number): number {
  word -= (word >>> 1) & 0x55555555
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
