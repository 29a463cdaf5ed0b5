/**
 * The stretch of a text that shows why a search found it: where most of the words asked for stand close together.
 * Cut at blanks. No Node module is imported.
 */
import type { Span, TextSpan } from '../model.ts'
import { wordsOf } from '../text/words.ts'
import { isFor, termsOf } from './searchIndex.ts'

/** Characters of an excerpt. */
const length = 240
/** Characters shown before the first word that was found. */
const lead = 40
/** Characters of a text that are looked through. */
const searched = 200_000

/** The excerpt, and the words that were asked for as spans of the whole text; the beginning of a text that has none. */
export function excerptOf(text: string, query: string): { readonly excerpt: TextSpan; readonly marks: Span[] } {
  const terms = termsOf(query)
  const hits = wordsOf(text.slice(0, searched)).flatMap((word) => {
    const term = terms.findIndex((each) => isFor(each, word.folded))
    return term < 0 ? [] : [{ start: word.start, end: word.end, term }]
  })
  let [best, most] = [0, 0]
  for (let i = 0; i < hits.length; i++) {
    const seen = new Set<number>()
    for (let j = i; j < hits.length && hits[j]!.end <= hits[i]!.start + length - lead; j++) seen.add(hits[j]!.term)
    if (seen.size > most) [best, most] = [hits[i]!.start, seen.size]
  }
  const start = wordStart(text, Math.max(0, best - lead))
  const end = wordEnd(text, Math.min(text.length, start + length))
  const marks = hits.filter((hit) => hit.start >= start && hit.end <= end).map(({ start, end }) => ({ start, end }))
  return { excerpt: { start, end, text: text.slice(start, end) }, marks }
}

/** Characters over which a blank is looked for. */
const reach = 30

function wordStart(text: string, at: number): number {
  if (at === 0) return 0
  const blank = text.slice(at, at + reach).search(/\s/)
  return blank < 0 ? at : at + blank + 1
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length
  const before = text.slice(at - reach, at)
  const blank = before.search(/\s\S*$/)
  return blank < 0 ? at : at - before.length + blank
}
