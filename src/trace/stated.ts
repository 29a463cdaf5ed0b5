/**
 * Evidence `stated`: the sentence, or the credit line of the article, names the outlet that it has the claim from.
 *
 * The outlet named nearest to the article is the parent. It is resolved to the statement of that outlet which carries the claim:
 * the latest one before the child, else the earliest, since a stated attribution outranks the clock. An outlet of which no
 * held article carries the claim is a ghost. An article that names its own outlet refers to its own earlier article, if that is held.
 *
 * A credit line covers the statements that show no access of their own, and only where no sentence of the article already names the
 * credited outlet: such a line mostly repeats what that sentence says. In a (near-)copy of another article it covers all statements:
 * "told reporters" in a reprint is the credited outlet's access.
 */
import type { LineageEdge, Place, Statement } from '../model.ts'
import { outletKey } from '../text/outlets.ts'
import { confidenceOf } from './confidence.ts'
import { ghostId } from './ghosts.ts'
import { compareArticles, outletOf, type Scene } from './scene.ts'

/** `byOutlet`: the tellings of the claim by key of their outlet. */
export function statedParents(
  scene: Scene,
  child: Statement,
  byOutlet: ReadonlyMap<string, readonly Statement[]>
): LineageEdge[] {
  const credit = creditFor(scene, child)
  if (!credit) return []
  const own = outletOf(scene, child.article)
  const key = outletKey(credit.outlet)
  const carried = (byOutlet.get(key) ?? []).filter((s) => s.article !== child.article)
  const parent = latestBefore(scene, child, carried)
  const spans: Place[] = [{ article: child.article, start: credit.start, end: credit.end }]
  if (parent) {
    spans.push(...placesOf(parent))
    return [
      {
        child: child.id,
        parent: { statement: parent.id },
        evidence: 'stated',
        credited: true,
        confidence: confidenceOf('stated', 'sure'),
        spans
      }
    ]
  }
  if (key === own) return []
  return [
    {
      child: child.id,
      parent: { ghost: ghostId(credit.outlet) },
      evidence: 'stated',
      credited: true,
      confidence: confidenceOf('stated', 'ghost'),
      spans
    }
  ]
}

/** The words that credit another outlet with this statement, or null. */
function creditFor(scene: Scene, child: Statement): { outlet: string; start: number; end: number } | null {
  const nearest = child.via[0]
  if (nearest) return nearest
  // in a reprint "told this outlet" means the outlet that is credited
  const reprint = (scene.copies.get(child.article)?.size ?? 0) > 0
  if (child.access === 'firsthand' && !reprint) return null
  const article = scene.articles.get(child.article)
  const own = outletOf(scene, child.article)
  const named = scene.upstream.get(child.article)
  return (
    article?.credits.find(
      (credit) => outletKey(credit.outlet) !== own && (reprint || !named?.has(outletKey(credit.outlet)))
    ) ?? null
  )
}

/** Where the content of a statement stands. */
export function placesOf(statement: Statement): Place[] {
  return statement.content.map((span) => ({ article: statement.article, start: span.start, end: span.end }))
}

/** The latest of `candidates` that did not certainly appear after the child, else the earliest. */
function latestBefore(scene: Scene, child: Statement, candidates: readonly Statement[]): Statement | null {
  const before = candidates.filter((s) => compareArticles(scene, s.article, child.article) <= 0)
  const pool = before.length ? before : candidates
  const later = (a: Statement, b: Statement) => compareArticles(scene, a.article, b.article) > 0
  return pool.reduce<Statement | null>(
    (best, s) => (best === null || (before.length ? later(s, best) : later(best, s)) ? s : best),
    null
  )
}
