/**
 * Time zones as newsrooms write them: "ET", "EDT", "GMT+2", "+05:30", "Pacific Time".
 * "ET", "CT", "MT" and "PT" mean standard time in winter and daylight time in summer: the offset is asked of the zone database
 * (`Intl`), because date parsers that read them as a fixed offset are an hour off for half of the year.
 */
import calendar from './calendar.json' with { type: 'json' }

const regions: Readonly<Record<string, string>> = calendar.regions
const offsets: Readonly<Record<string, number>> = calendar.offsets
const minute = 60_000

const longest = (names: readonly string[]): string[] => [...names].sort((a, b) => b.length - a.length)

/** Pattern of a zone, longest names first, for use inside other patterns (case-insensitive). */
export const zonePattern: string = [
  '(?:gmt|utc)\\s?[+−-]\\d{1,2}(?::?\\d{2})?',
  '[+−-]\\d{2}:?\\d{2}(?!\\d)',
  '(?:[ecmp]\\.(?:[sd]\\.)?t|[gb]\\.[ms]\\.t)\\b\\.?',
  ...longest([...Object.keys(regions), ...Object.keys(offsets)]).map((name) => `${name.replace(/ /g, '\\s')}\\b`)
].join('|')

/**
 * The instant of a wall-clock time in a zone, in milliseconds since 1970 in UTC.
 * `wall` is the wall-clock time written as if it were UTC. An unknown or missing zone counts as UTC.
 */
export function instantIn(wall: number, zone: string | null): number {
  const name = (zone ?? 'z').toLowerCase().replace(/\./g, '').replace(/\s+/g, ' ').trim()
  const region = regions[name]
  if (region) return inRegion(wall, region)
  const fixed = offsets[name]
  if (fixed !== undefined) return wall - fixed * minute
  const given = /([+−-])(\d{1,2}):?(\d{2})?$/.exec(name)
  if (!given) return wall
  const size = Number(given[2]) * 60 + Number(given[3] ?? 0)
  return size > 14 * 60 ? wall : wall - (given[1] === '+' ? size : -size) * minute
}

const formats = new Map<string, Intl.DateTimeFormat>()

function inRegion(wall: number, region: string): number {
  const first = wall - offsetAt(wall, region)
  return wall - offsetAt(first, region)
}

/** Regions with the rules of the United States, and of the European Union and Britain: hours east of Greenwich in winter. */
const american: Readonly<Record<string, number>> = {
  'America/New_York': -5,
  'America/Chicago': -6,
  'America/Denver': -7,
  'America/Los_Angeles': -8
}
const european: Readonly<Record<string, number>> = { 'Europe/London': 0, 'Europe/Paris': 1, 'Europe/Berlin': 1 }

/** First year of the American rules in force; those of Europe are older. */
const settled = Date.UTC(2007, 0, 2)
/** Last year for which the rules are taken for granted. */
const foreseen = Date.UTC(2037, 0, 1)

/**
 * Offset of a region at an instant, in milliseconds east of Greenwich. The rules in force are reckoned here, as the zone
 * database takes 30 ms to load; it is asked for other years and regions.
 */
function offsetAt(instant: number, region: string): number {
  const [america, europe] = [american[region], european[region]]
  if ((america === undefined && europe === undefined) || instant < settled || instant >= foreseen)
    return offsetByDatabase(instant, region)
  const year = new Date(instant).getUTCFullYear()
  // second Sunday of March and first of November, at two by the clock; last Sundays of March and October, at one in Greenwich
  const [spring, autumn] =
    america === undefined
      ? [Date.UTC(year, 2, lastSunday(year, 2), 1), Date.UTC(year, 9, lastSunday(year, 9), 1)]
      : [
          Date.UTC(year, 2, firstSunday(year, 2) + 7, 2 - america),
          Date.UTC(year, 10, firstSunday(year, 10), 1 - america)
        ]
  const winter = america ?? europe!
  return (instant >= spring! && instant < autumn! ? winter + 1 : winter) * 60 * minute
}

const firstSunday = (year: number, month: number): number =>
  1 + ((7 - new Date(Date.UTC(year, month, 1)).getUTCDay()) % 7)
/** Of a month of 31 days. */
const lastSunday = (year: number, month: number): number => 31 - new Date(Date.UTC(year, month, 31)).getUTCDay()

function offsetByDatabase(instant: number, region: string): number {
  let format = formats.get(region)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: region,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric'
    })
    formats.set(region, format)
  }
  const part = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const at = (name: Intl.DateTimeFormatPartTypes): number => part.get(name) ?? 0
  const local = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'))
  return local - Math.floor(instant / minute) * minute
}
