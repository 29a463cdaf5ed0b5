/**
 * The first pass: labels every token of a paragraph as source, cue, content or none of them, and proposes cues.
 *
 * Cues are proposed generously (each run of tokens whose chance to be a cue passes a low bar): the second pass, which tries to
 * find what each cue introduces, is the better judge and drops those that introduce nothing.
 */
import { bestLabels, type Lattice, makeSums, sumLattice } from './chain.ts'
import { findFeatures } from './find-features.ts'
import { placeKeys } from './keys.ts'
import { find, findLabels, type LabelSet } from './labels.ts'
import type { Observation } from './observe.ts'
import { clearRows, rowCount, rows } from './rows.ts'
import type { Surroundings } from './surroundings.ts'
import { addWeights, type Table } from './table.ts'

/** One trained chain: weights of features, weights of label changes, and exp of the latter (0 where not allowed). */
export interface Chain {
  readonly table: Table
  readonly change: Float32Array
  readonly changeWeight: Float32Array
}

/** A proposed cue: first and last token, and the mean chance of its tokens, 0 to 1. */
export interface CueCandidate {
  readonly first: number
  readonly last: number
  readonly chance: number
}

export interface FirstPass {
  /** Best label of each token (`find` in labels.ts). */
  readonly labels: Int32Array
  /** Chances of source, cue and content, three a token. */
  readonly chances: Float32Array
  readonly cues: readonly CueCandidate[]
  /** Kind of place of each token, for label changes. */
  readonly keys: Int32Array
}

/** Least chance of a token to be proposed as (part of) a cue: half of even odds, so that the second pass has something to choose from; not tuned. */
export const leastChance = 0.25

const sums = makeSums()

export function makeChain(table: Table, change: Float32Array, set: LabelSet): Chain {
  const square = set.count * set.count
  const changeWeight = new Float32Array(change.length)
  for (let i = 0; i < change.length; i++) changeWeight[i] = set.allowed[i % square] === 1 ? Math.exp(change[i]!) : 0
  return { table, change, changeWeight }
}

export function firstPass(o: Observation, s: Surroundings, chain: Chain): FirstPass {
  const n = find.count
  const raw = new Int32Array(o.length * n)
  for (let i = 0; i < o.length; i++) {
    clearRows()
    findFeatures(o, s, i)
    addWeights(chain.table, rows, rowCount(), raw, i * n)
  }
  return readLattice(latticeOf(raw, chain, placeKeys(o), findLabels), chain)
}

/** A lattice from emission sums in units of the table. */
export function latticeOf(raw: Int32Array, chain: Chain, keys: Int32Array, set: LabelSet): Lattice {
  const emission = new Float32Array(raw.length)
  for (let i = 0; i < raw.length; i++) emission[i] = raw[i]! * chain.table.unit
  return { length: keys.length, emission, keys, change: chain.change, set }
}

function readLattice(lattice: Lattice, chain: Chain): FirstPass {
  const { length } = lattice
  const n = find.count
  const labels = Int32Array.from(bestLabels(lattice))
  const chances = new Float32Array(length * 3)
  if (length > 0) {
    sumLattice(lattice, chain.changeWeight, sums)
    const { forward, backward, scale } = sums
    const chance = (t: number, y: number) => forward[t * n + y]! * backward[t * n + y]! * scale[t]!
    for (let t = 0; t < length; t++) {
      for (let y = find.sourceBefore; y < find.cue; y++) chances[t * 3]! += chance(t, y)
      for (let y = find.cue; y < find.contentBefore; y++) chances[t * 3 + 1]! += chance(t, y)
      for (let y = find.contentBefore; y < n; y++) chances[t * 3 + 2]! += chance(t, y)
    }
  }
  return { labels, chances, cues: proposeCues(labels, chances), keys: lattice.keys }
}

const isCue = (label: number) => label === find.cue || label === find.cue + 1

function proposeCues(labels: Int32Array, chances: Float32Array): CueCandidate[] {
  const cues: CueCandidate[] = []
  const close = (first: number, last: number) => {
    let sum = 0
    for (let i = first; i <= last; i++) sum += chances[i * 3 + 1]!
    cues.push({ first, last, chance: sum / (last - first + 1) })
  }
  let i = 0
  while (i < labels.length) {
    const first = i
    if (isCue(labels[i]!)) {
      i++
      while (i < labels.length && labels[i] === find.cue + 1) i++
      close(first, i - 1)
    } else if (chances[i * 3 + 1]! >= leastChance) {
      i++
      while (i < labels.length && !isCue(labels[i]!) && chances[i * 3 + 1]! >= leastChance) i++
      // A run that touches a chosen cue is that cue's uncertain edge, not a cue of its own.
      const touches = (first > 0 && isCue(labels[first - 1]!)) || (i < labels.length && isCue(labels[i]!))
      if (!touches) close(first, i - 1)
    } else i++
  }
  return cues
}
