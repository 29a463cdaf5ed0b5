/**
 * Adds articles to a corpus, batch by batch: each batch is committed whole, with the stories that it changed, so that a run that is stopped
 * or killed leaves a complete corpus of the batches before. The same article given again adds nothing; another version of a page
 * is an article of its own, which tracing joins to the first by an edge `version`.
 *
 * The cost of a batch is that of its articles and of the stories they touch.
 */
import { attribute } from '../attribute/attribute.ts'
import type { Weights } from '../attribute/model/weights.ts'
import type { Article, Problem, Statement } from '../model.ts'
import { readAhead } from './ahead.ts'
import { GivenUp, type Pause, pauseUntil } from './breathe.ts'
import { enter, knownDigests, marksOf } from './catalog.ts'
import { makeColumns } from './columns.ts'
import { compactTiers } from './compact.ts'
import type { Value } from './duck.ts'
import { findingRows } from './findings.ts'
import { type Kept, type Prepared, prepare } from './prepare.ts'
import { articleRow, labelOf, statementRow } from './records.ts'
import { regroup } from './regroup.ts'
import { addSketchRows } from './sketchStore.ts'
import { makeWordBatch } from './words.ts'
import { commit, type Writer } from './writer.ts'

/** What reading gives, one after the other; `inputs` is how many inputs are wholly read by then, `bytes` how much of all of them. */
export interface Incoming {
  readonly articles: readonly (Article | Prepared)[]
  readonly problems: readonly Problem[]
  readonly inputs: number
  readonly bytes?: number
}

export interface AddTotals {
  /** Articles that were not there before, and those that were. */
  readonly added: number
  readonly again: number
  readonly statements: number
  readonly claims: number
  readonly problems: readonly Problem[]
  readonly stopped: boolean
}

/** What is being done, for a progress display. */
export type AddProgress = (stage: 'read' | 'attribute' | 'group' | 'trace', done: number, total: number) => void

/** How far a run of adding has come. */
export interface Committed {
  /** Inputs that are wholly in the corpus. */
  readonly inputs: number
  /** Bytes of the inputs that are, wholly or in part. */
  readonly bytes: number
  /** Articles that were added or had been there. */
  readonly articles: number
}

export interface AddOptions {
  readonly model: Weights | null
  readonly progress?: AddProgress
  /** Asked often: whether to stop after the last whole batch. */
  readonly stopped?: () => boolean
  /** Called after each batch with what is in the corpus by then. */
  readonly committed?: (done: Committed) => void
  /** Articles of a batch; grows with the corpus unless given. */
  readonly batch?: number
  /** Finds the statements of articles; one after the other in this thread unless given. */
  readonly attribute?: (articles: readonly Article[]) => Promise<readonly (readonly Statement[])[]>
}

/** Articles of a batch: so many, or a fifth of what is there, up to a limit. The first are small where statements are found, so that Ctrl-C keeps them. */
const smallest: Readonly<Record<Kept, number>> = { article: 250, row: 2000 }
const largest = 75_000
/** Characters of a batch. */
const heaviest = 250_000_000
/** Characters that are read ahead while a batch is grouped. */
const readAheadMost = 120_000_000

/** Adds what comes. */
export async function addAll(
  writer: Writer,
  incoming: AsyncIterable<Incoming>,
  options: AddOptions
): Promise<AddTotals> {
  const totals = { added: 0, again: 0, statements: 0, claims: 0, problems: [] as Problem[], stopped: false }
  const kept = keptOf(writer)
  let waiting: Prepared[] = []
  let problems: Problem[] = []
  let characters = 0
  let inputs = 0
  let bytes = 0
  let ended = false
  const stopped = () => (ended ||= options.stopped?.() ?? false)
  const flush = async () => {
    if (!waiting.length && !problems.length) return
    const done = await wholly(() => addBatch(writer, waiting, problems, options))
    if (done) {
      totals.added += done.added
      totals.again += waiting.length - done.added
      totals.statements += done.statements
      totals.claims += done.claims
      options.committed?.({ inputs, bytes, articles: totals.added + totals.again })
    } else ended = true
    waiting = []
    problems = []
    characters = 0
  }
  let size = options.batch ?? batchAfter(writer, kept)
  const ahead = { weightOf: charactersOf, most: readAheadMost }
  for await (const each of readAhead(incoming, ahead)) {
    if (stopped()) break
    totals.problems.push(...each.problems)
    problems.push(...each.problems)
    // A large input is cut into batches; it counts as done with its last one.
    for (const article of each.articles) {
      const prepared = 'digest' in article ? article : prepare(article, kept)
      waiting.push(prepared)
      characters += prepared.heading.text.length
      options.progress?.('read', waiting.length, Math.ceil(size))
      if (waiting.length < size && characters < heaviest) continue
      await flush()
      size = options.batch ?? batchAfter(writer, kept)
      if (stopped()) break
    }
    inputs = each.inputs
    bytes = each.bytes ?? bytes
    if (stopped()) break
  }
  if (!stopped()) await flush()
  return { ...totals, stopped: stopped() }
}

/** What a corpus needs of the articles that are added to it. */
export function keptOf({ manifest }: Pick<Writer, 'manifest'>): Kept {
  return manifest.statements === 'onDemand' ? 'row' : 'article'
}

/** Articles of the next batch. */
function batchAfter({ catalog }: Writer, kept: Kept): number {
  return Math.min(largest, Math.max(smallest[kept], catalog.count / 5))
}

function charactersOf({ articles }: Incoming): number {
  return articles.reduce((sum, article) => sum + ('digest' in article ? article.heading : article).text.length, 0)
}

/** What some work gives; null where it was given up. */
async function wholly<Result>(work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof GivenUp) return null
    throw error
  }
}

/** Adds one batch. Throws `GivenUp` where it was stopped: then nothing of it was added, and the writer is of no use any more. */
async function addBatch(
  writer: Writer,
  given: readonly Prepared[],
  problems: readonly Problem[],
  options: AddOptions
): Promise<{ added: number; statements: number; claims: number }> {
  const { catalog, manifest } = writer
  const generation = manifest.generation + 1
  const fresh = await freshArticles(writer, given)
  const problemRows = problems.map(({ uri, code, message }) => [uri, code, message, generation])
  if (!fresh.size) {
    if (problemRows.length) await commit(writer, [{ table: 'problems', rows: problemRows }])
    return { added: 0, statements: 0, claims: 0 }
  }
  const pause = pauseUntil(options.stopped)
  const statements = await statementsOf(fresh, writer, options, pause)
  const came = new Map<number, Uint32Array>()
  const rows = {
    articles: [] as Value[][],
    statements: [] as Value[][]
  }
  const words = makeWordBatch()
  const sketches = makeColumns(4)
  const identities = makeColumns(2)
  const keys = makeColumns(3)
  const prints = makeColumns(2)
  let count = 0
  for (const [number, prepared] of fresh) {
    const { heading, digest, sketch } = prepared
    writer.sketches.add(number, sketch)
    came.set(number, sketch.keys)
    enter(catalog, {
      number,
      id: heading.id,
      given: heading.id,
      digest,
      at: sketch.at,
      label: labelOf(heading),
      outlet: heading.outlet?.name ?? null,
      piece: -1,
      level: 0,
      story: ''
    })
    rows.articles.push(articleRow(number, prepared, words))
    addSketchRows(sketches, number, sketch)
    for (const mark of marksOf(heading.id, digest)) identities.add(mark, number)
    for (const key of sketch.keys) keys.add(key, number, sketch.at)
    for (const hash of prepared.prints) prints.add(hash, number)
    statements.get(number)?.forEach((statement, place) => {
      rows.statements.push(statementRow(number, place, statement, words))
    })
    options.progress?.('group', ++count, fresh.size)
    if (count % breath === 0) await pause()
  }
  const regrouping = await regroup(writer.duck, catalog, writer.sketches, { came, went: new Map() }, pause)
  const articles = new Map([...fresh].flatMap(([number, { article }]) => (article ? [[number, article]] : [])))
  const found = await findingRows(
    writer,
    regrouping.stories,
    regrouping.gone,
    { articles, statements },
    {
      model: options.model,
      generation,
      progress: (done, total) => options.progress?.('trace', done, total),
      pause
    }
  )
  await commit(
    writer,
    [
      { table: 'articles', rows: rows.articles },
      { table: 'catalog', rows: catalogRows(writer, regrouping.moved, generation) },
      { table: 'statements', rows: rows.statements },
      { table: 'stories', rows: found.stories },
      { table: 'claims', rows: found.claims },
      { table: 'words', rows: words.rows() },
      { table: 'identities', columns: identities.columns() },
      { table: 'sketches', columns: sketches.columns() },
      { table: 'keys', columns: keys.columns() },
      { table: 'edges', columns: regrouping.edges },
      { table: 'fingerprints', columns: prints.columns() },
      { table: 'problems', rows: problemRows }
    ],
    { next: manifest.next + fresh.size }
  )
  writer.sketches.saved()
  await compactTiers(writer, options.stopped)
  return { added: fresh.size, statements: rows.statements.length, claims: found.claims.length }
}

/** Rows of the table `catalog` for articles whose place changed. */
export function catalogRows(
  { catalog }: Pick<Writer, 'catalog'>,
  moved: readonly number[],
  generation: number
): Value[][] {
  return moved.map((number) => {
    const { id, given, digest, at, label, outlet, piece, level, story } = catalog.entries.get(number)
    return [number, id, given, digest, Number.isNaN(at) ? null : at, label, outlet, piece, level, story, generation]
  })
}

/** The articles that are not in the corpus, each once, with the numbers they get. */
async function freshArticles(
  { duck, catalog, manifest }: Writer,
  given: readonly Prepared[]
): Promise<Map<number, Prepared>> {
  const seen = new Map<string, Prepared>()
  for (const prepared of given) {
    const twin = seen.get(prepared.digest)
    // Of the same article at two paths, the one that comes first by name is kept, in whatever order they are given.
    if (!twin || prepared.heading.uri < twin.heading.uri) seen.set(prepared.digest, prepared)
  }
  const known = await knownDigests(duck, catalog, new Set(seen.keys()))
  let number = manifest.next
  return new Map([...seen].filter(([digest]) => !known.has(digest)).map(([, prepared]) => [number++, prepared]))
}

async function statementsOf(
  fresh: ReadonlyMap<number, Prepared>,
  writer: Writer,
  options: AddOptions,
  pause: Pause
): Promise<Map<number, readonly Statement[]>> {
  const statements = new Map<number, readonly Statement[]>()
  if (writer.manifest.statements === 'onDemand') return statements
  const list = [...fresh].flatMap(([number, { article }]) => (article ? [{ number, article }] : []))
  for (let from = 0; from < list.length; from += 200) {
    await pause()
    const part = list.slice(from, from + 200)
    const articles = part.map(({ article }) => article)
    const found = options.attribute
      ? await options.attribute(articles)
      : articles.map((article) => attribute(article, { outlets: [], model: options.model }))
    part.forEach(({ number }, i) => {
      statements.set(number, found[i]!)
    })
    options.progress?.('attribute', Math.min(list.length, from + 200), list.length)
  }
  return statements
}

/** Articles between two breaths. */
const breath = 100
