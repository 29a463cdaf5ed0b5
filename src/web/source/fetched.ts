/** Records over HTTP: each page's JSON twin under `/api/v1`. What the server says went wrong is told as it says it. */
import type { PageSource } from '../surroundings.ts'

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
async function ask<Value>(path: string): Promise<Value | null> {
  const answer = await fetch(root + path, { headers: { accept: 'application/json' } })
  if (answer.status === 404) return null
  if (!answer.ok) throw new Error(await faultOf(answer))
  return (await answer.json()) as Value
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
