/**
 * The limits of story clustering by cross-validation over topics: chosen on four fifths of the topics, scored on the last fifth, five times over.
 * All articles are clustered together each time, as in use; only the scores are taken apart.
 */
import { pairsWithin } from '../src/group/stories.ts'
import { clustersOf, type StoryLimits, storyLimits } from '../src/group/storyClusters.ts'
import { edgesOf } from '../src/group/storyNeighbours.ts'
import { columnsOf, piecesOf } from '../src/group/storyPieces.ts'
import type { Sketch } from '../src/group/storySketch.ts'

/** An article with the story it belongs to. */
export interface Labelled {
  readonly sketch: Sketch
  readonly topic: number
  readonly story: string
}

/** B³ F1 and adjusted Rand index, 0 to 1. */
export interface Agreement {
  readonly bcubed: number
  readonly ari: number
}

const FOLDS = 5
const choices: readonly StoryLimits[] = [0.1, 0.12].flatMap((enough) =>
  [0.5, 0.55, 0.6, 0.65, 0.7].flatMap((share) =>
    [0.18, 0.22, 0.26].flatMap((typical) => [8, 16].map((prior) => ({ ...storyLimits, enough, share, typical, prior })))
  )
)

/** Agreement on each fold with the limits that were best on the others. Articles come in time order. */
export function scoreAcross(gold: readonly Labelled[]): Agreement[] {
  const folds = Array.from({ length: FOLDS }, (_, fold) => fold)
  const clustersFor = clusterer(gold)
  const scores = choices.map((limits) => {
    const clusters = clustersFor(limits)
    return folds.map((fold) => {
      const own = gold.flatMap(({ topic, story }, i) =>
        topic % FOLDS === fold ? [[story, String(clusters[i])] as const] : []
      )
      return agreementOf(own)
    })
  })
  return folds.map((held) => {
    const worth = (of: readonly Agreement[]) =>
      of.reduce((sum, { bcubed, ari }, fold) => sum + (fold === held ? 0 : bcubed + ari), 0)
    return scores.reduce((best, of) => (worth(of) > worth(best) ? of : best))[held]!
  })
}

/** Clusters articles again and again; what does not depend on the limits is made once. */
function clusterer(gold: readonly Labelled[]): (limits: StoryLimits) => number[] {
  const sketches = gold.map(({ sketch }) => sketch)
  const columns = columnsOf(edgesOf(sketches))
  const pieces = piecesOf(sketches.length, columns).map(({ members, edges }) => ({
    members,
    points: Array.from(members, (number) => sketches[number]!),
    pairs: pairsWithin({ members, edges }, columns)
  }))
  return (limits) => {
    const clusterOf = gold.map(() => 0)
    for (const { members, points, pairs } of pieces)
      for (const cluster of clustersOf(points, pairs, limits))
        for (const at of cluster) clusterOf[members[at]!] = members[cluster[0]!]!
    return clusterOf
  }
}

/** Agreement of two labels, given for each article. */
export function agreementOf(labels: readonly (readonly [story: string, cluster: string])[]): Agreement {
  const stories = tally(labels.map(([story]) => story))
  const clusters = tally(labels.map(([, cluster]) => cluster))
  const cells = tally(labels.map((pair) => pair.join('\n')))
  let precision = 0
  let recall = 0
  for (const [story, cluster] of labels) {
    const common = cells.get(`${story}\n${cluster}`)!
    precision += common / clusters.get(cluster)! / labels.length
    recall += common / stories.get(story)! / labels.length
  }
  const pairs = (sizes: Iterable<number>) => [...sizes].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  const [inStory, inCluster] = [pairs(stories.values()), pairs(clusters.values())]
  const chance = (inStory * inCluster) / pairs([labels.length])
  return {
    bcubed: (2 * precision * recall) / (precision + recall),
    ari: (pairs(cells.values()) - chance) / ((inStory + inCluster) / 2 - chance)
  }
}

function tally(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return counts
}
