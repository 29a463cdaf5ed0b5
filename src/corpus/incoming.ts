/** Files, folders and streams as incoming articles, one input after the other, so that a corpus takes in more than memory holds. */
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { Problem } from '../model.ts'
import type { Source } from '../read/read.ts'
import { sourcesOf } from '../store/collect.ts'
import { listFiles } from '../store/files.ts'
import type { Incoming } from './add.ts'

export interface IncomingOptions {
  readonly stdin: Readable
  /** Reads sources in their order and prepares their articles, as a pool does. */
  readonly read: (sources: AsyncIterable<Source>) => AsyncIterable<Pick<Incoming, 'articles' | 'problems'>>
}

export interface IncomingFiles {
  readonly files: readonly string[]
  readonly missing: readonly string[]
  /** Size of all files together; null where standard input is among them. */
  readonly bytes: number | null
  readonly articles: AsyncGenerator<Incoming>
}

/** Opens what the paths name. */
export async function incomingOf(paths: readonly string[], options: IncomingOptions): Promise<IncomingFiles> {
  const { files, missing, problems } = await listFiles(paths)
  const unread: Problem[] = missing.map((uri) => ({
    uri,
    code: 'missing',
    message: `${uri} does not exist: check the path.`
  }))
  return { files, missing, bytes: await bytesOf(files), articles: articlesOf(files, [...problems, ...unread], options) }
}

async function bytesOf(files: readonly string[]): Promise<number | null> {
  if (files.includes('-')) return null
  const sizes = await Promise.all(files.map(async (file) => (await stat(file).catch(() => null))?.size ?? 0))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function* articlesOf(
  files: readonly string[],
  known: readonly Problem[],
  { stdin, read }: IncomingOptions
): AsyncGenerator<Incoming> {
  // What was given, in order: problems, the end of a file, and sources that wait for their reading.
  const given: (Problem | 'source' | 'end')[] = []
  /** How many bytes were read when each of those sources was handed out. */
  const places: number[] = []
  let inputs = 0
  let bytes = 0
  let problems = [...known]
  const settleUpToSource = () => {
    for (let next = given.shift(); next !== undefined && next !== 'source'; next = given.shift()) {
      if (next === 'end') inputs++
      else problems.push(next)
    }
  }
  const tell = (what: Problem | 'source' | 'end') => {
    given.push(what)
    if (what === 'source') places.push(bytes)
  }
  const count = (more: number) => {
    bytes += more
  }
  for await (const reading of read(sourcesOf(files, stdin, tell, count))) {
    settleUpToSource()
    yield {
      articles: reading.articles,
      problems: [...problems, ...reading.problems],
      inputs,
      bytes: places.shift() ?? bytes
    }
    problems = []
  }
  settleUpToSource()
  yield { articles: [], problems, inputs: files.length, bytes }
}
