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
import { clustersOf, GATHERED, limitsFor, type Pair, type Point } from './storyClusters.ts'
import { allEdges, type Edge, edgesOf } from './storyNeighbours.ts'
import { columnsOf, type EdgeColumns, type Piece, piecesOf } from './storyPieces.ts'
import { type Sketch, sketchOf, type Vector } from './storySketch.ts'

/** Stories, earliest first; their articles earliest first, undated ones last. Every article is in one story. */
export function groupStories(articles: readonly Article[]): Story[] {
  const known = articles.map((article) => ({ article, id: article.id, sketch: sketchOf(article) })).sort(inTimeOrder)
  const sketches = known.map(({ sketch }) => sketch)
  const edges = isGathered(known.length) ? allEdges(sketches) : edgesOf(sketches)
  return clusterSketches(sketches, edges).map((members) => storyOf(members.map((n) => known[n]!)))
}

/** Whether a set of so many articles is small enough to be one that somebody put together: it has limits of its own. */
export function isGathered(articles: number): boolean {
  return articles <= GATHERED
}

/** Orders articles by time, undated ones last, ties by id. */
export function inTimeOrder(
  one: { readonly id: string; readonly sketch: Sketch },
  two: { readonly id: string; readonly sketch: Sketch }
): number {
  const [first, second] = [one.sketch.at, two.sketch.at]
  const unknown = Number(Number.isNaN(first)) - Number(Number.isNaN(second))
  return unknown || (Number.isNaN(first) ? 0 : first - second) || compareIds(one.id, two.id)
}

/** Stories of a whole set as lists of numbers of its sketches, which are in time order; earliest first. */
export function clusterSketches(sketches: readonly Sketch[], edges: readonly Edge[]): number[][] {
  const columns = columnsOf(edges)
  return piecesOf(sketches.length, columns)
    .flatMap((piece) => {
      const points = Array.from(piece.members, (number) => sketches[number]!)
      return clusterPiece(points, pairsWithin(piece, columns), sketches.length).map((cluster) =>
        cluster.map((at) => piece.members[at]!)
      )
    })
    .sort((x, y) => x[0]! - y[0]!)
}

/** The edges of a piece as pairs of places among its members. */
export function pairsWithin(piece: Piece, columns: EdgeColumns): Pair[] {
  const local = new Map(Array.from(piece.members, (number, at) => [number, at]))
  const pairs = Array.from(piece.edges, (at) => {
    const one = local.get(columns.first[at]!)!
    const two = local.get(columns.second[at]!)!
    return { first: Math.min(one, two), second: Math.max(one, two) }
  })
  return pairs.sort((x, y) => x.first - y.first || x.second - y.second)
}

/** Stories of one piece, given in time order, of a set that has `articles` articles in all: lists of places in the piece. */
export function clusterPiece(sketches: readonly Point[], pairs: readonly Pair[], articles: number): number[][] {
  if (sketches.length === 1) return [[0]]
  return clustersOf(sketches, pairs, limitsFor(articles))
}

/** An article as far as its story's record needs it. */
export interface Known {
  readonly id: string
  readonly sketch: Pick<Sketch, 'vector' | 'at'>
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
  const sums = new Map<number, number>()
  for (const { sketch } of members) {
    const { terms, weights } = sketch.vector
    for (let i = 0; i < terms.length; i++) sums.set(terms[i]!, (sums.get(terms[i]!) ?? 0) + weights[i]!)
  }
  const score = ({ terms, weights }: Vector) => {
    let sum = 0
    for (let i = 0; i < terms.length; i++) sum += weights[i]! * sums.get(terms[i]!)!
    return sum
  }
  const ranked = members
    .map(({ article, sketch }) => ({ article, score: score(sketch.vector) }))
    .sort((x, y) => y.score - x.score)
  for (const { article } of ranked) if (article.headline?.trim()) return article.headline.trim()
  const line = ranked[0]!.article.text.trim().split('\n', 1)[0]!.trim()
  return line.length > 120 ? `${line.slice(0, 119)}…` : line || ranked[0]!.article.id
}
