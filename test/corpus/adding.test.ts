/** How articles come into a corpus: in batches that Ctrl-C may stand between, from files of which it is known how much was read. */
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { addAll, type Committed } from '../../src/corpus/add.ts'
import { readAhead } from '../../src/corpus/ahead.ts'
import { checkCorpus } from '../../src/corpus/check.ts'
import { incomingOf } from '../../src/corpus/incoming.ts'
import { readManifest } from '../../src/corpus/manifest.ts'
import { readRecord, readSource } from '../../src/read/read.ts'
import { add, answers, open } from './build.ts'
import { newFolder } from './folders.ts'
import { inventArticles, inventFiller } from './invent.ts'

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

test('Ctrl-C is heard while a batch is grouped: the batches before are kept, of it nothing, and the same again adds the rest', async () => {
  const articles = [...inventArticles(), ...inventFiller(40)]
  const whole = newFolder()
  await add(whole, [articles], 'onDemand')
  const expected = await answers(whole)
  /** Adds all, and stops when it is asked for the n-th time; tells how often it was asked. */
  const addUntil = async (path: string, most: number) => {
    const writer = await open(path, 'onDemand')
    let asked = 0
    let kept = 0
    const incoming = async function* () {
      yield { articles, problems: [], inputs: 1 }
    }
    const totals = await addAll(writer, incoming(), {
      model: null,
      batch: 30,
      stopped: () => ++asked >= most,
      committed: ({ articles }) => (kept = articles)
    })
    writer.close()
    return { ...totals, asked, kept }
  }
  const { asked } = await addUntil(newFolder(), Infinity)
  const stoppedAt = new Set<number>()
  for (let most = 2; most <= asked; most += Math.ceil(asked / 6)) {
    const path = newFolder()
    const { stopped, added, kept } = await addUntil(path, most)
    expect(stopped).toBe(true)
    expect(added).toBe(kept)
    stoppedAt.add(added)
    const { segments, next } = readManifest(path)
    expect(next).toBe(added)
    expect(readdirSync(join(path, 'segments')).sort()).toEqual(segments.map(({ file }) => file).sort())
    expect((await checkCorpus(path, undefined, () => {})).faults).toEqual([])
    await addUntil(path, Infinity)
    expect(await answers(path)).toEqual(expected)
  }
  expect(asked).toBeGreaterThan(20)
  expect(stoppedAt.size).toBeGreaterThan(2)
}, 60_000)

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
