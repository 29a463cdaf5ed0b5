/**
 * What lies around each token of a paragraph, beyond its neighbours: the verb groups and reporting words of its sentence to either
 * side, the nearest quotation marks, commas and "that" on the way. Computed in two sweeps, read by the features.
 */
import { nounGroup, pronoun, verbGroup } from './chunks.ts'
import { hashWord } from './hash.ts'
import type { Observation } from './observe.ts'
import { bin } from './rows.ts'

/** Columns over tokens; chunk numbers are -1 and token numbers -1 where there is none in the sentence. */
export interface Surroundings {
  /** Chunk of the nearest verb group in the sentence that ends before this token's chunk / begins after it. */
  readonly verbLeft: Int32Array
  readonly verbRight: Int32Array
  /** Chunk of the nearest verb group whose head is a reporting word. */
  readonly reportLeft: Int32Array
  readonly reportRight: Int32Array
  /** Chunk of the nearest noun group or pronoun. */
  readonly nounLeft: Int32Array
  readonly nounRight: Int32Array
  /** Token of the nearest quotation mark in the paragraph, not this token. */
  readonly markLeft: Int32Array
  readonly markRight: Int32Array
  /** Bit 0 comma, 1 "that", 2 a quotation mark since the nearest reporting verb to the left. */
  readonly since: Int32Array
  readonly sentenceFirst: Int32Array
  readonly sentenceLast: Int32Array
  /** How far the nearest cue of the rules in the sentence is, in bins of `bin`; 15 where there is none. */
  readonly hintLeft: Int32Array
  readonly hintRight: Int32Array
  /** How many cues the rules see in the sentence, to 2. */
  readonly hintCues: Int32Array
}

const that = hashWord('that')
const commaWord = hashWord(',')

export function surround(o: Observation): Surroundings {
  const { length, chunks } = o
  const block = new Int32Array(length * 11)
  let columns = 0
  const zeros = () => block.subarray(columns * length, ++columns * length)
  const make = () => zeros().fill(-1)
  const [verbLeft, verbRight, reportLeft, reportRight] = [make(), make(), make(), make()]
  const [nounLeft, nounRight, markLeft, markRight] = [make(), make(), make(), make()]
  const [since, sentenceFirst, sentenceLast] = [zeros(), zeros(), zeros()]
  let verb = -1
  let report = -1
  let noun = -1
  let mark = -1
  let first = 0
  let passed = 0
  for (let i = 0; i < length; i++) {
    if (o.starts[i] === 1) {
      verb = report = noun = -1
      first = i
      passed = 0
    }
    const c = chunks.of[i]!
    if (i > 0 && c !== chunks.of[i - 1]) {
      const before = c - 1
      if (chunks.start[before]! >= first) {
        const kind = chunks.kind[before]!
        if (kind === verbGroup) {
          verb = before
          if (chunks.reporting[before]! > 0) {
            report = before
            passed = 0
          }
        }
        if (kind === nounGroup || kind === pronoun) noun = before
      }
    }
    verbLeft[i] = verb
    reportLeft[i] = report
    nounLeft[i] = noun
    markLeft[i] = mark
    since[i] = passed
    sentenceFirst[i] = first
    if (o.quote[i]! >= 2) {
      mark = i
      passed |= 4
    }
    if (o.word[i] === commaWord) passed |= 1
    if (o.word[i] === that) passed |= 2
  }
  verb = report = noun = mark = -1
  let last = length - 1
  for (let i = length - 1; i >= 0; i--) {
    if (i + 1 < length && o.starts[i + 1] === 1) {
      verb = report = noun = -1
      last = i
    }
    const c = chunks.of[i]!
    if (i + 1 < length && c !== chunks.of[i + 1] && chunks.end[c + 1]! <= last + 1) {
      const kind = chunks.kind[c + 1]!
      if (kind === verbGroup) {
        verb = c + 1
        if (chunks.reporting[c + 1]! > 0) report = c + 1
      }
      if (kind === nounGroup || kind === pronoun) noun = c + 1
    }
    verbRight[i] = verb
    reportRight[i] = report
    nounRight[i] = noun
    markRight[i] = mark
    sentenceLast[i] = last
    if (o.quote[i]! >= 2) mark = i
  }
  return {
    verbLeft,
    verbRight,
    reportLeft,
    reportRight,
    nounLeft,
    nounRight,
    markLeft,
    markRight,
    since,
    sentenceFirst,
    sentenceLast,
    ...hintedCues(o, sentenceFirst, sentenceLast)
  }
}

function hintedCues(o: Observation, sentenceFirst: Int32Array, sentenceLast: Int32Array) {
  const hintLeft = new Int32Array(o.length).fill(15)
  const hintRight = new Int32Array(o.length).fill(15)
  const hintCues = new Int32Array(o.length)
  for (const [first, last] of o.hints.cues) {
    const from = sentenceFirst[first]!
    const to = sentenceLast[last]!
    for (let i = from; i <= to; i++) {
      if (hintCues[i]! < 2) hintCues[i]!++
      if (i < first) hintRight[i] = Math.min(hintRight[i]!, bin(first - i))
      else if (i > last) hintLeft[i] = Math.min(hintLeft[i]!, bin(i - last))
      else hintLeft[i] = hintRight[i] = 0
    }
  }
  return { hintLeft, hintRight, hintCues }
}
