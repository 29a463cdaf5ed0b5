/**
 * Writes the weights file that `src/attribute/model/weights.ts` reads.
 */
import { signature } from '../../src/attribute/model/weights.ts'
import type { Clusters } from './clusters.ts'
import { byLabel, type Shrunk } from './shrink.ts'

/** A chain ready to be written: its table, and its label changes. */
export interface PackedChain {
  readonly shrunk: Shrunk
  readonly labels: number
  readonly change: Float32Array
}

interface Writer {
  bytes: Uint8Array
  at: number
}

export function writeWeights(clusters: Clusters, find: PackedChain, link: PackedChain): Uint8Array {
  const writer: Writer = { bytes: new Uint8Array(1 << 20), at: 0 }
  for (const byte of signature) writeByte(writer, byte)
  writeClusters(writer, clusters)
  writeChain(writer, find)
  writeChain(writer, link)
  return writer.bytes.slice(0, writer.at)
}

function writeByte(writer: Writer, byte: number): void {
  if (writer.at === writer.bytes.length) {
    const larger = new Uint8Array(writer.bytes.length * 2)
    larger.set(writer.bytes)
    writer.bytes = larger
  }
  writer.bytes[writer.at++] = byte & 255
}

function writeNumber(writer: Writer, value: number): void {
  let rest = value
  while (rest >= 128) {
    writeByte(writer, (rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  writeByte(writer, rest)
}

function writeClusters(writer: Writer, clusters: Clusters): void {
  writeNumber(writer, clusters.words.length)
  writeNumber(writer, clusters.middle.length)
  for (const numbers of [clusters.middle, clusters.coarse]) {
    for (let i = 1; i < numbers.length; i++) writeNumber(writer, numbers[i]! - numbers[i - 1]!)
  }
  let before = -(2 ** 31)
  for (const word of clusters.words) {
    writeNumber(writer, word - before)
    before = word
  }
  for (const cluster of clusters.fine) writeNumber(writer, cluster)
}

function writeChain(writer: Writer, { shrunk, change }: PackedChain): void {
  const { rows, unit } = shrunk
  writeNumber(writer, rows.length)
  writeNumber(writer, Math.round(unit * 1e6))
  let before = 0
  for (const row of rows) {
    writeNumber(writer, row - before)
    before = row
  }
  for (const value of byLabel(shrunk)) writeByte(writer, value)
  for (const value of change) {
    const thousandths = Math.max(-32768, Math.min(32767, Math.round(value * 1000)))
    writeByte(writer, thousandths)
    writeByte(writer, thousandths >> 8)
  }
}
