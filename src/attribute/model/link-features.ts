/**
 * Features of the second pass: given one cue, which tokens are its source and its content.
 *
 * All are seen from the cue: on which side, how far, what lies between; and what the first pass took the token for. The
 * second pass learns from first-pass output on articles that its model had not seen, so it knows how far to trust it.
 */
import { type CueView, role } from './cue-view.ts'
import type { FirstPass } from './first-pass.ts'
import type { Observation } from './observe.ts'
import { at, bin, put, put2, put3, put4 } from './rows.ts'
import type { Surroundings } from './surroundings.ts'

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

/** Sentences from the cue to a token, 3 for its own, cut off at three before and after. */
function sentencesApart(o: Observation, cue: CueView, i: number): number {
  return Math.max(-3, Math.min(3, o.sentence[i]! - o.sentence[cue.first]!)) + 3
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
  const place = side * 8 + sentencesApart(o, cue, i)
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
  put4(255, Math.min(cue.last - cue.first, 3), side, p0, r)
  put4(256, cue.cues[i]!, cue.marks[i]!, place, r)
  put4(257, side, at(pos, i - 1), p0, at(pos, i + 1))
  put4(258, side, s0, at(stem, i + 1), r)
  put4(259, side, at(stem, i - 1), s0, r)
  put4(260, cue.head, place, q0, r)
  put4(261, cue.head, cue.around, side, r)
  put4(262, cue.verbs[i]!, cue.commas[i]!, place, r)
  groupFeatures(o, cue, i, side, distance, label, r)
}

/** What the noun and verb groups on the way to the cue say. */
function groupFeatures(
  o: Observation,
  cue: CueView,
  i: number,
  side: number,
  distance: number,
  label: number,
  r: number
): void {
  const { stem, chunks } = o
  const p0 = o.pos[i]!
  const near = cue.near[i]!
  const between = cue.cues[i]!
  const place = side * 8 + sentencesApart(o, cue, i)
  const chunk = chunks.of[i]!
  const kind = chunks.kind[chunk]!
  const headCoarse = chunks.coarse[chunk]!
  const inside = i === chunks.headAt[chunk] ? 0 : i < chunks.headAt[chunk]! ? 1 : 2
  const nouns = cue.nouns[i]!
  const path = cue.path[i]!
  const beforeCue = at(stem, cue.first - 1)
  put4(263, side, nouns, kind, label)
  put4(264, side, nouns, headCoarse, r)
  put4(265, side, path, inside, r)
  put3(266, cue.head, side, path)
  put4(267, cue.form, side, label, near)
  put4(268, cue.form, place, kind, nouns)
  put4(269, beforeCue, side, label, near)
  put4(270, beforeCue, side, nouns, between)
  put4(271, side, between, nouns, label)
  put4(272, cue.form, cue.reporting, side, label)
  put4(
    273,
    side,
    chunk > 0 ? chunks.kind[chunk - 1]! : 0,
    chunk + 1 < chunks.count ? chunks.kind[chunk + 1]! : 0,
    kind * 4 + r
  )
  put4(274, o.coarse[i]!, side, distance > 3 ? 4 : distance, r)
  put4(275, o.middle[cue.last]!, side, label, near)
  put4(276, o.middle[cue.last]!, side, p0, distance > 3 ? 4 : distance)
  put4(277, side, cue.verbs[i]!, nouns, cue.commas[i]! * 4 + r)
  put4(278, at(stem, cue.last + 1), at(stem, cue.last + 2), side, label)
}
