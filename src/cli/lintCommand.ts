/**
 * `hearsay lint`: a draft and the articles to hold it against in, findings out. The exit code tells a newsroom's pipeline whether there is
 * something to look at. What the draft is held against are files, or of a corpus the stories that it is most like.
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { isCorpus } from '../corpus/manifest.ts'
import { lintDraft } from '../lint/lint.ts'
import { locator } from '../lint/places.ts'
import { rules } from '../lint/rules.ts'
import type { Article, Problem } from '../model.ts'
import { read } from '../read/read.ts'
import { plural } from '../report/counts.ts'
import { lintLines } from '../report/lint.ts'
import type { LintReport, LintRule } from '../report/lintReport.ts'
import { isLoss } from '../report/problems.ts'
import { jsonLine, oneLine } from '../report/safe.ts'
import { collectArticles } from '../store/collect.ts'
import { type ModelName, readModel, usualModel } from '../store/weights.ts'
import { lintExitCodes } from './lintFlags.ts'
import { nearest } from './nearest.ts'
import { type Flags, listOf, UsageError } from './program.ts'
import { makeMeter } from './progress.ts'
import { tellProblems } from './tracePaths.ts'
import { lookFor, type World, writeAll } from './world.ts'

/** Runs the command; gives the exit code. */
export async function runLint(given: readonly string[], flags: Flags, world: World): Promise<number> {
  const [path, ...paths] = given
  if (path === undefined || paths.length === 0)
    throw new UsageError(
      'give the draft first, then the files or folders to hold it against: hearsay lint draft.txt saved-pages/'
    )
  if (path === '-' && paths.includes('-'))
    throw new UsageError('- can only be read once: give the draft or the articles on standard input, not both.')
  const width = widthOf(flags)
  const asked = rulesOf(flags)
  const meter = await makeMeter(flags.quiet ? 'silent' : 'shown', world)
  const draft = await readDraft(path, flags, world)
  if (!draft.article) {
    tellProblems(draft.problems, flags, world)
    world.stderr.write(`hearsay: nothing to check: there is no article in ${nameOf(path)}.\n`)
    return lintExitCodes.nothing.code
  }
  const held = await heldArticles(draft.article, paths, world, (done, total) => meter.progress('read', done, total))
  if (held.articles.length === 0) {
    tellProblems(held.problems, flags, world)
    world.stderr.write('hearsay: nothing to hold the draft against: no article in what was given.\n')
    return held.missing.length === paths.length ? lintExitCodes.usage.code : lintExitCodes.nothing.code
  }
  const report = lintDraft(draft.article, held.articles, [...draft.problems, ...held.problems], {
    rules: asked,
    progress: meter.progress,
    model: readModel((flags.model ?? usualModel) as ModelName),
    locate: locator(draft.article, draft.raw)
  })
  meter.end(`${plural(held.articles.length, 'article')}, ${plural(report.findings.length, 'finding')}`)
  if (report.against.articles < held.articles.length && !flags.quiet)
    world.stderr.write(`hearsay: ${nameOf(path)} is also among the articles: it is not held against itself.\n`)
  if (report.against.articles === 0) {
    world.stderr.write('hearsay: nothing to hold the draft against: no other article in what was given.\n')
    return lintExitCodes.nothing.code
  }
  tellProblems(report.problems, flags, world)
  await output(report, flags, width, world)
  if (report.findings.length > 0) return lintExitCodes.findings.code
  return report.problems.some(isLoss) && !flags.lenient ? lintExitCodes.partly.code : lintExitCodes.clean.code
}

async function output(report: LintReport, flags: Flags, width: number | undefined, world: World): Promise<void> {
  if (flags.json) return writeAll(world.stdout, [`${jsonLine(report)}\n`])
  const look = lookFor(
    {
      ...(typeof flags.color === 'boolean' ? { color: flags.color } : {}),
      ...(width ? { width } : {}),
      ascii: flags.ascii === true
    },
    null,
    world
  )
  const names = new Map<string, string>(rules.map((rule) => [rule.id, rule.name]))
  const lines = [...lintLines(report, names, look)].map((line) => `${line}\n`)
  return writeAll(world.stdout, lines)
}

/** Of a corpus no more articles than these are looked at. */
const mostOfCorpus = 500

/** Articles of files and folders, or those of a corpus that are near the draft. */
async function heldArticles(
  draft: Article,
  paths: readonly string[],
  world: World,
  progress: (done: number, total: number) => void
): Promise<{ articles: readonly Article[]; problems: readonly Problem[]; missing: readonly string[] }> {
  const corpus = paths.find(isCorpus)
  if (corpus === undefined) return collectArticles(paths, { stdin: world.stdin, progress })
  if (paths.length > 1) throw new UsageError(`${oneLine(corpus)} is a corpus: give it alone, or files and folders.`)
  const [{ withReader }, { articlesNear }] = await Promise.all([
    import('../corpus/reader.ts'),
    import('../corpus/nearDraft.ts')
  ])
  const articles = await withReader(corpus, {}, (reader) => articlesNear(reader, draft, mostOfCorpus))
  return { articles, problems: [], missing: [] }
}

interface DraftFile {
  readonly article: Article | null
  /** The file as it was read, to find lines in. */
  readonly raw: string
  readonly problems: readonly Problem[]
}

async function readDraft(path: string, flags: Flags, world: World): Promise<DraftFile> {
  const bytes = path === '-' ? await bytesOf(world.stdin) : await fileBytes(path)
  const reading = read({ uri: path, bytes })
  if (reading.articles.length > 1)
    throw new UsageError(`${nameOf(path)} holds ${reading.articles.length} articles: lint takes one draft at a time.`)
  const article = reading.articles[0] ?? null
  const outlet = typeof flags.outlet === 'string' ? flags.outlet.trim() : ''
  return {
    article: article && outlet ? { ...article, outlet: { name: outlet, domain: null, basis: 'metadata' } } : article,
    raw: new TextDecoder().decode(bytes),
    problems: reading.problems
  }
}

async function fileBytes(path: string): Promise<Uint8Array> {
  if (/^https?:\/\//i.test(path))
    throw new UsageError(
      `${oneLine(path)} is an address: hearsay reads files and fetches nothing; save the page and give its path.`
    )
  if (!existsSync(path)) {
    const beside = await readdir(dirname(path)).catch(() => [] as string[])
    const near = nearest(
      basename(path),
      beside.filter((name) => !name.startsWith('.')),
      1
    )[0]
    throw new UsageError(
      `there is no draft ${oneLine(path)}.${near ? ` Did you mean ${oneLine(join(dirname(path), near))}?` : ''}`
    )
  }
  if (!statSync(path).isFile())
    throw new UsageError(`${oneLine(path)} is no file: give one draft first, then what to hold it against.`)
  try {
    return readFileSync(path)
  } catch (error) {
    throw new UsageError(
      `cannot read ${oneLine(path)}: ${error instanceof Error ? oneLine(error.message) : 'unknown fault'}`
    )
  }
}

async function bytesOf(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
}

function nameOf(path: string): string {
  return path === '-' ? 'the draft' : oneLine(path)
}

/** Rules to ask: all, those named, all but those ignored. */
function rulesOf(flags: Flags): LintRule[] {
  const [only, ignored] = [listOf(flags, 'rule'), listOf(flags, 'ignore')]
  return rules
    .filter((rule) => (only.length > 0 ? only.includes(rule.id) : rule.asked === 'always' || flags.strict === true))
    .map((rule) => rule.id)
    .filter((id) => !ignored.includes(id))
}

function widthOf(flags: Flags): number | undefined {
  if (flags.width === undefined) return undefined
  const width = Number(flags.width)
  if (!Number.isInteger(width) || width < 40 || width > 400)
    throw new UsageError(`--width ${String(flags.width)} is no number of columns from 40 to 400.`)
  return width
}
