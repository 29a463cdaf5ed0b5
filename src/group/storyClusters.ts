/**
 * Joins articles to stories: average-link agglomerative clustering. The two clusters that are most alike are joined until none are alike
 * enough. The mean similarity of all pairs across two clusters is the product of their vector sums over the product of their
 * sizes, so no matrix is needed; only neighbours are ever compared. Time counts between clusters, not between articles: a story that goes
 * on for weeks holds together, and one that comes a year later is another.
 */
import { dot, plus, type Vector } from './storyVectors.ts'

export interface Point {
  readonly vector: Vector
  /** Milliseconds since 1970; NaN where undated. */
  readonly at: number
}

/** Mean similarity from which two clusters tell one story. */
const ENOUGH = 0.18
/** Days of silence after which two clusters must be twice as much alike. */
const HALF_LIFE = 30
const DAY = 86_400_000

interface Cluster {
  readonly number: number
  readonly members: readonly number[]
  readonly sum: Vector
  readonly first: number
  readonly last: number
  readonly near: Set<number>
}

interface Join {
  readonly similarity: number
  readonly one: number
  readonly two: number
}

/** Clusters of points as lists of their numbers. `bonds` join points whatever they look like; `pairs` are those worth comparing. */
export function clustersOf(
  points: readonly Point[],
  pairs: readonly { first: number; second: number }[],
  bonds: readonly { first: number; second: number }[]
): number[][] {
  const clusters = new Map<number, Cluster>()
  const home = points.map((_, number) => number)
  points.forEach((point, number) => {
    clusters.set(number, {
      number,
      members: [number],
      sum: point.vector,
      first: point.at,
      last: point.at,
      near: new Set()
    })
  })
  for (const { first, second } of pairs) {
    clusters.get(first)!.near.add(second)
    clusters.get(second)!.near.add(first)
  }
  const queue: Join[] = []
  let next = points.length
  const merge = (one: number, two: number): Cluster => {
    const merged = joined(clusters.get(one)!, clusters.get(two)!, next++)
    clusters.delete(one)
    clusters.delete(two)
    for (const member of merged.members) home[member] = merged.number
    for (const other of merged.near) {
      const neighbour = clusters.get(other)!
      neighbour.near.delete(one)
      neighbour.near.delete(two)
      neighbour.near.add(merged.number)
    }
    clusters.set(merged.number, merged)
    return merged
  }
  for (const { first, second } of bonds) if (home[first] !== home[second]) merge(home[first]!, home[second]!)
  const offer = (one: Cluster, two: Cluster) => {
    const similarity = similarityOf(one, two)
    if (similarity >= ENOUGH) push(queue, { similarity, one: one.number, two: two.number })
  }
  for (const cluster of clusters.values())
    for (const other of cluster.near) if (cluster.number < other) offer(cluster, clusters.get(other)!)
  for (let best = pop(queue); best; best = pop(queue)) {
    if (!clusters.has(best.one) || !clusters.has(best.two)) continue
    const merged = merge(best.one, best.two)
    for (const other of merged.near) offer(merged, clusters.get(other)!)
  }
  return [...clusters.values()]
    .map((cluster) => [...cluster.members].sort((x, y) => x - y))
    .sort((x, y) => x[0]! - y[0]!)
}

function joined(one: Cluster, two: Cluster, number: number): Cluster {
  const near = new Set([...one.near, ...two.near])
  near.delete(one.number)
  near.delete(two.number)
  return {
    number,
    members: [...one.members, ...two.members],
    sum: plus(one.sum, two.sum),
    first: least(one.first, two.first),
    last: -least(-one.last, -two.last),
    near
  }
}

function least(first: number, second: number): number {
  if (Number.isNaN(first)) return second
  return Number.isNaN(second) ? first : Math.min(first, second)
}

function similarityOf(one: Cluster, two: Cluster): number {
  const mean = dot(one.sum, two.sum) / (one.members.length * two.members.length)
  const gap = Math.max(0, one.first - two.last, two.first - one.last) / DAY
  return Number.isNaN(gap) ? mean : mean / (1 + gap / HALF_LIFE)
}

function before(first: Join, second: Join): boolean {
  if (first.similarity !== second.similarity) return first.similarity > second.similarity
  if (first.one !== second.one) return first.one < second.one
  return first.two < second.two
}

function push(heap: Join[], join: Join): void {
  let at = heap.push(join) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!before(join, heap[parent]!)) break
    heap[at] = heap[parent]!
    at = parent
  }
  heap[at] = join
}

function pop(heap: Join[]): Join | undefined {
  const top = heap[0]
  const last = heap.pop()
  if (!heap.length || !last) return top
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++
    if (!before(heap[child]!, last)) break
    heap[at] = heap[child]!
    at = child
  }
  heap[at] = last
  return top
}
