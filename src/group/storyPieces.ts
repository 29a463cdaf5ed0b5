/**
 * Parts of a set of articles that have nothing to do with each other: stories are made within each part. A part is what edges hold
 * together; where that is more than `LARGEST` articles (years of news about one firm), the weaker edges are cut until it is not.
 *
 * What comes out depends on the articles and edges of a part alone, so a corpus makes only those parts again which a new article touches.
 * Union-find over typed arrays: a corpus asks this of millions of edges.
 */
import type { Edge } from './storyNeighbours.ts'

/**
 * Most articles of a part, as long as there are weaker edges to cut. ECB+ is grouped the same with 100 and with 1,500, alone and among 29,000 articles of newswire; more
 * cost more where an article is added to a corpus.
 */
export const LARGEST = 500
/** How often weaker edges are cut, each time up to a likeness that is higher by a step; in the end 0.85: copies are not cut apart. */
export const LEVELS = 13
const STEP = 0.05

/** Least similarity of edges after so many cuts. */
export function leastAt(level: number): number {
  return level === 0 ? 0 : 0.2 + level * STEP
}

/** The highest level at which articles that are so much alike still hold together. */
export function levelUpTo(similarity: number): number {
  let level = 0
  while (level < LEVELS && similarity >= leastAt(level + 1)) level++
  return level
}

/** Edges by column: numbers of two articles, and how much alike they are. */
export interface EdgeColumns {
  readonly first: Uint32Array
  readonly second: Uint32Array
  readonly similarity: Float32Array
}

/** A part: numbers of its articles, ascending, and the places of its edges in the columns. */
export interface Piece {
  readonly members: Uint32Array
  readonly edges: Uint32Array
}

/** The parts of the articles 0 to `count - 1`, by their first article. */
export function piecesOf(count: number, edges: EdgeColumns, largest = LARGEST): Piece[] {
  const parent = new Uint32Array(count)
  const members = Uint32Array.from({ length: count }, (_, number) => number)
  const all = Uint32Array.from(edges.first, (_, at) => at)
  const cut = (piece: Piece, columns: EdgeColumns, level: number): Piece[] => {
    const least = leastAt(level)
    const strong = level > 0 ? piece.edges.filter((at) => columns.similarity[at]! >= least) : piece.edges
    const pieces = connected({ members: piece.members, edges: strong }, columns, parent)
    if (level >= LEVELS) return pieces
    return pieces.flatMap((part) => (part.members.length <= largest ? [part] : cut(part, columns, level + 1)))
  }
  const pieces = cut({ members, edges: all }, edges, 0)
  return pieces.sort((x, y) => x.members[0]! - y.members[0]!)
}

/** Edges as columns. */
export function columnsOf(edges: readonly Edge[]): EdgeColumns {
  return {
    first: Uint32Array.from(edges, ({ first }) => first),
    second: Uint32Array.from(edges, ({ second }) => second),
    similarity: Float32Array.from(edges, ({ similarity }) => similarity)
  }
}

/** What the edges of a piece hold together. `parent` is room to work in. */
function connected(piece: Piece, columns: EdgeColumns, parent: Uint32Array): Piece[] {
  const root = (number: number): number => {
    let at = number
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  for (const number of piece.members) parent[number] = number
  for (const at of piece.edges) {
    const one = root(columns.first[at]!)
    const two = root(columns.second[at]!)
    if (one !== two) parent[Math.max(one, two)] = Math.min(one, two)
  }
  const found = new Map<number, { members: number[]; edges: number[] }>()
  for (const number of piece.members) {
    const at = root(number)
    const part = found.get(at)
    if (part) part.members.push(number)
    else found.set(at, { members: [number], edges: [] })
  }
  for (const at of piece.edges) found.get(root(columns.first[at]!))!.edges.push(at)
  return [...found.values()].map(({ members, edges }) => ({
    members: Uint32Array.from(members),
    edges: Uint32Array.from(edges)
  }))
}
