/**
 * Evidence `reuse` and `sameWords`: the words of a statement stand in an earlier article, and nothing credits it.
 *
 * Only statements whose origin the text leaves open are asked: an unnamed speaker, or nobody. The words of a named
 * person prove no copying, since every outlet in the room has them, nor do words from a press conference, a broadcast, a release, a post, a filing; nor
 * do first-hand words. `sameWords` is said where an unnamed speaker's words return under an unnamed speaker or a passage around
 * them is shared, `reuse` where the outlet repeats them in its own voice.
 *
 * Of several earlier texts the most alike is the parent; among equals one that is certainly earlier, then one of which the child changed
 * least (so that no change is reported that a better parent explains away), then the earliest. Where no date tells
 * which came first, a statement that shows its access is the parent of one that does not, and a fuller wording of a shorter one. No edge
 * is added that would close a circle.
 */
import type { LineageEdge, Passage, Statement } from '../model.ts'
import { compareIds } from '../text/published.ts'
import { confidenceOf } from './confidence.ts'
import { descriptionOf, headOf } from './descriptors.ts'
import { areSameWords, contentSet, type Likeness, likenessOf } from './sameWords.ts'
import { compareArticles, nodeFor, type Scene } from './scene.ts'
import { placesOf } from './stated.ts'

/** Shares of common words closer than one part in these are taken for equal. */
const likenessSteps = 5
const accessRank = { firsthand: 0, relayed: 1, implied: 2, notStated: 3 } as const

/** Edges for the open statements (those without a stronger parent); `known` are the edges found so far. */
export function copiedFrom(
  scene: Scene,
  open: readonly Statement[],
  tellings: readonly Statement[],
  known: readonly LineageEdge[]
): LineageEdge[] {
  const edges: LineageEdge[] = []
  const page = (s: Statement) => nodeFor(scene, s.article)
  const parents = new Map<string, string[]>()
  for (const { child, parent } of known) {
    if ('ghost' in parent) continue
    const from = page(scene.statements.get(child)!)
    parents.set(from, [...(parents.get(from) ?? []), page(scene.statements.get(parent.statement)!)])
  }
  for (const child of open) {
    if (!mayBeCopied(child)) continue
    const surelyBefore = (s: Statement) => compareArticles(scene, s.article, child.article) < 0
    const candidates: { statement: Statement; likeness: Likeness; passage: Passage | null }[] = []
    for (const other of tellings) {
      if (page(other) === page(child)) continue
      const likeness = likenessOf(child, other)
      const passage = passageAround(scene, child, other)
      if (!areSameWords(likeness) && !passage) continue
      if (!cameFirst(scene, other, child) || reaches(parents, page(other), page(child))) continue
      candidates.push({ statement: other, likeness, passage })
    }
    candidates.sort(
      (x, y) =>
        Math.round((y.likeness.share - x.likeness.share) * likenessSteps) ||
        Number(surelyBefore(y.statement)) - Number(surelyBefore(x.statement)) ||
        differences(child, x.statement) - differences(child, y.statement) ||
        y.likeness.share - x.likeness.share ||
        compareArticles(scene, x.statement.article, y.statement.article) ||
        compareIds(x.statement.id, y.statement.id)
    )
    const best = candidates[0]
    if (!best) continue
    parents.set(page(child), [...(parents.get(page(child)) ?? []), page(best.statement)])
    const dated = compareArticles(scene, best.statement.article, child.article) !== 0
    const evidence = child.speaker.type === 'anonymous' && areSameWords(best.likeness) ? 'sameWords' : 'reuse'
    edges.push({
      child: child.id,
      parent: { statement: best.statement.id },
      evidence,
      credited: false,
      confidence: confidenceOf(evidence, dated ? 'sure' : 'undated'),
      spans: [...placesOf(child), ...placesOf(best.statement)]
    })
  }
  return edges
}

function mayBeCopied(child: Statement): boolean {
  if (child.access === 'firsthand' || child.access === 'relayed' || child.occasion !== null) return false
  return child.speaker.type === 'anonymous' || child.speaker.type === 'none' || child.speaker.type === 'outlet'
}

/** A shared passage that covers words of both statements. */
function passageAround(scene: Scene, child: Statement, other: Statement): Passage | null {
  const covers = (place: { article: string; start: number; end: number }, s: Statement) =>
    place.article === s.article && s.content.some((span) => span.start < place.end && place.start < span.end)
  for (const passage of scene.shared.get(child.article) ?? [])
    if (
      (covers(passage.a, child) && covers(passage.b, other)) ||
      (covers(passage.b, child) && covers(passage.a, other))
    )
      return passage
  return null
}

/** How much a child would have changed: its attribution, its hedges. Of equally plausible parents the one that it changed least. */
function differences(child: Statement, parent: Statement): number {
  const heads = headOf(descriptionOf(child)) === headOf(descriptionOf(parent))
  const hedges = parent.hedges.length > 0 && child.hedges.length === 0
  return (
    Number(child.speaker.type !== parent.speaker.type || !heads) +
    Number(child.speaker.plural !== parent.speaker.plural) +
    Number(hedges)
  )
}

/** Whether `other` is to be taken for the earlier of two statements. */
function cameFirst(scene: Scene, other: Statement, child: Statement): boolean {
  const order = compareArticles(scene, other.article, child.article)
  if (order !== 0) return order < 0
  const access = accessRank[other.access] - accessRank[child.access]
  if (access !== 0) return access < 0
  const length = contentSet(other).size - contentSet(child).size
  return length === 0 ? compareIds(other.article, child.article) < 0 : length > 0
}

/** Whether `from` leads to `to` over edges found so far. */
function reaches(parents: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set([from])
  const todo = [from]
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    if (at === to) return true
    for (const next of parents.get(at) ?? [])
      if (!seen.has(next)) {
        seen.add(next)
        todo.push(next)
      }
  }
  return false
}
