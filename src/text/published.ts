/**
 * When an article appeared, as numbers that can be compared. A date of day precision is a whole day, not its first
 * minute: of two articles of one day, one dated to the day only, nothing says which came first.
 */
import type { Moment } from '../model.ts'

/** The earliest and the latest instant that a date allows, milliseconds since 1970 UTC; both NaN where it is unknown. */
export interface Instants {
  readonly from: number
  readonly to: number
}

const MINUTE = 60_000
const DAY = 86_400_000

/** The instants that `moment` allows. An inferred range counts as it stands. */
export function instantsOf(moment: Moment | null): Instants {
  if (!moment) return { from: NaN, to: NaN }
  if (moment.at === null) return { from: Date.parse(moment.earliest ?? ''), to: Date.parse(moment.latest ?? '') }
  const from = Date.parse(moment.at)
  const date = new Date(from)
  switch (moment.precision) {
    case 'minute':
      return { from, to: from + MINUTE - 1 }
    case 'day':
      return { from, to: from + DAY - 1 }
    case 'month':
      return { from, to: Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) - 1 }
    case 'year':
      return { from, to: Date.UTC(date.getUTCFullYear() + 1, 0, 1) - 1 }
  }
}

/** Negative where the first certainly came before the second, positive where after it, 0 where the dates do not tell. */
export function compareInstants(first: Instants, second: Instants): number {
  if (first.to < second.from) return -1
  if (second.to < first.from) return 1
  return 0
}

/** Orders ids by code units, the same on every machine and in every locale. */
export function compareIds(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0
}
