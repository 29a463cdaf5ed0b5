/**
 * The first half of the stage `group`: which articles are about the same events.
 *
 * Articles become vectors of names, words and figures (`storyTerms.ts`, `storyVectors.ts`), neighbours are found by rare terms
 * (`storyNeighbours.ts`) and joined by average link (`storyClusters.ts`); copies and versions of one text always share a story. After Allan,
 * "Topic Detection and Tracking" (2002). The order of the input does not matter; undated articles are placed by their text alone.
 */
import type { Article, Passage, Story } from '../model.ts'
import { compareIds, instantsOf } from '../text/published.ts'
import { clustersOf, type Pair, type Point } from './storyClusters.ts'
import { neighboursOf } from './storyNeighbours.ts'
import { termsOf } from './storyTerms.ts'
import { dot, plus, vectorsOf } from './storyVectors.ts'

/** Longest time between a text and its copy that makes them one story, in milliseconds. */
const BOND_TIME = 30 * 86_400_000
/** Least similarity of a text and its copy, rare terms counting most. */
const BOND_SIMILARITY = 0.4

/** Stories, earliest first; their articles earliest first, undated ones last. Every article is in one story. */
export function groupStories(articles: readonly Article[], passages: readonly Passage[]): Story[] {
  const dated = articles.map((article) => ({ article, at: instantsOf(article.published).from }))
  dated.sort((x, y) => byTime(x.at, y.at) || compareIds(x.article.id, y.article.id))
  const numbers = new Map(dated.map(({ article }, number) => [article.id, number]))
  const vectors = vectorsOf(dated.map(({ article }) => termsOf(article)))
  const points = dated.map(({ at }, number) => ({ vector: vectors.list[number]!, names: vectors.names[number]!, at }))
  const bonds = bondsOf(passages, numbers, points)
  const clusters = clustersOf(points, neighboursOf(vectors), bonds)
  return clusters.map((members) => {
    const instants = members.flatMap((member) => (Number.isNaN(points[member]!.at) ? [] : [points[member]!.at]))
    return {
      id: `story-${dated[members[0]!]!.article.id}`,
      headline: headlineOf(members.map((member) => ({ ...dated[member]!, vector: points[member]!.vector }))),
      articles: members.map((member) => dated[member]!.article.id),
      first: instants.length ? new Date(Math.min(...instants)).toISOString() : null,
      last: instants.length ? new Date(Math.max(...instants)).toISOString() : null
    }
  })
}

/**
 * Copies and versions of one text belong together, unless years or other names speak against it: two texts made from one form share
 * most of their words and are two stories all the same.
 */
function bondsOf(passages: readonly Passage[], numbers: ReadonlyMap<string, number>, points: readonly Point[]): Pair[] {
  const seen = new Set<string>()
  const bonds: Pair[] = []
  for (const passage of passages) {
    if (passage.kind !== 'duplicate' && passage.kind !== 'version') continue
    const first = numbers.get(passage.a.article)
    const second = numbers.get(passage.b.article)
    const key = `${first} ${second}`
    if (first === undefined || second === undefined || seen.has(key)) continue
    seen.add(key)
    const one = points[first]!
    const two = points[second]!
    if (Math.abs(one.at - two.at) > BOND_TIME || dot(one.vector, two.vector) < BOND_SIMILARITY) continue
    bonds.push({ first, second })
  }
  return bonds
}

function byTime(first: number, second: number): number {
  if (Number.isNaN(first) || Number.isNaN(second)) return Number(Number.isNaN(first)) - Number(Number.isNaN(second))
  return first - second
}

/** The headline of the article most like the whole story, the earlier one of two; else its first line; else its id. */
function headlineOf(
  members: readonly { article: Article; vector: { terms: Uint32Array; weights: Float64Array } }[]
): string {
  let sum = members[0]!.vector
  for (const member of members.slice(1)) sum = plus(sum, member.vector)
  const ranked = members
    .map((member) => ({ article: member.article, score: dot(member.vector, sum) }))
    .sort((x, y) => y.score - x.score)
  for (const { article } of ranked) if (article.headline?.trim()) return article.headline.trim()
  const line = ranked[0]!.article.text.trim().split('\n', 1)[0]!.trim()
  return line.length > 120 ? `${line.slice(0, 119)}…` : line || ranked[0]!.article.id
}
