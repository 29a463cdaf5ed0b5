/**
 * Writes segments (Parquet files that never change) and lets DuckDB see those of a manifest as tables.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Duck, literal, type Value } from './duck.ts'
import { type Table, type TableName, tableOf, tables } from './layout.ts'
import { type Manifest, type Segment, segmentFolder } from './manifest.ts'

/** Rows of a table, each in the order of its columns; where all are numbers, they may be given as columns, NaN for NULL. */
export type Batch =
  | { readonly table: TableName; readonly rows: readonly (readonly Value[])[] }
  | { readonly table: TableName; readonly columns: readonly Float64Array[] }

/** Writes the rows as a segment of this generation; null where there are none. */
export async function writeSegment(
  duck: Duck,
  corpus: string,
  generation: number,
  batch: Batch
): Promise<Segment | null> {
  const table = tableOf(batch.table)
  if ('rows' in batch) {
    if (!batch.rows.length) return null
    await duck.fill('staged', table.columns, batch.rows)
  } else {
    if (!batch.columns[0]!.length) return null
    await duck.fillNumbers(
      'staged',
      table.columns.map(({ name }) => name),
      batch.columns
    )
  }
  const given = (name: string) => ('rows' in batch ? `"${name}"` : `NULLIF("${name}", CAST('NaN' AS DOUBLE))`)
  const casts = table.columns.map(({ name, type }) => `CAST(${given(name)} AS ${type}) AS "${name}"`).join(', ')
  const query = `SELECT ${casts} FROM staged`
  const segment = await copySegment(duck, corpus, generation, table, { query, isSorted: isByArticle(table) })
  await duck.run('DROP TABLE staged')
  return segment
}

/** Whether a table is sorted by article before all: then rows of new articles come in its order. */
export function isByArticle({ name }: Table): boolean {
  return name === 'articles' || name === 'statements' || name === 'sketches'
}

/** What a segment is made of. */
export interface SegmentSource {
  readonly query: string
  /** Whether its rows come in the order of the table. */
  readonly isSorted: boolean
}

/** Writes what a query gives as a segment of a table. */
export async function copySegment(
  duck: Duck,
  corpus: string,
  generation: number,
  table: Table,
  { query, isSorted }: SegmentSource
): Promise<Segment> {
  const folder = segmentFolder(corpus)
  await mkdir(folder, { recursive: true })
  const name = `${table.name}-${String(generation).padStart(8, '0')}.parquet`
  const path = join(folder, name)
  try {
    const columns = table.order.split(', ').map((column) => `"${column}"`)
    const order = isSorted ? '' : `ORDER BY ${columns.join(', ')}`
    const [copied] = await duck.rows<{ Count: number }>(
      `COPY (SELECT * FROM (${query}) ${order}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${table.group})`
    )
    const handle = await open(path, 'r+')
    await handle.sync()
    await handle.close()
    return {
      table: table.name,
      file: name,
      rows: copied!.Count,
      bytes: (await stat(path)).size,
      sha256: await checksum(path)
    }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

/** SHA-256 of a file, hexadecimal. */
export async function checksum(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}

/** Makes each table of the manifest a view of its name. A table without rows is an empty one. */
export async function showTables(
  duck: Duck,
  corpus: string,
  manifest: Manifest,
  names: readonly TableName[] = tables.map(({ name }) => name)
): Promise<void> {
  for (const name of names) {
    const { columns } = tableOf(name)
    const files = manifest.segments
      .filter(({ table }) => table === name)
      .map(({ file }) => literal(join(segmentFolder(corpus), file)))
    const empty = `SELECT ${columns.map((column) => `CAST(NULL AS ${column.type}) AS "${column.name}"`).join(', ')} WHERE 1 = 0`
    await duck.run(
      `CREATE OR REPLACE VIEW ${name} AS ${files.length ? `SELECT * FROM read_parquet([${files.join(', ')}])` : empty}`
    )
  }
}
