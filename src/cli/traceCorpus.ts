/** The trace of one story of a corpus, for every command that traces: `--story` or `--claim` says which. */
import { literal } from '../corpus/duck.ts'
import { type Reader, readStory, withReader } from '../corpus/reader.ts'
import type { Trace } from '../model.ts'
import { oneLine } from '../report/safe.ts'
import { type Flags, UsageError } from './program.ts'

/** Traces the story asked for. A usage error where none is, or none such is there. */
export async function traceCorpus(path: string, flags: Flags): Promise<Trace> {
  return withReader(path, {}, async (reader) => {
    await reader.need('tellings')
    if (typeof flags.claim === 'string') {
      await reader.need('findings')
      const story = await oneOf(reader, 'claim', 'SELECT id, story FROM findings', flags.claim)
      return (await readStory(reader, story))!
    }
    if (typeof flags.story !== 'string') {
      const hint = `with --story ID (hearsay stories ${oneLine(path)} lists them)`
      throw new UsageError(`${oneLine(path)} is a corpus: say which story, ${hint}.`)
    }
    const story = await oneOf(reader, 'story', 'SELECT id, id AS story FROM tellings', flags.story)
    return (await readStory(reader, story))!
  })
}

/** The story of the record whose id is `wanted`, or the only one that begins with it. */
async function oneOf(reader: Reader, kind: string, sql: string, wanted: string): Promise<string> {
  const rows = await reader.duck.rows<{ id: string; story: string }>(
    `SELECT id, story FROM (${sql}) AS known WHERE starts_with(id, ${literal(wanted)}) ORDER BY length(id), id LIMIT 3`
  )
  const exact = rows.find(({ id }) => id === wanted)
  if (exact) return exact.story
  if (rows.length === 1) return rows[0]!.story
  const hint = rows.length ? ` Did you mean ${rows.map(({ id }) => oneLine(id)).join(' or ')}?` : ''
  const why = rows.length ? `more than one ${kind} begins with` : `there is no ${kind}`
  throw new UsageError(`${why} ${oneLine(wanted)}.${hint}`)
}
