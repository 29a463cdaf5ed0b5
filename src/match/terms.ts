/**
 * On what terms a set of articles is matched: how densely it is fingerprinted, how many holders of a frequent fingerprint are linked, and
 * how much two articles must share. The terms depend on the size of the set, so a corpus that grows picks them once (`corpusTerms`)
 * and keeps them; within a story it has few articles and takes the terms of few.
 */
import { coarse, fine, finest, quotedFine, type Tier } from './fingerprint.ts'

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

/** Sets up to this size are gathered, and every run of three words is looked at. */
export const gatheredArticles = 300
/** Sets up to so many characters are searched finely throughout; of larger ones only the quotations are. */
const FINE_CHARACTERS = 1_000_000_000

const inQuotations: Layer = { ...quotedFine, scope: 'quotations' }
const coarseThroughout: readonly Layer[] = [{ ...coarse, scope: 'everything' }]
const coarseAndQuotations: readonly Layer[] = [...coarseThroughout, inQuotations]
const fineThroughout: readonly Layer[] = [{ ...fine, scope: 'everything' }, inQuotations]
const finestThroughout: readonly Layer[] = [{ ...finest, scope: 'everything' }]

/** The terms for a set of so many articles with so many characters. */
export function termsFor(articles: number, characters: number, density: Density = 'automatic'): MatchTerms {
  const collection = articles > gatheredArticles ? 'open' : 'gathered'
  if (density === 'coarse') return { layers: coarseThroughout, collection }
  if (density === 'fine') return { layers: fineThroughout, collection }
  if (collection === 'gathered') return { layers: finestThroughout, collection }
  return { layers: characters <= FINE_CHARACTERS ? fineThroughout : coarseAndQuotations, collection }
}

/** The terms of a corpus, whatever its size: coarse, and fine in quotations. */
export const corpusTerms: MatchTerms = { layers: coarseAndQuotations, collection: 'open' }
