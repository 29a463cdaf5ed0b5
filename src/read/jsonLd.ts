/**
 * schema.org JSON-LD of a page: the item that is the article, in lists and graphs, and the values in it, which sites write as text, as
 * objects or as lists of either.
 */
import { hostOf } from '../text/outlets.ts'
import { cleanLine } from './clean.ts'
import type { PageDocument } from './tags.ts'

export type Json = Readonly<Record<string, unknown>>

const articleTypes = /(?:Article|BlogPosting|LiveBlogPosting|Report|Review|CreativeWork)$/
const deepest = 12

/** The JSON-LD item that is the article: in the order given, articles before other works. */
export function articleItem(document: PageDocument): Json | undefined {
  const items: Json[] = []
  for (const script of document.querySelectorAll('script[type="application/ld+json"]'))
    collect(parse(script.textContent ?? ''), items, 0)
  const byId = new Map(items.flatMap((item) => (typeof item['@id'] === 'string' ? [[item['@id'], item] as const] : [])))
  const articles = items.filter((item) => types(item).some((type) => articleTypes.test(type)))
  const best =
    articles.find(
      (item) => types(item).some((type) => /Article|Posting|Report/.test(type)) && (item.headline ?? item.datePublished)
    ) ?? articles[0]
  if (!best) return undefined
  // A graph names its publisher and author by reference.
  return Object.fromEntries(Object.entries(best).map(([key, value]) => [key, resolved(value, byId)]))
}

function resolved(value: unknown, byId: ReadonlyMap<string, Json>): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => resolved(entry, byId))
  if (!isObject(value) || typeof value['@id'] !== 'string' || 'name' in value) return value
  return byId.get(value['@id']) ?? value
}

function collect(value: unknown, items: Json[], depth: number): void {
  if (depth > deepest) return
  if (Array.isArray(value)) for (const entry of value) collect(entry, items, depth + 1)
  else if (isObject(value)) {
    items.push(value)
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement', 'item']) {
      if (value[key] !== null && typeof value[key] === 'object') collect(value[key], items, depth + 1)
    }
  }
}

function parse(source: string): unknown {
  const clean = source.replace(
    /^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)?|(?:-->|\/\*\]\]>\*\/|\]\]>)?\s*;?\s*$/g,
    ''
  )
  for (const attempt of [
    clean,
    clean.replace(/[\n\r\t]+/g, ' '),
    clean.replace(/[\n\r\t]+/g, ' ').replace(/,\s*([}\]])/g, '$1')
  ]) {
    try {
      return JSON.parse(attempt) as unknown
    } catch {
      // Raw line ends in strings and trailing commas are common: the next attempt mends them.
    }
  }
  return undefined
}

function types(item: Json): string[] {
  const type = item['@type']
  return (Array.isArray(type) ? type : [type]).filter((entry): entry is string => typeof entry === 'string')
}

/** Outlets that the page says it is based on, or whose text it is. */
export function credited(item: Json | undefined): string[] {
  if (!item) return []
  const based = list(item.isBasedOn ?? item.isBasedOnUrl).flatMap((work) => {
    if (isObject(work))
      return name(work.publisher) ?? name(work.provider) ?? hostOf(text(work.url) ?? '') ?? name(work) ?? []
    return typeof work === 'string' ? (hostOf(work) ?? []) : []
  })
  const credits = list(item.creditText).flatMap((entry) =>
    typeof entry === 'string' && entry.length < 80 ? [cleanLine(entry)] : []
  )
  return [...new Set([...based, ...credits])]
}

/** The name of a thing, itself text or an object with a name. */
export function name(value: unknown): string | undefined {
  const one = Array.isArray(value) ? (value[0] as unknown) : value
  if (typeof one === 'string') return /^https?:/.test(one) ? undefined : one
  return isObject(one) ? text(one.name) : undefined
}

/** The text of a value; of a list, that of the first. */
export function text(value: unknown): string | undefined {
  const one = Array.isArray(value) ? (value[0] as unknown) : value
  if (typeof one === 'string') return one.trim() === '' ? undefined : one
  return isObject(one) ? text(one['@value'] ?? one['@id'] ?? one.name) : undefined
}

/** A value as a list. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

function isObject(value: unknown): value is Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
