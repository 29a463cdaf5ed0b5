/**
 * One writer at a time. The lock is a file with the process, the host and what it is doing; as work goes on it also says how far it came, so
 * that the next start can tell what a killed writer did not add. A lock whose process is gone is stale and taken over. Readers need no lock.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { CorpusFault } from './fault.ts'

/** Who writes, and how far. */
export interface Holder {
  readonly pid: number
  readonly host: string
  /** Tells the process from a later one of the same number; null where the system does not say. */
  readonly born: string | null
  /** ISO 8601. */
  readonly since: string
  readonly command: string
  /** Inputs of the command, the first hundred. */
  readonly inputs: readonly string[]
  /** Inputs that are wholly in the corpus, of how many. */
  readonly done: number
  readonly total: number
}

export interface Lock {
  /** What a killed writer left: its inputs from `done` on were not added. Null where the last writer ended in good order. */
  readonly interrupted: Holder | null
  readonly note: (done: number, total: number, inputs: readonly string[]) => void
  readonly release: () => void
}

export interface LockOptions {
  /** Seconds to wait for another writer. */
  readonly wait: number
  /** Now, ISO 8601. */
  readonly now: string
  readonly command: string
  /** Called once, before waiting. */
  readonly waiting?: (holder: Holder) => void
}

/** Looks again so often, milliseconds. */
const between = 200

/** Takes the lock of a corpus, waiting if need be. Throws a `CorpusFault` that says who holds it. */
export async function takeLock(corpus: string, options: LockOptions): Promise<Lock> {
  mkdirSync(corpus, { recursive: true })
  const path = join(corpus, 'writer.lock')
  const own = {
    pid: process.pid,
    host: hostname(),
    born: bornOf(process.pid),
    since: options.now,
    command: options.command
  }
  let holder: Holder = { ...own, inputs: [], done: 0, total: 0 }
  let interrupted: Holder | null = null
  for (let waited = 0; ; waited += between) {
    if (create(path, holder)) break
    const other = read(path)
    if (other === 'gone') continue
    if (other === 'unreadable' || isAlive(other)) {
      if (waited >= options.wait * 1000) throw new CorpusFault('usage', heldWords(corpus, path, other))
      if (waited === 0 && other !== 'unreadable') options.waiting?.(other)
      await new Promise((go) => setTimeout(go, between))
    } else if (takeOver(path, other)) interrupted = other
  }
  return {
    interrupted,
    note: (done, total, inputs) => {
      holder = { ...holder, done, total, inputs: inputs.slice(0, 100) }
      writeWhole(path, holder)
    },
    release: () => rmSync(path, { force: true })
  }
}

/** Who holds the lock of a corpus, alive or not; null for nobody. */
export function holderOf(corpus: string): (Holder & { readonly alive: boolean }) | null {
  const holder = read(join(corpus, 'writer.lock'))
  return typeof holder === 'string' ? null : { ...holder, alive: isAlive(holder) }
}

/** Makes the lock with its content at once; false where there is one. */
function create(path: string, holder: Holder): boolean {
  const temporary = `${path}.${process.pid}`
  writeFileSync(temporary, JSON.stringify(holder))
  try {
    linkSync(temporary, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(temporary, { force: true })
  }
}

function writeWhole(path: string, holder: Holder): void {
  const temporary = `${path}.${process.pid}`
  writeFileSync(temporary, JSON.stringify(holder))
  renameSync(temporary, path)
}

function read(path: string): Holder | 'gone' | 'unreadable' {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'gone' : 'unreadable'
  }
}

/** Moves a stale lock away; of two that try, one succeeds. */
function takeOver(path: string, stale: Holder): boolean {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return false
  }
  const moved = read(aside)
  const same = typeof moved !== 'string' && moved.pid === stale.pid && moved.since === stale.since
  // Another process took over and made its own lock meanwhile: it gets it back.
  if (!same) renameSync(aside, path)
  else rmSync(aside, { force: true })
  return same
}

function isAlive(holder: Holder): boolean {
  // Nothing can be known of a process on another host: its lock is respected.
  if (holder.host !== hostname()) return true
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return holder.born === null || holder.born === bornOf(holder.pid)
}

/** When a process started, in the clock ticks of Linux since boot; null elsewhere. */
function bornOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

function heldWords(corpus: string, path: string, other: Holder | 'unreadable'): string {
  if (other === 'unreadable') return `${path} cannot be read: if no other hearsay writes into ${corpus}, remove it.`
  const elsewhere = other.host === hostname() ? '' : ` If no hearsay runs on ${other.host} any more, remove ${path}.`
  return `${corpus} is held by process ${other.pid} on ${other.host} (hearsay ${other.command}, since ${other.since}).${elsewhere}`
}
