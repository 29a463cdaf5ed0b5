/**
 * Full text over the articles and statements of a corpus: a table of postings (`words`) and BM25 as a statement (`sql/ranked.sql`), as DuckDB's own
 * extension for it would have to be fetched from the network. A document must hold at least half of the words asked for.
 */
import type { Statement } from '../model.ts'
import { relation } from './queries.ts'
import type { Reader } from './reader.ts'
import { holdersIn, wordsOfText } from './words.ts'

export interface FoundArticle {
  readonly kind: 'article'
  readonly article: number
  readonly id: string
  readonly story: string
  readonly score: number
}

export interface FoundStatement {
  readonly kind: 'statement'
  readonly article: number
  readonly id: string
  readonly story: string
  readonly score: number
  readonly statement: Statement
}

export interface Found {
  readonly articles: readonly FoundArticle[]
  readonly statements: readonly FoundStatement[]
  /** Articles that match, shown or not. */
  readonly articleCount: number
}

/** Words of a query that are looked up. */
const most = 20

/** The best articles and statements for a query, `limit` of each, best first. */
export async function search(reader: Reader, query: string, limit: number): Promise<Found> {
  const { duck } = reader
  const asked = wordsOfText(query).slice(0, most)
  if (!asked.length) return { articles: [], statements: [], articleCount: 0 }
  await reader.need('current')
  await means(reader)
  await duck.run(`CREATE OR REPLACE TEMP TABLE hits AS
    SELECT words.word, words.article, words.place, words.count,
      CASE WHEN words.place < 0 THEN means.article_mean ELSE means.statement_mean END AS mean,
      CASE WHEN words.place < 0 THEN means.articles ELSE means.statements END AS documents,
      CASE WHEN words.place < 0 THEN lengths.words ELSE means.statement_mean END AS length
    FROM ${holdersIn(asked)} AS words
    JOIN lengths ON lengths.article = words.article
    CROSS JOIN means`)
  await duck.run(`DROP TABLE IF EXISTS ranked; ${relation('ranked')}`)
  const enough = Math.ceil(asked.length / 2)
  const rows = (where: string) =>
    duck.rows<{ article: number; place: number; id: string; story: string; score: number }>(
      `SELECT ranked.article, ranked.place, current.id, current.story, ranked.score FROM ranked JOIN current ON current.article = ranked.article
       WHERE ${where} AND matched >= ${enough} ORDER BY score DESC, current.id, ranked.place LIMIT ${limit}`
    )
  const articles = await rows('ranked.place < 0')
  const said = await rows('ranked.place >= 0')
  const [counted] = await duck.rows<{ n: number }>(
    `SELECT COUNT(*) AS n FROM ranked WHERE place < 0 AND matched >= ${enough}`
  )
  const records = said.length
    ? await duck.rows<{ article: number; place: number; record: string }>(
        `SELECT article, place, record FROM statements WHERE article IN (${[...new Set(said.map(({ article }) => article))].join(', ')})`
      )
    : []
  const record = new Map(records.map((row) => [`${row.article} ${row.place}`, row.record]))
  return {
    articles: articles.map(({ article, id, story, score }) => ({ kind: 'article', article, id, story, score })),
    statements: said.flatMap(({ article, place, id, story, score }) => {
      const text = record.get(`${article} ${place}`)
      return text
        ? [{ kind: 'statement' as const, article, id, story, score, statement: JSON.parse(text) as Statement }]
        : []
    }),
    articleCount: counted!.n
  }
}

const measured = new WeakSet<Reader>()

/** Lengths of articles and means of lengths, once a reader. */
async function means(reader: Reader): Promise<void> {
  if (measured.has(reader)) return
  const { duck } = reader
  await duck.run(
    'CREATE TABLE lengths AS SELECT articles.number AS article, articles.words FROM articles JOIN current ON current.article = articles.number'
  )
  await duck.run(`CREATE TABLE means AS
    SELECT articles, statements, CASE WHEN article_mean > 0 THEN article_mean ELSE 1 END AS article_mean, CASE WHEN statement_mean > 0 THEN statement_mean ELSE 1 END AS statement_mean
    FROM (SELECT COUNT(*) AS articles, AVG(words) AS article_mean FROM lengths) AS a
    CROSS JOIN (SELECT COUNT(*) AS statements, AVG(words) AS statement_mean FROM statements) AS s`)
  measured.add(reader)
}
