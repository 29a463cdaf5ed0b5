/**
 * Labelled paragraphs as learning sees them, and the numbering of their features.
 *
 * Rows of the 4-million-row table are renumbered for learning, the most frequent first and the rare ones left out: the
 * weights in use then lie close together in memory, which makes learning several times faster.
 */
import { rowBits } from '../../src/attribute/model/rows.ts'

/** One labelled paragraph. Features of token t are `rows[starts[t]..starts[t+1])`. */
export interface Instance {
  readonly length: number
  readonly starts: Int32Array
  readonly rows: Int32Array
  readonly keys: Int32Array
  readonly gold: Uint8Array
}

/** Instances with renumbered rows; `rows[k]` is the table row of number k. */
export interface Numbered {
  readonly rows: Int32Array
  readonly instances: readonly Instance[]
}

/** Renumbers rows by falling frequency; rows seen fewer than `least` times are left out. */
export function numberRows(instances: readonly Instance[], least: number): Numbered {
  const counts = new Int32Array(2 ** rowBits)
  for (const { rows } of instances) for (let i = 0; i < rows.length; i++) counts[rows[i]!]!++
  const used: number[] = []
  for (let row = 0; row < counts.length; row++) if (counts[row]! >= least) used.push(row)
  const rows = Int32Array.from(used).sort((a, b) => counts[b]! - counts[a]! || a - b)
  const number = new Int32Array(2 ** rowBits).fill(-1)
  for (let k = 0; k < rows.length; k++) number[rows[k]!] = k
  return { rows, instances: instances.map((instance) => renumber(instance, number)) }
}

function renumber(instance: Instance, number: Int32Array): Instance {
  const starts = new Int32Array(instance.length + 1)
  const kept = new Int32Array(instance.rows.length)
  let count = 0
  for (let t = 0; t < instance.length; t++) {
    for (let f = instance.starts[t]!; f < instance.starts[t + 1]!; f++) {
      const k = number[instance.rows[f]!]!
      if (k >= 0) kept[count++] = k
    }
    starts[t + 1] = count
  }
  return { ...instance, starts, rows: kept.slice(0, count) }
}
