/**
 * Evidence `oddity`: the same uncommon error in an earlier article that carries the claim, here one misspelling of a person's name. Weak, and
 * asked only of statements that show no other origin.
 */
import type { LineageEdge, Statement } from '../model.ts'
import { confidenceOf } from './confidence.ts'
import { compareArticles, nodeFor, type Scene } from './scene.ts'
import { placesOf } from './stated.ts'

export function oddityOf(
  scene: Scene,
  child: Statement,
  tellings: readonly Statement[],
  misspelt: ReadonlyMap<string, ReadonlySet<string>>
): LineageEdge | null {
  const mine = misspelt.get(child.article)
  if (!mine || child.access === 'firsthand' || child.access === 'relayed' || child.occasion !== null) return null
  if (child.speaker.type !== 'anonymous' && child.speaker.type !== 'none') return null
  const parent = tellings.find(
    (s) =>
      nodeFor(scene, s.article) !== nodeFor(scene, child.article) &&
      compareArticles(scene, s.article, child.article) < 0 &&
      [...(misspelt.get(s.article) ?? [])].some((word) => mine.has(word))
  )
  if (!parent) return null
  return {
    child: child.id,
    parent: { statement: parent.id },
    evidence: 'oddity',
    credited: false,
    confidence: confidenceOf('oddity', 'sure'),
    spans: [...placesOf(child), ...placesOf(parent)]
  }
}
