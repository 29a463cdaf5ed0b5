/**
 * Traces invented for the tests of the reports, from a short notation: articles with their text, statements by the words they
 * cover, claims by their statements. What the notation leaves out is filled in; offsets are looked up in the text.
 */
import { readFileSync } from 'node:fs'
import type {
  Article,
  Claim,
  Conflict,
  Evidence,
  LineageEdge,
  Moment,
  Problem,
  Speaker,
  SpeakerType,
  Statement,
  TextSpan,
  Trace,
  WarningKind
} from '../../src/model.ts'

/** A case file. Lists are in the order of the fields they stand for. */
export interface Notation {
  readonly about: string
  readonly headline: string
  /** Key: id. Outlet, date ("" is undated, a day has day precision), text. */
  readonly articles: Readonly<Record<string, readonly [string, string, string]>>
  readonly statements: Readonly<Record<string, StatementNotation>>
  readonly claims: readonly ClaimNotation[]
  readonly conflicts?: readonly ConflictNotation[]
  readonly problems?: readonly Problem[]
}

interface StatementNotation {
  readonly in: string
  readonly says: string | readonly string[]
  readonly who?: string
  readonly type?: SpeakerType
  readonly name?: string
  readonly plural?: true
  readonly cue?: string
  readonly hedge?: string
  readonly via?: readonly string[]
  readonly access?: Statement['access']
  readonly polarity?: Statement['polarity']
  readonly kind?: Statement['kind']
}

interface ClaimNotation {
  readonly id: string
  readonly text: string
  readonly of: readonly string[]
  readonly reports: readonly [number, number]
  readonly informants: readonly [number, number]
  /** Statements that are origins, or "[Outlet] statement" for a ghost. */
  readonly origins?: readonly string[]
  /** Child, parent ("[Outlet]" for a ghost), evidence, and "uncredited" where it is not said. */
  readonly edges?: readonly (readonly string[])[]
  /** Kind, statement, against, message. */
  readonly warnings?: readonly (readonly string[])[]
  readonly denials?: readonly string[]
  readonly why?: readonly string[]
}

interface ConflictNotation {
  readonly subject: string
  readonly attribute: Conflict['attribute']
  readonly verdict: Conflict['verdict']
  /** Article, value, words. */
  readonly values: readonly (readonly [string, string, string])[]
}

/** Reads a case file. */
export function readNotation(path: string): Notation {
  return JSON.parse(readFileSync(path, 'utf8')) as Notation
}

/** The trace of a notation. */
export function invent(notation: Notation): Trace {
  const articles = Object.entries(notation.articles).map(([id, row]) => articleOf(id, row, notation))
  const texts = new Map(articles.map((article) => [article.id, article]))
  const claimOf = new Map(notation.claims.flatMap((claim) => claim.of.map((id) => [id, claim.id] as const)))
  const statements = Object.entries(notation.statements).map(([id, s]) =>
    statementOf(id, s, texts.get(s.in)!, claimOf.get(id) ?? null)
  )
  const byId = new Map(statements.map((s) => [s.id, s]))
  const dates = articles.flatMap((article) => article.published?.at ?? []).sort()
  const ghosts = new Set<string>()
  const claims = notation.claims.map((claim) => claimFrom(claim, byId, texts, ghosts))
  return {
    schema: 'hearsay.trace/1',
    version: '0.0.0',
    articles,
    statements,
    passages: [],
    claims,
    ghosts: [...ghosts].map((outlet) => ({
      id: `ghost:${outlet}`,
      outlet,
      mentions: articles.flatMap((article) => {
        const start = article.text.indexOf(outlet)
        return start < 0 ? [] : [{ article: article.id, start, end: start + outlet.length }]
      })
    })),
    stories: [
      {
        id: 'story-1',
        headline: notation.headline,
        articles: articles.map((article) => article.id),
        first: dates[0] ?? null,
        last: dates.at(-1) ?? null
      }
    ],
    conflicts: (notation.conflicts ?? []).map((conflict) => ({
      subject: conflict.subject,
      attribute: conflict.attribute,
      verdict: conflict.verdict,
      story: 'story-1',
      values: conflict.values.map(([article, value, words]) => ({
        article,
        value,
        ...spanOf(texts.get(article)!.text, words)
      }))
    })),
    problems: notation.problems ?? []
  }
}

function articleOf(id: string, [outlet, date, text]: readonly [string, string, string], notation: Notation): Article {
  const published: Moment | null =
    date === ''
      ? null
      : {
          at: date.length === 10 ? `${date}T00:00:00Z` : `${date}:00Z`,
          precision: date.length === 10 ? 'day' : 'minute',
          basis: 'dateline'
        }
  return {
    id,
    uri: `pages/${id}.txt`,
    url: null,
    outlet: outlet === '' ? null : { name: outlet, domain: null },
    headline: notation.headline,
    byline: [],
    language: 'en',
    text,
    published,
    modified: null,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    credits: []
  }
}

function spanOf(text: string, words: string): TextSpan {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`not in the text: ${words}`)
  return { start, end: start + words.length, text: words }
}

function statementOf(id: string, s: StatementNotation, article: Article, claim: string | null): Statement {
  const span = (words: string | undefined) => (words === undefined ? null : spanOf(article.text, words))
  return {
    id,
    article: article.id,
    kind: s.kind ?? 'direct',
    content: [s.says].flat().map((words) => spanOf(article.text, words)),
    cue: span(s.cue),
    source: span(s.who),
    speaker: speakerOf(s),
    via: (s.via ?? []).map((outlet) => {
      const { start, end } = spanOf(article.text, outlet)
      return { outlet, start, end }
    }),
    access: s.access ?? 'implied',
    hedges: s.hedge ? [spanOf(article.text, s.hedge)] : [],
    polarity: s.polarity ?? 'asserts',
    claim,
    block: 'paragraph',
    cueClass: 'speech',
    occasion: null,
    rule: 'invented'
  }
}

function speakerOf(s: StatementNotation): Speaker {
  const type = s.type ?? (s.who ? 'anonymous' : 'none')
  const name = s.name ?? (type === 'anonymous' || type === 'none' ? null : (s.who ?? null))
  const descriptor = type === 'anonymous' ? (s.who ?? null) : null
  return { type, name, descriptor, plural: s.plural ?? false, count: null, id: `${type}:${name ?? descriptor ?? ''}` }
}

function claimFrom(
  claim: ClaimNotation,
  statements: ReadonlyMap<string, Statement>,
  articles: ReadonlyMap<string, Article>,
  ghosts: Set<string>
): Claim {
  const outletOf = (s: Statement) => articles.get(s.article)!.outlet?.name ?? null
  const carriers = new Map<string, Claim['carriers'][number]>()
  for (const id of claim.of) {
    const s = statements.get(id)!
    if (s.polarity !== 'asserts') continue
    const outlet = outletOf(s)
    const key = outlet ?? s.article
    const known = carriers.get(key) ?? { outlet, article: s.article, statements: [] }
    carriers.set(key, { ...known, statements: [...known.statements, id] })
  }
  const linked = new Set([...(claim.edges ?? []).map(([child]) => child!), ...(claim.origins ?? [])])
  return {
    id: claim.id,
    story: 'story-1',
    text: claim.text,
    statements: claim.of,
    carriers: [...carriers.values()],
    reports: { min: claim.reports[0], max: claim.reports[1] },
    informants: { min: claim.informants[0], max: claim.informants[1] },
    notStated: [...carriers.values()].filter((carrier) => !carrier.statements.some((id) => linked.has(id))).length,
    origins: (claim.origins ?? []).map((written) => originOf(written, statements, outletOf, ghosts)),
    denials: claim.denials ?? [],
    lineage: (claim.edges ?? []).map((edge) => edgeOf(edge, statements, ghosts)),
    warnings: (claim.warnings ?? []).map(([kind, statement, against, message]) => ({
      kind: kind as WarningKind,
      statement: statement!,
      against: against || null,
      message: message ?? 'These two sentences show it.'
    })),
    why: (claim.why ?? []).map((text) => ({ text, statements: claim.of.slice(0, 1) }))
  }
}

function originOf(
  written: string,
  statements: ReadonlyMap<string, Statement>,
  outletOf: (s: Statement) => string | null,
  ghosts: Set<string>
): Claim['origins'][number] {
  const ghost = /^\[(.+)\] (.+)$/.exec(written)
  const s = statements.get(ghost ? ghost[2]! : written)!
  if (ghost) ghosts.add(ghost[1]!)
  return {
    outlet: ghost ? ghost[1]! : outletOf(s),
    ghost: ghost !== null,
    access: s.access,
    speaker: s.speaker,
    statements: [s.id]
  }
}

function edgeOf(
  [child, parent, evidence, credit]: readonly string[],
  statements: ReadonlyMap<string, Statement>,
  ghosts: Set<string>
): LineageEdge {
  const ghost = /^\[(.+)\]$/.exec(parent!)?.[1]
  if (ghost) ghosts.add(ghost)
  const s = statements.get(child!)!
  const place = s.via[0] ?? s.content[0]!
  return {
    child: child!,
    parent: ghost ? { ghost: `ghost:${ghost}` } : { statement: parent! },
    evidence: evidence as Evidence,
    credited: credit !== 'uncredited',
    confidence: 0.9,
    spans: [{ article: s.article, start: place.start, end: place.end }]
  }
}
