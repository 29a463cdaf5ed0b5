/**
 * Warning `intermediaryRemoved`: an article credits a far outlet directly, but its words are those of another article that had
 * the claim from the far outlet and said so. The one in the middle did the work and is not named.
 *
 * Asked of articles that bring the far outlet's unnamed source as if they had read it there: one that says "Y reported" names its source as far as it
 * goes. A direct quotation proves nothing, since its words are the speaker's; so only an outlet's own rendering is asked, indirect or mixed.
 * Believed only where the words shared with the middle article are copied words (see `sameWords.ts`) and the far outlet's own article, where
 * it is held, is less alike.
 */
import type { Statement, Warning } from '../model.ts'
import { outletKey } from '../text/outlets.ts'
import { areSameWords, likenessOf } from './sameWords.ts'
import { compareArticles, outletName, outletOf, type Scene } from './scene.ts'

/** Earlier by date; without one the article that only says "Y reported" is the middle, and the one that brings Y's source the child. */
function cameBefore(scene: Scene, middle: Statement, child: Statement): boolean {
  const order = compareArticles(scene, middle.article, child.article)
  return order === 0 ? middle.speaker.type === 'outlet' : order < 0
}

export function removedIntermediaries(scene: Scene, tellings: readonly Statement[]): Warning[] {
  const found: Warning[] = []
  for (const child of tellings) {
    const far = child.via[0]
    if (!far || child.speaker.type !== 'anonymous' || child.kind === 'direct') continue
    const key = outletKey(far.outlet)
    const fromFar = tellings.filter((s) => outletOf(scene, s.article) === key).map((s) => likenessOf(child, s).share)
    const closest = Math.max(0, ...fromFar)
    let best: { statement: Statement; share: number } | null = null
    for (const middle of tellings) {
      const outlet = outletOf(scene, middle.article)
      if (outlet === key || outlet === outletOf(scene, child.article)) continue
      if (!middle.via[0] || outletKey(middle.via[0].outlet) !== key) continue
      // one that brings the far outlet's unnamed source as well has no more words of its own than the child
      if (middle.speaker.type === 'anonymous') continue
      if (middle.kind === 'direct' || !cameBefore(scene, middle, child)) continue
      const likeness = likenessOf(child, middle)
      if (!areSameWords(likeness) || likeness.share <= closest) continue
      if (!best || likeness.share > best.share) best = { statement: middle, share: likeness.share }
    }
    if (!best) continue
    const [here, middle] = [
      outletName(scene, child.article) ?? child.article,
      outletName(scene, best.statement.article) ?? best.statement.article
    ]
    found.push({
      kind: 'intermediaryRemoved',
      statement: child.id,
      against: best.statement.id,
      message: `${here} credits ${far.outlet}, but has the words in which ${middle} retold ${far.outlet}, and does not name ${middle}.`
    })
  }
  return found
}
