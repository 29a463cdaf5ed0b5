/**
 * Weights of label changes while they are learned: one matrix shared by all kinds of place, and one for each kind.
 */
import type { LabelSet } from '../../src/attribute/model/labels.ts'
import { epsilon, negligible } from './settings.ts'

export interface Changes {
  readonly keyCount: number
  readonly set: LabelSet
  readonly shared: Float32Array
  readonly sharedSum: Float32Array
  readonly own: Float32Array
  readonly ownSum: Float32Array
  /** The two together, and exp of that (0 where a step is not allowed). */
  readonly change: Float32Array
  readonly changeWeight: Float32Array
  /** Gradient of the shared matrix, gathered over a paragraph. */
  readonly gathered: Float64Array
}

export function makeChanges(keyCount: number, set: LabelSet): Changes {
  const square = set.count * set.count
  const changes: Changes = {
    keyCount,
    set,
    shared: new Float32Array(square),
    sharedSum: new Float32Array(square),
    own: new Float32Array(keyCount * square),
    ownSum: new Float32Array(keyCount * square),
    change: new Float32Array(keyCount * square),
    changeWeight: new Float32Array(keyCount * square),
    gathered: new Float64Array(square)
  }
  refreshChanges(changes)
  return changes
}

/** Adds the shared matrix to each kind's own. */
export function refreshChanges({ keyCount, set, shared, own, change, changeWeight }: Changes): void {
  const square = set.count * set.count
  for (let i = 0; i < keyCount * square; i++) {
    const value = shared[i % square]! + own[i]!
    change[i] = value
    changeWeight[i] = set.allowed[i % square] === 1 ? Math.exp(value) : 0
  }
}

/** One step of AdaGrad on the matrix of a kind of place. `pair` is the gradient: expected minus true changes. */
export function stepChange(changes: Changes, key: number, pair: Float64Array, rate: number): void {
  const { set, shared, own, ownSum, change, changeWeight, gathered } = changes
  const base = key * pair.length
  for (let j = 0; j < pair.length; j++) {
    const gradient = pair[j]!
    if (gradient > -negligible && gradient < negligible) continue
    gathered[j]! += gradient
    const sum = ownSum[base + j]! + gradient * gradient
    ownSum[base + j] = sum
    own[base + j]! -= (rate * gradient) / Math.sqrt(sum + epsilon)
    const value = shared[j]! + own[base + j]!
    change[base + j] = value
    changeWeight[base + j] = set.allowed[j] === 1 ? Math.exp(value) : 0
  }
}

/** One step of AdaGrad on the shared matrix, after each paragraph. It takes effect at `refreshChanges`. */
export function stepShared({ shared, sharedSum, gathered }: Changes, rate: number): void {
  for (let j = 0; j < gathered.length; j++) {
    const gradient = gathered[j]!
    if (gradient > -negligible && gradient < negligible) continue
    const sum = sharedSum[j]! + gradient * gradient
    sharedSum[j] = sum
    shared[j]! -= (rate * gradient) / Math.sqrt(sum + epsilon)
  }
  gathered.fill(0)
}
