/**
 * Sketches of articles by number: those in memory, packed into a few large arrays, and those fetched from disk when they are asked for. A
 * million of them take 0.6 GB; as records of their own they would take four times as much.
 */
import type { Point } from '../group/storyClusters.ts'
import { edgeOf } from '../group/storyNeighbours.ts'
import type { Sketch, Vector } from '../group/storySketch.ts'
import type { Catalog } from './catalog.ts'
import type { NumberColumns } from './columns.ts'
import type { Duck } from './duck.ts'

/** Sketches kept in memory by a writer from one batch to the next. */
const KEPT = 1_500_000
/** More than so many are fetched by a join. */
const FEW = 500
/** Terms of a block of memory. */
const BLOCK = 1 << 20

export interface SketchStore {
  /** Takes in a sketch that is not on disk yet. */
  readonly add: (number: number, sketch: Sketch) => void
  /** Says that all sketches taken in are on disk now: they may be forgotten and fetched again. */
  readonly saved: () => void
  /** Makes sure that the sketches of these articles are at hand. */
  readonly fetch: (numbers: Iterable<number>) => Promise<void>
  /** A sketch at hand, as clustering needs it. */
  readonly of: (number: number) => Point
  /** How much two articles are alike whose sketches are at hand; null where they may not be joined. */
  readonly edge: (one: number, two: number) => number | null
}

interface Block {
  readonly terms: Uint32Array
  readonly weights: Float32Array
  /** 1 for a name. */
  readonly named: Uint8Array
  used: number
}

export function makeSketchStore(duck: Duck, catalog: Catalog): SketchStore {
  let blocks: Block[] = []
  let held = 0
  /** By number: where the terms of its sketch begin, over all blocks, plus 1; 0 where it is not at hand. And how many they are. */
  let begins = new Uint32Array(1024)
  let sizes = new Uint8Array(1024)

  const roomFor = (number: number, size: number): { block: Block; from: number } => {
    if (number >= begins.length) {
      const length = Math.max(number + 1, begins.length * 2)
      const [moreBegins, moreSizes] = [new Uint32Array(length), new Uint8Array(length)]
      moreBegins.set(begins)
      moreSizes.set(sizes)
      begins = moreBegins
      sizes = moreSizes
    }
    let block = blocks.at(-1)
    if (!block || block.used + size > BLOCK) {
      block = {
        terms: new Uint32Array(BLOCK),
        weights: new Float32Array(BLOCK),
        named: new Uint8Array(BLOCK),
        used: 0
      }
      blocks.push(block)
    }
    const from = block.used
    block.used += size
    begins[number] = (blocks.length - 1) * BLOCK + from + 1
    sizes[number] = size
    held++
    return { block, from }
  }
  const isHeld = (number: number) => number < begins.length && begins[number] !== 0
  const keep = (number: number, { terms, weights }: Vector, isName: (term: number) => boolean) => {
    const { block, from } = roomFor(number, terms.length)
    block.terms.set(terms, from)
    block.weights.set(weights, from)
    for (let i = 0; i < terms.length; i++) block.named[from + i] = isName(terms[i]!) ? 1 : 0
  }
  const edge = (one: number, two: number): number | null => {
    const [first, second] = [begins[one]! - 1, begins[two]! - 1]
    const a = blocks[Math.floor(first / BLOCK)]!
    const b = blocks[Math.floor(second / BLOCK)]!
    let i = first % BLOCK
    let j = second % BLOCK
    const endOfOne = i + sizes[one]!
    const endOfTwo = j + sizes[two]!
    let sum = 0
    while (i < endOfOne && j < endOfTwo) {
      const difference = a.terms[i]! - b.terms[j]!
      if (difference === 0) sum += a.weights[i++]! * b.weights[j++]!
      else if (difference < 0) i++
      else j++
    }
    return edgeOf(sum, catalog.entries.at(one), catalog.entries.at(two))
  }
  return {
    add: (number, { vector, names }) => {
      const named = new Set(names.terms)
      keep(number, vector, (term) => named.has(term))
    },
    saved: () => {
      if (held <= KEPT) return
      blocks = []
      held = 0
      begins.fill(0)
    },
    of: (number) => {
      const begin = begins[number]! - 1
      const { terms, weights, named } = blocks[Math.floor(begin / BLOCK)]!
      const from = begin % BLOCK
      const to = from + sizes[number]!
      const vector = { terms: terms.slice(from, to), weights: new Float64Array(weights.subarray(from, to)) }
      let count = 0
      for (let at = from; at < to; at++) count += named[at]!
      const names = { terms: new Uint32Array(count), weights: new Float64Array(count) }
      count = 0
      for (let at = from; at < to; at++) {
        if (!named[at]) continue
        names.terms[count] = terms[at]!
        names.weights[count++] = weights[at]!
      }
      return { vector, names, at: catalog.entries.at(number) }
    },
    edge,
    fetch: async (numbers) => {
      const missing = [...new Set(numbers)].filter((number) => !isHeld(number))
      if (!missing.length) return
      for (const { number, vector, names } of await readSketches(duck, missing)) {
        const named = new Set(names)
        keep(number, vector, (term) => named.has(term))
      }
    }
  }
}

/** Adds the rows of the table `sketches` for an article. */
export function addSketchRows(rows: NumberColumns, number: number, { vector, names }: Sketch): void {
  const named = new Set(names.terms)
  vector.terms.forEach((term, i) => {
    rows.add(number, term, vector.weights[i]!, named.has(term) ? 1 : 0)
  })
}

interface StoredSketch {
  readonly number: number
  readonly vector: Vector
  readonly names: Float64Array
}

async function readSketches(duck: Duck, numbers: readonly number[]): Promise<StoredSketch[]> {
  const few = numbers.length <= FEW
  if (!few) await duck.fillNumbers('wanted', ['article'], [Float64Array.from(numbers)])
  const where = few ? numbers.join(', ') : 'SELECT CAST(article AS BIGINT) FROM wanted'
  const [articles, terms, weights, isName] = await duck.numbers(
    `SELECT CAST(article AS DOUBLE), CAST(term AS DOUBLE), CAST(weight AS DOUBLE), CAST(named AS DOUBLE) FROM sketches
     WHERE article IN (${where}) ORDER BY article, term`
  )
  const found: StoredSketch[] = []
  const empty = new Set(numbers)
  for (let from = 0; from < articles!.length; ) {
    const number = articles![from]!
    let to = from
    while (to < articles!.length && articles![to] === number) to++
    const vector = { terms: Uint32Array.from(terms!.subarray(from, to)), weights: weights!.slice(from, to) }
    found.push({ number, vector, names: terms!.subarray(from, to).filter((_, i) => isName![from + i] === 1) })
    empty.delete(number)
    from = to
  }
  // An article without words has a sketch without terms.
  for (const number of empty)
    found.push({
      number,
      vector: { terms: new Uint32Array(0), weights: new Float64Array(0) },
      names: new Float64Array(0)
    })
  return found
}
