/**
 * Linear-chain conditional random fields (Lafferty et al. 2001) at work: the best labelling (Viterbi) and the probability of
 * each label at each token (forward-backward). Learning stands in `scripts/train`.
 */
import type { LabelSet } from './labels.ts'

/** Scores of one paragraph, log scale: `emission[token * labels + label]`, and one matrix of label changes a kind of place. */
export interface Lattice {
  readonly length: number
  readonly emission: Float32Array
  readonly keys: Int32Array
  /** `change[(key * labels + from) * labels + to]`. */
  readonly change: Float32Array
  readonly set: LabelSet
}

const impossible = -1e9
/** A label that so small a share of the paths reaches is not followed further. */
const hopeless = 1e-9
/** A label whose best path lies so far behind the best of all (log scale) is not followed further. */
const beam = 20
/** Room for one token's labels. */
const ahead = new Float64Array(16)

/** The most probable labels; ties go to the lower label. */
export function bestLabels(lattice: Lattice): Uint8Array {
  const { length, emission, keys, change, set } = lattice
  const n = set.count
  const labels = new Uint8Array(length)
  if (length === 0) return labels
  const from = new Uint8Array(length * n)
  let score = new Float64Array(n)
  let next = new Float64Array(n)
  for (let y = 0; y < n; y++) {
    score[y] = set.first[y] === 1 ? emission[y]! + change[keys[0]! * n * n + y]! : impossible
  }
  for (let t = 1; t < length; t++) {
    const base = keys[t]! * n * n
    let top = score[0]!
    for (let y = 1; y < n; y++) if (score[y]! > top) top = score[y]!
    next.fill(impossible * 2)
    for (let x = 0; x < n; x++) {
      const before = score[x]!
      if (before < top - beam) continue
      for (let y = 0; y < n; y++) {
        const value = before + change[base + x * n + y]!
        if (value > next[y]! && set.allowed[x * n + y] === 1) {
          next[y] = value
          from[t * n + y] = x
        }
      }
    }
    for (let y = 0; y < n; y++) next[y]! += emission[t * n + y]!
    const swap = score
    score = next
    next = swap
  }
  let best = 0
  for (let y = 1; y < n; y++) if (score[y]! > score[best]!) best = y
  for (let t = length - 1; t >= 0; t--) {
    labels[t] = best
    best = from[t * n + best]!
  }
  return labels
}

/** Room for the sums of `sumLattice`, reused between calls. */
export interface Sums {
  forward: Float64Array
  backward: Float64Array
  /** Per token: what its forward row was divided by. */
  scale: Float64Array
  /** exp(emission), each row divided by its largest. */
  weight: Float64Array
}

export function makeSums(): Sums {
  return {
    forward: new Float64Array(0),
    backward: new Float64Array(0),
    scale: new Float64Array(0),
    weight: new Float64Array(0)
  }
}

/**
 * Forward and backward sums, each row scaled to 1. `changeWeight` is exp(change), 0 where a step is not allowed.
 * The probability of label y at t is forward[t,y] * backward[t,y] * scale[t].
 */
export function sumLattice(lattice: Lattice, changeWeight: Float32Array, sums: Sums): void {
  const { length, emission, keys, set } = lattice
  const n = set.count
  if (sums.forward.length < length * n) {
    sums.forward = new Float64Array(length * n * 2)
    sums.backward = new Float64Array(length * n * 2)
    sums.weight = new Float64Array(length * n * 2)
    sums.scale = new Float64Array(length * 2)
  }
  const { forward, backward, scale, weight } = sums
  for (let t = 0; t < length; t++) {
    let largest = impossible
    for (let y = 0; y < n; y++) if (emission[t * n + y]! > largest) largest = emission[t * n + y]!
    for (let y = 0; y < n; y++) weight[t * n + y] = Math.exp(emission[t * n + y]! - largest)
  }
  for (let t = 0; t < length; t++) {
    const base = keys[t]! * n * n
    const row = t * n
    if (t === 0) for (let y = 0; y < n; y++) forward[y] = set.first[y] === 1 ? changeWeight[base + y]! : 0
    else {
      for (let y = 0; y < n; y++) forward[row + y] = 0
      for (let x = 0; x < n; x++) {
        const before = forward[row - n + x]!
        if (before < hopeless) continue
        const from = base + x * n
        for (let y = 0; y < n; y++) forward[row + y]! += before * changeWeight[from + y]!
      }
    }
    let total = 0
    for (let y = 0; y < n; y++) {
      const sum = forward[row + y]! * weight[row + y]!
      forward[row + y] = sum
      total += sum
    }
    scale[t] = total
    for (let y = 0; y < n; y++) forward[t * n + y]! /= total
  }
  const end = (length - 1) * n
  for (let y = 0; y < n; y++) backward[end + y] = 1 / scale[length - 1]!
  for (let t = length - 2; t >= 0; t--) {
    const base = keys[t + 1]! * n * n
    const next = (t + 1) * n
    for (let y = 0; y < n; y++) ahead[y] = weight[next + y]! * backward[next + y]!
    for (let x = 0; x < n; x++) {
      let sum = 0
      if (forward[t * n + x]! >= hopeless) {
        for (let y = 0; y < n; y++) sum += changeWeight[base + x * n + y]! * ahead[y]!
      }
      backward[t * n + x] = sum / scale[t]!
    }
  }
}

/** The chance that no token has a label whose `role` is the given bit, after `sumLattice` of the same lattice. */
export function chanceOfNone(
  lattice: Lattice,
  changeWeight: Float32Array,
  sums: Sums,
  roles: Uint8Array,
  bit: number
): number {
  const { length, keys, set } = lattice
  const n = set.count
  const { scale, weight } = sums
  let row = new Float64Array(n)
  let next = new Float64Array(n)
  let chance = 1
  for (let t = 0; t < length; t++) {
    const base = keys[t]! * n * n
    let total = 0
    for (let y = 0; y < n; y++) {
      let sum = 0
      if (roles[y] !== bit) {
        if (t === 0) sum = set.first[y] === 1 ? changeWeight[base + y]! : 0
        else for (let x = 0; x < n; x++) sum += row[x]! * changeWeight[base + x * n + y]!
      }
      next[y] = sum * weight[t * n + y]!
      total += next[y]!
    }
    if (total <= 0) return 0
    chance *= total / scale[t]!
    for (let y = 0; y < n; y++) next[y]! /= total
    const swap = row
    row = next
    next = swap
  }
  return Math.min(1, chance)
}

/**
 * The most probable labels among those in which every role of `wanted` (bits) occurs. `roles` gives each label's role, one bit
 * of 1 or 2, or 0. Where no labelling has them all, the best of those that have most.
 */
export function bestLabelsWith(lattice: Lattice, roles: Uint8Array, wanted: number): Uint8Array {
  const { length, emission, keys, change, set } = lattice
  const n = set.count
  const labels = new Uint8Array(length)
  if (length === 0) return labels
  // States: label, and which roles have occurred (4 sets).
  const states = n * 4
  const back = new Uint8Array(length * states)
  let score = new Float64Array(states).fill(impossible)
  let next = new Float64Array(states)
  for (let y = 0; y < n; y++) {
    if (set.first[y] === 1) score[roles[y]! * n + y] = emission[y]! + change[keys[0]! * n * n + y]!
  }
  for (let t = 1; t < length; t++) {
    const base = keys[t]! * n * n
    next.fill(impossible * 2)
    for (let y = 0; y < n; y++) {
      for (let x = 0; x < n; x++) {
        if (set.allowed[x * n + y] === 0) continue
        const step = change[base + x * n + y]!
        for (let seen = 0; seen < 4; seen++) {
          const value = score[seen * n + x]! + step
          const to = (seen | roles[y]!) * n + y
          if (value > next[to]!) {
            next[to] = value
            back[t * states + to] = seen * n + x
          }
        }
      }
    }
    for (let state = 0; state < states; state++) next[state]! += emission[t * n + (state % n)]!
    const swap = score
    score = next
    next = swap
  }
  let best = 0
  let bestValue = Number.NEGATIVE_INFINITY
  for (let state = 0; state < states; state++) {
    const lacking = wanted & ~Math.floor(state / n)
    // A labelling without a wanted role loses to any with it.
    const value = score[state]! + (lacking === 0 ? 0 : impossible)
    if (value > bestValue) {
      bestValue = value
      best = state
    }
  }
  for (let t = length - 1; t >= 0; t--) {
    labels[t] = best % n
    best = back[t * states + best]!
  }
  return labels
}
