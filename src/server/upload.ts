/**
 * The body of `POST /api/v1/trace` as articles: JSON records, JSON lines, or files of any kind that `hearsay trace` reads.
 * Everything is bounded: files, records, and the text they hold once unpacked. Names of files are labels; no file is opened.
 *
 * Runs in the worker: parsing a large body would hold up everybody else.
 */
import type { Article, Problem } from '../model.ts'
import { type Reading, read, readRecord } from '../read/read.ts'
import type { ProblemCode } from './problem.ts'
import { traceRequest } from './schemas.ts'

/** Bytes of a body. */
export const bodyLimit = 20 * 1024 * 1024
/** Files or records in one body. */
export const articleLimit = 2000
/** Characters of all articles together, after unpacking. */
export const textLimit = 20_000_000

export interface Upload {
  readonly contentType: string
  readonly body: Uint8Array
}

export interface Refusal {
  readonly kind: 'refused'
  readonly code: ProblemCode
  readonly detail: string
  readonly errors: readonly { readonly at: string; readonly message: string }[]
}

export type Accepted = {
  readonly kind: 'accepted'
  readonly articles: readonly Article[]
  readonly problems: readonly Problem[]
}

/** Reads a body into articles, or says why not. */
export async function readUpload({ contentType, body }: Upload): Promise<Accepted | Refusal> {
  const type = contentType.split(';', 1)[0]!.trim().toLowerCase()
  if (type === 'application/json') return readJson(body)
  if (type === 'application/x-ndjson' || type === 'application/jsonl') return gather([() => readBytes('request', body)])
  if (type === 'multipart/form-data') return readFiles(contentType, body)
  return refused(
    'badMediaType',
    type === '' ? 'The body has no Content-Type.' : `${type.slice(0, 80)} is not understood.`
  )
}

function refused(code: ProblemCode, detail: string, errors: Refusal['errors'] = []): Refusal {
  return { kind: 'refused', code, detail, errors }
}

function readBytes(uri: string, bytes: Uint8Array): Reading {
  return read({ uri, bytes }, { limit: bodyLimit })
}

function readJson(body: Uint8Array): Accepted | Refusal {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch (error) {
    return refused(
      'badRequest',
      `The body is no JSON: ${error instanceof Error ? error.message.slice(0, 200) : 'unknown fault'}.`
    )
  }
  const parsed = traceRequest.safeParse(Array.isArray(value) ? { articles: value } : value)
  if (!parsed.success) {
    const errors = parsed.error.issues
      .slice(0, 20)
      .map((issue) => ({ at: issue.path.join('.'), message: issue.message }))
    return refused('badRequest', 'The body is JSON, and not as this route takes it.', errors)
  }
  const { articles } = parsed.data
  return gather(articles.map((record, i) => () => readRecord(record, labelOf(record, i))))
}

/** What a record is called where it has no address: its number, from 1. */
function labelOf(record: Readonly<Record<string, unknown>>, at: number): string {
  const { uri, url } = record
  return typeof uri === 'string' ? uri : typeof url === 'string' ? url : `record ${at + 1}`
}

async function readFiles(contentType: string, body: Uint8Array): Promise<Accepted | Refusal> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => null)
  if (!form) return refused('badRequest', 'The body is no multipart/form-data: its parts or its boundary are broken.')
  const files: { name: string; bytes: Uint8Array }[] = []
  for (const [field, value] of form)
    if (typeof value === 'string') files.push({ name: field, bytes: new TextEncoder().encode(value) })
    else files.push({ name: value.name || field, bytes: new Uint8Array(await value.arrayBuffer()) })
  if (files.length > articleLimit) return refused('tooLarge', `${files.length} files are more than ${articleLimit}.`)
  return gather(
    files.map(
      ({ name, bytes }) =>
        () =>
          readBytes(name, bytes)
    )
  )
}

/** Reads one after the other, until it is too much. */
function gather(readings: readonly (() => Reading)[]): Accepted | Refusal {
  const articles: Article[] = []
  const problems: Problem[] = []
  let characters = 0
  for (const next of readings) {
    const reading = next()
    articles.push(...reading.articles)
    problems.push(...reading.problems)
    for (const article of reading.articles) characters += article.text.length
    if (articles.length > articleLimit) return refused('tooLarge', `There are more than ${articleLimit} articles.`)
    if (characters > textLimit) return refused('tooLarge', `The articles hold more than ${textLimit} characters.`)
  }
  if (articles.length > 0) return { kind: 'accepted', articles, problems }
  const errors = problems.slice(0, 20).map(({ uri, message }) => ({ at: uri, message }))
  return refused('nothingToTrace', 'No article could be read from the body.', errors)
}
