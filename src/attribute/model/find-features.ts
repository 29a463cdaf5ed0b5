/**
 * Features of the first pass: which tokens of a paragraph are source, cue and content, not yet whose.
 *
 * Every line is one template; its first argument is the template's number. The choice follows Pareti (2015) and Newell et al.
 * (2018): words and tags around the token, quotation marks, the verb and noun groups of the sentence; clusters of words
 * (Turian et al. 2010) stand in for words that training never showed; and what the rules propose. Their order is part of the
 * training's randomness: a template moved changes the weights file.
 */
import type { Observation } from './observe.ts'
import { at, bin, put, put2, put3, put4 } from './rows.ts'
import type { Surroundings } from './surroundings.ts'

/** Writes the features of token `i` with `put`. */
export function findFeatures(o: Observation, s: Surroundings, i: number): void {
  put(1, 0)
  wordFeatures(o, i)
  quoteFeatures(o, s, i)
  clusterFeatures(o, i)
  chunkFeatures(o, i)
  verbFeatures(o, s, i)
  placeFeatures(o, s, i)
  hintFeatures(o, s, i)
  speakerFeatures(o, s, i)
}

function wordFeatures({ word, stem, suffix, pos, shape, starts }: Observation, i: number): void {
  const s0 = stem[i]!
  const p0 = pos[i]!
  const s1 = at(stem, i - 1)
  const t1 = at(stem, i + 1)
  const [p1, p2, r1, r2] = [at(pos, i - 1), at(pos, i - 2), at(pos, i + 1), at(pos, i + 2)]
  put(2, s0)
  put(4, s1)
  put(7, t1)
  put2(11, s0, t1)
  put2(16, at(word, i - 1), p0)
  put2(18, suffix[i]!, p0)
  put3(22, p2, p1, p0)
  put4(25, p1, p0, r1, r2)
  put2(29, s0, p1)
  put3(42, shape[i]! * 16 + at(shape, i - 1), starts[i]!, at(shape, i + 1))
}

function quoteFeatures({ stem, pos, quote, reporting }: Observation, s: Surroundings, i: number): void {
  const s0 = stem[i]!
  const p0 = pos[i]!
  const q0 = quote[i]!
  const q1 = at(quote, i - 1)
  const q2 = at(quote, i + 1)
  put4(50, q1, q0, q2, p0)
  put3(53, s0, q0, q1)
  put3(54, s0, q2, q0)
  put3(55, q0, at(stem, i - 1), q1)
  const left = s.markLeft[i]!
  const right = s.markRight[i]!
  // 15 stands for "none", beyond all bins.
  const toLeft = left < 0 ? 15 : bin(i - left)
  const toRight = right < 0 ? 15 : bin(right - i)
  const leftKind = left < 0 ? 0 : quote[left]!
  const rightKind = right < 0 ? 0 : quote[right]!
  put4(56, toLeft, leftKind, q0, p0)
  put4(57, toRight, rightKind, q0, p0)
  put4(58, leftKind, rightKind, q0, reporting[i]!)
}

function clusterFeatures({ pos, quote, fine, middle, coarse, reporting }: Observation, i: number): void {
  const p0 = pos[i]!
  const m0 = middle[i]!
  const m1 = at(middle, i - 1)
  const m2 = at(middle, i + 1)
  put2(70, fine[i]!, p0)
  put2(72, m1, p0)
  put2(73, m2, p0)
  put2(74, m1, m0)
  put2(75, m0, m2)
  put3(78, at(coarse, i - 1), coarse[i]!, at(coarse, i + 1))
  put2(80, m0, quote[i]! * 16 + at(quote, i + 1))
  const b0 = reporting[i]!
  put4(87, b0, at(pos, i - 1), p0, at(pos, i + 1))
  put4(88, b0, p0, quote[i]!, at(quote, i - 1))
  put4(89, b0, at(reporting, i - 1), at(reporting, i + 1), p0)
}

function chunkFeatures({ stem, pos, chunks }: Observation, i: number): void {
  const { head, kind: kinds, reporting, start, end, headAt } = chunks
  const c = chunks.of[i]!
  const kind = kinds[c]!
  const inside = i === headAt[c] ? 0 : i < headAt[c]! ? 1 : 2
  const last = chunks.count - 1
  const kindLeft = c > 0 ? kinds[c - 1]! : 0
  const kindRight = c < last ? kinds[c + 1]! : 0
  const kindLeft2 = c > 1 ? kinds[c - 2]! : 0
  const kindRight2 = c + 1 < last ? kinds[c + 2]! : 0
  put4(101, kind * 16 + kindLeft, kindRight, kindRight2, kindLeft2)
  put3(102, head[c]!, kind, inside)
  put3(104, c > 0 ? head[c - 1]! : 0, kindLeft, kind)
  put3(105, c < last ? head[c + 1]! : 0, kindRight, kind)
  put4(111, reporting[c]!, c < last ? reporting[c + 1]! : 9, c > 0 ? reporting[c - 1]! : 9, kind)
  put4(112, stem[start[c]!]!, inside, kind, kindRight)
  put4(113, i - start[c]!, end[c]! - i, kind, pos[i]!)
}

function verbFeatures({ pos, quote, chunks }: Observation, s: Surroundings, i: number): void {
  const p0 = pos[i]!
  const c = chunks.of[i]!
  const inside = i === chunks.headAt[c] ? 0 : i < chunks.headAt[c]! ? 1 : 2
  const verbLeft = s.verbLeft[i]!
  const verbRight = s.verbRight[i]!
  const reportLeft = s.reportLeft[i]!
  const reportRight = s.reportRight[i]!
  const { head, reporting } = chunks
  put3(120, verbLeft < 0 ? 0 : head[verbLeft]!, p0, verbLeft < 0 ? 15 : bin(c - verbLeft))
  put3(121, verbRight < 0 ? 0 : head[verbRight]!, p0, verbRight < 0 ? 15 : bin(verbRight - c))
  put4(122, verbLeft < 0 ? 9 : reporting[verbLeft]!, verbRight < 0 ? 9 : reporting[verbRight]!, p0, inside)
  put3(123, reportLeft < 0 ? 0 : head[reportLeft]!, s.since[i]!, p0)
  put3(124, reportRight < 0 ? 0 : head[reportRight]!, reportRight < 0 ? 15 : bin(reportRight - c), p0)
  put4(
    125,
    reportLeft < 0 ? 9 : reporting[reportLeft]!,
    reportRight < 0 ? 9 : reporting[reportRight]!,
    s.since[i]!,
    quote[i]!
  )
  const nounRight = s.nounRight[i]!
  const nounLeft = s.nounLeft[i]!
  put4(126, nounLeft < 0 ? 99 : chunks.coarse[nounLeft]!, head[c]!, chunks.kind[c]!, inside)
  const right = c + 1 < chunks.count ? c + 1 : -1
  put4(127, head[c]!, right < 0 ? 0 : chunks.kind[right]!, right < 0 ? 99 : chunks.coarse[right]!, inside)
  put3(128, nounRight < 0 ? 0 : head[nounRight]!, chunks.kind[c]!, chunks.reporting[c]!)
}

function placeFeatures(o: Observation, s: Surroundings, i: number): void {
  const { stem, pos, quote, chunks } = o
  const p0 = pos[i]!
  const q0 = quote[i]!
  const first = s.sentenceFirst[i]!
  const last = s.sentenceLast[i]!
  put3(130, bin(i - first), bin(last - i), p0)
  put3(131, stem[first]!, bin(i - first), p0)
  put3(132, stem[last]!, q0, p0)
  put3(133, pos[first]! * 32 + at(pos, first + 1), bin(i - first), chunks.kind[chunks.of[i]!]!)
  put4(141, o.place, p0, bin(i), q0)
}

/** What the rules propose here and in the sentence. */
function hintFeatures(o: Observation, s: Surroundings, i: number): void {
  const { hints, stem, pos, quote } = o
  const { role, mark } = hints
  const m0 = mark[i]!
  const r0 = role[i]!
  const p0 = pos[i]!
  put4(150, at(mark, i - 1), m0, at(mark, i + 1), p0)
  put2(151, m0, stem[i]!)
  put2(152, m0, hints.rule[i]!)
  put4(153, r0, s.hintLeft[i]!, s.hintRight[i]!, quote[i]!)
  put4(154, r0, o.reporting[i]!, p0, s.hintCues[i]!)
  put3(155, m0, o.fine[i]!, s.hintCues[i]!)
  put4(156, m0, at(pos, i - 1), p0, at(pos, i + 1))
}

/** Who speaks elsewhere in the article. */
function speakerFeatures({ pos, chunks, reporting }: Observation, s: Surroundings, i: number): void {
  const { speaker, kind } = chunks
  const c = chunks.of[i]!
  const p0 = pos[i]!
  const right = c + 1 < chunks.count ? c + 1 : -1
  const subject = s.nounLeft[i]! < 0 ? 2 : speaker[s.nounLeft[i]!]!
  put4(160, speaker[c]!, kind[c]!, right < 0 ? 0 : kind[right]!, p0)
  put4(162, subject, reporting[i]!, p0, right < 0 ? 0 : kind[right]!)
}
