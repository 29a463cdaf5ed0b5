/**
 * Lines that credit another publisher: "Source: Glimpse Weekly", "h/t The Post", "(AP)", "— Reuters", "Originally published by …",
 * "… contributed to this report", "Provided by …", a line that is an agency's name, or initials after a dash. The credit is read before the line is set aside.
 *
 * "Source: Read Full Article" names nobody, "Credit: Getty Images" credits a picture: neither is a credit of the text.
 */
import { isPictureCredit, looksLikeAgency, looksLikeOutlet } from '../text/outlets.ts'
import { isName, nameAfter, nameBefore } from './names.ts'
import { seemsOutlet, wordedCredit } from './wordedCredit.ts'

/** A name within a line; offsets are into the line. */
export interface NameInLine {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** What a credit line is: whom it credits (perhaps nobody), or whose picture it credits. */
export interface CreditLine {
  readonly kind: 'text' | 'picture' | 'nobody'
  readonly names: readonly NameInLine[]
}

const labelled =
  /^[\s([*•-]*(?:(?:news\s|original\s|full\s|main\s|story\s|article\s|content\s|information\s|text\s)?(?:source|sources|credit|credits|quelle|quellen|fuente|fonte|bron|källa|kilde)(?:\s(?:link|article|url))?\s*(?:[:：]|[-–—|]\s)\s*|(?:via|h\/t|hat[\s-]tip(?:\sto)?|ht)\s*:?\s+)/iu
const republished =
  /\b(?:(?:originally|first)\s(?:published|appeared|posted|reported|ran|printed|broadcast)|(?:re-?published|reprinted|reproduced|syndicated)(?:\s(?:here|courtesy|with(?:\s(?:the\s)?(?:kind\s)?permission)?))*)\s(?:by|in|on|at|from|of|via|with)\s/iu
const original =
  /\b(?:read|see|find)\sthe\s(?:original|full|whole|complete)(?:\s(?:story|article|report|interview|piece|version))?\s(?:at|on|in|from|via)\s/iu
/** What either has in it: without the rules for all alphabets a line is gone through several times as fast. */
const mayBeRepublished = /first|original|publish|print|reproduc|syndicat|\sthe\s(?:full|whole|complete)/i
const contributed =
  /\s(?:(?:also\s)?contributed\s(?:to\s(?:this|the)\s(?:report|story|article)|reporting)|material\sfrom|files)\b/iu
const mayHaveContributed = /contribut|material|\sfiles/i
const lone = /^[\s([{/|—–*-]*(?<name>[^()[\]{}—–]+?)[\s)\]}.*—–-]*$/u
/** A dash or stroke before initials alone: whoever they stand for, they sign. */
const signed = /^\s*(?:\/{1,2}|[—–-]{1,2})\s?(?<name>\p{Lu}{2,6})[\s.]*$/u
const about = /^(?:this|the)\s(?:article|story|report|piece|post|interview|column|text|feature|essay|version)\b/iu

/** A word that every credit but a lone name has: a quick way past other lines. */
const telling =
  /source|credit|via|h\/?t\b|hat|quell|fuente|fonte|bron|käll|kild|publish|appear|posted|reported|\bran\b|printed|broadcast|reproduced|syndicated|adapted|translated|shared|used|original|contribut|files|material|provided|supplied|distributed|furnished|delivered|filed|courtesy|copy|wire|agency|text|reporting|the full|the whole|the complete/i

/** Who signs a text above or below it: "(SNA)", "[DNW/ABP]", "(Fell Gazette)", "/ Fell Gazette", "— Radio Tarn". */
const sign = /^\s*(?:[([](?<inside>[^()[\]]{2,60})[)\]]|(?:\/{1,2}|[—–]{1,2})\s?(?<behind>[^/—–]{2,60}?))[.\s]*$/u

/** A line in brackets or behind a stroke that is the name of outlets: at the edge of a page it says whose text it is. */
export function edgeSign(line: string): CreditLine | null {
  if (line.length > 66) return null
  const { inside, behind } = sign.exec(line)?.groups ?? {}
  const signed = inside ?? behind
  if (!signed) return null
  let from = 0
  const names = signed.split(/\s?[/,;]\s?/).map((part) => {
    const start = line.indexOf(part, from)
    from = start + part.length
    return { name: part, start, end: from }
  })
  return names.every(({ name }) => isName(name) && seemsOutlet(name)) ? { kind: 'text', names } : null
}

/** Reads a line as a credit; null where it is none. */
export function creditLine(line: string): CreditLine | null {
  if (line.length > 300) return null
  if (!telling.test(line)) return loneAgency(line) ?? wordedCredit(line)
  return (
    labelledCredit(line) ?? wordedCredit(line) ?? republishedCredit(line) ?? contributedCredit(line) ?? loneAgency(line)
  )
}

function labelledCredit(line: string): CreditLine | null {
  const label = labelled.exec(line)
  if (!label) return null
  const names = namesFrom(line, label[0].length)
  if (names.length === 0)
    return /^[\s([*•-]*(?:via|h\/t|ht)\b/i.test(line) || line.length > 90 ? null : { kind: 'nobody', names: [] }
  const rest = line.slice(names.at(-1)!.end).replace(/[\s)\].,*|–—-]+$/, '')
  // "Via Roma was closed on Monday", "Sources: three people said the vote was lost": running text.
  if (rest.split(/\s+/).length > 8 || /^\s*[^\s.,;|(–—-].*[.!?]$/.test(rest) || tellsOn(rest)) return null
  if (/^[\s(]*via\b/i.test(line) && (rest !== '' || line.split(/\s+/).length > 8)) return null
  if (names.every(({ name }) => isPictureCredit(name))) return { kind: 'picture', names }
  return { kind: 'text', names }
}

/** "Source: Holm sold the mill" is a headline: a name goes on in small words before a capital at most ("Nine to Noon"). */
function tellsOn(rest: string): boolean {
  return /^\s+\p{Ll}/u.test(rest) && !/^(?:\s+\p{Ll}{1,4}){1,2}\s+[\p{Lu}\p{N}]/u.test(rest) && !telling.test(rest)
}

function republishedCredit(line: string): CreditLine | null {
  if (!mayBeRepublished.test(line)) return null
  const found = republished.exec(line) ?? original.exec(line)
  if (!found || (found.index > 60 && !about.test(line))) return null
  if (
    found.index > 0 &&
    !about.test(line) &&
    !/^[\s([*—–-]*(?:it\s|a\sversion|to\s)?/iu.test(line.slice(0, found.index))
  )
    return null
  const end = found.index + found[0].length
  const names = namesFrom(line, end)
  const isAbout =
    about.test(line) || /^[\s([*—–-]*(?:it\s(?:was\s)?|a\sversion\b.*|to\s|was\s)?$/iu.test(line.slice(0, found.index))
  // "It was first reported by the Post that three men …" tells the news itself.
  const tells = names.length > 0 && /^,?\s(?:that|who|which)\b/.test(line.slice(names.at(-1)!.end))
  return names.length > 0 && isAbout && !tells ? { kind: 'text', names } : null
}

function contributedCredit(line: string): CreditLine | null {
  const verb = mayHaveContributed.test(line) ? contributed.exec(line) : null
  if (!verb) return null
  // "Ida Holm of the Post, Bo Lind and The Associated Press contributed": agencies among the people
  const listed = agenciesAmong(line.slice(0, verb.index))
  if (listed.length > 0) return { kind: 'text', names: listed }
  const first = nameAfter(line, line.search(/\p{Lu}/u))
  if (first && looksLikeAgency(first.name))
    return { kind: 'text', names: [{ ...first, start: first.end - first.name.length }] }
  const found = nameBefore(line, verb.index)
  if (!found || !(looksLikeAgency(found.name) || looksLikeOutlet(found.name))) return null
  return { kind: 'text', names: [{ name: found.name, start: found.start, end: verb.index }] }
}

/** The parts of a list of contributors that are agencies' names; none where the line is no list. */
function agenciesAmong(list: string): NameInLine[] {
  let from = 0
  const parts = list.split(/,\s+(?:and\s+)?|\s+and\s+|\s+&\s+/)
  if (parts.length < 2) return []
  return parts.flatMap((part) => {
    const start = list.indexOf(part, from)
    from = start + part.length
    const name = part
      .replace(/^(?:information|material|reporting|copy)\s+from\s+/i, '')
      .replace(/^the\s(?=\p{Lu})/u, 'The ')
    const at = start + part.length - name.length
    return looksLikeAgency(name) ? [{ name, start: at, end: at + name.length }] : []
  })
}

/** "(AP)", "— Reuters", "Norfolk Press Agency", "AP/Reuters": a line of agencies' names alone. */
function loneAgency(line: string): CreditLine | null {
  if (line.length > 80) return null
  const initials = signed.exec(line)?.groups?.name
  if (initials) {
    const at = line.indexOf(initials)
    return { kind: 'text', names: [{ name: initials, start: at, end: at + initials.length }] }
  }
  const name = lone.exec(line)?.groups?.name?.trim()
  if (!name) return null
  const start = line.indexOf(name)
  const parts = name.split(/\s*[/|;]\s*|,\s|\s(?:and|with|&)\s/).filter((part) => part !== '')
  // The wire signs "Reuter" under its own texts.
  if (!parts.every((part) => isName(part) && (looksLikeAgency(part) || /^reuters?$/i.test(part)))) return null
  if (!/^\p{Lu}/u.test(name) || /^by\s/i.test(name)) return null
  let from = start
  const names = parts.map((part) => {
    const at = line.indexOf(part, from)
    from = at + part.length
    return { name: /^reuter$/i.test(part) ? 'Reuters' : part, start: at, end: from }
  })
  return { kind: 'text', names }
}

const joint = /^(?:\s*[,;/|]\s*|\s*&\s*|\s+and\s+|\s+via\s+)/iu

const descriptor = /^(?:(?:a|our|the)\s(?:\p{Lu}\p{L}+\s)?(?:[\p{Ll}-]+\s){1,3}|(?:our|the)\s)(?=\p{Lu})/u

/** Names in a row from `at` on: "Reuters, AP and the Ambergate Post". */
function namesFrom(line: string, at: number): NameInLine[] {
  const names: NameInLine[] = []
  // "the Belgian weekly Midi", "our sister title Echo": what stands before the name.
  let from = at + (descriptor.exec(line.slice(at))?.[0].length ?? 0)
  for (let i = 0; i < 6; i++) {
    while (/[\s"“'‘(]/.test(line.charAt(from)) && from < line.length) from++
    const url = /^https?:\/\/(?:www\.)?([^\s/]+)\S*/i.exec(line.slice(from))
    const found = url ? { name: url[1]!, end: from + url[0].length } : nameAfter(line, from)
    if (!found || /^read$|^(?:read|click|view|see|full)\s/i.test(found.name)) break
    names.push({ name: found.name.replace(/^the\s(?=\p{Lu})/u, 'The '), start: from, end: found.end })
    const next = joint.exec(line.slice(found.end))
    if (!next) break
    from = found.end + next[0].length
  }
  return names
}

const months = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\p{Ll}{0,6}'
const agencyName = '(?<agency>\\p{Lu}[\\p{L}\\p{M}]*(?:[ .&/-]{1,3}\\p{Lu}[\\p{L}\\p{M}]*){0,4})'
const dateline =
  /^(?:[\p{Lu}][\p{L}\p{M}.,'’ /-]{1,60}?(?:,\s[^()\n]{3,30})?\s?)\((?<agency>[\p{L}][\p{L}\p{M} .&/-]{1,40})\)\s?[-–—:]/u
/** "OSLO (NorPress) —", "Bergen, March 3 (NorPress) -", "March 3 (NorPress) -", "(NP) –": the place or the day makes any name a wire's. */
const wireDateline = new RegExp(
  `^(?:\\p{Lu}{3,}[\\p{Lu}\\s.,/’'-]{0,40}|(?:\\p{Lu}[\\p{L}\\p{M}.’'-]+[\\s,/]+){0,4}?(?:${months})\\.?\\s\\d{1,2}(?:,?\\s\\d{4})?,?\\s?|(?:\\p{Lu}[\\p{L}\\p{M}.’'-]+[\\s,/]+){1,4}\\d{1,2}\\s(?:${months})\\.?(?:\\s\\d{4})?,?\\s?|)\\(${agencyName}\\)\\s?[-–—]`,
  'u'
)
const trailing = /\((?<agency>[\p{L}][\p{L}\p{M} .&/-]{1,40})\)\.?$/u

/** Agencies that a paragraph of the body credits: "OSLO (AP) — …" at its beginning, "… (Reuters)" at its end. */
export function agenciesInParagraph(paragraph: string): NameInLine[] {
  const head = paragraph.slice(0, 140)
  // Both datelines have a bracket, and few paragraphs do.
  const place = head.includes('(') ? dateline.exec(head) : null
  const wired = place && looksLikeAgency(place.groups!.agency!) ? place : null
  const known = wired ?? (head.includes('(') ? wireDateline.exec(head) : null)
  const last = paragraph.endsWith(')') || paragraph.endsWith(').') ? trailing.exec(paragraph.slice(-60)) : null
  const signed = last && looksLikeAgency(last.groups!.agency!) ? last : null
  return [
    { match: known, offset: 0 },
    { match: signed, offset: Math.max(0, paragraph.length - 60) }
  ].flatMap(({ match, offset }) => {
    const agency = match?.groups?.agency
    if (!match || !agency) return []
    const start = offset + match.index + match[0].indexOf(`(${agency})`) + 1
    return [{ name: agency, start, end: start + agency.length }]
  })
}
