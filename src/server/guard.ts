/**
 * Who may ask for what, decided on the raw request before anything else looks at it.
 *
 * - Host: only literal addresses, `localhost` and the name given by `--host`, so that a web page cannot reach this server by a name of
 *   its own that it lets point here (DNS rebinding).
 * - Origin: a page of another origin may follow a link to a page, and nothing else.
 * - Token: where other machines can reach the server, each request needs it. It is compared in constant time.
 * - Path: what tries to climb (`..`, encoded or not, backslashes, NUL) or asks for hidden files is not found. Ids in the API
 *   may hold anything that is percent-encoded: they are only ever compared.
 *
 * Pure but for the hash; it does not read bodies and keeps nothing.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'
import type { ProblemCode } from './problem.ts'

export interface GuardRules {
  /** Names, beside `localhost` and literal addresses, by which this server may be called. */
  readonly names: readonly string[]
  /** Needed at each request; null where only this machine can ask. */
  readonly token: string | null
  /** Name of the cookie that holds the token in a browser. */
  readonly cookie: string
}

export interface Asked {
  readonly method: string
  /** Path and query as they came. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
}

/** What is refused and why; or a token that came in the address, to be kept as a cookie and taken from it. */
export type Verdict =
  | { readonly kind: 'passed' }
  | { readonly kind: 'refused'; readonly code: ProblemCode; readonly detail: string }
  | { readonly kind: 'signIn'; readonly location: string }

/** Longest path with query, in characters. */
const longestUrl = 8000

export function guard(asked: Asked, rules: GuardRules): Verdict {
  const refused = (code: ProblemCode, detail: string): Verdict => ({ kind: 'refused', code, detail })
  if (asked.url.length > longestUrl)
    return refused('badRequest', `The address is longer than ${longestUrl} characters.`)
  if (!asked.url.startsWith('/')) return refused('badRequest', 'The address must begin with a slash.')
  const host = asked.headers.host ?? ''
  if (!isOwnName(host, rules.names)) return refused('misdirected', 'The Host of the request is no name of this server.')
  const foreign = foreignReason(asked, host)
  if (foreign) return refused('otherOrigin', foreign)
  if (climbs(asked.url)) return refused('notFound', 'Nothing has this path.')
  if (rules.token === null) return { kind: 'passed' }
  const inUrl = asked.method === 'GET' ? tokenInUrl(asked.url) : null
  if (inUrl && isSame(inUrl.token, rules.token)) return { kind: 'signIn', location: inUrl.rest }
  const given = bearer(asked.headers.authorization) ?? cookieValue(asked.headers.cookie, rules.cookie)
  if (given !== null && isSame(given, rules.token)) return { kind: 'passed' }
  return refused(
    'unauthorized',
    given === null && !inUrl ? 'No token was given.' : 'The token is not that of this server.'
  )
}

/** Host part of a Host header, without its port and brackets. */
function hostName(host: string): string {
  const found = /^(?:\[([0-9a-f:.]+)\]|([^:[\]/@?#\s]+))(?::\d{1,5})?$/i.exec(host)
  return (found?.[1] ?? found?.[2] ?? '').toLowerCase()
}

function isOwnName(host: string, names: readonly string[]): boolean {
  const name = hostName(host)
  if (name === '') return false
  return name === 'localhost' || isIP(name) > 0 || names.some((own) => own.toLowerCase() === name)
}

function foreignReason({ method, headers }: Asked, host: string): string | null {
  const reads = method === 'GET' || method === 'HEAD'
  const { origin } = headers
  if (origin !== undefined && !isOwnOrigin(origin, host))
    return 'The Origin of the request is another one than this server.'
  const site = headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return null
  const follows = reads && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  return follows ? null : 'A page of another site asks.'
}

function isOwnOrigin(origin: string, host: string): boolean {
  return origin === `http://${host}` || origin === `https://${host}`
}

/** Whether a path climbs or is hidden, as it stands or decoded; ids of the API may hold anything but bare dots. */
function climbs(url: string): boolean {
  const path = url.split(/[?#]/, 1)[0]!
  if (/[\\\p{Cc}]/u.test(path)) return true
  const parts = path.split('/')
  if (path.startsWith('/api/')) return parts.some((part) => /^(?:\.|%2e){1,2}$/i.test(part))
  const once = decoded(path)
  if (once === null) return true
  const twice = decoded(once) ?? once
  return [once, twice].some(
    (plain) => /[\\\p{Cc}]/u.test(plain) || plain.split('/').some((part) => part.startsWith('.'))
  )
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

/** Compares by hashes of one length, so that neither content nor length shows in the time it takes. */
function isSame(given: string, own: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(own))
}

function bearer(header: string | undefined): string | null {
  return /^Bearer ([\w~+/.=-]{1,200})$/i.exec(header ?? '')?.[1] ?? null
}

function cookieValue(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').slice(0, 8000).split(/;\s*/)) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at) === name) return part.slice(at + 1)
  }
  return null
}

function tokenInUrl(url: string): { readonly token: string; readonly rest: string } | null {
  const at = url.indexOf('?')
  if (at < 0) return null
  const query = new URLSearchParams(url.slice(at + 1))
  const token = query.get('token')
  if (token === null) return null
  query.delete('token')
  const left = query.toString()
  const path = url.slice(0, at).replace(/^\/+/, '/')
  return { token, rest: left === '' ? path : `${path}?${left}` }
}
