/**
 * Learns a linear-chain conditional random field by AdaGrad (Duchi et al. 2011), one paragraph at a time.
 *
 * Feature dropout (Wager et al. 2013) stands in for a penalty: each occurrence of a feature is left out with a fixed chance, and
 * weights are scaled down accordingly at the end. Weights are averaged over all steps after the first epoch (Polyak 1990).
 * Deterministic: one thread, seeded order.
 */
import { type Lattice, makeSums, type Sums, sumLattice } from '../../src/attribute/model/chain.ts'
import type { LabelSet } from '../../src/attribute/model/labels.ts'
import { type Changes, makeChanges, refreshChanges, stepChange, stepShared } from './changes.ts'
import { type Instance, numberRows } from './instances.ts'
import { makeRandom, shuffle } from './random.ts'
import { epsilon, negligible } from './settings.ts'

export interface LearningOptions {
  readonly epochs: number
  /** AdaGrad's step. */
  readonly rate: number
  /** Chance of a feature to be left out. */
  readonly dropout: number
  /** A row seen fewer times in all instances is not learned. */
  readonly least: number
  readonly seed: number
  readonly progress?: (line: string) => void
}

/** Learned weights, averaged, dropout scaled in: `weights[k * labels + label]` for table row `rows[k]`. */
export interface Learned {
  readonly labels: number
  readonly rows: Int32Array
  readonly weights: Float32Array
  readonly change: Float32Array
}

/** Weights of features while they are learned; a row has three numbers a label: weight, AdaGrad's sum, averaging's sum. */
interface Emission {
  readonly numbers: Float32Array
  readonly labels: number
}

/** The features of a paragraph that dropout left in, and the scores they give. */
interface Kept {
  rows: Int32Array
  /** Where the features of each token end. */
  ends: Int32Array
  scores: Float32Array
}

export function learn(given: readonly Instance[], set: LabelSet, keyCount: number, options: LearningOptions): Learned {
  const { rows, instances } = numberRows(given, options.least)
  const emission: Emission = { numbers: new Float32Array(rows.length * 3 * set.count), labels: set.count }
  const changes = makeChanges(keyCount, set)
  const random = makeRandom(options.seed)
  const order = instances.map((_, i) => i)
  const sums = makeSums()
  const kept: Kept = {
    rows: new Int32Array(1 << 16),
    ends: new Int32Array(1 << 12),
    scores: new Float32Array(1 << 14)
  }
  let noise = Math.imul(options.seed, 2654435761)
  let step = 0
  const averaged = options.epochs > 1 ? instances.length : instances.length * options.epochs
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    const began = performance.now()
    shuffle(order, random)
    let loss = 0
    let tokens = 0
    for (const index of order) {
      const instance = instances[index]!
      step++
      if (instance.length === 0) continue
      tokens += instance.length
      noise = score(instance, emission, kept, options.dropout, noise)
      const lattice: Lattice = {
        length: instance.length,
        emission: kept.scores,
        keys: instance.keys,
        change: changes.change,
        set
      }
      sumLattice(lattice, changes.changeWeight, sums)
      const late = step <= averaged ? 0 : (step - averaged) / (instances.length * options.epochs - averaged)
      loss += stepEmission(instance, emission, kept, sums, options.rate, late)
      stepChanges(instance, changes, sums, options.rate)
    }
    refreshChanges(changes)
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    options.progress?.(
      `epoch ${epoch + 1} of ${options.epochs}: loss ${(loss / tokens).toFixed(4)} a token, ${rows.length} rows, ${seconds} s`
    )
  }
  return { labels: set.count, rows, weights: average(emission, 1 - options.dropout), change: changes.change }
}

/** Drops features at random and adds up the weights of the rest. Returns the state of the noise. */
function score(instance: Instance, emission: Emission, kept: Kept, dropout: number, seed: number): number {
  const { length, starts, rows } = instance
  const { numbers, labels: n } = emission
  if (kept.rows.length < rows.length) kept.rows = new Int32Array(rows.length * 2)
  if (kept.ends.length < length) kept.ends = new Int32Array(length * 2)
  if (kept.scores.length < length * n) kept.scores = new Float32Array(length * n * 2)
  const { scores } = kept
  const limit = Math.floor(dropout * 4294967296)
  let noise = seed
  let count = 0
  for (let t = 0; t < length; t++) {
    const at = t * n
    for (let y = 0; y < n; y++) scores[at + y] = 0
    for (let f = starts[t]!; f < starts[t + 1]!; f++) {
      // A linear congruential generator (Numerical Recipes' constants): only its upper bits decide.
      noise = (Math.imul(noise, 1664525) + 1013904223) | 0
      if (noise >>> 0 < limit) continue
      const row = rows[f]!
      kept.rows[count++] = row
      const from = row * 3 * n
      for (let y = 0; y < n; y++) scores[at + y]! += numbers[from + y]!
    }
    kept.ends[t] = count
  }
  return noise
}

/** One step of AdaGrad on the weights of features. `late` is the share of the averaging that lies behind. Returns the loss. */
function stepEmission(
  { length, gold }: Instance,
  { numbers, labels: n }: Emission,
  kept: Kept,
  { forward, backward, scale }: Sums,
  rate: number,
  late: number
): number {
  let loss = 0
  for (let t = 0; t < length; t++) {
    const begin = t === 0 ? 0 : kept.ends[t - 1]!
    const end = kept.ends[t]!
    for (let y = 0; y < n; y++) {
      const chance = forward[t * n + y]! * backward[t * n + y]! * scale[t]!
      const gradient = chance - (gold[t] === y ? 1 : 0)
      if (gold[t] === y) loss -= Math.log(Math.max(chance, 1e-12))
      if (gradient > -negligible && gradient < negligible) continue
      const squared = gradient * gradient
      const slope = rate * gradient
      for (let f = begin; f < end; f++) {
        const w = kept.rows[f]! * 3 * n + y
        const sum = numbers[w + n]! + squared
        numbers[w + n] = sum
        const move = slope / Math.sqrt(sum + epsilon)
        numbers[w]! -= move
        numbers[w + 2 * n]! -= move * late
      }
    }
  }
  return loss
}

function stepChanges({ length, keys, gold }: Instance, changes: Changes, sums: Sums, rate: number): void {
  const { forward, backward, scale, weight } = sums
  const n = changes.set.count
  const pair = new Float64Array(n * n)
  for (let t = 0; t < length; t++) {
    const base = keys[t]! * n * n
    pair.fill(0)
    if (t === 0) {
      for (let y = 0; y < n; y++) pair[y] = forward[y]! * backward[y]! * scale[0]!
      pair[gold[0]!]! -= 1
    } else {
      for (let x = 0; x < n; x++) {
        const left = forward[(t - 1) * n + x]!
        if (left < 1e-6) continue
        for (let y = 0; y < n; y++) {
          const step = changes.changeWeight[base + x * n + y]! * weight[t * n + y]!
          pair[x * n + y] = left * step * backward[t * n + y]!
        }
      }
      pair[gold[t - 1]! * n + gold[t]!]! -= 1
    }
    stepChange(changes, keys[t]!, pair, rate)
  }
  stepShared(changes, rate)
}

/** The last weights less each step times its share of the way: the average over the averaged steps. */
function average({ numbers, labels: n }: Emission, factor: number): Float32Array {
  const weights = new Float32Array(numbers.length / 3)
  for (let k = 0; k * 3 * n < numbers.length; k++) {
    for (let y = 0; y < n; y++) weights[k * n + y] = (numbers[k * 3 * n + y]! - numbers[(k * 3 + 2) * n + y]!) * factor
  }
  return weights
}
