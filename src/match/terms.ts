/**
 * On what terms a set of articles is matched: how densely it is fingerprinted, how many holders of a frequent fingerprint are linked, and
 * how much two articles must share. The terms depend on the size of the set, so a corpus that grows picks them once (`corpusTerms`)
 * and keeps them; within a story it has few articles and takes the terms of few.
 */
import { coarse, fine, type Tier } from './fingerprint.ts'

/** One density of fingerprints, and what part of the articles it covers. */
export interface Layer extends Tier {
  readonly scope: 'everything' | 'quotations'
}

export interface MatchTerms {
  readonly layers: readonly Layer[]
  /** `gathered`: few articles that somebody brought together; short stretches are telling. `open`: many, of many times and subjects. */
  readonly collection: 'gathered' | 'open'
}

export type Density = 'automatic' | 'coarse' | 'fine'

/** Sets up to this size are gathered. */
const GATHERED = 300
/** Sets up to so many characters are searched finely throughout; of larger ones only the quotations are. About 12 kB of memory an article. */
const FINE_CHARACTERS = 1_000_000_000

const fineThroughout: readonly Layer[] = [{ ...fine, scope: 'everything' }]
const coarseThroughout: readonly Layer[] = [{ ...coarse, scope: 'everything' }]
const fineInQuotations: readonly Layer[] = [...coarseThroughout, { ...fine, scope: 'quotations' }]

/** The terms for a set of so many articles with so many characters. */
export function termsFor(articles: number, characters: number, density: Density = 'automatic'): MatchTerms {
  const collection = articles > GATHERED ? 'open' : 'gathered'
  if (density === 'coarse') return { layers: coarseThroughout, collection }
  return { layers: density === 'fine' || characters <= FINE_CHARACTERS ? fineThroughout : fineInQuotations, collection }
}

/** The terms of a corpus, whatever its size: coarse, and fine in quotations. */
export const corpusTerms: MatchTerms = { layers: fineInQuotations, collection: 'open' }
