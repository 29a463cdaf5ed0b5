import { expect, test } from 'vitest'
import { alignSeed } from '../../src/match/align.ts'
import { chain } from '../../src/match/chain.ts'

const numbers = (text: string) =>
  Uint32Array.from(text.split(' '), (word) => [...word].reduce((n, c) => n * 31 + c.charCodeAt(0), 7) >>> 0)

test('an alignment crosses words replaced, dropped and inserted, and ends where the texts part', () => {
  const a = numbers('x x x the old pier will close in spring after forty years of service y y y y y y y')
  const b = numbers('z z the old wooden pier will close in autumn after forty years service q q q q q q q')
  // "will close in" is the seed
  const segment = alignSeed(a, 6, b, 6, 3)
  expect(segment).toEqual({ aFrom: 3, aTo: 15, bFrom: 2, bTo: 14, matches: 10 })
})

test('a seed that is none gives nothing', () => {
  expect(alignSeed(numbers('a b c d'), 0, numbers('a b c e'), 0, 4)).toBeNull()
})

test('segments that follow each other in both texts are one; a repeat of a part is none', () => {
  const untold = { telling: 0, furniture: 0 }
  const first = { aFrom: 0, aTo: 20, bFrom: 100, bTo: 120, matches: 20, ...untold }
  const second = { aFrom: 28, aTo: 50, bFrom: 127, bTo: 149, matches: 20, ...untold }
  const repeat = { aFrom: 300, aTo: 310, bFrom: 105, bTo: 115, matches: 10, ...untold }
  const elsewhere = { aFrom: 60, aTo: 80, bFrom: 10, bTo: 30, matches: 19, ...untold }
  expect(chain([second, repeat, first, elsewhere])).toEqual([
    elsewhere,
    { aFrom: 0, aTo: 50, bFrom: 100, bTo: 149, matches: 40, ...untold }
  ])
})
