/**
 * Dates and times in a line, as pages, feeds and records write them: ISO 8601, RFC 2822, "Mar. 2 2019, Published 7:30 a.m. ET",
 * "16:42 EDT, 26 June 2018", "2. März 2019", "02/03/2019".
 *
 * Only what is written counts: no date is completed from a clock, "3 hours ago" gives nothing, and a numeric date that can be read
 * in two ways gives the range of both unless the caller knows the order. A time without a zone counts as UTC.
 */
import type { Moment, Span } from '../model.ts'
import calendar from './calendar.json' with { type: 'json' }
import {
  anyOf,
  isTime,
  letters,
  mayHoldTime,
  minutesOf,
  type TimeGroups,
  timeAfter,
  timeBefore,
  weekdayPattern
} from './clock.ts'
import { instantIn, zonePattern } from './zones.ts'

/** Order of day and month in numeric dates, where the caller knows it. */
export type NumericOrder = 'dayFirst' | 'monthFirst' | 'unknown'

/** What a label beside a date says it is the date of. */
export type DateLabel = 'published' | 'modified' | 'none'

/** A date found in a line; the span covers date, time and zone, not the label. */
export interface FoundDate extends Span {
  readonly moment: Moment
  readonly label: DateLabel
}

const months: Readonly<Record<string, number>> = calendar.months
const month = `(?:${anyOf(Object.keys(months))})(?![${letters}])\\.?`
const weekday = `(?:[([]?${weekdayPattern}[)\\]]?,?\\s+(?:the\\s+)?)?`
const publishedLabel = anyOf(calendar.labels.published)
const modifiedLabel = anyOf(calendar.labels.modified)

const dayFirst = `${weekday}(?<day>\\d{1,2})(?:st|nd|rd|th|er|\\.)?[\\s-]+(?:of\\s+|de\\s+)?(?<month>${month}),?(?:\\s+de)?[\\s-]+(?<year>\\d{4}|['’]\\d{2})(?!\\d)`
const monthFirst = `${weekday}(?<month>${month})\\s*(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d),?\\s+(?<year>\\d{4}|['’]\\d{2})(?!\\d)`
const logged = `${weekday}(?<month>${month})\\s+(?<day>\\d{1,2})\\s+(?<hour>[01]\\d|2[0-3]):(?<minute>[0-5]\\d)(?::[0-5]\\d)?\\s+(?:(?<zone>${zonePattern})\\s+)?(?<year>\\d{4})(?!\\d)`
const yearFirst = `(?<year>\\d{4})[\\s,-]+(?<month>${month})[\\s-]+(?<day>\\d{1,2})(?!\\d)`
const iso = '(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})(?!\\d)'
const slashes = '(?<year>\\d{4})[/.](?<month>\\d{1,2})[/.](?<day>\\d{1,2})(?!\\d)'
const numeric = `${weekday}(?<first>\\d{1,2})(?<mark>[/.-])(?<second>\\d{1,2})\\k<mark>(?<year>\\d{4})(?!\\d)`
const monthOnly = `(?<!\\d(?:st|nd|rd|th)?[\\s.]{1,2})(?<month>${month})\\s+(?<year>\\d{4})(?!\\d)`
const pattern = (shape: string): RegExp => new RegExp(`(?<![${letters}\\d/.-])${shape}`, 'gi')
const digits = [iso, slashes, numeric].map(pattern)
/** A shape with names of months, and what its lines must hold: telling that is cheap, and a pattern never used is never compiled. */
const named = [
  { shape: pattern(dayFirst), needs: new RegExp(`\\d(?:st|nd|rd|th|er|\\.)?[\\s-]+[${letters}]`, 'i') },
  {
    shape: pattern(monthFirst),
    needs: new RegExp(`[${letters}]\\.?\\s*\\d{1,2}(?:st|nd|rd|th)?,?\\s+['’]?\\d\\d`, 'i')
  },
  { shape: pattern(logged), needs: /\d:\d\d/ },
  { shape: pattern(yearFirst), needs: new RegExp(`\\d{4}[\\s,-]+[${letters}]`, 'i') },
  { shape: pattern(monthOnly), needs: new RegExp(`[${letters}]\\.?\\s+\\d{4}`, 'i') }
]
const quick = /\d{4}|['’]\d{2}(?!\d)/
const digitsOnly = /\d[/.-]\d{1,2}[/.-]\d/
const monthName = new RegExp(`(?:${anyOf(Object.keys(months))})`, 'i')
const labelBefore = new RegExp(
  `(?<![${letters}])(?:(?<published>${publishedLabel})|(?<modified>${modifiedLabel}))(?:\\s+(?:on|at|in))?[\\s:,([–—-]*$`,
  'i'
)

/** Every date in a line, in order. */
export function datesIn(line: string, order: NumericOrder = 'unknown'): FoundDate[] {
  if (!quick.test(line)) return []
  const found: FoundDate[] = []
  let from = 0
  const all = days(line)
  for (const match of all) {
    if (match.start < from) continue
    const day = dayOf(match.groups, order)
    if (!day) continue
    const before = line.slice(from, match.start)
    const after = line.slice(match.end)
    const left = mayHoldTime.test(before) ? timeBefore.exec(before) : null
    const right = isTime(left) || !mayHoldTime.test(after) ? null : timeAfter.exec(after)
    const next = all.find((other) => other.start >= match.end)
    // "2 March 2019 | Updated: 17:10, 3 March 2019": that time belongs to the next date.
    const taken = isTime(right) && next !== undefined && next.start - (match.end + right[0].length) <= 4
    const inside = match.groups.minute === undefined ? undefined : match.groups
    const time = inside ?? (isTime(left) ? left.groups : isTime(right) && !taken ? right.groups : undefined)
    const start = isTime(left) ? from + left.index : match.start
    const end = isTime(right) && !taken ? match.end + right[0].length : match.end
    const inner = isTime(right) && !taken ? right.groups?.label : undefined
    const label = inner ? labelOf(labelBefore.exec(inner)) : labelOf(labelBefore.exec(line.slice(from, start)))
    found.push({ start, end, label, moment: momentOf(day, time) })
    from = end
  }
  return found
}

/** The one date of a field; null where the field holds none. Basis is the caller's. */
export function parseMoment(value: string, basis: Moment['basis'], order: NumericOrder = 'unknown'): Moment | null {
  const clean = value.trim()
  const plain = plainMoment(clean)
  if (plain) return { ...plain, basis }
  const first = datesIn(clean, order)[0]
  if (first) return { ...first.moment, basis: first.moment.at === null ? 'inferred' : basis }
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(?:\d{2})?(Z|[+-]\d{4})?)?$/.exec(clean)
  if (compact) {
    const [, year, mon, day, hour, min, zone] = compact
    return parseMoment(`${year}-${mon}-${day}${hour ? `T${hour}:${min}${zone ?? ''}` : ''}`, basis)
  }
  const seconds = /^\d{9,10}(?:\.\d+)?$/.test(clean)
    ? Number(clean) * 1000
    : /^\d{12,13}$/.test(clean)
      ? Number(clean)
      : null
  if (seconds !== null) return { at: isoOf(seconds), precision: 'minute', basis }
  const year = /^(?:1[5-9]|20)\d{2}$/.exec(clean)
  const yearMonth = /^((?:1[5-9]|20)\d{2})-(0[1-9]|1[0-2])$/.exec(clean)
  if (yearMonth) return { at: `${clean}-01T00:00:00Z`, precision: 'month', basis }
  return year ? { at: `${clean}-01-01T00:00:00Z`, precision: 'year', basis } : null
}

/** What nearly all records have: a day, or a minute in UTC. The same as `datesIn` finds, at a tenth of the cost. */
function plainMoment(value: string): Pick<Moment, 'at' | 'precision'> | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?Z?)?$/.exec(value)
  if (!match) return null
  const [, year, mon, date, hour, minute] = match
  const day = validDay(Number(year), Number(mon), Number(date))
  if (day === null) return null
  if (hour === undefined) return { at: isoOf(day), precision: 'day' }
  return { at: isoOf(day + (Number(hour) * 60 + Number(minute)) * 60_000), precision: 'minute' }
}

/** The day in an address such as `/2019/03/02/` or `/2019-03-02-title`; null where there is none. */
export function momentOfAddress(address: string): Moment | null {
  const path = address.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '')
  const match =
    /(?:^|[/_.-])((?:19|20)\d{2})[/_-](\d{1,2}|[a-z]{3,9})[/_-](\d{1,2})(?=[/_.-]|$)/i.exec(path) ??
    /(?:^|[/_-])((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)/.exec(path)
  if (!match) return null
  const name = match[2]!.toLowerCase()
  const day = validDay(Number(match[1]), months[name] ?? Number(name), Number(match[3]))
  return day ? { ...momentOf({ at: day, precision: 'day' }, undefined), basis: 'url' } : null
}

interface DayMatch extends Span {
  readonly groups: TimeGroups
}

/** A day (or month) at midnight UTC, or the two days that a numeric date may mean. */
interface Day {
  readonly at: number
  readonly precision: 'day' | 'month'
  readonly other?: number
}

function days(line: string): DayMatch[] {
  const withNames = monthName.test(line) ? named.flatMap(({ shape, needs }) => (needs.test(line) ? [shape] : [])) : []
  const shapes = [...(digitsOnly.test(line) ? digits : []), ...withNames]
  const all = shapes.flatMap((shape) =>
    [...line.matchAll(shape)].map((m) => ({ start: m.index, end: m.index + m[0].length, groups: m.groups ?? {} }))
  )
  return all.sort((a, b) => a.start - b.start || b.end - a.end)
}

function dayOf(groups: TimeGroups, order: NumericOrder): Day | null {
  const year = yearOf(groups.year ?? '')
  if (groups.first !== undefined) return numericDay(groups, year, order)
  const name = groups.month?.toLowerCase().replace(/\.$/, '') ?? ''
  const number = months[name] ?? Number(name)
  if (groups.day === undefined) {
    const at = validDay(year, number, 1)
    return at === null ? null : { at, precision: 'month' }
  }
  const at = validDay(year, number, Number(groups.day))
  return at === null ? null : { at, precision: 'day' }
}

/** "'21" is 2021, "'87" 1987. */
function yearOf(written: string): number {
  const number = Number(written.replace(/\D/g, ''))
  return written.length === 3 ? number + (number < 70 ? 2000 : 1900) : number
}

function numericDay(groups: TimeGroups, year: number, given: NumericOrder): Day | null {
  const first = Number(groups.first)
  const second = Number(groups.second)
  // Nobody writes the month first with full stops.
  const order = groups.mark === '.' ? 'dayFirst' : given
  const dayLeads = validDay(year, second, first)
  const monthLeads = validDay(year, first, second)
  const only = dayLeads ?? monthLeads
  if (only === null) return null
  if (dayLeads === null || monthLeads === null || dayLeads === monthLeads) return { at: only, precision: 'day' }
  if (order === 'dayFirst') return { at: dayLeads, precision: 'day' }
  if (order === 'monthFirst') return { at: monthLeads, precision: 'day' }
  return { at: Math.min(dayLeads, monthLeads), precision: 'day', other: Math.max(dayLeads, monthLeads) }
}

/** Midnight UTC of a day that exists, in years in which there were newspapers and some to come; else null. */
function validDay(year: number, mon: number, day: number): number | null {
  if (!(year >= 1500 && year <= 2200 && mon >= 1 && mon <= 12 && day >= 1 && day <= 31)) return null
  const at = Date.UTC(year, mon - 1, day)
  return new Date(at).getUTCDate() === day ? at : null
}

function labelOf(match: RegExpExecArray | null): DateLabel {
  if (!match) return 'none'
  return match.groups?.published ? 'published' : 'modified'
}

function momentOf(day: Day, time: TimeGroups | undefined): Moment {
  if (day.other !== undefined) {
    const latest = isoOf(day.other + 24 * 3600_000 - 60_000)
    return { at: null, precision: 'day', basis: 'inferred', earliest: isoOf(day.at), latest }
  }
  if (!time || day.precision === 'month') return { at: isoOf(day.at), precision: day.precision, basis: 'dateline' }
  const wall = day.at + minutesOf(time) * 60_000
  return { at: isoOf(instantIn(wall, time.zone ?? null)), precision: 'minute', basis: 'dateline' }
}

/** ISO 8601 in UTC, to the minute. */
export function isoOf(instant: number): string {
  return `${new Date(Math.floor(instant / 60_000) * 60_000).toISOString().slice(0, 16)}:00Z`
}
