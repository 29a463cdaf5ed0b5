/** A corpus opened for reading: a snapshot of one manifest, whatever a writer does meanwhile. */
import type { Article, Statement, Story, Trace } from '../model.ts'
import { readModel } from '../store/weights.ts'
import { type Duck, type DuckOptions, literal, openDuck } from './duck.ts'
import { asFault } from './fault.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { type RelationName, relation } from './queries.ts'
import { readArticles, readStatements } from './records.ts'
import { showTables } from './segments.ts'
import { type StoryParts, traceOneStory } from './storyTrace.ts'

export interface Reader {
  readonly path: string
  readonly duck: Duck
  readonly manifest: Manifest
  /** Makes relations of `src/corpus/sql`, each once. */
  readonly need: (...names: RelationName[]) => Promise<void>
  readonly close: () => void
}

/** Opens a corpus. Throws a `CorpusFault` where there is none, or a damaged one. */
export async function openReader(path: string, options: DuckOptions = {}): Promise<Reader> {
  const manifest = readManifest(path)
  const duck = await openDuck(options)
  try {
    await showTables(duck, path, manifest)
  } catch (error) {
    duck.close()
    throw asFault(error, path)
  }
  const made = new Set<RelationName>()
  return {
    path,
    duck,
    manifest,
    need: async (...names) => {
      for (const name of names) {
        if (made.has(name)) continue
        made.add(name)
        await duck.run(relation(name))
      }
    },
    close: duck.close
  }
}

/** Runs something with a corpus open; faults of disk and segments are told as such. */
export async function withReader<Result>(
  path: string,
  options: DuckOptions,
  use: (reader: Reader) => Promise<Result>
): Promise<Result> {
  const reader = await openReader(path, options)
  try {
    return await use(reader)
  } catch (error) {
    throw asFault(error, path)
  } finally {
    reader.close()
  }
}

/** The trace of a story, made now; null where there is no such story. */
export async function readStory(reader: Reader, id: string): Promise<Trace | null> {
  const parts = await readStoryParts(reader, id)
  return parts && traceOneStory(parts, readModel(reader.manifest.model))
}

/** What a story is traced from; null where there is no such story. */
export async function readStoryParts(reader: Reader, id: string): Promise<StoryParts | null> {
  const { duck } = reader
  await reader.need('current', 'tellings')
  const [telling] = await duck.rows<{ headline: string; first: string | null; last: string | null }>(
    `SELECT headline, first, last FROM tellings WHERE id = ${literal(id)}`
  )
  const members = await duck.rows<{ article: number; id: string }>(
    `SELECT article, id FROM current WHERE story = ${literal(id)}
     ORDER BY CASE WHEN instant IS NULL THEN 1 ELSE 0 END, instant, given, digest`
  )
  if (!telling || !members.length) return null
  const ids = new Map(members.map((member) => [member.article, member.id]))
  const articles = await readArticles(duck, ids)
  const stored =
    reader.manifest.statements === 'stored'
      ? await readStatements(duck, [...ids.keys()])
      : new Map<number, Statement[]>()
  const statements = new Map<string, readonly Statement[]>()
  for (const [number, own] of stored) {
    const name = ids.get(number)!
    if (own.every(({ article }) => article === name)) statements.set(name, own)
  }
  const story: Story = { id, ...telling, articles: members.map((member) => member.id) }
  const inOrder: Article[] = members.map(({ article }) => articles.get(article)!)
  return { story, articles: inOrder, statements }
}
