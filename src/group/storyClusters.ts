/**
 * Joins articles to stories: average-link agglomerative clustering. The two clusters that are most alike are joined until none are alike
 * enough. The mean similarity of all pairs across two clusters is the product of their vector sums over the product of their
 * sizes, so no matrix is needed; only neighbours are ever compared.
 *
 * Four things are added. Time counts between clusters, not between articles: a story that goes on for weeks holds together, and one that
 * comes a year later is another. Two clusters must be nearly as much alike as the articles inside each: two earthquakes on one
 * island share most of their words, but the reports of each share more. And two that are about different people or things must be twice as much alike. In the
 * end each article stands where it is most alike: what was joined early, when clusters were small, is looked at again.
 */
import { areOthers, type Cast, protagonistsOf } from './storyProtagonists.ts'
import { type Join, pop, push } from './storyQueue.ts'
import type { Vector } from './storySketch.ts'
import { dot, plus } from './storyVectors.ts'

/** One article, as clustering sees it. */
export interface Point {
  readonly vector: Vector
  /** The part of it that is names. */
  readonly names: Vector
  /** Milliseconds since 1970; NaN where undated. */
  readonly at: number
}

export interface Pair {
  readonly first: number
  readonly second: number
}

/** Where two clusters stop being one story. */
export interface StoryLimits {
  /** Least mean similarity of the articles of one to those of the other. */
  readonly enough: number
  /** Least share of the mean similarity inside each, where no dates show that they belong to one time. */
  readonly share: number
  /** The same where the dates do show it. */
  readonly datedShare: number
  /** How many pairs of typical likeness each cluster is thought to have besides its own: few articles say little about likeness. */
  readonly prior: number
  readonly typical: number
  /** Least similarity at which a stray joins the story it is closest to … */
  readonly stray: number
  /** … if the next one is this many times less alike. */
  readonly margin: number
  /** Mean similarity of the names alone, below which two clusters are strangers … */
  readonly acquainted: number
  /** … and the factor that this brings. */
  readonly strangers: number
  /** Factor where each of two clusters has protagonists of its own (see `storyProtagonists.ts`). */
  readonly others: number
  /** Days of silence after which two clusters must be twice as much alike; after four times as many, nine times. */
  readonly silence: number
  /** Least factor of time: a text that is very much like a story is about it, however late it comes. */
  readonly distant: number
  /** Factor where a date is missing, so that dated neighbours come first. */
  readonly undated: number
}

export const storyLimits: StoryLimits = {
  enough: 0.12,
  share: 0.6,
  datedShare: 0.45,
  prior: 8,
  typical: 0.22,
  stray: 0.1,
  margin: 1.35,
  acquainted: 0.01,
  strangers: 0.5,
  others: 0.5,
  silence: 30,
  distant: 0.35,
  undated: 0.9
}

/** A folder of so many articles, or fewer, was gathered by somebody. */
export const GATHERED = 60

/** Limits for a set of so many articles: what a person puts into one folder is one story more often than not. */
export function limitsFor(articles: number): StoryLimits {
  return articles > GATHERED
    ? storyLimits
    : { ...storyLimits, enough: 0.1, share: 0.45, strangers: 0.75, stray: 0.08, silence: 60, distant: 0.2 }
}

const DAY = 86_400_000
/** So many days apart, or fewer, two clusters are of one time. */
const SAME_DAYS = 3
/** An article moves to a story that it is so many times as much like as the rest of its own. Below 1.2, articles that stand between two stories leave the right one as often. */
const MORE_LIKE = 1.25
/** Rounds of moves at most, as two articles might change places for ever. */
const ROUNDS = 8
/** A cluster of so many articles, or fewer, is a stray. */
const STRAYS = 2

interface Cluster extends Cast {
  readonly number: number
  readonly members: readonly number[]
  readonly sum: Vector
  readonly names: Vector
  /** Mean similarity of the pairs inside, and of the `prior` typical ones. */
  readonly inside: number
  /** Sum of the squared lengths of the members. */
  readonly squares: number
  readonly first: number
  readonly last: number
  readonly near: Set<number>
}

interface State {
  readonly limits: StoryLimits
  readonly clusters: Map<number, Cluster>
  next: number
}

/** Clusters of points, given in time order, as lists of their numbers. `pairs` are those worth comparing. */
export function clustersOf(points: readonly Point[], pairs: readonly Pair[], limits: StoryLimits): number[][] {
  const state: State = { limits, clusters: new Map(), next: points.length }
  points.forEach((point, number) => {
    const squares = dot(point.vector, point.vector)
    const { vector: sum, names, at } = point
    state.clusters.set(number, {
      number,
      members: [number],
      sum,
      names,
      protagonists: protagonistsOf(point.vector, names),
      articles: 1,
      inside: limits.typical,
      squares,
      first: at,
      last: at,
      near: new Set()
    })
  })
  for (const { first, second } of pairs) {
    state.clusters.get(first)!.near.add(second)
    state.clusters.get(second)!.near.add(first)
  }
  const ones = [...state.clusters.values()]
  mergeAlike(state)
  mergeStrays(state)
  settleArticles(state, ones)
  return [...state.clusters.values()]
    .map((cluster) => [...cluster.members].sort((x, y) => x - y))
    .sort((x, y) => x[0]! - y[0]!)
}

function merge(state: State, one: number, two: number): Cluster {
  const { clusters, limits } = state
  const merged = joined(clusters.get(one)!, clusters.get(two)!, state.next++, limits)
  clusters.delete(one)
  clusters.delete(two)
  for (const other of merged.near) {
    const neighbour = clusters.get(other)!
    neighbour.near.delete(one)
    neighbour.near.delete(two)
    neighbour.near.add(merged.number)
  }
  clusters.set(merged.number, merged)
  return merged
}

function mergeAlike(state: State): void {
  const queue: Join[] = []
  const offer = (one: Cluster, two: Cluster) => {
    const similarity = similarityOf(one, two, state.limits)
    if (similarity >= leastFor(one, two, state.limits)) push(queue, { similarity, one: one.number, two: two.number })
  }
  for (const cluster of state.clusters.values())
    for (const other of cluster.near) if (cluster.number < other) offer(cluster, state.clusters.get(other)!)
  for (let best = pop(queue); best; best = pop(queue)) {
    if (!state.clusters.has(best.one) || !state.clusters.has(best.two)) continue
    const merged = merge(state, best.one, best.two)
    for (const other of merged.near) offer(merged, state.clusters.get(other)!)
  }
}

/** A stray joins the one story that it is like at all: an odd angle, an excerpt, a long read. */
function mergeStrays(state: State): void {
  const { limits } = state
  const strays = [...state.clusters.values()].filter((cluster) => cluster.members.length <= STRAYS)
  const joins: Join[] = []
  for (const stray of strays) {
    const ranked = [...stray.near]
      .map((other) => ({ other, similarity: similarityOf(stray, state.clusters.get(other)!, limits) }))
      .sort((x, y) => y.similarity - x.similarity || x.other - y.other)
    const [best, second] = ranked
    if (!best || best.similarity < limits.stray) continue
    if (second && best.similarity < limits.margin * second.similarity) continue
    push(joins, { similarity: best.similarity, one: stray.number, two: best.other })
  }
  const now = new Map<number, number>()
  const current = (number: number): number => {
    let at = number
    for (let next = now.get(at); next !== undefined; next = now.get(at)) at = next
    return at
  }
  for (let join = pop(joins); join; join = pop(joins)) {
    const one = current(join.one)
    const two = current(join.two)
    // Strays that have joined each other meanwhile are looked at again: a chain of undated ones must not bridge years.
    if (one === two) continue
    if (similarityOf(state.clusters.get(one)!, state.clusters.get(two)!, limits) < limits.stray) continue
    const merged = merge(state, one, two)
    now.set(one, merged.number)
    now.set(two, merged.number)
  }
}

/** Moves articles to the story that they are more like, all at once, until none is. `ones` are the articles as clusters. */
function settleArticles({ clusters, limits }: State, ones: readonly Cluster[]): void {
  for (let round = 0; round < ROUNDS; round++) {
    const moves = [...clusters.values()].flatMap((cluster) =>
      cluster.members.flatMap((article) => {
        const to = moreLike(ones[article]!, cluster, clusters, limits)
        return to === null ? [] : [{ article, from: cluster.number, to }]
      })
    )
    if (!moves.length) return
    const members = new Map<number, Set<number>>()
    const membersOf = (number: number) => {
      const known = members.get(number) ?? new Set(clusters.get(number)!.members)
      members.set(number, known)
      return known
    }
    for (const { article, from, to } of moves) {
      membersOf(from).delete(article)
      membersOf(to).add(article)
    }
    for (const [number, articles] of members) {
      const { near } = clusters.get(number)!
      const [first, ...rest] = Array.from(articles, (article) => ones[article]!)
      if (!first) clusters.delete(number)
      else clusters.set(number, { ...rest.reduce((all, one) => joined(all, one, number, limits), first), number, near })
    }
  }
}

/** The cluster that an article is more like than the rest of its own; null if there is none. */
function moreLike(one: Cluster, own: Cluster, clusters: State['clusters'], limits: StoryLimits): number | null {
  if (own.articles < 2) return null
  let most = Math.max(limits.enough, (MORE_LIKE * (dot(one.sum, own.sum) - one.squares)) / (own.articles - 1))
  let found: number | null = null
  for (const number of own.near) {
    const other = clusters.get(number)
    if (!other || other.articles < 2) continue
    // Both are compared with the article alone, which brings the same doubt about a missing date to both.
    const similarity = meanOf(one, other) * timeFactor(one, other, limits, 1)
    if (similarity < most || (similarity === most && found !== null && found < number)) continue
    most = similarity
    found = number
  }
  return found
}

function joined(one: Cluster, two: Cluster, number: number, limits: StoryLimits): Cluster {
  const near = new Set([...one.near, ...two.near])
  near.delete(one.number)
  near.delete(two.number)
  const members = [...one.members, ...two.members]
  const sum = plus(one.sum, two.sum)
  const squares = one.squares + two.squares
  const pairs = (members.length * (members.length - 1)) / 2
  return {
    number,
    members,
    sum,
    names: plus(one.names, two.names),
    protagonists: plus(one.protagonists, two.protagonists),
    articles: members.length,
    inside: ((dot(sum, sum) - squares) / 2 + limits.prior * limits.typical) / (pairs + limits.prior),
    squares,
    first: least(one.first, two.first),
    last: -least(-one.last, -two.last),
    near
  }
}

function least(first: number, second: number): number {
  if (Number.isNaN(first)) return second
  return Number.isNaN(second) ? first : Math.min(first, second)
}

/** Days between two clusters, 0 where they overlap; NaN where a date is missing. */
function daysBetween(one: Cluster, two: Cluster): number {
  return Math.max(0, one.first - two.last, two.first - one.last) / DAY
}

/** Mean similarity of the articles of one to those of the other. */
function meanOf(one: Cluster, two: Cluster): number {
  return dot(one.sum, two.sum) / (one.articles * two.articles)
}

/** What time between two clusters leaves of their likeness; `undated` where a date is missing. */
function timeFactor(one: Cluster, two: Cluster, { silence, distant }: StoryLimits, undated: number): number {
  const days = daysBetween(one, two)
  return Number.isNaN(days) ? undated : Math.max(distant, 1 / (1 + (days / silence) ** 1.5))
}

function similarityOf(one: Cluster, two: Cluster, limits: StoryLimits): number {
  const close = meanOf(one, two) * timeFactor(one, two, limits, limits.undated)
  if (close < limits.stray) return close
  const known = areStrangers(one, two, limits) ? limits.strangers : 1
  // Reports of the same days that share so much are of one event, whoever they put first.
  return close * known * (!(daysBetween(one, two) <= SAME_DAYS) && areOthers(one, two) ? limits.others : 1)
}

/** Whether two clusters have (nearly) no name in common: other people in other places. */
function areStrangers(one: Cluster, two: Cluster, limits: StoryLimits): boolean {
  return dot(one.names, two.names) / (one.articles * two.articles) < limits.acquainted
}

function leastFor(one: Cluster, two: Cluster, limits: StoryLimits): number {
  const share = Number.isNaN(daysBetween(one, two)) ? limits.share : limits.datedShare
  return Math.max(limits.enough, share * Math.max(one.inside, two.inside))
}
