/**
 * Evidence `version`: the version of the same page before this one carries the claim already, or an earlier article of the same outlet
 * tells it in the same words and names no other source. An outlet's articles about one claim are one node of its lineage, so such an edge adds no
 * report; it shows what an update changed.
 */
import type { LineageEdge, Statement } from '../model.ts'
import { confidenceOf } from './confidence.ts'
import { isRepetition, likenessOf } from './sameWords.ts'
import { compareArticles, compareSaved, outletOf, type Scene } from './scene.ts'
import { placesOf } from './stated.ts'

/** `own`: the tellings of the claim in articles of the child's outlet, and of its page. */
export function versionOf(scene: Scene, child: Statement, own: readonly Statement[]): LineageEdge | null {
  const page = scene.pages.get(child.article)
  const outlet = outletOf(scene, child.article)
  const samePage = (s: Statement) => scene.pages.get(s.article) === page
  const earlier = own.filter(
    (s) =>
      s.article !== child.article &&
      compareSaved(scene, s.article, child.article) < 0 &&
      (samePage(s) || (outletOf(scene, s.article) === outlet && isRepetition(child, s)))
  )
  const parent = earlier.reduce<Statement | null>((best, s) => {
    if (!best) return s
    const order = compareArticles(scene, s.article, best.article)
    if (order !== 0) return order > 0 ? s : best
    return likenessOf(child, s).share > likenessOf(child, best).share ? s : best
  }, null)
  if (!parent) return null
  return {
    child: child.id,
    parent: { statement: parent.id },
    evidence: 'version',
    credited: true,
    confidence: confidenceOf('version', samePage(parent) ? 'sure' : 'undated'),
    spans: [...placesOf(child), ...placesOf(parent)]
  }
}
