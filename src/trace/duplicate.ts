/**
 * Evidence `duplicate`: the whole article is a (near-)copy of an earlier one. Every claim in it comes from there, whatever its sentences
 * say of their sources: "told our reporter" in a reprint is the first outlet's reporter. Of several copies without a date,
 * the one that the others name, an agency, or the one that credits nobody is taken for the first.
 */
import type { LineageEdge, Statement } from '../model.ts'
import { looksLikeAgency, outletKey } from '../text/outlets.ts'
import { compareIds } from '../text/published.ts'
import { confidenceOf } from './confidence.ts'
import { likenessOf } from './sameWords.ts'
import { compareArticles, outletName, outletOf, type Scene } from './scene.ts'
import { placesOf } from './stated.ts'

/** Content of two statements of copied articles is the same from here on. */
const sameContent = 0.7

/** Similarity of articles from which one is a plain copy of the other. */
const plainCopy = 0.9

export function duplicateOf(scene: Scene, child: Statement, tellings: readonly Statement[]): LineageEdge | null {
  const copies = scene.copies.get(child.article)
  if (!copies?.size) return null
  // words that show their own origin are believed unless the article is a plain copy
  const needed = child.access === 'firsthand' || child.occasion !== null ? plainCopy : 0
  const candidates = tellings.filter(
    (s) =>
      (copies.get(s.article) ?? 0) >= needed &&
      likenessOf(child, s).share >= sameContent &&
      isFirst(scene, s.article, child.article)
  )
  const parent = candidates.reduce<Statement | null>(
    (best, s) => (best === null || isFirst(scene, s.article, best.article) ? s : best),
    null
  )
  if (!parent) return null
  const key = outletOf(scene, parent.article)
  const credited = scene.articles.get(child.article)!.credits.some((credit) => outletKey(credit.outlet) === key)
  const dated = compareArticles(scene, parent.article, child.article) !== 0
  return {
    child: child.id,
    parent: { statement: parent.id },
    evidence: 'duplicate',
    credited,
    confidence: confidenceOf('duplicate', dated ? 'sure' : 'undated'),
    spans: [...placesOf(child), ...placesOf(parent)]
  }
}

/** Whether `a` is to be taken for the original of two copies. */
function isFirst(scene: Scene, a: string, b: string): boolean {
  const order = compareArticles(scene, a, b)
  if (order !== 0) return order < 0
  // the one that the other names, then an agency, then the one that credits fewer
  const [x, y] = [originality(scene, a, b), originality(scene, b, a)]
  return x === y ? compareIds(a, b) < 0 : x > y
}

/** How much speaks for `a` being the text that `b` copied. */
function originality(scene: Scene, a: string, b: string): number {
  const name = outletName(scene, a)
  const other = scene.articles.get(b)!
  const named =
    name !== null &&
    (other.credits.some((credit) => outletKey(credit.outlet) === outletKey(name)) ||
      scene.upstream.get(b)?.has(outletKey(name)) === true)
  return (
    (named ? 4 : 0) +
    (name !== null && looksLikeAgency(name) ? 2 : 0) -
    Math.min(1, scene.articles.get(a)!.credits.length)
  )
}
