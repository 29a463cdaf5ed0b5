/**
 * Words of quotations, as far as they are the same when a newsroom's style is laid aside: no capitals, marks or punctuation, one spelling for British
 * and American endings, figures for number words.
 */
import { wordsOf } from '../text/words.ts'
import data from './quotedWords.json' with { type: 'json' }

export interface KeyedWord {
  readonly key: string
  readonly folded: string
  /** As written. */
  readonly text: string
  readonly start: number
  readonly end: number
}

const numbers: Readonly<Record<string, string>> = data.numbers
/** Spellings with this many letters or more may differ in their ending only. */
const leastLetters = 5

/** Words of a text with what counts of each. "Don't" is one word. */
export function keysOf(text: string): KeyedWord[] {
  const found: KeyedWord[] = []
  for (const word of wordsOf(text)) {
    const before = found.at(-1)
    if (before && /^['’]$/.test(text.slice(before.end, word.start)) && /^(?:s|t|re|ve|ll|d|m|n)$/.test(word.folded)) {
      found.pop()
      const joined = `${before.folded}${word.folded}`
      found.push({ ...before, key: joined, folded: joined, text: text.slice(before.start, word.end), end: word.end })
    } else found.push({ ...word, key: keyOf(word.folded) })
  }
  return found
}

function keyOf(folded: string): string {
  const figure = numbers[folded] ?? folded
  if (/^\d/.test(figure)) return figure.replaceAll(',', '')
  if (figure.length < leastLetters) return figure
  return figure
    .replace(/is(e|ed|es|ing|ation|ations|er|ers)$/, 'iz$1')
    .replace(/ys(e|ed|es|ing)$/, 'yz$1')
    .replace(/our(s|ed|ing|able|ful|ite|ites|hood|hoods|ly)?$/, 'or$1')
    .replace(/ll(ed|ing|er|ers|or|ors)$/, 'l$1')
    .replace(/(t|b)re(s|d)?$/, '$1er$2')
    .replace(/ogue(s)?$/, 'og$1')
    .replace(/ence(s)?$/, 'ense$1')
}

/** Whether words stand in other words as they are, in one row. */
export function standsIn(piece: readonly KeyedWord[], all: readonly KeyedWord[]): boolean {
  if (piece.length === 0) return true
  return all.some((word, i) => word.key === piece[0]!.key && piece.every(({ key }, n) => all[i + n]?.key === key))
}
