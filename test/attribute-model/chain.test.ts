import { describe, expect, it } from 'vitest'
import {
  bestLabels,
  bestLabelsWith,
  chanceOfNone,
  type Lattice,
  makeSums,
  sumLattice
} from '../../src/attribute/model/chain.ts'
import { contentRole, linkLabels, linkRoles, sourceRole } from '../../src/attribute/model/labels.ts'

const n = linkLabels.count

/** A lattice of made-up scores, four tokens long. */
function lattice(seed: number): Lattice {
  const value = (i: number) => Math.sin(seed * 97 + i * 13.7) * 2
  const length = 4
  return {
    length,
    emission: Float32Array.from({ length: length * n }, (_, i) => value(i)),
    keys: Int32Array.from([0, 1, 0, 1]),
    change: Float32Array.from({ length: 2 * n * n }, (_, i) => value(i + 100)),
    set: linkLabels
  }
}

/** All allowed labellings with their scores. */
function all({ length, emission, keys, change, set }: Lattice): { labels: number[]; score: number }[] {
  let rows = [{ labels: [] as number[], score: 0 }]
  for (let t = 0; t < length; t++) {
    rows = rows.flatMap(({ labels, score }) =>
      Array.from({ length: n }, (_, y) => y)
        .filter((y) => (t === 0 ? set.first[y] === 1 : set.allowed[labels[t - 1]! * n + y] === 1))
        .map((y) => ({
          labels: [...labels, y],
          score: score + emission[t * n + y]! + change[keys[t]! * n * n + (t === 0 ? 0 : labels[t - 1]!) * n + y]!
        }))
    )
  }
  return rows
}

const best = (rows: { labels: number[]; score: number }[]) => rows.reduce((a, b) => (b.score > a.score ? b : a)).labels
const weights = (l: Lattice) =>
  Float32Array.from(l.change, (v, i) => (l.set.allowed[i % (n * n)] === 1 ? Math.exp(v) : 0))
const has = (labels: number[], role: number) => labels.some((y) => linkRoles[y] === role)

describe.each([1, 2, 3, 4, 5])('a chain with made-up weights (%i)', (seed) => {
  const l = lattice(seed)
  const rows = all(l)
  const total = rows.reduce((sum, { score }) => sum + Math.exp(score), 0)

  it('has the best labelling that trying all of them finds', () => {
    expect([...bestLabels(l)]).toEqual(best(rows))
  })

  it('has the best labelling among those with the wanted roles', () => {
    expect([...bestLabelsWith(l, linkRoles, contentRole)]).toEqual(best(rows.filter((r) => has(r.labels, contentRole))))
    expect([...bestLabelsWith(l, linkRoles, contentRole | sourceRole)]).toEqual(
      best(rows.filter((r) => has(r.labels, contentRole) && has(r.labels, sourceRole)))
    )
  })

  it('gives each label the share of the labellings that have it', () => {
    const sums = makeSums()
    sumLattice(l, weights(l), sums)
    for (let t = 0; t < l.length; t++) {
      for (let y = 0; y < n; y++) {
        const share = rows.filter((r) => r.labels[t] === y).reduce((sum, r) => sum + Math.exp(r.score), 0) / total
        expect(sums.forward[t * n + y]! * sums.backward[t * n + y]! * sums.scale[t]!).toBeCloseTo(share, 5)
      }
    }
    const none = rows.filter((r) => !has(r.labels, contentRole)).reduce((sum, r) => sum + Math.exp(r.score), 0) / total
    expect(chanceOfNone(l, weights(l), sums, linkRoles, contentRole)).toBeCloseTo(none, 5)
  })
})

it('an empty paragraph has no labels', () => {
  const empty = { ...lattice(1), length: 0, keys: new Int32Array(0) }
  expect(bestLabels(empty)).toHaveLength(0)
  expect(bestLabelsWith(empty, linkRoles, contentRole)).toHaveLength(0)
})
