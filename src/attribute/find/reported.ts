/**
 * The main rule: a reporting verb, its subject, and what is said to the left or right of it.
 *
 *   “Q,” S said.   S said: “Q.”   “Q,” said S.   “Q1,” S said, “Q2.”
 *   S said (on Monday) (that) C.   C, S said.   C, said S.   S told R that C.   C1, S said, C2.
 *
 * Each cue of a sentence is tried in these arrangements; the first that fits is proposed. What the verb may take comes from the lexicon.
 * Content to the right runs to the end of the sentence, or to where the next attribution begins on the same level.
 */
import type { Polarity, Span } from '../../model.ts'
import { nounGroupBefore } from '../groupBefore.ts'
import type { Item, Page, Paragraph, Sentence } from '../page.ts'
import { isAdverb, isComma, isConjunction, isDash, isHead, isPronoun, isRelative, isSubordinator } from '../phrase.ts'
import { type Proposal, propose } from '../proposal.ts'
import { type Cue, cuesOf } from './cues.ts'
import {
  classOf,
  closesWithTime,
  type Progress,
  postposed,
  quoteBefore,
  type Reading,
  readInverted,
  readOpening
} from './left.ts'
import { readRight, skipModifiers } from './right.ts'
import { spanOf } from './spans.ts'
import { openingSubject, subjectOf, toQuotation } from './subject.ts'

export function findReported(page: Page): Proposal[] {
  const found: Proposal[] = []
  for (const paragraph of page.paragraphs) {
    for (const sentence of paragraph.sentences) {
      // headline capitals have a finder of their own
      if (
        paragraph.titleCase &&
        !paragraph.items.slice(sentence.from, sentence.to).some((i) => i.quote !== null && i.speech)
      )
        continue
      found.push(...readSentence(paragraph, sentence))
      found.push(...readAhead(page, paragraph, sentence))
    }
  }
  return found
}

/** "Bell said:" at the end of a paragraph, with the quotation in the next one. */
function readAhead(page: Page, paragraph: Paragraph, sentence: Sentence): Proposal[] {
  const items = paragraph.items
  const next = page.paragraphs[paragraph.index + 1]
  const first = next?.items[0]
  if (sentence.to !== items.length || items.at(-1)?.text !== ':' || !first?.quote || !first.speech) return []
  const cue = cuesOf(items, sentence).findLast((c) => c.verb.frames.has('quote'))
  if (!cue || skipModifiers(items, cue.to, sentence.to, cue.verb.frames.has('person')).at < sentence.to - 1) return []
  const subject = subjectOf(items, sentence, cue, { free: sentence.from, source: null, previous: null })
  const span = spanOf(items, cue.from, cue.to)
  if (!span) return []
  return [
    propose({
      rule: 'reported.quoteBelow',
      paragraph: paragraph.index,
      content: [{ start: first.start, end: first.end }],
      cue: span,
      source: subject && spanOf(items, subject.from, subject.to),
      lemma: cue.verb.lemma,
      strength: 0.85
    })
  ]
}

/** The attributions of one sentence, or of a part of one. */
export function readSentence(paragraph: Paragraph, sentence: Sentence): Proposal[] {
  const items = paragraph.items
  const cues = cuesOf(items, sentence)
  const found: Proposal[] = []
  const progress: Progress = { free: sentence.from, source: null, previous: null }
  const closing = closingCue(items, sentence, cues)
  cues.forEach((cue, k) => {
    if (closing !== null && cue !== closing) return
    if (cue.from < progress.free || isAnonymityClause(items, cue)) return
    const later = cues.slice(k + 1)
    if (isRelative(items[cue.from - 1]) && restrictive(items, cue, later)) return
    if (isReduced(items, cue, later)) return
    const reading = readCue(items, sentence, cue, later, progress)
    if (!reading || (cue.effect && !(hasClause(reading) && holdsViews(paragraph, reading.source)))) return
    const content = reading.content.flatMap((r) => spanOf(items, r.from, r.to) ?? [])
    const span = spanOf(items, cue.from, statementEnd(items, cue.to, sentence.to))
    if (content.length === 0 || span === null) return
    found.push(
      propose({
        rule: reading.rule,
        paragraph: paragraph.index,
        content,
        cue: span,
        source: reading.source,
        lemma: cue.verb.lemma,
        cueClass: reading.cueClass,
        polarity: polarityOf(cue),
        recipient: reading.recipient ? spanOf(items, reading.recipient.from, reading.recipient.to) : null,
        strength: reading.strength
      })
    )
    // what somebody wants or thinks of something leaves the sentence to the verbs of saying
    if (reading.cueClass === 'intent') return
    progress.free = Math.max(progress.free, ...reading.content.map((r) => r.to), cue.to)
    progress.source = reading.source
    progress.previous = cue
  })
  return found
}

/** A phrase such as "was unable to verify" reports a clause or quotation, not a thing. */
const hasClause = (reading: Reading): boolean => !/\.(?:np|call|of|as|inf)$/.test(reading.rule)

const nobody =
  /^(?:it|there|this|that|these|those|what|nothing|everything|something|nobody|none|no one|no-one|few|all of (?:it|this|that)|(?:no|neither|hardly any|few)\s.*)$/i

/** Whether a phrase such as "left no doubt" has somebody or a paper as its subject: not "it", "nothing", "no expert". */
function holdsViews(paragraph: Paragraph, source: Span | null): boolean {
  if (source === null) return false
  const words = paragraph.items.filter((i) => i.start >= source.start && i.end <= source.end).map((i) => i.text)
  return !nobody.test(words.join(' '))
}

/** "who asked not to be named", "who requested anonymity": part of the source. */
function isAnonymityClause(items: readonly Item[], cue: Cue): boolean {
  const words = items
    .slice(cue.to, cue.to + 8)
    .map((i) => i.lower)
    .join(' ')
  // "a clerk said on condition of anonymity that …"
  if (
    /^on (?:the )?condition\b/.test(words) &&
    !isRelative(items[cue.from - 1]) &&
    !/^(?:speak|talk)/.test(cue.verb.lemma)
  )
    return false
  return /^(?:(?:that (?:he|she|they|their name|his name|her name) )?(?:not )?(?:to )?(?:not )?be (?:named|identified|quoted)|(?:for |on condition of )?anonymity|to remain (?:anonymous|unnamed))/.test(
    words
  )
}

/** A relative clause without commas that another cue follows belongs to that cue's subject: "the man who claims to know said". */
function restrictive(items: readonly Item[], cue: Cue, later: readonly Cue[]): boolean {
  if (isComma(items[cue.from - 2])) return false
  const next = later[0]
  return (
    next !== undefined &&
    next.form !== 'ing' &&
    !items
      .slice(cue.to, next.from)
      .some((i) => i.quote !== null || isComma(i) || isConjunction(i) || i.lower === 'that' || i.text === ':')
  )
}

/** "an official briefed on the matter told …": a participle behind its noun, before the verb of the sentence. */
function isReduced(items: readonly Item[], cue: Cue, later: readonly Cue[]): boolean {
  const next = later[0]
  const after = items[cue.to]
  if (cue.form !== 'past' || !cue.verb.frames.has('person') || !next || next.form === 'ing' || !after) return false
  if (!items.slice(cue.from, cue.at).every(isAdverb) || !isHead(items[cue.from - 1]) || isPronoun(items[cue.from - 1]))
    return false
  if (!/^(?:on|about|of|by|to|in|with|over|at|for|as)$/.test(after.lower)) return false
  return !items
    .slice(cue.to, next.from)
    .some(
      (i) =>
        i.quote !== null || isComma(i) || isConjunction(i) || isSubordinator(i) || i.text === ':' || i.pos === 'AUX'
    )
}

/** "X shows that C, an insider said.": a cue with its subject at the very end takes the whole sentence, with what other verbs say in it. */
function closingCue(items: readonly Item[], sentence: Sentence, cues: readonly Cue[]): Cue | null {
  const last = cues.at(-1)
  if (cues.length < 2 || !last || last.form === 'ing' || last.negated || classOf(last, ['zero', 'that']) !== 'speech')
    return null
  if (items.slice(sentence.from, last.from).some((i) => i.quote !== null && i.speech)) return null
  const end = skipModifiers(items, last.to, sentence.to, false)
  if (end.at < sentence.to && !/^[.!?…]$/.test(items[end.at]!.text)) return null
  const subject = nounGroupBefore(items, last.from, sentence.from)
  if (
    !subject ||
    subject.from - sentence.from < 4 ||
    !isComma(items[subject.from - 1]) ||
    isComma(items[subject.to - 1])
  )
    return null
  // "S said in a video posted online": a participle behind its noun closes nothing
  const within = cues.find((c) => c.from > subject.from && c.from < subject.to)
  if (within && !isReduced(items, within, [last]) && !items.slice(subject.from, within.from).some(isRelative))
    return null
  const before = items.slice(sentence.from, subject.from - 1)
  return before.some((i) => i.pos === 'AUX' || i.pos === 'VERB') &&
    before[0]!.pos !== 'VERB' &&
    before[0]!.pos !== 'ADP' &&
    !isSubordinator(before[0])
    ? last
    : null
}

/** "said in a (written) statement" is one cue, as the annotators of PolNeAR mostly mark it. */
function statementEnd(items: readonly Item[], at: number, most: number): number {
  if (items[at]?.lower !== 'in') return at
  for (let i = at + 1; i < Math.min(most, at + 5); i++) if (items[i]!.lower === 'statement') return i + 1
  return at
}

function readCue(
  items: readonly Item[],
  sentence: Sentence,
  cue: Cue,
  later: readonly Cue[],
  progress: Progress
): Reading | null {
  const subject = toQuotation(items, cue, progress, subjectOf(items, sentence, cue, progress))
  const source = subject ? spanOf(items, subject.from, subject.to) : null
  const left = subject ? subject.from : cue.from
  if (subject && quoteBefore(items, left, progress.free) !== null) {
    const after = postposed(items, sentence, cue, left, progress)
    if (after) return { ...after, source, strength: 0.9 }
  }
  if (!subject && quoteBefore(items, cue.from, progress.free) !== null) {
    const inverted = readInverted(items, sentence, cue, progress)
    if (inverted) return inverted
  }
  if (subject && cue.form !== 'ing' && closesWithTime(items, cue, left, sentence.to, progress.free)) {
    const after = postposed(items, sentence, cue, left, progress)
    if (after) return { ...after, source, strength: 0.75 }
  }
  const opening = readOpening(items, sentence, cue)
  if (opening) return opening
  const borrowed =
    source ??
    borrowedSource(items, cue, progress) ??
    (carriesOn(items, sentence, cue) ? openingSubject(items, sentence) : null)
  if (borrowed || cue.form !== 'ing') {
    const right = readRight(items, sentence, cue, later)
    if (
      right &&
      (borrowed || cue.from > sentence.from) &&
      (borrowed || right.frame === 'that' || right.frame === 'quote')
    )
      return {
        rule: `reported.${right.frame}`,
        content: [right.content],
        source: borrowed,
        recipient: right.recipient,
        cueClass: right.cueClass,
        strength: right.strength
      }
  }
  if (subject && (cue.form === 'past' || cue.form === 's' || cue.form === 'base')) {
    const after = postposed(items, sentence, cue, left, progress)
    if (after) return { ...after, source, strength: 0.75 }
  }
  // "C, nine out of ten, writes Y": what stands before the verb explains a word of the content
  const explained =
    subject !== null &&
    isComma(items[subject.to - 1]) &&
    items.slice(progress.free, subject.from).some((i) => i.pos === 'VERB' || i.pos === 'AUX')
  return !subject || explained ? readInverted(items, sentence, cue, progress) : null
}

/** "S left in May, adding that …", "S left in May but has told friends that …": a cue whose subject is that of the sentence. */
function carriesOn(items: readonly Item[], sentence: Sentence, cue: Cue): boolean {
  const before = items[cue.from - 1]
  if (cue.form === 'ing') return isComma(before)
  if (!before || !isConjunction(before) || cue.form === 'base') return false
  const clause = items.slice(sentence.from, cue.from - 1)
  return (
    clause.some((i) => i.pos === 'VERB' || i.pos === 'AUX') && !clause.some((i) => isRelative(i) || isSubordinator(i))
  )
}

/** ", adding that …", "and said …": the subject of the attribution or clause before. */
function borrowedSource(items: readonly Item[], cue: Cue, progress: Progress): Span | null {
  const before = items[cue.from - 1]
  if (!before) return null
  const joined = isComma(before) || isConjunction(before) || isDash(before) || cue.form === 'ing'
  return joined ? progress.source : null
}

const denying =
  /^(?:deny|reject|dismiss|refute|rebut|dispute|disavow|repudiate|contradict|rebuff|contest|disprove|brush (?:aside|off)|wave (?:away|aside)|shoot down|knock down|bat away|pour cold water on|push back (?:on|against)|hit back at|scotch|quash|rubbish|laugh off|shrug off|sweep aside|rule out|pooh-pooh|debunk|throw out|dispel|slap down|squash|disclaim|gainsay|negate|nix)$/

function polarityOf(cue: Cue): Polarity {
  if (cue.effect) return cue.effect
  if (cue.declined) return 'declines'
  if (cue.negated) return 'declines'
  return denying.test(cue.verb.lemma) ? 'denies' : 'asserts'
}
