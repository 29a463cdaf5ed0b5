/**
 * Features of the first pass: which tokens of a paragraph are source, cue and content, not yet whose.
 *
 * Every line is one template; its first argument is the template's number. The choice follows Pareti (2015) and Newell et al.
 * (2018): words and tags around the token, quotation marks, the verb and noun groups of the sentence; clusters of words
 * (Turian et al. 2010) stand in for words that training never showed. Their order is part of the training's randomness: a
 * template moved changes the weights file.
 */
import type { Observation } from './observe.ts'
import { at, bin, put, put2, put3, put4 } from './rows.ts'
import type { Surroundings } from './surroundings.ts'

/** Writes the features of token `i` with `put`. */
export function findFeatures(o: Observation, s: Surroundings, i: number): void {
  put(1, 0)
  wordFeatures(o, i)
  tagFeatures(o, i)
  shapeFeatures(o, i)
  quoteFeatures(o, s, i)
  clusterFeatures(o, i)
  chunkFeatures(o, i)
  verbFeatures(o, s, i)
  placeFeatures(o, s, i)
}

function wordFeatures({ word, stem, suffix, pos }: Observation, i: number): void {
  const s0 = stem[i]!
  const p0 = pos[i]!
  const [s1, s2, s3] = [at(stem, i - 1), at(stem, i - 2), at(stem, i - 3)]
  const [t1, t2, t3] = [at(stem, i + 1), at(stem, i + 2), at(stem, i + 3)]
  put(2, s0)
  put(3, word[i]!)
  put(4, s1)
  put(5, s2)
  put(6, s3)
  put(7, t1)
  put(8, t2)
  put(9, t3)
  put2(10, s1, s0)
  put2(11, s0, t1)
  put2(12, s1, t1)
  put3(13, s1, s0, t1)
  put3(14, s2, s1, s0)
  put3(15, s0, t1, t2)
  put2(16, at(word, i - 1), p0)
  put2(17, at(word, i + 1), p0)
  put2(18, suffix[i]!, p0)
}

function tagFeatures({ stem, pos }: Observation, i: number): void {
  const s0 = stem[i]!
  const p0 = pos[i]!
  const [s1, s2] = [at(stem, i - 1), at(stem, i - 2)]
  const [t1, t2] = [at(stem, i + 1), at(stem, i + 2)]
  const [p1, p2, r1, r2] = [at(pos, i - 1), at(pos, i - 2), at(pos, i + 1), at(pos, i + 2)]
  put2(20, p1, p0)
  put2(21, p0, r1)
  put3(22, p2, p1, p0)
  put3(23, p1, p0, r1)
  put3(24, p0, r1, r2)
  put4(25, p1, p0, r1, r2)
  put4(26, p2, p1, p0, r1)
  put2(27, s0, p0)
  put2(28, s0, r1)
  put2(29, s0, p1)
  put3(30, s0, p1, r1)
  put3(31, s0, r1, r2)
  put3(32, s0, p2, p1)
  put3(33, s1, p0, r1)
  put3(34, p1, p0, t1)
  put3(35, p0, s2, s1)
  put3(36, p0, t1, t2)
}

function shapeFeatures({ shape, starts, pos }: Observation, i: number): void {
  put2(40, shape[i]!, at(shape, i - 1))
  put2(41, shape[i]!, at(shape, i + 1))
  put3(42, shape[i]!, starts[i]!, pos[i]!)
}

function quoteFeatures({ stem, pos, quote, reporting }: Observation, s: Surroundings, i: number): void {
  const s0 = stem[i]!
  const p0 = pos[i]!
  const q0 = quote[i]!
  const q1 = at(quote, i - 1)
  const q2 = at(quote, i + 1)
  put3(50, q1, q0, q2)
  put3(51, q1, q0, p0)
  put3(52, q0, q2, p0)
  put3(53, s0, q0, q1)
  put2(54, s0, q2)
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
  put3(59, toLeft, leftKind, s0)
  put3(60, toRight, rightKind, s0)
  put4(61, left > 0 ? stem[left - 1]! : 0, leftKind, toLeft, p0)
}

function clusterFeatures({ stem, pos, quote, fine, middle, coarse, reporting }: Observation, i: number): void {
  const s0 = stem[i]!
  const p0 = pos[i]!
  const [p1, r1] = [at(pos, i - 1), at(pos, i + 1)]
  const q0 = quote[i]!
  const f0 = fine[i]!
  const m0 = middle[i]!
  const m1 = at(middle, i - 1)
  const m2 = at(middle, i + 1)
  const c0 = coarse[i]!
  put(70, f0)
  put2(71, m0, p0)
  put2(72, m1, p0)
  put2(73, m2, p0)
  put2(74, m1, m0)
  put2(75, m0, m2)
  put2(76, c0, p0)
  put3(77, at(coarse, i - 2), at(coarse, i - 1), c0)
  put3(78, at(coarse, i - 1), c0, at(coarse, i + 1))
  put3(79, c0, at(coarse, i + 1), at(coarse, i + 2))
  put2(80, m0, q0 * 16 + at(quote, i + 1))
  put2(81, at(middle, i - 2), p0)
  put2(82, at(middle, i + 2), p0)
  put2(83, f0, r1)
  put2(84, f0, at(stem, i + 1))
  put2(85, f0, at(stem, i - 1))
  const b0 = reporting[i]!
  put3(86, b0, p0, r1)
  put3(87, b0, p1, p0)
  put4(88, b0, p0, q0, at(quote, i - 1))
  put4(89, b0, at(reporting, i - 1), at(reporting, i + 1), p0)
  put2(90, fine[i - 1] ?? 0, s0)
}

function chunkFeatures({ stem, pos, chunks }: Observation, i: number): void {
  const s0 = stem[i]!
  const p0 = pos[i]!
  const c = chunks.of[i]!
  const kind = chunks.kind[c]!
  const inside = i === chunks.headAt[c] ? 0 : i < chunks.headAt[c]! ? 1 : 2
  const kindOf = (other: number) => (other >= 0 && other < chunks.count ? chunks.kind[other]! : 0)
  const headOf = (other: number) => (other >= 0 && other < chunks.count ? chunks.head[other]! : 0)
  const classOf = (other: number) => (other >= 0 && other < chunks.count ? chunks.reporting[other]! : 9)
  const kindLeft = kindOf(c - 1)
  const kindRight = kindOf(c + 1)
  const kindLeft2 = kindOf(c - 2)
  const kindRight2 = kindOf(c + 2)
  const head = chunks.head[c]!
  const headLeft = headOf(c - 1)
  const headRight = headOf(c + 1)
  put3(100, kind, kindLeft, kindRight)
  put4(101, kind * 16 + kindLeft, kindRight, kindRight2, kindLeft2)
  put3(102, head, kind, inside)
  put4(103, head, kindLeft, kindRight, inside)
  put3(104, headLeft, kindLeft, kind)
  put3(105, headRight, kindRight, kind)
  put4(106, kind, kindRight, headOf(c + 2), kindRight2)
  put4(107, kind, kindLeft, headOf(c - 2), kindLeft2)
  put3(108, s0, kindLeft, kindRight)
  put4(109, head, kind, kindRight, headRight)
  put4(110, head, kind, kindLeft, headLeft)
  put4(111, chunks.reporting[c]!, classOf(c + 1), classOf(c - 1), kind)
  put4(112, at(stem, chunks.start[c]!), inside, kind, kindRight)
  put4(113, i - chunks.start[c]!, chunks.end[c]! - i, kind, p0)
}

function verbFeatures({ stem, pos, quote, coarse, reporting, chunks }: Observation, s: Surroundings, i: number): void {
  const p0 = pos[i]!
  const c = chunks.of[i]!
  const kind = chunks.kind[c]!
  const inside = i === chunks.headAt[c] ? 0 : i < chunks.headAt[c]! ? 1 : 2
  const verbLeft = s.verbLeft[i]!
  const verbRight = s.verbRight[i]!
  const reportLeft = s.reportLeft[i]!
  const reportRight = s.reportRight[i]!
  const nounLeft = s.nounLeft[i]!
  const headOf = (other: number) => (other < 0 ? 0 : chunks.head[other]!)
  const classOf = (other: number) => (other < 0 ? 9 : chunks.reporting[other]!)
  const farRight = verbRight < 0 ? 15 : bin(verbRight - c)
  put3(120, headOf(verbLeft), p0, verbLeft < 0 ? 15 : bin(c - verbLeft))
  put3(121, headOf(verbRight), p0, farRight)
  put4(122, classOf(verbLeft), classOf(verbRight), p0, inside)
  put3(123, headOf(reportLeft), s.since[i]!, p0)
  put3(124, headOf(reportRight), reportRight < 0 ? 15 : bin(reportRight - c), p0)
  put4(125, classOf(reportLeft), classOf(reportRight), s.since[i]!, quote[i]!)
  put3(126, headOf(nounLeft), chunks.head[c]!, kind)
  put4(127, nounLeft < 0 ? 0 : chunks.coarse[nounLeft]!, coarse[i]!, p0, at(pos, i + 1))
  put3(128, headOf(s.nounRight[i]!), kind, reporting[i]!)
  put3(129, stem[i]!, headOf(verbRight), farRight)
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
  put2(140, o.place, q0)
  put3(141, o.place, p0, bin(i))
  put3(142, Math.min(o.sentence[i]!, 3), q0, p0)
  put3(143, o.place, stem[i]!, i === first ? 1 : 0)
}
