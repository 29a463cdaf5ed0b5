/** The pieces found around articles against those of all articles at once. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addJoin, dropJoin, findJoin, joinsOf, makeJoins } from '../../src/corpus/joins.ts'
import { type Gap, loosenedBy, piecesAround } from '../../src/corpus/pieces.ts'
import { columnsOf, leastAt, levelUpTo, piecesOf } from '../../src/group/storyPieces.ts'

const size = 60
const edge = fc.record({
  first: fc.integer({ min: 0, max: size - 2 }),
  second: fc.integer({ min: 1, max: size - 1 }),
  similarity: fc.integer({ min: 20, max: 99 }).map((percent) => Math.fround(percent / 100))
})
const graph = fc.uniqueArray(
  edge.filter(({ first, second }) => first < second),
  { selector: ({ first, second }) => first * size + second, maxLength: 140 }
)

function heldBy(edges: readonly { first: number; second: number; similarity: number }[]) {
  const joins = makeJoins()
  for (const { first, second, similarity } of edges) addJoin(joins, first, second, 1, similarity)
  return joins
}

test('from every article the same pieces are found, whatever may be together', () => {
  fc.assert(
    fc.property(graph, fc.integer({ min: 1, max: 40 }), (edges, largest) => {
      const expected = piecesOf(size, columnsOf(edges), largest).map(({ members }) => [...members])
      const joins = heldBy(edges)
      const all = piecesAround(Array(size).keys(), joins, new Uint8Array(size), { largest })
      const sorted = all.map(({ members }) => [...members].sort((x, y) => x - y)).sort((x, y) => x[0]! - y[0]!)
      expect(sorted).toEqual(expected)
      for (const piece of expected) {
        const seed = piece[piece.length >> 1]!
        const [found, ...more] = piecesAround([seed, seed], joins, new Uint8Array(size), { largest })
        expect([...found!.members].sort((x, y) => x - y)).toEqual(piece)
        expect(more).toEqual([])
      }
    }),
    { numRuns: 200, seed: 5 }
  )
})

test('after joins came and went, the levels of before and what was loosened lead to the same pieces', () => {
  let loosened = 0
  fc.assert(
    fc.property(
      graph,
      graph,
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.integer({ min: 0, max: size - 1 }), { maxLength: 4 }),
      (some, others, largest, goes) => {
        const key = ({ first, second }: { first: number; second: number }) => first * size + second
        const goer = (article: number) => goes.includes(article)
        // Most joins stay, a few go; some go with an article.
        const before = some
        const stays = before.filter((join, n) => n % 7 && !goer(join.first) && !goer(join.second))
        const held = new Set(before.map(key))
        const came = others.filter(
          (join, n) => n % 3 === 0 && !held.has(key(join)) && !goer(join.first) && !goer(join.second)
        )
        const was = new Uint8Array(size)
        for (const { members, level } of piecesAround(Array(size).keys(), heldBy(before), new Uint8Array(size), {
          largest
        }))
          for (const member of members) was[member] = level
        const gaps: Gap[] = before
          .filter((join) => !stays.includes(join))
          .flatMap(({ first, second, similarity }): Gap[] => {
            const level = levelUpTo(similarity)
            if (goer(first) && goer(second)) return []
            if (goer(first)) return [{ one: second, two: null, level }]
            return [{ one: first, two: goer(second) ? null : second, level }]
          })
        const now = [...stays, ...came]
        const lower = loosenedBy(gaps, heldBy(now), (article) => was[article]!, { largest })
        loosened += lower.size
        const levels = was.map((level, article) => Math.min(level, lower.get(article) ?? level))
        const present = [...Array(size).keys()].filter((article) => !goer(article))
        const found = piecesAround(present, heldBy(now), levels, { largest })
        const sorted = found.map(({ members }) => [...members].sort((x, y) => x - y)).sort((x, y) => x[0]! - y[0]!)
        const expected = piecesOf(size, columnsOf(now), largest).map(({ members }) => [...members])
        expect(sorted).toEqual(expected.filter(([first]) => !goer(first!)))
        for (const { members, level } of found)
          if (level > 0) {
            const [seed] = members
            const wider = piecesAround(
              [seed!],
              heldBy(now.filter((join) => join.similarity >= leastAt(level - 1))),
              new Uint8Array(size),
              { largest: size }
            )
            expect(wider[0]!.members.length).toBeGreaterThan(largest)
          }
      }
    ),
    { numRuns: 2000, seed: 8 }
  )
  expect(loosened).toBeGreaterThan(100)
})

test('joins that go leave the others, and make room for new ones', () => {
  fc.assert(
    fc.property(graph, graph, (before, after) => {
      const joins = heldBy(before)
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
