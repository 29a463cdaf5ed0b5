/**
 * The kind of place a token stands in, for the weights of label changes: a change of label is likely after a comma or at a
 * quotation mark and unlikely within a noun group.
 */
import { hashWord } from './hash.ts'
import { type Observation, partOfSpeech } from './observe.ts'

/** Number of kinds of place. */
export const keyCount = 4 * 2 * 11 * 3

const that = hashWord('that')
const to = hashWord('to')
const commaWord = hashWord(',')
const stops = new Set(['.', '?', '!'].map(hashWord))
const breaks = new Set([':', ';', '—', '–', '-', '--', '…', '...'].map(hashWord))

/** The kind of place of each token. */
export function placeKeys(o: Observation): Int32Array {
  const keys = new Int32Array(o.length)
  let before = 2
  for (let i = 0; i < o.length; i++) {
    const kind = tokenKind(o, i)
    keys[i] = ((o.quote[i]! * 2 + o.starts[i]!) * 11 + kind) * 3 + before
    before = kind === 0 ? 1 : kind <= 3 ? 2 : 0
  }
  return keys
}

function tokenKind(o: Observation, i: number): number {
  const word = o.word[i]!
  if (word === commaWord) return 0
  if (stops.has(word)) return 1
  if (breaks.has(word)) return 2
  switch (o.pos[i]) {
    case partOfSpeech.PUNCT:
      return 3
    case partOfSpeech.VERB:
    case partOfSpeech.AUX:
      return 4
    case partOfSpeech.NOUN:
    case partOfSpeech.PROPN:
      return 5
    case partOfSpeech.PRON:
    case partOfSpeech.DET:
      return word === that ? 7 : 6
    case partOfSpeech.SCONJ:
      return 7
    case partOfSpeech.ADP:
      return 8
    case partOfSpeech.PART:
    case partOfSpeech.CCONJ:
      return word === to ? 9 : word === that ? 7 : 9
    default:
      return 10
  }
}
