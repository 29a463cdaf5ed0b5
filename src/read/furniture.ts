/**
 * Lines that belong to the page and not to the article: share bars, newsletters, "read more", advertisements, navigation,
 * copyright, image alternatives. The words are data (`furniture.json`), general English and a few other languages.
 *
 * A long line is never furniture, whatever it begins with: a sentence of the article may begin "Read more than once, …".
 */
import data from './furniture.json' with { type: 'json' }

interface Rule {
  readonly reason: string
  readonly exact?: readonly string[]
  readonly starts?: readonly string[]
  readonly headings?: readonly string[]
  readonly ends?: readonly string[]
}

/** How a line of furniture begins; a heading must not end like a sentence. */
interface Beginning {
  readonly begin: string
  readonly reason: string
  readonly heading: boolean
}

const rules: readonly Rule[] = data.rules
const exact = new Map(rules.flatMap((rule) => (rule.exact ?? []).map((line) => [line, rule.reason] as const)))
/** Beginnings by their first word, so that a line is held against few of them. */
const starts = new Map<string, Beginning[]>()
for (const rule of rules) {
  for (const begin of rule.starts ?? []) remember({ begin, reason: rule.reason, heading: false })
  for (const begin of rule.headings ?? []) remember({ begin, reason: rule.reason, heading: true })
}
const ends = rules.flatMap((rule) => (rule.ends ?? []).map((end) => ({ end, reason: rule.reason })))

const counter =
  /^(?:\d+\s?(?:-\s?)?min(?:ute)?s?\.?\s(?:read|listen|ago)|\d+\s(?:hours?|days?|weeks?|months?|years?)\sago|\d+\s(?:comments?|shares?|likes?|views?|repl(?:y|ies)|responses?)|(?:comments?|shares?|likes?|views?|replies|responses?)\s?[:(]\s?\d+\)?|(?:image|photo|slide|page)\s\d+\sof\s\d+|\d+\s?\/\s?\d+|[\d.,]+[km]?\s(?:shares|views)|\d+:\d\d|[-–—_=*#·•.|<>»«›‹↓↑→←▼▲\s]+)$/i
const alternative = /^\p{Ll}[\p{Ll}\p{M}\p{N}'’\-_/ ,&]*$/u
const fileName = /^[\w%()+-]+\.(?:jpe?g|png|gif|webp|svg|mp4|avif)$/i
const breadcrumb = /^(?:home|news|start|front page)\s*[/›»>|→·].{0,120}$/i
const handle = /^(?:@\w{2,30}|#\w+(?:\s#\w+)*|(?:https?:\/\/|www\.)\S+)$/i
/** Words that make a sentence of a lower-case line; a picture's alternative text is names and nouns. */
const sentenceWords =
  /(?:^|\s)(?:is|was|are|were|has|had|have|will|would|that|which|i|you|he|she|they|it|we|but|because|said|says)(?:\s|$)/

/** The longest whole line in the data, with room for marks around it. */
const longestExact = Math.max(...[...exact.keys()].map((line) => line.length)) + 12
const sentenceEnd = /[.!?]["”’)]*$/
const attribution = /\s(?:said|says|told|added|according|claimed|insisted|reported|wrote)\b/i

/** Why a line is no text of the article; null where it may be. */
export function furnitureReason(line: string): string | null {
  if (line.length > 400) return null
  if (line.length <= longestExact) {
    const plain = fold(line)
    if (plain === '') return 'rule'
    const whole = exact.get(plain)
    // "Yes." is an answer, "Yes" a button.
    if (whole && !(whole === 'navigation' && line.endsWith('.'))) return whole
    if (counter.test(line)) return 'page counter'
  }
  if (handle.test(line)) return 'link'
  if (breadcrumb.test(line)) return 'navigation'
  if (isImageAlternative(line)) return 'image alt'
  const lower = line
    .slice(0, 80)
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/^[-–—•*>»▶►→|\s]+/, '')
  for (const { begin, reason, heading } of starts.get(firstWord(lower)) ?? []) {
    if (!lower.startsWith(begin) || (heading && sentenceEnd.test(line))) continue
    if (isShortFor(begin, line, line.split(/\s+/).length)) return reason
  }
  const tail = line
    .slice(-40)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+$/u, '')
  for (const { end, reason } of ends) if (tail.endsWith(end)) return reason
  return null
}

/** "anna berg oslo arrives", "dsc_0042.jpg": the text behind a picture. */
function isImageAlternative(line: string): boolean {
  if (fileName.test(line)) return true
  if (!alternative.test(line)) return false
  const words = line.split(/[\s_-]+/).length
  return words >= 3 && words <= 16 && !/,\s*$/.test(line) && !sentenceWords.test(line)
}

/** A beginning that is also plain English needs a short line; one with a mark of its own ("related:") does not. */
function isShortFor(begin: string, line: string, words: number): boolean {
  if (/[:©|»>]$/.test(begin) || begin.startsWith('copyright') || begin.startsWith('©')) return words <= data.longestLine
  if (words > 12 && (attribution.test(line) || /["“”«]/.test(line))) return false
  return words <= 30
}

/** A line in lower case, quotes straight, without marks and arrows at its ends. */
function fold(line: string): string {
  return line
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}©[(]+|[^\p{L}\p{N}\])]+$/gu, '')
}

function remember(beginning: Beginning): void {
  const word = firstWord(beginning.begin)
  starts.set(word, [...(starts.get(word) ?? []), beginning])
}

function firstWord(line: string): string {
  return /^[^\s]+/.exec(line)?.[0].replace(/[:,]$/, '') ?? ''
}
