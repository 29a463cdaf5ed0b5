/**
 * Errors of the HTTP API as RFC 9457 describes them (`application/problem+json`): what kinds there are, as data, and how one is
 * written. The page of the API's documentation explains each under the address in `type`.
 */
import { jsonLine } from '../report/safe.ts'
import type { OpeningProgress } from './opening.ts'

/** Kinds of problem: code, status, title and what to do about it. */
export const problemKinds = {
  badRequest: {
    status: 400,
    title: 'The request cannot be read',
    about: 'Its path, a parameter or its body is not as this page says.'
  },
  unauthorized: {
    status: 401,
    title: 'A token is needed',
    about:
      'This server is open to other machines: give the token that it printed when it started, as `Authorization: Bearer TOKEN`, or open the address that it printed.'
  },
  otherOrigin: { status: 403, title: 'Another site asks', about: 'A page of another origin may not use this server.' },
  notFound: {
    status: 404,
    title: 'Not found',
    about: 'Nothing here has this path or id. Ids are those of the lists, percent-encoded.'
  },
  badMethod: { status: 405, title: 'Wrong method', about: '`Allow` says which methods the path takes.' },
  badCursor: {
    status: 400,
    title: 'The cursor is none of this list',
    about:
      'A cursor is `next` of the page before, with the same query and order. What is held may have changed meanwhile: begin without a cursor.'
  },
  tooLarge: {
    status: 413,
    title: 'Too large',
    about: 'Fewer or smaller articles at once: the limits stand at the route.'
  },
  badMediaType: {
    status: 415,
    title: 'Unknown kind of body',
    about: '`application/json`, `application/x-ndjson` and `multipart/form-data` are understood.'
  },
  misdirected: {
    status: 421,
    title: 'Not a name of this server',
    about:
      'Use the address that the server printed. Names of other hosts are refused, so that no web page can reach this server by a name of its own.'
  },
  nothingToTrace: {
    status: 422,
    title: 'No article',
    about: 'Nothing in the body could be read as an article; `problems` says why.'
  },
  internal: {
    status: 500,
    title: 'A fault of the server',
    about: 'The server has written what happened to its standard error.'
  },
  busy: {
    status: 503,
    title: 'Busy',
    about: 'Other traces are under way: try again after the seconds in `Retry-After`.'
  },
  starting: {
    status: 503,
    title: 'Not ready yet',
    about:
      'The server is still tracing what it was given: try again after the seconds in `Retry-After`. A request waits 20 seconds for that, or as long as `Prefer: wait=SECONDS` says.'
  },
  tooLong: {
    status: 503,
    title: 'Took too long',
    about: 'The trace was stopped at its time limit: give fewer articles.'
  }
} as const

export type ProblemCode = keyof typeof problemKinds

/** The document of a problem. */
export interface ProblemDocument {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: ProblemCode
  /** What is wrong with this request, in a sentence. */
  readonly detail: string
  /** Parts of the request that are wrong. */
  readonly errors?: readonly { readonly at: string; readonly message: string }[]
  /** How far the work is that this request has to wait for. */
  readonly progress?: OpeningProgress
}

export const problemType = 'application/problem+json'

export function problemDocument(
  code: ProblemCode,
  detail: string,
  errors: ProblemDocument['errors'] = []
): ProblemDocument {
  const { status, title } = problemKinds[code]
  const document = { type: `/api/v1/docs#${code}`, title, status, code, detail }
  return errors.length > 0 ? { ...document, errors } : document
}

/** The response of a problem. */
export function problemResponse(
  code: ProblemCode,
  detail: string,
  more: Pick<ProblemDocument, 'errors' | 'progress'> & { readonly headers?: Readonly<Record<string, string>> } = {}
): Response {
  const { progress } = more
  const document = { ...problemDocument(code, detail, more.errors ?? []), ...(progress && { progress }) }
  return new Response(`${jsonLine(document)}\n`, {
    status: document.status,
    headers: { 'content-type': problemType, 'cache-control': 'no-store', ...more.headers }
  })
}
