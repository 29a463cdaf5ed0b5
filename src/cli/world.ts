/**
 * The outside world of the command line: streams, environment, clock. Handed in as a last, defaulted argument, so that tests run the
 * program in their own process.
 */
import type { Readable, Writable } from 'node:stream'
import type { Look } from '../report/look.ts'

export interface World {
  readonly stdin: Readable
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly stderr: Writable & { readonly isTTY?: boolean }
  readonly env: Readonly<Record<string, string | undefined>>
  /** Milliseconds, of any origin. */
  readonly now: () => number
}

/** The process this runs in. */
export function processWorld(): World {
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    now: () => performance.now()
  }
}

/** What flags say of the look; undefined where they say nothing. */
export interface LookFlags {
  readonly color?: boolean
  readonly width?: number
  readonly ascii?: boolean
  readonly all?: boolean
}

/** Columns of a report where no terminal says how many. */
const usualWidth = 80
/** Lines longer than this are hard to follow, however wide the window is. */
const readableWidth = 160

/** The look that flags, terminal and environment ask for, in this order. */
export function lookFor(flags: LookFlags, command: string | null, world: World): Look {
  const terminal = world.stdout.isTTY === true
  const plain = world.env.NO_COLOR !== undefined && world.env.NO_COLOR !== ''
  const columns = Number(world.env.COLUMNS) || world.stdout.columns || usualWidth
  const width = flags.width ?? (terminal ? Math.min(readableWidth, Math.max(40, columns)) : usualWidth)
  return {
    width,
    colour: flags.color ?? (terminal && !plain && world.env.TERM !== 'dumb'),
    signs: flags.ascii || !showsUnicode(world.env) ? 'ascii' : 'unicode',
    detail: flags.all ? 'everything' : 'folded',
    command
  }
}

/** Whether the locale shows Unicode. Where nothing is set, as in many containers, UTF-8 is taken for granted. */
function showsUnicode(env: World['env']): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || ''
  if (locale === '') return env.TERM !== 'linux'
  return /utf-?8/i.test(locale)
}

/** Writes pieces as fast as they are taken. */
export async function writeAll(stream: Writable, pieces: Iterable<string>): Promise<void> {
  let batch = ''
  for (const piece of pieces) {
    batch += piece
    if (batch.length < 65_536) continue
    await write(stream, batch)
    batch = ''
  }
  if (batch !== '') await write(stream, batch)
}

/** Writes one piece and waits where the stream is full. A closed stream ends the wait. */
export async function write(stream: Writable, piece: string): Promise<void> {
  if (stream.destroyed || stream.write(piece)) return
  await new Promise<void>((done) => {
    const go = () => {
      for (const event of ['drain', 'close', 'error']) stream.off(event, go)
      done()
    }
    for (const event of ['drain', 'close', 'error']) stream.on(event, go)
  })
}
