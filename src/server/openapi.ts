/**
 * The OpenAPI 3.1 document. Requests are described by the zod schemas that check them, answers by the published JSON Schemas, which are
 * made from the types of the source: nothing is written twice.
 */
import { createRoute } from '@hono/zod-openapi'
import definitions from '../../schema/hearsay.api-1.json' with { type: 'json' }
import lintDefinitions from '../../schema/hearsay.lint-1.json' with { type: 'json' }
import { version } from '../text/version.ts'
import { type ProblemCode, problemKinds, problemType } from './problem.ts'
import type { PageRoute } from './routes.ts'
import { lintRequest, traceRequest } from './schemas.ts'
import { articleLimit, bodyLimit } from './upload.ts'

export const base = '/api/v1'

const megabytes = bodyLimit / 2 ** 20

/** A reference to one of the components. */
const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` })

/** Descriptions of problems, several of one status together. */
function problems(...codes: readonly ProblemCode[]) {
  const made: Record<number, { description: string; content: Record<string, { schema: { $ref: string } }> }> = {}
  for (const code of codes) {
    const { status, title } = problemKinds[code]
    const before = made[status]
    const description = before
      ? `${before.description}; or ${title.toLowerCase()} (\`${code}\`)`
      : `${title} (\`${code}\`)`
    made[status] = { description, content: { [problemType]: { schema: schema('ProblemDocument') } } }
  }
  return made
}

/** The route of a page, as hono wants it. */
export function pageRoute(route: PageRoute) {
  const missing = route.missing ? [route.missing.code] : []
  return createRoute({
    method: 'get',
    path: `${base}${route.path}`,
    summary: route.summary,
    description: route.description,
    request: { params: route.parameters as never, query: route.query as never },
    responses: {
      200: {
        description: route.summary,
        headers: { ETag: { schema: { type: 'string' }, description: 'Changes when what is held changes.' } },
        content: { 'application/json': { schema: schema(route.schema) } }
      },
      202: {
        description:
          'Not ready yet, where the request says `Prefer: respond-async`: the server still traces what it was given; ask again.',
        content: { 'application/json': { schema: schema('Starting') } }
      },
      304: { description: 'Unchanged: `If-None-Match` names the present ETag.' },
      ...problems('badRequest', ...missing, 'unauthorized', 'otherOrigin', 'misdirected', 'starting')
    }
  })
}

const traceDescription = [
  `Traces the articles of the body together and keeps nothing. At most ${megabytes} MB, ${articleLimit} articles.`,
  'The answer is a stream of JSON lines: `{"event":"accepted","articles":3}`, then `{"event":"progress","stage":"match","done":1,"total":3}` now and then, and last `{"event":"trace","trace":{…}}`, or `{"event":"failed","problem":{…}}`.',
  'With `Accept: application/json` the trace alone is answered, when it is done. Where the client leaves, the work is stopped.'
].join('\n\n')

/** `POST /api/v1/trace`. */
export const traceRoute = createRoute({
  method: 'post',
  path: `${base}/trace`,
  summary: 'Trace articles',
  description: traceDescription,
  request: {
    body: {
      required: true,
      content: {
        'application/json': { schema: traceRequest },
        'application/x-ndjson': { schema: { type: 'string', description: 'A record a line.' } },
        'multipart/form-data': {
          schema: {
            type: 'object',
            description: 'Files: pages, texts, records, gzipped or not; each as `hearsay trace` reads it.',
            properties: { files: { type: 'array', items: { type: 'string', format: 'binary' } } }
          }
        }
      }
    }
  },
  responses: {
    200: {
      description: 'Progress and the trace',
      content: {
        'application/x-ndjson': { schema: schema('TraceEvent') },
        'application/json': { schema: schema('Trace') }
      }
    },
    ...problems(
      'badRequest',
      'unauthorized',
      'otherOrigin',
      'tooLarge',
      'badMediaType',
      'misdirected',
      'nothingToTrace',
      'internal',
      'busy',
      'tooLong'
    )
  }
})

/** `POST /api/v1/lint`. */
export const lintRoute = createRoute({
  method: 'post',
  path: `${base}/lint`,
  summary: 'Check a draft',
  description:
    'Holds a draft against the articles of one story and answers as `hearsay lint --json` does: what to look at before it is published. Nothing is kept.',
  request: { body: { required: true, content: { 'application/json': { schema: lintRequest } } } },
  responses: {
    200: { description: 'What to look at', content: { 'application/json': { schema: schema('LintReport') } } },
    ...problems(
      'badRequest',
      'notFound',
      'unauthorized',
      'otherOrigin',
      'tooLarge',
      'badMediaType',
      'misdirected',
      'nothingToTrace',
      'internal',
      'busy',
      'starting',
      'tooLong'
    )
  }
})

/** One line of the stream. */
const traceEvent = {
  description: 'One line of the answer to a trace.',
  oneOf: [
    event('accepted', { articles: { type: 'integer' } }),
    event('progress', { stage: { type: 'string' }, done: { type: 'integer' }, total: { type: 'integer' } }),
    event('trace', { trace: schema('Trace') }),
    event('failed', { problem: schema('ProblemDocument') })
  ]
}

function event(name: string, properties: Readonly<Record<string, object>>): object {
  return {
    type: 'object',
    properties: { event: { const: name }, ...properties },
    required: ['event', ...Object.keys(properties)]
  }
}

const progress = {
  type: 'object',
  description: 'How far the work is that a request has to wait for.',
  properties: { stage: { type: 'string' }, done: { type: 'integer' }, total: { type: 'integer' } },
  required: ['stage', 'done', 'total']
}

const starting = {
  type: 'object',
  properties: { progress: { anyOf: [progress, { type: 'null' }] } },
  required: ['progress']
}

const problemDocument = {
  type: 'object',
  description: 'An error, as RFC 9457 describes it.',
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(problemKinds) },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { at: { type: 'string' }, message: { type: 'string' } },
        required: ['at', 'message']
      }
    },
    progress
  },
  required: ['type', 'title', 'status', 'code', 'detail']
}

/** Schemas of answers, with references as OpenAPI writes them. */
export function answerSchemas(): Record<string, object> {
  const text = JSON.stringify({ ...lintDefinitions.definitions, ...definitions.definitions }).replaceAll(
    '#/definitions/',
    '#/components/schemas/'
  )
  const made = JSON.parse(text) as Record<string, object>
  return { ...made, ProblemDocument: problemDocument, Starting: starting, TraceEvent: traceEvent }
}

/** Head of the document. */
export const documentHead = {
  openapi: '3.1.0',
  info: {
    title: 'hearsay',
    version,
    description:
      'Who said it first, who only repeats it, and how many independent origins really stand behind a claim. Every page of the web app has its JSON here, with the field names of `hearsay.trace/1`. Offsets are UTF-16 code units into the text of the article.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' }
  }
}
