/**
 * The pieces of a corpus in which some articles stand, at the cost of these pieces: what `piecesOf` of `src/group/storyPieces.ts` gives for all
 * articles at once. An article's piece is what joins hold together around it, at the lowest level of likeness at which that is small enough; so it
 * can be found from the article alone. What was found to be too large is noted, so that no large part is gone through twice.
 */
import { LARGEST, LEVELS, leastAt } from '../group/storyPieces.ts'
import type { Joins } from './joins.ts'

export interface FoundPiece {
  /** Numbers of its articles, in no order. */
  readonly members: readonly number[]
  /** Its joins are those that are at least so much alike. */
  readonly least: number
}

export interface SearchOptions {
  readonly largest?: number
  /** Asked of each article whose joins are looked at: whether they are at hand. Where they are not, what is found is of no use. */
  readonly isKnown?: (article: number) => boolean
}

/** The pieces in which the articles `seeds` stand, each once. Numbers of articles are below `count`. */
export function piecesAround(
  seeds: Iterable<number>,
  { heads, next, ends, similarity }: Joins,
  count: number,
  { largest = LARGEST, isKnown = () => true }: SearchOptions = {}
): FoundPiece[] {
  const pieces: FoundPiece[] = []
  /** The lowest level at which what holds an article together is not known to be too large. */
  const open = new Uint8Array(count)
  const done = new Uint8Array(count)
  const seen = new Uint32Array(count)
  let search = 0
  /** What is held together around an article, or as much of it as was seen until it was too large. */
  const around = (seed: number, level: number): { members: number[]; tooLarge: boolean } => {
    const least = leastAt(level)
    const members = [seed]
    seen[seed] = ++search
    for (let at = 0; at < members.length; at++) {
      isKnown(members[at]!)
      for (let end = heads[members[at]!] ?? -1; end >= 0; end = next[end]!) {
        const other = ends[end ^ 1]!
        if (seen[other] === search || similarity[end >> 1]! < least) continue
        if (level < LEVELS && (open[other]! > level || members.length === largest)) return { members, tooLarge: true }
        seen[other] = search
        members.push(other)
      }
    }
    return { members, tooLarge: false }
  }
  for (const seed of seeds) {
    while (!done[seed]) {
      const level = open[seed]!
      const { members, tooLarge } = around(seed, level)
      for (const member of members) {
        if (tooLarge) open[member] = Math.max(open[member]!, level + 1)
        else done[member] = 1
      }
      if (!tooLarge) pieces.push({ members, least: leastAt(level) })
    }
  }
  return pieces
}
