/** Entries held as columns against the same as objects. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Entry, makeEntries } from '../../src/corpus/entries.ts'

const entry: fc.Arbitrary<Entry> = fc.record({
  number: fc.integer({ min: 0, max: 5000 }),
  id: fc.constantFrom('kiln', 'kiln~1', 'ferry', 'bell'),
  given: fc.constantFrom('kiln', 'ferry', 'bell'),
  digest: fc.constantFrom('00000000ffffffff', 'ffffffff00000000', '0123456789abcdef', '0123456789abcdee'),
  at: fc.constantFrom(Number.NaN, 0, -86_400_000, 1_900_000_000_000),
  label: fc.constantFrom('', 'The kiln is lit'),
  outlet: fc.constantFrom(null, 'Tarn Courier', 'Daily Pelican'),
  piece: fc.integer({ min: -1, max: 5000 }),
  level: fc.integer({ min: 0, max: 13 }),
  story: fc.constantFrom('', 'story-kiln', 'story-bell')
})

/** By time, undated last, then by id as read, then by digest. */
function order(one: Entry, two: Entry): number {
  const key = ({ at, given, digest }: Entry) =>
    [Number.isNaN(at) ? '1' : `0${String(at + 1e9).padStart(16, '0')}`, given, digest].join(' ')
  return key(one) < key(two) ? -1 : key(one) > key(two) ? 1 : 0
}

test('what is put in comes out, in the same order, as it was changed last', () => {
  fc.assert(
    fc.property(fc.uniqueArray(entry, { selector: ({ number }) => number, minLength: 2, maxLength: 40 }), (given) => {
      const entries = makeEntries()
      for (const each of given) entries.set(each)
      for (const each of given) expect(entries.get(each.number)).toEqual(each)
      const byNumber = new Map(given.map((each) => [each.number, each]))
      for (const one of given)
        for (const two of given)
          expect(Math.sign(entries.order(one.number, two.number))).toBe(
            order(byNumber.get(one.number)!, byNumber.get(two.number)!)
          )
      const [first, second] = given
      entries.rename(first!.number, 'kiln~2')
      entries.place(first!.number, { piece: 7, level: 3, story: 'story-other' })
      expect(entries.get(first!.number)).toEqual({ ...first, id: 'kiln~2', piece: 7, level: 3, story: 'story-other' })
      entries.drop(second!.number)
      expect(entries.numbers()).toEqual(
        given
          .filter((each) => each !== second)
          .map(({ number }) => number)
          .sort((x, y) => x - y)
      )
      expect(entries.has(second!.number)).toBe(false)
    }),
    { numRuns: 200, seed: 9 }
  )
})
