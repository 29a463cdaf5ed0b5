/**
 * Evidence `stated`: the sentence, or the credit line of the article, names the outlet that it has the claim from.
 *
 * The outlet named nearest to the article is the parent. It is resolved to the statement by which that outlet first carried the claim,
 * even if it is dated after the child, since a stated attribution outranks the clock. An outlet of which no
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
  const parent = earliest(scene, child, carried)
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

/**
 * The earliest of `candidates` that did not certainly appear after the child, else the earliest of all: the outlet's later versions repeat it.
 * Where a version speaks of one source and another of several, it is the one that speaks as the child does.
 */
function earliest(scene: Scene, child: Statement, candidates: readonly Statement[]): Statement | null {
  const before = candidates.filter((s) => compareArticles(scene, s.article, child.article) <= 0)
  const like = before.filter((s) => s.speaker.plural === child.speaker.plural)
  return (like.length ? like : before.length ? before : candidates).reduce<Statement | null>(
    (first, s) => (first === null || compareArticles(scene, s.article, first.article) < 0 ? s : first),
    null
  )
}
