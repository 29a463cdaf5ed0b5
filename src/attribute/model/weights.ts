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
export const signature = Uint8Array.of(0x48, 0x53, 0x41, 0x59, 1)

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
  let value = 0
  let factor = 1
  for (;;) {
    const byte = reader.bytes[reader.at++]
    if (byte === undefined || factor > 2 ** 42) return Number.NaN
    value += (byte & 127) * factor
    if (byte < 128) return value
    factor *= 128
  }
}

function readClusters(reader: Reader): ClusterLookup | null {
  const count = readNumber(reader)
  const leaves = readNumber(reader)
  if (!(count < 2 ** 24) || !(leaves < 2 ** 16)) return null
  const middle = new Uint16Array(leaves)
  const coarse = new Uint16Array(leaves)
  for (let i = 1; i < leaves; i++) middle[i] = middle[i - 1]! + readNumber(reader)
  for (let i = 1; i < leaves; i++) coarse[i] = coarse[i - 1]! + readNumber(reader)
  // Open addressing with linear steps, at most half full.
  let size = 16
  while (size < count * 2) size *= 2
  const keys = new Int32Array(size)
  const values = new Uint16Array(size)
  const words = new Int32Array(count)
  let word = 0
  for (let i = 0; i < count; i++) {
    word += readNumber(reader)
    words[i] = word - 2 ** 31
  }
  for (let i = 0; i < count; i++) {
    const value = readNumber(reader)
    if (Number.isNaN(value)) return null
    let slot = words[i]! & (size - 1)
    while (values[slot] !== 0) slot = (slot + 1) & (size - 1)
    keys[slot] = words[i]!
    values[slot] = value
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
  const rows = new Int32Array(count)
  let row = 0
  for (let i = 0; i < count; i++) {
    row += readNumber(reader)
    rows[i] = row
  }
  if (!(row < 2 ** rowBits)) return null
  const values = new Int8Array(count * set.count)
  const changes = keyCount * set.count * set.count
  if (reader.at + values.length + changes * 2 > reader.bytes.length) return null
  for (let y = 0; y < set.count; y++) {
    for (let i = 0; i < count; i++) values[i * set.count + y] = (reader.bytes[reader.at++]! << 24) >> 24
  }
  const change = new Float32Array(changes)
  for (let i = 0; i < changes; i++) {
    const low = reader.bytes[reader.at++]!
    // Label changes in thousandths, two bytes.
    change[i] = (((reader.bytes[reader.at++]! << 24) >> 16) | low) / 1000
  }
  return makeChain(makeTable(rows, values, set.count, unit), change, set)
}
