/**
 * A paragraph as seen from one of its cues: what lies between the cue and each token, what the first pass put around it, and
 * what the rules propose for it.
 */
import { nounGroup, pronoun, verbGroup } from './chunks.ts'
import type { FirstPass } from './first-pass.ts'
import { hashWord, mix } from './hash.ts'
import { firstOfHint, hinted, lastOfHint } from './hints.ts'
import { find } from './labels.ts'
import { type Observation, partOfSpeech } from './observe.ts'

/** A cue and what is known about its place, made once a cue by `seeCue`. Columns are over the tokens of the window, from `from`. */
export interface CueView {
  readonly first: number
  readonly last: number
  readonly from: number
  readonly to: number
  /** Hashed stem of its main word. */
  readonly head: number
  readonly reporting: number
  readonly chance: number
  /** Which roles the first pass put next to it: bit 0 source before, 1 source after, 2 content before, 3 content after. */
  readonly around: number
  /** Part of speech of its main word; 32 more where a form of "be" stands in it, as in a passive. */
  readonly form: number
  /** Whether the rules propose this cue: 0 no, 1 one that overlaps, 2 the same. */
  readonly agreed: number
  /** Hashed name of the rule that does. */
  readonly rule: number
  /** Other cues, verb groups, commas, quotation marks, noun groups and pronouns between a token and the cue, 0 to 3 each. */
  readonly cues: Int32Array
  readonly verbs: Int32Array
  readonly commas: Int32Array
  readonly marks: Int32Array
  readonly nouns: Int32Array
  /** Hashed chunk kinds from the cue to each token, up to five chunks away, else 0. */
  readonly path: Int32Array
  /** 1 where the token's first-pass run is the nearest run of that role on that side, else 2; 0 outside runs. */
  readonly near: Int32Array
  /** What the rule that proposes this cue takes the token for: 0 nothing, 1 source, 2 content, 3 cue, with the edges of `hints.ts`; 4 another rule's. */
  readonly own: Int32Array
}

const be = hashWord('be')
/** Chunk kinds further away than this are too many ways to learn from. */
const longestPath = 5

/** Role of a first-pass label: 0 none, 1 source, 2 cue, 3 content. */
export const role = (label: number) =>
  label < find.sourceBefore ? 0 : label < find.cue ? 1 : label < find.contentBefore ? 2 : 3

export function seeCue(
  o: Observation,
  pass: FirstPass,
  cue: { readonly first: number; readonly last: number; readonly chance: number },
  [from, to]: readonly [number, number]
): CueView {
  const { first, last } = cue
  const { chunks } = o
  const size = to - from + 1
  const block = new Int32Array(size * 8)
  let columns = 0
  const make = () => block.subarray(columns * size, ++columns * size)
  const [cues, verbs, commas, marks, nouns, path, near] = [make(), make(), make(), make(), make(), make(), make()]
  const isCueStart = make()
  for (const other of pass.cues) if (other.first >= from && other.first <= to) isCueStart[other.first - from] = 1
  let around = 0
  for (const direction of [-1, 1]) {
    let [cueCount, verbCount, commaCount, markCount, nounCount] = [0, 0, 0, 0, 0]
    const seen = [0, 0, 0, 0]
    let way = direction
    let steps = 0
    let before = 0
    const begin = direction < 0 ? first - 1 : last + 1
    for (let i = begin; i >= from && i <= to; i += direction) {
      const at = i - from
      const label = pass.labels[i]!
      const r = role(label)
      if (r !== before && r > 0) seen[r]!++
      before = r
      if (r > 0) near[at] = seen[r] === 1 && cueCount === 0 ? 1 : 2
      if (cueCount === 0 && (r === 1 || r === 3)) {
        const pointsHere =
          r === 1 ? label >= find.sourceAfter === direction > 0 : label >= find.contentAfter === direction > 0
        if (pointsHere) around |= (r === 1 ? 1 : 4) << (direction > 0 ? 1 : 0)
      }
      cues[at] = cueCount
      verbs[at] = verbCount
      commas[at] = commaCount
      marks[at] = markCount
      nouns[at] = nounCount
      const chunk = chunks.of[i]!
      const kind = chunks.kind[chunk]!
      if (i === begin || chunk !== chunks.of[i - direction]) {
        steps++
        way = mix(way, kind)
      }
      path[at] = steps <= longestPath ? way : 0
      if ((kind === nounGroup || kind === pronoun) && chunks.headAt[chunk] === i && nounCount < 3) nounCount++
      if (isCueStart[at] === 1 && cueCount < 3) cueCount++
      if (kind === verbGroup && chunks.headAt[chunk] === i && verbCount < 3) verbCount++
      if (o.quote[i]! >= 2 && markCount < 3) markCount++
      if (o.tokens[i]!.text === ',' && commaCount < 3) commaCount++
    }
  }
  const main = mainWord(o, first, last)
  let form = o.pos[main]!
  for (let i = first; i <= last; i++) if (i !== main && o.stem[i] === be) form |= 32
  return {
    first,
    last,
    from,
    to,
    head: o.stem[main]!,
    reporting: o.reporting[main]!,
    chance: Math.floor(cue.chance * 5),
    around,
    form,
    ...agreement(o, first, last, from, to),
    cues,
    verbs,
    commas,
    marks,
    nouns,
    path,
    near
  }
}

/** The first reporting word, else the last verb, else the last word. */
function mainWord(o: Observation, first: number, last: number): number {
  let main = last
  for (let i = first; i <= last; i++) {
    if (o.reporting[i]! > 0) return i
    if (o.pos[i] === partOfSpeech.VERB) main = i
  }
  return main
}

/** What the rule says that proposes this cue, or one that shares a word with it. */
function agreement(o: Observation, first: number, last: number, from: number, to: number) {
  const { role: roles, mark, number, rule: rules } = o.hints
  const own = new Int32Array(to - from + 1)
  let hint = 0
  let rule = 0
  for (let i = first; i <= last && hint === 0; i++) {
    if (roles[i] === hinted.cue) {
      hint = number[i]!
      rule = rules[i]!
    }
  }
  const same =
    hint > 0 &&
    roles[first] === hinted.cue &&
    roles[last] === hinted.cue &&
    (mark[first]! & firstOfHint) > 0 &&
    (mark[last]! & lastOfHint) > 0
  for (let i = from; i <= to; i++) {
    const r = roles[i]!
    if (r === hinted.nothing) continue
    if (hint > 0 && number[i] === hint) {
      const what = r < hinted.cue ? 1 : r === hinted.cue ? 3 : 2
      own[i - from] = what + (mark[i]! & (firstOfHint | lastOfHint))
    } else own[i - from] = 4
  }
  return { agreed: hint === 0 ? 0 : same ? 2 : 1, rule, own }
}
