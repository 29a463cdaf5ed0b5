/**
 * `hearsay trace`: paths in, a report out. What is asked wrongly is told before anything is read; what cannot be read is told at the
 * end, and everything else is traced.
 */
import { join } from 'node:path'
import type { Trace } from '../model.ts'
import { claimReport, derivationReport } from '../report/claim.ts'
import { csvFiles } from '../report/csv.ts'
import { jsonDocument, jsonLines, type Kind } from '../report/json.ts'
import { knockoutMarkdown, knockoutReport } from '../report/knockout.ts'
import type { Look } from '../report/look.ts'
import { markdownReport } from '../report/markdown.ts'
import { isLoss } from '../report/problems.ts'
import { oneLine } from '../report/safe.ts'
import { selectClaim, selectStory } from '../report/select.ts'
import { terminalReport } from '../report/terminal.ts'
import { makeView } from '../report/view.ts'
import { removeBegun, writeAtomically } from '../store/atomic.ts'
import { knockOut } from '../trace/knockout.ts'
import { exitCodes } from './flags.ts'
import { findId } from './nearest.ts'
import { type Flags, listOf, UsageError } from './program.ts'
import { tellProblems, tracePaths } from './tracePaths.ts'
import { removedOf } from './without.ts'
import { lookFor, type World, writeAll } from './world.ts'

/** Runs the command; gives the exit code. */
export async function runTrace(paths: readonly string[], flags: Flags, world: World): Promise<number> {
  const width = checkFlags(flags)
  const look = lookFor(
    {
      ...(typeof flags.color === 'boolean' ? { color: flags.color } : {}),
      ...(width ? { width } : {}),
      ascii: flags.ascii === true,
      all: flags.all === true
    },
    flags.quiet ? null : `hearsay trace ${paths.map(shellWord).join(' ')}`,
    world
  )
  const trace = await tracePaths(paths, flags, world)
  const empty = trace.articles.length === 0
  const machine = flags.json || flags.jsonl || flags.csv || flags.markdown
  if (machine || empty) tellProblems(trace.problems, flags, world)
  if (empty) world.stderr.write('hearsay: nothing to trace: no article in what was given.\n')
  if (!empty || machine) await output(withKnockout(select(trace, flags), trace, flags), flags, look, world)
  if (empty) return exitCodes.nothing.code
  const lost = trace.problems.some(isLoss)
  return lost && !flags.lenient ? exitCodes.partly.code : exitCodes.done.code
}

/** Refuses what cannot go together; gives the width, if any. */
function checkFlags(flags: Flags): number | undefined {
  const outputs = ['json', 'jsonl', 'markdown', 'csv'].filter((name) => flags[name])
  if (outputs.length > 1) throw new UsageError(`--${outputs[0]} and --${outputs[1]} cannot go together: choose one.`)
  if (flags.why && !flags.claim)
    throw new UsageError('--why needs --claim ID: it shows how the counts of one claim came about.')
  if (flags.why && flags.without)
    throw new UsageError('--why and --without cannot go together: the derivation is of the counts with everything.')
  if (flags.without && (flags.jsonl || flags.csv))
    throw new UsageError('--without goes with the report, --markdown or --json: it is no kind of record of its own.')
  if (flags.claim && flags.story)
    throw new UsageError('--claim and --story cannot go together: a claim is of one story.')
  if (flags.width === undefined) return undefined
  const width = Number(flags.width)
  if (!Number.isInteger(width) || width < 40 || width > 400)
    throw new UsageError(`--width ${String(flags.width)} is no number of columns from 40 to 400.`)
  return width
}

/** The part of the trace that is asked for. Ids may be shortened; an unknown one is a usage error. */
function select(trace: Trace, flags: Flags): Trace {
  if (typeof flags.story === 'string') {
    return selectStory(
      trace,
      idFor(
        'story',
        flags.story,
        trace.stories.map((story) => story.id)
      )
    )
  }
  if (typeof flags.claim === 'string') {
    const id = idFor(
      'claim',
      flags.claim,
      trace.claims.map((claim) => claim.id)
    )
    return selectClaim(trace, trace.claims.find((claim) => claim.id === id)!)
  }
  return trace
}

function idFor(kind: string, wanted: string, ids: readonly string[]): string {
  const found = findId(wanted, ids)
  if ('id' in found) return found.id
  const hint = found.near.length ? ` Did you mean ${found.near.join(' or ')}?` : ''
  throw new UsageError(
    `${found.why === 'several' ? `more than one ${kind} begins with` : `there is no ${kind}`} ${oneLine(wanted)}.${hint}`
  )
}

/** The selected part with what would stand without what the flags remove. Names are those of the whole trace. */
function withKnockout(part: Trace, whole: Trace, flags: Flags): Trace {
  const asked = listOf(flags, 'without')
  if (asked.length === 0) return part
  return { ...part, knockout: knockOut(part, removedOf(whole, asked)) }
}

async function output(trace: Trace, flags: Flags, look: Look, world: World): Promise<void> {
  if (flags.json) return writeAll(world.stdout, jsonDocument(trace))
  if (typeof flags.jsonl === 'string') return writeAll(world.stdout, jsonLines(trace, flags.jsonl as Kind))
  if (typeof flags.csv === 'string') return writeTables(trace, flags.csv, flags, world)
  const view = makeView(trace)
  if (trace.knockout) {
    const report = flags.markdown ? knockoutMarkdown : knockoutReport
    return writeAll(world.stdout, ended(report(trace.knockout, view, look)))
  }
  if (flags.markdown) return writeAll(world.stdout, ended(markdownReport(view, look)))
  const claim = trace.claims[0]
  if (flags.claim && claim) {
    const report = flags.why ? derivationReport(claim, view, look) : claimReport(claim, view, look)
    return writeAll(world.stdout, ended(report))
  }
  return writeAll(world.stdout, ended(terminalReport(view, look)))
}

function* ended(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`
}

async function writeTables(trace: Trace, folder: string, flags: Flags, world: World): Promise<void> {
  const stop = () => {
    removeBegun()
    process.exit(exitCodes.interrupted.code)
  }
  process.once('SIGINT', stop)
  try {
    const files = csvFiles(trace)
    for (const file of files) await writeAtomically(join(folder, file.name), file.pieces)
    if (!flags.quiet) world.stderr.write(`hearsay: wrote ${files.length} tables into ${oneLine(folder)}\n`)
  } catch (error) {
    throw new UsageError(
      `cannot write into ${oneLine(folder)}: ${error instanceof Error ? oneLine(error.message) : 'unknown fault'}`
    )
  } finally {
    process.off('SIGINT', stop)
  }
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${oneLine(word).replaceAll("'", `'\\''`)}'`
}
