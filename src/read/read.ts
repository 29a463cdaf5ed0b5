/**
 * Bytes to articles: unpack and decode, ask the formats in their order, compose what they find.
 * Never throws on bad input: what cannot be read becomes a problem, the rest is read.
 */
import type { Article, Input, Problem } from '../model.ts'
import { decode, defaultLimit } from './bytes.ts'
import { compose } from './compose.ts'
import type { Draft } from './draft.ts'
import { formatOf } from './formats/formats.ts'
import { readLine } from './formats/json.ts'
import { languageName } from './language.ts'
import { type JsonRecord, recordDraft } from './record.ts'

/** What reading gives: the articles, and what could not be used. */
export interface Reading {
  readonly articles: readonly Article[]
  readonly problems: readonly Problem[]
}

/** Something to be read: the bytes of a file, or one line of JSON lines (`number` counts from 1). */
export type Source = Input | { readonly uri: string; readonly line: string; readonly number: number }

export interface ReadOptions {
  /** Largest input, in bytes after unpacking; 50 MB unless given. Larger ones are a problem `tooLarge`. */
  readonly limit?: number
}

/** Reads one input (a page, a record, a file of records). */
export function read(input: Input, options: ReadOptions = {}): Reading {
  const decoded = decode(input.uri, input.bytes, options.limit ?? defaultLimit)
  if (decoded.text === null) return { articles: [], problems: decoded.problems }
  const content = { uri: input.uri, text: decoded.text }
  const { drafts, problems } = formatOf(content).read(content)
  const reading = composeAll(drafts)
  return { articles: reading.articles, problems: [...decoded.problems, ...problems, ...reading.problems] }
}

/** Reads one parsed JSON record, for callers that hold records and not files. */
export function readRecord(record: JsonRecord, uri: string): Reading {
  const draft = recordDraft(record, uri)
  if (draft) return composeAll([draft])
  const message = `A record of ${uri} has no text: a record needs a field "text" (or "raw_text", "body").`
  return { articles: [], problems: [{ uri, code: 'noText', message }] }
}

/** Reads one line of JSON lines, for callers that stream a file of any size. `number` counts from 1. Blank lines give nothing. */
export function readJsonLine(line: string, uri: string, number: number): Reading {
  if (line.trim() === '') return { articles: [], problems: [] }
  const { draft, problem } = readLine(line, uri, number)
  return draft ? composeAll([draft]) : { articles: [], problems: problem ? [problem] : [] }
}

/** Reads an input or a line. */
export function readSource(source: Source): Reading {
  return 'bytes' in source ? read(source) : readJsonLine(source.line, source.uri, source.number)
}

/**
 * The lines of an input that is JSON lines, so that they can be read one by one; null where it is none, or that is not plain. Reading them
 * gives what reading the whole gives; only problems of its lines stand before those of its articles (`otherLanguage`) there.
 */
export function splitLines(
  input: Input
): { readonly lines: readonly Source[]; readonly problems: readonly Problem[] } | null {
  const { uri } = input
  const { text, problems } = decode(uri, input.bytes)
  if (text === null || formatOf({ uri, text }).name !== 'json') return null
  const lines = text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [{ uri, line, number: i + 1 }]))
  // a first line that is a record, and more after it: the whole is no JSON
  return lines.length > 1 && !readLine(lines[0]!.line, uri, 1).problem ? { lines, problems } : null
}

function composeAll(drafts: readonly Draft[]): Reading {
  const articles = drafts.map(compose)
  const problems = articles.flatMap((article): Problem[] => {
    if (article.language === 'en' || article.language === 'und') return []
    const name = languageName(article.language)
    const message = `${article.uri} reads like ${name}: hearsay's rules are for English, so that little will be found in it.`
    return [{ uri: article.uri, code: 'otherLanguage', message }]
  })
  return { articles, problems }
}
