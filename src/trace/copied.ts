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
import type { LineageEdge, Place, Statement } from '../model.ts'
import { compareIds } from '../text/published.ts'
import { confidenceOf } from './confidence.ts'
import { descriptionOf, headOf } from './descriptors.ts'
import { areSameWords, contentSet, type Likeness, likenessOf } from './sameWords.ts'
import { compareArticles, instantsAt, nodeFor, type Scene } from './scene.ts'
import { placesOf } from './stated.ts'

/** Shares of common words closer than one part in these are taken for equal. */
const likenessSteps = 5
/** Parents of one wording that are weighed: in a claim of thousands of copies the first ones matter. */
const mostOfWording = 50
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
  const wordings = byWording(tellings, scene)
  for (const child of open) {
    if (!mayBeCopied(child)) continue
    const candidates = candidatesFor(scene, child, wordings).filter(({ statement }) => page(statement) !== page(child))
    const best = candidates.find(({ statement }) => !reaches(parents, page(statement), page(child)))
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

interface Candidate {
  readonly statement: Statement
  readonly likeness: Likeness
}

/** Statements that share their words, by those words; in each the earliest first, undated ones last. */
function byWording(tellings: readonly Statement[], scene: Scene): Statement[][] {
  const groups = new Map<string, Statement[]>()
  const early = (s: Statement) => {
    const { from } = instantsAt(scene, s.article)
    return Number.isNaN(from) ? Number.MAX_VALUE : from
  }
  for (const s of [...tellings].sort((a, b) => early(a) - early(b) || compareIds(a.id, b.id))) {
    const key = [...contentSet(s)].sort().join(' ')
    const group = groups.get(key)
    if (group) group.push(s)
    else groups.set(key, [s])
  }
  return [...groups.values()]
}

/** Possible parents, the best first. Of one wording only the earliest `mostOfWording` are weighed. */
function candidatesFor(scene: Scene, child: Statement, wordings: readonly (readonly Statement[])[]): Candidate[] {
  const passages = passagesOf(scene, child)
  const found: (Candidate & { readonly step: number; readonly sure: number; readonly changed: number })[] = []
  for (const group of wordings) {
    const likeness = likenessOf(child, group[0]!)
    const same = areSameWords(likeness)
    let weighed = 0
    for (const statement of group) {
      if (!same && !isShared(passages, statement)) continue
      if (statement.id === child.id || !cameFirst(scene, statement, child)) continue
      if (++weighed > mostOfWording) break
      found.push({
        statement,
        likeness,
        step: Math.round(likeness.share * likenessSteps),
        sure: compareArticles(scene, statement.article, child.article) < 0 ? 0 : 1,
        changed: differences(child, statement)
      })
    }
  }
  return found.sort(
    (x, y) =>
      y.step - x.step ||
      x.sure - y.sure ||
      x.changed - y.changed ||
      y.likeness.share - x.likeness.share ||
      compareArticles(scene, x.statement.article, y.statement.article) ||
      compareIds(x.statement.id, y.statement.id)
  )
}

function mayBeCopied(child: Statement): boolean {
  if (child.access === 'firsthand' || child.access === 'relayed' || child.occasion !== null) return false
  return child.speaker.type === 'anonymous' || child.speaker.type === 'none' || child.speaker.type === 'outlet'
}

/** The other sides of the passages that cover at least half of a statement's content. */
function passagesOf(scene: Scene, child: Statement): Place[] {
  return (scene.shared.get(child.article) ?? []).flatMap(({ a, b }) => {
    const [mine, other] = a.article === child.article ? [a, b] : [b, a]
    return coversHalf(mine, child) ? [other] : []
  })
}

function isShared(passages: readonly Place[], statement: Statement): boolean {
  return passages.some((place) => place.article === statement.article && coversHalf(place, statement))
}

function coversHalf(place: Place, statement: Statement): boolean {
  let covered = 0
  let length = 0
  for (const span of statement.content) {
    length += span.end - span.start
    covered += Math.max(0, Math.min(span.end, place.end) - Math.max(span.start, place.start))
  }
  return covered * 2 >= length
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
