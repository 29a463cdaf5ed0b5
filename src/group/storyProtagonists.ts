/**
 * Who a story is about, and whether two stories are about different ones. Two arrests of players of one team, two bids for one firm: the
 * reports of both share most of their words and names, but each has a name of its own that stands high in nearly all its articles and in hardly one of
 * the other's. Within one event that is seldom so: an early report and a late one differ in what they add, not both in whom they are about.
 *
 * Shares are taken low for a name's own story and high for the other one, as few articles say little (additive smoothing), and nothing is
 * said of clusters of less than `LEAST` articles. It knows names by their spelling alone.
 */
import type { Vector } from './storySketch.ts'

/** A name is a protagonist's if it has this share of the weight of the article's weightiest one. */
const HIGH = 0.5
/** Articles of a cluster from which on its protagonists are known. */
const LEAST = 5
/** Articles thought to be there besides, half of which hold the name in the other cluster and none in its own. */
const DOUBT = 2
/** From this difference of shares on, a name is one cluster's own. On ECB+ no two parts of one event reach it on both sides, and half of all pairs of events do. */
const OWN = 0.45

/** The names that stand high in an article, each counted once. */
export function protagonistsOf({ terms, weights }: Vector): Vector {
  let highest = 0
  for (const weight of weights) highest = Math.max(highest, weight)
  const high = terms.filter((_, i) => weights[i]! >= HIGH * highest)
  return { terms: high, weights: new Float64Array(high.length).fill(1) }
}

/** How many articles of a cluster hold each protagonist, and how many there are. */
export interface Cast {
  readonly protagonists: Vector
  readonly articles: number
}

/** Whether each of two clusters is about somebody whom the other one hardly knows. */
export function areOthers(one: Cast, two: Cast): boolean {
  if (one.articles < LEAST || two.articles < LEAST) return false
  const [{ terms: first, weights: inFirst }, { terms: second, weights: inSecond }] = [
    one.protagonists,
    two.protagonists
  ]
  let ownOfFirst = false
  let ownOfSecond = false
  for (let i = 0, j = 0; i < first.length || j < second.length; ) {
    const here = i < first.length ? first[i]! : Infinity
    const there = j < second.length ? second[j]! : Infinity
    const held = here <= there ? inFirst[i++]! : 0
    const heldThere = there <= here ? inSecond[j++]! : 0
    ownOfFirst ||= isOwn(held, one.articles, heldThere, two.articles)
    ownOfSecond ||= isOwn(heldThere, two.articles, held, one.articles)
  }
  return ownOfFirst && ownOfSecond
}

function isOwn(held: number, articles: number, elsewhere: number, others: number): boolean {
  return held / (articles + DOUBT) - (elsewhere + DOUBT / 2) / (others + DOUBT) > OWN
}
