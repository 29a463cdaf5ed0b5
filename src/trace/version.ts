/**
 * Evidence `version`: the version of the same page before this one carries the claim already. The outlet's versions are one page,
 * so such an edge adds no report; it shows what an update changed.
 */
import type { LineageEdge, Statement } from '../model.ts'
import { confidenceOf } from './confidence.ts'
import { likenessOf } from './sameWords.ts'
import { compareArticles, type Scene } from './scene.ts'
import { placesOf } from './stated.ts'

export function versionOf(scene: Scene, child: Statement, tellings: readonly Statement[]): LineageEdge | null {
  const page = scene.pages.get(child.article)
  const earlier = tellings.filter(
    (s) =>
      s.article !== child.article &&
      scene.pages.get(s.article) === page &&
      compareArticles(scene, s.article, child.article) < 0
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
    confidence: confidenceOf('version', 'sure'),
    spans: [...placesOf(child), ...placesOf(parent)]
  }
}
