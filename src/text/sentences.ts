/**
 * Sentences of a stretch of text, with offsets, by punctuation alone.
 *
 * A full stop ends a sentence where closing marks, white space and a capital, a digit or an opening mark follow, and the word
 * before is no title, initial or other common abbreviation. No tagger is used: this is for comparing sentences across articles, not
 * for finding the ends of quotations.
 */
import type { Span } from '../model.ts'

const abbreviation =
  /(?:^|[\s(“"'‘])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Sir|St|Sgt|Lt|Col|Gen|Capt|Rev|Hon|Gov|Sen|Rep|Jr|Sr|Inc|Ltd|Co|Corp|No|vs|etc|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|U\.S|U\.K|e\.g|i\.e)$/u
const end = /[.!?…]+["'”’»)\]]*(?=\s+["'“‘«([]*[\p{Lu}\p{N}]|\s*$)|\n+/gu

/** Sentences of `text.slice(from, to)`, trimmed, in order; offsets are into `text`. */
export function sentencesOf(text: string, from = 0, to = text.length): Span[] {
  const part = text.slice(from, to)
  const found: Span[] = []
  let start = 0
  const close = (at: number) => {
    const raw = part.slice(start, at)
    const trimmed = raw.trim()
    if (trimmed) {
      const first = from + start + raw.indexOf(trimmed[0]!)
      found.push({ start: first, end: first + trimmed.length })
    }
    start = at
  }
  for (const hit of part.matchAll(end)) {
    if (hit[0].startsWith('.') && abbreviation.test(part.slice(Math.max(0, hit.index - 12), hit.index))) continue
    close(hit.index + hit[0].length)
  }
  close(part.length)
  return found
}
