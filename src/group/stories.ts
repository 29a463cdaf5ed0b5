/**
 * The first half of the stage `group`: which articles are about the same events.
 *
 * Articles become sketches of names, words and figures (`storyTerms.ts`, `storySketch.ts`), are compared where they share telling terms
 * (`storyNeighbours.ts`), fall into parts that have nothing to do with each other (`storyPieces.ts`), and are joined to stories within
 * each part by average link (`storyClusters.ts`). After Allan, "Topic Detection and Tracking" (2002).
 *
 * The answer is a function of the set of articles: their order does not matter, and one more article changes the stories of its own part
 * only. A corpus that grows makes its stories by the same functions, part by part. Undated articles are placed by their text alone.
 */
import type { Article, Story } from '../model.ts'
import { compareIds } from '../text/published.ts'
import { clustersOf, GATHERED, limitsFor } from './storyClusters.ts'
import { allEdges, type Edge, edgesOf } from './storyNeighbours.ts'
import { piecesOf } from './storyPieces.ts'
import { type Sketch, sketchOf } from './storySketch.ts'
import { dot, plus } from './storyVectors.ts'

/** Stories, earliest first; their articles earliest first, undated ones last. Every article is in one story. */
export function groupStories(articles: readonly Article[]): Story[] {
  const known = articles.map((article) => ({ article, id: article.id, sketch: sketchOf(article) })).sort(inTimeOrder)
  const sketches = known.map(({ sketch }) => sketch)
  const edges = isGathered(known.length) ? allEdges(sketches) : edgesOf(sketches)
  return clusterSketches(sketches, edges, known.length).map((members) => storyOf(members.map((n) => known[n]!)))
}

/** Whether a set of so many articles is small enough to be one that somebody put together: it has limits of its own. */
export function isGathered(articles: number): boolean {
  return articles <= GATHERED
}

/** Orders sketches by time, undated ones last, ties by id. */
export function inTimeOrder(
  one: { readonly id: string; readonly sketch: Sketch },
  two: { readonly id: string; readonly sketch: Sketch }
): number {
  const [first, second] = [one.sketch.at, two.sketch.at]
  const unknown = Number(Number.isNaN(first)) - Number(Number.isNaN(second))
  return unknown || (Number.isNaN(first) ? 0 : first - second) || compareIds(one.id, two.id)
}

/**
 * Stories as lists of numbers of sketches. The sketches, in time order, are those of a whole set, or of some parts of one that has
 * `articles` articles in all, with all edges of those parts.
 */
export function clusterSketches(sketches: readonly Sketch[], edges: readonly Edge[], articles: number): number[][] {
  const limits = limitsFor(articles)
  return piecesOf(sketches.length, edges)
    .flatMap((piece) => {
      if (piece.members.length === 1) return [[...piece.members]]
      const local = new Map(piece.members.map((number, at) => [number, at]))
      const pairs = piece.edges.map(({ first, second }) => ({ first: local.get(first)!, second: local.get(second)! }))
      const points = piece.members.map((number) => sketches[number]!)
      return clustersOf(points, pairs, limits).map((cluster) => cluster.map((at) => piece.members[at]!))
    })
    .sort((x, y) => x[0]! - y[0]!)
}

/** An article as far as its story's record needs it. */
export interface Known {
  readonly id: string
  readonly sketch: Sketch
  readonly article: Pick<Article, 'id' | 'headline' | 'text'>
}

/** The record of a story; its articles are given in time order. */
export function storyOf(members: readonly Known[]): Story {
  const instants = members.map(({ sketch }) => sketch.at).filter((at) => !Number.isNaN(at))
  return {
    id: `story-${members[0]!.id}`,
    headline: headlineOf(members),
    articles: members.map(({ id }) => id),
    first: instants.length ? new Date(Math.min(...instants)).toISOString() : null,
    last: instants.length ? new Date(Math.max(...instants)).toISOString() : null
  }
}

/** The headline of the article most like the whole story, the earlier one of two; else its first line; else its id. */
function headlineOf(members: readonly Known[]): string {
  let sum = members[0]!.sketch.vector
  for (const member of members.slice(1)) sum = plus(sum, member.sketch.vector)
  const ranked = members
    .map(({ article, sketch }) => ({ article, score: dot(sketch.vector, sum) }))
    .sort((x, y) => y.score - x.score)
  for (const { article } of ranked) if (article.headline?.trim()) return article.headline.trim()
  const line = ranked[0]!.article.text.trim().split('\n', 1)[0]!.trim()
  return line.length > 120 ? `${line.slice(0, 119)}…` : line || ranked[0]!.article.id
}
