/** Claims for words: statements are searched, and those of one claim are told as the claim, with its counts. */
import type { ClaimHead } from '../report/pages.ts'
import { literal } from './duck.ts'
import type { Reader } from './reader.ts'
import { search } from './search.ts'

export type FoundClaim =
  | { readonly kind: 'claim'; readonly score: number; readonly head: ClaimHead; readonly statement: string | null }
  | {
      readonly kind: 'statement'
      readonly score: number
      readonly id: string
      readonly story: string
      readonly text: string
      readonly speaker: string | null
    }
  | {
      readonly kind: 'article'
      readonly score: number
      readonly id: string
      readonly story: string
      readonly headline: string | null
    }

/** The best claims, each once; statements that are of no claim, and articles, as they are. Best first. */
export async function claimsFor(reader: Reader, query: string, limit: number): Promise<FoundClaim[]> {
  const found = await search(reader, query, Math.min(limit * 3, 3000))
  const claimOf = await claimsOfStories(reader, new Set(found.statements.map(({ story }) => story)))
  const told = new Set<string>()
  const all: FoundClaim[] = []
  for (const { statement, score, story } of found.statements) {
    const head = claimOf.get(statement.id)
    if (head && told.has(head.id)) continue
    if (head) {
      told.add(head.id)
      all.push({ kind: 'claim', score, head, statement: statement.id })
    } else {
      const { name, descriptor } = statement.speaker
      all.push({
        kind: 'statement',
        score,
        id: statement.id,
        story,
        text: statement.content.map(({ text }) => text).join(' … '),
        speaker: name ?? descriptor
      })
    }
  }
  const headlines = await headlinesOf(
    reader,
    found.articles.map(({ article }) => article)
  )
  for (const { article, id, story, score } of found.articles)
    all.push({ kind: 'article', score, id, story, headline: headlines.get(article) ?? null })
  const order = { claim: 0, statement: 1, article: 2 }
  return all.sort((x, y) => y.score - x.score || order[x.kind] - order[y.kind]).slice(0, limit)
}

/** Claims by the ids of their statements, of some stories. */
export async function claimsOfStories(reader: Reader, stories: ReadonlySet<string>): Promise<Map<string, ClaimHead>> {
  const claimOf = new Map<string, ClaimHead>()
  if (!stories.size) return claimOf
  await reader.need('tellings', 'findings')
  const rows = await reader.duck.rows<{ statements: string; head: string }>(
    `SELECT statements, head FROM findings WHERE story IN (${[...stories].map(literal).join(', ')})`
  )
  for (const { statements, head } of rows) {
    const claim = JSON.parse(head) as ClaimHead
    for (const id of JSON.parse(statements) as string[]) claimOf.set(id, claim)
  }
  return claimOf
}

/** The most inflated claims. */
export async function topClaims(reader: Reader, limit: number): Promise<FoundClaim[]> {
  await reader.need('tellings', 'findings')
  const rows = await reader.duck.rows<{ head: string; score: number }>(
    `SELECT head, CAST(carriers AS DOUBLE) / CASE WHEN informants_max > 0 THEN informants_max ELSE 1 END AS score
     FROM findings ORDER BY score DESC, carriers DESC, id LIMIT ${limit}`
  )
  return rows.map(({ head, score }) => ({ kind: 'claim', score, head: JSON.parse(head) as ClaimHead, statement: null }))
}

async function headlinesOf(reader: Reader, numbers: readonly number[]): Promise<Map<number, string | null>> {
  if (!numbers.length) return new Map()
  const rows = await reader.duck.rows<{ article: number; label: string | null }>(
    `SELECT article, label FROM current WHERE article IN (${numbers.join(', ')})`
  )
  return new Map(rows.map(({ article, label }) => [article, label]))
}
