/** A server on a free port of this machine, for tests; what it is asked goes over real sockets. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import type { Trace } from '../../src/model.ts'
import { lintUpload } from '../../src/server/lintUpload.ts'
import { type Served, type ServeOptions, startServing } from '../../src/server/start.ts'
import type { Job, ToWorker, Tracer } from '../../src/server/tracer.ts'
import { type Report, traceUpload } from '../../src/server/traceUpload.ts'
import { readUpload } from '../../src/server/upload.ts'
import { holdTrace } from '../../src/store/memory.ts'
import { knockOut } from '../../src/trace/knockout.ts'

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface Started extends Served {
  readonly lines: string[]
  readonly ask: (
    path: string,
    options?: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array }
  ) => Promise<Answer>
  /** Sends bytes as they are; gives all that comes back until the connection ends. */
  readonly raw: (text: string, options?: { readonly wait?: number }) => Promise<string>
}

/** Starts a server over a trace. */
export async function startTest(trace: Trace, options: Partial<ServeOptions> = {}): Promise<Started> {
  const lines: string[] = []
  const served = await startServing({
    holdings: holdTrace(trace, { knockOut }),
    tracer: inProcess(),
    web: '/nonexistent',
    port: 0,
    log: (line) => lines.push(line),
    ...options
  })
  const host = options.host ?? '127.0.0.1'
  const ask: Started['ask'] = (path, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((done, failed) => {
      const asked = httpRequest({ host, port: served.port, path, method, headers, agent: false }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', failed)
        response.on('end', () =>
          done({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8')
          })
        )
      })
      asked.on('error', failed)
      asked.end(body)
    })
  const raw: Started['raw'] = (text, { wait = 5000 } = {}) =>
    new Promise((done) => {
      const chunks: Buffer[] = []
      const socket = connect(served.port, host, () => socket.write(text))
      socket.setTimeout(wait, () => socket.destroy())
      socket.on('data', (chunk) => chunks.push(chunk))
      socket.on('error', () => {})
      socket.on('close', () => done(Buffer.concat(chunks).toString('utf8')))
    })
  return { ...served, lines, ask, raw }
}

/** Traces in the tests' own process, one at a time, without a thread. */
export function inProcess(): Tracer {
  let taken = 0
  return {
    reserve: () => {
      if (taken > 0) return null
      taken++
      let held = true
      const release = () => {
        if (held) taken--
        held = false
      }
      return { release, start: (upload) => jobOf(upload, release) }
    },
    close: async () => {},
    busy: () => taken
  }
}

function jobOf(upload: ToWorker, release: () => void): Job {
  const reports = async function* (): AsyncGenerator<Report> {
    const told: Report[] = []
    const tell = (report: Report) => void told.push(report)
    if ('draft' in upload) lintUpload(upload, tell)
    else traceUpload(await readUpload(upload), tell, { now: () => 0 })
    release()
    yield* told
  }
  return { reports: reports(), cancel: release }
}
