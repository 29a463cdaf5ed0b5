/**
 * What every rule of this stage looks up: which article is a version of which page, who publishes it, and what came before what.
 *
 * A *page* is all versions of one page; lineage is counted between pages. Where no address or passage shows that two articles are
 * versions, each article is a page of its own.
 */
import type { Article, Passage, Statement } from '../model.ts'
import { outletKey } from '../text/outlets.ts'
import { compareIds, compareInstants, type Instants, instantsOf } from '../text/published.ts'
import { findCopies } from './copies.ts'
import { withManners } from './manner.ts'
import { compareNames, compareNumbers, followDates } from './savedNames.ts'

export interface Scene {
  readonly articles: ReadonlyMap<string, Article>
  /** With what other sentences of their articles say of the way they came (see `manner.ts`). */
  readonly statements: ReadonlyMap<string, Statement>
  /** When each article appeared. */
  readonly instants: ReadonlyMap<string, Instants>
  /** Key of the outlet of each article; the article itself stands for an unknown outlet. */
  readonly outletKeys: ReadonlyMap<string, string>
  /** Outlets that the sentences of an article name as upstream, by their keys. */
  readonly upstream: ReadonlyMap<string, ReadonlySet<string>>
  /** Page id by article id. */
  readonly pages: ReadonlyMap<string, string>
  /** Articles of a page, earliest version first. */
  readonly versions: ReadonlyMap<string, readonly string[]>
  /** Outlets whose saved pages are numbered in the order of their dates, as far as they have any. */
  readonly numbered: ReadonlySet<string>
  /** Articles by key of their outlet. */
  readonly byOutlet: ReadonlyMap<string, readonly string[]>
  /** Articles that are (near-)copies of an article, with the share of narrative in common (see `copies.ts`). */
  readonly copies: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Passages by article that show reused wording, but no copy of the whole and no version. */
  readonly shared: ReadonlyMap<string, readonly Passage[]>
}

/** Name of the outlet of an article, or null. */
export function outletName(scene: Scene, article: string): string | null {
  return scene.articles.get(article)?.outlet?.name ?? null
}

/** Key of the outlet of an article; the article itself stands for an unknown outlet. */
export function outletOf(scene: Scene, article: string): string {
  return scene.outletKeys.get(article) ?? `article ${article}`
}

/** What counts as one node of a claim's lineage: all articles of an outlet; without an outlet the versions of one page. Named by an article. */
export function nodeFor(scene: Scene, article: string): string {
  const [first] = scene.byOutlet.get(outletOf(scene, article)) ?? []
  return first ?? scene.pages.get(article) ?? article
}

const unknown: Instants = { from: Number.NaN, to: Number.NaN }

export function instantsAt(scene: Scene, article: string): Instants {
  return scene.instants.get(article) ?? unknown
}

/** Negative where the first article certainly appeared before the second, 0 where nothing tells. Versions of a page are ordered. */
export function compareArticles(scene: Scene, a: string, b: string): number {
  if (a === b) return 0
  const page = scene.pages.get(a)
  if (page !== undefined && page === scene.pages.get(b)) {
    const versions = scene.versions.get(page)!
    return versions.indexOf(a) - versions.indexOf(b)
  }
  return compareInstants(instantsAt(scene, a), instantsAt(scene, b))
}

/** The same for two articles of one outlet; where no date tells, by the numbers in the names of its saved pages, if these follow the dates elsewhere. */
export function compareSaved(scene: Scene, a: string, b: string): number {
  const order = compareArticles(scene, a, b)
  if (order !== 0 || !scene.numbered.has(outletOf(scene, a)) || outletOf(scene, a) !== outletOf(scene, b)) return order
  return compareNumbers(scene.articles.get(a)!.uri, scene.articles.get(b)!.uri)
}

export function sceneOf(
  articles: readonly Article[],
  statements: readonly Statement[],
  passages: readonly Passage[]
): Scene {
  const byId = new Map(articles.map((article) => [article.id, article]))
  const { pages, versions } = findPages(articles, passages)
  const byOutlet = new Map<string, string[]>()
  for (const article of articles) if (article.outlet) push(byOutlet, outletKey(article.outlet.name), article.id)
  const upstream = new Map<string, Set<string>>()
  for (const s of statements)
    for (const via of s.via) upstream.set(s.article, (upstream.get(s.article) ?? new Set()).add(outletKey(via.outlet)))
  const copies = findCopies(byId, statements, passages)
  const shared = new Map<string, Passage[]>()
  for (const passage of passages) {
    const [a, b] = [passage.a.article, passage.b.article]
    if (passage.kind !== 'passage' && (passage.kind !== 'duplicate' || copies.get(a)?.has(b))) continue
    push(shared, a, passage)
    push(shared, b, passage)
  }
  return {
    articles: byId,
    statements: new Map(withManners(statements).map((s) => [s.id, s])),
    instants: new Map(articles.map((article) => [article.id, instantsOf(article.published)])),
    outletKeys: new Map(
      articles.map((article) => [article.id, article.outlet ? outletKey(article.outlet.name) : `article ${article.id}`])
    ),
    upstream,
    pages,
    versions,
    numbered: new Set([...byOutlet].flatMap(([key, ids]) => (followDates(ids.map((id) => byId.get(id)!)) ? key : []))),
    byOutlet,
    copies,
    shared
  }
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** Joins articles into pages by version passages and equal addresses; the page is called after its first version. */
function findPages(articles: readonly Article[], passages: readonly Passage[]) {
  const leader = new Map(articles.map((article) => [article.id, article.id]))
  const find = (id: string): string => {
    let at = id
    while (leader.get(at) !== at) at = leader.get(at)!
    return at
  }
  const join = (a: string, b: string) => {
    if (leader.has(a) && leader.has(b)) leader.set(find(b), find(a))
  }
  const byUrl = new Map<string, string>()
  for (const article of articles) {
    if (!article.url) continue
    const first = byUrl.get(article.url)
    if (first) join(first, article.id)
    else byUrl.set(article.url, article.id)
  }
  for (const passage of passages) if (passage.kind === 'version') join(passage.a.article, passage.b.article)
  const members = new Map<string, Article[]>()
  for (const article of articles) push(members, find(article.id), article)
  const pages = new Map<string, string>()
  const versions = new Map<string, string[]>()
  for (const group of members.values()) {
    const sorted = [...group].sort(
      (x, y) =>
        compareInstants(instantsOf(x.published), instantsOf(y.published)) ||
        compareNames(x.uri, y.uri) ||
        compareIds(x.id, y.id)
    )
    const page = sorted[0]!.id
    versions.set(
      page,
      sorted.map((article) => article.id)
    )
    for (const article of sorted) pages.set(article.id, page)
  }
  return { pages, versions }
}
