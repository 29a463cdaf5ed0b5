import { describe, expect, it } from 'vitest'
import { writeWeights } from '../../scripts/train/write.ts'
import { keyCount } from '../../src/attribute/model/keys.ts'
import { find, link } from '../../src/attribute/model/labels.ts'
import { addWeights, makeTable } from '../../src/attribute/model/table.ts'
import { loadWeights } from '../../src/attribute/model/weights.ts'

const rows = Int32Array.of(0, 5, 31, 32, 4000, 4_194_303)

describe('a table', () => {
  it('adds the rows in use and passes over the others', () => {
    const values = Int8Array.from({ length: rows.length * 5 }, (_, i) => (i % 11) - 5)
    const table = makeTable(rows, values, 5, 0.01)
    const out = new Int32Array(7)
    addWeights(table, Int32Array.of(31, 6, 4_194_303, 4_194_302), 4, out, 2)
    const expected = Array.from({ length: 5 }, (_, y) => values[2 * 5 + y]! + values[5 * 5 + y]!)
    expect([...out]).toEqual([0, 0, ...expected])
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
    expect([...weights.link.table.values]).toEqual([...chain(link.count).shrunk.values])
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
