/**
 * One passage, not five: joins the segments of a pair of articles that follow each other in both with little between, and drops
 * those that only repeat a part of a better one. Without it an edited paragraph counts as several passages (granularity 1.0 to 2.0
 * in trials; see Potthast et al., "An evaluation framework for plagiarism detection", 2010).
 */
import type { Segment } from './align.ts'

/** A segment, and how many of the fingerprints in it tell something or are page furniture (`spread.ts`). */
export interface Found extends Segment {
  telling: number
  furniture: number
}

/** Words of either text that a chain may jump over, at most: about a sentence. */
const LONGEST_GAP = 25
/** And no more than this share of the shorter neighbour, so that two short quotations stay two. */
const GAP_SHARE = 0.8

/** Joins and drops; the answer is in the order of `b`. */
export function chain(segments: Found[]): Found[] {
  if (segments.length < 2) return segments
  const kept = join(withoutRepeats(segments))
  return kept.length < 2 ? kept : withoutRepeats(kept)
}

function inOrder(first: Segment, second: Segment): number {
  return first.bFrom - second.bFrom || first.aFrom - second.aFrom || second.bTo - first.bTo
}

/** Keeps, for each stretch of `b`, the segment with most matches: what `b` has once came from one place in `a`. */
function withoutRepeats(segments: readonly Found[]): Found[] {
  const best = [...segments].sort((x, y) => y.matches - x.matches || inOrder(x, y))
  const kept: Found[] = []
  for (const segment of best) {
    const length = segment.bTo - segment.bFrom
    const covered = kept.some(
      (other) => Math.min(segment.bTo, other.bTo) - Math.max(segment.bFrom, other.bFrom) > length / 2
    )
    if (!covered) kept.push(segment)
  }
  return kept.sort(inOrder)
}

function join(segments: readonly Found[]): Found[] {
  const joined: Found[] = []
  for (const segment of segments) {
    const before = joined.findLast((other) => follows(other, segment))
    if (!before) {
      const { aFrom, aTo, bFrom, bTo, matches, telling, furniture } = segment
      joined.push({ aFrom, aTo, bFrom, bTo, matches, telling, furniture })
      continue
    }
    const overlap = Math.max(0, before.aTo - segment.aFrom, before.bTo - segment.bFrom)
    before.matches += Math.max(0, segment.matches - overlap)
    before.aTo = Math.max(before.aTo, segment.aTo)
    before.bTo = Math.max(before.bTo, segment.bTo)
  }
  return joined
}

function follows(before: Segment, after: Segment): boolean {
  const shorter = Math.min(before.aTo - before.aFrom, after.aTo - after.aFrom)
  const longest = Math.min(LONGEST_GAP, Math.ceil(shorter * GAP_SHARE))
  const aGap = after.aFrom - before.aTo
  const bGap = after.bFrom - before.bTo
  return aGap <= longest && bGap <= longest && aGap > -shorter / 2 && bGap > -shorter / 2
}
