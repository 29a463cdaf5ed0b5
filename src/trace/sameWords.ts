/**
 * Whether two statements use (nearly) the same words: about six content words or more in common, and at least half of the longer
 * one. That is DESIGN's line between words that were copied and words that two reporters may both have found.
 */
import type { Statement } from '../model.ts'
import { lexicalWords } from '../text/words.ts'

/** Content words in common from which copying is believed. */
const enoughWords = 6
const shareOfLonger = 0.5
/** Share of common words from which two short statements are one. */
const sameThroughout = 0.75

export interface Likeness {
  /** Content words in common. */
  readonly shared: number
  /** Share of the longer one, 0 to 1. */
  readonly share: number
}

const sets = new WeakMap<Statement, ReadonlySet<string>>()

/** Different content words of a statement's content. */
export function contentSet(statement: Statement): ReadonlySet<string> {
  const known = sets.get(statement)
  if (known) return known
  const made = new Set(lexicalWords(statement.content.map((span) => span.text).join(' ')))
  sets.set(statement, made)
  return made
}

export function likenessOf(a: Statement, b: Statement): Likeness {
  const [x, y] = [contentSet(a), contentSet(b)]
  const [small, large] = x.size <= y.size ? [x, y] : [y, x]
  let shared = 0
  for (const word of small) if (large.has(word)) shared++
  return { shared, share: large.size ? shared / large.size : 0 }
}

/** Whether one statement of an outlet or article repeats another: the same words; a short one must be the same throughout. */
export function isRepetition(a: Statement, b: Statement): boolean {
  const likeness = likenessOf(a, b)
  return areSameWords(likeness) || likeness.share >= sameThroughout
}

export function areSameWords(likeness: Likeness): boolean {
  return likeness.shared >= enoughWords && likeness.share >= shareOfLonger
}
