/**
 * The stories of a corpus after articles came or went. Lists of keys tell which pairs are compared anew (`lists.ts`); pairs that are much
 * alike are joined; what joins hold together falls into pieces, and only a piece whose set of articles changed is made into stories again,
 * by the functions that also group a folder (`src/group/stories.ts`). So the stories depend on the set of articles, not on the order of adding.
 */
import { clusterPiece, isGathered, pairsWithin } from '../group/stories.ts'
import type { Pair } from '../group/storyClusters.ts'
import { allEdges } from '../group/storyNeighbours.ts'
import { columnsOf, LEVELS, leastAt, levelUpTo, piecesOf } from '../group/storyPieces.ts'
import { breathe, type Pause } from './breathe.ts'
import {
  type Catalog,
  fetchEntries,
  fetchEverything,
  fetchJoins,
  fetchMembers,
  fetchNamesakes,
  firstOf,
  hasJoins,
  idAmong,
  secondOf,
  takeOut
} from './catalog.ts'
import { type Change, changedPairs, type PairChanges } from './changedPairs.ts'
import { makeColumns } from './columns.ts'
import type { Duck } from './duck.ts'
import type { Entries, Entry, Place } from './entries.ts'
import { addJoin, dropJoin, findJoin, type Joins, joinsOf } from './joins.ts'
import { type FoundPiece, type Gap, loosenedBy, piecesAround } from './pieces.ts'
import type { SketchStore } from './sketchStore.ts'

/** What a change did to the stories. */
export interface Regrouping {
  /** Columns of the table `edges`. */
  readonly edges: readonly Float64Array[]
  /** Numbers of articles whose row in the catalog is another now. */
  readonly moved: readonly number[]
  /** Stories that are new or have other articles: numbers of their articles, in order of time. */
  readonly stories: readonly (readonly number[])[]
  /** Ids of stories that are no more. */
  readonly gone: readonly string[]
}

/**
 * Works out what changed. The catalog must have both the articles that came and those that go; it is brought up to date, and those that go are
 * taken out of it. Where `pause` throws, the catalog is of no use any more.
 */
export async function regroup(
  duck: Duck,
  catalog: Catalog,
  sketches: SketchStore,
  change: Change,
  pause: Pause = breathe
): Promise<Regrouping> {
  const { entries } = catalog
  const goes = [...change.went.keys()]
  const left = goes.map((number) => entries.get(number))
  const before = catalog.count - change.came.size
  const changes = await changedPairs(duck, catalog, change, pause)
  await fetchJoins(duck, catalog, [...goes, ...endsOf(changes, change)])
  const losses = lossesOf(catalog, goes)
  takeOut(catalog, goes)
  const renamed = await rename(duck, catalog, change, left)
  // A set that grows out of being gathered is made anew, and so is a gathered one.
  const few = isGathered(catalog.count)
  const all = few || isGathered(before) ? await fetchEverything(duck, catalog) : null
  await fetchJoins(duck, catalog, all ?? [])
  const { edges, joined, parted } = await rejoin(catalog, sketches, changes, pause)
  const others = new Set([...change.came.keys(), ...renamed])
  const pieces = new Set(left.map(({ piece }) => piece))
  const touched = few
    ? await wholeSet(catalog, sketches, all!)
    : await touchedPieces(duck, catalog, { all, others, pieces, joined, parted, losses })
  await pause()
  await sketches.fetch(touched.flatMap(({ numbers }) => numbers))
  const sizes = new Map<string, number>()
  for (const { numbers } of touched)
    for (const number of numbers) {
      const story = entries.story(number)
      sizes.set(story, (sizes.get(story) ?? 0) + 1)
    }
  const shrunk = new Set(left.map(({ story }) => story))
  const were = new Set(shrunk)
  const kept = new Set<string>()
  const moved: number[] = []
  const stories: number[][] = []
  const moves: { number: number; story: string; piece: number; level: number }[] = []
  let since = 0
  for (const { pairs, numbers, level } of touched) {
    since += numbers.length
    if (since > 200) {
      since = 0
      await pause()
    }
    const piece = numbers.reduce((lowest, number) => Math.min(lowest, number))
    const points = numbers.map((number) => sketches.of(number))
    for (const cluster of clusterPiece(points, pairs, catalog.count)) {
      const members = cluster.map((at) => numbers[at]!)
      const story = `story-${entries.id(members[0]!)}`
      kept.add(story)
      const same = members.every((number) => entries.story(number) === story && !renamed.has(number))
      if (!same || shrunk.has(story) || sizes.get(story) !== members.length) stories.push(members)
      for (const number of members) {
        were.add(entries.story(number))
        const isSame = entries.story(number) === story && isIn(entries, number, { piece, level })
        if (isSame && !renamed.has(number)) continue
        moved.push(number)
        moves.push({ number, story, piece, level })
      }
    }
  }
  // Only now, as the comparisons above are with the state before.
  for (const { number, ...place } of moves) entries.place(number, place)
  const gone = [...were].filter((id) => id !== '' && !kept.has(id)).sort()
  return { edges, moved: moved.sort((x, y) => x - y), stories, gone }
}

/** Gives articles their ids; tells those whose id is another than before, because one with the same id came or went. */
async function rename(duck: Duck, catalog: Catalog, { came }: Change, left: readonly Entry[]): Promise<Set<number>> {
  const { entries } = catalog
  const fresh = [...came.keys()].map((number) => entries.get(number))
  const namesakes = await fetchNamesakes(duck, catalog, new Set([...fresh, ...left].map(({ given }) => given)))
  for (const { number, given } of fresh) namesakes.get(given)!.push(number)
  const renamed = new Set<number>()
  for (const numbers of namesakes.values()) {
    for (const number of numbers) {
      const entry = entries.get(number)
      const id = idAmong(entry, numbers.length)
      if (id !== entry.id) renamed.add(number)
      entries.rename(number, id)
    }
  }
  return renamed
}

/** One article of each pair of two that were there before: of their joins it is known then whether they are joined. */
function endsOf({ pairs }: PairChanges, { came }: Change): Set<number> {
  const ends = new Set<number>()
  for (const pair of pairs) if (!came.has(secondOf(pair))) ends.add(firstOf(pair))
  return ends
}

/** An article that was joined with one that goes, and how much alike they are. */
function lossesOf({ joins }: Catalog, goes: readonly number[]): Gap[] {
  return goes.flatMap((number) =>
    joinsOf(joins, number).map((join) => ({
      one: joins.ends[join * 2]! + joins.ends[join * 2 + 1]! - number,
      two: null,
      level: levelUpTo(joins.similarity[join]!)
    }))
  )
}

interface Touched {
  /** Its articles, in order of time, and the pairs of them that are joined. */
  readonly numbers: readonly number[]
  readonly pairs: readonly Pair[]
  readonly level: number
}

/** What is known of a change. */
interface Disturbance {
  /** All articles, where nothing of before counts; else null. */
  readonly all: readonly number[] | null
  /** Articles that are new or have another id. */
  readonly others: ReadonlySet<number>
  /** Pieces of articles that went. */
  readonly pieces: ReadonlySet<number>
  /** Pairs that came to be joined, those that ceased to be, and articles that were joined with one that went. */
  readonly joined: readonly Gap[]
  readonly parted: readonly Gap[]
  readonly losses: readonly Gap[]
}

/** Pieces that have other articles or joins than before, in order of time. */
async function touchedPieces(duck: Duck, catalog: Catalog, disturbance: Disturbance): Promise<Touched[]> {
  const { entries, joins, gone, largest } = catalog
  const { all, others, joined, parted, losses } = disturbance
  const levelOf = (number: number) => (all ? 0 : entries.level(number))
  const gaps = all
    ? []
    : [...parted, ...losses].filter(({ one, two }) => !gone.has(one) && (two === null || !gone.has(two)))
  await fetchEntries(
    duck,
    catalog,
    losses.map(({ one }) => one)
  )
  const lower = await untilKnown(duck, catalog, (isKnown) => loosenedBy(gaps, joins, levelOf, { largest, isKnown }))
  await fetchEntries(duck, catalog, lower.keys())
  const seeds = new Set([...(all ?? []), ...others, ...lower.keys()])
  const disturbed = new Set(disturbance.pieces)
  for (const { one, two, level } of [...joined, ...gaps]) {
    for (const end of [one, two]) if (end !== null && level >= levelOf(end)) seeds.add(end)
    const piece = entries.piece(one)
    if (two !== null && piece === entries.piece(two) && level >= levelOf(one)) disturbed.add(piece)
  }
  // Whoever belonged together with them may now not.
  const pieces = new Set(disturbed)
  for (const seed of seeds) pieces.add(entries.piece(seed))
  const was = all ? new Map<number, number[]>() : await fetchMembers(duck, catalog, pieces)
  for (const members of was.values()) for (const number of members) seeds.add(number)
  const found = await untilKnown(duck, catalog, (isKnown) => {
    const levels = new Uint8Array(Math.max(entries.end(), joins.heads.length))
    const ends = [...joined, ...gaps].flatMap(({ one, two }) => (two === null ? [one] : [one, two]))
    for (const number of [...seeds, ...ends]) levels[number] = Math.min(levelOf(number), lower.get(number) ?? LEVELS)
    return piecesAround(seeds, joins, levels, { largest, isKnown })
  })
  await fetchEntries(
    duck,
    catalog,
    found.flatMap(({ members }) => members)
  )
  const isSame = ({ members, level }: FoundPiece) => {
    const piece = entries.piece(members[0]!)
    if (disturbed.has(piece) || was.get(piece)?.length !== members.length) return false
    return members.every((number) => isIn(entries, number, { piece, level }) && !others.has(number))
  }
  const order = catalog.entries.order
  return found
    .filter((piece) => !isSame(piece))
    .map(({ members, level }) => {
      const numbers = [...members].sort(order)
      return { numbers, pairs: pairsOf(joins, numbers, leastAt(level)), level }
    })
    .sort((x, y) => order(x.numbers[0]!, y.numbers[0]!))
}

function isIn({ piece, level }: Entries, number: number, place: Pick<Place, 'piece' | 'level'>): boolean {
  return piece(number) === place.piece && level(number) === place.level
}

/** Looks for something among the joins until all joins that it goes along are at hand. */
async function untilKnown<Found>(
  duck: Duck,
  catalog: Catalog,
  look: (isKnown: (article: number) => boolean) => Found
): Promise<Found> {
  for (;;) {
    const missing = new Set<number>()
    const found = look((number) => hasJoins(catalog, number) || !missing.add(number))
    if (!missing.size) return found
    await fetchJoins(duck, catalog, missing)
  }
}

/** The pairs of some articles that are joined and at least so much alike, by their places. */
function pairsOf(joins: Joins, numbers: readonly number[], least: number): Pair[] {
  const places = new Map(numbers.map((number, at) => [number, at]))
  const pairs: Pair[] = []
  for (const [at, number] of numbers.entries()) {
    for (const join of joinsOf(joins, number)) {
      if (joins.similarity[join]! < least) continue
      const other = places.get(joins.ends[join * 2]! + joins.ends[join * 2 + 1]! - number)!
      if (other > at) pairs.push({ first: at, second: other })
    }
  }
  return pairs.sort((x, y) => x.first - y.first || x.second - y.second)
}

/** Of a set that somebody gathered all pairs are looked at: it is one piece, as far as anything in it is alike. */
async function wholeSet(catalog: Catalog, sketches: SketchStore, all: readonly number[]): Promise<Touched[]> {
  const order = [...all].sort(catalog.entries.order)
  await sketches.fetch(order)
  const columns = columnsOf(allEdges(order.map((number) => sketches.of(number))))
  return piecesOf(order.length, columns).map((piece) => ({
    numbers: Array.from(piece.members, (place) => order[place]!),
    pairs: pairsWithin(piece, columns),
    level: 0
  }))
}

/** What the changes of pairs do to the joins. */
interface Rejoining {
  /** Columns of the table `edges`. */
  readonly edges: readonly Float64Array[]
  /** Pairs that are joined now, and those that were, with the level up to which that holds them together. */
  readonly joined: readonly Gap[]
  readonly parted: readonly Gap[]
}

/** Brings the joins up to date. Joins of articles that are gone go without a row: `removed` says it. */
async function rejoin(
  { joins, entries }: Catalog,
  sketches: SketchStore,
  { pairs, counts }: PairChanges,
  pause: Pause
): Promise<Rejoining> {
  const found = new Int32Array(pairs.length)
  const wanted = new Set<number>()
  for (let i = 0; i < pairs.length; i++) {
    if (i % OFTEN === 0) await pause()
    const [first, second] = [firstOf(pairs[i]!), secondOf(pairs[i]!)]
    found[i] = findJoin(joins, first, second)
    if (found[i]! >= 0 || counts[i]! < 0 || !entries.has(first) || !entries.has(second)) continue
    wanted.add(first)
    wanted.add(second)
  }
  await sketches.fetch(wanted)
  const edges = makeColumns(4)
  const [joined, parted]: [Gap[], Gap[]] = [[], []]
  for (let i = 0; i < pairs.length; i++) {
    if (i % OFTEN === 0) await pause()
    const [one, two] = [firstOf(pairs[i]!), secondOf(pairs[i]!)]
    const [join, count] = [found[i]!, counts[i]!]
    const present = entries.has(one) && entries.has(two)
    const alike = join >= 0 ? joins.similarity[join]! : present && count > 0 ? sketches.edge(one, two) : null
    if (alike === null) continue
    if (present) {
      edges.add(one, two, count, count > 0 ? alike : NaN)
      edges.add(two, one, count, count > 0 ? alike : NaN)
    }
    if (join < 0) {
      addJoin(joins, one, two, count, alike)
      joined.push({ one, two, level: levelUpTo(alike) })
    } else if (present && joins.lists[join]! + count > 0) joins.lists[join]! += count
    else {
      dropJoin(joins, join)
      parted.push({ one, two, level: levelUpTo(alike) })
    }
  }
  return { edges: edges.columns(), joined, parted }
}

/** Pairs between two pauses. */
const OFTEN = 100_000
