/**
 * Paths to a trace, as every command that traces does it: progress while it reads and works, a word of help where a path names nothing.
 */
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isCorpus } from '../corpus/manifest.ts'
import type { Problem, Trace } from '../model.ts'
import type { Progress } from '../pipeline.ts'
import { openPool, usualJobs } from '../pool/pool.ts'
import { traceTogether } from '../pool/together.ts'
import { plural } from '../report/counts.ts'
import { sortedProblems } from '../report/problems.ts'
import { oneLine } from '../report/safe.ts'
import { collectArticles } from '../store/collect.ts'
import { type ModelName, usualModel } from '../store/weights.ts'
import { nearest } from './nearest.ts'
import { type Flags, UsageError } from './program.ts'
import { makeMeter } from './progress.ts'
import type { World } from './world.ts'

/** Problems told on standard error beside JSON and the like. */
const toldProblems = 10

/** Reads and traces; flags `quiet`, `model` and `jobs`. A usage error where no path names anything. `tell` hears of progress too. */
export async function tracePaths(
  paths: readonly string[],
  flags: Flags,
  world: World,
  tell: Progress = () => {}
): Promise<Trace> {
  if (paths.length === 1 && isCorpus(paths[0]!)) return (await import('./traceCorpus.ts')).traceCorpus(paths[0]!, flags)
  const jobs = flags.jobs === undefined ? usualJobs() : Number(flags.jobs)
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64)
    throw new UsageError(`--jobs ${oneLine(String(flags.jobs))} is no number of threads from 1 to 64.`)
  const pool = openPool({ jobs, model: (flags.model ?? usualModel) as ModelName })
  const meter = await makeMeter(flags.quiet ? 'silent' : 'shown', world)
  const progress: Progress = (stage, done, total) => {
    meter.progress(stage, done, total)
    tell(stage, done, total)
  }
  const collection = await collectArticles(paths, {
    stdin: world.stdin,
    progress: (done, total) => progress('read', done, total),
    read: pool.read
  })
  if (collection.files.length === 0 && collection.missing.length === paths.length)
    throw new UsageError(missingWords(collection.missing))
  const trace = await traceTogether(collection.articles, collection.problems, pool, progress)
  await pool.close()
  meter.end(
    `${plural(trace.articles.length, 'article')}, ${plural(trace.claims.length, 'claim')}, ${plural(trace.problems.length, 'problem')}`
  )
  return trace
}

/** Tells the first problems on standard error. */
export function tellProblems(problems: readonly Problem[], flags: Flags, world: World): void {
  if (flags.quiet) return
  for (const problem of sortedProblems(problems).slice(0, toldProblems))
    world.stderr.write(`hearsay: ${oneLine(problem.message)}\n`)
  const more = problems.length - toldProblems
  if (more > 0) world.stderr.write(`hearsay: and ${plural(more, 'more problem')}: --jsonl problems shows all.\n`)
}

function missingWords(missing: readonly string[]): string {
  const first = missing[0]!
  if (/^https?:\/\//i.test(first)) {
    return `${oneLine(first)} is an address: hearsay reads files and fetches nothing; save the page and give its path.`
  }
  const near = nearest(first.replace(/^.*\//, ''), namesBeside(first), 1)
  const hint = near[0] ? ` Did you mean ${oneLine(join(dirname(first), near[0]))}?` : ''
  const more = missing.length > 1 ? ` (nor ${missing.slice(1, 4).map(oneLine).join(', ')})` : ''
  return `${oneLine(first)} does not exist${more}.${hint}`
}

function namesBeside(path: string): string[] {
  try {
    return readdirSync(dirname(path)).filter((name) => !name.startsWith('.'))
  } catch {
    return []
  }
}
