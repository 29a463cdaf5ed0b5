/**
 * The stories of a corpus after articles came or went. Lists of keys tell which pairs are compared anew (`lists.ts`); pairs that are much
 * alike are joined; what joins hold together falls into pieces, and only a piece whose set of articles changed is made into stories again,
 * by the functions that also group a folder (`src/group/stories.ts`). So the stories depend on the set of articles, not on the order of adding.
 */
import { clusterPiece, isGathered, pairsWithin } from '../group/stories.ts'
import type { Pair } from '../group/storyClusters.ts'
import { allEdges } from '../group/storyNeighbours.ts'
import { columnsOf, piecesOf } from '../group/storyPieces.ts'
import { breathe } from './breathe.ts'
import {
  type Catalog,
  type Entry,
  fetchEntries,
  fetchEverything,
  fetchJoins,
  fetchNamesakes,
  firstOf,
  hasJoins,
  idAmong,
  inOrder,
  secondOf,
  takeOut
} from './catalog.ts'
import { type Change, changedPairs, type PairChanges } from './changedPairs.ts'
import type { Duck, Value } from './duck.ts'
import { addJoin, dropJoin, findJoin, type Joins, joinsOf } from './joins.ts'
import { type FoundPiece, piecesAround } from './pieces.ts'
import type { SketchStore } from './sketchStore.ts'

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
  const { entries, joins } = catalog
  const goes = [...change.went.keys()]
  const left = goes.map((number) => entries[number]!)
  const before = catalog.count - change.came.size
  const changes = await changedPairs(duck, catalog, change)
  await fetchJoins(duck, catalog, endsOf(changes))
  const near = neighboursOf(joins, goes)
  takeOut(catalog, goes)
  const renamed = await rename(duck, catalog, change, left)
  const { rows, changed, apply } = await rejoin(catalog, sketches, changes)
  const isHere = (number: number) => !catalog.gone.has(number)
  const seeds = [...change.came.keys(), ...changed.flat(), ...renamed, ...near].filter(isHere)
  const few = isGathered(catalog.count)
  // A set that grows out of being gathered is made anew, and so is a gathered one.
  const all = few || isGathered(before) ? await fetchEverything(duck, catalog) : null
  // What belonged together before may now fall apart, or be too large.
  const old = all ? [] : await piecesNear(duck, catalog, seeds)
  const known = old.flatMap(({ members }) => members).filter(isHere)
  await fetchJoins(duck, catalog, all ?? [])
  apply()
  const touched = few
    ? await wholeSet(catalog, sketches, all!)
    : await touchedPieces(duck, catalog, all ?? [...seeds, ...known], {
        old,
        changed,
        others: new Set([...change.came.keys(), ...renamed])
      })
  await sketches.fetch(touched.flatMap(({ numbers }) => numbers))
  const sizes = new Map<string, number>()
  for (const { numbers } of touched)
    for (const number of numbers) {
      const { story } = entries[number]!
      sizes.set(story, (sizes.get(story) ?? 0) + 1)
    }
  const shrunk = new Set(left.map(({ story }) => story))
  const others = new Set(shrunk)
  const kept = new Set<string>()
  const moved = new Set<number>()
  const stories: number[][] = []
  const moves: { number: number; story: string; piece: number }[] = []
  let since = 0
  for (const { pairs, numbers, hash } of touched) {
    since += numbers.length
    if (since > 200) {
      since = 0
      await breathe()
    }
    const points = numbers.map((number) => sketches.of(number))
    for (const cluster of clusterPiece(points, pairs, catalog.count)) {
      const members = cluster.map((at) => numbers[at]!)
      const id = `story-${entries[members[0]!]!.id}`
      kept.add(id)
      const same = members.every((number) => entries[number]!.story === id && !renamed.has(number))
      if (!same || shrunk.has(id) || sizes.get(id) !== members.length) stories.push(members)
      for (const number of members) {
        const entry = entries[number]!
        others.add(entry.story)
        if (entry.story !== id || entry.piece !== hash || renamed.has(number)) moved.add(number)
        moves.push({ number, story: id, piece: hash })
      }
    }
  }
  // Only now, as the comparisons above are with the state before.
  for (const { number, story, piece } of moves) Object.assign(entries[number]!, { story, piece })
  const gone = [...others].filter((id) => id !== '' && !kept.has(id)).sort()
  return { edges: rows, moved: [...moved].sort((x, y) => x - y), stories, gone }
}

/** Gives articles their ids; tells those whose id is another than before, because one with the same id came or went. */
async function rename(duck: Duck, catalog: Catalog, { came }: Change, left: readonly Entry[]): Promise<Set<number>> {
  const { entries } = catalog
  const fresh = [...came.keys()].map((number) => entries[number]!)
  const namesakes = await fetchNamesakes(duck, catalog, new Set([...fresh, ...left].map(({ given }) => given)))
  for (const { number, given } of fresh) namesakes.get(given)!.push(number)
  const renamed = new Set<number>()
  for (const numbers of namesakes.values()) {
    for (const number of numbers) {
      const entry = entries[number]!
      const id = idAmong(entry, numbers.length)
      if (id !== entry.id) renamed.add(number)
      entry.id = id
    }
  }
  return renamed
}

function endsOf({ pairs }: PairChanges): Set<number> {
  const ends = new Set<number>()
  for (const pair of pairs) ends.add(firstOf(pair)).add(secondOf(pair))
  return ends
}

/** The pieces around some articles; joins that are not at hand are fetched. */
async function piecesNear(duck: Duck, catalog: Catalog, seeds: readonly number[]): Promise<FoundPiece[]> {
  await fetchJoins(duck, catalog, seeds, 'withPieces')
  for (;;) {
    const missing = new Set<number>()
    const count = seeds.reduce((most, number) => Math.max(most, number + 1), catalog.joins.heads.length)
    const pieces = piecesAround(seeds, catalog.joins, count, {
      isKnown: (number) => hasJoins(catalog, number) || !missing.add(number)
    })
    if (!missing.size) return pieces
    await fetchJoins(duck, catalog, missing)
  }
}

interface Touched {
  /** Its articles, in order of time, and the pairs of them that are joined. */
  readonly numbers: readonly number[]
  readonly pairs: readonly Pair[]
  readonly hash: number
}

/** What is known of a change: the pieces near it as they were, which pairs were joined or parted, and who is new or has another id. */
interface Before {
  readonly old: readonly FoundPiece[]
  readonly changed: readonly (readonly [first: number, second: number])[]
  readonly others: ReadonlySet<number>
}

/** Pieces around these articles that have other articles or joins than before, in order of time. */
async function touchedPieces(
  duck: Duck,
  catalog: Catalog,
  seeds: readonly number[],
  before: Before
): Promise<Touched[]> {
  const { joins, entries } = catalog
  const order = inOrder(catalog)
  const touched: Touched[] = []
  const pieces = othersThan(before, await piecesNear(duck, catalog, seeds))
  await fetchEntries(
    duck,
    catalog,
    pieces.flatMap(({ members }) => members)
  )
  for (const { members, least } of pieces) {
    const numbers = [...members].sort(order)
    const local = new Map(numbers.map((number, at) => [number, at]))
    const pairs: Pair[] = []
    for (const [at, number] of numbers.entries()) {
      for (const join of joinsOf(joins, number)) {
        if (joins.similarity[join]! < least) continue
        const other = local.get(joins.ends[join * 2]! + joins.ends[join * 2 + 1]! - number)!
        if (other > at) pairs.push({ first: at, second: other })
      }
    }
    pairs.sort((x, y) => x.first - y.first || x.second - y.second)
    const hash = hashOf(catalog, numbers, pairs, 1)
    if (numbers.some((number) => entries[number]!.piece !== hash || before.others.has(number)))
      touched.push({ numbers, pairs, hash })
  }
  return touched.sort((x, y) => order(x.numbers[0]!, y.numbers[0]!))
}

/** Those pieces that are not just as they were; those that are need not be fetched. */
function othersThan({ old, changed, others }: Before, pieces: readonly FoundPiece[]): FoundPiece[] {
  const was = new Map<number, FoundPiece>()
  for (const piece of old) for (const number of piece.members) was.set(number, piece)
  const inside = new Set(changed.flatMap(([one, two]) => (was.get(one) === was.get(two) ? [was.get(one)] : [])))
  return pieces.filter(({ members, least }) => {
    const piece = was.get(members[0]!)
    const isSame = piece?.members.length === members.length && piece.least === least && !inside.has(piece)
    return !isSame || members.some((number) => was.get(number) !== piece || others.has(number))
  })
}

/** Of a set that somebody gathered all pairs are looked at: it is one piece, as far as anything in it is alike. */
async function wholeSet(catalog: Catalog, sketches: SketchStore, all: readonly number[]): Promise<Touched[]> {
  const order = [...all].sort(inOrder(catalog))
  await sketches.fetch(order)
  const columns = columnsOf(allEdges(order.map((number) => sketches.of(number))))
  return piecesOf(order.length, columns).map((piece) => {
    const numbers = Array.from(piece.members, (place) => order[place]!)
    const pairs = pairsWithin(piece, columns)
    return { numbers, pairs, hash: hashOf(catalog, numbers, pairs, 2) }
  })
}

/** What the changes of pairs do to the joins. */
interface Rejoining {
  /** Rows of the table `edges`. */
  readonly rows: Value[][]
  /** Pairs that are joined now, or parted. */
  readonly changed: readonly (readonly [first: number, second: number])[]
  /** Brings the joins up to date. */
  readonly apply: () => void
}

/** Works out which joins come and go. Joins of articles that are gone go without a row: `removed` says it. */
async function rejoin(catalog: Catalog, sketches: SketchStore, { pairs, counts }: PairChanges): Promise<Rejoining> {
  const { joins, entries } = catalog
  const found = new Int32Array(pairs.length)
  const wanted = new Set<number>()
  for (let i = 0; i < pairs.length; i++) {
    const [first, second] = [firstOf(pairs[i]!), secondOf(pairs[i]!)]
    found[i] = findJoin(joins, first, second)
    if (found[i]! >= 0 || counts[i]! < 0 || !entries[first] || !entries[second]) continue
    wanted.add(first)
    wanted.add(second)
  }
  await sketches.fetch(wanted)
  const rows: Value[][] = []
  const changed: (readonly [number, number])[] = []
  const drops: number[] = []
  const adds: (readonly [first: number, second: number, count: number, similarity: number])[] = []
  const recounts: (readonly [join: number, count: number])[] = []
  for (let i = 0; i < pairs.length; i++) {
    const [first, second] = [firstOf(pairs[i]!), secondOf(pairs[i]!)]
    const [join, count] = [found[i]!, counts[i]!]
    const present = entries[first] && entries[second]
    if (join < 0) {
      const alike = present && count > 0 ? sketches.edge(first, second) : null
      if (alike === null) continue
      adds.push([first, second, count, alike])
      changed.push([first, second])
      rows.push([first, second, count, alike])
    } else {
      if (present) rows.push([first, second, count, count > 0 ? joins.similarity[join]! : null])
      if (present && joins.lists[join]! + count > 0) recounts.push([join, count])
      else {
        drops.push(join)
        changed.push([first, second])
      }
    }
  }
  const apply = () => {
    for (const [join, count] of recounts) joins.lists[join]! += count
    for (const join of drops) dropJoin(joins, join)
    for (const [first, second, count, alike] of adds) addJoin(joins, first, second, count, alike)
  }
  return { rows, changed, apply }
}

function neighboursOf(joins: Joins, articles: Iterable<number>): number[] {
  const near: number[] = []
  for (const number of articles)
    for (const join of joinsOf(joins, number)) near.push(joins.ends[join * 2]!, joins.ends[join * 2 + 1]!)
  return near
}

/**
 * A number for a piece: the same for the same articles and joins, in whatever order they came. `limits` tells the sets that have
 * other limits apart.
 */
function hashOf(catalog: Catalog, numbers: readonly number[], pairs: readonly Pair[], limits: number): number {
  const most = 2 ** 50
  let sum = limits
  const codeAt = (place: number) => catalog.entries[numbers[place]!]!.code
  for (let place = 0; place < numbers.length; place++) sum = (sum + codeAt(place)) % most
  for (const { first, second } of pairs) {
    const low = codeAt(first) % 2 ** 32
    const high = codeAt(second) % 2 ** 32
    sum = (sum + (Math.imul(low, 0x9e3779b1) >>> 0) * 4099 + (Math.imul(high ^ (low >>> 7), 0x85ebca6b) >>> 0)) % most
  }
  return sum
}
