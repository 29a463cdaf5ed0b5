import { expect, test } from 'vitest'
import { clustersOf, storyLimits } from '../../src/group/storyClusters.ts'
import type { Vector } from '../../src/group/storySketch.ts'

/** Vectors of which each two have the product that `likeness` gives: a term for every pair. */
function vectorsOf(count: number, likeness: (one: number, two: number) => number): Vector[] {
  return Array.from({ length: count }, (_, article) => {
    const others = Array.from({ length: count }, (_, other) => other).filter((other) => other !== article)
    const entries = others
      .map((other) => {
        const [one, two] = [Math.min(article, other), Math.max(article, other)]
        return { term: one * count + two, weight: Math.sqrt(likeness(one, two)) }
      })
      .sort((x, y) => x.term - y.term)
    return {
      terms: Uint32Array.from(entries, ({ term }) => term),
      weights: Float64Array.from(entries, ({ weight }) => weight)
    }
  })
}

test('an article that joined its likest neighbour stands at last in the story that it is most like', () => {
  // 0 to 3 are one story, 4 to 7 another; 8 is nearest to 4, hardly like the rest of that story, and like all of the first.
  const likeness = (one: number, two: number) => {
    if (two === 8) return one === 4 ? 0.55 : one < 4 ? 0.4 : 0.1
    return one < 4 === two < 4 ? 0.5 : 0.01
  }
  const points = vectorsOf(9, likeness).map((vector) => ({ vector, names: vector, at: 0 }))
  const pairs = points.flatMap((_, second) => points.slice(0, second).map((_, first) => ({ first, second })))
  expect(clustersOf(points, pairs, storyLimits)).toEqual([
    [0, 1, 2, 3, 8],
    [4, 5, 6, 7]
  ])
})
