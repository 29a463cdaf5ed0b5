/**
 * Lines that say who holds the rights in a page: "© 2021 The Fell Gazette", "Fell Gazette © 2021–24", "2021 (c) Fell Gazette Ltd. All rights reserved.".
 *
 * Such a line is a mark of rights, years, a name, and words that law puts beside them, in any order. So the marks, the years and
 * those words are passed over, and the name is what is left, behind the mark or else before it. A year is never part of the name.
 * Who holds the rights in a picture or in an agency's text is for the caller to tell.
 */
import { looksLikeOutlet } from '../text/outlets.ts'
import { mayBeOutlet } from './actors.ts'
import { nameAfter, nameBefore } from './names.ts'

/** A holder of rights; offsets are into the line. */
export interface RightsHolder {
  readonly name: string
  readonly start: number
  readonly end: number
  /** Whether nothing else stands in the line. */
  readonly alone: boolean
  /** Whether the line is a mark and a name: no year, no reservation. So wires sign their text, and pages their own. */
  readonly bare: boolean
}

const year = '(?<!\\d)(?:19|20)\\d{2}(?!\\d)'
const years = `${year}(?:\\s?(?:[-–—,/&]|to|until)\\s?(?:(?:19|20)?\\d{2}(?!\\d)|present|today|now))*`
const reserved =
  'all\\s(?:other\\s)?rights\\s(?:are\\s)?reserved|rights\\sreserved|alle\\srechte\\svorbehalten|tous\\sdroits\\sr[eé]serv[eé]s|todos\\slos\\sderechos\\sreservados|tutti\\si\\sdiritti\\sriservati'
const sign = '©|\\(c\\)|&copy;|℗|(?<![\\p{L}])copyrights?(?:ed)?(?![\\p{L}])'
const mark = new RegExp(`${sign}|${reserved}`, 'giu')
/** What may stand between a mark and a name. */
const between = new RegExp(
  `(?:[\\s,:;|•·–—.-]|${sign}|${years}|${reserved}|(?<![\\p{L}])(?:by|of|to|the\\spublishers?|publishers?|published|belongs?|held|owned|holders?|notice|since|and|content|contents|material|text|this\\s(?:page|article|text|site))(?![\\p{L}]))*`,
  'iyu'
)
const reservation = new RegExp(`^(?:${reserved})$`, 'iu')
const bare = /^copyrights?$/iu
const company =
  /(?:\s(?:&|and)\s(?:Co|Company)\b|[\s,]+(?:Ltd|Limited|LLC|L\.L\.C|Inc|Incorporated|L\.?P|GmbH|plc|PLC|AG|SA|S\.A|Co|Corp|Corporation|BV|AB|AS|ApS|Oy|Pty|INC|All|Tous|Alle|Todos|Tutti)\b).*$/u
const trailingYears = new RegExp(`[\\s,]+${years}$`, 'u')
const leadingYears = new RegExp(`^${years}[\\s,]+`, 'u')
const claimed = new RegExp(`${years}|${reserved}`, 'iu')
const leftOver = new RegExp(
  `${mark.source}|${years}|(?<![\\p{L}])(?:by|ltd|limited|llc|inc|incorporated|gmbh|plc|ag|sa|co|company|corp|corporation|group|bv|ab|as|pty|and|or|its|the|publishers?|contributors|licensors|affiliates|subsidiaries)(?![\\p{L}])|[^\\p{L}\\p{N}]`,
  'giu'
)

/** Who holds the rights that the marks of a line speak of, in the order of the marks. */
export function rightsHolders(line: string): RightsHolder[] {
  if (line.length > 400) return []
  const holders: RightsHolder[] = []
  for (const match of line.matchAll(mark)) {
    if (holders.some(({ end }) => end > match.index)) continue
    between.lastIndex = match.index
    if (holders.length > 0 && reservation.test(match[0])) continue
    const from = match.index + (between.exec(line)?.[0].length ?? match[0].length)
    // "All rights reserved. This material may not …" begins a new sentence.
    const found =
      (/\.\s/.test(line.slice(match.index, from)) ? null : behind(line, from)) ??
      (holders.length === 0 ? ahead(line, match.index) : null)
    if (!found) continue
    const rest = `${line.slice(0, found.start)} ${line.slice(found.end)}`.replace(leftOver, '')
    // "Copyright Law Explained": the word alone, without sign, year or reservation, is a word.
    const isWord = bare.test(match[0]) && !new RegExp(`${years}|©|\\(c\\)|${reserved}`, 'iu').test(line)
    if (isWord && !(looksLikeOutlet(found.name) || mayBeOutlet(found.name))) continue
    holders.push({ ...found, alone: rest === '', bare: rest === '' && !claimed.test(line) })
  }
  return holders.filter((holder, i) => holders.findIndex(({ start }) => start === holder.start) === i)
}

/** Whether a line says who holds the rights and nothing else. */
export function isRightsLine(line: string): boolean {
  return line.length < 140 && rightsHolders(line).some(({ alone }) => alone)
}

function behind(line: string, from: number): { name: string; start: number; end: number } | null {
  const found = nameAfter(line, from)
  if (!found) return null
  const name = trimmed(found.name)
  return name === '' ? null : { name, start: from, end: from + name.length }
}

/** "Fell Gazette © 2021", "2021 Fell Gazette. All rights reserved." */
function ahead(line: string, at: number): { name: string; start: number; end: number } | null {
  const head = line
    .slice(0, at)
    .replace(new RegExp(`(?:[\\s,:;|•·–—.(-]|${years})+$`, 'u'), '')
    .replace(/[\s,]+(?:Ltd|Limited|LLC|Inc|GmbH|plc|PLC|Co|Corp|Corporation)$/u, '')
  const found = nameBefore(head, head.length)
  if (!found) return null
  const name = found.name.replace(leadingYears, '')
  return trimmed(name) === name && name !== '' ? { name, start: head.length - name.length, end: head.length } : null
}

function trimmed(name: string): string {
  const cut = name.replace(company, '').replace(trailingYears, '').trim()
  return /^(?:\d+|All|\p{Ll}+)$/u.test(cut) ? '' : cut
}
