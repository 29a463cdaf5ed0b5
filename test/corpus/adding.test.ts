/** How articles come into a corpus: in batches that Ctrl-C may stand between, from files of which it is known how much was read. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { addAll, type Committed } from '../../src/corpus/add.ts'
import { readAhead } from '../../src/corpus/ahead.ts'
import { incomingOf } from '../../src/corpus/incoming.ts'
import { readRecord, readSource } from '../../src/read/read.ts'
import { open } from './build.ts'

test('the first batches are small where statements are found: who stops has them', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'hearsay-adding-')), 'corpus')
  const writer = await open(path)
  const commits: Committed[] = []
  const articles = Array.from(
    { length: 400 },
    (_, n) => readRecord({ id: `a${n}`, text: `Kiln ${n} is lit.` }, 'kilns').articles[0]!
  )
  let stop = false
  const incoming = async function* () {
    yield { articles, problems: [], inputs: 1, bytes: 7000 }
  }
  const totals = await addAll(writer, incoming(), {
    model: null,
    committed: (done) => {
      commits.push(done)
      stop = true
    },
    stopped: () => stop
  })
  writer.close()
  expect(commits.map(({ articles }) => articles)).toEqual([250])
  expect(totals).toMatchObject({ added: 250, stopped: true })
})

test('what was read is counted in bytes as they are on disk, also of what is packed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-adding-'))
  const lines = Array.from({ length: 40 }, (_, n) =>
    JSON.stringify({ id: `a${n}`, text: `The kiln at Orrery Lane was lit for the ${n}th time.` })
  )
  const packed = gzipSync(lines.join('\n'))
  writeFileSync(join(folder, 'one.jsonl'), lines.join('\n'))
  writeFileSync(join(folder, 'two.jsonl.gz'), packed)
  const read = async function* (sources: AsyncIterable<Parameters<typeof readSource>[0]>) {
    for await (const source of sources) yield readSource(source)
  }
  const { bytes, articles } = await incomingOf([folder], { stdin: new PassThrough(), read })
  expect(bytes).toBe(Buffer.byteLength(lines.join('\n')) + packed.length)
  const places: number[] = []
  for await (const each of articles) places.push(each.bytes!)
  expect(places).toEqual([...places].sort((x, y) => x - y))
  expect(places.at(-1)).toBe(bytes)
})

test('reading ahead changes nothing but when it is read, and stops where enough waits', async () => {
  let taken = 0
  const source = async function* () {
    for (let n = 0; n < 20; n++) {
      taken++
      yield n
    }
  }
  const ahead = readAhead(source(), { weightOf: () => 1, most: 5 })
  expect((await ahead.next()).value).toBe(0)
  await new Promise((go) => setTimeout(go, 20))
  expect(taken).toBeGreaterThanOrEqual(5)
  expect(taken).toBeLessThanOrEqual(8)
  const rest: number[] = []
  for await (const n of ahead) rest.push(n)
  expect(rest).toEqual(Array.from({ length: 19 }, (_, n) => n + 1))
})

test('a fault of the source is met after all that came before it', async () => {
  const source = async function* () {
    yield 1
    yield 2
    throw new Error('the disk is gone')
  }
  const met: number[] = []
  const reading = (async () => {
    for await (const n of readAhead(source(), { weightOf: () => 1, most: 100 })) met.push(n)
  })()
  await expect(reading).rejects.toThrow('the disk is gone')
  expect(met).toEqual([1, 2])
})
