/** Articles and statements as rows, and rows as articles and statements. */
import type { Article, Statement } from '../model.ts'
import type { Duck, Value } from './duck.ts'
import { countWords, totalOf } from './words.ts'

/** Row of the table `articles`, and the rows of `words` for it. */
export function articleRows(number: number, digest: string, article: Article): { article: Value[]; words: Value[][] } {
  const { id, uri, url, outlet, headline, language, text, published, ...rest } = article
  const counts = countWords(headline && !text.startsWith(headline) ? `${headline}\n${text}` : text)
  const record = JSON.stringify({ ...rest, outlet, published })
  return {
    article: [
      number,
      id,
      digest,
      uri,
      url,
      outlet?.name ?? null,
      headline,
      language,
      published?.at ?? null,
      text,
      totalOf(counts),
      record
    ],
    words: [...counts].map(([word, count]) => [word, number, -1, count])
  }
}

/** Row of the table `statements`, and the rows of `words` for it. */
export function statementRows(
  number: number,
  place: number,
  statement: Statement
): { statement: Value[]; words: Value[][] } {
  const { id, kind, content, cue, source, speaker, access, polarity } = statement
  const text = content.map((span) => span.text).join(' … ')
  const said = speaker.name ?? speaker.descriptor
  const counts = countWords(said ? `${text} ${said}` : text)
  return {
    statement: [
      number,
      place,
      id,
      kind,
      text,
      content[0]?.start ?? 0,
      content.at(-1)?.end ?? 0,
      cue?.text ?? null,
      source?.text ?? null,
      said,
      speaker.type,
      access,
      polarity,
      totalOf(counts),
      JSON.stringify(statement)
    ],
    words: [...counts].map(([word, count]) => [word, number, place, count])
  }
}

/** The first line that tells what an article is: its headline, else the beginning of its text, else its id. */
export function labelOf(article: Article): string {
  if (article.headline?.trim()) return article.headline.trim()
  const line = article.text.trim().split('\n', 1)[0]!.trim()
  return line.length > 120 ? `${line.slice(0, 119)}…` : line || article.id
}

/** Articles by number, as they were read, with the ids that they have in the corpus. */
export async function readArticles(duck: Duck, ids: ReadonlyMap<number, string>): Promise<Map<number, Article>> {
  const articles = new Map<number, Article>()
  for (const part of portions([...ids.keys()])) {
    const rows = await duck.rows<Record<string, Value>>(
      `SELECT number, given, uri, url, headline, language, text, record FROM articles WHERE number IN (${part.join(', ')})`
    )
    for (const row of rows) {
      const { uri, url, headline, language, text } = row as unknown as Pick<
        Article,
        'uri' | 'url' | 'headline' | 'language' | 'text'
      >
      const record = JSON.parse(row.record as string) as Omit<
        Article,
        'id' | 'uri' | 'url' | 'headline' | 'language' | 'text'
      >
      articles.set(row.number as number, {
        ...record,
        id: ids.get(row.number as number)!,
        uri,
        url,
        headline,
        language,
        text
      })
    }
  }
  return articles
}

/** Statements by article number, in the order of the text. */
export async function readStatements(duck: Duck, numbers: readonly number[]): Promise<Map<number, Statement[]>> {
  const statements = new Map<number, Statement[]>(numbers.map((number) => [number, []]))
  for (const part of portions(numbers)) {
    const rows = await duck.rows<{ article: number; record: string }>(
      `SELECT article, record FROM statements WHERE article IN (${part.join(', ')}) ORDER BY article, place`
    )
    for (const { article, record } of rows) statements.get(article)!.push(JSON.parse(record) as Statement)
  }
  return statements
}

function* portions(numbers: readonly number[]): Generator<readonly number[]> {
  for (let from = 0; from < numbers.length; from += 1000) yield numbers.slice(from, from + 1000)
}
