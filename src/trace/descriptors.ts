/**
 * The noun that says what an unnamed source is: "source" in "two sources close to the family", "friend" in "a friend of hers". A copy
 * that changes it changes the attribution; a copy that only drops what follows it does not.
 */
import type { Speaker, Statement } from '../model.ts'
import { stem, wordsOf } from '../text/words.ts'
import data from './descriptors.json' with { type: 'json' }

const closers = new Set(data.closers)
const openers = new Set(data.openers)
const generic = new Map(Object.entries(data.generic))

/** Stem of the head noun of a description, singular and plural alike; "" where there is none. */
export function headOf(description: string): string {
  let head = ''
  let end = 0
  for (const word of wordsOf(description)) {
    if (head && (closers.has(word.folded) || /[,;:(–—]/.test(description.slice(end, word.start)))) break
    // "Arden's friend": what follows the mark is the head
    end = word.end
    if (openers.has(word.folded) || closers.has(word.folded) || word.folded.length < 2) continue
    head = stem(generic.get(word.folded) ?? word.folded)
  }
  return head
}

/** What the unnamed speaker of a statement is called. */
export function descriptionOf(statement: Statement): string {
  return statement.speaker.descriptor ?? statement.source?.text ?? ''
}

export function isUnnamed(speaker: Speaker): boolean {
  return speaker.type === 'anonymous'
}
