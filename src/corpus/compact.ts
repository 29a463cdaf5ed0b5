/**
 * Merges segments, so that a corpus to which one article is added at a time does not become thousands of small files. Segments of a table
 * that are of about one size are merged when there are eight of them (log-structured merge tiers, O'Neil et al. 1996): each row is
 * written again a few times in its life, whatever the size of the corpus. `compactAll` merges everything and drops what is gone.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { literal } from './duck.ts'
import { asFault } from './fault.ts'
import { type Table, tables } from './layout.ts'
import { type Segment, segmentFolder } from './manifest.ts'
import { relation } from './queries.ts'
import { copySegment, isByArticle } from './segments.ts'
import { swap, type Writer } from './writer.ts'

/** Segments of one tier that are merged; also by how much the tiers differ in size. */
const fan = 8

/** Merges where a tier is full. What is left undone when it is asked to stop is done after the next batch. */
export async function compactTiers(writer: Writer, stopped?: (() => boolean) | undefined): Promise<void> {
  for (const table of tables) {
    while (!stopped?.()) {
      const tiers = new Map<number, Segment[]>()
      for (const segment of writer.manifest.segments) {
        if (segment.table !== table.name) continue
        const tier = Math.floor(Math.log(Math.max(64, segment.rows)) / Math.log(fan))
        tiers.set(tier, [...(tiers.get(tier) ?? []), segment])
      }
      const full = [...tiers].sort((x, y) => x[0] - y[0]).find(([, segments]) => segments.length >= fan)
      if (!full) break
      await merge(writer, table, full[1])
    }
  }
}

/** Merges all segments of each table into one; gives how many segments there were and are. */
export async function compactAll(writer: Writer): Promise<{ before: number; after: number }> {
  const before = writer.manifest.segments.length
  for (const table of tables) {
    const segments = writer.manifest.segments.filter((segment) => segment.table === table.name)
    if (segments.length > 1 || (segments.length === 1 && hasGone(writer))) await merge(writer, table, segments)
  }
  return { before, after: writer.manifest.segments.length }
}

function hasGone(writer: Writer): boolean {
  return writer.manifest.segments.some(({ table }) => table === 'removed')
}

async function merge(writer: Writer, table: Table, segments: readonly Segment[]): Promise<void> {
  const { path, duck, manifest, seconds } = writer
  const generation = manifest.generation + 1
  const gone = hasGone(writer)
  const { files, areSorted } = await inOrder(
    writer,
    table,
    segments.map(({ file }) => literal(join(segmentFolder(path), file)))
  )
  let merged: Segment | null = null
  try {
    if (table.name === 'claims') await duck.run(`DROP TABLE IF EXISTS tellings; ${relation('tellings')}`)
    await duck.run(`CREATE OR REPLACE VIEW merging AS SELECT * FROM read_parquet([${files.join(', ')}])`)
    const whole = segments.length === manifest.segments.filter((segment) => segment.table === table.name).length
    const source = { query: merging(table, { whole, gone }), isSorted: areSorted && !gone }
    merged = await copySegment(duck, path, generation, table, source)
    await duck.run('DROP VIEW merging')
    const left = manifest.segments.filter((segment) => !segments.includes(segment))
    await swap(writer, {
      ...manifest,
      generation,
      segments: merged.rows > 0 ? [...left, merged] : left,
      retired: [...manifest.retired, ...segments.map(({ file }) => ({ file, since: seconds }))]
    })
    if (merged.rows === 0) await rm(join(segmentFolder(path), merged.file), { force: true })
  } catch (error) {
    if (merged && writer.manifest.generation < generation)
      await rm(join(segmentFolder(path), merged.file), { force: true })
    throw asFault(error, path)
  }
}

/** Files one after the other, where a table is sorted by article and each has articles of its own: then merging needs no sorting. */
async function inOrder(
  { duck }: Writer,
  table: Table,
  files: readonly string[]
): Promise<{ files: readonly string[]; areSorted: boolean }> {
  if (!isByArticle(table)) return { files, areSorted: false }
  const article = table.columns[0]!.name
  const spans: { file: string; least: number; most: number }[] = []
  for (const file of files) {
    const [span] = await duck.rows<{ least: number; most: number }>(
      `SELECT MIN("${article}") AS least, MAX("${article}") AS most FROM read_parquet(${file})`
    )
    spans.push({ file, ...span! })
  }
  spans.sort((x, y) => x.least - y.least)
  const areSorted = spans.every(({ least }, at) => at === 0 || spans[at - 1]!.most < least)
  return { files: spans.map(({ file }) => file), areSorted }
}

/** What is left of merged rows; `whole` where no other segment of the table stays, `gone` where articles were removed. */
function merging(table: Table, { whole, gone }: { whole: boolean; gone: boolean }): string {
  const columns = table.columns.map(({ name }) => `merging."${name}"`).join(', ')
  const alive = (column: string) =>
    gone ? `LEFT JOIN removed ON removed.article = merging."${column}" WHERE removed.article IS NULL` : ''
  switch (table.name) {
    case 'articles':
      return `SELECT ${columns} FROM merging ${alive('number')}`
    case 'statements':
    case 'identities':
    case 'sketches':
    case 'keys':
    case 'fingerprints':
      return `SELECT ${columns} FROM merging ${alive('article')}`
    case 'words':
      return gone
        ? `SELECT merging.word, LIST(merging.article ORDER BY merging.article, merging.place) AS articles,
             LIST(merging.place ORDER BY merging.article, merging.place) AS places,
             LIST(merging.count ORDER BY merging.article, merging.place) AS counts
           FROM (SELECT word, UNNEST(articles) AS article, UNNEST(places) AS place, UNNEST(counts) AS count FROM merging) AS merging
           ${alive('article')} GROUP BY merging.word`
        : `SELECT ${columns} FROM merging`
    case 'catalog':
      return `SELECT ${columns} FROM (${latest('article')}) AS merging ${alive('article')}`
    case 'stories':
      return `SELECT ${columns} FROM (${latest('id')}) AS merging ${whole ? 'WHERE merging.articles > 0' : ''}`
    case 'claims':
      return `SELECT ${columns} FROM merging JOIN tellings ON tellings.id = merging.story AND tellings.generation = merging.generation`
    case 'edges':
      return `SELECT article, other, CAST(SUM(lists) AS INTEGER) AS lists, MAX(similarity) AS similarity FROM merging
        WHERE article NOT IN (SELECT article FROM removed) AND other NOT IN (SELECT article FROM removed)
        GROUP BY article, other HAVING SUM(lists) <> 0`
    case 'removed':
    case 'problems':
      return `SELECT DISTINCT ${columns} FROM merging`
    default:
      return table.name satisfies never
  }
}

function latest(key: string): string {
  return `SELECT * FROM (SELECT merging.*, ROW_NUMBER() OVER (PARTITION BY "${key}" ORDER BY generation DESC) AS place FROM merging) AS ranked WHERE place = 1`
}
