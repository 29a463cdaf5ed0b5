/**
 * Joins wordings into claims, the most alike first, while nothing speaks against it.
 *
 * Two asserting statements in the body of one article are rarely one claim: an article does not say a thing twice without a reason.
 * So a join that would put two such statements together needs wordings that are nearly the same. A headline, bullet or caption
 * repeats the body and stands in nobody's way; nor does a denial, which belongs to what it denies; nor do two parts of one quotation.
 */
import type { Statement } from '../model.ts'
import type { Wording } from './claimFeatures.ts'
import type { Pair } from './claimPairs.ts'

/** Two wordings at least this alike are one claim, tuned on invented news cycles (see eval/). */
export const joinAt = 0.26
/** Two body statements of one article must be this alike. */
const repeatAt = 0.62

export interface Cluster {
  readonly wordings: number[]
  /** Asserting body statements by article. */
  readonly bodies: Map<string, number[]>
}

/** Whether a statement stands in the running text of its article and asserts. */
export function isBodyAssertion(statement: Statement): boolean {
  return statement.block === 'paragraph' && statement.polarity === 'asserts'
}

/** Groups wordings (by index) by pairs sorted from most to least alike; `fragments` are the pairs that quote the same. */
export function clusterWordings(
  wordings: readonly Wording[],
  pairs: readonly Pair[],
  fragments: readonly Pair[],
  boost: (pair: Pair) => number
): Cluster[] {
  const scored = pairs
    .map((pair) => ({ ...pair, score: pair.similarity + boost(pair) }))
    .filter((pair) => pair.score >= joinAt)
    .sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)
  const known = new Map(pairs.map((pair) => [pair.a * wordings.length + pair.b, pair.similarity]))
  const alike = (a: number, b: number) => known.get(Math.min(a, b) * wordings.length + Math.max(a, b)) ?? 0
  const clusters: (Cluster | null)[] = wordings.map((wording) => ({
    wordings: [wording.index],
    bodies: bodiesOf(wording)
  }))
  const owner = wordings.map((_, i) => i)
  const parts = new Set(fragments)
  for (const pair of [...fragments, ...scored]) {
    const [into, from] = [owner[pair.a]!, owner[pair.b]!].sort((x, y) => x - y) as [number, number]
    if (into === from) continue
    const [kept, added] = [clusters[into]!, clusters[from]!]
    if (!parts.has(pair) && clash(kept, added, alike)) continue
    for (const index of added.wordings) owner[index] = into
    kept.wordings.push(...added.wordings)
    for (const [article, list] of added.bodies) kept.bodies.set(article, [...(kept.bodies.get(article) ?? []), ...list])
    clusters[from] = null
  }
  return clusters.filter((cluster): cluster is Cluster => cluster !== null)
}

function bodiesOf(wording: Wording): Map<string, number[]> {
  const bodies = new Map<string, number[]>()
  for (const statement of wording.statements)
    if (isBodyAssertion(statement)) bodies.set(statement.article, [wording.index])
  return bodies
}

/** Whether joining two clusters would put two different body statements of one article into one claim. */
export function clash(a: Cluster, b: Cluster, alike: (a: number, b: number) => number): boolean {
  const [small, large] = a.bodies.size <= b.bodies.size ? [a, b] : [b, a]
  for (const [article, mine] of small.bodies) {
    const theirs = large.bodies.get(article)
    if (theirs?.some((x) => mine.some((y) => alike(x, y) < repeatAt))) return true
  }
  return false
}
