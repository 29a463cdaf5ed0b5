import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { match, matchOn } from '../../src/match/match.ts'
import { memberOf, startOf, startsOf } from '../../src/match/member.ts'
import { corpusTerms, termsFor } from '../../src/match/terms.ts'
import { readWords } from '../../src/text/hashedWords.ts'
import { article, day } from './articles.ts'

/** Stretches that real pages and hostile ones are made of. */
const piece = fc.oneof(
  fc.constantFrom(
    'The lock keepers of the upper canal went on strike at noon over the price of oil for the gates.',
    '“We will not open a single gate until they have paid us for the winter,” their speaker said.',
    "don't 'round the boys' room rock 'n' roll",
    'é é ÉTAN ŚĆ ﬁ ß ſ İ',
    '新聞記者は昨日の朝に港で船を見た。',
    'a a a a a a a a a a a a a a a a a a a a',
    '\u0000\u2028\u200d\ufeff\u202e',
    '\ud800 \udc00\ud800',
    '👩‍👩‍👧 🎻 𐐷𐐨',
    `${'x'.repeat(700)} ${' '.repeat(600)} y`
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 })
)
const texts = fc.array(
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('\n')),
  { maxLength: 9 }
)
const dates = ['2031-01-01', '2031-01-02', null]

const articlesOf = (all: readonly string[]) =>
  all.map((text, n) => {
    const date = dates[n % dates.length]
    return article(`t${n}`, text, {
      published: date ? day(date) : null,
      outlet: n % 4 ? { name: `Outlet ${n % 2}`, domain: null } : null
    })
  })

describe('whatever the texts are', () => {
  test.each([
    ['few articles', termsFor(2, 100)],
    ['fine', termsFor(2, 100, 'fine')],
    ['coarse', termsFor(2, 100, 'coarse')],
    ['a corpus', corpusTerms]
  ])('passages lie within their articles, from word to word, and do not depend on order: %s', (_, terms) => {
    fc.assert(
      fc.property(texts, (all) => {
        const articles = articlesOf(all)
        const passages = matchOn(articles, terms)
        expect(matchOn([...articles].reverse(), terms)).toEqual(passages)
        const byId = new Map(articles.map((a) => [a.id, a]))
        for (const { a, b, similarity } of passages) {
          expect(a.article).not.toBe(b.article)
          expect(similarity).toBeGreaterThanOrEqual(0.5)
          expect(similarity).toBeLessThanOrEqual(1)
          for (const place of [a, b]) {
            const { text } = byId.get(place.article)!
            expect(place.start).toBeGreaterThanOrEqual(0)
            expect(place.end).toBeLessThanOrEqual(text.length)
            expect(place.start).toBeLessThan(place.end)
            const words = readWords(text.slice(place.start, place.end)).count
            expect(words).toBeGreaterThanOrEqual(6)
            expect(words).toBe([...readWords(text).starts].filter((at) => at >= place.start && at < place.end).length)
          }
        }
        const keys = passages.map((passage) => JSON.stringify(passage))
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { seed: 5, numRuns: 60 }
    )
  })

  test('where words begin is kept whatever stands between them', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join(' ')
        const member = memberOf(article('t', text))
        const { starts } = readWords(text)
        expect(startsOf(member)).toEqual(starts)
        for (let word = 0; word < starts.length; word += 7) expect(startOf(member, word)).toBe(starts[word])
      }),
      { seed: 6, numRuns: 100 }
    )
  })
})

test('a thousand pages of one word do not take a thousand times a thousand steps', () => {
  const pages = Array.from({ length: 400 }, (_, n) => article(`p${n}`, 'echo '.repeat(2000)))
  const begin = process.cpuUsage()
  match(pages)
  const { user } = process.cpuUsage(begin)
  expect(user / 1e6).toBeLessThan(20)
})
