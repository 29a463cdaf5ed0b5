/**
 * Days, months and years that a text names, and whether two of them can be the same.
 *
 * A day of the year, a weekday, a month, a year, or "tomorrow" counted from the day of the page. A weekday is not resolved (a copy may appear
 * weeks later): it fits every date that falls on it. Words counted from the day of the page are given by the caller only where they are
 * the outlet's own, as a quotation may be days old.
 */
import data from './days.json' with { type: 'json' }
import { daysOf, quantitiesOf } from './numbers.ts'
import { foldText, stem, wordsOf } from './words.ts'

/** A point in time that a text names; what it leaves open is null. Offsets are into the article's text. */
export interface Named {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly year: number | null
  /** 1 to 12. */
  readonly month: number | null
  readonly day: number | null
  /** 0 is Sunday. */
  readonly weekday: number | null
  /** Counted from the day of the page ("tomorrow"). */
  readonly relative: boolean
}

const DAY = 86_400_000
/** January first. */
export const monthNames = 'january february march april may june july august september october november december'.split(
  ' '
)
const monthPattern = new RegExp(
  `\\b(?:in|from|until|by|since|during|of|this|next|last|early|late|mid)[ -](${monthNames.join('|')})\\b(?! \\d{1,2}\\b)(?:,? (\\d{4})\\b)?`,
  'g'
)
const weekdayPattern = new RegExp(`\\b(${data.weekdays.join('|')})\\b`, 'g')
const relativePattern = new RegExp(`\\b(${Object.keys(data.relative).join('|')})\\b`, 'g')
const yearPattern = /\b(?:in|since|until|by|of|from|before|after|during) (1[5-9]\d\d|20\d\d)\b/g
const onceVerbs = new Set(data.once.split(' ').map(stem))

/** What `text` names, in order; `page` is the instant of the page in milliseconds (not a number where unknown), used for words counted from it. */
export function namedDays(text: string, from: number, page: number): Named[] {
  const folded = foldText(text)
  if (folded.length !== text.length) return []
  const found: Named[] = []
  const add = (start: number, end: number, rest: Partial<Named>) => {
    if (found.some((known) => start + from < known.end && known.start < end + from)) return
    found.push({
      start: start + from,
      end: end + from,
      text: text.slice(start, end),
      year: null,
      month: null,
      day: null,
      weekday: null,
      relative: false,
      ...rest
    })
  }
  for (const { start, end, day, month } of daysOf(text)) {
    const year = /^,? ?((?:1[5-9]|20)\d\d)\b/.exec(text.slice(end))
    add(start, end, { day, month, year: year ? Number(year[1]) : null })
  }
  for (const hit of folded.matchAll(monthPattern)) {
    const start = hit.index + hit[0].indexOf(hit[1]!)
    if (/^\p{Lu}/u.test(text.slice(start)))
      add(start, hit.index + hit[0].length, {
        month: monthNames.indexOf(hit[1]!) + 1,
        year: hit[2] ? Number(hit[2]) : null
      })
  }
  for (const hit of folded.matchAll(weekdayPattern)) {
    // "on Thursday, 7 March" is one day, and the date says more
    if (found.some((known) => Math.abs(known.start - from - hit.index) < 16 && known.day !== null)) continue
    add(hit.index, hit.index + hit[0].length, { weekday: data.weekdays.indexOf(hit[1]!) })
  }
  if (!Number.isNaN(page))
    for (const hit of folded.matchAll(relativePattern)) {
      const date = new Date(page + data.relative[hit[1] as keyof typeof data.relative] * DAY)
      add(hit.index, hit.index + hit[0].length, {
        day: date.getUTCDate(),
        month: date.getUTCMonth() + 1,
        year: date.getUTCFullYear(),
        relative: true
      })
    }
  for (const hit of folded.matchAll(yearPattern))
    add(hit.index + hit[0].length - 4, hit.index + hit[0].length, { year: Number(hit[1]) })
  return found.sort((a, b) => a.start - b.start)
}

/**
 * Whether two named times can be the same; `near` is an instant about which a date without a year lies, `apart` the milliseconds between the
 * pages: a sentence is copied with its "on Friday" or "tomorrow", so that these are compared between pages of about one day only.
 */
export function canBeOne(a: Named, b: Named, near: number, apart: number): boolean {
  if (a.relative && b.relative) return true
  if ((a.relative || b.relative) && !(apart <= 1.5 * DAY)) return true
  if (a.year !== null && b.year !== null && a.year !== b.year) return false
  if (a.weekday !== null || b.weekday !== null) {
    if (a.weekday !== null && b.weekday !== null) return a.weekday === b.weekday || !(apart <= 3 * DAY)
    const [weekday, other] = a.weekday !== null ? [a.weekday, b] : [b.weekday!, a]
    const date = dateOf(other, near)
    return date === null || new Date(date).getUTCDay() === weekday || other.relative
  }
  if (a.relative || b.relative) {
    const [x, y] = [dateOf(a, near), dateOf(b, near)]
    // the zone of a page may be another: a day more or less tells nothing
    if (x !== null && y !== null) return Math.abs(x - y) < 2 * DAY
  }
  if (a.month !== null && b.month !== null && a.month !== b.month) return false
  return a.day === null || b.day === null || a.day === b.day
}

/** Whether both name a time to the same depth only (a year, a month), which tells something only of what happens once. */
export function isCoarse({ day, weekday }: Named): boolean {
  return day === null && weekday === null
}

/** Whether a text speaks of something that happens once. */
export function happensOnce(text: string): boolean {
  return wordsOf(text).some((word) => onceVerbs.has(stem(word.folded)))
}

/** Whether a text gives numbers besides its days and years. */
export function givesNumbers(text: string): boolean {
  return quantitiesOf(text).some(({ text: figure }) => !/^(?:1[5-9]|20)\d\d$/.test(figure))
}

/** The instant of a full date, in the year nearest to `near` where it has none. */
function dateOf({ year, month, day }: Named, near: number): number | null {
  if (month === null || day === null) return null
  if (year !== null) return Date.UTC(year, month - 1, day)
  if (Number.isNaN(near)) return null
  const years = [-1, 0, 1].map((more) => Date.UTC(new Date(near).getUTCFullYear() + more, month - 1, day))
  return years.reduce((best, date) => (Math.abs(date - near) < Math.abs(best - near) ? date : best))
}
