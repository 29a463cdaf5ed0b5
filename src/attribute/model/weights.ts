/**
 * The weights file: clusters of words, and the two chains' tables and label changes. Numbers and hashes only, no text.
 *
 * Layout, little-endian: "HSAY" and a version byte, then sections written by `scripts/train/write.ts` in this order: clusters, first chain,
 * second chain. Row numbers are stored as gaps in base-128 varints, weights label by label, so that gzip
 * finds the zeros. The file is read decompressed; the caller unpacks it (`node:zlib`, `DecompressionStream`).
 */
import { type Chain, makeChain } from './first-pass.ts'
import { keyCount } from './keys.ts'
import { findLabels, type LabelSet, linkLabels } from './labels.ts'
import type { ClusterLookup } from './observe.ts'
import { rowBits } from './rows.ts'
import { makeTable } from './table.ts'

/** "HSAY", then the version. Raise it when a hash, a feature or the layout changes. */
export const signature = Uint8Array.of(0x48, 0x53, 0x41, 0x59, 2)

export interface Weights {
  readonly clusters: ClusterLookup
  readonly find: Chain
  readonly link: Chain
}

interface Reader {
  readonly bytes: Uint8Array
  at: number
}

/** Reads a decompressed weights file; null if it is none, is cut short or is of another version. */
export function loadWeights(bytes: Uint8Array): Weights | null {
  if (bytes.length < signature.length || signature.some((byte, i) => bytes[i] !== byte)) return null
  const reader: Reader = { bytes, at: signature.length }
  const clusters = readClusters(reader)
  const first = clusters && readChain(reader, findLabels)
  const second = first && readChain(reader, linkLabels)
  return second ? { clusters, find: first, link: second } : null
}

/** A number in base 128, seven bits a byte, low bits first; NaN past the end. */
function readNumber(reader: Reader): number {
  const numbers = readNumbers(reader, 1)
  return numbers ? numbers[0]! : Number.NaN
}

/** So many numbers below 2^32 in base 128; null where the file ends before. */
function readNumbers(reader: Reader, count: number): Uint32Array | null {
  const { bytes } = reader
  if (!(count <= bytes.length - reader.at)) return null
  const numbers = new Uint32Array(count)
  let { at } = reader
  for (let i = 0; i < count; i++) {
    let byte = bytes[at++]!
    let value = byte & 127
    for (let shift = 7; byte >= 128 && shift < 35; shift += 7) {
      byte = bytes[at++]!
      value |= (byte & 127) << shift
    }
    numbers[i] = value
  }
  reader.at = at
  return at <= bytes.length ? numbers : null
}

/** Numbers that grow, stored as gaps: their sums, from `first` on. */
function addUp(gaps: Uint32Array, first: number): Int32Array {
  const sums = new Int32Array(gaps.length)
  let sum = first
  for (let i = 0; i < gaps.length; i++) {
    sum = (sum + gaps[i]!) | 0
    sums[i] = sum
  }
  return sums
}

function readClusters(reader: Reader): ClusterLookup | null {
  const count = readNumber(reader)
  const leaves = readNumber(reader)
  if (!(count < 2 ** 24) || !(leaves > 0 && leaves < 2 ** 16)) return null
  const middleGaps = readNumbers(reader, leaves - 1)
  const coarseGaps = middleGaps && readNumbers(reader, leaves - 1)
  const wordGaps = coarseGaps && readNumbers(reader, count)
  const fine = wordGaps && readNumbers(reader, count)
  if (!fine) return null
  const numbersOf = (gaps: Uint32Array) => Uint16Array.from([0, ...addUp(gaps, 0)])
  const middle = numbersOf(middleGaps)
  const coarse = numbersOf(coarseGaps)
  const words = addUp(wordGaps, -(2 ** 31))
  // Open addressing with linear steps, at most half full.
  let size = 16
  while (size < count * 2) size *= 2
  const keys = new Int32Array(size)
  const values = new Uint16Array(size)
  for (let i = 0; i < count; i++) {
    let slot = words[i]! & (size - 1)
    while (values[slot] !== 0) slot = (slot + 1) & (size - 1)
    keys[slot] = words[i]!
    values[slot] = fine[i]!
  }
  const of = (hash: number): number => {
    let slot = hash & (size - 1)
    while (values[slot] !== 0) {
      if (keys[slot] === hash) return values[slot]!
      slot = (slot + 1) & (size - 1)
    }
    return 0
  }
  return { of, middle, coarse }
}

function readChain(reader: Reader, set: LabelSet): Chain | null {
  const count = readNumber(reader)
  // Units are stored in millionths.
  const unit = readNumber(reader) / 1e6
  if (!(count <= 2 ** rowBits) || Number.isNaN(unit)) return null
  const gaps = readNumbers(reader, count)
  if (!gaps) return null
  const rows = addUp(gaps, 0)
  const row = rows[count - 1] ?? 0
  if (!(row >= 0 && row < 2 ** rowBits)) return null
  const changes = keyCount * set.count * set.count
  if (reader.at + count * set.count + changes * 2 > reader.bytes.length) return null
  const values = new Int8Array(reader.bytes.buffer, reader.bytes.byteOffset + reader.at, count * set.count)
  reader.at += values.length
  const change = new Float32Array(changes)
  for (let i = 0; i < changes; i++) {
    const low = reader.bytes[reader.at++]!
    // Label changes in thousandths, two bytes.
    change[i] = (((reader.bytes[reader.at++]! << 24) >> 16) | low) / 1000
  }
  return makeChain(makeTable(rows, values, set.count, unit), change, set)
}
