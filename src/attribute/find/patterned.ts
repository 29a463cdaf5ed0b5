/**
 * Fixed phrases as patterns: attributions whose shape is a formula, not a reporting verb with a subject.
 *
 * A pattern is a regular expression over one sentence in which every uttered quotation is masked (one private character a code
 * unit, so offsets hold). Its named groups are the roles: `content`, `more` (a second part), `source`, `cue`, `outlet`. A plain word
 * (`needs`) is looked for first, so that sentences without it cost nothing.
 */
import type { CueClass, Polarity, Span } from '../../model.ts'
import { looksLikeAgency, looksLikeOutlet } from '../../text/outlets.ts'
import type { Page, Paragraph, Sentence } from '../page.ts'
import { type Proposal, propose } from '../proposal.ts'
import { headKind } from '../speakers.ts'

/** One formula. */
export interface Pattern {
  readonly rule: string
  /** Cheap test that must pass first. */
  readonly needs: RegExp
  /** With flag `d`; groups content, more, source (or agent, in a second arrangement), cue, outlet. */
  readonly shape: RegExp
  readonly lemma: string
  readonly polarity?: Polarity
  readonly cueClass?: CueClass
  readonly strength?: number
  /** Whether the source must be somebody or something that can say things. */
  readonly speaker?: boolean
  /** Which of the two must be an outlet, held or by the look of its name: the source, or the one it comes through. */
  readonly outlet?: 'source' | 'carrier'
}

/** Stands for a masked code unit of a quotation, in patterns. */
export const masked = '\\uE000'
/** A noun group, roughly: words without clause marks. */
export const group = `[^,;:()${masked}]{2,90}?`
/** One noun group with a possible apposition. */
export const longGroup = `[^;:()${masked}]{2,120}?`
/** What is said, before the words that frame it: a clause or an uttered quotation. */
export const uttered = `(?:${masked}{12,}|[^${masked}]{12,}?)`
/** The end of a sentence, with its marks. */
export const end = '[.!?…]*\\s*$'
/** What is said, to the end of the sentence. */
export const rest = '.{4,}?(?=[.!?…]*\\s*$)'

/** A finder that tries `patterns` on every sentence. */
export function finderOf(patterns: readonly Pattern[]): (page: Page) => Proposal[] {
  const needed = unionsOf(patterns.map((pattern) => pattern.needs))
  return (page) => {
    const found: Proposal[] = []
    for (const paragraph of page.paragraphs) {
      const text = page.text.slice(paragraph.start, paragraph.end)
      if (!needed.some((any) => any.test(text))) continue
      for (const sentence of paragraph.sentences) {
        const proposal = firstMatch(page, paragraph, sentence, patterns)
        if (proposal) found.push(proposal)
      }
    }
    return found
  }
}

/** One expression for all of the same flags: without the tables of Unicode, which few need, a text is searched in an eighth of the time. */
function unionsOf(expressions: readonly RegExp[]): RegExp[] {
  const flags = [...new Set(expressions.map((expression) => expression.flags))]
  return flags.map((own) => {
    const alike = expressions.filter((expression) => expression.flags === own)
    return new RegExp(alike.map((expression) => expression.source).join('|'), own)
  })
}

/** What the first pattern that fits proposes. */
function firstMatch(
  page: Page,
  paragraph: Paragraph,
  sentence: Sentence,
  patterns: readonly Pattern[]
): Proposal | null {
  const start = paragraph.items[sentence.from]!.start
  const shown = maskedSentence(page, paragraph, sentence)
  for (const pattern of patterns) {
    if (!pattern.needs.test(shown)) continue
    // "In pictures: …", "Harbour: …": a lead-in does not hide a formula
    const lead = /^[^:\uE000]{2,32}:\s+(?=\p{Lu})/u.exec(shown)?.[0].length ?? 0
    const whole = pattern.shape.exec(shown)
    const hit = whole ?? (lead > 0 ? pattern.shape.exec(shown.slice(lead)) : null)
    const shift = start + (whole ? 0 : lead)
    const at = hit?.indices?.groups
    if (!at) continue
    const span = (name: string): Span | null =>
      at[name] ? trimmed(page.text, shift + at[name][0], shift + at[name][1]) : null
    const content = [span('content'), span('more')].filter((s) => s !== null)
    // a dash alone can be the cue
    const cue = span('cue') ?? (at.cue ? { start: shift + at.cue[0], end: shift + at.cue[1] } : null)
    if (content.length === 0 || !cue) continue
    const source = withoutOpening(page.text, span('source') ?? span('agent'))
    const outlet = span('outlet')
    const asked = pattern.outlet === 'source' ? source : outlet
    if (pattern.outlet && !(asked && isOutlet(page, paragraph, asked))) continue
    if (pattern.speaker && source && !canSpeak(page.text.slice(source.start, source.end))) continue
    return propose({
      rule: pattern.rule,
      paragraph: paragraph.index,
      content,
      cue,
      source,
      lemma: pattern.lemma,
      polarity: pattern.polarity ?? 'asserts',
      cueClass: pattern.cueClass ?? 'speech',
      carriers: outlet ? [outlet] : [],
      strength: pattern.strength ?? 0.93
    })
  }
  return null
}

/** "Earlier, Fell Weekly": the word that opens the sentence is no part of who it is about. */
function withoutOpening(text: string, span: Span | null): Span | null {
  const opening = span === null ? null : /^\p{Lu}\p{Ll}+,\s+(?=\p{Lu}|the\s)/u.exec(text.slice(span.start, span.end))
  return span !== null && opening ? { start: span.start + opening[0].length, end: span.end } : span
}

/** Whether a span is the name of a held outlet or of one that looks so, with "the" before it at most. */
function isOutlet(page: Page, paragraph: Paragraph, { start, end }: Span): boolean {
  const name = page.text.slice(start, end)
  if (looksLikeOutlet(name) || looksLikeAgency(name)) return true
  const items = paragraph.items
  const at = items.findIndex((item) => item.start >= start + (/^the\s/i.exec(name)?.[0].length ?? 0))
  const size = items[at]?.named
  return size !== undefined && items[at + size - 1]!.end === end
}

const moment =
  /^(?:(?:last|this|next|early|late|mid|every|on|in)[\s-])?(?:\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|week|month|year)\b)/i

/** A name, an unnamed person, a body, a paper: not "the moment" nor "here". */
function canSpeak(words: string): boolean {
  if (moment.test(words)) return false
  return (
    /(?<!^)\p{Lu}|^(?:the\s)?\p{Lu}|\b(?:people|persons|those|men|women)\b/u.test(words) || headKind(words) !== null
  )
}

/** The sentence with its uttered quotations masked, offsets kept. */
function maskedSentence(page: Page, paragraph: Paragraph, sentence: Sentence): string {
  const from = paragraph.items[sentence.from]!.start
  const to = paragraph.items[sentence.to - 1]!.end
  let shown = ''
  let at = from
  for (const item of paragraph.items.slice(sentence.from, sentence.to)) {
    if (item.quote === null || !item.speech) continue
    shown += page.text.slice(at, item.start) + '\uE000'.repeat(item.end - item.start)
    at = item.end
  }
  return (shown + page.text.slice(at, to)).replace(/\s/g, ' ')
}

/** Without white space, commas, stops and dashes at the ends, unless a quotation ends there. */
function trimmed(text: string, from: number, to: number): Span | null {
  let [start, end] = [from, to]
  while (start < end && /[\s,;:—–]/.test(text[start]!)) start++
  while (end > start && /[\s,;:—–.]/.test(text[end - 1]!)) end--
  return start < end ? { start, end } : null
}
