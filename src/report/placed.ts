/**
 * Where the records of a trace stand: statements, passages and story of an article, the trace of a story, claims that an
 * outlet has to do with. Looked up many times while a page is made or a server runs, so each index is made once a view and
 * forgotten with it.
 */
import type { Claim, LineageEdge, Passage, Statement, Trace } from '../model.ts'
import { outletKey } from '../text/outlets.ts'
import { compareIds } from '../text/published.ts'
import type { View } from './view.ts'

/** Positions in the lists of the trace, so that what is picked out keeps their order. */
interface Places {
  readonly articles: ReadonlyMap<string, number>
  /** By article id. */
  readonly statements: ReadonlyMap<string, readonly number[]>
  readonly passages: ReadonlyMap<string, readonly number[]>
  readonly ghosts: ReadonlyMap<string, readonly number[]>
  /** By story id. */
  readonly claims: ReadonlyMap<string, readonly number[]>
  readonly conflicts: ReadonlyMap<string, readonly number[]>
  /** Article id → story id. */
  readonly story: ReadonlyMap<string, string>
}

const places = new WeakMap<View, Places>()
const claimsByOutlet = new WeakMap<View, ReadonlyMap<string, readonly Claim[]>>()

function placesOf(view: View): Places {
  const known = places.get(view)
  if (known) return known
  const { trace } = view
  const made = {
    articles: new Map(trace.articles.map((article, i) => [article.id, i])),
    statements: positions(trace.statements, (statement) => [statement.article]),
    passages: positions(trace.passages, (passage) => [passage.a.article, passage.b.article]),
    ghosts: positions(trace.ghosts, (ghost) => ghost.mentions.map((mention) => mention.article)),
    claims: positions(trace.claims, (claim) => [claim.story]),
    conflicts: positions(trace.conflicts, (conflict) => [conflict.story]),
    story: new Map(trace.stories.flatMap((story) => story.articles.map((id) => [id, story.id] as const)))
  }
  places.set(view, made)
  return made
}

function positions<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): Map<string, number[]> {
  const made = new Map<string, number[]>()
  items.forEach((item, i) => {
    for (const key of new Set(keysOf(item))) put(made, key, i)
  })
  return made
}

/** Items at the positions of some keys, each once, in their order. */
function pick<Item>(
  items: readonly Item[],
  index: ReadonlyMap<string, readonly number[]>,
  keys: readonly string[]
): Item[] {
  const found = new Set(keys.flatMap((key) => index.get(key) ?? []))
  return [...found].sort((a, b) => a - b).map((i) => items[i]!)
}

/** Statements of an article, in the order of its text. */
export function statementsIn(view: View, articleId: string): Statement[] {
  return pick(view.trace.statements, placesOf(view).statements, [articleId]).sort(
    (a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0) || compareIds(a.id, b.id)
  )
}

/** Passages of which one side stands in an article. */
export function passagesIn(view: View, articleId: string): Passage[] {
  return pick(view.trace.passages, placesOf(view).passages, [articleId])
}

/** Id of the story of an article. */
export function storyIdOf(view: View, articleId: string): string | null {
  return placesOf(view).story.get(articleId) ?? null
}

/** The trace of one story, the same as `selectStory` gives, without going over the whole; null for an unknown id. */
export function storyTrace(view: View, storyId: string): Trace | null {
  const story = view.storyById.get(storyId)
  if (!story) return null
  const at = placesOf(view)
  const { trace } = view
  const inside = new Set(story.articles)
  return {
    ...trace,
    articles: [...inside]
      .flatMap((id) => at.articles.get(id) ?? [])
      .sort((a, b) => a - b)
      .map((i) => trace.articles[i]!),
    statements: pick(trace.statements, at.statements, story.articles),
    passages: pick(trace.passages, at.passages, story.articles).filter(
      (passage) => inside.has(passage.a.article) && inside.has(passage.b.article)
    ),
    claims: pick(trace.claims, at.claims, [storyId]),
    ghosts: pick(trace.ghosts, at.ghosts, story.articles).map((ghost) => ({
      ...ghost,
      mentions: ghost.mentions.filter((mention) => inside.has(mention.article))
    })),
    stories: [story],
    conflicts: pick(trace.conflicts, at.conflicts, [storyId])
  }
}

/** Name of the outlet of a statement's article; null where it is unknown. */
export function outletOfStatement(view: View, statementId: string): string | null {
  const statement = view.statements.get(statementId)
  return (statement && view.articles.get(statement.article)?.outlet?.name) ?? null
}

/** The outlet that an edge leads to, and the article; both null where the trace does not hold it or its outlet is unknown. */
export function parentOf(
  view: View,
  edge: LineageEdge
): { readonly outlet: string | null; readonly article: string | null; readonly ghost: boolean } {
  if ('ghost' in edge.parent)
    return { outlet: view.ghosts.get(edge.parent.ghost)?.outlet ?? edge.parent.ghost, article: null, ghost: true }
  const statement = view.statements.get(edge.parent.statement)
  const outlet = outletOfStatement(view, edge.parent.statement)
  return { outlet, article: statement?.article ?? null, ghost: false }
}

/** Claims that an outlet carries, originates, or from which others have them; by `outletKey`. */
export function claimsOfOutlet(view: View, key: string): readonly Claim[] {
  const known = claimsByOutlet.get(view)
  if (known) return known.get(key) ?? []
  const made = new Map<string, Claim[]>()
  for (const claim of view.trace.claims) {
    const names = [
      ...claim.carriers.map((carrier) => carrier.outlet),
      ...claim.origins.map((origin) => origin.outlet),
      ...claim.lineage.map((edge) => parentOf(view, edge).outlet)
    ]
    for (const each of new Set(names.map((name) => (name === null ? '' : outletKey(name)))))
      if (each !== '') put(made, each, claim)
  }
  claimsByOutlet.set(view, made)
  return made.get(key) ?? []
}

function put<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}
