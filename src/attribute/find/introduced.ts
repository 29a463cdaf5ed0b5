/**
 * Quotations brought in by a sentence about their speaker, whatever its verb: "S minced no words: “Q.”", "When Y called, S did not hesitate: “Q.”",
 * "S was blunt. “Q.”", "S gave Y a short answer. “Q.”"
 *
 * The subject of the sentence must be somebody who speaks (a name, an unnamed person, a spokesperson), and the quotation must be all that
 * follows the colon, or a sentence of its own right after. Only where no verb of saying explains the quotation does this rule win.
 */
import { nounGroupAfter } from '../groupAfter.ts'
import type { Item, Page, Paragraph, Sentence } from '../page.ts'
import { isAdverb, isComma, isConjunction, isRelative } from '../phrase.ts'
import { type Proposal, propose } from '../proposal.ts'
import { headKind } from '../speakers.ts'
import { spanOf } from './spans.ts'

const points =
  /\b(?:points?|answers?|repl(?:y|ies)|response|account|summary|version|verdict|message|words?|view|explanation|conclusion|remark|comment|reason|argument|promise|warning|prediction|assessment|opinion|advice|objection|reminder|question)\b/i

export function findIntroduced(page: Page): Proposal[] {
  return page.paragraphs.flatMap((paragraph) =>
    paragraph.sentences.flatMap((sentence, i) => {
      if (!introduces(paragraph, sentence, paragraph.sentences[i + 1])) return []
      const subject = speakingSubject(page, paragraph, sentence)
      if (!subject) return []
      const made = afterColon(page, paragraph, sentence, subject) ?? nextAlone(paragraph, sentence, i, subject)
      return made ? [made] : []
    })
  )
}

/** Whether a sentence has a colon, or one that is nothing but a quotation after it. */
function introduces({ items }: Paragraph, { from, to }: Sentence, next: Sentence | undefined): boolean {
  for (let i = from; i < to; i++) if (items[i]!.quote === null && items[i]!.text === ':') return true
  return next !== undefined && isQuotationAlone(items, next)
}

function isQuotationAlone(items: readonly Item[], { from, to }: Sentence): boolean {
  return items
    .slice(from, to)
    .every((item) => (item.quote !== null && item.speech) || (item.quote === null && !/[\p{L}\p{N}]/u.test(item.text)))
}

interface Subject {
  readonly from: number
  readonly to: number
}

/** The subject of a sentence, past an opening phrase or clause ("When Y called,"), if it is somebody who can speak. */
function speakingSubject(page: Page, paragraph: Paragraph, sentence: Sentence): Subject | null {
  const items = paragraph.items
  let at = sentence.from
  while (at < sentence.to && (isConjunction(items[at]) || isAdverb(items[at]))) at++
  if (
    /^(?:ADP|SCONJ|VERB|PART)$/.test(items[at]?.pos ?? '') ||
    /^(?:when|as|after|while|once)$/.test(items[at]?.lower ?? '')
  ) {
    while (at < sentence.to && !isComma(items[at]) && items[at]!.quote === null && items[at]!.text !== ':') at++
    if (!isComma(items[at])) return null
    at++
  }
  let group: Subject | null = nounGroupAfter(items, at, { reach: 'apposed', most: sentence.to })
  if (!group || group.from !== at) return null
  const own = mainVerbBehindRelative(items, group, sentence.to)
  if (own !== null) group = { from: at, to: own }
  const verb = items[group.to]
  if (!verb || verb.quote !== null || !(verb.pos === 'VERB' || verb.pos === 'AUX' || isAdverb(verb))) return null
  const words = page.text.slice(items[group.from]!.start, items[group.to - 1]!.end)
  const kind = headKind(words)
  // "site manager Petra Holm", not "Lesotho's currency"
  const isName =
    kind === null &&
    /^(?:\p{Ll}[\p{L}’'-]*\s){0,4}\p{Lu}/u.test(words) &&
    /\p{Lu}[\p{L}’'.-]*$/u.test(words.replace(/,.*$/, '')) &&
    !/^(?:The|An?|This|That|These|Those|It|There|Here|What|Who|Nothing|Everything)\b/.test(words)
  return kind === 'anonymous' || kind === 'spokesperson' || isName || /^(?:he|she|they)$/i.test(words) ? group : null
}

/** "a clerk who was not cleared to speak publicly | did not hold back": the verb of the sentence behind a relative clause without commas. */
function mainVerbBehindRelative(items: readonly Item[], group: Subject, most: number): number | null {
  const relative = items.findIndex((item, i) => i > group.from && i < group.to && isRelative(item))
  if (relative < 0 || isComma(items[relative - 1])) return null
  for (let i = relative + 2; i < most && items[i]!.text !== ':' && !isComma(items[i]); i++) {
    const item = items[i]!
    if (item.quote !== null || !(item.pos === 'AUX' || (item.pos === 'VERB' && !/ing$/.test(item.lower)))) continue
    let before = i - 1
    while (before > relative && isAdverb(items[before])) before--
    if (before > relative && items[before]!.pos !== 'AUX' && items[before]!.lower !== 'to') return i
  }
  return null
}

/** "S minced no words: “Q.”", "S made a further point: C." */
function afterColon(page: Page, paragraph: Paragraph, sentence: Sentence, subject: Subject): Proposal | null {
  const items = paragraph.items
  const colon = items.findIndex(
    (item, i) => i > subject.to && i < sentence.to && item.quote === null && item.text === ':'
  )
  if (colon < 0 || items.slice(subject.to, colon).some((item) => item.quote !== null && item.speech)) return null
  const rest = items
    .slice(colon + 1, sentence.to)
    .filter((item) => item.quote !== null || /[\p{L}\p{N}]/u.test(item.text))
  const isQuoted = rest.length > 0 && rest.every((item) => item.quote !== null && item.speech)
  const said = page.text.slice(items[subject.to]!.start, items[colon]!.start)
  const isSaid = rest.length > 3 && points.test(said) && rest.some((item) => /^(?:VERB|AUX)$/.test(item.pos))
  if (!isQuoted && !isSaid) return null
  return made(items, paragraph, subject, colon, { from: colon + 1, to: sentence.to }, isQuoted ? 0.68 : 0.6)
}

/** "S was blunt. “Q.”": the next sentence is nothing but the quotation. */
function nextAlone(paragraph: Paragraph, sentence: Sentence, index: number, subject: Subject): Proposal | null {
  const items = paragraph.items
  const next = paragraph.sentences[index + 1]
  if (!next || items.slice(sentence.from, sentence.to).some((item) => item.quote !== null && item.speech)) return null
  if (!isQuotationAlone(items, next)) return null
  return made(items, paragraph, subject, sentence.to, next, 0.55)
}

function made(
  items: readonly Item[],
  paragraph: Paragraph,
  subject: Subject,
  cueTo: number,
  content: Subject,
  strength: number
): Proposal | null {
  const [source, cue, said] = [
    spanOf(items, subject.from, subject.to),
    spanOf(items, subject.to, cueTo),
    spanOf(items, content.from, content.to)
  ]
  if (!source || !cue || !said) return null
  return propose({
    rule: 'introduced',
    paragraph: paragraph.index,
    content: [said],
    cue,
    source,
    lemma: 'say',
    strength
  })
}
