/**
 * Dates in words: as precise as they are known and no more. Undated is said, a guess is marked as one. Times are UTC.
 */
import type { Moment } from '../model.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `withYear` where the dates of a report are not all of one year. */
export type YearChoice = 'withYear' | 'withoutYear'

/** "Mar 3, 14:02", "Mar 3, 2019", "Mar 2019", "2019", "about Mar 3", "undated". */
export function dateWords(moment: Moment | null, year: YearChoice): string {
  if (!moment) return 'undated'
  if (moment.at === null) return inferredWords(moment, year)
  const date = new Date(moment.at)
  if (Number.isNaN(date.getTime())) return 'undated'
  const words = atPrecision(date, moment.precision, year)
  return moment.basis === 'inferred' ? `about ${words}` : words
}

/** Like `dateWords`, without the time of day. */
export function dayOf(moment: Moment | null, year: YearChoice): string {
  return dateWords(moment?.precision === 'minute' ? { ...moment, precision: 'day' } : moment, year)
}

function inferredWords(moment: Moment, year: YearChoice): string {
  const [from, to] = [moment.earliest, moment.latest].map((at) => (at ? new Date(at) : null))
  if (from && to) return `undated, about ${rangeWords(from.toISOString(), to.toISOString(), year)}`
  if (from) return `undated, after ${dayWords(from, year)}`
  if (to) return `undated, before ${dayWords(to, year)}`
  return 'undated'
}

function atPrecision(date: Date, precision: Moment['precision'], year: YearChoice): string {
  switch (precision) {
    case 'minute':
      return `${dayWords(date, year)}, ${date.toISOString().slice(11, 16)}`
    case 'day':
      return dayWords(date, year)
    case 'month':
      return `${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
    case 'year':
      return String(date.getUTCFullYear())
  }
}

/** "Mar 3" or "Mar 3, 2019". */
function dayWords(date: Date, year: YearChoice): string {
  const day = `${months[date.getUTCMonth()]} ${date.getUTCDate()}`
  return year === 'withYear' ? `${day}, ${date.getUTCFullYear()}` : day
}

/** "Mar 3 to 9, 2019", "Mar 3, 2019", "undated". */
export function rangeWords(first: string | null, last: string | null, year: YearChoice = 'withYear'): string {
  if (!first || !last) return 'undated'
  const [from, to] = [new Date(first), new Date(last)]
  if (dayWords(from, 'withYear') === dayWords(to, 'withYear')) return dayWords(from, year)
  if (from.getUTCFullYear() !== to.getUTCFullYear())
    return `${dayWords(from, 'withYear')} to ${dayWords(to, 'withYear')}`
  const end = from.getUTCMonth() === to.getUTCMonth() ? String(to.getUTCDate()) : dayWords(to, 'withoutYear')
  const tail = year === 'withYear' ? `, ${to.getUTCFullYear()}` : ''
  return `${dayWords(from, 'withoutYear')} to ${end}${tail}`
}
