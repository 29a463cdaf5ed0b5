/**
 * Starts serving a holding: application, tracer, files of the web app, guard and port together, for the command line, tests and measurements.
 */
import { randomBytes } from 'node:crypto'
import { hostname, networkInterfaces } from 'node:os'
import type { Holdings } from '../store/holdings.ts'
import { makeApp } from './app.ts'
import { readServedFiles } from './files.ts'
import { type ListenOptions, listen } from './listen.ts'
import { type Opening, opened, within } from './opening.ts'
import type { Tracer } from './tracer.ts'

export interface ServeOptions {
  /** Records, or what will be records. */
  readonly holdings: Holdings | Opening
  readonly tracer: Tracer
  /** Folder of the web app's files; need not exist. */
  readonly web: string
  /** Address or name to listen on; this machine only unless given. */
  readonly host?: string | undefined
  /** Port, 0 for any; the first free one from `usualPort` on unless given. */
  readonly port?: number | undefined
  readonly log: (line: string) => void
  readonly limits?: ListenOptions['limits']
}

export interface Served {
  /** Where to point a browser, with the token where one is needed. */
  readonly address: string
  readonly port: number
  readonly passed: readonly number[]
  /** Needed by other machines, and by this one; null on loopback. */
  readonly token: string | null
  readonly close: () => Promise<void>
}

/** First port that is tried; in no registry of well-known ports. */
export const usualPort = 4730
/** Ports that are tried after it. */
const morePorts = 20

/** Starts; throws what the system throws where no port can be had. */
export async function startServing(options: ServeOptions): Promise<Served> {
  const { tracer, log } = options
  const opening = 'holdings' in options.holdings ? options.holdings : opened(options.holdings)
  const host = options.host ?? '127.0.0.1'
  const token = isLoopback(host) ? null : randomBytes(24).toString('base64url')
  const fetch = makeApp({ opening, tracer, files: readServedFiles(options.web), log })
  const ports =
    options.port === undefined ? Array.from({ length: morePorts + 1 }, (_, i) => usualPort + i) : [options.port]
  // Cookies are shared by all ports of a host: each server has a name of its own.
  const cookie = `hearsay-${randomBytes(6).toString('hex')}`
  const names = isAnyAddress(host) ? [hostname()] : [host]
  const limits = options.limits ? { limits: options.limits } : {}
  const listening = await listen({ fetch, rules: { names, token, cookie }, host, ports, log, ...limits })
  const shown = isAnyAddress(host) ? (outsideAddress() ?? hostname()) : host
  const name = shown.includes(':') ? `[${shown}]` : shown
  return {
    address: `http://${name}:${listening.port}/${token ? `?token=${token}` : ''}`,
    port: listening.port,
    passed: listening.passed,
    token,
    close: async () => {
      await Promise.all([listening.close(), tracer.close()])
      // what is not open yet is ended by who opens it
      const holdings = await within(opening, 0).catch(() => null)
      await holdings?.close()
    }
  }
}

/** Whether only this machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)
}

function isAnyAddress(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

/** An address of this machine by which others can reach it. */
function outsideAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  return all.find((each) => each.family === 'IPv4' && !each.internal)?.address ?? null
}
