/**
 * Paths to articles: lists, opens and reads files one after the other, so that only one is held as bytes.
 * The command line and the library read by this one function.
 */
import type { Readable } from 'node:stream'
import type { Article, Problem } from '../model.ts'
import { read, readJsonLine } from '../read/read.ts'
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
}

/** Reads all articles of files, folders, globs and `-`, in the order of paths and names. */
export async function collectArticles(paths: readonly string[], options: CollectOptions = {}): Promise<Collection> {
  const listing = await listFiles(paths)
  const articles: Article[] = []
  const problems: Problem[] = [...listing.problems]
  for (const uri of listing.missing)
    problems.push({ uri, code: 'missing', message: `${uri} does not exist: check the path.` })
  for (const [i, file] of listing.files.entries()) {
    for await (const given of openFile(file, options.stdin)) {
      switch (given.kind) {
        case 'bytes': {
          const reading = read({ uri: given.uri, bytes: given.bytes })
          articles.push(...reading.articles)
          problems.push(...reading.problems)
          break
        }
        case 'lines':
          await collectLines(given.uri, given.lines, articles, problems)
          break
        case 'problem':
          problems.push(given.problem)
          break
        default:
          given satisfies never
      }
    }
    options.progress?.(i + 1, listing.files.length)
  }
  return { articles, problems, missing: listing.missing, files: listing.files }
}

async function collectLines(
  uri: string,
  lines: AsyncIterable<string | null>,
  articles: Article[],
  problems: Problem[]
): Promise<void> {
  let number = 0
  for await (const line of lines) {
    number++
    if (line === null) {
      const message = `Line ${number} of ${uri} is too long to be read: it was left out, the others were read.`
      problems.push({ uri, code: 'badLine', message })
      continue
    }
    const reading = readJsonLine(line, uri, number)
    articles.push(...reading.articles)
    problems.push(...reading.problems)
  }
}
