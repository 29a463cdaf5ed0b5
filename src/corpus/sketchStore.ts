/** Sketches of articles by number: those in memory, and those fetched from disk when they are asked for. */
import type { Sketch, Vector } from '../group/storySketch.ts'
import type { Catalog } from './catalog.ts'
import type { Duck, Value } from './duck.ts'

/** Sketches kept in memory by a writer: about 1 kB each. */
const KEPT = 400_000
/** More than so many are fetched by reading the whole table. */
const FEW = 2000

export interface SketchStore {
  /** Takes in a sketch that is not on disk yet. */
  readonly add: (number: number, sketch: Sketch) => void
  /** Says that all sketches taken in are on disk now: they may be forgotten and fetched again. */
  readonly saved: () => void
  /** Makes sure that the sketches of these articles are at hand. */
  readonly fetch: (numbers: Iterable<number>) => Promise<void>
  /** A sketch at hand. */
  readonly of: (number: number) => Sketch
}

export function makeSketchStore(duck: Duck, catalog: Catalog): SketchStore {
  const held = new Map<number, Sketch>()
  const unsaved = new Set<number>()
  return {
    add: (number, sketch) => {
      held.set(number, sketch)
      unsaved.add(number)
    },
    saved: () => unsaved.clear(),
    of: (number) => held.get(number)!,
    fetch: async (numbers) => {
      const wanted = new Set(numbers)
      const missing = [...wanted].filter((number) => !held.has(number))
      if (held.size + missing.length > KEPT)
        for (const number of held.keys()) if (!wanted.has(number) && !unsaved.has(number)) held.delete(number)
      if (!missing.length) return
      const columns = 'CAST(sketches.article AS DOUBLE), terms, weights, names, name_weights'
      let query = `SELECT ${columns} FROM sketches WHERE article IN (${missing.join(', ')})`
      if (missing.length > FEW) {
        await duck.fill(
          'wanted',
          [{ name: 'article', type: 'BIGINT' }],
          missing.map((number) => [number])
        )
        query = `SELECT ${columns} FROM sketches JOIN wanted ON wanted.article = sketches.article`
      }
      const [articles, terms, weights, names, nameWeights] = await duck.columns(query)
      articles?.forEach((number, i) => {
        const named = vectorOf(names![i]!, nameWeights![i]!)
        const vector = merged(vectorOf(terms![i]!, weights![i]!), named)
        const { at } = catalog.entries[number as number]!
        held.set(number as number, { vector, names: named, keys: new Uint32Array(0), at })
      })
    }
  }
}

/** The rows of the table `sketches`, and of `keys`, for an article. */
export function sketchRow(number: number, sketch: Sketch): Value[] {
  const named = new Set(sketch.names.terms)
  const terms: number[] = []
  const weights: number[] = []
  sketch.vector.terms.forEach((term, i) => {
    if (named.has(term)) return
    terms.push(term)
    weights.push(sketch.vector.weights[i]!)
  })
  return [number, terms, weights, [...sketch.names.terms], [...sketch.names.weights]]
}

function vectorOf(terms: Value, weights: Value): Vector {
  return { terms: Uint32Array.from(terms as number[]), weights: Float64Array.from(weights as number[]) }
}

function merged(words: Vector, names: Vector): Vector {
  const pairs = [
    ...Array.from(words.terms, (term, i) => [term, words.weights[i]!] as const),
    ...Array.from(names.terms, (term, i) => [term, names.weights[i]!] as const)
  ].sort((x, y) => x[0] - y[0])
  return { terms: Uint32Array.from(pairs, ([term]) => term), weights: Float64Array.from(pairs, ([, weight]) => weight) }
}
