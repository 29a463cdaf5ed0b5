/**
 * One JSON record as a draft: hearsay's own fields and those of trafilatura, newspaper4k and passim, by their own names.
 * The record's text is taken as it stands, since offsets made elsewhere point into it; fields that are not known are passed through.
 */
import type { Moment } from '../model.ts'
import { cleanLine, cleanRecord } from './clean.ts'
import type { Draft, Given } from './draft.ts'
import { parseMoment } from './moments.ts'

/** A JSON object, not yet looked into. */
export type JsonRecord = Readonly<Record<string, unknown>>

/** Names under which a field is found, the surest first. */
const names = {
  text: ['text', 'raw_text', 'body', 'content', 'maintext', 'articleBody', 'article_text', 'full_text'],
  id: ['id', '_id', 'guid', 'article_id', 'doc_id'],
  outlet: [
    'outlet',
    'sitename',
    'site_name',
    'publisher',
    'publication',
    'newspaper',
    'media_name',
    'source_name',
    'source-hostname',
    'series',
    'source',
    'provider'
  ],
  host: ['hostname', 'source_url', 'domain', 'source_domain', 'media_url'],
  headline: ['headline', 'title', 'heading'],
  byline: ['byline', 'authors', 'author', 'creator'],
  published: [
    'published',
    'publish_date',
    'date_publish',
    'datePublished',
    'published_at',
    'publishedAt',
    'pubDate',
    'pub_date',
    'publication_date',
    'date',
    'created_at',
    'timestamp'
  ],
  modified: [
    'modified',
    'date_modify',
    'dateModified',
    'modified_at',
    'updated',
    'updated_at',
    'updatedAt',
    'last_modified'
  ],
  url: ['url', 'link', 'canonical_url', 'canonical_link', 'uri'],
  language: ['language', 'lang', 'meta_lang']
} as const

type Field = keyof typeof names

/** The draft of a record; null where it has no text. */
export function recordDraft(record: JsonRecord, uri: string): Draft | null {
  const used = new Set<string>()
  const pick = (field: Field): string | undefined => {
    for (const name of names[field]) {
      const value = asText(record[name])
      if (value === undefined) continue
      used.add(name)
      return value
    }
    return undefined
  }
  const text = pick('text')
  if (text === undefined || text.trim() === '') return null
  for (const name of names.text) used.add(name)
  const id = pick('id')
  const url = pick('url')
  const host = pick('host')
  const headline = pick('headline')
  const published = pick('published')
  const modified = pick('modified')
  const language = pick('language')
  const given: Given = {
    id: id === undefined ? undefined : cleanLine(id) || undefined,
    url: url && /^[a-z]+:\/\//i.test(url) ? url.trim() : undefined,
    outlet: outletName(pick('outlet'), host),
    headline: headline ? cleanLine(headline) || undefined : undefined,
    byline: people(record, used),
    published: moment(published),
    modified: moment(modified),
    language: language ? language.trim().slice(0, 2).toLowerCase() : undefined,
    extra: unknownFields(record, used)
  }
  return { uri, text: cleanRecord(text), given, marks: [], margin: '' }
}

/** A site's name if there is one, else its host. */
function outletName(name: string | undefined, host: string | undefined): string | undefined {
  const clean = name
    ? cleanLine(name)
        .replace(/^https?:\/\/(?:www\.)?/i, '')
        .replace(/\/.*$/, '')
    : ''
  if (clean !== '') return clean
  const bare = host
    ? cleanLine(host)
        .replace(/^https?:\/\//i, '')
        .replace(/^www\./i, '')
        .replace(/\/.*$/, '')
    : ''
  return bare === '' ? undefined : bare
}

function moment(value: string | undefined): Moment | undefined {
  return value === undefined ? undefined : (parseMoment(value, 'metadata') ?? undefined)
}

/** Writers: a list, or one string with the names set apart as trafilatura does it ("A; B"). */
function people(record: JsonRecord, used: Set<string>): string[] {
  for (const name of names.byline) {
    const value = record[name]
    const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/\s*;\s*/) : [value]
    const found = list
      .flatMap((entry: unknown) => asText(entry) ?? [])
      .map((entry) => cleanLine(entry).replace(/^by\s+/i, ''))
    if (found.some((entry) => entry !== '')) {
      used.add(name)
      return found.filter((entry) => entry !== '')
    }
  }
  return []
}

function asText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (value !== null && typeof value === 'object' && 'name' in value && typeof value.name === 'string')
    return value.name
  return undefined
}

function unknownFields(record: JsonRecord, used: ReadonlySet<string>): JsonRecord {
  return Object.fromEntries(
    Object.entries(record).filter(([key, value]) => !used.has(key) && value !== null && value !== '')
  )
}
