/**
 * Attributions in the telegraphic style of headlines: "C: Source", "Minister: C", "Insiders Claim C", "C, Says Bell", "C – Report".
 *
 * In headline capitals tags tell little, so only present-tense reporting verbs and the colon are used. The part of a
 * colon line that names the speaker is the one that is short and ends in a speaker's noun or is a name; "Explained: …", "Watch: …" and "The Tunnel: A
 * Timeline" name nobody.
 */

import { type Form, verbForm } from '../lexicon.ts'
import type { Item, Page, Paragraph } from '../page.ts'
import { isComma, isDash } from '../phrase.ts'
import { type Proposal, propose } from '../proposal.ts'
import { headKind } from '../speakers.ts'
import { spanAt, spanOf } from './spans.ts'

export function findHeadline(page: Page): Proposal[] {
  const found: Proposal[] = []
  for (const paragraph of page.paragraphs) {
    if (
      paragraph.block !== 'headline' &&
      !(paragraph.index === 0 && paragraph.end - paragraph.start < 160) &&
      !paragraph.titleCase
    )
      continue
    const proposal =
      byColon(paragraph) ?? (paragraph.titleCase || paragraph.block === 'headline' ? byVerb(paragraph) : null)
    if (proposal) found.push(proposal)
  }
  return found
}

/** "C: Source" and "Source: C". */
function byColon(paragraph: Paragraph): Proposal | null {
  const items = paragraph.items
  const most = contentMost(items)
  for (let i = 1; i + 1 < most; i++) {
    const mark = items[i]!
    const dash = isDash(mark)
    if (mark.text !== ':' && !dash) continue
    const after = speakerWords(items, i + 1, most, dash)
    if (after && i >= 2) return make(paragraph, 'headline.colonAfter', 0, i, i, i + 1, most, 0.8)
    if (
      !dash &&
      speakerWords(items, 0, i, false) &&
      !isTopic(items, i + 1, most) &&
      (hasVerb(items, i + 1, most) || items[i + 1]!.quote !== null || isWitness(items, i))
    )
      return make(paragraph, 'headline.colonBefore', i + 1, most, i, 0, i, 0.7)
    if (!dash) return null
  }
  return null
}

function make(
  paragraph: Paragraph,
  rule: string,
  from: number,
  to: number,
  cue: number,
  sourceFrom: number,
  sourceTo: number,
  strength: number
): Proposal | null {
  const content = spanOf(paragraph.items, from, to)
  const source = spanOf(paragraph.items, sourceFrom, sourceTo)
  if (!content || !source) return null
  return propose({
    rule,
    paragraph: paragraph.index,
    content: [content],
    cue: spanAt(paragraph.items[cue]!),
    source,
    strength
  })
}

function contentMost(items: readonly Item[]): number {
  return items.at(-1) && /^[.]$/.test(items.at(-1)!.text) ? items.length - 1 : items.length
}

/** Whether items name a speaker: few words that end in a speaker's noun, a name with a role, an outlet. */
function speakerWords(items: readonly Item[], from: number, to: number, sure: boolean): boolean {
  if (to - from > 6 || to <= from) return false
  const words = items.slice(from, to)
  if (words.some((w) => w.quote !== null || /^[,:;?!]$/.test(w.text) || (w.pos === 'VERB' && !/^\p{Lu}/u.test(w.text))))
    return false
  const kind = headKind(words.map((w) => w.text).join(' '))
  if (kind === 'anonymous' || kind === 'outlet' || kind === 'spokesperson' || kind === 'document') return to - from <= 5
  return !sure && kind === 'organization' && to - from <= 3
}

/** "The Hale File: What Is Known", "Letters in the Mud: the Find That Divides Scholars": what a page is about, and nothing said. */
function isTopic(items: readonly Item[], from: number, to: number): boolean {
  const first = items[from]!.lower
  if (/^(?:what|how|why|who|whom|whose|where|when|which|inside|behind|everything|all)$/.test(first)) return true
  const relative = items.findIndex((item, i) => i > from && i < to && /^(?:that|who|which|whose)$/.test(item.lower))
  return /^(?:the|an?)$/.test(first) && relative > 0 && !hasVerb(items, from, relative)
}

/** "Whistleblower: …", "Police: …": a lone speaker's noun before the colon. */
function isWitness(items: readonly Item[], to: number): boolean {
  const kind = headKind(
    items
      .slice(0, to)
      .map((w) => w.text)
      .join(' ')
  )
  return to <= 2 && (kind === 'anonymous' || kind === 'spokesperson' || /^police$/i.test(items[to - 1]!.text))
}

function hasVerb(items: readonly Item[], from: number, to: number): boolean {
  return items
    .slice(from, to)
    .some(
      (i) =>
        i.quote === null &&
        (i.pos === 'VERB' ||
          i.pos === 'AUX' ||
          /^(?:is|are|was|were|has|have|had|will|would|to|could|may|must|can|did|not)$/.test(i.lower))
    )
}

/** Verbs that report whatever follows them in a headline. */
const saying =
  /^(?:say|claim|insist|reveal|confirm|admit|warn|allege|deny|state|suggest|report|announce|hint|tell|vow|predict|declare|maintain|argue|contend|swear|testify|disclose|divulge|spill|dish|boast|tweet|write)$/

function sayingVerb(item: Item): { lemma: string; form: Form } | null {
  if (item.quote !== null) return null
  const known = verbForm(item.lower)
  const verb = known?.verbs.find((v) => saying.test(v.lemma))
  return known && verb ? { lemma: verb.lemma, form: known.form } : null
}

/** "C, Says Source", "C, Source Says" and "Source Claims C", in headline capitals or the present tense. */
function byVerb(paragraph: Paragraph): Proposal | null {
  const items = paragraph.items
  const most = contentMost(items)
  return closingVerb(paragraph, items, most) ?? openingVerb(paragraph, items, most)
}

function closingVerb(paragraph: Paragraph, items: readonly Item[], most: number): Proposal | null {
  // "…, Person Involved Tells Us"
  const told = /^(?:us|me|reporters|media|press)$/.test(items[most - 1]?.lower ?? '')
  const last = told ? most - 2 : most - 1
  const ends = items[last] && sayingVerb(items[last]!)
  const start = afterKicker(items)
  for (let i = most - 2; i > 2 && i > most - 9; i--) {
    const item = items[i]!
    if (!isComma(item) && !(isDash(item) || item.quote !== null)) continue
    const from = item.quote !== null ? i + 1 : i + 1
    const to = item.quote !== null ? i + 1 : i
    const verb = sayingVerb(items[from]!)
    if (verb && verb.form !== 'ing' && from + 1 < most && nameOrRole(items, from + 1, most))
      return withVerb(paragraph, 'headline.says', start, to, from, from + 1, most, verb.lemma)
    if (ends && ends.form !== 'ing' && from < last && nameOrRole(items, from, last))
      return withVerb(paragraph, 'headline.says', start, to, last, from, last, ends.lemma)
    return null
  }
  return null
}

/** Where the headline proper begins: after "EXCLUSIVE |". */
function afterKicker(items: readonly Item[]): number {
  const bar = items.findIndex((item) => item.text === '|')
  return bar > 0 && bar < 4 && items.slice(0, bar).every((item) => item.text === item.text.toUpperCase()) ? bar + 1 : 0
}

function openingVerb(paragraph: Paragraph, items: readonly Item[], most: number): Proposal | null {
  for (let i = 1; i < Math.min(most, 8); i++) {
    const item = items[i]!
    const verb = sayingVerb(item)
    if (!verb || verb.form === 'ing') continue
    if (verb.form === 'past' && !/^(?:said|told|claimed|insisted|denied)$/.test(item.lower)) continue
    if (verb.form === 'base' && !/s$|^(?:police|people|officials)$/i.test(items[i - 1]!.text)) continue
    if (i + 2 >= most || !nameOrRole(items, 0, i)) continue
    const start = items[i + 1]!.lower === 'that' ? i + 2 : i + 1
    const role = headKind(
      items
        .slice(0, i)
        .map((w) => w.text)
        .join(' ')
    )
    if (
      items[start]!.quote !== null ||
      hasVerb(items, start, most) ||
      (role !== null && most - start >= (role === 'anonymous' ? 2 : 3)) ||
      most - start >= 5
    )
      return withVerb(paragraph, 'headline.claims', start, most, i, 0, i, verb.lemma)
  }
  return null
}

function nameOrRole(items: readonly Item[], from: number, to: number): boolean {
  const words = items.slice(from, to)
  if (/^(?:and|or|of|in|on|for|the|with|to|at|by|from|as|is|are)$/.test(words.at(-1)?.lower ?? '')) return false
  if (words.some((w) => w.quote !== null && w.speech) || words.some((w) => /^[,:;.?!]$/.test(w.text))) return false
  return (
    headKind(words.map((w) => w.text).join(' ')) !== null ||
    words.every((w) => /^\p{Lu}|^(?:of|the|de|van|von|for|and)$/u.test(w.text))
  )
}

function withVerb(
  paragraph: Paragraph,
  rule: string,
  from: number,
  to: number,
  cue: number,
  sourceFrom: number,
  sourceTo: number,
  lemma: string
): Proposal | null {
  const made = make(paragraph, rule, from, to, cue, sourceFrom, sourceTo, 0.7)
  return made && { ...made, lemma, polarity: lemma === 'deny' ? 'denies' : 'asserts' }
}
