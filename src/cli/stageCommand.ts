/**
 * `hearsay stage NAME`: one stage on JSON lines, as a cluster's workers run it.
 *
 * `attribute` writes each line before it reads the next but one, and waits where its reader is slow. `match` and `group` need all
 * articles at once. Offsets are into the very `text` that came in: what reading had to replace (a NUL, half a surrogate pair) it replaced
 * one for one, and the words in the output are cut from the text as given.
 */
import { attribute } from '../attribute/attribute.ts'
import { groupStories } from '../group/stories.ts'
import { match } from '../match/match.ts'
import { gatheredArticles } from '../match/terms.ts'
import type { Article, Statement, TextSpan } from '../model.ts'
import { uniteOutlets } from '../read/aliases.ts'
import { articleOfFields } from '../read/fields.ts'
import { readRecord } from '../read/read.ts'
import { settle } from '../read/settle.ts'
import { jsonLine, oneLine } from '../report/safe.ts'
import { linesOf } from '../store/lines.ts'
import { type ModelName, readModel, usualModel } from '../store/weights.ts'
import { exitCodes, stageNames } from './flags.ts'
import { nearest } from './nearest.ts'
import { type Flags, UsageError } from './program.ts'
import { type World, write, writeAll } from './world.ts'

/** An article, and the record that it was made from. */
interface Row {
  readonly id: string | number
  readonly text: string
  /** Its line, from 1. */
  readonly line: number
  readonly article: Article
}

/** Runs the command; gives the exit code. */
export async function runStage(given: readonly string[], flags: Flags, world: World): Promise<number> {
  const name = stageNames.find((stage) => stage === given[0])
  if (!name || given.length > 1) {
    const near = nearest(given[0] ?? '', stageNames, 1)[0]
    throw new UsageError(
      `there is no stage ${given.map(oneLine).join(' ')}: ${near ? `did you mean ${near}?` : `stages are ${stageNames.join(', ')}.`}`
    )
  }
  if (flags.model && name !== 'attribute') throw new UsageError('--model goes with hearsay stage attribute only.')
  const stageOf = { intents: 'attribute', boilerplate: 'match' } as const
  for (const [kind, stage] of Object.entries(stageOf))
    if (flags.include === kind && name !== stage)
      throw new UsageError(`--include ${kind} goes with hearsay stage ${stage} only.`)
  const tally: Tally = { faults: 0 }
  switch (name) {
    case 'attribute': {
      const context = {
        outlets: [],
        model: readModel((flags.model ?? usualModel) as ModelName),
        ...(flags.include === 'intents' ? { include: 'intents' as const } : {})
      }
      for await (const row of rowsOf(world, tally)) {
        const found = attribute(row.article, context)
        await write(world.stdout, `${jsonLine({ id: row.id, statements: found.map((s) => asGiven(s, row)) })}\n`)
      }
      break
    }
    case 'match':
      await writeAll(
        world.stdout,
        matchLines(await matchRows(world, tally), flags.include === 'boilerplate' ? 'all' : 'reuse')
      )
      break
    case 'group':
      await writeAll(world.stdout, groupLines(await allRows(world, tally)))
      break
    default:
      name satisfies never
  }
  return tally.faults > 0 && !flags.lenient ? exitCodes.partly.code : exitCodes.done.code
}

/** Lines that could not be used. */
interface Tally {
  faults: number
}

/** What is made of a record: a whole reading, or its fields only. */
type ReadRow = (
  record: Record<string, unknown>,
  uri: string,
  id: string | number | undefined
) => Article | null | undefined

const readWhole: ReadRow = (record, uri) => readRecord(record, uri).articles[0]

/** Articles of standard input, one for one with its good lines; a bad one is told and counted. */
async function* rowsOf(world: World, tally: Tally, readRow: ReadRow = readWhole): AsyncGenerator<Row> {
  let line = 0
  for await (const text of linesOf(bytesOf(world.stdin))) {
    line++
    if (text?.trim() === '') continue
    const row = text === null ? fault('tooLong', 'the line is too long to be read') : rowOf(text, line, readRow)
    if ('code' in row) {
      tally.faults++
      await write(world.stderr, `${jsonLine({ line, code: row.code, message: `line ${line}: ${row.message}` })}\n`)
    } else yield row
  }
}

/** All articles; of two with one id the second is a fault, since nothing could tell them apart in the output. */
async function allRows(world: World, tally: Tally, readRow: ReadRow = readWhole): Promise<Row[]> {
  const rows = new Map<string, Row>()
  for await (const row of rowsOf(world, tally, readRow)) {
    if (rows.has(row.article.id)) {
      tally.faults++
      const message = `the id ${row.article.id} was there before: the second article was left out`
      await write(
        world.stderr,
        `${jsonLine({ line: row.line, code: 'duplicateId', message: `line ${row.line}: ${message}` })}\n`
      )
    } else rows.set(row.article.id, row)
  }
  return [...rows.values()]
}

/**
 * Articles to be matched. Of a handful every text is read for lines that are no body text; of many the fields are taken as they stand:
 * page furniture is told by its spread there, and reading would take twenty times as long as matching.
 */
async function matchRows(world: World, tally: Tally): Promise<readonly Article[]> {
  const first: { readonly record: Record<string, unknown>; readonly uri: string; readonly id: string | null }[] = []
  const rows = await allRows(world, tally, (record, uri, id) => {
    if (first.length <= gatheredArticles) first.push({ record, uri, id: id === undefined ? null : String(id) })
    return articleOfFields(record, uri)
  })
  if (rows.length > gatheredArticles) return uniteOutlets(rows.map((row) => row.article))
  const kept = new Set(rows.map((row) => row.article.uri))
  const whole = first.flatMap(({ record, uri, id }) => {
    const article = kept.has(uri) ? readWhole(record, uri, undefined) : null
    return article ? [id === null ? article : { ...article, id }] : []
  })
  return settle(whole).articles
}

function fault(code: string, message: string): { readonly code: string; readonly message: string } {
  return { code, message }
}

function rowOf(
  text: string,
  line: number,
  readRow: ReadRow
): Row | { readonly code: string; readonly message: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return fault('badLine', 'not JSON')
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return fault('badLine', 'not a JSON object')
  const { id, ...record } = value as Record<string, unknown>
  if (typeof record.text !== 'string') return fault('noText', 'no field "text", or it is no string')
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number')
    return fault('badId', '"id" is no string and no number')
  const article = readRow(record, `line ${line}`, id)
  // A text of nothing but blanks is no article to read, but it is a line: it has no statements.
  const made = article ?? emptyArticle(record.text, line)
  return { id: id ?? made.id, text: record.text, line, article: id === undefined ? made : { ...made, id: String(id) } }
}

function emptyArticle(text: string, line: number): Article {
  const nothing = {
    url: null,
    outlet: null,
    headline: null,
    byline: [],
    published: null,
    modified: null,
    blocks: [],
    credits: []
  }
  return { id: `line${line}`, uri: `line ${line}`, language: 'und', text, ...nothing }
}

/** A statement with its words as they stand in the record. */
function asGiven(statement: Statement, row: Row): Statement {
  if (row.text === row.article.text) return statement
  const cut = <T extends TextSpan>(span: T): T => ({ ...span, text: row.text.slice(span.start, span.end) })
  return {
    ...statement,
    content: statement.content.map(cut),
    cue: statement.cue && cut(statement.cue),
    source: statement.source && cut(statement.source),
    hedges: statement.hedges.map(cut)
  }
}

function* matchLines(articles: readonly Article[], wanted: 'all' | 'reuse'): Generator<string> {
  for (const { a, b, similarity, kind } of match(articles))
    if (wanted === 'all' || kind !== 'boilerplate') yield `${jsonLine({ a, b, similarity, kind })}\n`
}

function* groupLines(rows: readonly Row[]): Generator<string> {
  const articles = settle(rows.map((row) => row.article)).articles
  const storyOf = new Map<string, string>()
  for (const story of groupStories(articles)) for (const id of story.articles) storyOf.set(id, story.id)
  for (const row of rows) yield `${jsonLine({ id: row.id, story: storyOf.get(row.article.id) ?? null })}\n`
}

async function* bytesOf(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}
