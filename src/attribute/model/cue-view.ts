/**
 * A paragraph as seen from one of its cues: what lies between the cue and each token, and what the first pass put around it.
 */
import { nounGroup, pronoun, verbGroup } from './chunks.ts'
import type { FirstPass } from './first-pass.ts'
import { hashWord, mix } from './hash.ts'
import { find } from './labels.ts'
import { type Observation, partOfSpeech } from './observe.ts'

/** A cue and what is known about its place, made once a cue by `seeCue`. */
export interface CueView {
  readonly first: number
  readonly last: number
  /** Hashed stem of its main word. */
  readonly head: number
  readonly reporting: number
  readonly chance: number
  /** Which roles the first pass put next to it: bit 0 source before, 1 source after, 2 content before, 3 content after. */
  readonly around: number
  /** Per token: other cues, verb groups, commas and quotation marks between it and the cue, 0 to 3 each. */
  readonly cues: Uint8Array
  readonly verbs: Uint8Array
  readonly commas: Uint8Array
  readonly marks: Uint8Array
  /** Per token: noun groups and pronouns between it and the cue, 0 to 3. */
  readonly nouns: Uint8Array
  /** Part of speech of its main word; 32 more where a form of "be" stands in it, as in a passive. */
  readonly form: number
  /** Hashed chunk kinds from the cue to each token, up to five chunks away, else 0. */
  readonly path: Int32Array
  /** Per token: 1 where its first-pass run is the nearest run of that role on that side, else 2; 0 outside runs. */
  readonly near: Uint8Array
}

const be = hashWord('be')
/** Chunk kinds further away than this are too many ways to learn from. */
const longestPath = 5

/** Role of a first-pass label: 0 none, 1 source, 2 cue, 3 content. */
export const role = (label: number) =>
  label < find.sourceBefore ? 0 : label < find.cue ? 1 : label < find.contentBefore ? 2 : 3

export function seeCue(o: Observation, pass: FirstPass, first: number, last: number, chance: number): CueView {
  const { length, chunks } = o
  const cues = new Uint8Array(length)
  const verbs = new Uint8Array(length)
  const commas = new Uint8Array(length)
  const marks = new Uint8Array(length)
  const near = new Uint8Array(length)
  const nouns = new Uint8Array(length)
  const path = new Int32Array(length)
  const isCueStart = new Uint8Array(length)
  for (const cue of pass.cues) isCueStart[cue.first] = 1
  let around = 0
  for (const direction of [-1, 1]) {
    let [cueCount, verbCount, commaCount, markCount] = [0, 0, 0, 0]
    const seen = [0, 0, 0, 0]
    let nounCount = 0
    let way = direction
    let steps = 0
    let before = 0
    for (let i = direction < 0 ? first - 1 : last + 1; i >= 0 && i < length; i += direction) {
      const label = pass.labels[i]!
      const r = role(label)
      if (r !== before && r > 0) seen[r]!++
      before = r
      if (r > 0) near[i] = seen[r] === 1 && cueCount === 0 ? 1 : 2
      if (cueCount === 0 && (r === 1 || r === 3)) {
        const pointsHere =
          r === 1 ? label >= find.sourceAfter === direction > 0 : label >= find.contentAfter === direction > 0
        if (pointsHere) around |= (r === 1 ? 1 : 4) << (direction > 0 ? 1 : 0)
      }
      cues[i] = cueCount
      verbs[i] = verbCount
      commas[i] = commaCount
      marks[i] = markCount
      nouns[i] = nounCount
      const chunk = chunks.of[i]!
      const kind = chunks.kind[chunk]!
      if (i === (direction < 0 ? first - 1 : last + 1) || chunk !== chunks.of[i - direction]) {
        steps++
        way = mix(way, kind)
      }
      path[i] = steps <= longestPath ? way : 0
      if ((kind === nounGroup || kind === pronoun) && chunks.headAt[chunk] === i && nounCount < 3) nounCount++
      if (isCueStart[i] === 1 && cueCount < 3) cueCount++
      if (kind === verbGroup && chunks.headAt[chunk] === i && verbCount < 3) verbCount++
      if (o.quote[i]! >= 2 && markCount < 3) markCount++
      if (o.tokens[i]!.text === ',' && commaCount < 3) commaCount++
    }
  }
  let main = last
  for (let i = first; i <= last; i++) {
    if (o.reporting[i]! > 0) {
      main = i
      break
    }
    if (o.pos[i] === partOfSpeech.VERB) main = i
  }
  let form = o.pos[main]!
  for (let i = first; i <= last; i++) if (i !== main && o.stem[i] === be) form |= 32
  return {
    first,
    last,
    head: o.stem[main]!,
    reporting: o.reporting[main]!,
    chance: Math.floor(chance * 5),
    around,
    cues,
    verbs,
    commas,
    marks,
    nouns,
    form,
    path,
    near
  }
}
