/** The files as others see them: opened with DuckDB alone, by the names and types that docs/corpus.md gives. */
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, expect, test } from 'vitest'
import { corpusPage } from '../../scripts/corpusPage.ts'
import { checkCorpus } from '../../src/corpus/check.ts'
import { compactAll } from '../../src/corpus/compact.ts'
import { tables } from '../../src/corpus/layout.ts'
import { readManifest } from '../../src/corpus/manifest.ts'
import { withReader } from '../../src/corpus/reader.ts'
import { add, answers, open, remove } from './build.ts'
import { newFolder } from './folders.ts'
import { inventArticles } from './invent.ts'

const path = newFolder()
const articles = inventArticles()

beforeAll(async () => {
  await add(path, [articles.slice(0, 20), articles.slice(20)])
}, 60_000)

async function ask(sql: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = (await connection.runAndReadAll(sql)).getRowsJson()
  connection.closeSync()
  return rows
}

test('docs/corpus.md is fresh: else run `npm run docs`', () => {
  expect(readFileSync('docs/corpus.md', 'utf8')).toBe(corpusPage())
})

test('every table has the columns that are documented', async () => {
  const held = new Set(readManifest(path).segments.map(({ table }) => table))
  for (const { name, columns } of tables) {
    if (!held.has(name)) continue
    const found = await ask(`DESCRIBE SELECT * FROM read_parquet('${path}/segments/${name}-*.parquet')`)
    expect(found.map((row) => [row[0], row[1]])).toEqual(columns.map((column) => [column.name, column.type]))
  }
})

test('the queries of docs/corpus.md run as they are', async () => {
  const queries = [...readFileSync('docs/corpus.md', 'utf8').matchAll(/```sql\n([\s\S]*?)```/g)].map(
    (match) => match[1]!
  )
  expect(queries.length).toBeGreaterThan(2)
  for (const query of queries)
    expect((await ask(query.replaceAll('corpus/segments/', `${path}/segments/`))).length).toBeGreaterThan(0)
})

test('merging all segments changes no answer, and drops what was removed', async () => {
  await remove(path, ['0-copy'])
  const before = await answers(path)
  const writer = await open(path)
  const { after } = await compactAll(writer)
  writer.close()
  expect(after).toBeLessThanOrEqual(tables.length)
  expect(await answers(path)).toEqual(before)
  expect((await checkCorpus(path, undefined, () => {})).faults).toEqual([])
  await withReader(path, {}, async ({ duck }) => {
    expect(await duck.rows(`SELECT given FROM articles WHERE given = '0-copy'`)).toEqual([])
  })
}, 60_000)

test('a damaged or missing segment is told by check, and reading says so instead of answering', async () => {
  const { segments } = readManifest(path)
  const { file } = segments.find(({ table }) => table === 'statements')!
  const whole = readFileSync(join(path, 'segments', file))
  const changed = Buffer.from(whole)
  changed[Math.floor(changed.length / 3)]! ^= 0xff
  writeFileSync(join(path, 'segments', file), changed)
  expect((await checkCorpus(path, undefined, () => {})).faults).toEqual([
    `${file} is damaged: its checksum is another.`
  ])
  truncateSync(join(path, 'segments', file), 100)
  expect((await checkCorpus(path, undefined, () => {})).faults[0]).toContain(`${file} has 100 bytes`)
  await expect(withReader(path, {}, (reader) => reader.duck.rows('SELECT * FROM statements'))).rejects.toThrow(
    'hearsay check'
  )
  writeFileSync(join(path, 'segments', file), whole)
  expect(readdirSync(join(path, 'segments')).every((name) => name.endsWith('.parquet'))).toBe(true)
}, 60_000)
