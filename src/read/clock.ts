/**
 * The time of day beside a date, as pages write it: "16:20 GMT", "4.20pm BST", "16h20", "1620 hrs", "4:20 P.M. E.T.", "noon ET".
 *
 * Four digits without a mark are a time only with a zone or "hrs" behind them: "2 March 2019, 1945" may be anything else.
 * The patterns are for the letters of Latin scripts and without the flag `u`, whose case-blind classes cost 100 ms to compile.
 */
import calendar from './calendar.json' with { type: 'json' }
import { zonePattern } from './zones.ts'

/** Letters, for use in a class of a case-insensitive pattern. */
export const letters = 'a-z\\u00c0-\\u024f'

/** Alternatives of a pattern, longest first. */
export const anyOf = (names: readonly string[]): string => [...names].sort((a, b) => b.length - a.length).join('|')

/** A day of the week with its full stop. */
export const weekdayPattern: string = `(?:${anyOf(calendar.weekdays)})(?![${letters}])\\.?`

const unit = "(?<unit>hrs|hours|uhr|h|o['’]clock)\\b"
const military = '(?<military>(?:[01]\\d|2[0-3])[0-5]\\d)'
const clock = `(?:(?:${military}|(?:12\\s)?(?<word>noon|midday|midnight)(?![${letters}])|(?<hour>[01]?\\d|2[0-4])(?:(?:[:.]|\\s?h\\s?)(?<minute>[0-5]\\d)(?:[:.][0-5]\\d(?:[.,]\\d+)?)?)?\\s?(?<half>[ap]\\.?\\s?m\\b\\.?)?)(?:\\s?${unit})?(?:[\\s,]?\\s?[([]?(?<zone>${zonePattern})[)\\]]?)?)`
const between = '[\\s,;·•|/–—@-]*'
const label = anyOf([...calendar.labels.published, ...calendar.labels.modified])

/** What a text with a time in it must hold; the patterns below are costly to compile. */
export const mayHoldTime = /\d|noon|midday|midnight/i

/** The time behind a date, with what joins them; group `label` where a label stands between. */
export const timeAfter: RegExp = new RegExp(
  `^(?:T|${between}(?:[([]?${weekdayPattern}[)\\]]?${between})?(?:(?<label>${label})\\s*:?\\s*)?(?:time\\s*:?\\s*)?(?:(?:at|um|à|kl\\.?|@)\\s+)?[([]?)(?=[\\dnm])${clock}(?![${letters}\\d])[)\\]]?`,
  'i'
)
/** The time before a date, with what joins them. */
export const timeBefore: RegExp = new RegExp(
  `(?<![${letters}\\d:.])${clock}[)\\]]?(?:\\s+on)?${between}(?:[([]${weekdayPattern}[)\\]]${between})?$`,
  'i'
)

/** Groups of a match of one of the two patterns. */
export type TimeGroups = Readonly<Record<string, string | undefined>>

/** Whether a match is a time: a bare number beside a date is none. */
export function isTime(match: RegExpExecArray | null): match is RegExpExecArray {
  const { minute, half, military: digits, word, zone, unit: behind } = match?.groups ?? {}
  return (minute ?? half ?? word) !== undefined || (digits !== undefined && (zone ?? behind) !== undefined)
}

/** Minutes since midnight of a match's groups. */
export function minutesOf(time: TimeGroups): number {
  if (time.word !== undefined) return time.word.toLowerCase() === 'midnight' ? 0 : 720
  if (time.military !== undefined) return Number(time.military.slice(0, 2)) * 60 + Number(time.military.slice(2))
  const half = time.half?.toLowerCase().charAt(0)
  const given = Number(time.hour)
  const hour = half === 'p' && given < 12 ? given + 12 : half === 'a' && given === 12 ? 0 : given
  return hour * 60 + Number(time.minute ?? 0)
}
