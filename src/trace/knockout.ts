/**
 * What would stand if some outlet, article or speaker could not be trusted.
 *
 * Nothing is traced anew: the lineage stays as it was found. What is removed falls, and with it everything that is derived from it and
 * from nothing else; the claim is then counted again over what stands (`countOrigins.ts`). So a claim with another independent origin stays,
 * and so does an article that has it from two sides. A credit ("the Post reported") rests on all that the credited outlet holds of the
 * claim; words that were copied rest on the text they were copied from. A circle of outlets that cite each other falls as a whole.
 * An outlet that is removed is no ghost afterwards: those who cite it have nothing from it. Removing an unnamed speaker removes every
 * description of that informant in the claim. A statement that does not say where it comes from never falls by itself; but where a
 * claim has no origin left, its article has nothing to rest on, and is listed.
 *
 * An outlet, article or speaker without copies or citations gives the counts of a trace of the other articles.
 */
import type {
  Article,
  Bounds,
  Claim,
  Correction,
  KnockedClaim,
  Knockout,
  Passage,
  Removed,
  Statement,
  Trace
} from '../model.ts'
import { compareIds } from '../text/published.ts'
import { countTellings } from './claim.ts'
import { gather } from './gather.ts'
import { ghostId } from './ghosts.ts'
import { tellingsOf } from './parents.ts'
import { outletOf, type Scene, sceneOf } from './scene.ts'
import { chained, isBroken, standingOf } from './standing.ts'

/** Recounts all claims that rest in part on what is removed. */
export function knockOut(trace: Trace, without: readonly Removed[]): Knockout {
  const storyOf = new Map(trace.stories.flatMap((story) => story.articles.map((id) => [id, story.id] as const)))
  const articles = gather(trace.articles, (a) => storyOf.get(a.id))
  const statements = gather(trace.statements, (s) => storyOf.get(s.article))
  const passages = gather(trace.passages, (p) => storyOf.get(p.a.article))
  const scenes = new Map<string, Scene>()
  const sceneFor = (story: string) => {
    const known = scenes.get(story)
    if (known) return known
    const made = makeScene(articles.get(story) ?? [], statements.get(story) ?? [], passages.get(story) ?? [])
    scenes.set(story, made)
    return made
  }
  const fallen = trace.claims.flatMap((claim) => {
    const found = knockClaim(sceneFor(claim.story), claim, without)
    return found ? [{ claim, ...found }] : []
  })
  return {
    without,
    claims: fallen.map(({ knocked }) => knocked).sort((a, b) => compareIds(a.claim, b.claim)),
    corrections: correctionsOf(fallen)
  }
}

function makeScene(
  articles: readonly Article[],
  statements: readonly Statement[],
  passages: readonly Passage[]
): Scene {
  const held = new Set(articles.map((a) => a.id))
  return sceneOf(
    articles,
    statements,
    passages.filter((p) => held.has(p.a.article) && held.has(p.b.article))
  )
}

interface Fallen {
  readonly knocked: KnockedClaim
  /** Statements that fell without being removed themselves. */
  readonly derived: readonly Statement[]
  /** Statements of a claim without origins that do not say where they come from. */
  readonly bare: readonly Statement[]
}

function knockClaim(scene: Scene, claim: Claim, without: readonly Removed[]): Fallen | null {
  const statements = claim.statements.flatMap((id) => scene.statements.get(id) ?? [])
  const asserting = statements.filter((s) => s.polarity === 'asserts')
  const tellings = tellingsOf(statements)
  const { removed, ghosts } = removalsIn(scene, claim, asserting, without)
  if (
    removed.size === 0 &&
    !claim.lineage.some((edge) => 'ghost' in edge.parent && ghosts.has(edge.parent.ghost)) &&
    !chained(scene, claim, ghosts)
  )
    return null
  const standing = standingOf(scene, claim, tellings, removed, ghosts)
  const articles = new Set([...standing].map((id) => scene.statements.get(id)!.article))
  const withTelling = new Set(tellings.map((s) => s.article))
  // a headline or caption falls with the sentences of its article
  const stays = (s: Statement) =>
    standing.has(s.id) ||
    (!removed.has(s.id) && !tellings.includes(s) && (articles.has(s.article) || !withTelling.has(s.article)))
  const fallen = asserting.filter((s) => !stays(s))
  if (fallen.length === 0) return null
  const edges = claim.lineage.filter((edge) => standing.has(edge.child) && !isBroken(scene, edge, standing, ghosts))
  const count = countTellings(
    scene,
    tellings.filter((s) => standing.has(s.id)),
    edges
  )
  const left = asserting.filter(stays)
  const bare = count.reports.max === 0 ? left.filter((s) => !removed.has(s.id)) : []
  return {
    knocked: {
      claim: claim.id,
      effect: effectOf(claim, count.reports, count.informants),
      reports: { before: claim.reports, after: count.reports },
      informants: { before: claim.informants, after: count.informants },
      carriers: { before: claim.carriers.length, after: new Set(left.map((s) => outletOf(scene, s.article))).size },
      fallen: fallen.map((s) => s.id)
    },
    derived: fallen.filter((s) => !removed.has(s.id) || isQuoting(scene, s, without)),
    bare
  }
}

/** Whether an article is listed although its own statement was removed: it only quotes the speaker who is not trusted. */
function isQuoting(scene: Scene, s: Statement, without: readonly Removed[]): boolean {
  return !without.some(({ kind, id }) =>
    kind === 'outlet' ? outletOf(scene, s.article) === id : kind === 'article' && s.article === id
  )
}

function effectOf(claim: Claim, reports: Bounds, informants: Bounds): KnockedClaim['effect'] {
  if (reports.max === 0 && claim.reports.max > 0) return 'falls'
  const lower = (after: Bounds, before: Bounds) => after.min < before.min || after.max < before.max
  return lower(reports, claim.reports) || lower(informants, claim.informants) ? 'weakens' : 'stands'
}

/** Statements of a claim that are removed themselves, and ghosts that give nothing any more. */
function removalsIn(
  scene: Scene,
  claim: Claim,
  asserting: readonly Statement[],
  without: readonly Removed[]
): { removed: ReadonlySet<string>; ghosts: ReadonlySet<string> } {
  const removed = new Set<string>()
  const ghosts = new Set<string>()
  for (const { kind, id } of without) {
    switch (kind) {
      case 'outlet':
        ghosts.add(`ghost/${id}`)
        for (const s of asserting) if (outletOf(scene, s.article) === id) removed.add(s.id)
        break
      case 'article':
        for (const s of asserting) if (s.article === id) removed.add(s.id)
        break
      case 'speaker':
        for (const s of asserting) if (s.speaker.id === id) removed.add(s.id)
        for (const origin of claim.origins) {
          const told = origin.statements.flatMap((other) => scene.statements.get(other) ?? [])
          if (!told.some((s) => s.speaker.id === id)) continue
          // whoever else is described there is the same informant, unless it is somebody by name
          const same = told.filter(
            (s) => s.speaker.id === id || !['named', 'organization', 'document'].includes(s.speaker.type)
          )
          for (const s of same) removed.add(s.id)
          if (origin.ghost && origin.outlet && same.length === told.length) ghosts.add(ghostId(origin.outlet))
        }
        break
      default:
        kind satisfies never
    }
  }
  return { removed, ghosts }
}

function correctionsOf(fallen: readonly (Fallen & { readonly claim: Claim })[]): Correction[] {
  const byArticle = new Map<string, Correction['claims'][number][]>()
  const add = (claim: string, because: 'derived' | 'notStated', statements: readonly Statement[]) => {
    for (const [article, own] of gather(statements, (s) => s.article))
      byArticle.set(article, [
        ...(byArticle.get(article) ?? []),
        { claim, because, statements: own.map((s) => s.id).sort(compareIds) }
      ])
  }
  for (const { claim, derived, bare } of fallen) {
    add(claim.id, 'derived', derived)
    add(claim.id, 'notStated', bare)
  }
  return [...byArticle]
    .map(([article, claims]) => ({ article, claims: claims.sort((a, b) => compareIds(a.claim, b.claim)) }))
    .sort((a, b) => compareIds(a.article, b.article))
}
