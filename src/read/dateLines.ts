/**
 * Lines that give the date of an article: " date 2019-03-02 Glimpse Magazine", "Ambergate Post | 14 March 2021",
 * "PUBLISHED: 16:42 EDT, 26 June 2018 | UPDATED: …", "3 hours ago" (which dates nothing).
 *
 * A date in a sentence is no date line: what is left of the line without its dates must be labels, names and marks. "Updated" alone gives
 * the time of the change, never that of publication.
 */
import calendar from './calendar.json' with { type: 'json' }
import { letters } from './clock.ts'
import { type DateLabel, datesIn, type FoundDate, type NumericOrder } from './moments.ts'
import { isName } from './names.ts'

/** A line read as a date line: its dates, and the names that stand beside them ("Glimpse Magazine", "Anna Berg"). */
export interface DateLine {
  readonly dates: readonly FoundDate[]
  readonly names: readonly string[]
  readonly label: DateLabel
}

const labels = [...calendar.labels.published, ...calendar.labels.modified].sort((a, b) => b.length - a.length)
const labelWords = new RegExp(`(?<![${letters}])(?:${labels.join('|')})(?![${letters}])`, 'gi')
const labelFirst = new RegExp(`^\\W*(?:${labels.join('|')})(?:\\s(?:on|at))?\\s*[:：]`, 'i')
/** A label nobody foresaw before a date ("Put up on the site:"), the date being cut out. */
const anyLabel = /^\W*\p{Lu}[\p{L}’'-]*(?:\s[\p{Ll}’'-]+){1,4}\s?:\s?\W*(?=\|)/u
/** A label of another day than the page's. */
const otherDay =
  /^\W*(?:[\w-]+\s){0,4}(?:when|deadline|event|born|birth|died|death|due|closing|closes|opening|opens|expires|next|hearing|match|kick-?off|where|venue|starts?|ends?|until|valid|from)(?:\s\w+){0,2}\s*:/i
/** What stands about a label and is no name. */
const about =
  /(?<![\p{L}])(?:(?:this|the|our)\s(?:article|story|report|post|piece|page|item|news)(?:\s(?:was|is|went|has been))?|local time|time|(?:on|to|at|in) (?:this|our|the) (?:site|website|page|paper|web))(?![\p{L}])/giu
/** Words between names and dates; in lower case only, since "Bell Online" and "The Stage Reporter" are names. */
const fillers = /(?<![\p{L}])(?:on|at|by|from|for|um|am|uhr|le|à|el|kl|local time)(?![\p{L}])/gu
const place = /(?:^|\s)(?:in|IN)\s\p{Lu}[\p{L}\s.'’-]*$/u
/** Pieces of a date line that are neither name nor date. */
const noName =
  /^(?:print|online|edition|print edition|by|on|at|in|from|\d+\s?min(?:ute)?s?\s(?:read|listen)|(?:\p{L}+\s){0,2}(?:staff|reporter|correspondent|writer)s?)$/iu
const relative =
  /^(?:(?:published|posted|updated|last updated|first published)[\s:]*)?(?:an?|\d+|one|two|three|a few|just)\s?(?:now|(?:s|sec|m|min|h|hr|d|w|mo|y|second|minute|hour|day|week|month|year)s?\sago)(?:\s*[|•·,–-].{0,60})?$/i
const clockOnly =
  /^(?:[\s,.:|•·–—-]|\d{1,2}[:.]\d{2}|\d{1,4}(?:st|nd|rd|th)?|[ap]\.?m\b\.?|(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\b|[ecmp][sd]?t\b|gmt\b|bst\b|utc\b|uhr\b|at\b|on\b|published\b|posted\b|updated\b|last\b|first\b|modified\b|date\b|today\b|yesterday\b)+$/i

/** Reads a line as a date line; null where it is none. */
export function dateLine(line: string, order: NumericOrder): DateLine | null {
  if (line.length > 200 || !/\d/.test(line)) {
    return labelOnly(line)
  }
  if (relative.test(line)) return empty
  if (otherDay.test(line)) return null
  const dates = datesIn(line, order === 'unknown' ? orderByZone(line) : order)
  if (dates.length === 0)
    return line.length < 60 && /[a-z:]/i.test(line) && !/\.\.\./.test(line) && clockOnly.test(line) ? empty : null
  // A sentence with a date in it.
  if (
    /[a-z][.!?]$/.test(line) &&
    !labelFirst.test(line) &&
    !/^\W*(?:published|updated|posted|last)/i.test(line) &&
    !/[ap]\.m\.$/i.test(line)
  )
    return null
  const label = dates.find((date) => date.label !== 'none')?.label ?? 'none'
  let rest = ''
  let from = 0
  for (const { start, end } of dates) {
    rest += `${line.slice(from, start)}|`
    from = end
  }
  rest = (rest + line.slice(from)).replace(anyLabel, '|').replace(about, '|').replace(labelWords, '|')
  const names: string[] = []
  for (const piece of rest.split(/[|•·–—:;,\t/]|\s-\s|\s{2,}/)) {
    const left = piece
      .replace(place, '')
      .replace(fillers, ' ')
      .replace(/^[\s().\][-]+|[\s()[\]-]+$/g, '')
    if (left === '' || noName.test(left) || /^[\W\d_]*$/u.test(left)) continue
    if (!isName(left)) return labelFirst.test(line) && line.length < 120 ? { dates, names, label } : null
    names.push(left.replace(/[.,]$/, ''))
  }
  // A month and a year beside a name may be an issue, a report, a title: "Spring Report, March 2019".
  if (label === 'none' && names.length > 2) return null
  if (label === 'none' && names.length > 0 && dates.every((date) => date.moment.precision === 'month')) return null
  return { dates, names, label }
}

/** Who gives the hour in Eastern Time writes the month first; who gives it in that of London or Berlin, the day. */
function orderByZone(line: string): NumericOrder {
  if (/\b(?:[ECMP][SD]?T|Eastern|Pacific)\b/.test(line)) return 'monthFirst'
  return /\b(?:GMT|BST|CES?T|Uhr)\b/.test(line) ? 'dayFirst' : 'unknown'
}

/** "Updated" on a line of its own: it labels the date on the next. */
function labelOnly(line: string): DateLine | null {
  if (/^(?:first\s|originally\s)?(?:published|posted)(?:\son)?[\s:]*$/i.test(line))
    return { ...empty, label: 'published' }
  return /^(?:last\s)?(?:updated|modified|edited)(?:\son)?[\s:]*$/i.test(line) ? { ...empty, label: 'modified' } : null
}

const empty: DateLine = { dates: [], names: [], label: 'none' }

const wire =
  /^[\p{Lu}][\p{L}\p{M}.,'’ /-]{1,60}?,?\s(?<date>[^()–—-]{6,30}?)\s?(?:\([^()]{2,40}\)\s?)?(?:[–—-]|:)\s?\S/u
const printed =
  /^[\s([*]*(?:this|the)\s(?:article|story|report|post|piece)\s(?:was\s)?(?:first\s|originally\s)?(?:published|posted|appeared)\b/i

/** The date in a wire's dateline ("LONDON, March 2, 2019 (Reuters) - …") or in "This article was first published on …". */
export function dateInParagraph(paragraph: string): FoundDate | null {
  if (printed.test(paragraph) && paragraph.length < 300) return datesIn(paragraph)[0] ?? null
  const head = paragraph.slice(0, 140)
  const date = /\d{4}/.test(head) ? wire.exec(head)?.groups?.date : undefined
  const found = date ? datesIn(date)[0] : undefined
  return found && found.moment.precision !== 'month' ? found : null
}
