/**
 * How fast the built server answers, asked by another process (this one) over the loopback.
 *
 *   jiti bench/server.ts                      an invented holding with one story of 300 articles, traced into memory
 *   jiti bench/server.ts -- PATHS|CORPUS      any other; its largest story stands for the large one
 *   --articles N   --seconds N   --rate N     of the invented holding, of the measured load, requests a second
 *   --burst N                                 requests afterwards, as fast as they are answered
 *   --stories N   --largest N                 stories whose pages are asked for; articles of the large story at most
 *   --kinds stories,story,…                   kinds of pages that are asked for
 *   --save                                    also write bench/runs/DATE-server.md
 *
 * The load is an open one: requests are sent at their time whether or not those before were answered, and a late answer counts from
 * the time at which it was due, so that a stall shows in every request that it held up.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import type { StoriesPage } from '../src/report/pages.ts'
import { makeArticles } from './articles.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: 'string', default: '1500' },
    seconds: { type: 'string', default: '20' },
    rate: { type: 'string', default: '50' },
    burst: { type: 'string', default: '4000' },
    stories: { type: 'string', default: '150' },
    largest: { type: 'string', default: '1000' },
    kinds: { type: 'string', default: 'stories,story,claim,article,outlet,compare,search' },
    save: { type: 'boolean', default: false }
  }
})
const rate = Number(values.rate)

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

interface Timed {
  readonly status: number
  readonly etag: string | undefined
  readonly body: string
  readonly bytes: number
  /** Milliseconds to the first byte of the body, and to the last. */
  readonly first: number
  readonly last: number
}

function ask(url: string, headers: Record<string, string> = {}, keep: 'body' | 'nothing' = 'nothing'): Promise<Timed> {
  const began = performance.now()
  return new Promise((done) => {
    const asked = request(url, { agent, headers }, (response) => {
      const chunks: Buffer[] = []
      let [first, bytes] = [0, 0]
      response.on('data', (chunk: Buffer) => {
        first ||= performance.now() - began
        bytes += chunk.length
        if (keep === 'body') chunks.push(chunk)
      })
      response.on('end', () => {
        const last = performance.now() - began
        const body = Buffer.concat(chunks).toString('utf8')
        const { etag } = response.headers
        done({ status: response.statusCode ?? 0, etag, body, bytes, first: first || last, last })
      })
    })
    // what is cut off counts as an answer, with status 0
    asked.on('error', () =>
      done({
        status: 0,
        etag: undefined,
        body: '',
        bytes: 0,
        first: performance.now() - began,
        last: performance.now() - began
      })
    )
    asked.end()
  })
}

const json = async <Page>(url: string) => JSON.parse((await ask(url, {}, 'body')).body) as Page

/** Three hundred outlets that have one agency's story, most of them word for word, and the rest of the holding beside it. */
function inventedFile(count: number): string {
  const folder = join('bench', 'out', 'server')
  mkdirSync(folder, { recursive: true })
  const own = readFileSync('examples/agency/02-upland-courier.txt', 'utf8')
  const reprints = Array.from({ length: 300 }, (_, i) => {
    const text = i % 5 === 0 ? `${own}\n\nThe ${i}th reader wrote to this desk about it.\n` : own
    const published = new Date(Date.UTC(2023, 4, 2) + i * 600_000).toISOString()
    return `${JSON.stringify({ id: `r${i}`, outlet: `Reprint Gazette ${i}`, published, headline: `The bridge story, ${i}`, text })}\n`
  })
  const file = join(folder, 'articles.jsonl')
  writeFileSync(file, [...makeArticles(count - 300).lines, ...reprints].join(''))
  return file
}

/** How late the event loop of the server was, milliseconds. */
interface Delay {
  readonly median: number
  readonly p99: number
  readonly longest: number
}

interface Started {
  readonly child: ChildProcess
  readonly address: string
  /** Seconds until it listened, and until it had something to answer with. */
  readonly listening: number
  readonly ready: number
  /** Since it was asked last. */
  readonly delay: () => Promise<Delay>
}

/** Starts the server and waits until it can answer. */
async function start(paths: readonly string[]): Promise<Started> {
  const cli = join(process.env.HEARSAY_DIST ?? 'dist', 'cli.mjs')
  if (!existsSync(cli)) throw new Error('the program is not built: run npm run build first')
  const began = performance.now()
  const argv = ['--import', './bench/loopDelay.mjs', cli, 'serve', ...paths, '--port', '0', '-q']
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] })
  let told = (_: Delay) => {}
  child.stderr!.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n'))
      if (line.startsWith('{"loop"')) told((JSON.parse(line) as { loop: Delay }).loop)
      else if (line !== '') process.stderr.write(`${line}\n`)
  })
  const address = await new Promise<string>((done, failed) => {
    child.stdout!.once('data', (chunk: Buffer) => done(chunk.toString().trim()))
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)))
  })
  const listening = (performance.now() - began) / 1000
  while ((await ask(`${address}api/v1/info`)).status !== 200) await new Promise((go) => setTimeout(go, 200))
  const delay = () =>
    new Promise<Delay>((done) => {
      told = done
      child.kill('SIGUSR2')
    })
  return { child, address, listening, ready: (performance.now() - began) / 1000, delay }
}

/** Resident memory of a process, MB; NaN where the system does not say it this way. */
function resident(child: ChildProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}

/** Processor time that a process has taken, milliseconds: says what a request costs however busy the machine is. */
function processorTime(child: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}

const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)
const quantile = (numbers: readonly number[], share: number) =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? Number.NaN
const ms = (value: number) => `${value.toFixed(1)} ms`

/** Addresses of pages of every kind, made from what the server lists. */
async function addresses(base: string): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  const add = (kind: string, path: string) => found.set(kind, [...(found.get(kind) ?? []), `${base}api/v1${path}`])
  const pages: StoriesPage[] = []
  for (let cursor: string | null = ''; cursor !== null && pages.length < 5; cursor = pages.at(-1)!.next) {
    const path: string = `/stories?sort=time&limit=100${cursor === '' ? '' : `&cursor=${cursor}`}`
    pages.push(await json<StoriesPage>(`${base}api/v1${path}`))
    add('stories', path)
  }
  const stories = pages.flatMap((page) => page.stories)
  const few = stories.filter((_, i) => i % Math.ceil(stories.length / Number(values.stories)) === 0)
  for (const story of few.filter(({ articles }) => articles <= Number(values.largest))) {
    add('story', `/stories/${encodeURIComponent(story.id)}`)
    const { articles, claims } = await json<{
      claims: { id: string }[]
      articles: { id: string; outlet: { name: string } | null; headline: string | null }[]
    }>(found.get('story')!.at(-1)!)
    const [a, b] = articles
    if (claims[0]) add('claim', `/claims/${encodeURIComponent(claims[0].id)}`)
    if (a) add('article', `/articles/${encodeURIComponent(a.id)}`)
    if (a?.outlet) add('outlet', `/outlets/${encodeURIComponent(a.outlet.name)}`)
    if (a && b) add('compare', `/compare?a=${encodeURIComponent(a.id)}&b=${encodeURIComponent(b.id)}`)
    const words = (story.top?.text ?? story.headline).match(/\p{L}{5,}/gu) ?? []
    for (const word of words.slice(0, 3)) add('search', `/search?query=${encodeURIComponent(word)}`)
  }
  const kinds = values.kinds.split(',')
  return new Map([...found].filter(([kind]) => kinds.includes(kind)))
}

interface Load {
  readonly kind: string
  readonly took: number
  readonly status: number
}

/** Asks at a steady rate, kinds in turn, pages of each in an order that repeats seldom. */
async function load(
  pages: ReadonlyMap<string, readonly string[]>,
  seconds: number,
  memory: () => void
): Promise<Load[]> {
  const kinds = [...pages.keys()]
  const results: Promise<Load>[] = []
  const began = performance.now()
  for (let i = 0; i < seconds * rate; i++) {
    const due = began + (i * 1000) / rate
    const wait = due - performance.now()
    if (wait > 0) await new Promise((go) => setTimeout(go, wait))
    const kind = kinds[i % kinds.length]!
    const of = pages.get(kind)!
    const url = of[(i * 7919) % of.length]!
    results.push(ask(url).then(({ status }) => ({ kind, status, took: performance.now() - due })))
    if (i % (rate * 2) === 0) memory()
  }
  return Promise.all(results)
}

const lines: string[] = []
const print = (line: string) => {
  console.log(line)
  lines.push(line)
}

const paths = positionals.length > 0 ? positionals : [inventedFile(Number(values.articles))]
const busy = loadavg()[0]!
const { child, address, listening, ready, delay } = await start(paths)
try {
  const info = await json<{ articles: number; stories: number; claims: number }>(`${address}api/v1/info`)
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  print(
    `hearsay ${version}, Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim()}; load before ${busy.toFixed(1)}`
  )
  print(
    `Holding: ${info.articles} articles, ${info.stories} stories, ${info.claims} claims; listening after ${listening.toFixed(1)} s, ready after ${ready.toFixed(1)} s.`
  )
  print('')

  const all = await Promise.all(
    ['inflation', 'time'].map((sort) => json<StoriesPage>(`${address}api/v1/stories?limit=200&sort=${sort}`))
  )
  const large = all
    .flatMap((page) => page.stories)
    .filter(({ articles }) => articles <= Number(values.largest))
    .sort((a, b) => b.articles - a.articles)[0]!
  const story = `${address}api/v1/stories/${encodeURIComponent(large.id)}`
  const cold = await ask(story)
  const warm = await Promise.all(Array.from({ length: 1 }, () => ask(story)))
  for (let i = 0; i < 20; i++) warm.push(await ask(story))
  const unchanged: Timed[] = []
  for (let i = 0; i < 20; i++) unchanged.push(await ask(story, { 'if-none-match': cold.etag ?? '' }))
  print(`| story of ${large.articles} articles, ${(cold.bytes / 1e6).toFixed(1)} MB of JSON | first byte | last byte |`)
  print('|---|---|---|')
  print(`| first time | ${ms(cold.first)} | ${ms(cold.last)} |`)
  print(
    `| again, median of ${warm.length} | ${ms(
      quantile(
        warm.map((w) => w.first),
        0.5
      )
    )} | ${ms(
      quantile(
        warm.map((w) => w.last),
        0.5
      )
    )} |`
  )
  print(
    `| unchanged (${unchanged[0]!.status}), median | ${ms(
      quantile(
        unchanged.map((w) => w.last),
        0.5
      )
    )} | |`
  )
  print('')

  const pages = await addresses(address)
  // what is asked for the first time is told by itself: after that, answers are kept
  const firsts = new Map<string, number[]>()
  for (const [kind, urls] of pages)
    for (const url of new Set(urls)) firsts.set(kind, [...(firsts.get(kind) ?? []), (await ask(url)).last])
  print('Each page once, one after the other (stories and lists were asked for before):')
  print('')
  print('| page | pages | median | longest |')
  print('|---|---|---|---|')
  for (const [kind, took] of firsts)
    print(`| ${kind} | ${took.length} | ${ms(quantile(took, 0.5))} | ${ms(quantile(took, 1))} |`)
  print('')
  const memory: number[] = []
  await delay()
  const before = processorTime(child)
  const results = await load(pages, Number(values.seconds), () => memory.push(resident(child)))
  print(`${results.length} requests at ${rate} a second, to the last byte:`)
  print('')
  print('| page | requests | median | p99 | longest |')
  print('|---|---|---|---|---|')
  for (const kind of [...pages.keys(), 'all']) {
    const took = results.filter((r) => kind === 'all' || r.kind === kind).map((r) => r.took)
    print(
      `| ${kind} | ${took.length} | ${ms(quantile(took, 0.5))} | ${ms(quantile(took, 0.99))} | ${ms(quantile(took, 1))} |`
    )
  }
  const failed = results.filter((r) => r.status !== 200)
  print('')
  const cost = (processorTime(child) - before) / results.length
  print(
    `Processor time of the server: ${cost.toFixed(1)} ms a request, ${(((cost * rate) / 1000) * 100).toFixed(0)} % of one core at this rate.`
  )
  const late = await delay()
  print(
    `Delay of its event loop (5 ms of it are how often it is looked at): median ${ms(late.median)}, p99 ${ms(late.p99)}, longest ${ms(late.longest)}; load of the machine meanwhile ${loadavg()[0]!.toFixed(1)}.`
  )
  print(`Answers other than 200: ${failed.length}.`)
  print(`Memory during the load, MB: ${memory.map((m) => m.toFixed(0)).join(' ')}.`)

  const every = [...pages.values()].flat()
  const after: number[] = []
  const began = performance.now()
  const total = Number(values.burst)
  for (let i = 0; i < total; i += 8) {
    await Promise.all(Array.from({ length: 8 }, (_, j) => ask(every[((i + j) * 7919) % every.length]!)))
    if ((i + 8) % (total / 8) < 8) after.push(resident(child))
  }
  const persecond = total / ((performance.now() - began) / 1000)
  print(
    `${total} more as fast as they are answered, 8 at a time: ${persecond.toFixed(0)} a second; memory after each eighth of them, MB: ${after.map((m) => m.toFixed(0)).join(' ')}.`
  )
} finally {
  agent.destroy()
  child.kill('SIGTERM')
}

if (values.save) {
  const name = `${new Date().toISOString().slice(0, 10)}-server.md`
  mkdirSync(join('bench', 'runs'), { recursive: true })
  writeFileSync(join('bench', 'runs', name), `# The server\n\n${lines.join('\n')}\n`)
  console.log(`written to bench/runs/${name}`)
}
