/** The words of a text as full-text search counts them: stems of content words and figures, folded. The same for texts and for queries. */
import { foldText, isFunctionWord, stem } from '../text/words.ts'

/** How often each word stands in a text. */
export function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [spelling] of text.matchAll(wordPattern)) {
    const word = wordOf(spelling)
    if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

/** Number of words counted, with repetitions. */
export function totalOf(counts: ReadonlyMap<string, number>): number {
  let total = 0
  for (const count of counts.values()) total += count
  return total
}

const wordPattern = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+(?:['’]\p{L}+)?/gu
/** Spellings seen, so that folding and stemming are done once each; emptied when full, so that a long run stays small. */
const known = new Map<string, string>()
const KNOWN = 200_000

function wordOf(spelling: string): string {
  const before = known.get(spelling)
  if (before !== undefined) return before
  const folded = foldText(spelling.replace(/['’].*$/u, ''))
  const word = isFunctionWord(folded) || folded.length < 2 ? '' : /^\p{N}/u.test(folded) ? folded : stem(folded)
  if (known.size >= KNOWN) known.clear()
  known.set(spelling, word)
  return word
}
