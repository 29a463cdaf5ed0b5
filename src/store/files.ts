/**
 * Files and standard input as inputs: paths and globs are walked, gzip is unpacked, sizes are bounded.
 *
 * Nothing stops at the first fault: what cannot be opened becomes a problem and the rest is read. A folder is searched with all folders
 * in it, in the order of names; hidden entries are left out, links are followed once. A file too large to be one page is handed out
 * line by line where it is JSON lines. Reading what is in a file is the business of `src/read`.
 */
import { createReadStream } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Problem } from '../model.ts'
import { globBase, globTest, isGlob } from './glob.ts'
import { linesOf } from './lines.ts'

/** What a path gave: bytes to be read whole, lines of a file too large for that, or why neither. A `null` line is too long. */
export type Given =
  | { readonly kind: 'bytes'; readonly uri: string; readonly bytes: Uint8Array }
  | { readonly kind: 'lines'; readonly uri: string; readonly lines: AsyncIterable<string | null> }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** Files under some paths; `missing` are those that name nothing. */
export interface Listing {
  readonly files: readonly string[]
  readonly missing: readonly string[]
  readonly problems: readonly Problem[]
}

/** Largest input that is read whole, in bytes after unpacking; the same as in `src/read`. */
const wholeLimit = 50 * 1024 * 1024

/** Endings of files that may be articles; a folder's other files are left out and counted. */
const articleEnding = /\.(?:html?|xhtml|shtml|txt|text|md|markdown|json|jsonl|ndjson)(?:\.gz)?$|^[^.]+$/i

/** Lists the files that paths, folders and globs name, sorted, each once. */
export async function listFiles(paths: readonly string[]): Promise<Listing> {
  const files = new Map<string, string>()
  const missing: string[] = []
  const problems: Problem[] = []
  const add = async (path: string) => {
    const real = await realpath(path).catch(() => path)
    if (!files.has(real)) files.set(real, path)
  }
  for (const path of paths) {
    if (path === '-') {
      files.set('-', '-')
      continue
    }
    const entry = await stat(path).catch(faultOf)
    if ('code' in entry) {
      if (entry.code !== 'ENOENT' && entry.code !== 'ENOTDIR') problems.push(unreadable(path, entry.code))
      else if (isGlob(path)) {
        const found = await globbed(path, problems)
        if (found.length === 0) missing.push(path)
        for (const file of found) await add(file)
      } else missing.push(path)
    } else if (entry.isDirectory()) {
      const walked = await walk(path, problems)
      for (const file of walked) await add(file)
      if (walked.length === 0)
        problems.push({ uri: path, code: 'noArticles', message: `${path} has no file that could be an article.` })
    } else await add(path)
  }
  return { files: [...files.values()], missing, problems }
}

async function globbed(pattern: string, problems: Problem[]): Promise<string[]> {
  const normal = pattern.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '')
  const test = globTest(normal)
  const base = globBase(normal)
  const found: string[] = []
  const visit = async (folder: string, seen: readonly string[]): Promise<void> => {
    const here = folder === '' ? '.' : folder
    const real = await realpath(here).catch(() => null)
    if (real === null || seen.includes(real)) return
    for (const name of await namesIn(here, problems)) {
      const path = folder === '' ? name : folder === '/' ? `/${name}` : `${folder}/${name}`
      const entry = await stat(path).catch(() => null)
      if (!entry) continue
      if (test.test(path) && !entry.isDirectory()) found.push(path)
      else if (test.test(path)) found.push(...(await walk(path, problems)))
      else if (entry.isDirectory()) await visit(path, [...seen, real])
    }
  }
  await visit(base, [])
  return found
}

/** Files of a folder and the folders in it; what is left out is counted in a note. */
async function walk(folder: string, problems: Problem[]): Promise<string[]> {
  const found: string[] = []
  const left = new Map<string, number>()
  const leave = (name: string) => {
    const ending = /\.([^.]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? 'others'
    left.set(ending, (left.get(ending) ?? 0) + 1)
  }
  const visit = async (path: string, seen: readonly string[]): Promise<void> => {
    const real = await realpath(path).catch(() => null)
    if (real === null || seen.includes(real)) return
    const names = await namesIn(path, problems)
    for (const name of names) {
      const inside = `${path.replace(/\/+$/, '')}/${name}`
      const entry = await stat(inside).catch(faultOf)
      if ('code' in entry) {
        if (entry.code === 'ENOENT' && (await lstat(inside).catch(() => null))?.isSymbolicLink())
          problems.push({ uri: inside, code: 'missing', message: `${inside} is a link to a file that is not there.` })
        else if (entry.code !== 'ELOOP') problems.push(unreadable(inside, entry.code))
      } else if (entry.isDirectory()) {
        // What a browser saves beside a page: its pictures, styles and scripts.
        const page = /^(.*)[_ -](?:files|Dateien|fichiers|archivos|bestanden)$/.exec(name)?.[1]
        if (page && names.some((other) => /\.x?html?$/i.test(other) && other.startsWith(page)))
          leave('.saved page parts')
        else await visit(inside, [...seen, real])
      } else if (entry.isFile() && articleEnding.test(name)) found.push(inside)
      else leave(name)
    }
  }
  await visit(folder, [])
  if (left.size > 0) problems.push(leftOut(folder, left))
  return found
}

function leftOut(folder: string, left: ReadonlyMap<string, number>): Problem {
  const sum = [...left.values()].reduce((a, b) => a + b, 0)
  const kinds = [...left].sort(([a], [b]) => (a < b ? -1 : 1)).map(([ending, count]) => `${count} ${ending}`)
  const message = `${sum} ${sum === 1 ? 'file' : 'files'} in ${folder} ${sum === 1 ? 'is no article by its' : 'are no articles by their'} ending and left out: ${kinds.join(', ')}.`
  return { uri: folder, code: 'leftOut', message }
}

async function namesIn(folder: string, problems: Problem[]): Promise<string[]> {
  const names = await readdir(folder).catch(faultOf)
  if (!Array.isArray(names)) {
    problems.push(unreadable(folder, names.code))
    return []
  }
  return names.filter((name) => !name.startsWith('.')).sort()
}

/**
 * Opens one file or standard input (`-`), unpacked. The lines of a large file must be read before the next is opened. `count` hears how many bytes
 * were read, as they are on disk.
 */
export async function* openFile(
  path: string,
  stdin: Readable = process.stdin,
  count: (bytes: number) => void = () => {}
): AsyncGenerator<Given> {
  const raw: Readable = path === '-' ? stdin : createReadStream(path)
  const uri = path === '-' ? 'standard input' : path
  const faults: Problem[] = []
  const chunks = unpacked(counted(raw, count), uri, faults)[Symbol.asyncIterator]()
  const taken: Uint8Array[] = []
  let size = 0
  let ended = false
  while (size <= wholeLimit) {
    const next = await chunks.next()
    if (next.done) {
      ended = true
      break
    }
    taken.push(next.value)
    size += next.value.length
  }
  if (ended) {
    if (size > 0 || faults.length === 0) yield { kind: 'bytes', uri, bytes: Buffer.concat(taken, size) }
  } else if (looksLikeLines(taken[0]!)) {
    const all = async function* (): AsyncGenerator<Uint8Array> {
      yield* taken.splice(0)
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
    }
    yield { kind: 'lines', uri, lines: linesOf(all()) }
  } else {
    await chunks.return?.(undefined)
    const message = `${uri} is larger than ${wholeLimit / 2 ** 20} MB, too large for one page: split it, or give many articles as JSON lines.`
    faults.push({ uri, code: 'tooLarge', message })
  }
  for (const problem of faults) yield { kind: 'problem', problem }
}

/** The same stream; `count` hears of each chunk when it is taken. */
function counted(raw: Readable, count: (bytes: number) => void): Stream {
  return {
    chunks: async function* () {
      for await (const chunk of raw as AsyncIterable<Uint8Array>) {
        count(chunk.length)
        yield chunk
      }
    },
    end: () => void raw.destroy()
  }
}

interface Stream {
  readonly chunks: () => AsyncGenerator<Uint8Array>
  readonly end: () => void
}

/** Chunks of a stream; gzip, known by its magic bytes, is unpacked. Faults end the stream and are noted. */
async function* unpacked(raw: Stream, uri: string, faults: Problem[]): AsyncGenerator<Uint8Array> {
  try {
    const source = raw.chunks()
    const first = await source.next()
    if (first.done) return
    const head: Uint8Array = first.value
    const whole = async function* (): AsyncGenerator<Uint8Array> {
      yield head
      for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
    }
    if (!(head[0] === 0x1f && head[1] === 0x8b)) {
      yield* whole()
      return
    }
    const packed = Readable.from(whole(), { objectMode: false })
    const gunzip = createGunzip()
    packed.on('error', (error) => gunzip.destroy(error))
    yield* packed.pipe(gunzip)
  } catch (error) {
    const { code } = faultOf(error)
    if (code.startsWith('Z_') || code.startsWith('ERR_')) {
      const message = `${uri} is a damaged or truncated gzip file: only what could be unpacked was read.`
      faults.push({ uri, code: 'truncated', message })
    } else faults.push(unreadable(uri, code))
  } finally {
    raw.end()
  }
}

function looksLikeLines(head: Uint8Array): boolean {
  const text = Buffer.from(head.subarray(0, 64)).toString('latin1')
  return /^(?:\u00ef\u00bb\u00bf)?\s*\{\s*"/.test(text)
}

function faultOf(error: unknown): { readonly code: string } {
  return { code: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' }
}

function unreadable(path: string, code: string): Problem {
  const why: Record<string, string> = {
    EACCES: 'you have no permission to read it',
    EPERM: 'you have no permission to read it',
    EISDIR: 'it is a folder',
    ELOOP: 'it is a link that leads in a circle',
    EMFILE: 'too many files are open'
  }
  const message = `${path} cannot be read: ${why[code] ?? `the system says ${code}`}.`
  return { uri: path, code: 'notReadable', message }
}
