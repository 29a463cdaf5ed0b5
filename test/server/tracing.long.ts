/** `POST /api/v1/trace` with its worker thread, as it is built: progress, the trace, bounds, and an end when nobody waits. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Trace } from '../../src/model.ts'
import { trace as traceInputs } from '../../src/pipeline.ts'
import { makeTracer, type Tracer, tracerOptions } from '../../src/server/tracer.ts'
import { notedTrace } from '../report/noted.ts'
import { type Started, startTest } from './started.ts'

const folder = resolve('node_modules', '.cache', `hearsay-worker-${process.pid}`)
const worker = pathToFileURL(join(folder, 'traceWorker.mjs'))
/** A thread that takes a body and never answers; one that fails; one that takes all memory. */
const idleWorker = pathToFileURL(join(folder, 'idle.mjs'))
const brokenWorker = pathToFileURL(join(folder, 'broken.mjs'))
const greedyWorker = pathToFileURL(join(folder, 'greedy.mjs'))

const lines: string[] = []
let tracer: Tracer
let server: Started

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  execFileSync(
    'node_modules/.bin/tsdown',
    [
      'src/server/traceWorker.ts',
      '--config',
      'false',
      '--format',
      'esm',
      '--no-dts',
      '--log-level',
      'error',
      '--out-dir',
      folder
    ],
    { stdio: 'ignore' }
  )
  const listen = "import { parentPort } from 'node:worker_threads'\nparentPort.on('message', () => {"
  writeFileSync(join(folder, 'idle.mjs'), `${listen} parentPort.postMessage({ kind: 'accepted', articles: 1 }) })`)
  writeFileSync(
    join(folder, 'broken.mjs'),
    `${listen} parentPort.postMessage({ kind: 'accepted', articles: 1 }); throw new Error('broken at /home/someone') })`
  )
  writeFileSync(
    join(folder, 'greedy.mjs'),
    `${listen} const all = []; for (;;) all.push(new Array(100000).fill(all.length)) })`
  )
  tracer = makeTracer(worker, (line) => lines.push(line), { ...tracerOptions, jobs: 2 })
  server = await startTest(notedTrace(), { tracer })
}, 120_000)

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const record = { id: 'one', text: '“The quay is shut,” a harbour master told Reed News.' }
const post = (body: string, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body
})

interface Event {
  readonly event: string
  readonly [field: string]: unknown
}

const eventsOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Event)

describe('a trace', { timeout: 60_000 }, () => {
  it('is told of as it is made, and comes last', async () => {
    const answer = await server.ask(
      '/api/v1/trace',
      post(JSON.stringify({ articles: [record, { ...record, id: 'two' }] }))
    )
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('application/x-ndjson')
    const events = eventsOf(answer.text)
    expect(events[0]).toEqual({ event: 'accepted', articles: 2 })
    expect(events.at(-1)!.event).toBe('trace')
    expect(new Set(events.slice(1, -1).map((each) => each.event))).toEqual(new Set(['progress']))
    expect(events.filter((each) => each.stage === 'trace').at(-1)).toMatchObject({ done: 1, total: 1 })
  })

  it('is what hearsay trace makes of the same', async () => {
    const answer = await server.ask('/api/v1/trace', post(JSON.stringify([record]), { accept: 'application/json' }))
    const own = traceInputs([{ uri: 'record 1', bytes: Buffer.from(JSON.stringify(record)) }])
    expect(JSON.parse(answer.text)).toEqual(JSON.parse(JSON.stringify(own)))
  })

  it('takes lines and files too', async () => {
    const lines = `${JSON.stringify(record)}\n${JSON.stringify({ ...record, id: 'two' })}\nbroken\n`
    const fromLines = await server.ask(
      '/api/v1/trace',
      post(lines, { 'content-type': 'application/x-ndjson', accept: 'application/json' })
    )
    const trace = JSON.parse(fromLines.text) as Trace
    expect(trace.articles.map((a) => a.id)).toEqual(['one', 'two'])
    expect(trace.problems.map((p) => p.code)).toEqual(['badLine'])
    const form = new FormData()
    form.append(
      'files',
      new Blob([
        '<html><title>Shut</title><body><p>“The quay is shut,” a harbour master told Reed News.</p></body></html>'
      ]),
      'page.html'
    )
    form.append('files', new Blob([record.text]), 'note.txt')
    const sent = await fetch(`http://127.0.0.1:${server.port}/api/v1/trace`, {
      method: 'POST',
      body: form,
      headers: { accept: 'application/json' }
    })
    expect(((await sent.json()) as Trace).articles.map((a) => a.uri)).toEqual(['page.html', 'note.txt'])
  })

  it('is made again and again by the same thread', async () => {
    for (let i = 0; i < 5; i++)
      expect((await server.ask('/api/v1/trace', post(JSON.stringify([record])))).text).toContain('"event":"trace"')
    expect(tracer.busy()).toBe(0)
    expect(lines).toEqual([])
  })

  it('leaves the server free to answer meanwhile', async () => {
    const text = `${record.text}\n\n`.repeat(3000)
    const long = server.ask('/api/v1/trace', post(JSON.stringify([{ text }])))
    let slowest = 0
    for (let i = 0; i < 30; i++) {
      const began = performance.now()
      await server.ask('/api/v1/info')
      slowest = Math.max(slowest, performance.now() - began)
    }
    expect((await long).text).toContain('"event":"trace"')
    expect(slowest).toBeLessThan(1500)
  })
})

describe('bounds', { timeout: 60_000 }, () => {
  const withWorker = async (
    at: URL,
    limits: Partial<typeof tracerOptions>,
    run: (started: Started, own: Tracer, told: string[]) => Promise<void>
  ) => {
    const told: string[] = []
    const own = makeTracer(at, (line) => told.push(line), { ...tracerOptions, ...limits })
    const started = await startTest(notedTrace(), { tracer: own })
    try {
      await run(started, own, told)
    } finally {
      await started.close()
    }
  }
  const body = JSON.stringify([record])
  /** Begins a trace and leaves it when its first line is there, or stays. */
  const begin = (port: number) =>
    new Promise<() => void>((done) => {
      const asked = request({
        port,
        host: '127.0.0.1',
        path: '/api/v1/trace',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        agent: false
      })
      asked.on('error', () => {})
      asked.on('response', (response) => {
        response.on('error', () => {})
        response.once('data', () => done(() => asked.destroy()))
      })
      asked.end(body)
    })
  const until = async (holds: () => boolean) => {
    for (let i = 0; i < 200 && !holds(); i++) await new Promise((go) => setTimeout(go, 25))
    expect(holds()).toBe(true)
  }

  it('so many at once, the others are told when to come back; a client that leaves ends its trace', () =>
    withWorker(idleWorker, { jobs: 2 }, async (started, own, told) => {
      const leave = [await begin(started.port), await begin(started.port)]
      const third = await started.ask('/api/v1/trace', post(body))
      expect([third.status, third.headers['retry-after']]).toEqual([503, '5'])
      expect(JSON.parse(third.text)).toMatchObject({ code: 'busy' })
      leave[0]!()
      await until(() => own.busy() === 1)
      const fourth = await begin(started.port)
      leave[1]!()
      fourth()
      await until(() => own.busy() === 0)
      expect(told).toEqual([])
    }))

  it('so long, then it is stopped', () =>
    withWorker(idleWorker, { time: 4000 }, async (started, own) => {
      const answer = await started.ask('/api/v1/trace', post(body))
      expect(eventsOf(answer.text).at(-1)).toMatchObject({ event: 'failed', problem: { code: 'tooLong', status: 503 } })
      const alone = await started.ask('/api/v1/trace', post(body, { accept: 'application/json' }))
      expect([alone.status, alone.headers['content-type']]).toEqual([503, 'application/problem+json'])
      expect(own.busy()).toBe(0)
    }))

  it('so much memory, then it is stopped, and the server is not', () =>
    withWorker(greedyWorker, { memory: 32 }, async (started, own) => {
      const answer = await started.ask('/api/v1/trace', post(body))
      expect(answer.status).toBe(500)
      expect(own.busy()).toBe(0)
      expect((await started.ask('/api/v1/info')).status).toBe(200)
    }))

  it('a fault is told without its words, and logged', () =>
    withWorker(brokenWorker, {}, async (started, own, told) => {
      const answer = await started.ask('/api/v1/trace', post(body))
      // before the first event is sent, it is the answer itself; afterwards the last event
      const last = eventsOf(answer.text).at(-1)
      expect(last).toMatchObject(
        answer.status === 500 ? { code: 'internal' } : { event: 'failed', problem: { code: 'internal' } }
      )
      expect(answer.text).not.toContain('/home/someone')
      expect(told.join()).toContain('broken at /home/someone')
      expect(own.busy()).toBe(0)
    }))

  it('a server that is ended ends its traces', () =>
    withWorker(idleWorker, {}, async (started) => {
      await begin(started.port)
      const began = performance.now()
      await started.close()
      expect(performance.now() - began).toBeLessThan(6000)
    }))
})
