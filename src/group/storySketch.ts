/**
 * An article as grouping remembers it: a sparse unit vector of its most telling terms, and the keys under which others find it.
 * A sketch is made from the article alone and is all that grouping needs: a corpus keeps it and never reads the text again.
 *
 * Terms are hashes of 32 bits. Weights have 24 bits (a 32-bit float), so that one read back from disk is the one that was written.
 */
import type { Article } from '../model.ts'
import { instantsOf } from '../text/published.ts'
import { termsOf, type WeighedTerm } from './storyTerms.ts'

/** A sparse vector: term hashes ascending, and the weight of each. */
export interface Vector {
  readonly terms: Uint32Array
  readonly weights: Float64Array
}

export interface Sketch {
  /** Words and names. */
  readonly vector: Vector
  /** The names alone, of the same weights. */
  readonly names: Vector
  /** Hashes of its most telling terms and pairs of terms, ascending: who tells the same events has one of them. */
  readonly keys: Uint32Array
  /** Milliseconds since 1970; NaN where undated. */
  readonly at: number
}

/** How much of a similarity is that of the names. Two accidents of one kind share their words, not their names. */
const NAMES_SHARE = 0.3
/** Terms kept, the most telling ones: further ones changed no figure on ECB+. */
const WORDS_KEPT = 48
const NAMES_KEPT = 24
/** Terms that are keys by themselves … */
const SINGLE_KEYS = 8
/** … and those of which any two together are a key: in a large corpus a name alone says little. */
const PAIRED_KEYS = 5

/** The sketch of an article. */
export function sketchOf(article: Article): Sketch {
  const { words, names } = termsOf(article)
  const told = weighted(words, WORDS_KEPT, 1 - NAMES_SHARE)
  const named = weighted(names, NAMES_KEPT, NAMES_SHARE)
  const all = [...told, ...named]
  return {
    vector: vectorOf(all),
    names: vectorOf(named),
    keys: keysOf(all),
    at: instantsOf(article.published).from
  }
}

interface Weighted {
  readonly term: number
  readonly weight: number
}

/** The `kept` terms of most weight, scaled so that their squares sum up to `share`. */
function weighted(terms: readonly WeighedTerm[], kept: number, share: number): Weighted[] {
  // Weights alone are sorted faster than terms; of the terms only those near the top need an order.
  const weights = new Float64Array(terms.length)
  for (let i = 0; i < terms.length; i++) weights[i] = terms[i]!.weight
  weights.sort()
  const least = Math.max(Number.MIN_VALUE, weights[weights.length - kept] ?? 0)
  const best = terms
    .filter(({ weight }) => weight >= least)
    .sort((x, y) => y.weight - x.weight || (x.name < y.name ? -1 : 1))
    .slice(0, kept)
  const square = best.reduce((sum, { weight }) => sum + weight * weight, 0)
  const scale = Math.sqrt(share / (square || 1))
  return best.map(({ hash, weight }) => ({ term: hash, weight: Math.fround(weight * scale) }))
}

function vectorOf(given: readonly Weighted[]): Vector {
  // Terms with their places as numbers, as numbers are sorted faster than records. There are less than 128.
  const order = new Float64Array(given.length)
  for (let i = 0; i < given.length; i++) order[i] = given[i]!.term * 128 + i
  order.sort()
  const terms = new Uint32Array(given.length)
  const weights = new Float64Array(given.length)
  for (let i = 0; i < given.length; i++) {
    const { term, weight } = given[order[i]! % 128]!
    terms[i] = term
    weights[i] = weight
  }
  return { terms, weights }
}

function keysOf(terms: readonly Weighted[]): Uint32Array {
  const ranked = [...terms].sort((x, y) => y.weight - x.weight || x.term - y.term).map(({ term }) => term)
  const keys = new Set(ranked.slice(0, SINGLE_KEYS))
  const paired = ranked.slice(0, PAIRED_KEYS)
  paired.forEach((one, i) => {
    for (const two of paired.slice(i + 1)) keys.add(pairKey(Math.min(one, two), Math.max(one, two)))
  })
  return Uint32Array.from(keys).sort()
}

function pairKey(low: number, high: number): number {
  return (Math.imul(low ^ (high >>> 15), 0x2c1b3c6d) ^ Math.imul(high, 0x9e3779b1)) >>> 0
}
