/** Records over HTTP: each page's JSON twin under `/api/v1`. What the server says went wrong is told as it says it. */
import type { PageSource } from '../surroundings.ts'
import { tellStarting } from './starting.ts'
import type { TraceProgress } from './traceFiles.ts'

const root = '/api/v1'

/** The records that the server of this page serves. */
export function fetchedSource(): PageSource {
  return {
    info: async () => required(await ask('/info')),
    stories: ({ query, sort, limit, cursor }) => ask(`/stories${queryOf({ query, sort, limit, cursor })}`),
    story: (id) => ask(`/stories/${encodeURIComponent(id)}`),
    without: (id, outlets) =>
      ask(`/stories/${encodeURIComponent(id)}/without?${new URLSearchParams(outlets.map((name) => ['outlet', name]))}`),
    claim: (id) => ask(`/claims/${encodeURIComponent(id)}`),
    article: (id) => ask(`/articles/${encodeURIComponent(id)}`),
    outlet: (name) => ask(`/outlets/${encodeURIComponent(name)}`),
    lint: (story, text) =>
      ask('/lint', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ story, draft: { text } })
      }),
    search: async ({ query, limit }) => required(await ask(`/search${queryOf({ query, limit })}`)),
    compare: (a, b) => ask(`/compare${queryOf({ a, b })}`)
  }
}

function queryOf(fields: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined && value !== '') query.set(name, String(value))
  const text = query.toString()
  return text ? `?${text}` : ''
}

/** The answer; null where the server knows no such record. */
async function ask<Value>(path: string, request: RequestInit = {}): Promise<Value | null> {
  const answer = await answerOf(path, request)
  if (answer.status === 404) return null
  if (!answer.ok) throw new Error(await faultOf(answer))
  return (await answer.json()) as Value
}

/** Milliseconds between two questions to a server that is not ready yet. */
const pause = 500

/** What the server answers once it is ready; until then it is asked again, and how far it is is told. */
async function answerOf(path: string, request: RequestInit): Promise<Response> {
  for (;;) {
    const answer = await fetch(root + path, {
      ...request,
      headers: { accept: 'application/json', prefer: 'respond-async, wait=0', ...request.headers }
    })
    if (answer.status !== 202) {
      tellStarting(null)
      return answer
    }
    const { progress } = (await answer.json()) as { progress: TraceProgress | null }
    tellStarting(progress ?? { stage: 'read', done: 0, total: 0 })
    await new Promise((done) => setTimeout(done, pause))
  }
}

function required<Value>(value: Value | null): Value {
  if (value === null)
    throw new Error('The server does not know this page: it may be of another version. Start it again.')
  return value
}

/** What a problem document says, in a sentence. */
export async function faultOf(answer: Response): Promise<string> {
  try {
    const told: unknown = await answer.json()
    if (typeof told === 'object' && told !== null) {
      const { detail, title } = told as { detail?: unknown; title?: unknown }
      if (typeof detail === 'string') return detail
      if (typeof title === 'string') return title
    }
  } catch {
    // no document: the status says all there is
  }
  return `The server answered with ${answer.status}.`
}
