/**
 * Articles that share text with one article, wherever they stand in the corpus: its fingerprints lead to those that hold one of them, the best of
 * these are compared word by word (the stage `match`). A story is traced by its own articles alone; this looks across stories.
 */
import { match } from '../match/match.ts'
import { literal } from './duck.ts'
import type { Reader } from './reader.ts'
import { readArticles } from './records.ts'

export interface LikeArticle {
  readonly id: string
  readonly story: string
  /** What the longest passage is. */
  readonly kind: 'passage' | 'duplicate' | 'version' | 'boilerplate'
  /** Words of the article that stand in passages, and what share of it that is. */
  readonly words: number
  readonly share: number
}

/** A fingerprint that more articles hold leads nowhere: it is furniture or a set phrase. */
const commonplace = 1000

/** Those that share most first; null where there is no such article. */
export async function similarArticles(reader: Reader, id: string, limit: number): Promise<LikeArticle[] | null> {
  const { duck } = reader
  await reader.need('current')
  const [own] = await duck.rows<{ article: number }>(`SELECT article FROM current WHERE id = ${literal(id)}`)
  if (!own) return null
  const held = await duck.rows<{ hash: string }>(
    `SELECT CAST(hash AS VARCHAR) AS hash FROM fingerprints WHERE article = ${own.article}`
  )
  if (!held.length) return []
  await duck.run(
    `CREATE OR REPLACE TEMP TABLE shared AS SELECT hash, article FROM fingerprints WHERE hash IN (${held.map(({ hash }) => hash).join(', ')})`
  )
  const rows = await duck.rows<{ article: number; id: string; story: string }>(
    `SELECT shared.article, current.id, current.story FROM shared JOIN current ON current.article = shared.article
     WHERE shared.article <> ${own.article} AND hash IN (SELECT hash FROM shared GROUP BY hash HAVING COUNT(*) <= ${commonplace})
     GROUP BY shared.article, current.id, current.story ORDER BY COUNT(*) DESC, current.id LIMIT ${Math.min(limit * 2, 1000)}`
  )
  const articles = await readArticles(
    duck,
    new Map([[own.article, id], ...rows.map((row) => [row.article, row.id] as const)])
  )
  const subject = articles.get(own.article)!
  const like = rows.flatMap(({ article, id: other, story }): LikeArticle[] => {
    const second = articles.get(article)!
    const passages = match([subject, second]).filter(({ kind }) => kind !== 'boilerplate')
    if (!passages.length) return []
    const spans = passages.map(({ a, b }) => (a.article === id ? a : b))
    const characters = spans.reduce((sum, { start, end }) => sum + end - start, 0)
    const words = spans.reduce((sum, { start, end }) => sum + subject.text.slice(start, end).split(/\s+/u).length, 0)
    return [
      {
        id: other,
        story,
        kind: passages[0]!.kind,
        words,
        share: Math.min(1, characters / Math.max(1, subject.text.length))
      }
    ]
  })
  return like.sort((x, y) => y.words - x.words || (x.id < y.id ? -1 : 1)).slice(0, limit)
}
