/**
 * An article as grouping remembers it: a sparse unit vector of its most telling terms, and the keys under which others find it.
 * A sketch is made from the article alone and is all that grouping needs: a corpus keeps it and never reads the text again.
 *
 * Terms are hashes of 32 bits. Weights have 24 bits (a 32-bit float), so that one read back from disk is the one that was written.
 */
import type { Article } from '../model.ts'
import { instantsOf } from '../text/published.ts'
import { rarityOf } from './storyRarity.ts'
import { termsOf } from './storyTerms.ts'

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
function weighted(terms: ReadonlyMap<string, number>, kept: number, share: number): Weighted[] {
  const ranked = [...terms].map(([term, weight]) => ({ name: term, weight: weight * rarityOf(term) }))
  ranked.sort((x, y) => y.weight - x.weight || (x.name < y.name ? -1 : 1))
  const best = ranked.slice(0, kept).filter(({ weight }) => weight > 0)
  const square = best.reduce((sum, { weight }) => sum + weight * weight, 0)
  const scale = Math.sqrt(share / (square || 1))
  return best.map(({ name, weight }) => ({ term: hashOf(name), weight: Math.fround(weight * scale) }))
}

function vectorOf(terms: readonly Weighted[]): Vector {
  const sorted = [...terms].sort((x, y) => x.term - y.term)
  return {
    terms: Uint32Array.from(sorted, ({ term }) => term),
    weights: Float64Array.from(sorted, ({ weight }) => weight)
  }
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

/** FNV-1a over code units, stirred at the end so that all bits count. */
function hashOf(term: string): number {
  let hash = 2166136261
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 16777619)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
