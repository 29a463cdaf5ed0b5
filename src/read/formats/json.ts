/**
 * JSON: one record, a list of records, an object that holds one ("articles", "items"), or JSON lines.
 * A broken line is one problem that names file and line; the other lines are read.
 */
import type { Problem } from '../../model.ts'
import type { Draft } from '../draft.ts'
import { type JsonRecord, recordDraft } from '../record.ts'
import type { Content, Drafts, Format } from './format.ts'

const holders = ['articles', 'items', 'documents', 'docs', 'data', 'results', 'records', 'entries'] as const

/** JSON and JSON lines, known by their first character and by a record that parses. */
export const json: Format = {
  name: 'json',
  accepts: ({ text, uri }) => {
    const head = text.slice(0, 200).trimStart()
    if (/^\{\s*(?:"|\}|$)/.test(head) || /^\[\s*(?:\{|\]|$)/.test(head)) return true
    return /\.(?:jsonl?|ndjson)(?:\.gz)?$/i.test(uri.replace(/[?#].*$/, '')) && /^[[{"\d]/.test(head)
  },
  read: (content) => whole(content) ?? lines(content)
}

/** The content as one JSON value; null where it is not one. */
function whole({ uri, text }: Content): Drafts | null {
  const value = parse(text)
  if (value === undefined) return null
  const records = recordsOf(value)
  const drafts: Draft[] = []
  const problems: Problem[] = []
  records.forEach((record, i) => {
    const place = records.length > 1 ? `record ${i + 1} of ${uri}` : uri
    const draft = isRecord(record) ? recordDraft(record, uri) : null
    if (draft) drafts.push(draft)
    else problems.push(noText(uri, place))
  })
  if (records.length === 0)
    problems.push({ uri, code: 'noArticles', message: `${uri} is JSON but holds no article records.` })
  return { drafts, problems }
}

function recordsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (!isRecord(value)) return [value]
  const holder = holders.find((name) => Array.isArray(value[name]) && !('text' in value))
  const held = holder ? value[holder] : undefined
  return Array.isArray(held) ? held : [value]
}

function lines({ uri, text }: Content): Drafts {
  const drafts: Draft[] = []
  const problems: Problem[] = []
  let number = 0
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf('\n', from)
    const to = found < 0 ? text.length : found
    const line = text.slice(from, to)
    from = to + 1
    number++
    if (line.trim() === '') continue
    const outcome = readLine(line, uri, number)
    if (outcome.draft) drafts.push(outcome.draft)
    if (outcome.problem) problems.push(outcome.problem)
  }
  return { drafts, problems }
}

/** One line of JSON lines: a draft, or the problem that names file and line. `number` counts from 1. */
export function readLine(line: string, uri: string, number: number): { draft?: Draft; problem?: Problem } {
  const value = parse(line)
  const place = `line ${number} of ${uri}`
  if (!isRecord(value)) {
    return {
      problem: {
        uri,
        code: 'badLine',
        message: `${sentenceCase(place)} is not a JSON object: it was left out, the others were read.`
      }
    }
  }
  const draft = recordDraft(value, uri)
  return draft ? { draft } : { problem: noText(uri, place) }
}

function noText(uri: string, place: string): Problem {
  return {
    uri,
    code: 'noText',
    message: `${sentenceCase(place)} has no text: a record needs a field "text" (or "raw_text", "body").`
  }
}

function sentenceCase(place: string): string {
  return place.startsWith('line ') || place.startsWith('record ')
    ? place.charAt(0).toUpperCase() + place.slice(1)
    : place
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is JsonRecord {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
