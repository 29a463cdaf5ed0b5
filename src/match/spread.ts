/**
 * What the spread of a fingerprint says: how many articles hold it, in how many outlets, over what time.
 *
 * Page furniture (a newsletter line, a copyright notice) is told by its *source spread*: many articles, few outlets. Agency copy
 * spreads the other way, all at once; words that many outlets use now and then over years are a phrase of the trade. Neither is dropped:
 * both still lead to their first holder, so that a line is reported once an article, and as what it is. A fingerprint that tells
 * something leads to its earliest holders, to fewer the more hold it, never to all pairs. All of this is a function of the set of holders, not of
 * the order in which they came; `spread.sql` says the same in SQL.
 */
import type { MatchTerms } from './terms.ts'

/** Who holds a fingerprint. */
export interface Spread {
  readonly articles: number
  /** Different outlets; an article without outlet counts as one of its own. */
  readonly outlets: number
  /** First and last known instant, milliseconds since 1970 UTC; NaN where none is known. */
  readonly first: number
  readonly last: number
}

export const TELLING = 0
export const FURNITURE = 1
export const PHRASE = 2
export type Meaning = typeof TELLING | typeof FURNITURE | typeof PHRASE

/** Fewest articles in which a line must stand before it can be furniture … */
const FURNITURE_ARTICLES = 5
/** … and fewest articles an outlet, on average. */
const FURNITURE_REPEATS = 4
/** Fewest articles in which words must stand to be a phrase of the trade … */
const PHRASE_ARTICLES = 8
/** … if they come so seldom: a time between two uses, on average, that no running story has (milliseconds). */
const PHRASE_TIME = 10 * 86_400_000

export function meaningOf({ articles, outlets, first, last }: Spread): Meaning {
  if (articles < FURNITURE_ARTICLES) return TELLING
  if (articles >= FURNITURE_REPEATS * outlets) return FURNITURE
  return articles >= PHRASE_ARTICLES && last - first > PHRASE_TIME * articles ? PHRASE : TELLING
}

/** How many of its earliest holders a fingerprint leads to, if so many articles hold it. */
export function holdersLinked(articles: number, meaning: Meaning, collection: MatchTerms['collection']): number {
  if (meaning !== TELLING) return 1
  if (collection === 'gathered') return 32
  return articles <= 64 ? 16 : articles <= 256 ? 4 : 2
}
