import { expect, test } from 'vitest'
import { readWords, wordEnd, wordHash } from '../../src/text/hashedWords.ts'

function wordsIn(text: string): string[] {
  return [...readWords(text).starts].map((start) => text.slice(start, wordEnd(text, start)))
}

test('offsets are into the untouched text', () => {
  expect(wordsIn('  “Don’t wait,” she said — twice.')).toEqual(['Don’t', 'wait', 'she', 'said', 'twice'])
  expect(wordsIn('well-known 1,200 U.S.')).toEqual(['well', 'known', '1', '200', 'U', 'S'])
  expect(wordsIn('𝒜 🎻 𐐷𐐨')).toEqual(['𝒜', '𐐷𐐨'])
  expect(wordsIn('新聞 text')).toEqual(['新', '聞', 'text'])
  expect(wordsIn('')).toEqual([])
})

test('case, composition, apostrophes and invisible marks do not tell words apart', () => {
  const same: [string, string][] = [
    ['ÉTAN', 'e\u0301tan'],
    ['don’t', "DON'T"],
    ['har\u00adbour', 'harbour'],
    ['Σίσυφος', 'ΣΊΣΥΦΟΣ']
  ]
  for (const [one, two] of same) expect(wordHash(one), one).toBe(wordHash(two))
  expect(wordHash('Étan')).not.toBe(wordHash('Etan'))
})

test('words that begin in a skipped span are left out', () => {
  const text = 'one two three four'
  expect(readWords(text, [{ start: 4, end: 13 }]).count).toBe(2)
})

test('a text too long for the fast way, or with a letter that needs care, has the words that its parts have', () => {
  const part = 'Twelve harbour masters signed; ÉTAN didn’t. '
  const { hashes } = readWords(part)
  const long = readWords(part.repeat(30_000))
  expect(long.count).toBe(hashes.length * 30_000)
  expect(long.hashes.slice(-hashes.length)).toEqual(hashes)
  const careful = readWords(`${part}𐐷`)
  expect(careful.hashes.slice(0, -1)).toEqual(hashes)
})

test('a picture ends a word as any sign does, whatever marks it is made of', () => {
  expect(wordsIn('Ship ahoy 😀❤\ufe0f👩\u200d👧 1\ufe0f\u20e3 one👍two')).toEqual([
    'Ship',
    'ahoy',
    '1\ufe0f\u20e3',
    'one',
    'two'
  ])
})
