/**
 * The manifest: which segments make up a corpus. It is one small JSON file, replaced by renaming, so that a reader sees the state before
 * or after a change and never one in between, and a writer that is killed leaves the state before.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CorpusFault } from './fault.ts'
import { type TableName, tableNames } from './layout.ts'

export const corpusSchema = 'hearsay.corpus/3'

export interface Segment {
  readonly table: TableName
  /** Name in the folder `segments`. */
  readonly file: string
  readonly rows: number
  readonly bytes: number
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string
}

export interface Manifest {
  readonly schema: typeof corpusSchema
  /** Version of hearsay that wrote it. */
  readonly version: string
  /** Goes up by one with every change. */
  readonly generation: number
  /** Number that the next article gets. */
  readonly next: number
  /** The tagger that statements were found with, and whether they were looked for at all. */
  readonly model: 'none' | 'en'
  readonly statements: 'stored' | 'onDemand'
  readonly segments: readonly Segment[]
  /** Segments that were merged into others, with the second (since 1970) when: readers of an earlier manifest may still need them. */
  readonly retired: readonly { readonly file: string; readonly since: number }[]
}

const name = 'manifest.json'
/** What `segments` and other files stand in. */
export const segmentFolder = (corpus: string) => join(corpus, 'segments')

export function emptyManifest(version: string, model: Manifest['model'], statements: Manifest['statements']): Manifest {
  return { schema: corpusSchema, version, generation: 0, next: 0, model, statements, segments: [], retired: [] }
}

/** Whether a path looks like a corpus: a folder with a manifest. */
export function isCorpus(path: string): boolean {
  return existsSync(join(path, name))
}

/** Whether a corpus may be made at a path: nothing there, an empty folder, or one in which a first `add` was interrupted. */
export function isFree(path: string): boolean {
  if (!existsSync(path)) return true
  if (!statSync(path).isDirectory()) return false
  return readdirSync(path).every(
    (entry) =>
      ['segments', 'writer.lock', 'temporary'].includes(entry) ||
      entry.startsWith('manifest.json.') ||
      entry.startsWith('writer.lock.')
  )
}

/** Reads the manifest. Throws a `CorpusFault` where there is none, or none that can be used. */
export function readManifest(path: string): Manifest {
  if (!existsSync(path))
    throw new CorpusFault('usage', `${path} does not exist: hearsay add ${path} PATHS… makes a corpus.`)
  if (!isCorpus(path)) {
    throw new CorpusFault(
      'usage',
      `${path} is no corpus: it has no ${name}. hearsay add CORPUS PATHS… makes one, in a folder of its own.`
    )
  }
  let value: unknown
  try {
    value = JSON.parse(readFileSync(join(path, name), 'utf8'))
  } catch {
    throw new CorpusFault(
      'damaged',
      `${join(path, name)} is damaged: it is no JSON. Put back a copy of it; the segments are untouched.`
    )
  }
  if (!isManifest(value)) {
    throw new CorpusFault('damaged', `${join(path, name)} is no manifest of this version of hearsay (${corpusSchema}).`)
  }
  return value
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false
  const { schema, generation, next, segments, retired, model, statements } = value as Record<string, unknown>
  if (schema !== corpusSchema || !Number.isSafeInteger(generation) || !Number.isSafeInteger(next)) return false
  if (!['none', 'en'].includes(String(model)) || !['stored', 'onDemand'].includes(String(statements))) return false
  return Array.isArray(segments) && Array.isArray(retired) && segments.every(isSegment)
}

/** Names of files are data from a disk: only plain names are opened. */
function isSegment(value: unknown): value is Segment {
  if (typeof value !== 'object' || value === null) return false
  const { table, file, rows, sha256 } = value as Record<string, unknown>
  const known = tableNames.some((each) => each === table)
  return (
    known &&
    typeof file === 'string' &&
    /^[a-z]+-[0-9a-z-]+\.parquet$/.test(file) &&
    Number.isSafeInteger(rows) &&
    typeof sha256 === 'string'
  )
}

/** Puts a manifest in place of the one before, whole or not at all. */
export async function writeManifest(path: string, manifest: Manifest): Promise<void> {
  await mkdir(path, { recursive: true })
  const temporary = join(path, `${name}.${process.pid}`)
  try {
    const file = await open(temporary, 'w')
    try {
      await file.writeFile(`${JSON.stringify(manifest, null, 1)}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, join(path, name))
    await syncFolder(path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Makes a rename last, where the system can. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null)
  await folder?.sync().catch(() => {})
  await folder?.close()
}
