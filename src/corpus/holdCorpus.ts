/**
 * A corpus as holdings: what `hearsay serve CORPUS` serves. Lists, search and where a record belongs are asked of DuckDB; a story is traced when one of its
 * pages is asked for, and kept for the next, as a page leads to others of its story.
 *
 * A change of the corpus by another process is seen within two seconds: the next question opens the new manifest. DuckDB is asked one question after
 * the other, as one thread owns the handle and searching fills a table; stories are traced beside that, in a thread of their own. Text that an article shares with articles of
 * other stories is not shown here, and outlets of which no article is held have no page: both would need every story to be traced.
 */
import { match } from '../match/match.ts'
import type { Article, Trace } from '../model.ts'
import { articlePage } from '../report/articlePage.ts'
import { claimPage } from '../report/claimPage.ts'
import { comparePage, passagesBetween } from '../report/comparePage.ts'
import { articleHead } from '../report/heads.ts'
import { joinOutletPages } from '../report/joinOutletPages.ts'
import { outletPage } from '../report/outletPage.ts'
import type { ClaimHead, Info, OutletHead, OutletPage, SearchPage, StoriesPage, StorySummary } from '../report/pages.ts'
import { makeView, type View } from '../report/view.ts'
import { removedOutlets } from '../report/withoutOutlets.ts'
import { excerptOf } from '../store/excerpt.ts'
import type { Holdings, StoriesQuery } from '../store/holdings.ts'
import { outletKey } from '../text/outlets.ts'
import { compareIds } from '../text/published.ts'
import { foldText } from '../text/words.ts'
import { knockOut } from '../trace/knockout.ts'
import { claimsOfStories } from './claimSearch.ts'
import { type DuckOptions, literal } from './duck.ts'
import { infoOf } from './info.ts'
import { readManifest } from './manifest.ts'
import { openReader, type Reader } from './reader.ts'
import { readArticles } from './records.ts'
import { search } from './search.ts'
import { openStoryThread, type StoryThread } from './storyThread.ts'
import { type Viewing, viewing } from './storyViews.ts'
import { holdersIn, wordsOfText } from './words.ts'

/** Milliseconds between two looks at the manifest. */
const lookedAt = 2000
/** Stories of an outlet that are traced for its page: the latest ones. */
const outletStories = 25
/** Articles of these stories together: no page waits for more to be traced. */
const outletTraced = 250
/** Articles of an outlet that are listed. */
const outletArticles = 500
const shownProblems = 100

/** What SQL cannot hold, and no id does: NUL and halves of characters. */
const impossible = /\0|\p{Cs}/u

/** A snapshot, and what has been asked of it. */
interface Snapshot {
  readonly reader: Reader
  /** Stories with their traces, those looked at last at the end. */
  readonly views: Map<string, Viewing>
  outlets: readonly (OutletHead & { readonly key: string })[] | null
}

/** Opens a corpus to be served. Throws a `CorpusFault` where there is none. */
export async function holdCorpus(
  path: string,
  options: DuckOptions & { readonly now?: () => number; readonly thread?: StoryThread } = {}
): Promise<Holdings> {
  const now = options.now ?? (() => performance.now())
  const open = async (): Promise<Snapshot> => {
    const reader = await openReader(path, options)
    await reader.need('current', 'tellings', 'findings')
    return { reader, views: new Map(), outlets: null }
  }
  let snapshot = await open()
  const thread = options.thread ?? openStoryThread(snapshot.reader.manifest.model)
  let looked = now()
  let last: Promise<unknown> = Promise.resolve()
  /** Opens the newest manifest where there is a newer one; looks only now and then. */
  const refresh = async () => {
    looked = now()
    if (readManifest(path).generation === snapshot.reader.manifest.generation) return
    const next = await open()
    snapshot.reader.close()
    snapshot = next
  }
  /** One question after the other, each of the newest snapshot. */
  const ask = <Answer>(question: (snapshot: Snapshot) => Promise<Answer>): Promise<Answer> => {
    const answer = last.then(async () => {
      if (now() - looked > lookedAt) await refresh()
      return question(snapshot)
    })
    last = answer.catch(() => {})
    return answer
  }
  /** A story with its trace; only what it is traced from is asked of DuckDB. Wrapped, so that nobody else waits for the trace. */
  const viewOf = async (find: (own: Snapshot) => Promise<string | null>): Promise<View | null> => {
    const found = await ask(async (own) => {
      const id = await find(own)
      return id === null ? null : viewing(own, id, thread.trace)
    })
    return found ? found.view : null
  }
  const ofStory = async <Page>(
    find: (own: Snapshot) => Promise<string | null>,
    make: (view: View) => Page | null
  ): Promise<Page | null> => {
    const view = await viewOf(find)
    return view && make(view)
  }
  /** A question about a record; one whose id no record can have is not asked. */
  const askFor = <Page>(ids: readonly string[], question: () => Promise<Page | null>): Promise<Page | null> =>
    ids.some((id) => impossible.test(id)) ? Promise.resolve(null) : question()
  return {
    // Asked at every request: it waits for other questions only where it is time to look for a change.
    revision: async () =>
      now() - looked > lookedAt ? ask(async ({ reader }) => revisionOf(reader)) : revisionOf(snapshot.reader),
    info: () => ask(({ reader }) => infoPage(reader)),
    stories: (query) => ask(({ reader }) => storiesPage(reader, query)),
    story: (id) =>
      askFor([id], () =>
        ofStory(
          async () => id,
          (view) => view.trace
        )
      ),
    without: (id, outlets) =>
      askFor([id], () =>
        ofStory(
          async () => id,
          ({ trace }) => {
            const removed = removedOutlets(trace, outlets)
            return removed && knockOut(trace, removed)
          }
        )
      ),
    claim: (id) =>
      askFor([id], () =>
        ofStory(
          async (own) =>
            (await storyWhere(own, `SELECT story FROM findings WHERE id = ${literal(id)}`)) ?? storyShowing(own, id),
          (view) => claimPage(view, id)
        )
      ),
    article: (id) =>
      askFor([id], () =>
        ofStory(
          (own) => storyOfArticle(own, id),
          (view) => articlePage(view, id)
        )
      ),
    outlet: async (name) => {
      const found = await ask((own) => outletIn(own, name))
      if (!found) return null
      const pages: OutletPage[] = []
      for (const story of found.shown) {
        const view = await viewOf(async () => story)
        const page = view && outletPage(view, name)
        if (page) pages.push(page)
      }
      return joinOutletPages(pages, found)
    },
    search: (query) => ask((own) => searchPage(own, query.query, query.limit ?? 20)),
    compare: (a, b) =>
      askFor([a, b], async () => {
        if (a === b) return null
        const one = await viewOf((own) => storyOfArticle(own, a))
        const other = await viewOf((own) => storyOfArticle(own, b))
        return one && other && compare(one, other, a, b)
      }),
    close: async () => {
      await last
      await thread.close()
      snapshot.reader.close()
    }
  }
}

function revisionOf({ manifest }: Reader): string {
  return `${manifest.generation.toString(36)}-${manifest.segments.length.toString(36)}-${manifest.segments.at(-1)?.sha256.slice(0, 12) ?? '0'}`
}

async function infoPage(reader: Reader): Promise<Info> {
  const { version, articles, statements, stories, claims, outlets, first, last, problems } = await infoOf(reader)
  const shown = await reader.duck.rows<{ uri: string; code: string; message: string }>(
    `SELECT uri, code, message FROM problems ORDER BY uri, code, message LIMIT ${shownProblems}`
  )
  const revision = revisionOf(reader)
  const counts = { articles, statements: statements ?? 0, stories, claims: claims ?? 0, outlets }
  return { name: reader.path, version, revision, ...counts, first, last, problems: shown, problemCount: problems }
}

async function storyWhere({ reader }: Snapshot, sql: string): Promise<string | null> {
  return (await reader.duck.rows<{ story: string }>(`${sql} LIMIT 1`))[0]?.story ?? null
}

/** A story whose page was asked for and has a claim: where statements are found on demand, no table holds its claims. */
function storyShowing({ views }: Snapshot, claim: string): string | null {
  for (const [story, { done }] of views) if (done?.claims.has(claim)) return story
  return null
}

function storyOfArticle(own: Snapshot, id: string): Promise<string | null> {
  return storyWhere(own, `SELECT story FROM current WHERE id = ${literal(id)}`)
}

async function storiesPage(reader: Reader, given: StoriesQuery): Promise<StoriesPage | null> {
  const { query = '', sort = 'inflation', limit = 50, cursor } = given
  const words = wordsOfText(query)
  const seal = sealOf(`${revisionOf(reader)} ${sort} ${words.join(' ')}`)
  const from = cursor === undefined ? 0 : offsetIn(cursor, seal)
  if (from === null) return null
  if (query.trim() !== '' && words.length === 0) return { stories: [], total: 0, next: null }
  const where = words.length === 0 ? '' : `WHERE id IN (${storiesWith(words)})`
  const order = sort === 'time' ? 'last DESC NULLS LAST, id' : 'inflation DESC NULLS LAST, articles DESC, id'
  const rows = await reader.duck.rows<SummaryRow>(
    `SELECT ${summaryColumns} FROM tellings ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${from}`
  )
  const [counted] = await reader.duck.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM tellings ${where}`)
  const total = counted!.n
  const next = from + limit < total ? `${(from + limit).toString(36)}-${seal}` : null
  return { stories: rows.map(summaryOf), total, next }
}

/** Stories of the articles that have all words, in themselves or in one of their statements. */
function storiesWith(words: readonly string[]): string {
  return `SELECT current.story FROM ${holdersIn(words)} AS words JOIN current ON current.article = words.article
    GROUP BY current.story, current.article HAVING COUNT(DISTINCT words.word) = ${words.length}`
}

const summaryColumns = 'id, headline, first, last, articles, outlets, summary'
type SummaryRow = {
  readonly id: string
  readonly headline: string
  readonly first: string | null
  readonly last: string | null
  readonly articles: number
  readonly outlets: number
  readonly summary: string | null
}

/** The summary that was stored; of a story that was never traced, what is known without. */
function summaryOf({ id, headline, first, last, articles, outlets, summary }: SummaryRow): StorySummary {
  const known = { id, headline, first, last, articles, outlets }
  const none = {
    claims: 0,
    conflicts: 0,
    warnings: 0,
    informants: null,
    inflation: { certain: 0, possible: 0 },
    top: null
  }
  return { ...none, ...known, ...(summary === null ? {} : (JSON.parse(summary) as StorySummary)) }
}

async function summariesOf(reader: Reader, ids: readonly string[]): Promise<StorySummary[]> {
  if (ids.length === 0) return []
  const rows = await reader.duck.rows<SummaryRow>(
    `SELECT ${summaryColumns} FROM tellings WHERE id IN (${ids.map(literal).join(', ')})`
  )
  const byId = new Map(rows.map((row) => [row.id, summaryOf(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Place in the list that a cursor stands for; null for one of another list, or none. */
function offsetIn(cursor: string, seal: string): number | null {
  const found = /^([0-9a-z]{1,8})-([0-9a-z]+)$/.exec(cursor)
  return found && found[2] === seal ? Number.parseInt(found[1]!, 36) : null
}

/** 32 bits (FNV-1a) in base 36, to tell lists apart. */
function sealOf(text: string): string {
  let made = 0x811c9dc5
  for (let i = 0; i < text.length; i++) made = Math.imul(made ^ text.charCodeAt(i), 0x01000193)
  return (made >>> 0).toString(36)
}

/** All outlets with the number of their articles, most first. */
async function outletsOf(own: Snapshot): Promise<NonNullable<Snapshot['outlets']>> {
  own.outlets ??= (
    await own.reader.duck.rows<{ outlet: string; n: number }>(
      'SELECT outlet, COUNT(*) AS n FROM current WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY n DESC, outlet'
    )
  ).map(({ outlet, n }) => ({ name: outlet, domain: null, articles: n, key: outletKey(outlet) }))
  return own.outlets
}

/** An outlet's articles, and its latest stories, of which its page shows the claims. */
async function outletIn(own: Snapshot, name: string) {
  const key = outletKey(name)
  const names = (await outletsOf(own)).filter((each) => each.key === key)
  if (key === '' || names.length === 0) return null
  const { duck } = own.reader
  const where = `outlet IN (${names.map((each) => literal(each.name)).join(', ')})`
  const latest = await duck.rows<{ story: string; articles: number }>(
    `SELECT own.story AS story, tellings.articles AS articles
     FROM (SELECT story, MAX(instant) AS newest FROM current WHERE ${where} GROUP BY story) AS own
     JOIN tellings ON tellings.id = own.story ORDER BY own.newest DESC NULLS LAST, own.story LIMIT ${outletStories}`
  )
  const [counted] = await duck.rows<{ n: number }>(`SELECT COUNT(DISTINCT story) AS n FROM current WHERE ${where}`)
  const listed = await duck.rows<{ article: number; id: string }>(
    `SELECT article, id FROM current WHERE ${where} ORDER BY instant NULLS LAST, id LIMIT ${outletArticles}`
  )
  const articles = await readArticles(duck, new Map(listed.map(({ article, id }) => [article, id])))
  return {
    shown: lightOf(latest),
    articles: listed.flatMap(({ article }) => {
      const found = articles.get(article)
      return found ? [articleHead(found)] : []
    }),
    articleCount: names.reduce((sum, each) => sum + each.articles, 0),
    stories: counted!.n
  }
}

/** Stories as long as they are not too much together; the first in any case. */
function lightOf(stories: readonly { readonly story: string; readonly articles: number }[]): string[] {
  let held = 0
  return stories.flatMap(({ story, articles }, i) => {
    if (i > 0 && held + articles > outletTraced) return []
    held += articles
    return [story]
  })
}

async function searchPage(own: Snapshot, query: string, limit: number): Promise<SearchPage> {
  const { reader } = own
  const found = await search(reader, query, limit)
  const claimOf = await claimsOfStories(reader, new Set(found.statements.map(({ story }) => story)))
  const claims = new Map<string, ClaimHead>()
  for (const { statement } of found.statements) {
    const head = claimOf.get(statement.id)
    if (head) claims.set(head.id, head)
  }
  const stories = new Set([...found.articles, ...found.statements].map(({ story }) => story))
  const articles = await readArticles(reader.duck, new Map(found.articles.map(({ article, id }) => [article, id])))
  const asked = foldText(query).trim()
  const outlets = asked === '' ? [] : (await outletsOf(own)).filter((each) => foldText(each.name).includes(asked))
  return {
    query,
    stories: await summariesOf(reader, [...stories].slice(0, limit)),
    claims: [...claims.values()].slice(0, limit),
    articles: found.articles.flatMap(({ article, story }) => {
      const own = articles.get(article)
      return own ? [{ article: articleHead(own), story, ...excerptOf(own.text, query) }] : []
    }),
    outlets: outlets.slice(0, limit).map(({ name, domain, articles }) => ({ name, domain, articles })),
    articleCount: found.articleCount
  }
}

function compare(one: View, other: View, a: string, b: string) {
  const [left, right] = [one.articles.get(a), other.articles.get(b)]
  if (!left || !right) return null
  if (one !== other) return comparePage(pairView(one.trace, left, right), a, b)
  const known = passagesBetween(one, a, b)
  return comparePage(one, a, b, known.length > 0 ? known : passagesBetween(pairView(one.trace, left, right), a, b))
}

/** Two articles by themselves, matched afresh: those of two stories have no claim in common. */
function pairView(trace: Trace, a: Article, b: Article): View {
  const articles = [a, b].sort((x, y) => compareIds(x.id, y.id))
  return makeView({
    ...trace,
    articles,
    statements: [],
    claims: [],
    ghosts: [],
    conflicts: [],
    passages: match(articles)
  })
}
