/**
 * What a writer knows of a corpus: of an article its identity and where it belongs, and with which others it is joined. It is fetched when it is
 * needed, so that one more article costs by those around it and not by the corpus, and kept for the next batch: about 400 bytes an
 * article. Texts, statements and sketches stay on disk. Articles are numbers, by which all lists are indexed.
 */
import { createHash } from 'node:crypto'
import { LARGEST } from '../group/storyPieces.ts'
import type { Article } from '../model.ts'
import type { Duck } from './duck.ts'
import { type Entries, type Entry, makeEntries } from './entries.ts'
import { addJoin, type Joins, makeJoins } from './joins.ts'
import type { Manifest } from './manifest.ts'

export interface Catalog {
  /** As far as they were fetched; without those that are gone. */
  readonly entries: Entries
  /** Articles that were removed. */
  readonly gone: Set<number>
  /** Number of articles of the corpus. */
  count: number
  readonly joins: Joins
  /** Articles of which all joins were fetched; `everything` where those of all articles were. */
  readonly joined: Set<number>
  everything: boolean
  /** Most articles among which a story is made; tests make it small. */
  largest: number
}

const LIMIT = 2 ** 26
/** Numbers that are written into a statement; more are handed over as a table. */
const FEW = 4000
/** Joins of more articles are not picked out: all are fetched. */
const MANY = 10_000

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

/** The numbers under which an article is found in the table `identities`: by its digest, and by its id as read. */
export function marksOf(given: string, digest: string): readonly number[] {
  return [codeOf(digest), markOf(given)]
}

function markOf(given: string): number {
  return codeOf(createHash('sha256').update(given).digest('hex'))
}

/** The catalog of the corpus that `duck` shows: how many articles there are, and which are gone. */
export async function openCatalog(duck: Duck, { segments }: Pick<Manifest, 'segments'>): Promise<Catalog> {
  const [removed] = await duck.numbers('SELECT CAST(article AS DOUBLE) FROM removed')
  const gone = new Set(removed)
  let count = segments.reduce((sum, { table, rows }) => sum + (table === 'articles' ? rows : 0), 0)
  if (gone.size) {
    const [left] = await duck.numbers(
      'SELECT CAST(COUNT(*) AS DOUBLE) FROM articles WHERE number NOT IN (SELECT article FROM removed)'
    )
    count = left![0]!
  }
  return {
    entries: makeEntries(),
    gone,
    count,
    joins: makeJoins(),
    joined: new Set(),
    everything: false,
    largest: LARGEST
  }
}

/** Fetches the entries of these articles. */
export async function fetchEntries(duck: Duck, catalog: Catalog, numbers: Iterable<number>): Promise<void> {
  const missing = [...new Set(numbers)].filter((number) => !catalog.entries.has(number) && !catalog.gone.has(number))
  if (missing.length) await enterWhere(duck, catalog, `catalog.article IN ${await listed(duck, missing)}`)
}

/** Fetches the entries of all articles. */
export async function fetchEverything(duck: Duck, catalog: Catalog): Promise<number[]> {
  await enterWhere(duck, catalog, 'TRUE')
  return catalog.entries.numbers()
}

/** Fetches the entries of the articles that had one of these ids when they were read; gives their numbers by that id. */
export async function fetchNamesakes(
  duck: Duck,
  catalog: Catalog,
  ids: ReadonlySet<string>
): Promise<Map<string, number[]>> {
  const found = await numbersOf(duck, [...ids].map(markOf))
  await fetchEntries(duck, catalog, found)
  const byId = new Map<string, number[]>([...ids].map((id) => [id, []]))
  const { entries } = catalog
  for (const number of found) if (entries.has(number)) byId.get(entries.get(number).given)?.push(number)
  return byId
}

/** Which of these digests articles of the corpus have. */
export async function knownDigests(
  duck: Duck,
  catalog: Catalog,
  digests: ReadonlySet<string>
): Promise<ReadonlySet<string>> {
  const found = await numbersOf(duck, [...digests].map(codeOf))
  await fetchEntries(duck, catalog, found)
  const { entries } = catalog
  return new Set(found.flatMap((number) => (entries.has(number) ? entries.get(number).digest : [])))
}

/** The articles with these marks, and some by chance. */
async function numbersOf(duck: Duck, marks: readonly number[]): Promise<number[]> {
  const [numbers] = await duck.numbers(
    `SELECT DISTINCT CAST(article AS DOUBLE) FROM identities WHERE mark IN ${await listed(duck, marks)}`
  )
  return [...numbers!]
}

/** The articles that belong together now, by the number of their piece; fetches their entries. */
export async function fetchMembers(
  duck: Duck,
  catalog: Catalog,
  pieces: ReadonlySet<number>
): Promise<Map<number, number[]>> {
  const members = new Map<number, number[]>([...pieces].map((piece) => [piece, []]))
  if (!pieces.size) return members
  const [found] = await duck.numbers(
    `SELECT DISTINCT CAST(article AS DOUBLE) FROM catalog WHERE piece IN ${await listed(duck, [...pieces])}`
  )
  await fetchEntries(duck, catalog, found!)
  // Some belonged there before.
  const { entries } = catalog
  for (const number of found!) if (entries.has(number)) members.get(entries.piece(number))?.push(number)
  return members
}

async function enterWhere(duck: Duck, catalog: Catalog, where: string): Promise<void> {
  const [articles, ids, given, digests, at, labels, outlets, pieces, levels, stories] = await duck.columns(
    `SELECT CAST(article AS DOUBLE), id, given, digest, instant, label, outlet, CAST(piece AS DOUBLE), level, story FROM (
       SELECT *, ROW_NUMBER() OVER (PARTITION BY article ORDER BY generation DESC) AS place FROM catalog WHERE ${where}
     ) AS ranked WHERE place = 1`
  )
  const { entries, gone } = catalog
  articles?.forEach((article, i) => {
    const number = article as number
    if (entries.has(number) || gone.has(number)) return
    entries.set({
      number,
      id: ids![i] as string,
      given: given![i] as string,
      digest: digests![i] as string,
      at: (at![i] as number | null) ?? NaN,
      label: labels![i] as string,
      outlet: outlets![i] as string | null,
      piece: pieces![i] as number,
      level: levels![i] as number,
      story: stories![i] as string
    })
  })
}

/** Numbers as something that can stand behind IN. */
async function listed(duck: Duck, numbers: readonly number[]): Promise<string> {
  if (!numbers.length) return '(NULL)'
  if (numbers.length <= FEW) return `(${numbers.join(', ')})`
  await duck.fillNumbers('listed', ['article'], [Float64Array.from(numbers)])
  return '(SELECT CAST(article AS BIGINT) FROM listed)'
}

/** Fetches the joins of these articles. */
export async function fetchJoins(duck: Duck, catalog: Catalog, numbers: Iterable<number>): Promise<void> {
  const { joined, joins, gone } = catalog
  if (catalog.everything) return
  const missing = new Set([...numbers].filter((number) => !joined.has(number)))
  if (!missing.size) return
  const all = missing.size > MANY
  const where = all ? 'article < other' : `article IN ${await listed(duck, [...missing])}`
  const [first, second, lists, similarity] = await duck.numbers(
    `SELECT CAST(article AS DOUBLE), CAST(other AS DOUBLE), CAST(SUM(lists) AS DOUBLE), CAST(MAX(similarity) AS DOUBLE) FROM edges
     WHERE ${where} GROUP BY article, other HAVING SUM(lists) > 0`
  )
  for (let i = 0; i < first!.length; i++) {
    const [one, two] = [first![i]!, second![i]!]
    // Of an article whose joins are known they are known better than they are on disk.
    if (joined.has(one) || joined.has(two) || gone.has(one) || gone.has(two)) continue
    // A join of two that are asked for is told from either end.
    if (!all && one > two && missing.has(two)) continue
    addJoin(joins, one, two, lists![i]!, similarity![i]!)
  }
  for (const number of missing) joined.add(number)
  catalog.everything = all
}

/** Whether all joins of an article are at hand. */
export function hasJoins({ everything, joined }: Catalog, number: number): boolean {
  return everything || joined.has(number)
}

/** Adds an article that is new. */
export function enter(catalog: Catalog, entry: Entry): void {
  catalog.entries.set(entry)
  if (!catalog.everything) catalog.joined.add(entry.number)
  catalog.count++
}

/** Takes articles out. */
export function takeOut(catalog: Catalog, numbers: Iterable<number>): void {
  for (const number of numbers) {
    catalog.entries.drop(number)
    catalog.gone.add(number)
    catalog.count--
  }
}

/** The id of an article among those with the same id as read: that id where it is the only one, else with its digest. Two that clash are both changed. */
export function idAmong({ given, digest }: Pick<Entry, 'given' | 'digest'>, namesakes: number): string {
  return namesakes === 1 ? given : `${given}~${digest.slice(0, 8)}`
}
