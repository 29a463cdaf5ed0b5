/**
 * The pieces of a corpus in which some articles stand, at the cost of these pieces: what `piecesOf` of `src/group/storyPieces.ts` gives for all
 * articles at once. An article's piece is what joins hold together around it, at the lowest level of likeness at which that is small enough; so it
 * can be found from the article alone.
 *
 * What is too large need not be found out anew. The level of each article is kept in the catalog: below it, what holds the article together was
 * too large. That stays so while articles and joins come. Where a join goes whose ends hang together without it, it stays so too; only where they do
 * not (`loosenedBy`) is what is left around them counted again. So a change costs by the pieces that it touches, whatever surrounds them.
 */
import { LARGEST, LEVELS, leastAt } from '../group/storyPieces.ts'
import type { Joins } from './joins.ts'

export interface FoundPiece {
  /** Numbers of its articles, in no order. */
  readonly members: readonly number[]
  /** Its joins are those that are at least so much alike as this level says. */
  readonly level: number
}

export interface SearchOptions {
  readonly largest?: number
  /** Asked of each article whose joins are looked at: whether they are at hand. Where they are not, what is found is of no use. */
  readonly isKnown?: (article: number) => boolean
}

/**
 * The pieces in which the articles `seeds` stand, each once. `levels` says of each article (by number) below which level it is known to be held
 * together with too many; it is changed.
 */
export function piecesAround(
  seeds: Iterable<number>,
  joins: Joins,
  levels: Uint8Array,
  { largest = LARGEST, isKnown = () => true }: SearchOptions = {}
): FoundPiece[] {
  const pieces: FoundPiece[] = []
  const done = new Uint8Array(levels.length)
  const around = searcher(joins, { largest, isKnown })
  for (const seed of seeds) {
    while (!done[seed]) {
      const level = levels[seed]!
      const { members, tooLarge } = around(seed, level, (other) => levels[other]! > level)
      for (const member of members) {
        if (tooLarge) levels[member] = Math.max(levels[member]!, level + 1)
        else done[member] = 1
      }
      if (!tooLarge) pieces.push({ members, level })
    }
  }
  return pieces
}

/** A join that went: it held its ends together up to a level. Where an article went, `two` is null, and `one` was joined with it. */
export interface Gap {
  readonly one: number
  readonly two: number | null
  readonly level: number
}

/**
 * The articles that are held together with few enough at a low level, after joins went; with that level, which may be below the one that they had. `levelOf`
 * gives the level that an end of a gap had.
 */
export function loosenedBy(
  gaps: readonly Gap[],
  joins: Joins,
  levelOf: (article: number) => number,
  { largest = LARGEST, isKnown = () => true }: SearchOptions = {}
): Map<number, number> {
  const lower = new Map<number, number>()
  /** Up to which level an article was seen to be held together with too many. */
  const held = new Map<number, number>()
  const around = searcher(joins, { largest, isKnown })
  const areTogether = meeter(joins, { largest, isKnown })
  for (const { one, two, level } of gaps) {
    const ends = two === null ? [one] : [one, two]
    const top = Math.min(level, ...ends.map((end) => levelOf(end) - 1))
    if (top < 0 || (two !== null && areTogether(one, two, top))) continue
    for (const end of ends) {
      for (let level = top; level >= 0; level--) {
        const { members, tooLarge } = around(end, level, (other) => (held.get(other) ?? -1) >= level)
        for (const member of members) {
          if (tooLarge) held.set(member, Math.max(level, held.get(member) ?? level))
          else lower.set(member, Math.min(level, lower.get(member) ?? level))
        }
        if (tooLarge) break
      }
    }
  }
  return lower
}

type Around = (
  seed: number,
  level: number,
  isHeld: (other: number) => boolean
) => { members: number[]; tooLarge: boolean }

/** Finds what is held together around an article, or as much of it as was seen until it was too large or one was met that is known to be held in too much. */
function searcher({ heads, next, ends, similarity }: Joins, { largest, isKnown }: Required<SearchOptions>): Around {
  const seen = new Uint32Array(heads.length)
  let search = 0
  return (seed, level, isHeld) => {
    const least = leastAt(level)
    const members = [seed]
    seen[seed] = ++search
    if (level < LEVELS && isHeld(seed)) return { members, tooLarge: true }
    for (let at = 0; at < members.length; at++) {
      isKnown(members[at]!)
      for (let end = heads[members[at]!] ?? -1; end >= 0; end = next[end]!) {
        const other = ends[end ^ 1]!
        if (seen[other] === search || similarity[end >> 1]! < least) continue
        if (level < LEVELS && (isHeld(other) || members.length === largest)) return { members, tooLarge: true }
        seen[other] = search
        members.push(other)
      }
    }
    return { members, tooLarge: false }
  }
}

/** Tells whether two articles hang together at a level, as far as it can be seen by going through no more than `largest` around each. */
function meeter({ heads, next, ends, similarity }: Joins, { largest, isKnown }: Required<SearchOptions>) {
  return (one: number, two: number, level: number): boolean => {
    const least = leastAt(level)
    const sides = [one, two].map((article) => ({ members: [article], seen: new Set([article]), at: 0 }))
    // The side of which less was gone through goes on, so that a small one is not lost behind a large one.
    for (;;) {
      const [near, far] = sides[0]!.at <= sides[1]!.at ? [sides[0]!, sides[1]!] : [sides[1]!, sides[0]!]
      const member = near.members[near.at++]
      if (member === undefined || near.at > largest) return false
      isKnown(member)
      for (let end = heads[member] ?? -1; end >= 0; end = next[end]!) {
        const other = ends[end ^ 1]!
        if (similarity[end >> 1]! < least || near.seen.has(other)) continue
        if (far.seen.has(other)) return true
        near.seen.add(other)
        near.members.push(other)
      }
    }
  }
}
