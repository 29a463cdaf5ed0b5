/**
 * Attributions in the telegraphic style of headlines: "C: Source", "Minister: C", "Insiders Claim C", "C, Says Bell", "C – Report".
 *
 * In headline capitals tags tell little, so only present-tense reporting verbs and the colon are used. The part of a
 * colon line that names the speaker is the one that is short and ends in a speaker's noun or is a name; "Explained: …", "Watch: …" and "The Tunnel: A
 * Timeline" name nobody.
 */

import { verbForm } from '../lexicon.ts'
import type { Item, Page, Paragraph } from '../page.ts'
import { isComma, isDash, nounGroupAfter } from '../phrase.ts'
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
    if (!dash && speakerWords(items, 0, i, false) && (hasVerb(items, i + 1, most) || items[i + 1]!.quote !== null))
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

/** "Source Claims C" and "C, Says Source", in headline capitals or the present tense. */
function byVerb(paragraph: Paragraph): Proposal | null {
  const items = paragraph.items
  const most = contentMost(items)
  for (let i = 1; i < most; i++) {
    const item = items[i]!
    if (item.quote !== null) continue
    const form = verbForm(item.lower)
    const verb = form?.verbs.find(
      (v) =>
        v.particles.length === 0 &&
        (v.frames.has('zero') || v.frames.has('that')) &&
        v.frames.get(v.frames.has('zero') ? 'zero' : 'that') === 'speech'
    )
    if (!form || !verb || form.form === 'ing') continue
    const before = items[i - 1]!
    if ((isComma(before) || before.quote !== null) && i + 1 < most && form.form === 's') {
      const group = nounGroupAfter(items, i + 1, { reach: 'apposed', most })
      if (group && group.to >= most - 1 && i >= 3)
        return withVerb(paragraph, 'headline.says', 0, i, i, group.from, group.to, verb.lemma)
    }
    if (form.form === 'past' && !/^(?:said|told)$/.test(item.lower)) continue
    if (form.form === 'base' && !/s$/i.test(before.text)) continue
    if (i > 6 || i + 2 >= most) continue
    if (!nameOrRole(items, 0, i)) continue
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
      form.form === 'base' ||
      (role !== null && most - start >= 3) ||
      most - start >= 5
    )
      return withVerb(paragraph, 'headline.claims', start, most, i, 0, i, verb.lemma)
  }
  return null
}

function nameOrRole(items: readonly Item[], from: number, to: number): boolean {
  const words = items.slice(from, to)
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
