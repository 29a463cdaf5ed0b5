/**
 * Features of the second pass: given one cue, which tokens are its source and its content.
 *
 * All are seen from the cue: on which side, how far, what lies between; and what the first pass took the token for. The
 * second pass learns from first-pass output on articles that its model had not seen, so it knows how far to trust it.
 */
import type { FirstPass } from './first-pass.ts'
import { find } from './labels.ts'
import { type Observation, partOfSpeech } from './observe.ts'
import { at, bin, put, put2, put3, put4 } from './rows.ts'
import type { Surroundings } from './surroundings.ts'

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
  /** Per token: 1 where its first-pass run is the nearest run of that role on that side, else 2; 0 outside runs. */
  readonly near: Uint8Array
}

const role = (label: number) =>
  label < find.sourceBefore ? 0 : label < find.cue ? 1 : label < find.contentBefore ? 2 : 3

export function seeCue(o: Observation, pass: FirstPass, first: number, last: number, chance: number): CueView {
  const { length, chunks } = o
  const cues = new Uint8Array(length)
  const verbs = new Uint8Array(length)
  const commas = new Uint8Array(length)
  const marks = new Uint8Array(length)
  const near = new Uint8Array(length)
  const isCueStart = new Uint8Array(length)
  for (const cue of pass.cues) isCueStart[cue.first] = 1
  let around = 0
  for (const direction of [-1, 1]) {
    let [cueCount, verbCount, commaCount, markCount] = [0, 0, 0, 0]
    const seen = [0, 0, 0, 0]
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
      if (isCueStart[i] === 1 && cueCount < 3) cueCount++
      if (chunks.kind[chunks.of[i]!] === 2 && chunks.headAt[chunks.of[i]!] === i && verbCount < 3) verbCount++
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
    near
  }
}

/** Features that do not depend on the cue; their weights are summed once a paragraph. */
export function linkGroundFeatures(o: Observation, s: Surroundings, pass: FirstPass, i: number): void {
  const { stem, pos, quote, chunks } = o
  const s0 = stem[i]!
  const p0 = pos[i]!
  const label = pass.labels[i]!
  put(201, 0)
  put2(202, s0, role(label))
  put2(203, at(stem, i - 1), role(label))
  put2(204, at(stem, i + 1), role(label))
  put3(205, at(pos, i - 1), p0, at(pos, i + 1))
  put3(206, at(pos, i - 2), at(pos, i - 1), p0)
  put3(207, p0, at(pos, i + 1), at(pos, i + 2))
  put4(208, at(quote, i - 1), quote[i]!, at(quote, i + 1), p0)
  put3(209, at(stem, i - 1), s0, role(label))
  put3(210, s0, at(stem, i + 1), role(label))
  put4(211, at(pass.labels, i - 1), label, at(pass.labels, i + 1), quote[i]!)
  const c = chunks.of[i]!
  const kind = chunks.kind[c]!
  put4(212, kind, c > 0 ? chunks.kind[c - 1]! : 0, c + 1 < chunks.count ? chunks.kind[c + 1]! : 0, role(label))
  put3(213, o.middle[i]!, p0, role(label))
  put2(214, o.place, quote[i]!)
  put4(215, o.starts[i]!, p0, role(at(pass.labels, i - 1)), role(label))
  put3(216, s0, at(pos, i - 1), at(pos, i + 1))
  put3(
    217,
    Math.floor(pass.chances[i * 3]! * 5),
    Math.floor(pass.chances[i * 3 + 1]! * 5),
    Math.floor(pass.chances[i * 3 + 2]! * 5)
  )
  const verbRight = s.verbRight[i]!
  put3(218, verbRight < 0 ? 0 : chunks.head[verbRight]!, verbRight < 0 ? 9 : bin(verbRight - c), p0)
}

/** Features of token `i` as seen from the cue. */
export function linkFeatures(o: Observation, pass: FirstPass, cue: CueView, i: number): void {
  const { stem, pos, quote, chunks } = o
  const inside = i >= cue.first && i <= cue.last
  const side = inside ? 1 : i < cue.first ? 0 : 2
  const distance = inside ? 0 : i < cue.first ? cue.first - i : i - cue.last
  const far = bin(distance)
  const label = pass.labels[i]!
  const r = role(label)
  const labelBefore = at(pass.labels, i - 1)
  const labelAfter = at(pass.labels, i + 1)
  const s0 = stem[i]!
  const p0 = pos[i]!
  const q0 = quote[i]!
  const apart = Math.max(-3, Math.min(3, o.sentence[i]! - o.sentence[cue.first]!)) + 3
  const place = side * 8 + apart
  const cueQuote = quote[cue.first]!
  const near = cue.near[i]!
  const between = cue.cues[i]!
  put3(230, side, far, p0)
  put3(231, place, q0, cueQuote)
  put4(232, side, label, labelBefore, labelAfter)
  put4(233, side, label, near, between)
  put4(234, place, label, q0, near)
  put4(235, cue.head, side, label, near)
  put4(236, cue.head, side, p0, distance > 3 ? 4 : distance)
  put3(237, cue.head, side, s0)
  put4(238, side, distance > 4 ? 5 : distance, s0, r)
  put4(239, side, quote[i - 1] ?? 9, q0, label)
  put4(240, side, cue.verbs[i]!, p0, label)
  put4(241, side, cue.commas[i]!, label, chunks.kind[chunks.of[i]!]!)
  put4(242, side, cue.marks[i]!, label, q0)
  put4(243, place, o.starts[i]!, q0, label)
  put4(244, cue.around, side, label, near)
  put4(245, cue.around, place, r, q0)
  put4(246, cue.chance, side, label, near)
  put4(247, cue.reporting, side, label, near)
  put4(248, cue.reporting, place, q0, r)
  put4(249, cue.chance, cue.reporting, side, r)
  put4(250, side, far, r, near)
  put4(251, at(stem, cue.last + 1), side, r, near)
  put4(252, at(pos, cue.last + 1), at(pos, cue.first - 1), side, label)
  put4(253, at(quote, cue.last + 1), at(quote, cue.first - 1), place, q0)
  put4(254, side, Math.floor(pass.chances[i * 3]! * 6), Math.floor(pass.chances[i * 3 + 2]! * 6), near)
  put4(255, cue.last - cue.first > 3 ? 3 : cue.last - cue.first, side, p0, r)
  put4(256, cue.cues[i]!, cue.marks[i]!, place, r)
  put4(257, side, at(pos, i - 1), p0, at(pos, i + 1))
  put4(258, side, s0, at(stem, i + 1), r)
  put4(259, side, at(stem, i - 1), s0, r)
  put4(260, cue.head, place, q0, r)
  put4(261, cue.head, cue.around, side, r)
  put4(262, cue.verbs[i]!, cue.commas[i]!, place, r)
}
