/**
 * The application: requests that passed the guard in, responses out. Pages and routes come from lists; the files of the web app from memory.
 */
import { createHash } from 'node:crypto'
import { OpenAPIHono, type z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { jsonLine } from '../report/safe.ts'
import { version } from '../text/version.ts'
import { type Bodies, makeBodies } from './bodies.ts'
import { type ApiDocument, documentationPage, documentationStyle } from './documentation.ts'
import { type ServedFile, servedFile } from './files.ts'
import { securityHeaders } from './headers.ts'
import { answerLint } from './lintAnswer.ts'
import { answerSchemas, base, documentHead, lintRoute, pageRoute, traceRoute } from './openapi.ts'
import { comesAgain, type Opening, waitOf, within } from './opening.ts'
import { packedAside, packedTag, takesGzip } from './packing.ts'
import { problemResponse } from './problem.ts'
import { type PageRoute, pageRoutes } from './routes.ts'
import { answerTrace } from './traceAnswer.ts'
import type { Tracer } from './tracer.ts'

export interface AppOptions {
  readonly opening: Opening
  readonly tracer: Tracer
  /** Files of the web app by address; the documentation stands at `/` where there are none. */
  readonly files: ReadonlyMap<string, ServedFile>
  /** Told of faults, a line each. */
  readonly log: (line: string) => void
  readonly bodies?: Bodies
}

type Fetch = (request: Request) => Response | Promise<Response>

/** The application as a function from requests to responses. */
export function makeApp(options: AppOptions): Fetch {
  const app = new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return undefined
      const errors = result.error.issues.slice(0, 20).map(faultOf)
      return problemResponse('badRequest', sentenceOf(errors), { errors })
    }
  })
  const bodies = options.bodies ?? makeBodies()
  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(securityHeaders)) context.res.headers.set(name, value)
  })
  for (const route of pageRoutes)
    app.openapi(pageRoute(route), (context) => answerPage(route, context, options.opening, bodies) as never)
  app.post(traceRoute.path, (context) => answerTrace(context.req.raw, options.tracer))
  app.post(lintRoute.path, (context) => answerLint(context.req.raw, options.opening, options.tracer))
  for (const [name, schema] of Object.entries(answerSchemas()))
    app.openAPIRegistry.registerComponent('schemas', name, schema)
  app.openAPIRegistry.registerPath(traceRoute)
  app.openAPIRegistry.registerPath(lintRoute)
  const files = addDocuments(app.getOpenAPI31Document(documentHead) as unknown as ApiDocument, options.files)
  const methods = new Map([
    ...pageRoutes.map(({ path }) => [path, 'GET, HEAD'] as const),
    ['/trace', 'POST'] as const,
    ['/lint', 'POST'] as const
  ])
  app.notFound((context) => answerFile(context, files, methods))
  app.onError((error) => {
    options.log(`a request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return problemResponse('internal', 'The server could not answer; its standard error says why.')
  })
  return (request) => app.fetch(request)
}

/** A fault of a parameter, in words for people. */
function faultOf(issue: z.core.$ZodIssue): { readonly at: string; readonly message: string } {
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    return { at: key.slice(0, 80), message: 'is no parameter of this route' }
  }
  return { at: issue.path.join('.'), message: issue.message }
}

function sentenceOf(errors: readonly { readonly at: string; readonly message: string }[]): string {
  const words = errors.map(({ at, message }) => (at ? `${at}: ${message}` : message))
  return `Not understood: ${words.join('; ')}.`
}

/** The page of a route: kept as bytes for as long as what is held does not change. */
async function answerPage(route: PageRoute, context: Context, opening: Opening, bodies: Bodies): Promise<Response> {
  const holdings = await within(opening, waitOf(context.req.header('prefer')))
  if (!holdings) return startingResponse(opening, context.req.header('prefer'))
  const revision = await holdings.revision()
  const { pathname, search } = new URL(context.req.url)
  const etag = `"${revision}-${createHash('sha256').update(`${version} ${pathname}${search}`).digest('base64url').slice(0, 12)}"`
  const headers = { etag, 'cache-control': 'private, no-cache', vary: 'accept-encoding' }
  const known = context.req.header('if-none-match')
  if (isNamed(known, etag) || isNamed(known, packedTag(etag))) return new Response(null, { status: 304, headers })
  let body = bodies.get(etag)
  if (!body) {
    const answer = await route.answer(
      holdings,
      context.req.valid('param' as never),
      context.req.valid('query' as never)
    )
    if (answer === null) return problemResponse(route.missing!.code, route.missing!.detail)
    body = new TextEncoder().encode(`${jsonLine(answer)}\n`)
    bodies.put(etag, body)
  }
  const type = { 'content-type': 'application/json' }
  const small = takesGzip(context.req.header('accept-encoding')) ? await packedBody(etag, body, bodies) : null
  if (!small) return new Response(body as Uint8Array<ArrayBuffer>, { headers: { ...headers, ...type } })
  return new Response(small as Uint8Array<ArrayBuffer>, {
    headers: { ...headers, ...type, etag: packedTag(etag), 'content-encoding': 'gzip' }
  })
}

/** The body in gzip, made once. */
async function packedBody(etag: string, body: Uint8Array, bodies: Bodies): Promise<Uint8Array | null> {
  const tag = packedTag(etag)
  const small = bodies.get(tag) ?? (await packedAside(body))
  if (small) bodies.put(tag, small)
  return small
}

/** How far the work is: as an answer to come again for, or, where the client did not ask for that, as a problem. */
function startingResponse(opening: Opening, prefer: string | undefined): Response {
  const progress = opening.progress()
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', 'retry-after': '1' }
  if (comesAgain(prefer)) return new Response(`${jsonLine({ progress })}\n`, { status: 202, headers })
  const detail = progress
    ? `The articles are still being traced (${progress.stage}: ${progress.done} of ${progress.total}).`
    : 'The articles are still being traced.'
  return problemResponse('starting', detail, { ...(progress && { progress }), headers: { 'retry-after': '1' } })
}

/** Whether an `If-None-Match` names a tag; weak ones are compared by their text. */
function isNamed(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
}

/** The app's files and the documents of the API. */
function addDocuments(document: ApiDocument, app: ReadonlyMap<string, ServedFile>): Map<string, ServedFile> {
  const text = (name: string, words: string) => servedFile(name, new TextEncoder().encode(words), '/')
  const page = text('docs.html', documentationPage(document))
  return new Map([
    ['/', page],
    ...app,
    [base, page],
    [`${base}/docs`, page],
    [`${base}/docs.css`, text('docs.css', documentationStyle)],
    [`${base}/openapi.json`, text('openapi.json', `${jsonLine(document)}\n`)]
  ])
}

/** A file; the app's page for addresses that are the app's own; a problem for everything else. */
function answerFile(
  context: Context,
  files: ReadonlyMap<string, ServedFile>,
  methods: ReadonlyMap<string, string>
): Response {
  const { path, method } = context.req
  const isApi = path === '/api' || path.startsWith('/api/')
  const belongsToApp = !isApi && !path.startsWith('/assets/') && files.has('/index.html')
  const file = files.get(path) ?? (belongsToApp ? files.get('/index.html') : undefined)
  const allowed = file ? 'GET, HEAD' : allowedMethods(path, methods)
  if (allowed && !allowed.split(', ').includes(method))
    return problemResponse('badMethod', `${method} is not understood here.`, { headers: { allow: allowed } })
  if (!file) return problemResponse('notFound', 'Nothing has this path.')
  const small = takesGzip(context.req.header('accept-encoding')) ? file.packed : null
  const [bytes, etag] = small ? [small, packedTag(file.etag)] : [file.bytes, file.etag]
  const headers = { etag, 'cache-control': file.cacheControl, vary: 'accept-encoding' }
  if (isNamed(context.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers })
  return new Response(method === 'HEAD' ? null : (bytes as Uint8Array<ArrayBuffer>), {
    headers: {
      ...headers,
      ...(small && { 'content-encoding': 'gzip' }),
      'content-type': file.type,
      'content-length': String(bytes.length)
    }
  })
}

function allowedMethods(path: string, methods: ReadonlyMap<string, string>): string | undefined {
  for (const [route, allowed] of methods) {
    const pattern = new RegExp(`^${base}${route.replace(/\{\w+\}/g, '[^/]+')}$`)
    if (pattern.test(path)) return allowed
  }
  return undefined
}
