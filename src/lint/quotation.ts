/**
 * A quotation of the draft that differs from where it stands, has become one only in the draft, or is given to another person.
 *
 * Quotations are held against all quoted words of the other articles, whatever claim they are of. What is no change: a shorter quotation, words
 * left out and marked ("…"), words put in [brackets], an attribution in between, capitals and punctuation, British and American spelling,
 * figures and number words. Where several outlets have it differently, the draft may have it as any of them.
 */
import type { Statement, TextSpan } from '../model.ts'
import { wordDiff } from '../report/wordDiff.ts'
import { isFunctionWord } from '../text/words.ts'
import { type Desk, type Note, nameOf, otherPlace } from './desk.ts'
import { type KeyedWord, keysOf, standsIn } from './quotedWords.ts'

/** Words that a piece of a quotation needs before anything is said of it. */
const leastWords = 5
const leastContent = 3
/** Share of the draft's words that stand in the other quotation in this order, from which it is the same quotation. */
const sameQuotation = 0.7
/** From here on the words alone show it is one, whoever is said to have spoken. */
const certainlySame = 0.85
const shownOthers = 3

interface Quoted {
  readonly article: string
  readonly span: TextSpan
  readonly keys: readonly KeyedWord[]
  readonly statement: Statement | null
}

export function quotationNotes(desk: Desk): Note[] {
  const others = [...desk.articles.keys()].filter((id) => id !== desk.draft.id).sort()
  const quoted = others.flatMap((id) => quotationsIn(desk, id))
  const running = others.map((id) => ({
    id,
    text: desk.articles.get(id)!.text,
    keys: keysOf(desk.articles.get(id)!.text)
  }))
  return quotationsIn(desk, desk.draft.id).flatMap((mine) => {
    if (mine.keys.length < leastWords || contentIn(mine.keys) < leastContent) return []
    const exact = quoted.filter((other) => piecesOf(mine).every((piece) => standsIn(piece, other.keys)))
    if (exact.length > 0) return speakerNote(desk, mine, exact)
    const paraphrased = running.find(({ keys }) => standsIn(mine.keys, keys))
    if (paraphrased) return madeNote(desk, mine, paraphrased)
    return alteredNote(desk, mine, quoted)
  })
}

/** Quotations of an article; what one statement quotes around an attribution is also one as a whole. */
function quotationsIn(desk: Desk, article: string): Quoted[] {
  const spans = desk.quoted.get(article) ?? []
  const own = desk.trace.statements.filter((s) => s.article === article && (s.kind === 'direct' || s.kind === 'mixed'))
  const single = spans.map((span) => {
    const statement = own.find((s) => s.content.some((c) => c.start < span.end && span.start < c.end)) ?? null
    return { article, span, keys: keysOf(span.text), statement }
  })
  if (article === desk.draft.id) return single
  const joined = own.flatMap((statement) => {
    const parts = spans.filter((span) => statement.content.some((c) => c.start < span.end && span.start < c.end))
    if (parts.length < 2) return []
    const text = parts.map((part) => part.text).join(' ')
    return [{ article, span: { start: parts[0]!.start, end: parts.at(-1)!.end, text }, keys: keysOf(text), statement }]
  })
  return [...single, ...joined]
}

/** Parts of a quotation between marked gaps ("…", "[he]"), each to stand in the other text as it is. */
function piecesOf({ span }: Quoted): (readonly KeyedWord[])[] {
  return span.text
    .split(/\s*(?:…|\.\s?\.\s?\.|\[[^\]]*\])\s*/)
    .map((piece) => keysOf(piece))
    .filter((piece) => piece.length > 0)
}

function contentIn(keys: readonly KeyedWord[]): number {
  return keys.filter(({ folded }) => !isFunctionWord(folded)).length
}

function alteredNote(desk: Desk, mine: Quoted, quoted: readonly Quoted[]): Note[] {
  const words = new Set(mine.keys.map(({ key }) => key))
  let best: { other: Quoted; share: number; changes: { before: string; after: string }[] } | null = null
  for (const other of quoted) {
    const common = [...new Set(other.keys.map(({ key }) => key))].filter((key) => words.has(key)).length
    if (common < words.size * sameQuotation) continue
    const diff = wordDiff(spelt(other.keys), spelt(mine.keys))
    const same = diff.flatMap((change) => (change.kind === 'same' ? change.after : []))
    const share = same.length / mine.keys.length
    if (share < sameQuotation || same.length < leastWords - 1 || (best && share <= best.share)) continue
    if (share < certainlySame && !mayBeOneSpeaker(mine, other)) continue
    const changes = changesIn(mine, other, diff)
    if (changes.length > 0) best = { other, share, changes }
    else return []
  }
  if (!best) return []
  const there = nameOf(desk, best.other.article)
  return [
    {
      rule: 'quotation-altered',
      message: `The quotation is not as ${there} has it: ${best.changes.map(changeWords).join('; ')}.`,
      advice: 'Quote the words as they were said, mark what is left out with “…”, or take the marks away.',
      span: mine.span,
      others: [otherPlace(desk, best.other.article, best.other.span)],
      changes: best.changes
    },
    ...speakerNote(desk, mine, [best.other])
  ]
}

/** Keys as words, so that a diff of them compares what counts. */
function spelt(keys: readonly KeyedWord[]): string {
  return keys.map(({ key }) => key).join(' ')
}

/** Changes inside the quotation, in the words as written. Words missing at either end are an excerpt; in a marked gap anything may be missing. */
function changesIn(
  mine: Quoted,
  other: Quoted,
  diff: ReturnType<typeof wordDiff>
): { before: string; after: string }[] {
  const changes: { before: string; after: string }[] = []
  let [i, j] = [0, 0]
  diff.forEach((change, n) => {
    const [before, after] = [other.keys.slice(i, i + change.before.length), mine.keys.slice(j, j + change.after.length)]
    ;[i, j] = [i + change.before.length, j + change.after.length]
    if (change.kind === 'same') return
    const edge = n === 0 || n === diff.length - 1
    if (edge && after.length === 0) return
    const from = after[0]?.start ?? mine.keys[j - 1]?.end ?? 0
    const to = after.at(-1)?.end ?? mine.keys[j]?.start ?? mine.span.text.length
    const around = mine.span.text.slice(Math.max(0, from - 6), to + 6)
    if (/…|\.\s?\.\s?\.|\[/.test(around)) return
    // the other one may itself be the excerpt
    if (edge && before.length === 0 && other.span.text.length < mine.span.text.length) return
    changes.push({ before: before.map((word) => word.text).join(' '), after: after.map((word) => word.text).join(' ') })
  })
  return changes
}

function changeWords({ before, after }: { before: string; after: string }): string {
  if (before === '') return `“${after}” is added`
  return after === '' ? `“${before}” is left out` : `“${before}” has become “${after}”`
}

function isNamed(statement: Statement | null): statement is Statement {
  return statement !== null && statement.speaker.type === 'named' && statement.speaker.name !== null
}

function mayBeOneSpeaker(mine: Quoted, other: Quoted): boolean {
  if (!mine.statement || !other.statement) return true
  return (
    !isNamed(mine.statement) || !isNamed(other.statement) || mine.statement.speaker.id === other.statement.speaker.id
  )
}

/** The draft gives the words to somebody by name to whom nobody else gives them. */
function speakerNote(desk: Desk, mine: Quoted, same: readonly Quoted[]): Note[] {
  if (!isNamed(mine.statement) || contentIn(mine.keys) < leastContent + 1) return []
  const speaker = mine.statement.speaker
  const given = same.filter((other) => isNamed(other.statement))
  if (given.length === 0 || given.some((other) => other.statement!.speaker.id === speaker.id)) return []
  if (same.some((other) => other.statement === null)) return []
  const names = [...new Set(given.map((other) => other.statement!.speaker.name!))]
  const there = nameOf(desk, given[0]!.article)
  return [
    {
      rule: 'speaker-changed',
      message: `The draft has ${speaker.name} say this; in ${there} it is ${names.join(' or ')}.`,
      advice: 'Check who said it.',
      span: mine.span,
      others: given.slice(0, shownOthers).map((other) => otherPlace(desk, other.article, other.span)),
      changes: [{ before: names.join(' or '), after: speaker.name! }]
    }
  ]
}

function madeNote(
  desk: Desk,
  mine: Quoted,
  from: { readonly id: string; readonly text: string; readonly keys: readonly KeyedWord[] }
): Note[] {
  if (mine.statement?.access === 'firsthand') return []
  const at = from.keys.findIndex((_, i) => mine.keys.every(({ key }, n) => from.keys[i + n]?.key === key))
  const span = { start: from.keys[at]!.start, end: from.keys[at + mine.keys.length - 1]!.end }
  const paraphrase = desk.trace.statements.some(
    (s) =>
      s.article === from.id && s.kind === 'indirect' && s.content.some((c) => c.start < span.end && span.start < c.end)
  )
  if (!paraphrase) return []
  const there = nameOf(desk, from.id)
  return [
    {
      rule: 'quotation-made',
      message: `${there} has these words without quotation marks: they are its own, not the speaker's.`,
      advice: 'Take the marks away, or find the words that were said.',
      span: mine.span,
      others: [otherPlace(desk, from.id, span)]
    }
  ]
}
