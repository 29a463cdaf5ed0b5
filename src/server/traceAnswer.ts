/**
 * `POST /api/v1/trace`: reads the body up to its limit, hands it to a worker, and answers with its reports as JSON lines, or with the
 * trace alone. A client that leaves ends the work.
 */
import { jsonLine } from '../report/safe.ts'
import { type ProblemCode, problemDocument, problemResponse } from './problem.ts'
import type { Failure, Job, Tracer } from './tracer.ts'
import { bodyLimit } from './upload.ts'

/** Seconds after which to try again where all places are taken. */
const retryAfter = '5'
/** Milliseconds between two signs of life while a stage says nothing. */
const heartbeat = 5000

export async function answerTrace(request: Request, tracer: Tracer): Promise<Response> {
  const told = Number(request.headers.get('content-length') ?? 0)
  if (told > bodyLimit) return tooLarge(bodyLimit)
  const slot = tracer.reserve()
  if (!slot) return busyResponse()
  let job: Job | null = null
  try {
    const body = await readBody(request, bodyLimit)
    if (body === 'tooLarge') return tooLarge(bodyLimit)
    if (body === 'gone') return problemResponse('badRequest', 'The body ended before it was whole.')
    job = slot.start({ contentType: request.headers.get('content-type') ?? '', body })
    request.signal.addEventListener('abort', job.cancel)
    return await answerJob(job, wantsLines(request.headers.get('accept')))
  } finally {
    if (!job) slot.release()
  }
}

export function busyResponse(): Response {
  return problemResponse('busy', 'Other traces are under way.', { headers: { 'retry-after': retryAfter } })
}

export function tooLarge(limit: number): Response {
  const detail = `The body is larger than ${limit / 2 ** 20} MB.`
  return problemResponse('tooLarge', detail, { headers: { connection: 'close' } })
}

/** JSON lines unless only the document is asked for. */
function wantsLines(accept: string | null): 'lines' | 'document' {
  const types = (accept ?? '').toLowerCase()
  return types.includes('application/json') && !types.includes('ndjson') ? 'document' : 'lines'
}

/** The body, up to a number of bytes. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array | 'tooLarge' | 'gone'> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (!request.body) return new Uint8Array()
  const reader = request.body.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length
      if (size > limit) {
        await reader.cancel().catch(() => {})
        return 'tooLarge'
      }
      chunks.push(next.value)
    }
  } catch {
    return 'gone'
  }
  const body = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    body.set(chunk, at)
    at += chunk.length
  }
  return body
}

const failureWords: Readonly<Record<Failure, readonly [ProblemCode, string]>> = {
  tooLong: ['tooLong', 'The trace was stopped at its time limit.'],
  internal: ['internal', 'The trace could not be finished.']
}

/** Waits for the first report, which says whether the body is taken; then streams, or collects. */
export async function answerJob(job: Job, form: 'lines' | 'document'): Promise<Response> {
  const reports = job.reports[Symbol.asyncIterator]()
  const first = await reports.next()
  if (first.done) return problemResponse('internal', 'The trace was cancelled.')
  const report = first.value
  if (report.kind === 'refused') return problemResponse(report.code, report.detail, { errors: report.errors })
  if (report.kind === 'failed') return problemResponse(...failureWords[report.why])
  const articles = report.kind === 'accepted' ? report.articles : 0
  return form === 'lines' ? streamed(job, reports, articles) : collected(reports)
}

type Reports = AsyncIterator<Job['reports'] extends AsyncIterable<infer Item> ? Item : never>

async function collected(reports: Reports): Promise<Response> {
  const parts: Uint8Array[] = []
  for (let next = await reports.next(); !next.done; next = await reports.next()) {
    if (next.value.kind === 'part') parts.push(next.value.bytes)
    if (next.value.kind === 'failed') return problemResponse(...failureWords[next.value.why])
  }
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
  return new Response(new Blob(parts as Uint8Array<ArrayBuffer>[]).stream(), { headers })
}

function streamed(job: Job, reports: Reports, articles: number): Response {
  const encoder = new TextEncoder()
  const line = (value: object) => encoder.encode(`${jsonLine(value)}\n`)
  let began = false
  let last: Uint8Array = line({ event: 'accepted', articles })
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(last),
    pull: async (controller) => {
      // While nothing new is known, the last word is said again now and then, so that connections are not taken for dead.
      const again = setInterval(() => {
        if (!began && (controller.desiredSize ?? 0) > 0) controller.enqueue(last)
      }, heartbeat)
      try {
        const next = await reports.next()
        if (next.done) {
          controller.close()
          return
        }
        const report = next.value
        switch (report.kind) {
          case 'progress': {
            const { stage, done, total } = report
            last = line({ event: 'progress', stage, done, total })
            controller.enqueue(last)
            break
          }
          case 'part':
            if (!began) controller.enqueue(encoder.encode('{"event":"trace","trace":'))
            began = true
            controller.enqueue(report.bytes)
            break
          case 'done':
            controller.enqueue(encoder.encode('}\n'))
            break
          case 'failed': {
            const problem = problemDocument(...failureWords[report.why])
            // A trace that broke off in the middle of its line is ended by a line end first.
            controller.enqueue(encoder.encode(`${began ? '\n' : ''}${jsonLine({ event: 'failed', problem })}\n`))
            break
          }
          case 'accepted':
          case 'refused':
            break
          default:
            report satisfies never
        }
      } finally {
        clearInterval(again)
      }
    },
    cancel: () => job.cancel()
  })
  const headers = { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
  return new Response(stream, { headers })
}
