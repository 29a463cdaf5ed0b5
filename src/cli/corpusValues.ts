/** Flags that the commands of a corpus share, checked. */
import { oneLine } from '../report/safe.ts'
import { type Flags, UsageError } from './program.ts'

/** `--memory`, checked. */
export function memoryOf(flags: Flags): string | undefined {
  if (flags.memory === undefined) return undefined
  const given = String(flags.memory)
  if (!/^\d{1,6}(?:\.\d+)?\s*(?:[KMGT]i?B)$/i.test(given))
    throw new UsageError(`--memory ${oneLine(given)} is no size such as 500MB or 4GB.`)
  return given
}

/** `--limit`, checked; null for all. */
export function limitOf(flags: Flags, usual: number): number | null {
  if (flags.limit === undefined) return usual
  const given = String(flags.limit)
  if (!/^\d{1,9}$/.test(given)) throw new UsageError(`--limit ${oneLine(given)} is no number.`)
  return Number(given) || null
}

/** `--wait`, checked; in seconds. */
export function waitOf(flags: Flags): number {
  if (flags.wait === undefined) return 30
  const given = String(flags.wait)
  if (!/^\d{1,6}$/.test(given)) throw new UsageError(`--wait ${oneLine(given)} is no number of seconds.`)
  return Number(given)
}
