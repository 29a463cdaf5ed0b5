/**
 * Parts of a set of articles that have nothing to do with each other: stories are made within each part. A part is what edges hold
 * together; where that is more than `LARGEST` articles (years of news about one firm), the weaker edges are cut until it is not.
 *
 * What comes out depends on the articles and edges of a part alone, so a corpus makes only those parts again which a new article touches.
 */
import type { Edge } from './storyNeighbours.ts'

/** Most articles of a part, as long as there are weaker edges to cut. */
const LARGEST = 1500
/** By how much the least similarity rises with every cut, and where it ends: copies are not cut apart. */
const STEP = 0.05
const HIGHEST = 0.85

/** A part: numbers of its articles, ascending, and the edges within. */
export interface Piece {
  readonly members: readonly number[]
  readonly edges: readonly Edge[]
}

/** The parts of the articles 0 to `count - 1`, by their first article. */
export function piecesOf(count: number, edges: readonly Edge[]): Piece[] {
  const members = Array.from({ length: count }, (_, number) => number)
  return cut(members, edges, 0).sort((x, y) => x.members[0]! - y.members[0]!)
}

function cut(members: readonly number[], edges: readonly Edge[], least: number): Piece[] {
  const pieces = connected(
    members,
    edges.filter(({ similarity }) => similarity >= least)
  )
  if (least >= HIGHEST) return pieces
  return pieces.flatMap((piece) => {
    if (piece.members.length <= LARGEST) return [piece]
    const weakest = piece.edges.reduce((low, { similarity }) => Math.min(low, similarity), 1)
    return cut(piece.members, piece.edges, Math.max(least, weakest) + STEP)
  })
}

/** What the edges hold together. */
export function connected(members: readonly number[], edges: readonly Edge[]): Piece[] {
  const parent = new Map(members.map((number) => [number, number]))
  const root = (number: number): number => {
    let at = number
    for (let up = parent.get(at)!; up !== at; up = parent.get(at)!) {
      parent.set(at, parent.get(up)!)
      at = up
    }
    return at
  }
  for (const { first, second } of edges) {
    const one = root(first)
    const two = root(second)
    if (one !== two) parent.set(Math.max(one, two), Math.min(one, two))
  }
  const pieces = new Map<number, { members: number[]; edges: Edge[] }>()
  for (const number of members) {
    const piece = pieces.get(root(number))
    if (piece) piece.members.push(number)
    else pieces.set(root(number), { members: [number], edges: [] })
  }
  for (const edge of edges) pieces.get(root(edge.first))!.edges.push(edge)
  return [...pieces.values()]
}
