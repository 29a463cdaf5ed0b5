import { expect, it } from 'vitest'
import type { Instance } from '../../scripts/train/instances.ts'
import { learn } from '../../scripts/train/learn.ts'
import { shrink } from '../../scripts/train/shrink.ts'
import { bestLabels } from '../../src/attribute/model/chain.ts'
import { linkLabels } from '../../src/attribute/model/labels.ts'

/** Row 10 stands for a source, rows 20 and 30 for the beginning of a content and for more of it, row 40 for anything else. */
const patterns: [number[], number[]][] = [
  [
    [40, 10, 40, 20, 30],
    [0, 1, 0, 3, 4]
  ],
  [
    [20, 30, 40, 10],
    [3, 4, 0, 1]
  ],
  [
    [10, 40, 20],
    [1, 0, 3]
  ],
  [
    [40, 40],
    [0, 0]
  ]
]
const instances: Instance[] = Array.from({ length: 60 }, (_, i) => {
  const [rows, gold] = patterns[i % patterns.length]!
  return {
    length: rows.length,
    starts: Int32Array.from({ length: rows.length + 1 }, (_, t) => t),
    rows: Int32Array.from(rows),
    keys: new Int32Array(rows.length),
    gold: Uint8Array.from(gold)
  }
})
const options = { epochs: 8, rate: 0.2, dropout: 0.1, least: 2, seed: 5 }

it('learns a simple pattern, and the same again from the same seed', () => {
  const learned = learn(instances, linkLabels, 1, options)
  const again = learn(instances, linkLabels, 1, options)
  expect(Buffer.from(again.weights.buffer).equals(Buffer.from(learned.weights.buffer))).toBe(true)
  for (const [rows, gold] of patterns) {
    const emission = Float32Array.from(
      rows.flatMap((row) => {
        const k = learned.rows.indexOf(row)
        return [...learned.weights.slice(k * 5, k * 5 + 5)]
      })
    )
    const keys = new Int32Array(rows.length)
    const labels = bestLabels({ length: rows.length, emission, keys, change: learned.change, set: linkLabels })
    expect([...labels]).toEqual(gold)
  }
})

it('keeps rows in ascending order and drops weak ones', () => {
  const learned = {
    labels: 2,
    rows: Int32Array.of(9, 3, 6),
    weights: Float32Array.of(0.5, -0.2, 0.001, 0.002, -3, 0.03),
    change: new Float32Array(4)
  }
  const { rows, values, unit } = shrink(learned, 0.04)
  expect([...rows]).toEqual([6, 9])
  expect([...values]).toEqual([-127, Math.round(0.03 / unit), Math.round(0.5 / unit), Math.round(-0.2 / unit)])
})
