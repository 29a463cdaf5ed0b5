/**
 * The HTTP server around the application: the guard before it, Node's time limits around it, a port that is free, and an end in good
 * order.
 *
 * Slow and idle connections are bounded by Node itself: headers within 10 s, a whole request within 60 s, a limited number of
 * connections. Everything else about a request is the application's business.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { type GuardRules, guard } from './guard.ts'
import { securityHeaders } from './headers.ts'
import { type ProblemCode, problemDocument, problemType } from './problem.ts'

/** Milliseconds, except `connections`. */
export interface ServerLimits {
  /** Until all headers are there. */
  readonly headers: number
  /** Until the whole request is there. */
  readonly request: number
  /** An idle connection that is kept for the next request. */
  readonly keepAlive: number
  /** A connection on which nothing moves, also while a response is read. */
  readonly stalled: number
  /** How often the limits are checked. */
  readonly checked: number
  readonly connections: number
  /** For requests under way when the server is told to end. */
  readonly grace: number
}

export const serverLimits: ServerLimits = {
  headers: 10_000,
  request: 60_000,
  keepAlive: 5000,
  stalled: 120_000,
  checked: 2000,
  connections: 512,
  grace: 3000
}

export interface ListenOptions {
  readonly fetch: (request: Request) => Response | Promise<Response>
  readonly rules: GuardRules
  /** Address to listen on. */
  readonly host: string
  /** Ports to try, in this order; 0 is any free one. */
  readonly ports: readonly number[]
  readonly log: (line: string) => void
  readonly limits?: Partial<ServerLimits>
}

export interface Listening {
  readonly port: number
  /** Ports that were in use and passed over. */
  readonly passed: readonly number[]
  /** Ends: no new connection; requests under way may finish for a while. */
  readonly close: () => Promise<void>
}

/** Starts to listen. Throws what the system throws, `EADDRINUSE` where all ports are in use. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const limits = { ...serverLimits, ...options.limits }
  const server = createServer(
    {
      headersTimeout: limits.headers,
      requestTimeout: limits.request,
      keepAliveTimeout: limits.keepAlive,
      connectionsCheckingInterval: limits.checked,
      maxHeaderSize: 16 * 1024,
      requireHostHeader: false
    },
    makeListener(options)
  )
  server.maxConnections = limits.connections
  server.setTimeout(limits.stalled)
  const passed: number[] = []
  for (const [i, port] of options.ports.entries()) {
    try {
      await bind(server, options.host, port)
      break
    } catch (error) {
      const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!inUse || i === options.ports.length - 1) throw error
      passed.push(port)
    }
  }
  const { port } = server.address() as AddressInfo
  return { port, passed, close: () => end(server, limits.grace) }
}

function makeListener({
  fetch,
  rules,
  log
}: ListenOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const answer = getRequestListener(fetch, {
    overrideGlobalObjects: false,
    errorHandler: (error) => {
      log(`a request failed: ${error instanceof Error ? error.message : String(error)}`)
      return new Response(null, { status: 400 })
    }
  })
  return (request, response) => {
    const { method = 'GET', url = '', headers } = request
    const verdict = guard({ method, url, headers }, rules)
    switch (verdict.kind) {
      case 'passed':
        void answer(request, response)
        break
      case 'refused':
        refuse(request, response, verdict.code, verdict.detail)
        break
      case 'signIn':
        response.writeHead(303, {
          ...securityHeaders,
          'cache-control': 'no-store',
          location: verdict.location,
          'set-cookie': `${rules.cookie}=${rules.token}; Path=/; HttpOnly; SameSite=Strict`
        })
        response.end()
        break
      default:
        verdict satisfies never
    }
  }
}

function refuse(request: IncomingMessage, response: ServerResponse, code: ProblemCode, detail: string): void {
  const document = problemDocument(code, detail)
  const body = Buffer.from(`${JSON.stringify(document)}\n`)
  response.writeHead(document.status, {
    ...securityHeaders,
    ...(code === 'unauthorized' ? { 'www-authenticate': 'Bearer' } : {}),
    'content-type': problemType,
    'content-length': body.length,
    'cache-control': 'no-store',
    // what the client still sends is not read
    connection: 'close'
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', failed)
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', failed)
      done()
    })
  })
}

async function end(server: Server, grace: number): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()))
  server.closeIdleConnections()
  const timer = setTimeout(() => server.closeAllConnections(), grace)
  await closed
  clearTimeout(timer)
}
