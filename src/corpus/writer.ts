/**
 * A corpus opened for writing: the lock, the manifest, DuckDB over its segments, and what is known of the catalog. `commit` is the only way to
 * change a corpus: segments are written first, then the manifest is swapped. Until then nobody sees them; after a fault or a
 * kill they are left over, and the next writer removes them.
 */
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { version } from '../text/version.ts'
import { type Catalog, openCatalog } from './catalog.ts'
import { type Duck, type DuckOptions, openDuck } from './duck.ts'
import { asFault, CorpusFault } from './fault.ts'
import { type TableName, tableNames } from './layout.ts'
import { type Lock, type LockOptions, takeLock } from './lock.ts'
import {
  emptyManifest,
  isCorpus,
  isFree,
  type Manifest,
  readManifest,
  type Segment,
  segmentFolder,
  writeManifest
} from './manifest.ts'
import { type Batch, showTables, writeSegment } from './segments.ts'
import { makeSketchStore, type SketchStore } from './sketchStore.ts'

export interface WriterOptions extends DuckOptions, LockOptions {
  /** Makes the corpus if there is none. */
  readonly create?: Pick<Manifest, 'model' | 'statements'>
  /** Seconds since 1970. */
  readonly seconds: number
}

export interface Writer {
  readonly path: string
  readonly duck: Duck
  readonly lock: Lock
  readonly seconds: number
  readonly catalog: Catalog
  readonly sketches: SketchStore
  manifest: Manifest
  readonly close: () => void
}

/** Segments that are no longer part of the corpus are kept for readers so long, in seconds. */
const grace = 600

/** Opens a corpus for writing. Throws a `CorpusFault` where it cannot be. */
export async function openWriter(path: string, options: WriterOptions): Promise<Writer> {
  const { create } = options
  if (!isCorpus(path) && !(create && isFree(path))) {
    if (create && existsSync(path))
      throw new CorpusFault(
        'usage',
        `${path} is no corpus and not empty: give a new or empty folder, in which hearsay add makes one.`
      )
    readManifest(path)
  }
  let lock: Lock
  try {
    lock = await takeLock(path, options)
  } catch (error) {
    throw asFault(error, path)
  }
  let duck: Duck | null = null
  try {
    if (!isCorpus(path)) await writeManifest(path, emptyManifest(version, create!.model, create!.statements))
    const manifest = readManifest(path)
    await mkdir(segmentFolder(path), { recursive: true })
    await removeLeftovers(path, manifest)
    const opened = await openDuck(options)
    duck = opened
    await showTables(opened, path, manifest)
    const catalog = await openCatalog(opened, manifest)
    return {
      path,
      duck: opened,
      lock,
      seconds: options.seconds,
      catalog,
      sketches: makeSketchStore(opened, catalog),
      manifest,
      close: () => {
        opened.close()
        lock.release()
      }
    }
  } catch (error) {
    duck?.close()
    lock.release()
    throw asFault(error, path)
  }
}

/** Removes segments that no manifest names: a writer was killed before it could commit them. */
async function removeLeftovers(path: string, manifest: Manifest): Promise<void> {
  const known = new Set([...manifest.segments, ...manifest.retired].map(({ file }) => file))
  for (const name of await readdir(segmentFolder(path)))
    if (name.endsWith('.parquet') && !known.has(name)) await rm(join(segmentFolder(path), name), { force: true })
}

/** Writes rows as segments and makes them part of the corpus, all or none. */
export async function commit(
  writer: Writer,
  batches: readonly Batch[],
  changes: Partial<Pick<Manifest, 'next'>> = {}
): Promise<void> {
  const { path, duck, manifest } = writer
  const generation = manifest.generation + 1
  const written: Segment[] = []
  try {
    for (const batch of batches) {
      const segment = await writeSegment(duck, path, generation, batch)
      if (segment) written.push(segment)
    }
    await swap(writer, { ...manifest, ...changes, generation, segments: [...manifest.segments, ...written] })
  } catch (error) {
    for (const { file } of written) await rm(join(segmentFolder(path), file), { force: true })
    throw asFault(error, path)
  }
}

function filesOf({ segments }: Manifest, name: TableName): string {
  return segments.flatMap(({ table, file }) => (table === name ? [file] : [])).join(' ')
}

/** Puts a manifest in place and shows its tables; removes segments whose time is over. */
export async function swap(writer: Writer, next: Manifest): Promise<void> {
  const { path, duck, seconds } = writer
  const over = next.retired.filter(({ since }) => since + grace < seconds)
  const manifest = { ...next, version, retired: next.retired.filter((each) => !over.includes(each)) }
  const changed = tableNames.filter((name) => filesOf(manifest, name) !== filesOf(writer.manifest, name))
  await writeManifest(path, manifest)
  writer.manifest = manifest
  await showTables(duck, path, manifest, changed)
  for (const { file } of over) await rm(join(segmentFolder(path), file), { force: true })
}
