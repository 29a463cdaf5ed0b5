/**
 * What each line of a page is: headline, date line, byline, credit, furniture, caption, bullet, paragraph. An ordered list of
 * readers proposes; the first that recognises the line labels it. Nothing is dropped: a line set aside keeps its place and its reason.
 */
import type { BlockKind } from '../model.ts'
import { looksLikeAgency, looksLikeOutlet } from '../text/outlets.ts'
import { type Byline, bareByline, byline, isRole } from './bylines.ts'
import { isCaption } from './captions.ts'
import { type CreditLine, creditLine, edgeSign } from './credits.ts'
import { type DateLine, dateLine } from './dateLines.ts'
import type { Mark } from './draft.ts'
import { furnitureReason } from './furniture.ts'
import type { NumericOrder } from './moments.ts'
import { hasShapeOfPerson } from './names.ts'
import { isOutletLine, outletBeforeSection } from './outletVote.ts'
import { isRightsLine } from './rights.ts'
import { isServiceLine } from './serviceLines.ts'
import type { Unit } from './units.ts'

/** A unit with what it is and what was read from it. */
export interface Label {
  readonly unit: Unit
  readonly kind: BlockKind
  readonly reason?: string
  readonly date?: DateLine
  readonly byline?: Byline
  readonly credit?: CreditLine
  /** The outlet whose name a line is, alone or before that of a section. */
  readonly outletLine?: string
}

/** What labelling needs to know beside the lines. */
export interface LabelHints {
  readonly headline: string | null
  readonly marks: readonly Mark[]
  readonly order: NumericOrder
}

const bullet = /^(?:[•●·▪■◦‣⁃∙►▸➤✓]\s*|\*\s+|[-–—]\s+|\d{1,2}[.)]\s)(?=\S)/u
const sentence = /[.!?…]["”’')\]]*$/
/** Lines of a header at most; beyond it a date or a name is part of the article. */
const headerLines = 30
/** Lines at the end in which a page may give its date, and those behind the first sentence (a lead above the byline). */
const footerLines = 8
const slack = 4

/** Index of the first unit behind the header, and of the first of the footer. */
interface Zones {
  readonly header: number
  readonly footer: number
}

/** Labels every unit of a text. */
export function labelUnits(units: readonly Unit[], hints: LabelHints): Label[] {
  const starts = new Map(hints.marks.map((mark) => [mark.start, mark.kind]))
  const body = units.findIndex(
    (unit) => unit.index > 0 && isProse(unit.text) && !bullet.test(unit.text) && starts.get(unit.start) !== 'bullet'
  )
  const zones = { header: Math.min(body < 0 ? units.length : body, headerLines), footer: units.length - footerLines }
  const first = units.map((unit) => firstLabel(unit, zones, starts.get(unit.start), hints.order))
  return labelRepeats(labelHeader(first, hints.headline))
}

function firstLabel(unit: Unit, zones: Zones, marked: BlockKind | undefined, order: NumericOrder): Label {
  const line = unit.text
  if (marked === 'headline' || marked === 'caption') return { unit, kind: marked }
  const atEdge = (unit.index > 0 && unit.index < zones.header) || unit.index >= zones.footer + footerLines - 3
  const credit = creditLine(line) ?? (atEdge ? edgeSign(line) : null)
  if (credit?.kind === 'text') return { unit, kind: 'credit', credit }
  if (credit?.kind === 'picture') return { unit, kind: 'caption' }
  if (credit) return { unit, kind: 'boilerplate', reason: 'empty credit' }
  const edge = unit.index < zones.header + slack || unit.index >= zones.footer
  const date = edge && line.length <= 200 ? dateLine(line, order) : null
  if (
    date &&
    (unit.index < zones.header || date.label !== 'none' || (date.dates.length > 0 && unit.index < zones.header + slack))
  )
    return { unit, kind: 'boilerplate', reason: 'date line', date }
  // "Report: Harbour Fire" on top is a headline.
  const by = edge && !(unit.index === 0 && /^(?:report|story|interview|analysis)\s*:/i.test(line)) ? byline(line) : null
  if (by)
    return {
      unit,
      kind: 'boilerplate',
      reason: /^\W*by\W*$|[:：]$/i.test(line) ? 'empty byline' : 'byline',
      byline: by
    }
  const reason = furnitureReason(line) ?? lineReason(line, unit.index >= zones.footer)
  if (reason) return { unit, kind: 'boilerplate', reason }
  if (isCaption(line)) return { unit, kind: 'caption' }
  if (marked) return { unit, kind: marked }
  return { unit, kind: bullet.test(line) ? 'bullet' : 'paragraph' }
}

/** Why a line by its shape belongs to the page: who holds the rights in it, and at its foot what it offers to its readers. */
function lineReason(line: string, isFoot: boolean): string | null {
  if (isRightsLine(line)) return 'copyright'
  return isFoot && !/[.!?]$/.test(line) && isServiceLine(line) ? 'subscribe' : null
}

/** Whether a line is a sentence of the article and no title or label. */
function isProse(line: string): boolean {
  const words = line.split(/\s+/).length
  return (
    words > 30 ||
    (words >= 10 && sentence.test(line) && !/^[^.]+\?$/.test(line)) ||
    (words >= 4 && /\.["”’]?$/.test(line))
  )
}

function labelHeader(labels: readonly Label[], given: string | null): Label[] {
  const end = labels.findIndex((label, i) => i > 0 && label.kind === 'paragraph' && isProse(label.unit.text))
  const header = labels.slice(0, end < 0 ? Math.min(labels.length, headerLines) : Math.min(end, headerLines))
  const title = headlineIn(labels, header, given)
  return labels.map((label, i) => {
    if (i === title) return { unit: label.unit, kind: 'headline' as const }
    if (label.kind !== 'paragraph') return label
    const line = label.unit.text
    const inHeader = i < header.length
    const outletLine = inHeader || i >= labels.length - 4 ? outletIn(label, title) : null
    if (outletLine) return { unit: label.unit, kind: 'boilerplate' as const, reason: 'outlet name', outletLine }
    if (!inHeader) return label
    if (title >= 0 && i < title && line.split(/\s+/).length <= 5)
      return { unit: label.unit, kind: 'boilerplate' as const, reason: 'kicker' }
    if (i <= title || i > Math.max(title, 0) + 6) return label
    if (title >= 0 && isRole(line))
      return { unit: label.unit, kind: 'boilerplate' as const, reason: 'byline', byline: { people: [], outlets: [] } }
    const by = title >= 0 ? bareByline(line) : null
    return by ? { unit: label.unit, kind: 'boilerplate' as const, reason: 'byline', byline: by } : label
  })
}

/** Index of the headline, or -1. A record's or tag's headline is looked for; else the header's first title is it. */
function headlineIn(labels: readonly Label[], header: readonly Label[], given: string | null): number {
  const marked = labels.findIndex((label) => label.kind === 'headline')
  if (marked >= 0) return marked
  if (given !== null) {
    const title = folded(given)
    const begins = (line: string) => folded(/[\p{L}\p{N}]/u.exec(line)?.[0] ?? '')[0] === title[0]
    return labels.slice(0, headerLines).findIndex(({ unit: { text: line } }) => {
      if (line.length >= given.length + 60 || !begins(line)) return false
      return sameTitle(folded(line), title)
    })
  }
  const candidates = header.filter(
    ({ kind, unit }) =>
      kind === 'paragraph' && !isOutletLine(unit.text) && !(unit.index < 2 && outletBeforeSection(unit.text))
  )
  const [first, second] = candidates
  const named = header.find((label) => label.kind === 'paragraph')
  // "The Commuter", its date, then a title: a masthead stands above the date, a short headline above the text.
  if (first && second && isMasthead(first.unit.text) && isFramed(labels, first, second) && isTitle(second.unit.text))
    return labels.slice(second.unit.index + 1).some(isBody) ? second.unit.index : -1
  // A headline may end in a newspaper's word: "Runner Breaks a Record".
  if (
    named &&
    named !== first &&
    named.unit.text.split(/\s+/).length >= 4 &&
    !candidates.some((label) => isTitle(label.unit.text))
  ) {
    return labels.slice(named.unit.index + 1).some(isBody) ? named.unit.index : -1
  }
  if (!first || labels.length < 2) return -1
  const words = (label: Label): number => label.unit.text.split(/\s+/).length
  if (
    second &&
    words(first) <= 3 &&
    words(second) >= 4 &&
    isTitle(second.unit.text) &&
    !isFramed(labels, first, second)
  )
    return second.unit.index
  if (isTitle(first.unit.text)) return labels.slice(first.unit.index + 1).some(isBody) ? first.unit.index : -1
  const after = labels.slice(first.unit.index + 1, first.unit.index + 3)
  const framed = after.some((label) => label.date || label.byline)
  return framed && words(first) <= 25 ? first.unit.index : -1
}

function isBody(label: Label): boolean {
  return label.kind !== 'boilerplate' || label.reason === 'date line' || label.reason === 'byline'
}

/** Whether a date or byline stands between two lines: those follow a headline and never a kicker. */
function isFramed(labels: readonly Label[], first: Label, second: Label): boolean {
  return labels.slice(first.unit.index + 1, second.unit.index).some((label) => label.date ?? label.byline)
}

/** The outlet that a line names and does nothing else; before the headline the name of a section may stand behind it. */
function outletIn({ unit }: Label, title: number): string | null {
  if (isOutletLine(unit.text)) return unit.text
  return unit.index < 2 && unit.index < title ? outletBeforeSection(unit.text) : null
}

/** Whether a line is one to three capitalised words, the first of them "The": "The Commuter", "The Daily Grind". */
function isMasthead(line: string): boolean {
  return /^The(?:\s\p{Lu}[\p{L}'’&-]*){1,3}$/u.test(line)
}

function isTitle(line: string): boolean {
  return line.length <= 220 && line.split(/\s+/).length <= 30 && !/[.,;]["”’']?$/.test(line)
}

/** Whether two folded lines are one title, one of them perhaps cut or with the outlet behind it. */
function sameTitle(a: string, b: string): boolean {
  return (
    a !== '' &&
    (a === b ||
      (b.length > 20 && a.startsWith(b) && a.length < b.length + 40) ||
      (a.length > 20 && b.startsWith(a) && b.length < a.length + 40))
  )
}

function folded(line: string): string {
  return line
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A line that stands twice is furniture; of a paragraph that stands twice the repetition is. */
function labelRepeats(labels: readonly Label[]): Label[] {
  const counts = new Map<string, number>()
  for (const { unit } of labels) counts.set(unit.text, (counts.get(unit.text) ?? 0) + 1)
  const seen = new Set<string>()
  const titles = new Set(labels.flatMap((label) => (label.kind === 'headline' ? [label.unit.text] : [])))
  return labels.map((label) => {
    const line = label.unit.text
    const repeated = (counts.get(line) ?? 0) > 1
    const before = seen.has(line)
    seen.add(line)
    if (!repeated || label.kind === 'boilerplate' || label.kind === 'credit' || label.kind === 'headline') return label
    // Rows of a table and names in a question-and-answer text repeat too.
    if (/\d/.test(line) || line.endsWith(':') || line.length < 4) return label
    if ((counts.get(line) ?? 0) > 2 && hasShapeOfPerson(line)) return label
    const short = label.kind === 'paragraph' && !sentence.test(line) && line.split(/\s+/).length <= 12
    const titled = titles.has(line)
    return before || (short && !titled) ? { unit: label.unit, kind: 'boilerplate', reason: 'repeated line' } : label
  })
}

/** Whether a name beside a date is an outlet's, a person's, or cannot be told. */
export function nameKind(name: string): 'outlet' | 'agency' | 'section' | 'other' {
  if (looksLikeOutlet(name)) return looksLikeAgency(name) ? 'agency' : 'outlet'
  if (looksLikeAgency(name)) return 'agency'
  return furnitureReason(name) ? 'section' : 'other'
}
