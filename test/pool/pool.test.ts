/** Work dealt out to threads: in order, the same as in this thread, and whole where a thread dies. */
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { traceArticles } from '../../src/pipeline.ts'
import { openPool } from '../../src/pool/pool.ts'
import { traceTogether } from '../../src/pool/together.ts'
import { readRecord } from '../../src/read/read.ts'

const dying = new URL('./dying-worker.mjs', import.meta.url)
/** As long as a batch, so that each article is one. */
const long = ' and so on'.repeat(7_000)

const articleOf = (text: string, i = 0) => readRecord({ id: `a${i}`, text }, `page ${i}`).articles[0]!

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = []
  for await (const item of items) found.push(item)
  return found
}

describe('a pool in this thread', () => {
  it('gives what the pipeline gives', async () => {
    const articles = ['“The bridge is shut,” a ferryman said.', '“The bridge is shut,” an insider told Quay News.'].map(
      articleOf
    )
    const pool = openPool({ jobs: 1 })
    expect(await traceTogether(articles, [], pool)).toEqual(traceArticles(articles, []))
    await pool.close()
  })

  it('reads lines and bytes in their order', async () => {
    const sources = [
      { uri: 'one.txt', bytes: Buffer.from('The ferry did not run on Monday.') },
      { uri: 'many.jsonl', line: '{"text":"The bridge is shut."}', number: 1 },
      { uri: 'many.jsonl', line: '{"text', number: 2 }
    ]
    const readings = await all(openPool({ jobs: 1 }).read(sources))
    expect(readings.map((reading) => reading.articles.map((article) => article.text))).toEqual([
      ['The ferry did not run on Monday.'],
      ['The bridge is shut.'],
      []
    ])
    expect(readings[2]!.problems.map((problem) => problem.code)).toEqual(['badLine'])
  })
})

describe('a pool of threads', { timeout: 30_000 }, () => {
  it('keeps the order', async () => {
    const pool = openPool({ jobs: 3, workerFile: dying })
    const articles = Array.from({ length: 12 }, (_, i) => articleOf(`number ${i}${long}`, i))
    const answers = await all(pool.attribute(articles, []))
    expect(answers.map((answer) => answer.statements[0]!.id.split(' and')[0])).toEqual(
      articles.map((_, i) => `number ${i}`)
    )
    await pool.close()
  })

  it('gives up the article that kills a thread, and no other', async () => {
    const pool = openPool({ jobs: 2, workerFile: dying })
    const texts = [
      `well${long}`,
      `well${long}`,
      'well',
      'die',
      'well',
      `fault${long}`,
      `well${long}`,
      `well${long}`,
      `well${long}`,
      `well${long}`
    ]
    const answers = await all(pool.attribute(texts.map(articleOf), []))
    expect(answers.map((answer) => answer.problems.map((problem) => `${problem.uri} ${problem.code}`))).toEqual([
      [],
      [],
      [],
      ['page 3 failed'],
      [],
      ['page 5 failed'],
      [],
      [],
      [],
      []
    ])
    expect(answers[3]!.problems[0]!.message).toContain('ended with code 7')
    expect(answers[5]!.problems[0]!.message).toContain('no such word')
    await pool.close()
  })

  it('works in this thread where none can be started', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hearsay-pool-'))
    const broken = join(folder, 'worker.mjs')
    writeFileSync(broken, 'throw new Error("no")')
    const pool = openPool({ jobs: 2, workerFile: pathToFileURL(broken) })
    const articles = Array.from({ length: 8 }, (_, i) =>
      articleOf(`“The bridge is shut,” a ferryman said.\n\n${long}`, i)
    )
    const answers = await all(pool.attribute(articles, []))
    expect(answers.map((answer) => answer.statements.length)).toEqual(articles.map(() => 1))
    await pool.close()
    await rm(folder, { recursive: true })
  })
})
