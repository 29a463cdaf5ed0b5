/**
 * Clusters of words from unlabelled news: words that keep the same company get the same number, so that "grumbled" is
 * known from "complained" although no training article used it.
 *
 * Positive pointwise mutual information of each word with the common words two places to either side, reduced by a randomized
 * singular value decomposition (Levy and Goldberg 2014; Halko et al. 2011), then nested k-means: coarse, middle, fine. Only hashes
 * of words and cluster numbers leave this file.
 */
import { hashWord } from '../../src/attribute/model/hash.ts'
import type { ClusterLookup } from '../../src/attribute/model/observe.ts'
import { makeRandom } from './random.ts'

export interface Clusters {
  /** Hashed lower-case words, ascending. */
  readonly words: Int32Array
  /** Finest cluster of each word, from 1. */
  readonly fine: Uint16Array
  /** Coarser numbers of each finest cluster; entry 0 is for words without a cluster. */
  readonly middle: Uint16Array
  readonly coarse: Uint16Array
}

export interface ClusterOptions {
  /** A word seen fewer times gets no cluster. */
  readonly least: number
  /** How many of the most frequent words count as company. */
  readonly contexts: number
  readonly dimensions: number
  /** Numbers of coarse clusters, of middle ones in each, of fine ones in each of those. */
  readonly branches: readonly [number, number, number]
  readonly seed: number
}

/** The clusters as the tagger reads them. */
export function lookupOf(clusters: Clusters): ClusterLookup {
  const numbers = new Map<number, number>()
  clusters.words.forEach((word, i) => {
    numbers.set(word, clusters.fine[i]!)
  })
  return { of: (word) => numbers.get(word) ?? 0, middle: clusters.middle, coarse: clusters.coarse }
}

/** Places whose words count as company, and their columns' order. */
const offsets = [-2, -1, 1, 2]
const wordPattern =
  /\p{L}+(?=n['’]t(?!\p{L}))|n['’]t(?!\p{L})|['’](?:s|re|ve|ll|d|m)(?!\p{L})|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/giu

export function makeClusters(
  texts: Iterable<string>,
  options: ClusterOptions,
  progress: (line: string) => void
): Clusters {
  const { ids, names, counts } = numberWords(texts)
  const order = names.map((_, i) => i).sort((a, b) => counts[b]! - counts[a]! || (names[a]! < names[b]! ? -1 : 1))
  const rank = new Int32Array(names.length)
  order.forEach((word, i) => {
    rank[word] = i
  })
  const vocabulary = order.filter((word) => counts[word]! >= options.least).length
  progress(`${ids.length} words read, ${vocabulary} to cluster`)
  for (let i = 0; i < ids.length; i++) if (ids[i]! >= 0) ids[i] = rank[ids[i]!]!
  const matrix = companyMatrix(ids, vocabulary, options.contexts)
  progress(`${matrix.values.length} pairs`)
  const vectors = reduce(matrix, options.dimensions, options.seed)
  const nested = nest(vectors, vocabulary, options)
  const entries: [number, number][] = []
  const taken = new Set<number>()
  for (let i = 0; i < vocabulary; i++) {
    const hash = hashWord(names[order[i]!]!)
    if (taken.has(hash)) continue
    taken.add(hash)
    entries.push([hash, nested.fine[i]!])
  }
  entries.sort((a, b) => a[0] - b[0])
  progress(`${nested.middle.length - 1} fine clusters`)
  return {
    words: Int32Array.from(entries.map(([word]) => word)),
    fine: Uint16Array.from(entries.map(([, cluster]) => cluster)),
    middle: nested.middle,
    coarse: nested.coarse
  }
}

function numberWords(texts: Iterable<string>): { ids: Int32Array; names: string[]; counts: number[] } {
  const numbers = new Map<string, number>()
  const names: string[] = []
  const counts: number[] = []
  let ids = new Int32Array(1 << 20)
  let length = 0
  for (const text of texts) {
    // Paragraph and article ends are marked by -1, which is nobody's company.
    for (const paragraph of text.split('\n')) {
      const words = paragraph.toLowerCase().replaceAll('’', "'").match(wordPattern)
      if (!words) continue
      if (length + words.length + 1 > ids.length) {
        const larger = new Int32Array(ids.length * 2 + words.length)
        larger.set(ids)
        ids = larger
      }
      for (const word of words) {
        let number = numbers.get(word)
        if (number === undefined) {
          number = names.length
          // Slices keep their paragraph alive; a fresh string does not.
          const name = `${word} `.trimEnd()
          numbers.set(name, number)
          names.push(name)
          counts.push(0)
        }
        counts[number]!++
        ids[length++] = number
      }
      ids[length++] = -1
    }
  }
  return { ids: ids.slice(0, length), names, counts }
}

/** Rows of words, columns of (place, context word), in compressed sparse rows. */
interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly starts: Int32Array
  readonly column: Int32Array
  readonly values: Float32Array
}

function companyMatrix(ids: Int32Array, vocabulary: number, contexts: number): Matrix {
  const columns = offsets.length * contexts
  const starts = new Int32Array(vocabulary + 1)
  for (const id of ids) if (id >= 0 && id < vocabulary) starts[id + 1]!++
  for (let i = 0; i < vocabulary; i++) starts[i + 1]! += starts[i]!
  const places = new Int32Array(starts[vocabulary]!)
  const fill = starts.slice()
  for (let i = 0; i < ids.length; i++) if (ids[i]! >= 0 && ids[i]! < vocabulary) places[fill[ids[i]!]!++] = i
  const columnTotal = new Float64Array(columns)
  const rowTotal = new Float64Array(vocabulary)
  const counts = new Int32Array(columns)
  const column: number[][] = []
  const value: number[][] = []
  for (let row = 0; row < vocabulary; row++) {
    const seen: number[] = []
    for (let p = starts[row]!; p < starts[row + 1]!; p++) {
      for (let o = 0; o < offsets.length; o++) {
        const at = places[p]! + offsets[o]!
        const near = at < 0 || at >= ids.length ? -1 : ids[at]!
        // The paragraph's end lies between.
        if (near < 0 || near >= contexts) continue
        if (Math.abs(offsets[o]!) === 2 && ids[places[p]! + offsets[o]! / 2]! < 0) continue
        const c = o * contexts + near
        if (counts[c]!++ === 0) seen.push(c)
      }
    }
    seen.sort((a, b) => a - b)
    column.push(seen)
    value.push(seen.map((c) => counts[c]!))
    for (const c of seen) {
      columnTotal[c]! += counts[c]!
      rowTotal[row]! += counts[c]!
      counts[c] = 0
    }
  }
  // Column totals to the power of 0.75, as Levy, Goldberg and Dagan (2015) found best.
  let smoothed = 0
  for (let c = 0; c < columns; c++) smoothed += columnTotal[c]! ** 0.75
  const resultStarts = new Int32Array(vocabulary + 1)
  const resultColumn: number[] = []
  const resultValue: number[] = []
  for (let row = 0; row < vocabulary; row++) {
    for (let i = 0; i < column[row]!.length; i++) {
      const c = column[row]![i]!
      const information = Math.log((value[row]![i]! * smoothed) / (rowTotal[row]! * columnTotal[c]! ** 0.75))
      if (information > 0) {
        resultColumn.push(c)
        resultValue.push(information)
      }
    }
    resultStarts[row + 1] = resultColumn.length
  }
  return {
    rows: vocabulary,
    columns,
    starts: resultStarts,
    column: Int32Array.from(resultColumn),
    values: Float32Array.from(resultValue)
  }
}

/** Unit vectors of the rows in the space of the largest singular values, weighted by their square roots. */
function reduce(matrix: Matrix, dimensions: number, seed: number): Float32Array {
  const random = makeRandom(seed)
  const start = new Float32Array(matrix.columns * dimensions)
  for (let i = 0; i < start.length; i++) start[i] = random() + random() + random() - 1.5
  let left = multiply(matrix, start, dimensions)
  orthogonalize(left, matrix.rows, dimensions)
  // Two rounds of power iteration settle the leading directions; the last keeps their singular values as lengths.
  for (let round = 0; round < 2; round++) {
    const right = multiplyTransposed(matrix, left, dimensions)
    orthogonalize(right, matrix.columns, dimensions)
    left = multiply(matrix, right, dimensions)
    if (round === 0) orthogonalize(left, matrix.rows, dimensions)
  }
  for (let d = 0; d < dimensions; d++) {
    let sum = 0
    for (let r = 0; r < matrix.rows; r++) sum += left[r * dimensions + d]! ** 2
    const scale = 1 / Math.sqrt(Math.sqrt(sum) + 1e-9)
    for (let r = 0; r < matrix.rows; r++) left[r * dimensions + d]! *= scale
  }
  for (let r = 0; r < matrix.rows; r++) {
    let sum = 0
    for (let d = 0; d < dimensions; d++) sum += left[r * dimensions + d]! ** 2
    const scale = 1 / (Math.sqrt(sum) + 1e-9)
    for (let d = 0; d < dimensions; d++) left[r * dimensions + d]! *= scale
  }
  return left
}

function multiply(m: Matrix, dense: Float32Array, width: number): Float32Array {
  const out = new Float32Array(m.rows * width)
  for (let r = 0; r < m.rows; r++) {
    for (let k = m.starts[r]!; k < m.starts[r + 1]!; k++) {
      const value = m.values[k]!
      const from = m.column[k]! * width
      for (let d = 0; d < width; d++) out[r * width + d]! += value * dense[from + d]!
    }
  }
  return out
}

function multiplyTransposed(m: Matrix, dense: Float32Array, width: number): Float32Array {
  const out = new Float32Array(m.columns * width)
  for (let r = 0; r < m.rows; r++) {
    for (let k = m.starts[r]!; k < m.starts[r + 1]!; k++) {
      const value = m.values[k]!
      const to = m.column[k]! * width
      for (let d = 0; d < width; d++) out[to + d]! += value * dense[r * width + d]!
    }
  }
  return out
}

/** Gram-Schmidt over columns, in place. */
function orthogonalize(dense: Float32Array, rows: number, width: number): void {
  const products = new Float64Array(width)
  for (let d = 0; d < width; d++) {
    products.fill(0)
    for (let r = 0; r < rows; r++) {
      const value = dense[r * width + d]!
      for (let e = 0; e < d; e++) products[e]! += value * dense[r * width + e]!
    }
    let sum = 0
    for (let r = 0; r < rows; r++) {
      let value = dense[r * width + d]!
      for (let e = 0; e < d; e++) value -= products[e]! * dense[r * width + e]!
      dense[r * width + d] = value
      sum += value * value
    }
    const scale = 1 / (Math.sqrt(sum) + 1e-12)
    for (let r = 0; r < rows; r++) dense[r * width + d]! *= scale
  }
}

function nest(
  vectors: Float32Array,
  count: number,
  options: ClusterOptions
): { fine: Uint16Array; middle: Uint16Array; coarse: Uint16Array } {
  const width = options.dimensions
  const all = Array.from({ length: count }, (_, i) => i)
  const fine = new Uint16Array(count)
  const middles = [0]
  const coarses = [0]
  let middleCount = 0
  split(vectors, width, all, options.branches[0]).forEach((members, coarse) => {
    for (const inner of split(vectors, width, members, options.branches[1])) {
      middleCount++
      for (const leaf of split(vectors, width, inner, options.branches[2])) {
        for (const word of leaf) fine[word] = middles.length
        middles.push(middleCount)
        coarses.push(coarse + 1)
      }
    }
  })
  return { fine, middle: Uint16Array.from(middles), coarse: Uint16Array.from(coarses) }
}

/** Spherical k-means; starts from members spread evenly over the frequency order, 12 rounds. Empty clusters vanish. */
function split(vectors: Float32Array, width: number, members: readonly number[], wanted: number): number[][] {
  // Fewer than 6 words to a cluster say little.
  const k = Math.min(wanted, Math.floor(members.length / 6))
  if (k < 2) return members.length > 0 ? [[...members]] : []
  const centres = new Float32Array(k * width)
  // The most frequent quarter starts the clusters, since rare words' vectors are noisy.
  const step = Math.max(1, Math.floor(members.length / 4 / k))
  for (let c = 0; c < k; c++) {
    const word = members[c * step]!
    for (let d = 0; d < width; d++) centres[c * width + d] = vectors[word * width + d]!
  }
  const home = new Int32Array(members.length)
  for (let round = 0; round < 12; round++) {
    for (let i = 0; i < members.length; i++) {
      const from = members[i]! * width
      let best = -2
      for (let c = 0; c < k; c++) {
        let product = 0
        const to = c * width
        for (let d = 0; d < width; d++) product += vectors[from + d]! * centres[to + d]!
        if (product > best) {
          best = product
          home[i] = c
        }
      }
    }
    centres.fill(0)
    for (let i = 0; i < members.length; i++) {
      const from = members[i]! * width
      const to = home[i]! * width
      for (let d = 0; d < width; d++) centres[to + d]! += vectors[from + d]!
    }
    for (let c = 0; c < k; c++) {
      let sum = 0
      for (let d = 0; d < width; d++) sum += centres[c * width + d]! ** 2
      const scale = 1 / (Math.sqrt(sum) + 1e-9)
      for (let d = 0; d < width; d++) centres[c * width + d]! *= scale
    }
  }
  const groups: number[][] = Array.from({ length: k }, () => [])
  members.forEach((word, i) => {
    groups[home[i]!]!.push(word)
  })
  return groups.filter((group) => group.length > 0)
}
