/** Articles and statements as rows, and rows as articles and statements. */
import type { Article, Statement } from '../model.ts'
import type { Duck, Value } from './duck.ts'
import type { Heading, Prepared } from './prepare.ts'
import type { WordBatch } from './words.ts'

/** What of an article has no column of its own, as JSON. */
export function recordOf(article: Article): string {
  const {
    id: _id,
    uri: _uri,
    url: _url,
    outlet,
    headline: _headline,
    language: _language,
    text: _text,
    published,
    ...rest
  } = article
  return JSON.stringify({ ...rest, outlet, published })
}

/** Row of the table `articles`; its words go into `words`. */
export function articleRow(number: number, { heading, digest, record }: Prepared, words: WordBatch): Value[] {
  const { id, uri, url, outlet, headline, language, text, published } = heading
  const searched = headline && !text.startsWith(headline) ? `${headline}\n${text}` : text
  return [
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
    words.add(searched, number, -1),
    record
  ]
}

/** Row of the table `statements`; its words go into `words`. */
export function statementRow(number: number, place: number, statement: Statement, words: WordBatch): Value[] {
  const { id, kind, content, cue, source, speaker, access, polarity } = statement
  const text = content.map((span) => span.text).join(' … ')
  const said = speaker.name ?? speaker.descriptor
  return [
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
    words.add(said ? `${text} ${said}` : text, number, place),
    JSON.stringify(statement)
  ]
}

/** The first line that tells what an article is: its headline, else the beginning of its text, else its id. */
export function labelOf(article: Pick<Heading, 'id' | 'headline' | 'text'>): string {
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
