/**
 * What every rule of lint looks at: the draft traced among the articles held, as one published after all of them.
 *
 * The trace is the ordinary one: the draft only gets a date after the latest of the others, and others without a date one somewhere before.
 * So what it has in common with them counts as taken from them, and never the other way round.
 */
import type { Article, Claim, Moment, Statement, TextSpan, Trace } from '../model.ts'
import type { DraftPlace, LintRule, OtherPlace } from '../report/lintReport.ts'
import { outletKey } from '../text/outlets.ts'
import { instantsOf } from '../text/published.ts'
import { quotationsOf } from '../text/quotes.ts'
import { sentencesOf } from '../text/sentences.ts'
import { foldText } from '../text/words.ts'

export interface Desk {
  readonly trace: Trace
  readonly draft: Article
  readonly articles: ReadonlyMap<string, Article>
  readonly statements: ReadonlyMap<string, Statement>
  /** Asserting statements of the draft, in text order. */
  readonly own: readonly Statement[]
  /** Claims that the draft carries, each with the statements of others that assert it. */
  readonly claims: readonly {
    readonly claim: Claim
    readonly own: readonly Statement[]
    readonly others: readonly Statement[]
  }[]
  /** Quoted stretches of each article, without their marks. */
  readonly quoted: ReadonlyMap<string, readonly TextSpan[]>
}

/** A finding before its place in the file is known. */
export interface Note {
  readonly rule: LintRule
  readonly message: string
  readonly advice: string
  /** Span in the draft. */
  readonly span: { readonly start: number; readonly end: number }
  readonly others: readonly OtherPlace[]
  readonly changes?: readonly { readonly before: string; readonly after: string }[]
}

const MINUTE = 60_000
/** Where no article has a date any will do: only the order counts. */
const anyDate = '2000-01-01T00:00:00.000Z'

/** Stands for the outlet of a draft that does not say whose it is: "told the Post" in it does not make it the Post's. */
const unnamedOutlet = 'hearsay:draft'

/** Whether a draft says itself whose it is. */
export function namesOutlet({ outlet }: Article): boolean {
  return outlet?.basis === 'metadata' || outlet?.basis === 'page' || outlet?.basis === 'selfReference'
}

/** The draft with the outlet that it names as its own, else a stand-in. */
export function withOutlet(draft: Article): Article {
  return namesOutlet(draft) ? draft : { ...draft, outlet: { name: unnamedOutlet, domain: null, basis: 'metadata' } }
}

/** The articles with dates that put the draft after all others. The draft keeps its own date if that is later. */
export function inOrder(draft: Article, others: readonly Article[]): { draft: Article; others: Article[] } {
  const ends = others.flatMap(({ published }) => {
    const { to } = instantsOf(published)
    return Number.isNaN(to) ? [] : [to]
  })
  const latest = ends.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const own = instantsOf(draft.published).from
  const after = Number.isFinite(latest) ? latest + MINUTE : Number.isNaN(own) ? Date.parse(anyDate) : own
  const at = new Date(Number.isNaN(own) ? after : Math.max(own, after)).toISOString()
  const before = new Date(Date.parse(at) - 1).toISOString()
  const undated: Moment = { at: null, precision: 'minute', basis: 'inferred', earliest: null, latest: before }
  return {
    draft: { ...draft, published: { at, precision: 'minute', basis: 'inferred' } },
    others: others.map((article) => {
      if (article.published === null) return { ...article, published: undated }
      const open = article.published.at === null && article.published.latest == null
      return open ? { ...article, published: { ...article.published, latest: before } } : article
    })
  }
}

export function deskOf(trace: Trace, draftId: string): Desk | null {
  const articles = new Map(trace.articles.map((article) => [article.id, article]))
  const draft = articles.get(draftId)
  if (!draft) return null
  const statements = new Map(trace.statements.map((s) => [s.id, s]))
  const claims = trace.claims.flatMap((claim) => {
    const all = claim.statements.flatMap((id) => statements.get(id) ?? []).filter((s) => s.polarity === 'asserts')
    const own = all.filter((s) => s.article === draftId)
    return own.length ? [{ claim, own, others: all.filter((s) => s.article !== draftId) }] : []
  })
  return {
    trace,
    draft,
    articles,
    statements,
    own: trace.statements
      .filter((s) => s.article === draftId && s.polarity === 'asserts')
      .sort((a, b) => (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0)),
    claims,
    quoted: new Map(trace.articles.map((article) => [article.id, quotedIn(article)]))
  }
}

function quotedIn({ text }: Article): TextSpan[] {
  return quotationsOf(text).map(({ start, end }) => {
    const raw = text.slice(start, end)
    const lead = /^[\s"'“”‘’«»]*/.exec(raw)![0].length
    const tail = /[\s"'“”‘’«»]*$/.exec(raw)![0].length
    return { start: start + lead, end: Math.max(start + lead, end - tail), text: raw.slice(lead, raw.length - tail) }
  })
}

/** From the first to the last word of a statement, cue and source among them. */
export function wholeOf(statement: Statement): { start: number; end: number } {
  const spans = [
    ...statement.content,
    ...(statement.cue ? [statement.cue] : []),
    ...(statement.source ? [statement.source] : [])
  ]
  return { start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) }
}

/** The sentences that a span stands in. */
export function sentenceAround(
  { text }: Article,
  span: { start: number; end: number }
): { start: number; end: number } {
  const from = text.lastIndexOf('\n', Math.max(0, span.start - 1)) + 1
  const next = text.indexOf('\n', span.end)
  const touching = sentencesOf(text, from, next < 0 ? text.length : next).filter(
    (s) => s.start < span.end && span.start < s.end
  )
  if (touching.length === 0) return span
  return { start: Math.min(span.start, touching[0]!.start), end: Math.max(span.end, touching.at(-1)!.end) }
}

/** A stretch of another article, with the sentences around it. */
export function otherPlace(desk: Desk, article: string, span: { start: number; end: number }): OtherPlace {
  const held = desk.articles.get(article)!
  const { start, end } = sentenceAround(held, span)
  return {
    article,
    start,
    end,
    text: held.text.slice(start, end),
    outlet: held.outlet?.name ?? null,
    uri: held.uri,
    published: held.published?.at ?? null
  }
}

/** Name of an article's outlet, else of its file. */
export function nameOf(desk: Desk, article: string): string {
  const held = desk.articles.get(article)
  return held?.outlet?.name ?? held?.uri.replace(/^.*[\\/](?=.)/, '') ?? article
}

/** Whether the draft names an article's outlet anywhere. */
export function isNamedInDraft(desk: Desk, article: string): boolean {
  const outlet = desk.articles.get(article)?.outlet
  // of a page that does not say whose it is, any credit may be meant
  if (!outlet) return desk.own.some((s) => s.via.length > 0)
  const text = foldText(desk.draft.text)
  const name = foldText(outlet.name).replace(/^the\s+/, '')
  const key = outletKey(outlet.name)
  return text.includes(name) || desk.own.some((s) => s.via.some((via) => outletKey(via.outlet) === key))
}

/** Whether an article is of the draft's own outlet. */
export function isOwnOutlet(desk: Desk, article: string): boolean {
  const [mine, other] = [desk.draft.outlet, desk.articles.get(article)?.outlet]
  return mine != null && other != null && outletKey(mine.name) === outletKey(other.name)
}

export type Locate = (span: { start: number; end: number }) => Pick<DraftPlace, 'line' | 'column'>
