/** What a corpus holds, in numbers. */
import { holderOf } from './lock.ts'
import type { Reader } from './reader.ts'

export interface CorpusInfo {
  readonly path: string
  readonly version: string
  readonly generation: number
  readonly articles: number
  /** Null where they are looked for only when a story is traced. */
  readonly statements: number | null
  readonly stories: number
  readonly claims: number | null
  readonly outlets: number
  readonly first: string | null
  readonly last: string | null
  readonly removed: number
  readonly problems: number
  readonly model: string
  readonly segments: number
  readonly megabytes: number
  /** Who writes into it now, or was killed while doing so. */
  readonly writer: {
    readonly pid: number
    readonly host: string
    readonly alive: boolean
    readonly command: string
    readonly done: number
    readonly total: number
  } | null
}

export async function infoOf(reader: Reader): Promise<CorpusInfo> {
  const { duck, manifest, path } = reader
  await reader.need('current', 'tellings')
  const one = async (sql: string) => (await duck.rows<Record<string, number | string | null>>(sql))[0]!
  const articles = await one('SELECT COUNT(*) AS n, COUNT(DISTINCT outlet) AS outlets FROM current')
  const stories = await one(
    'SELECT COUNT(*) AS n, SUM(claims) AS claims, MIN(first) AS first, MAX(last) AS last FROM tellings'
  )
  const stored = manifest.statements === 'stored'
  const statements = stored
    ? await one('SELECT COUNT(*) AS n FROM statements JOIN current ON current.article = statements.article')
    : null
  const others = await one(
    'SELECT (SELECT COUNT(*) FROM removed) AS removed, (SELECT COUNT(*) FROM (SELECT DISTINCT uri, code, message FROM problems) AS told) AS problems'
  )
  const holder = holderOf(path)
  return {
    path,
    version: manifest.version,
    generation: manifest.generation,
    articles: articles.n as number,
    statements: statements ? (statements.n as number) : null,
    stories: stories.n as number,
    claims: stored ? ((stories.claims as number | null) ?? 0) : null,
    outlets: articles.outlets as number,
    first: stories.first as string | null,
    last: stories.last as string | null,
    removed: others.removed as number,
    problems: others.problems as number,
    model: manifest.model,
    segments: manifest.segments.length,
    megabytes: Math.round(manifest.segments.reduce((sum, { bytes }) => sum + bytes, 0) / 1e5) / 10,
    writer: holder && {
      pid: holder.pid,
      host: holder.host,
      alive: holder.alive,
      command: holder.command,
      done: holder.done,
      total: holder.total
    }
  }
}
