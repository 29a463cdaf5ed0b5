/**
 * What `hearsay serve` serves: a corpus, opened, or paths, traced. The tracing is done by a thread, so that the server can say how far it is;
 * where there is no thread (standard input, a program run from its sources), it is done before anything is served.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { isCorpus } from '../corpus/manifest.ts'
import { match } from '../match/match.ts'
import type { Trace } from '../model.ts'
import { plural } from '../report/counts.ts'
import { oneLine } from '../report/safe.ts'
import { type Opening, type OpeningProgress, opened } from '../server/opening.ts'
import type { Holdings } from '../store/holdings.ts'
import { holdTrace } from '../store/memory.ts'
import { knockOut } from '../trace/knockout.ts'
import { memoryOf } from './corpusValues.ts'
import type { PathsReport, PathsStart } from './pathsThread.ts'
import { type Flags, UsageError } from './program.ts'
import { makeMeter } from './progress.ts'
import { tellProblems, tracePaths } from './tracePaths.ts'
import type { World } from './world.ts'

/** There is no article in what was given. */
export class NothingToServe extends Error {}

/** Begins to open a corpus, or to trace paths; what is wrong is met in `holdings`. `file` is the built thread. */
export async function beginHolding(
  paths: readonly string[],
  flags: Flags,
  world: World,
  file: URL
): Promise<Opening & { readonly stop: () => Promise<void> }> {
  const corpus = paths.find(isCorpus)
  if (corpus !== undefined && paths.length > 1)
    throw new UsageError(`${oneLine(corpus)} is a corpus: serve it alone, or add the other paths to it.`)
  const stop = async () => {}
  if (corpus !== undefined) {
    const { holdCorpus } = await import('../corpus/holdCorpus.ts')
    return { ...opened(await holdCorpus(corpus, { memory: memoryOf(flags) })), stop }
  }
  const apart = existsSync(fileURLToPath(file)) && paths.some(existsSync) && !paths.includes('-')
  if (apart) return traceApart(paths, flags, world, file)
  return { ...opened(await holdPaths(await tracePaths(paths, flags, world), paths, flags, world)), stop }
}

async function holdPaths(trace: Trace, paths: readonly string[], flags: Flags, world: World): Promise<Holdings> {
  tellProblems(trace.problems, flags, world)
  if (trace.articles.length === 0) throw new NothingToServe('nothing to serve: no article in what was given.')
  const holdings = holdTrace(trace, { name: paths.join(' '), match, knockOut })
  // The lists and the search index are made now, not at the first request.
  await holdings.search({ query: 'a' })
  return holdings
}

async function traceApart(paths: readonly string[], flags: Flags, world: World, file: URL) {
  const meter = await makeMeter(flags.quiet ? 'silent' : 'shown', world)
  const thread = new Worker(file, { workerData: { paths, flags } satisfies PathsStart })
  let progress: OpeningProgress | null = null
  const traced = new Promise<Trace>((done, failed) => {
    thread.on('message', (report: PathsReport) => {
      switch (report.kind) {
        case 'progress': {
          const { stage, done, total } = report
          progress = { stage, done, total }
          meter.progress(stage, done, total)
          break
        }
        case 'traced':
          done(report.trace)
          break
        case 'wrongUse':
          failed(new UsageError(report.message))
          break
        default:
          report satisfies never
      }
    })
    thread.on('error', failed)
    thread.on('exit', () => failed(new Error('the thread that traces ended before it was done')))
  })
  const holdings = traced.then(async (trace) => {
    await thread.terminate()
    meter.end(`${plural(trace.articles.length, 'article')}, ${plural(trace.claims.length, 'claim')}`)
    return holdPaths(trace, paths, flags, world)
  })
  // whoever waits for it meets its fault
  holdings.catch(() => {})
  return { holdings, progress: () => progress, stop: async () => void (await thread.terminate()) }
}
