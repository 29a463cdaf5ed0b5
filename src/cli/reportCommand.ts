/**
 * `hearsay report`: paths in, one HTML file out that opens from disk, without network, in any browser of the last years. The page is built
 * beforehand (dist/web/report.html); here the trace is put in, packed and compressed.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deflateSync } from 'node:zlib'
import type { Trace } from '../model.ts'
import { plural } from '../report/counts.ts'
import { htmlReport } from '../report/html.ts'
import { plainLook } from '../report/look.ts'
import { packTrace } from '../report/packed.ts'
import { isLoss } from '../report/problems.ts'
import { oneLine } from '../report/safe.ts'
import { selectStory } from '../report/select.ts'
import { terminalReport } from '../report/terminal.ts'
import { makeView } from '../report/view.ts'
import { removeBegun, writeAtomically } from '../store/atomic.ts'
import { exitCodes } from './flags.ts'
import { findId } from './nearest.ts'
import { type Flags, UsageError } from './program.ts'
import { tellProblems, tracePaths } from './tracePaths.ts'
import { type World, writeAll } from './world.ts'

/** Lines of the plain version that a reader without scripts gets. */
const plainLines = 400

/** Runs the command; gives the exit code. `template` is the built page. */
export async function runReport(
  paths: readonly string[],
  flags: Flags,
  world: World,
  template: string = readTemplate()
): Promise<number> {
  const output = typeof flags.output === 'string' && flags.output !== '-' ? flags.output : null
  if (output === null && world.stdout.isTTY)
    throw new UsageError('a page on a terminal is no use: name a file with -o story.html, or send it on with >.')
  const whole = await tracePaths(paths, flags, world)
  tellProblems(whole.problems, flags, world)
  if (whole.articles.length === 0) {
    world.stderr.write('hearsay: nothing to report: no article in what was given.\n')
    return exitCodes.nothing.code
  }
  const trace = typeof flags.story === 'string' ? storyOf(whole, flags.story) : whole
  const pieces = [...reportPage(trace, template)]
  if (output === null) await writeAll(world.stdout, pieces)
  else await writeFile(output, pieces)
  if (output !== null && !flags.quiet) {
    const bytes = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0)
    world.stderr.write(
      `hearsay: wrote ${oneLine(output)}: ${plural(trace.articles.length, 'article')}, ${Math.ceil(bytes / 1000)} kB\n`
    )
  }
  return whole.problems.some(isLoss) && !flags.lenient ? exitCodes.partly.code : exitCodes.done.code
}

/** The page of a trace in pieces. */
export function reportPage(trace: Trace, template: string): Generator<string> {
  const story = trace.stories.length === 1 ? trace.stories[0] : undefined
  return htmlReport(template, {
    title: `${oneLine((story?.headline ?? plural(trace.stories.length, 'story', 'stories')).slice(0, 200))} · hearsay`,
    data: deflateSync(packTrace(trace), { level: 9 }).toString('base64'),
    plain: firstLines(terminalReport(makeView(trace), plainLook), plainLines)
  })
}

function* firstLines(lines: Iterable<string>, most: number): Generator<string> {
  let count = 0
  for (const line of lines) {
    if (count++ === most) return void (yield '…')
    yield line
  }
}

/** The built page. The program stands in dist/, the sources in src/cli/. */
export function readTemplate(): string {
  const path = ['./web/', '../../dist/web/']
    .map((folder) => fileURLToPath(new URL(`${folder}report.html`, import.meta.url)))
    .find((candidate) => existsSync(candidate))
  if (!path) throw new UsageError('the page for reports is not built: run npm run build, or install hearsay again.')
  return readFileSync(path, 'utf8')
}

function storyOf(trace: Trace, wanted: string): Trace {
  const found = findId(
    wanted,
    trace.stories.map((story) => story.id)
  )
  if ('id' in found) return selectStory(trace, found.id)
  const hint = found.near.length ? ` Did you mean ${found.near.join(' or ')}?` : ''
  const fault = found.why === 'several' ? 'more than one story begins with' : 'there is no story'
  throw new UsageError(`${fault} ${oneLine(wanted)}.${hint}`)
}

async function writeFile(path: string, pieces: readonly string[]): Promise<void> {
  const stop = () => {
    removeBegun()
    process.exit(exitCodes.interrupted.code)
  }
  process.once('SIGINT', stop)
  try {
    await writeAtomically(path, pieces)
  } catch (error) {
    throw new UsageError(
      `cannot write ${oneLine(path)}: ${error instanceof Error ? oneLine(error.message) : 'unknown fault'}`
    )
  } finally {
    process.off('SIGINT', stop)
  }
}
