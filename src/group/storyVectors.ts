/** Arithmetic of sparse vectors. */
import type { Vector } from './storySketch.ts'

/** Sum of products over common terms. */
export function dot(first: Vector, second: Vector): number {
  const { terms: one, weights: oneWeights } = first
  const { terms: two, weights: twoWeights } = second
  let sum = 0
  for (let i = 0, j = 0; i < one.length && j < two.length; ) {
    const difference = one[i]! - two[j]!
    if (difference === 0) sum += oneWeights[i++]! * twoWeights[j++]!
    else if (difference < 0) i++
    else j++
  }
  return sum
}

/** Sum of two vectors. */
export function plus(first: Vector, second: Vector): Vector {
  const size = first.terms.length + second.terms.length
  const terms = new Uint32Array(size)
  const weights = new Float64Array(size)
  let count = 0
  let i = 0
  let j = 0
  while (i < first.terms.length || j < second.terms.length) {
    const one = i < first.terms.length ? first.terms[i]! : Infinity
    const two = j < second.terms.length ? second.terms[j]! : Infinity
    terms[count] = Math.min(one, two)
    weights[count++] = (one <= two ? first.weights[i++]! : 0) + (two <= one ? second.weights[j++]! : 0)
  }
  return { terms: terms.slice(0, count), weights: weights.slice(0, count) }
}
