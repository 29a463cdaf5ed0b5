/**
 * Paths to articles: lists, opens and reads files one after the other, so that only one is held as bytes.
 * The command line and the library read by this one function.
 */
import type { Readable } from 'node:stream'
import type { Article, Problem } from '../model.ts'
import { type Reading, readSource, type Source, splitLines } from '../read/read.ts'
import { listFiles, openFile } from './files.ts'

/** Articles of some paths, what could not be used, and which paths name nothing. */
export interface Collection {
  readonly articles: readonly Article[]
  readonly problems: readonly Problem[]
  /** Paths and globs that name nothing; each is also a problem `missing`. */
  readonly missing: readonly string[]
  /** Files found, "-" for standard input. */
  readonly files: readonly string[]
}

export interface CollectOptions {
  /** Gets files done, of how many. */
  readonly progress?: (done: number, total: number) => void
  /** What `-` reads; the standard input of the process unless given. */
  readonly stdin?: Readable
  /** Reads sources in their order, `read` of a pool; in this thread, one after the other, unless given. */
  readonly read?: (sources: AsyncIterable<Source>) => AsyncIterable<Reading>
}

/** Files of JSON lines from this size on are read line by line, in bytes. */
const manyLines = 200_000

/** Reads all articles of files, folders, globs and `-`, in the order of paths and names. */
export async function collectArticles(paths: readonly string[], options: CollectOptions = {}): Promise<Collection> {
  const listing = await listFiles(paths)
  const articles: Article[] = []
  const problems: Problem[] = [...listing.problems]
  for (const uri of listing.missing)
    problems.push({ uri, code: 'missing', message: `${uri} does not exist: check the path.` })
  // what was given, in order, up to what has been read: problems, the end of a file, and sources that wait for their reading
  const given: (Problem | 'source' | 'end')[] = []
  // told after the problems of the lines that stand beside them, as where the whole file is read at once
  let late: Problem[] = []
  let done = 0
  const settleUpToSource = () => {
    for (let next = given.shift(); next !== undefined && next !== 'source'; next = given.shift()) {
      problems.push(...late)
      late = []
      if (next === 'end') options.progress?.(++done, listing.files.length)
      else problems.push(next)
    }
  }
  const sources = sourcesOf(listing.files, options.stdin, (what) => given.push(what))
  for await (const reading of (options.read ?? readHere)(sources)) {
    settleUpToSource()
    for (const article of reading.articles) articles.push(article)
    for (const problem of reading.problems) (problem.code === 'otherLanguage' ? late : problems).push(problem)
  }
  settleUpToSource()
  return { articles, problems, missing: listing.missing, files: listing.files }
}

async function* readHere(sources: AsyncIterable<Source>): AsyncGenerator<Reading> {
  for await (const source of sources) yield readSource(source)
}

/** Opens files one after the other; tells what each gives, in order, before it is handed out. `count` hears of the bytes that were read. */
export async function* sourcesOf(
  files: readonly string[],
  stdin: Readable | undefined,
  tell: (what: Problem | 'source' | 'end') => void,
  count?: (bytes: number) => void
): AsyncGenerator<Source> {
  for (const file of files) {
    for await (const given of openFile(file, stdin, count)) {
      switch (given.kind) {
        case 'bytes': {
          const { uri, bytes } = given
          const split = bytes.length >= manyLines ? splitLines({ uri, bytes }) : null
          for (const problem of split?.problems ?? []) tell(problem)
          for (const source of split?.lines ?? [{ uri, bytes }]) {
            tell('source')
            yield source
          }
          break
        }
        case 'lines': {
          let number = 0
          for await (const line of given.lines) {
            number++
            if (line !== null) {
              tell('source')
              yield { uri: given.uri, line, number }
              continue
            }
            const message = `Line ${number} of ${given.uri} is too long to be read: it was left out, the others were read.`
            tell({ uri: given.uri, code: 'badLine', message })
          }
          break
        }
        case 'problem':
          tell(given.problem)
          break
        default:
          given satisfies never
      }
    }
    tell('end')
  }
}
