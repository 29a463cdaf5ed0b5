/**
 * A weight table: few of its 4 million rows are in use, so a bitmap with running counts finds a row, and only used
 * rows are stored, one signed byte a label (Jacobson's rank structure, 1989). The bitmap fits a processor's second-level cache.
 */
import { rowBits } from './rows.ts'

export interface Table {
  /** Labels per row. */
  readonly labels: number
  /** Two numbers for each 32 rows, side by side: a bit a row, in use or not; and how many rows are in use before them. */
  readonly index: Uint32Array
  /** `labels` bytes a used row. */
  readonly values: Int8Array
  /** What a value of 1 weighs. */
  readonly unit: number
}

/** A table of the given rows, which must ascend; `values` has `labels` bytes a row. */
export function makeTable(rows: Int32Array, values: Int8Array, labels: number, unit: number): Table {
  const index = new Uint32Array(2 ** (rowBits - 4))
  for (const row of rows) index[(row >>> 5) * 2]! |= 1 << (row & 31)
  let count = 0
  for (let i = 0; i < index.length; i += 2) {
    index[i + 1] = count
    count += ones(index[i]!)
  }
  return { labels, index, values, unit }
}

/** Adds the weights of `count` rows to `out`, from `offset` on, in units of `table.unit`. */
export function addWeights(table: Table, rows: Int32Array, count: number, out: Int32Array, offset: number): void {
  const { labels, index, values } = table
  for (let i = 0; i < count; i++) {
    const row = rows[i]!
    const word = (row >>> 5) << 1
    const bits = index[word]!
    const bit = 1 << (row & 31)
    if ((bits & bit) === 0) continue
    let from = (index[word + 1]! + ones(bits & (bit - 1))) * labels
    for (let y = 0; y < labels; y++) out[offset + y]! += values[from++]!
  }
}

/** Bits set in a 32-bit word. */
function ones(word: number): number {
  word -= (word >>> 1) & 0x55555555
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
