/** The pieces found around articles against those of all articles at once. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addJoin, dropJoin, findJoin, joinsOf, makeJoins } from '../../src/corpus/joins.ts'
import { piecesAround } from '../../src/corpus/pieces.ts'
import { columnsOf, piecesOf } from '../../src/group/storyPieces.ts'

const size = 60
const edge = fc.record({
  first: fc.integer({ min: 0, max: size - 2 }),
  second: fc.integer({ min: 1, max: size - 1 }),
  similarity: fc.integer({ min: 20, max: 99 }).map((percent) => percent / 100)
})
const graph = fc.uniqueArray(
  edge.filter(({ first, second }) => first < second),
  { selector: ({ first, second }) => first * size + second, maxLength: 140 }
)

function held(edges: readonly { first: number; second: number; similarity: number }[]) {
  const joins = makeJoins()
  for (const { first, second, similarity } of edges) addJoin(joins, first, second, 1, similarity)
  return joins
}

test('from every article the same pieces are found, whatever may be together', () => {
  fc.assert(
    fc.property(graph, fc.integer({ min: 1, max: 40 }), (edges, largest) => {
      const expected = piecesOf(size, columnsOf(edges), largest).map(({ members }) => [...members])
      const joins = held(edges)
      const all = piecesAround(Array(size).keys(), joins, size, { largest })
      const sorted = all.map(({ members }) => [...members].sort((x, y) => x - y)).sort((x, y) => x[0]! - y[0]!)
      expect(sorted).toEqual(expected)
      for (const piece of expected) {
        const seed = piece[piece.length >> 1]!
        const [found, ...more] = piecesAround([seed, seed], joins, size, { largest })
        expect([...found!.members].sort((x, y) => x - y)).toEqual(piece)
        expect(more).toEqual([])
      }
    }),
    { numRuns: 200, seed: 5 }
  )
})

test('joins that go leave the others, and make room for new ones', () => {
  fc.assert(
    fc.property(graph, graph, (before, after) => {
      const joins = held(before)
      for (const { first, second } of before) if ((first + second) % 3) dropJoin(joins, findJoin(joins, second, first))
      const kept = before.filter(({ first, second }) => (first + second) % 3 === 0)
      const added = after.filter((one) => !kept.some((two) => one.first === two.first && one.second === two.second))
      for (const { first, second, similarity } of added) addJoin(joins, first, second, 2, similarity)
      const expected = [...kept, ...added].map(({ first, second }) => `${first} ${second}`).sort()
      const found = Array.from({ length: size }, (_, article) =>
        joinsOf(joins, article).flatMap((join) =>
          joins.ends[join * 2] === article ? [`${article} ${joins.ends[join * 2 + 1]}`] : []
        )
      )
      expect(found.flat().sort()).toEqual(expected)
    }),
    { numRuns: 100, seed: 6 }
  )
})
