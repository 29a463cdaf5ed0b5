/**
 * A trace made ready to be looked up: records by id, claims in the order in which a report shows them.
 *
 * Most inflated first: carriers ÷ informants. Where informants are bounds, the larger one divides: a claim stands high
 * only where the text shows that few people stand behind many outlets.
 */
import type { Article, Claim, Conflict, Ghost, Statement, Story, Trace } from '../model.ts'
import { compareIds } from '../text/published.ts'
import type { YearChoice } from './dates.ts'

export interface View {
  readonly trace: Trace
  readonly articles: ReadonlyMap<string, Article>
  readonly statements: ReadonlyMap<string, Statement>
  readonly claims: ReadonlyMap<string, Claim>
  readonly ghosts: ReadonlyMap<string, Ghost>
  readonly storyById: ReadonlyMap<string, Story>
  /** Conflicts and changes of a story. */
  readonly conflictsOf: ReadonlyMap<string, readonly Conflict[]>
  /** Stories with a claim, most inflated first, then those without. */
  readonly stories: readonly Story[]
  /** Shortest beginnings of the ids of claims and stories by which each is found: what a reader types. */
  readonly handles: ReadonlyMap<string, string>
  /** Claims of a story, most inflated first. */
  readonly claimsOf: ReadonlyMap<string, readonly Claim[]>
}

/** Carriers ÷ informants, by the larger and by the smaller bound. */
export function inflation(claim: Claim): { readonly certain: number; readonly possible: number } {
  return {
    certain: claim.carriers.length / Math.max(1, claim.informants.max),
    possible: claim.carriers.length / Math.max(1, claim.informants.min)
  }
}

/** Order of claims: most inflated first, then more carriers, then by id. */
export function compareClaims(first: Claim, second: Claim): number {
  const [a, b] = [inflation(first), inflation(second)]
  return (
    b.certain - a.certain ||
    b.possible - a.possible ||
    second.carriers.length - first.carriers.length ||
    compareIds(first.id, second.id)
  )
}

/** Indexes a trace. */
export function makeView(trace: Trace): View {
  const claimsOf = new Map<string, Claim[]>()
  for (const claim of trace.claims) put(claimsOf, claim.story, claim)
  const conflictsOf = new Map<string, Conflict[]>()
  for (const conflict of trace.conflicts) put(conflictsOf, conflict.story, conflict)
  for (const claims of claimsOf.values()) claims.sort(compareClaims)
  const stories = [...trace.stories].sort((a, b) => {
    const [first, second] = [claimsOf.get(a.id)?.[0], claimsOf.get(b.id)?.[0]]
    if (first && second) return compareClaims(first, second) || compareIds(a.id, b.id)
    return Number(Boolean(second)) - Number(Boolean(first)) || compareIds(a.id, b.id)
  })
  return {
    trace,
    articles: new Map(trace.articles.map((a) => [a.id, a])),
    statements: new Map(trace.statements.map((s) => [s.id, s])),
    claims: new Map(trace.claims.map((c) => [c.id, c])),
    ghosts: new Map(trace.ghosts.map((g) => [g.id, g])),
    storyById: new Map(trace.stories.map((s) => [s.id, s])),
    conflictsOf,
    stories,
    claimsOf,
    handles: new Map([...handlesOf(trace.stories), ...handlesOf(trace.claims)])
  }
}

function put<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

/** Least characters of a handle: shorter ones say nothing to a reader. */
const shortestHandle = 8

function handlesOf(records: readonly { readonly id: string }[]): [string, string][] {
  const ids = records.map((record) => record.id).sort(compareIds)
  return ids.map((id, i) => {
    const shared = Math.max(sharedStart(id, ids[i - 1] ?? ''), sharedStart(id, ids[i + 1] ?? ''))
    // Cut where a word ends, so that it can be read and said.
    const end = id.indexOf('-', Math.max(shared + 1, shortestHandle))
    return [id, end < 0 ? id : id.slice(0, end)]
  })
}

function sharedStart(first: string, second: string): number {
  let length = 0
  while (length < first.length && first[length] === second[length]) length++
  return length
}

/** What a reader may type for an id. */
export function handleOf(view: View, id: string): string {
  return view.handles.get(id) ?? id
}

/** Years are shown within a story whose dated articles are of more than one; else its head line says the year. */
export function yearIn(view: View, storyId: string): YearChoice {
  const story = view.storyById.get(storyId)
  return story?.first && story.first.slice(0, 4) === story.last?.slice(0, 4) ? 'withoutYear' : 'withYear'
}

/** Name of the outlet of an article; where it is unknown, the name of the file. */
export function outletOf(view: View, articleId: string): string {
  const article = view.articles.get(articleId)
  if (!article) return articleId
  return article.outlet?.name ?? article.uri.replace(/^.*[\\/](?=.)/, '')
}

/** Different outlets of some articles, in order. */
export function outletsOf(view: View, articleIds: readonly string[]): string[] {
  return [...new Set(articleIds.map((id) => outletOf(view, id)))]
}

/** Statements of a claim that exist, earliest article first, then as they stand in the text. */
export function statementsOf(view: View, claim: Claim): Statement[] {
  const when = (s: Statement) => view.articles.get(s.article)?.published?.at ?? '~'
  return claim.statements
    .flatMap((id) => view.statements.get(id) ?? [])
    .sort(
      (a, b) =>
        compareIds(when(a), when(b)) ||
        compareIds(a.article, b.article) ||
        (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0) ||
        compareIds(a.id, b.id)
    )
}
