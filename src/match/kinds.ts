/**
 * What a shared stretch is: two versions of one page, a (near-)copy of an article, page furniture, or shared wording.
 *
 * Versions have one address, or one outlet and (nearly) the same headline or mostly the same text within two months. A duplicate holds
 * most of the shorter article. Furniture is told by the spread of its fingerprints (see `candidates.ts`).
 */
import type { Passage } from '../model.ts'
import type { Member } from './member.ts'

/** Share of the shorter article's words that a (near-)copy holds. */
const COPY_SHARE = 0.6
/** Two articles of one outlet that share this much are versions; with the same headline, half of it will do. */
const VERSION_SHARE = 0.5
/** Shorter texts say too little to be called a copy of an article. */
const COPY_WORDS = 30
/** Longest time between two versions of a page that has no address, in milliseconds. */
const VERSION_TIME = 60 * 86_400_000
/** Share of common words from which two headlines are nearly the same. */
const SAME_HEADLINE = 0.7

/** The kind of all passages between `a` and `b` that are no furniture; `shared` is how many words they have in common. */
export function kindOfPair(a: Member, b: Member, shared: number): Exclude<Passage['kind'], 'boilerplate'> {
  const share = shared / Math.max(1, Math.min(a.words.length, b.words.length))
  const copy = share >= COPY_SHARE && shared >= COPY_WORDS
  if (a.url !== null && a.url === b.url) return 'version'
  if (a.outlet !== null && a.outlet === b.outlet && !farApart(a, b)) {
    const headline = sameHeadline(a.headline, b.headline)
    if (share >= (headline ? VERSION_SHARE / 2 : VERSION_SHARE) && (headline || copy)) return 'version'
  }
  return copy ? 'duplicate' : 'passage'
}

function farApart(a: Member, b: Member): boolean {
  return Math.abs(a.instants.from - b.instants.from) > VERSION_TIME
}

function sameHeadline(first: string, second: string): boolean {
  const one = new Set(first.toLowerCase().match(/[\p{L}\p{N}]+/gu))
  const two = new Set(second.toLowerCase().match(/[\p{L}\p{N}]+/gu))
  if (one.size < 3 || two.size < 3) return false
  let common = 0
  for (const word of one) if (two.has(word)) common++
  return common / Math.max(one.size, two.size) >= SAME_HEADLINE
}
