/**
 * Articles as sparse unit vectors over their terms, rare terms first in weight (TF-IDF). In a small set the set itself cannot tell what
 * is rare, so every set is looked at as if it came with `BACKGROUND` further articles, of which a term is in one of 500.
 */

import type { Terms } from './storyTerms.ts'

/** A sparse vector: term numbers ascending, and the weight of each. */
export interface Vector {
  readonly terms: Uint32Array
  readonly weights: Float64Array
}

const BACKGROUND = 500
const BACKGROUND_SHARE = 1 / 500
/** Rarity counts more than it does in plain TF-IDF: names make the story. */
const RARITY_POWER = 1.5

export interface Vectors {
  readonly list: readonly Vector[]
  /** The names alone, of the same weights as in `list`. */
  readonly names: readonly Vector[]
  /** In how many articles each term stands. */
  readonly frequency: Uint32Array
}

/** How much of a similarity is that of the names. Two accidents of one kind share their words, not their names. */
const NAMES_SHARE = 0.25

/** Vectors of the articles whose terms are given, in that order. Terms that stand in one article only are counted in its length and left out. */
export function vectorsOf(articles: readonly Terms[]): Vectors {
  const spread = new Map<string, number>()
  for (const { words, names } of articles)
    for (const part of [words, names]) for (const term of part.keys()) spread.set(term, (spread.get(term) ?? 0) + 1)
  const numbers = new Map<string, number>()
  for (const [term, count] of spread) if (count > 1) numbers.set(term, numbers.size)
  const frequency = new Uint32Array(numbers.size)
  for (const [term, number] of numbers) frequency[number] = spread.get(term)!
  const rarity = (count: number) =>
    Math.log((articles.length + BACKGROUND) / (count + BACKGROUND * BACKGROUND_SHARE)) ** RARITY_POWER
  const list = articles.map(({ words, names }) => {
    const pairs: [number, number][] = []
    const addPart = (part: ReadonlyMap<string, number>, share: number) => {
      const first = pairs.length
      let square = 0
      for (const [term, weight] of part) {
        const value = weight * rarity(spread.get(term)!)
        square += value * value
        const number = numbers.get(term)
        if (number !== undefined) pairs.push([number, value])
      }
      const scale = Math.sqrt(share / (square || 1))
      for (let p = first; p < pairs.length; p++) pairs[p]![1] *= scale
    }
    addPart(words, 1 - NAMES_SHARE)
    const named = pairs.length
    addPart(names, NAMES_SHARE)
    return { names: vectorOf(pairs.slice(named)), all: vectorOf(pairs) }
  })
  return { list: list.map(({ all }) => all), names: list.map(({ names }) => names), frequency }
}

function vectorOf(pairs: [number, number][]): Vector {
  pairs.sort((x, y) => x[0] - y[0])
  return {
    terms: Uint32Array.from(pairs, (pair) => pair[0]),
    weights: Float64Array.from(pairs, (pair) => pair[1])
  }
}

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
