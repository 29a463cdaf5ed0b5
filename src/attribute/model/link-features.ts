/**
 * Features of the second pass: given one cue, which tokens are its source and its content.
 *
 * All are seen from the cue: on which side, how far, what lies between; what the first pass took the token for, and what the
 * rules propose. The second pass learns from first-pass output on articles that its model had not seen, so it knows how far to
 * trust it.
 */
import { type CueView, role } from './cue-view.ts'
import type { FirstPass } from './first-pass.ts'
import type { Observation } from './observe.ts'
import { at, bin, put, put2, put3, put4 } from './rows.ts'

/** Features that do not depend on the cue; their weights are summed once a token. */
export function linkGroundFeatures(o: Observation, pass: FirstPass, i: number): void {
  const { stem, pos, quote, chunks } = o
  const { labels } = pass
  const s0 = stem[i]!
  const p0 = pos[i]!
  const label = labels[i]!
  const r = role(label)
  put(201, 0)
  put2(202, s0, r)
  put2(203, at(stem, i - 1), r)
  put4(205, at(pos, i - 1), p0, at(pos, i + 1), at(pos, i - 2))
  put4(208, at(quote, i - 1), quote[i]!, at(quote, i + 1), p0)
  put4(211, at(labels, i - 1), label, at(labels, i + 1), quote[i]!)
  const c = chunks.of[i]!
  put4(212, chunks.kind[c]!, c > 0 ? chunks.kind[c - 1]! : 0, c + 1 < chunks.count ? chunks.kind[c + 1]! : 0, r)
  put3(213, o.middle[i]!, p0, r)
  put2(214, o.place, quote[i]!)
  put4(215, o.starts[i]!, p0, role(at(labels, i - 1)), r)
  put3(
    217,
    Math.floor(pass.chances[i * 3]! * 5),
    Math.floor(pass.chances[i * 3 + 1]! * 5),
    Math.floor(pass.chances[i * 3 + 2]! * 5)
  )
}

/** Features of token `i` as seen from the cue. */
export function linkFeatures(o: Observation, pass: FirstPass, cue: CueView, i: number): void {
  const { stem, pos, quote } = o
  const { labels } = pass
  const inside = i >= cue.first && i <= cue.last
  const side = inside ? 1 : i < cue.first ? 0 : 2
  const distance = inside ? 0 : i < cue.first ? cue.first - i : i - cue.last
  const near3 = distance > 3 ? 4 : distance
  const far = bin(distance)
  const label = labels[i]!
  const r = role(label)
  const s0 = stem[i]!
  const p0 = pos[i]!
  const q0 = quote[i]!
  const apart = Math.max(-3, Math.min(3, o.sentence[i]! - o.sentence[cue.first]!)) + 3
  const place = side * 8 + apart
  const k = i - cue.from
  const near = cue.near[k]!
  put4(230, side, far, p0, r)
  put3(231, place, q0, quote[cue.first]!)
  put4(232, side, label, at(labels, i - 1), at(labels, i + 1))
  put4(234, place, label, q0, near)
  put4(235, cue.head, side, label, near)
  put4(236, cue.head, side, p0, near3)
  put4(238, side, distance > 4 ? 5 : distance, s0, r)
  put4(242, side, cue.marks[k]!, label, q0)
  put4(245, cue.around, place, r, q0)
  put4(247, cue.reporting, side, label, near)
  put4(249, cue.chance, cue.reporting, side, r)
  put4(251, at(stem, cue.last + 1), side, r, near)
  put4(252, at(pos, cue.last + 1), at(pos, cue.first - 1), side, label)
  put4(253, at(quote, cue.last + 1), at(quote, cue.first - 1), place, q0)
  put4(254, side, Math.floor(pass.chances[i * 3]! * 6), Math.floor(pass.chances[i * 3 + 2]! * 6), near)
  put4(260, cue.head, place, q0, r)
  put4(262, cue.verbs[k]!, cue.commas[k]!, place, r)
  const { chunks } = o
  const chunk = chunks.of[i]!
  const kind = chunks.kind[chunk]!
  const inChunk = i === chunks.headAt[chunk] ? 0 : i < chunks.headAt[chunk]! ? 1 : 2
  const nouns = cue.nouns[k]!
  put4(264, side, nouns, chunks.coarse[chunk]!, r)
  put4(265, side, cue.path[k]!, inChunk, r)
  put3(266, cue.head, side, cue.path[k]!)
  put4(268, cue.form, place, kind, nouns)
  put4(269, at(stem, cue.first - 1), side, label, near)
  put4(272, cue.form, cue.reporting, side, label)
  put4(275, o.middle[cue.last]!, side, label, near)
  put4(277, side, cue.verbs[k]!, nouns, cue.commas[k]! * 4 + r)
  hintFeatures(o, cue, i, side, label, r, near)
}

/** What the rule says that proposes this cue, if one does. */
function hintFeatures(
  o: Observation,
  cue: CueView,
  i: number,
  side: number,
  label: number,
  r: number,
  near: number
): void {
  const { own } = cue
  const k = i - cue.from
  const mine = own[k]!
  put4(280, at(own, k - 1), mine, at(own, k + 1), o.pos[i]!)
  put4(281, mine, cue.rule, side, r)
  put4(282, mine, label, near, cue.agreed)
  put3(283, mine, o.stem[i]!, r)
  put4(284, cue.agreed, cue.chance, side, label)
  put4(285, mine, o.quote[i]!, side, at(own, k + 1))
  put4(286, mine, at(o.stem, i - 1), r, cue.agreed)
}
