/**
 * `hearsay serve`: serves a corpus, or what the paths hold, as pages and HTTP API to a browser on this machine until it is stopped. It listens
 * at once; while paths are being traced, pages say how far that is.
 *
 * The address goes to standard output, everything else to standard error. Only this machine can ask unless `--host` is given; then
 * the address carries a token. What is loaded here is loaded by this command only.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { plural } from '../report/counts.ts'
import { oneLine } from '../report/safe.ts'
import { isLoopback, type Served, startServing, usualPort } from '../server/start.ts'
import { makeTracer, tracerOptions } from '../server/tracer.ts'
import { type ModelName, usualModel } from '../store/weights.ts'
import { exitCodes } from './flags.ts'
import { beginHolding, NothingToServe } from './hold.ts'
import { type Flags, UsageError } from './program.ts'
import { type World, write } from './world.ts'

/** What the command does to the machine around it; tests bring their own. */
export interface ServeEffects {
  /** Ends when the server is to stop: at Ctrl-C, or when the system ends the program. */
  readonly stopped: () => Promise<void>
  /** Opens an address in the user's browser. */
  readonly open: (address: string) => void
  /** The built worker thread. */
  readonly worker: URL
  /** The built thread that traces paths. */
  readonly paths: URL
  /** Folder of the web app's files. */
  readonly web: string
}

/** Runs the command until it is stopped; gives the exit code. */
export async function runServe(
  paths: readonly string[],
  flags: Flags,
  world: World,
  effects: ServeEffects = processEffects()
): Promise<number> {
  const port = portOf(flags.port)
  const host = typeof flags.host === 'string' ? flags.host : undefined
  const opening = await beginHolding(paths, flags, world, effects.paths).catch(nothing(world))
  if (opening === null) return exitCodes.nothing.code
  const say = (line: string) => void (flags.quiet || world.stderr.write(`hearsay: ${line}\n`))
  const log = (line: string) => void world.stderr.write(`hearsay: ${line}\n`)
  const model = (flags.model ?? usualModel) as ModelName
  const tracer = makeTracer(effects.worker, (line) => log(oneLine(line)), { ...tracerOptions, model })
  let served: Served
  try {
    served = await startServing({ holdings: opening, tracer, web: effects.web, host, port, log })
  } catch (error) {
    await Promise.all([tracer.close(), opening.stop()])
    throw new UsageError(faultWords(error, host, port))
  }
  // From here on signals are waited for: whoever reads the address may send one.
  const stopped = effects.stopped()
  if (served.passed.length > 0) say(`port ${usualPort} is in use: serving on port ${served.port}`)
  if (served.token !== null) {
    say('other machines can reach this server: everybody who has the address below, with its token, can read all of it')
    if (host && !isLoopback(host)) say('the token travels unencrypted: use it on a network that you trust')
  }
  await write(world.stdout, `${served.address}\n`)
  if (flags.open) effects.open(served.address)
  try {
    const holdings = await Promise.race([stopped.then(() => 'stopped' as const), opening.holdings]).catch(
      nothing(world)
    )
    if (holdings === null) return exitCodes.nothing.code
    if (holdings !== 'stopped') {
      const { articles, claims, stories } = await holdings.info()
      say(
        `${plural(articles, 'article')}, ${plural(claims, 'claim')} in ${plural(stories, 'story', 'stories')}; Ctrl-C ends`
      )
    }
    await stopped
    return exitCodes.done.code
  } finally {
    await opening.stop()
    await served.close()
  }
}

/** Says that there is nothing to serve; every other fault goes on. */
function nothing(world: World): (error: unknown) => null {
  return (error) => {
    if (!(error instanceof NothingToServe)) throw error
    world.stderr.write(`hearsay: ${error.message}\n`)
    return null
  }
}

function portOf(given: string | boolean | undefined): number | undefined {
  if (typeof given !== 'string') return undefined
  const port = Number(given)
  if (!/^\d+$/.test(given) || port > 65_535)
    throw new UsageError(`--port ${oneLine(given)} is no number from 0 to 65535.`)
  return port
}

function faultWords(error: unknown, host: string | undefined, port: number | undefined): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const where = oneLine(host ?? '127.0.0.1')
  switch (code) {
    case 'EADDRINUSE':
      return port === undefined
        ? `ports ${usualPort} to ${usualPort + 20} are all in use: give another with --port, or --port 0 for any.`
        : `port ${port} is in use: give another with --port, or leave --port out for the next free one.`
    case 'EACCES':
      return `port ${port ?? usualPort} may not be used by you: give one above 1023 with --port.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return `${where} is no address of this machine: give one with --host, or leave --host out.`
    default:
      return `cannot serve on ${where}: ${error instanceof Error ? oneLine(error.message) : 'unknown fault'}`
  }
}

/** The process this runs in. */
function processEffects(): ServeEffects {
  return {
    stopped: () =>
      new Promise((done) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const)
          process.once(signal, () => {
            // Asked twice, it ends at once.
            process.once(signal, () => process.exit(exitCodes.interrupted.code))
            done()
          })
      }),
    open: openInBrowser,
    worker: new URL('./traceWorker.mjs', import.meta.url),
    paths: new URL('./pathsThread.mjs', import.meta.url),
    web: besideProgram('web')
  }
}

/** A folder beside the built program, also where the sources run. */
function besideProgram(name: string): string {
  const beside = fileURLToPath(new URL(`./${name}/`, import.meta.url))
  return existsSync(beside) ? beside : fileURLToPath(new URL(`../../dist/${name}/`, import.meta.url))
}

/** Opens an address by the system's own program; where there is none, the address is on standard output anyway. */
function openInBrowser(address: string): void {
  const [program, ...before] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['explorer.exe'] : ['xdg-open']
  const child = spawn(program!, [...before, address], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
