/**
 * Checks a corpus: every segment is there, has the bytes that were written (SHA-256) and the columns of its table; every article has one place, every
 * number leads somewhere, and every offset lies within its text. Nothing is mended.
 */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Article, Statement } from '../model.ts'
import { type Duck, literal, openDuck } from './duck.ts'
import { tableOf } from './layout.ts'
import { type Manifest, readManifest, type Segment, segmentFolder } from './manifest.ts'
import { relation } from './queries.ts'
import { checksum, showTables } from './segments.ts'

export interface CheckOutcome {
  /** One sentence each; none where all is well. */
  readonly faults: readonly string[]
  readonly segments: number
  readonly articles: number
  readonly statements: number
}

/** Checks the corpus at `path`. `progress` gets segments done, of how many. */
export async function checkCorpus(
  path: string,
  memory: string | undefined,
  progress: (done: number, total: number) => void
): Promise<CheckOutcome> {
  const manifest = readManifest(path)
  const duck = await openDuck({ memory })
  const faults: string[] = []
  try {
    for (const [i, segment] of manifest.segments.entries()) {
      faults.push(...(await segmentFaults(duck, path, segment)))
      progress(i + 1, manifest.segments.length)
    }
    // Rows of segments that are not as they were written say nothing.
    if (faults.length) return { faults, segments: manifest.segments.length, articles: 0, statements: 0 }
    await showTables(duck, path, manifest)
    await duck.run(`${relation('current')}; ${relation('tellings')}`)
    faults.push(...(await linkFaults(duck)))
    const counts = await offsetFaults(duck, manifest, faults)
    return { faults, segments: manifest.segments.length, ...counts }
  } finally {
    duck.close()
  }
}

async function segmentFaults(duck: Duck, corpus: string, segment: Segment): Promise<string[]> {
  const path = join(segmentFolder(corpus), segment.file)
  if (!existsSync(path)) return [`${segment.file} is missing.`]
  if (statSync(path).size !== segment.bytes)
    return [`${segment.file} has ${statSync(path).size} bytes, not ${segment.bytes}.`]
  if ((await checksum(path)) !== segment.sha256) return [`${segment.file} is damaged: its checksum is another.`]
  const columns = await duck.rows<{ column_name: string; column_type: string }>(
    `DESCRIBE SELECT * FROM read_parquet(${literal(path)})`
  )
  const wanted = tableOf(segment.table)
    .columns.map(({ name, type }) => `${name} ${type}`)
    .join(', ')
  const there = columns.map(({ column_name, column_type }) => `${column_name} ${column_type}`).join(', ')
  return there === wanted ? [] : [`${segment.file} has other columns than a segment of ${segment.table}.`]
}

/** Relations between tables that must hold, with a count of rows that break each. */
const links: readonly { readonly sql: string; readonly fault: string }[] = [
  {
    sql: 'SELECT COUNT(*) AS n FROM (SELECT number FROM articles GROUP BY number HAVING COUNT(*) > 1) AS twice',
    fault: 'articles have the same number'
  },
  {
    sql: 'SELECT COUNT(*) AS n FROM articles LEFT JOIN current ON current.article = articles.number LEFT JOIN removed ON removed.article = articles.number WHERE current.article IS NULL AND removed.article IS NULL',
    fault: 'articles are in no catalog'
  },
  {
    sql: 'SELECT COUNT(*) AS n FROM current LEFT JOIN articles ON articles.number = current.article WHERE articles.number IS NULL',
    fault: 'places in the catalog have no article'
  },
  {
    sql: 'SELECT COUNT(*) AS n FROM (SELECT id FROM current GROUP BY id HAVING COUNT(*) > 1) AS twice',
    fault: 'ids belong to more than one article'
  },
  {
    sql: 'SELECT COUNT(*) AS n FROM current LEFT JOIN tellings ON tellings.id = current.story WHERE tellings.id IS NULL',
    fault: 'articles are of a story that is not there'
  },
  {
    sql: 'SELECT COUNT(*) AS n FROM tellings LEFT JOIN (SELECT story, COUNT(*) AS members FROM current GROUP BY story) AS counted ON counted.story = tellings.id WHERE counted.members IS NULL OR counted.members <> tellings.articles',
    fault: 'stories do not have the articles that they say'
  }
]

async function linkFaults(duck: Duck): Promise<string[]> {
  const faults: string[] = []
  for (const { sql, fault } of links) {
    const [row] = await duck.rows<{ n: number }>(sql)
    if (row!.n > 0) faults.push(`${row!.n} ${fault}.`)
  }
  return faults
}

/** Articles read at a time. */
const portion = 2000

async function offsetFaults(
  duck: Duck,
  manifest: Manifest,
  faults: string[]
): Promise<{ articles: number; statements: number }> {
  const counts = { articles: 0, statements: 0 }
  for (let from = 0; from < manifest.next; from += portion) {
    const within = (column: string) => `${column} >= ${from} AND ${column} < ${from + portion}`
    const articles = await duck.rows<{ number: number; given: string; text: string; record: string }>(
      `SELECT number, given, text, record FROM articles WHERE ${within('number')}`
    )
    const texts = new Map(articles.map(({ number, text }) => [number, text]))
    counts.articles += articles.length
    for (const { given, text, record } of articles) {
      const { blocks, credits } = JSON.parse(record) as Pick<Article, 'blocks' | 'credits'>
      if ([...blocks, ...credits].some(({ start, end }) => start < 0 || end < start || end > text.length))
        faults.push(`an offset of article ${given} is not in its text.`)
    }
    const statements = await duck.rows<{ article: number; id: string; record: string }>(
      `SELECT article, id, record FROM statements WHERE ${within('article')}`
    )
    counts.statements += statements.length
    for (const { article, id, record } of statements) {
      const text = texts.get(article)
      const { content, cue, source, hedges, via } = JSON.parse(record) as Statement
      const worded = [...content, ...hedges, ...(cue ? [cue] : []), ...(source ? [source] : [])]
      const right = text !== undefined && worded.every((span) => text.slice(span.start, span.end) === span.text)
      if (!right || via.some(({ start, end }) => start < 0 || end > text.length))
        faults.push(`an offset of statement ${id} is not in its article.`)
    }
  }
  return counts
}
