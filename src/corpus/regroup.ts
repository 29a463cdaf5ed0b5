/**
 * The stories of a corpus after articles came or went. Lists of keys tell which pairs are compared anew (`lists.ts`); pairs that are much
 * alike are joined; what joins hold together falls into pieces, and only a piece whose set of articles changed is made into stories again,
 * by the functions that also group a folder (`src/group/stories.ts`). So the stories depend on the set of articles, not on the order of adding.
 */
import { clusterPiece, isGathered, pairsWithin } from '../group/stories.ts'
import { allEdges, edgeBetween } from '../group/storyNeighbours.ts'
import { columnsOf, type EdgeColumns, type Piece, piecesOf } from '../group/storyPieces.ts'
import {
  type Catalog,
  type Entry,
  firstOf,
  idOf,
  moveTo,
  pairOf,
  secondOf,
  setOrder,
  sizeOf,
  takeOut
} from './catalog.ts'
import type { Duck, Value } from './duck.ts'
import { noteChanges } from './lists.ts'
import type { SketchStore } from './sketchStore.ts'

/** Articles that came (with their keys) or went (with theirs). */
export interface Change {
  readonly came: ReadonlyMap<number, Iterable<number>>
  readonly went: ReadonlyMap<number, Iterable<number>>
}

/** What a change did to the stories. */
export interface Regrouping {
  /** Rows for the table `edges`. */
  readonly edges: readonly (readonly Value[])[]
  /** Numbers of articles whose row in the catalog is another now. */
  readonly moved: readonly number[]
  /** Stories that are new or have other articles: numbers of their articles, in order of time. */
  readonly stories: readonly (readonly number[])[]
  /** Ids of stories that are no more. */
  readonly gone: readonly string[]
}

/**
 * Works out what changed. The catalog must have both the articles that came and those that go; it is brought up to date, and those that go are
 * taken out of it.
 */
export async function regroup(
  duck: Duck,
  catalog: Catalog,
  sketches: SketchStore,
  change: Change
): Promise<Regrouping> {
  const changes = await changedPairs(duck, catalog, change)
  const left = [...change.went.keys()].map((number) => catalog.entries[number]!)
  takeOut(catalog, new Set(change.went.keys()))
  setOrder(catalog)
  const edges = await rejoin(catalog, sketches, changes)
  const { columns, limits } = await edgesNow(catalog, sketches)
  const renamed = renamedBy(catalog, change, left)
  const touched = touchedPieces(catalog, columns, limits, renamed)
  await sketches.fetch(touched.flatMap(({ numbers }) => numbers))
  const shrunk = new Set(left.map(({ story }) => story))
  const before = new Set(shrunk)
  const kept = new Set<string>()
  const moved = new Set<number>()
  const stories: number[][] = []
  const moves: { number: number; story: string; piece: number }[] = []
  for (const { piece, numbers, hash } of touched) {
    const points = numbers.map((number) => sketches.of(number))
    for (const cluster of clusterPiece(points, pairsWithin(piece, columns), sizeOf(catalog))) {
      const members = cluster.map((at) => numbers[at]!)
      const id = `story-${idOf(catalog, members[0]!)}`
      kept.add(id)
      const same = members.every((number) => catalog.entries[number]!.story === id && !renamed.has(number))
      if (!same || shrunk.has(id) || catalog.sizes.get(id) !== members.length) stories.push(members)
      for (const number of members) {
        const entry = catalog.entries[number]!
        before.add(entry.story)
        if (entry.story !== id || entry.piece !== hash || renamed.has(number)) moved.add(number)
        moves.push({ number, story: id, piece: hash })
      }
    }
  }
  // Only now, as the comparisons above are with the state before.
  for (const { number, story, piece } of moves) {
    const entry = catalog.entries[number]!
    moveTo(catalog, entry, story)
    entry.piece = piece
  }
  const gone = [...before].filter((id) => id !== '' && !kept.has(id)).sort()
  return { edges, moved: [...moved].sort((x, y) => x - y), stories, gone }
}

/** The joins now; of a set that somebody gathered, all pairs are looked at. */
async function edgesNow(catalog: Catalog, sketches: SketchStore): Promise<{ columns: EdgeColumns; limits: number }> {
  if (!isGathered(sizeOf(catalog))) return { columns: columnsByRank(catalog), limits: 1 }
  await sketches.fetch(catalog.order)
  return { columns: columnsOf(allEdges(Array.from(catalog.order, (number) => sketches.of(number)))), limits: 2 }
}

/** Articles whose id is another now, because one with the same id came or went. */
function renamedBy(catalog: Catalog, { came }: Change, left: readonly Entry[]): Set<number> {
  const renamed = new Set<number>()
  for (const number of came.keys()) {
    const same = catalog.byGiven.get(catalog.entries[number]!.given)!
    if (same.length > 1) for (const other of same) renamed.add(other)
  }
  for (const { given } of left) {
    const same = catalog.byGiven.get(given) ?? []
    if (same.length === 1) renamed.add(same[0]!)
  }
  return renamed
}

interface Touched {
  readonly piece: Piece
  /** Its articles, in order of time. */
  readonly numbers: readonly number[]
  readonly hash: number
}

/** Pieces that have other articles or edges than before. */
function touchedPieces(
  catalog: Catalog,
  columns: EdgeColumns,
  limits: number,
  renamed: ReadonlySet<number>
): Touched[] {
  const touched: Touched[] = []
  for (const piece of piecesOf(sizeOf(catalog), columns)) {
    const hash = hashOf(catalog, piece, columns, limits)
    const numbers = Array.from(piece.members, (place) => catalog.order[place]!)
    if (numbers.some((number) => catalog.entries[number]!.piece !== hash || renamed.has(number)))
      touched.push({ piece, numbers, hash })
  }
  return touched
}

/** Brings the joins up to date; gives the rows that say what changed. */
async function rejoin(
  catalog: Catalog,
  sketches: SketchStore,
  changes: ReadonlyMap<number, number>
): Promise<Value[][]> {
  const { lists, similarity } = catalog.joins
  const fresh = [...changes].filter(
    ([pair, count]) =>
      count > 0 && !lists.has(pair) && catalog.entries[firstOf(pair)] && catalog.entries[secondOf(pair)]
  )
  await sketches.fetch(fresh.flatMap(([pair]) => [firstOf(pair), secondOf(pair)]))
  const rows: Value[][] = []
  for (const [pair, count] of [...changes].sort((x, y) => x[0] - y[0])) {
    const [first, second] = [firstOf(pair), secondOf(pair)]
    const present = catalog.entries[first] && catalog.entries[second]
    const known = lists.get(pair)
    if (!present || count === 0) {
      if (!present) forget(catalog, pair)
      continue
    }
    if (known === undefined) {
      if (count < 0) continue
      const alike = edgeBetween(sketches.of(first), sketches.of(second))
      if (alike === null) continue
      lists.set(pair, count)
      similarity.set(pair, alike)
      rows.push([first, second, count, alike])
    } else {
      rows.push([first, second, count, count > 0 ? similarity.get(pair)! : null])
      if (known + count > 0) lists.set(pair, known + count)
      else forget(catalog, pair)
    }
  }
  return rows
}

function forget(catalog: Catalog, pair: number): void {
  catalog.joins.lists.delete(pair)
  catalog.joins.similarity.delete(pair)
}

/** Pairs that stand close together in more or fewer lists than before, with the difference. */
async function changedPairs(duck: Duck, catalog: Catalog, { came, went }: Change): Promise<Map<number, number>> {
  const added = byKey(came)
  const left = byKey(went)
  const asked = new Set([...added.keys(), ...left.keys()])
  const held = await holders(duck, catalog, asked, new Set([...came.keys(), ...went.keys()]))
  const changes = new Map<number, number>()
  const rank = (number: number) => catalog.rank[number]!
  for (const key of [...asked].sort((x, y) => x - y)) {
    const old = held.get(key) ?? []
    const before = [...old, ...(left.get(key) ?? [])].sort((x, y) => rank(x) - rank(y))
    const after = [...old, ...(added.get(key) ?? [])].sort((x, y) => rank(x) - rank(y))
    noteChanges(before, after, rank, (one, two, by) => {
      const pair = pairOf(one, two)
      changes.set(pair, (changes.get(pair) ?? 0) + by)
    })
  }
  return changes
}

function byKey(articles: ReadonlyMap<number, Iterable<number>>): Map<number, number[]> {
  const lists = new Map<number, number[]>()
  for (const [number, keys] of articles) {
    for (const key of keys) {
      const list = lists.get(key)
      if (list) list.push(number)
      else lists.set(key, [number])
    }
  }
  return lists
}

/** Who is in the list of each key, those that came or went left out. */
async function holders(
  duck: Duck,
  catalog: Catalog,
  keys: ReadonlySet<number>,
  except: ReadonlySet<number>
): Promise<Map<number, number[]>> {
  const lists = new Map<number, number[]>()
  if (!keys.size) return lists
  await duck.fill(
    'asked',
    [{ name: 'key', type: 'BIGINT' }],
    [...keys].map((key) => [key])
  )
  const [found, articles] = await duck.columns(
    'SELECT CAST(keys.key AS DOUBLE), CAST(keys.article AS DOUBLE) FROM keys JOIN asked ON asked.key = keys.key'
  )
  found?.forEach((key, i) => {
    const number = articles![i] as number
    if (!catalog.entries[number] || except.has(number)) return
    const list = lists.get(key as number)
    if (list) list.push(number)
    else lists.set(key as number, [number])
  })
  return lists
}

/** The joins as edges between places in the order of time. */
function columnsByRank(catalog: Catalog): EdgeColumns {
  const { lists, similarity } = catalog.joins
  const columns = {
    first: new Uint32Array(lists.size),
    second: new Uint32Array(lists.size),
    similarity: new Float32Array(lists.size)
  }
  let at = 0
  for (const pair of lists.keys()) {
    columns.first[at] = catalog.rank[firstOf(pair)]!
    columns.second[at] = catalog.rank[secondOf(pair)]!
    columns.similarity[at++] = similarity.get(pair)!
  }
  return columns
}

/**
 * A number for a piece: the same for the same articles and edges, in whatever order they came. `limits` tells the sets that have
 * other limits apart.
 */
function hashOf(catalog: Catalog, piece: Piece, columns: EdgeColumns, limits: number): number {
  const most = 2 ** 50
  let sum = limits
  const codeAt = (place: number) => catalog.entries[catalog.order[place]!]!.code
  for (const place of piece.members) sum = (sum + codeAt(place)) % most
  for (const at of piece.edges) {
    const [one, two] = [columns.first[at]!, columns.second[at]!]
    const low = codeAt(Math.min(one, two)) % 2 ** 32
    const high = codeAt(Math.max(one, two)) % 2 ** 32
    sum = (sum + (Math.imul(low, 0x9e3779b1) >>> 0) * 4099 + (Math.imul(high ^ (low >>> 7), 0x85ebca6b) >>> 0)) % most
  }
  return sum
}
