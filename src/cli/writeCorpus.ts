/** `hearsay add`, `remove` and `compact`: the commands that write into a corpus. */

import { addAll } from '../corpus/add.ts'
import { compactAll } from '../corpus/compact.ts'
import { CorpusFault } from '../corpus/fault.ts'
import { incomingOf } from '../corpus/incoming.ts'
import type { Lock } from '../corpus/lock.ts'
import { isCorpus, readManifest } from '../corpus/manifest.ts'
import { findArticles, removeArticles } from '../corpus/remove.ts'
import { openWriter, type Writer } from '../corpus/writer.ts'
import type { Statement } from '../model.ts'
import { openPool, usualJobs } from '../pool/pool.ts'
import { plural } from '../report/counts.ts'
import { isLoss } from '../report/problems.ts'
import { oneLine } from '../report/safe.ts'
import { type ModelName, readModel, usualModel } from '../store/weights.ts'
import { memoryOf, waitOf } from './corpusValues.ts'
import { exitCodes } from './flags.ts'
import { type Flags, UsageError } from './program.ts'
import { makeCourse, makeMeter } from './progress.ts'
import { tellProblems } from './tracePaths.ts'
import type { World } from './world.ts'

/** Runs `hearsay add`; gives the exit code. */
export async function runAdd([path, ...paths]: readonly string[], flags: Flags, world: World): Promise<number> {
  if (path === undefined || !paths.length)
    throw new UsageError('give a corpus and what to add: hearsay add CORPUS PATHS…')
  const begun = world.now()
  const model = modelFor(path, flags)
  const jobs = jobsOf(flags)
  const pool = openPool({ jobs, model })
  const kept =
    flags.statements === false || (isCorpus(path) && readManifest(path).statements === 'onDemand') ? 'row' : 'article'
  const incoming = await incomingOf(paths, {
    stdin: world.stdin,
    read: (sources) => pool.prepare(sources, kept)
  })
  if (!incoming.files.length && incoming.missing.length === paths.length)
    throw new UsageError(`${oneLine(incoming.missing[0]!)} does not exist: check the path.`)
  const writer = await open(path, flags, world, `add ${paths.join(' ')}`, {
    model,
    statements: flags.statements === false ? 'onDemand' : 'stored'
  })
  const stop = stopAtInterrupt(flags, world)
  const meter = await makeMeter(flags.quiet ? 'silent' : 'shown', world)
  const course = makeCourse(incoming.bytes, world)
  try {
    tellInterrupted(writer.lock, world)
    writer.lock.note(0, incoming.files.length, incoming.files)
    const totals = await addAll(writer, incoming.articles, {
      model: readModel(model),
      stopped: stop.asked,
      progress: (stage, done, total) => meter.progress(stage, done, total, course.told()),
      attribute: async (articles) => statementsBy(pool.attribute(articles, [])),
      committed: (done) => {
        course.note(done.articles, done.bytes)
        writer.lock.note(done.inputs, incoming.files.length, incoming.files)
      }
    })
    meter.end('')
    tellProblems(totals.problems, flags, world)
    const counted = await countOf(writer)
    const again = totals.again ? `, ${totals.again} already there` : ''
    const line = `${plural(totals.added, 'article')} added${again}; ${path} has ${plural(writer.catalog.count, 'article')}, ${plural(counted.statements, 'statement')}, ${plural(counted.claims, 'claim')}, ${plural(counted.stories, 'story', 'stories')}`
    if (!flags.quiet) world.stderr.write(`hearsay: ${oneLine(line)}; ${spent(begun, world)}.\n`)
    if (totals.stopped) {
      world.stderr.write('hearsay: stopped; what was completed is kept, and the same command adds the rest.\n')
      return exitCodes.interrupted.code
    }
    if (!totals.added && !totals.again) return exitCodes.nothing.code
    return totals.problems.some(isLoss) && !flags.lenient ? exitCodes.partly.code : exitCodes.done.code
  } finally {
    stop.end()
    writer.close()
    await pool.close()
  }
}

/** Runs `hearsay remove`. Unknown ids are told, and nothing is removed. */
export async function runRemove([path, ...ids]: readonly string[], flags: Flags, world: World): Promise<number> {
  const begun = world.now()
  const writer = await open(path!, flags, world, `remove ${ids.join(' ')}`)
  try {
    tellInterrupted(writer.lock, world)
    const { numbers, unknown } = await findArticles(writer, ids)
    if (unknown.length)
      throw new UsageError(
        `${path} has no article ${unknown.map(oneLine).join(', ')}: hearsay articles ${path} lists them.`
      )
    await removeArticles(writer, numbers, readModel(writer.manifest.model))
    if (!flags.quiet)
      world.stderr.write(`hearsay: ${plural(numbers.length, 'article')} removed; ${spent(begun, world)}.\n`)
    return exitCodes.done.code
  } finally {
    writer.close()
  }
}

/** Runs `hearsay compact`. */
export async function runCompact([path]: readonly string[], flags: Flags, world: World): Promise<number> {
  const begun = world.now()
  const writer = await open(path!, flags, world, 'compact')
  try {
    tellInterrupted(writer.lock, world)
    const { before, after } = await compactAll(writer)
    if (!flags.quiet)
      world.stderr.write(`hearsay: ${plural(before, 'segment')} merged into ${after}; ${spent(begun, world)}.\n`)
    return exitCodes.done.code
  } finally {
    writer.close()
  }
}

async function open(
  path: string,
  flags: Flags,
  world: World,
  command: string,
  create?: { model: ModelName; statements: 'stored' | 'onDemand' }
): Promise<Writer> {
  const now = new Date()
  return openWriter(path, {
    memory: memoryOf(flags),
    wait: waitOf(flags),
    now: now.toISOString(),
    seconds: Math.floor(now.getTime() / 1000),
    command: command.slice(0, 200),
    waiting: (holder) =>
      void (
        flags.quiet ||
        world.stderr.write(
          `hearsay: ${oneLine(path)} is held by process ${holder.pid} on ${oneLine(holder.host)}: waiting.\n`
        )
      ),
    ...(create ? { create } : {})
  })
}

/** The tagger that the corpus was made with: its statements must not depend on when they were added. */
function modelFor(path: string, flags: Flags): ModelName {
  if (!isCorpus(path)) return (flags.model ?? usualModel) as ModelName
  const { model, statements } = readManifest(path)
  if (flags.model !== undefined && flags.model !== model)
    throw new CorpusFault(
      'usage',
      `${path} was made with --model ${model}: all its articles are read alike. Leave --model out, or make another corpus.`
    )
  if (flags.statements === false && statements === 'stored')
    throw new CorpusFault(
      'usage',
      `${path} was made with statements: leave --no-statements out, or make another corpus.`
    )
  return model
}

function jobsOf(flags: Flags): number {
  const jobs = flags.jobs === undefined ? usualJobs() : Number(flags.jobs)
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64)
    throw new UsageError(`--jobs ${oneLine(String(flags.jobs))} is no number of threads from 1 to 64.`)
  return jobs
}

async function statementsBy(
  attributed: AsyncIterable<{ readonly statements: readonly Statement[] }>
): Promise<(readonly Statement[])[]> {
  const all: (readonly Statement[])[] = []
  for await (const { statements } of attributed) all.push(statements)
  return all
}

/** The first Ctrl-C ends the work in good order, the second at once (the corpus bears that too). */
function stopAtInterrupt(flags: Flags, world: World): { asked: () => boolean; end: () => void } {
  let asked = false
  const onInterrupt = () => {
    if (asked) process.exit(exitCodes.interrupted.code)
    asked = true
    if (!flags.quiet) world.stderr.write('\nhearsay: stopping; once more to stop at once.\n')
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onInterrupt)
  return {
    asked: () => asked,
    end: () => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, onInterrupt)
    }
  }
}

/** Says what a killed writer did not add. */
function tellInterrupted({ interrupted }: Lock, world: World): void {
  if (!interrupted) return
  const { pid, since, command, inputs, done, total } = interrupted
  const left = inputs.slice(done)
  const names = left.slice(0, 5).map(oneLine).join(', ')
  const more = total - done - Math.min(5, left.length)
  const what =
    total > done
      ? `not added, wholly or in part: ${names}${more > 0 ? ` and ${plural(more, 'more input')}` : ''}`
      : 'all of its inputs were added'
  world.stderr.write(
    `hearsay: an earlier run (hearsay ${oneLine(command)}, process ${pid}, since ${since}) was killed; its last whole batch is kept; ${what}.\n`
  )
}

async function countOf(writer: Writer): Promise<{ statements: number; claims: number; stories: number }> {
  const [row] = await writer.duck.rows<{ statements: number }>(
    'SELECT COUNT(*) AS statements FROM statements LEFT JOIN removed ON removed.article = statements.article WHERE removed.article IS NULL'
  )
  const [latest] = await writer.duck.rows<{ stories: number; claims: number | null }>(
    `SELECT COUNT(*) AS stories, SUM(claims) AS claims FROM (
       SELECT articles, claims, ROW_NUMBER() OVER (PARTITION BY id ORDER BY generation DESC) AS place FROM stories
     ) AS latest WHERE place = 1 AND articles > 0`
  )
  return { statements: row!.statements, claims: latest!.claims ?? 0, stories: latest!.stories }
}

function spent(begun: number, world: World): string {
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  return `${((world.now() - begun) / 1000).toFixed(1)} s, ${peak} MB at most`
}
