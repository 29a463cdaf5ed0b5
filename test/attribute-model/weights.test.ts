import { describe, expect, it } from 'vitest'
import { writeWeights } from '../../scripts/train/write.ts'
import { keyCount } from '../../src/attribute/model/keys.ts'
import { find, link } from '../../src/attribute/model/labels.ts'
import { mostFeatures } from '../../src/attribute/model/rows.ts'
import { addWeights, makeTable } from '../../src/attribute/model/table.ts'
import { loadWeights } from '../../src/attribute/model/weights.ts'

const rows = Int32Array.of(0, 5, 31, 32, 4000, 4_194_303)

describe('a table', () => {
  it('adds the rows in use and passes over the others', () => {
    for (const labels of [5, 12]) {
      const values = Int8Array.from({ length: rows.length * labels }, (_, i) => ((i * 37) % 256) - 128)
      const table = makeTable(rows, values, labels, 0.01)
      const out = new Int32Array(labels + 2)
      addWeights(table, Int32Array.of(31, 6, 4_194_303, 4_194_302, 30), 5, out, 2)
      const expected = Array.from({ length: labels }, (_, y) => values[y * 6 + 2]! + values[y * 6 + 5]!)
      expect([...out]).toEqual([0, 0, ...expected])
    }
  })

  it('adds up as many rows as a token can have', () => {
    const values = new Int8Array(rows.length * 12).fill(127)
    const out = new Int32Array(12)
    addWeights(makeTable(rows, values, 12, 0.01), new Int32Array(mostFeatures).fill(32), mostFeatures, out, 0)
    expect([...out]).toEqual(new Array(12).fill(127 * mostFeatures))
  })
})

describe('a weights file', () => {
  const chain = (labels: number) => ({
    shrunk: { rows, values: Int8Array.from({ length: rows.length * labels }, (_, i) => (i % 255) - 127), unit: 0.012 },
    labels,
    change: Float32Array.from({ length: keyCount * labels * labels }, (_, i) => ((i % 400) - 200) / 100)
  })
  const clusters = {
    words: Int32Array.of(-2_000_000_000, -1, 0, 7, 2_147_483_647),
    fine: Uint16Array.of(1, 2, 2, 3, 1),
    middle: Uint16Array.of(0, 1, 2, 2),
    coarse: Uint16Array.of(0, 1, 1, 1)
  }
  const bytes = writeWeights(clusters, chain(find.count), chain(link.count))

  it('is read as it was written', () => {
    const weights = loadWeights(bytes)!
    expect([...clusters.words].map((word) => weights.clusters.of(word))).toEqual([...clusters.fine])
    expect(weights.clusters.of(12345)).toBe(0)
    expect([...weights.clusters.middle]).toEqual([...clusters.middle])
    const out = new Int32Array(link.count)
    addWeights(weights.link.table, Int32Array.of(31), 1, out, 0)
    expect([...out]).toEqual([...chain(link.count).shrunk.values.slice(2 * link.count, 3 * link.count)])
    expect(weights.find.table.unit).toBeCloseTo(0.012)
    expect(weights.find.change[3]).toBeCloseTo(-1.97)
  })

  it('is refused when it is another file, another version or cut short', () => {
    expect(loadWeights(new Uint8Array(0))).toBeNull()
    expect(loadWeights(new TextEncoder().encode('no weights at all'))).toBeNull()
    expect(loadWeights(bytes.map((byte, i) => (i === 4 ? 99 : byte)))).toBeNull()
    for (const length of [5, 6, 12, 30, 1000, bytes.length - 1]) expect(loadWeights(bytes.slice(0, length))).toBeNull()
  })
})
