/**
 * What a writer holds in memory of a corpus: for each article its identity and where it belongs, and which articles are joined. About 300 bytes
 * an article; texts, statements and sketches stay on disk. Articles are numbers, by which all lists are indexed.
 */
import { createHash } from 'node:crypto'
import type { Article } from '../model.ts'
import { compareIds } from '../text/published.ts'
import type { Duck } from './duck.ts'
import { addJoin, type Joins, makeJoins } from './joins.ts'
import { relation } from './queries.ts'

/** One article of the catalog. */
export interface Entry {
  readonly number: number
  readonly given: string
  readonly digest: string
  /** The digest as a number of 48 bits. */
  readonly code: number
  /** Milliseconds since 1970; NaN where undated. */
  readonly at: number
  readonly label: string
  readonly outlet: string | null
  /** Hash of the set of articles among which its story was made; 0 before that. */
  piece: number
  /** "" before it has one. */
  story: string
}

export interface Catalog {
  /** By number; undefined for those that are gone. */
  readonly entries: (Entry | undefined)[]
  readonly byDigest: Map<string, number>
  /** Numbers of the articles with one id as read. */
  readonly byGiven: Map<string, number[]>
  /** Number of articles of each story. */
  readonly sizes: Map<string, number>
  /** Numbers in the order of time, undated last, then of ids. */
  order: Uint32Array
  /** Place of each number in that order. */
  rank: Uint32Array
  readonly joins: Joins
}

const LIMIT = 2 ** 26

/** Two numbers as one key. */
export function pairOf(one: number, two: number): number {
  return one < two ? one * LIMIT + two : two * LIMIT + one
}

export function firstOf(pair: number): number {
  return Math.floor(pair / LIMIT)
}

export function secondOf(pair: number): number {
  return pair % LIMIT
}

/** What makes an article the same again: 16 hexadecimal digits. */
export function digestOf(article: Article): string {
  const { id, outlet, url, published, text } = article
  const parts = [id, outlet?.name ?? '', url ?? '', published?.at ?? '', text]
  return createHash('sha256').update(parts.join('\u0001')).digest('hex').slice(0, 16)
}

/** 48 bits of a digest. */
export function codeOf(digest: string): number {
  return Number.parseInt(digest.slice(0, 12), 16)
}

/** Reads the catalog of the corpus that `duck` shows. */
export async function readCatalog(duck: Duck): Promise<Catalog> {
  const catalog: Catalog = {
    entries: [],
    byDigest: new Map(),
    byGiven: new Map(),
    sizes: new Map(),
    order: new Uint32Array(0),
    rank: new Uint32Array(0),
    joins: makeJoins()
  }
  await duck.run(`DROP TABLE IF EXISTS current; ${relation('current')}`)
  const [articles, given, digests, at, labels, outlets, pieces, stories] = await duck.columns(
    'SELECT CAST(article AS DOUBLE), given, digest, instant, label, outlet, CAST(piece AS DOUBLE), story FROM current'
  )
  articles?.forEach((number, i) => {
    enter(catalog, {
      number: number as number,
      given: given![i] as string,
      digest: digests![i] as string,
      code: codeOf(digests![i] as string),
      at: (at![i] as number | null) ?? NaN,
      label: labels![i] as string,
      outlet: outlets![i] as string | null,
      piece: pieces![i] as number,
      story: stories![i] as string
    })
  })
  setOrder(catalog)
  await duck.run(`DROP TABLE IF EXISTS joined; ${relation('joined')}`)
  const [first, second, lists, similarity] = await duck.numbers(
    'SELECT CAST(first AS DOUBLE), CAST(second AS DOUBLE), CAST(lists AS DOUBLE), CAST(similarity AS DOUBLE) FROM joined'
  )
  for (let i = 0; i < first!.length; i++) addJoin(catalog.joins, first![i]!, second![i]!, lists![i]!, similarity![i]!)
  await duck.run('DROP TABLE joined; DROP TABLE current')
  return catalog
}

/** Adds an entry; `setOrder` must follow. */
export function enter(catalog: Catalog, entry: Entry): void {
  catalog.entries[entry.number] = entry
  catalog.byDigest.set(entry.digest, entry.number)
  const same = catalog.byGiven.get(entry.given)
  if (same) same.push(entry.number)
  else catalog.byGiven.set(entry.given, [entry.number])
  resize(catalog, entry.story, 1)
}

/** Puts an article into a story, out of the one it was in. */
export function moveTo(catalog: Catalog, entry: Entry, story: string): void {
  if (entry.story === story) return
  resize(catalog, entry.story, -1)
  entry.story = story
  resize(catalog, story, 1)
}

function resize(catalog: Catalog, story: string, by: number): void {
  if (story === '') return
  const size = (catalog.sizes.get(story) ?? 0) + by
  if (size > 0) catalog.sizes.set(story, size)
  else catalog.sizes.delete(story)
}

/** Takes entries out; `setOrder` must follow. */
export function takeOut(catalog: Catalog, numbers: ReadonlySet<number>): void {
  for (const number of numbers) {
    const entry = catalog.entries[number]!
    catalog.entries[number] = undefined
    resize(catalog, entry.story, -1)
    catalog.byDigest.delete(entry.digest)
    const same = catalog.byGiven.get(entry.given)!.filter((other) => other !== number)
    if (same.length) catalog.byGiven.set(entry.given, same)
    else catalog.byGiven.delete(entry.given)
  }
}

/** Puts the entries in the order of time. Must be called after entries came or went. */
export function setOrder(catalog: Catalog): void {
  const { entries, order } = catalog
  const known = new Uint8Array(entries.length)
  const kept: number[] = []
  for (const number of order) {
    if (!entries[number]) continue
    kept.push(number)
    known[number] = 1
  }
  const added: number[] = []
  entries.forEach((entry, number) => {
    if (entry && !known[number]) added.push(number)
  })
  const before = (one: number, two: number) => compareEntries(entries[one]!, entries[two]!)
  added.sort(before)
  const merged = new Uint32Array(kept.length + added.length)
  for (let at = 0, i = 0, j = 0; at < merged.length; at++) {
    const old = j === added.length || (i < kept.length && before(kept[i]!, added[j]!) < 0)
    merged[at] = old ? kept[i++]! : added[j++]!
  }
  catalog.order = merged
  catalog.rank = new Uint32Array(entries.length)
  merged.forEach((number, place) => {
    catalog.rank[number] = place
  })
}

/** By time, undated last; then by id as read, then by digest: the same whatever came first. */
export function compareEntries(one: Entry, two: Entry): number {
  const unknown = Number(Number.isNaN(one.at)) - Number(Number.isNaN(two.at))
  return (
    unknown ||
    (Number.isNaN(one.at) ? 0 : one.at - two.at) ||
    compareIds(one.given, two.given) ||
    compareIds(one.digest, two.digest)
  )
}

/** The id of an article: as read where it is the only one of that id, else with its digest. Two that clash are both changed. */
export function idOf(catalog: Catalog, number: number): string {
  const { given, digest } = catalog.entries[number]!
  return catalog.byGiven.get(given)!.length === 1 ? given : `${given}~${digest.slice(0, 8)}`
}

/** How many articles there are. */
export function sizeOf(catalog: Catalog): number {
  return catalog.order.length
}
