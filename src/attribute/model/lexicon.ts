/**
 * The words that report, by what they report: speech, thought or intent.
 *
 * PolNeAR marks all three alike, so the class comes from a word list (`cue-class.json`), not from training. The same list
 * gives the tagger a feature, which lets it find verbs that the training articles never used.
 */
import type { CueClass } from '../../model.ts'
import words from './cue-class.json' with { type: 'json' }
import { stem } from './stem.ts'

/** Bits of a reporting word's classes. */
export const speechBit = 1
export const thoughtBit = 2
export const intentBit = 4

const bits = new Map<string, number>()
for (const [list, bit] of [
  [words.speech, speechBit],
  [words.thought, thoughtBit],
  [words.intent, intentBit]
] as const) {
  for (const word of list) bits.set(stem(word), (bits.get(stem(word)) ?? 0) | bit)
}

/** The class bits of a stem; 0 for a word that is not listed. */
export function reportingBits(stemmed: string): number {
  return bits.get(stemmed) ?? 0
}

/**
 * The class of a cue. `stems` are its words' stems in order, `quoted` says that its content holds a quotation. Speech outranks thought,
 * thought outranks intent, since "told" in "told them to hope" decides. A cue without any listed word is nearly always one of an attitude
 * ("is open to", "has no time for"): it counts as intent.
 */
export function classifyCue(stems: readonly string[], quoted: boolean): CueClass {
  let all = 0
  for (const word of stems) all |= reportingBits(word)
  if (all & speechBit) return 'speech'
  if (all & thoughtBit) return quoted ? 'speech' : 'thought'
  return quoted ? 'speech' : 'intent'
}
