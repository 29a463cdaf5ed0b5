/**
 * Which wordings are worth comparing: those that share a term, found through an inverted index, rare terms first.
 *
 * A term that stands in more wordings than `commonTerm` proposes no pair by itself, and a wording is compared with at most
 * `mostPartners` others, those with which it shares most weight: the work grows with the text, not with its square.
 */
import { synonymsOf } from '../text/synonyms.ts'
import type { Wording } from './claimFeatures.ts'
import { similarityOf, type Weigh } from './claimSimilarity.ts'

export interface Pair {
  readonly a: number
  readonly b: number
  readonly similarity: number
}

const commonTerm = 150
const mostPartners = 60
/** Pairs less alike than this are forgotten. */
const leastSimilarity = 0.08

export function likelyPairs(wordings: readonly Wording[], weigh: Weigh): Pair[] {
  const holders = new Map<string, number[]>()
  for (const wording of wordings)
    for (const term of wording.terms) {
      if (term.startsWith('@') || term.startsWith('&')) continue
      const list = holders.get(term)
      if (list) list.push(wording.index)
      else holders.set(term, [wording.index])
    }
  const found: Pair[] = []
  for (const wording of wordings) {
    const shared = new Map<number, number>()
    for (const term of [...wording.terms].flatMap((own) => [own, ...synonymsOf(own)])) {
      const list = holders.get(term)
      if (!list || list.length > commonTerm) continue
      for (const other of list) if (other !== wording.index) shared.set(other, (shared.get(other) ?? 0) + weigh(term))
    }
    const partners = [...shared].sort((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, mostPartners)
    for (const [other] of partners) {
      // a pair that either side proposes is taken once, from its lower side if that proposes it too
      const similarity = similarityOf(wording, wordings[other]!, weigh)
      if (similarity >= leastSimilarity)
        found.push({ a: Math.min(wording.index, other), b: Math.max(wording.index, other), similarity })
    }
  }
  const once = new Map(found.map((pair) => [pair.a * wordings.length + pair.b, pair]))
  return [...once.values()].sort((x, y) => y.similarity - x.similarity || x.a - y.a || x.b - y.b)
}
