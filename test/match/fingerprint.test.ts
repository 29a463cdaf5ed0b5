import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coarse, fine, makeFingerprints, winnow } from '../../src/match/fingerprint.ts'

function printsOf(words: readonly number[], tier = coarse): Set<number> {
  const prints = makeFingerprints()
  winnow(Uint32Array.from(words), 0, words.length, tier, prints)
  return new Set(prints.hashes.subarray(0, prints.count))
}

test('texts that share a run of gram + window - 1 words share a fingerprint', () => {
  const word = fc.nat(50)
  const side = fc.array(word, { maxLength: 40 })
  for (const tier of [coarse, fine]) {
    const run = fc.array(word, { minLength: tier.gram + tier.window - 1, maxLength: 40 })
    fc.assert(
      fc.property(run, side, side, side, side, (shared, a, b, c, d) => {
        const one = printsOf([...a, ...shared, ...b], tier)
        const two = printsOf([...c, ...shared, ...d], tier)
        expect([...one].some((hash) => two.has(hash))).toBe(true)
      }),
      { seed: 7, numRuns: 200 }
    )
  }
})

test('a text shorter than a window still has one fingerprint, one shorter than a run has none', () => {
  expect(printsOf([1, 2, 3, 4, 5, 6]).size).toBe(1)
  expect(printsOf([1, 2, 3, 4, 5]).size).toBe(0)
})

test('a very long text has the fingerprints of its parts, each once', () => {
  const words = Uint32Array.from({ length: 300_000 }, (_, i) => Math.imul(i + 1, 0x9e3779b1))
  const prints = makeFingerprints()
  winnow(words, 0, words.length, coarse, prints)
  const positions = [...prints.positions.subarray(0, prints.count)]
  expect(positions.every((position, i) => i === 0 || position > positions[i - 1]!)).toBe(true)
  const all = new Set(prints.hashes.subarray(0, prints.count))
  // Windows are taken in blocks of 262,144 runs: a part lies across the border.
  for (const from of [0, 262_100, 262_130, 299_900]) {
    const part = words.slice(from, from + 100)
    expect([...printsOf([...part])].every((hash) => all.has(hash))).toBe(true)
  }
})
