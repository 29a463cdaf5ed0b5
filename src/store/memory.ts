/**
 * A trace in memory as holdings: what `hearsay serve PATHS…` serves, and what a page that carries its own trace reads.
 *
 * Lists, pages and the search index are made when first asked for and kept. No Node module is imported, so that this
 * runs in a browser too. What belongs to stages is handed in by who has it: `match`, by which two articles are compared afresh, as a trace of many
 * copies does not hold the passages of every pair, and `knockOut`.
 */
import type { Article, Knockout, Passage, Removed, Story, Trace } from '../model.ts'
import { articlePage } from '../report/articlePage.ts'
import { claimPage } from '../report/claimPage.ts'
import { comparePage, passagesBetween } from '../report/comparePage.ts'
import { articleHead, claimHead, storySummary } from '../report/heads.ts'
import { outletPage } from '../report/outletPage.ts'
import type { Info, OutletHead, SearchPage, StoriesPage, StorySummary } from '../report/pages.ts'
import { storyIdOf, storyTrace } from '../report/placed.ts'
import { makeView, outletsOf, type View } from '../report/view.ts'
import { removedOutlets } from '../report/withoutOutlets.ts'
import { outletKey } from '../text/outlets.ts'
import { compareIds } from '../text/published.ts'
import { foldText } from '../text/words.ts'
import { excerptOf } from './excerpt.ts'
import type { Holdings, StoriesQuery } from './holdings.ts'
import { makeSearchIndex, type SearchIndex } from './searchIndex.ts'

export interface MemoryOptions {
  /** Name for people; "a trace" unless given. */
  readonly name?: string
  /** Finds passages; only those of the trace are known without it. */
  readonly match?: (articles: readonly Article[]) => Passage[]
  /** Counts again without what is removed; without it nobody can ask for that. */
  readonly knockOut?: (trace: Trace, without: readonly Removed[]) => Knockout
}

/** Problems shown of all. */
const shownProblems = 100

/** Holds a trace. */
export function holdTrace(trace: Trace, options: MemoryOptions = {}): Holdings {
  const { knockOut } = options
  const view = makeView(trace)
  const revision = revisionOf(trace)
  const indexes = lazily(() => indexesOf(view))
  const summaries = new Map<string, StorySummary>()
  const summaryOf = (story: Story) => {
    const known = summaries.get(story.id) ?? storySummary(story, view)
    summaries.set(story.id, known)
    return known
  }
  return {
    revision: async () => revision,
    info: async () => infoOf(view, options.name ?? 'a trace', revision),
    stories: async (query) => storiesPage(query, revision, indexes, summaryOf),
    story: async (id) => storyTrace(view, id),
    ...(knockOut && {
      without: async (id: string, outlets: readonly string[]) => {
        const story = storyTrace(view, id)
        const removed = story && removedOutlets(story, outlets)
        return removed && knockOut(story, removed)
      }
    }),
    claim: async (id) => claimPage(view, id),
    article: async (id) => articlePage(view, id),
    outlet: async (name) => outletPage(view, name),
    search: async ({ query, limit }) => searchPage(view, query, limit ?? 20, indexes(), summaryOf),
    compare: async (a, b) => {
      const [first, second] = [view.articles.get(a), view.articles.get(b)]
      if (!first || !second || a === b) return null
      const known = passagesBetween(view, a, b)
      if (known.length > 0 || !options.match) return comparePage(view, a, b, known)
      const found = makeView({ ...trace, passages: options.match([first, second]) })
      return comparePage(view, a, b, passagesBetween(found, a, b))
    },
    close: async () => {}
  }
}

interface Indexes {
  readonly articles: SearchIndex
  readonly claims: SearchIndex
  readonly stories: SearchIndex
  readonly outlets: readonly OutletHead[]
  /** Stories by inflation, and by time. */
  readonly byInflation: readonly Story[]
  readonly byTime: readonly Story[]
  readonly view: View
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function indexesOf(view: View): Indexes {
  const { trace } = view
  return {
    articles: makeSearchIndex(trace.articles.map((a) => `${a.headline ?? ''} ${a.outlet?.name ?? ''} ${a.text}`)),
    claims: makeSearchIndex(trace.claims.map((claim) => claim.text)),
    stories: makeSearchIndex(
      view.stories.map((s) =>
        [s.headline, ...outletsOf(view, s.articles), ...(view.claimsOf.get(s.id) ?? []).map((c) => c.text)].join(' ')
      )
    ),
    outlets: outletHeads(view),
    byInflation: view.stories,
    byTime: [...view.stories].sort(
      (a, b) =>
        Number(a.last === null) - Number(b.last === null) ||
        compareIds(b.last ?? '', a.last ?? '') ||
        compareIds(a.id, b.id)
    ),
    view
  }
}

/** Outlets with articles, most articles first, then those that are only named. */
function outletHeads(view: View): OutletHead[] {
  const heads = new Map<string, { name: string; domain: string | null; articles: number }>()
  for (const { outlet } of view.trace.articles) {
    if (!outlet) continue
    const key = outletKey(outlet.name)
    const head = heads.get(key) ?? { name: outlet.name, domain: outlet.domain, articles: 0 }
    heads.set(key, { ...head, articles: head.articles + 1 })
  }
  for (const ghost of view.trace.ghosts) {
    const key = outletKey(ghost.outlet)
    if (!heads.has(key)) heads.set(key, { name: ghost.outlet, domain: null, articles: 0 })
  }
  return [...heads.values()].sort((a, b) => b.articles - a.articles || compareIds(a.name, b.name))
}

function infoOf(view: View, name: string, revision: string): Info {
  const { trace } = view
  const dates = trace.articles.flatMap((article) => article.published?.at ?? []).sort()
  return {
    name,
    version: trace.version,
    revision,
    articles: trace.articles.length,
    statements: trace.statements.length,
    stories: trace.stories.length,
    claims: trace.claims.length,
    outlets: new Set(trace.articles.flatMap((a) => (a.outlet ? [outletKey(a.outlet.name)] : []))).size,
    first: dates[0] ?? null,
    last: dates.at(-1) ?? null,
    problems: trace.problems.slice(0, shownProblems),
    problemCount: trace.problems.length
  }
}

function storiesPage(
  given: StoriesQuery,
  revision: string,
  indexes: () => Indexes,
  summaryOf: (story: Story) => StorySummary
): StoriesPage | null {
  const { query = '', sort = 'inflation', limit = 50, cursor } = given
  const seal = hash(`${revision} ${sort} ${query}`)
  const from = cursor === undefined ? 0 : offsetIn(cursor, seal)
  if (from === null) return null
  const all = indexes()
  const wanted = query.trim() === '' ? null : storiesWith(query, all)
  const listed = (sort === 'time' ? all.byTime : all.byInflation).filter((s) => wanted === null || wanted.has(s.id))
  const next = from + limit < listed.length ? `${(from + limit).toString(36)}-${seal}` : null
  return { stories: listed.slice(from, from + limit).map(summaryOf), total: listed.length, next }
}

/** Place in the list that a cursor stands for; null for one of another list, or none. */
function offsetIn(cursor: string, seal: string): number | null {
  const found = /^([0-9a-z]{1,8})-([0-9a-z]+)$/.exec(cursor)
  return found && found[2] === seal ? Number.parseInt(found[1]!, 36) : null
}

/** Stories that have all words of a query in their headline, outlets and claims together, or in one article. */
function storiesWith(query: string, { stories, articles, view }: Indexes): Set<string> {
  const found = new Set<string>()
  for (const at of stories.all(query) ?? []) found.add(view.stories[at]!.id)
  for (const at of articles.all(query) ?? []) {
    const id = storyIdOf(view, view.trace.articles[at]!.id)
    if (id !== null) found.add(id)
  }
  return found
}

function searchPage(
  view: View,
  query: string,
  limit: number,
  indexes: Indexes,
  summaryOf: (story: Story) => StorySummary
): SearchPage {
  const { trace } = view
  const articles = indexes.articles.find(query)
  const stories = new Set(indexes.stories.find(query).map(({ at }) => view.stories[at]!.id))
  for (const { at } of articles.slice(0, limit)) {
    const id = storyIdOf(view, trace.articles[at]!.id)
    if (id !== null) stories.add(id)
  }
  const asked = foldText(query).trim()
  const key = outletKey(query)
  return {
    query,
    stories: [...stories].slice(0, limit).map((id) => summaryOf(view.storyById.get(id)!)),
    claims: indexes.claims
      .find(query)
      .slice(0, limit)
      .map(({ at }) => claimHead(trace.claims[at]!, view)),
    articles: articles.slice(0, limit).map(({ at }) => {
      const article = trace.articles[at]!
      return {
        article: articleHead(article),
        story: storyIdOf(view, article.id),
        ...excerptOf(article.text, query)
      }
    }),
    outlets:
      asked === ''
        ? []
        : indexes.outlets
            .filter((o) => foldText(o.name).includes(asked) || (key !== '' && outletKey(o.name).includes(key)))
            .slice(0, limit),
    articleCount: articles.length
  }
}

/** A mark of all that is held: any change of an article or of what was found in it changes it. */
function revisionOf(trace: Trace): string {
  const lists = [trace.statements, trace.passages, trace.claims, trace.ghosts, trace.conflicts, trace.problems]
  let made = hash(`${trace.version} ${lists.map((list) => list.length).join(' ')}`)
  for (const { id, text } of trace.articles) made = hash(`${made} ${id} ${text}`)
  for (const { id, reports, informants, lineage } of trace.claims)
    made = hash(`${made} ${id} ${reports.min} ${reports.max} ${informants.min} ${informants.max} ${lineage.length}`)
  return made
}

/** 64 bits in base 36: two lanes of FNV-1a (Fowler, Noll and Vo) with different primes. Tells versions apart, keeps no secret. */
function hash(text: string): string {
  let [a, b] = [0x811c9dc5, 0x01000193]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x5bd1e995)
    b ^= b >>> 15
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36)
}
