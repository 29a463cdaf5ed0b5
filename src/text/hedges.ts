/**
 * Words that keep a distance from what is said ("reportedly", "is said to", "in all likelihood"). They are data (`hedges.json`), general English.
 *
 * A hedge in a subordinate clause ("the picture, which is thought to be abroad") leaves the claim itself unhedged, and does not count.
 */
import type { Span } from '../model.ts'
import words from './hedges.json' with { type: 'json' }

const hedge = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${[...words.phrases].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\p{N}])`,
  'giu'
)
const subordinate =
  /\S\s+(?:which|who|whom|whose|where|so that|because|since|although|though|while|when|after|before|until|unless)\s[^,;:.!?]*$/iu

/** Hedges in a text, in order; offsets are into the text plus `from`. */
export function hedgesIn(text: string, from = 0): Span[] {
  return [...text.matchAll(hedge)].flatMap((hit) =>
    subordinate.test(text.slice(0, hit.index)) ? [] : { start: from + hit.index, end: from + hit.index + hit[0].length }
  )
}
