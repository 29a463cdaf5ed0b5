import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coarse, fine } from '../../src/match/fingerprint.ts'
import { matchOn } from '../../src/match/match.ts'
import { compareMembers, type Member, memberOf } from '../../src/match/member.ts'
import { askedOf, type Holding, holdingsOf, planAddition, verifyPairs } from '../../src/match/stream.ts'
import { corpusTerms, type MatchTerms } from '../../src/match/terms.ts'
import type { Article, Passage } from '../../src/model.ts'
import { article, day } from './articles.ts'

/** The plainest posting store: all rows in memory, passages by pair. */
function makeStore(terms: MatchTerms) {
  const members = new Map<string, Member>()
  const rows = new Map<number, Holding[]>()
  const kept = new Map<string, Passage[]>()
  const fetch = (hashes: Float64Array) => [...hashes].flatMap((hash) => rows.get(hash) ?? [])
  const keyOf = (one: string, two: string) => [one, two].sort().join('\u0000')
  return {
    add(articles: readonly Article[]) {
      const added = articles.map((a) => memberOf(a))
      for (const member of added) {
        members.set(member.id, member)
        for (const row of holdingsOf(member, terms)) rows.set(row.hash, [row, ...(rows.get(row.hash) ?? [])])
      }
      const ids = new Set(added.map((member) => member.id))
      const pairs = planAddition(fetch(askedOf(added, terms)), ids, terms)
      for (const [earlier, later] of pairs) {
        expect(compareMembers(members.get(earlier)!, members.get(later)!)).toBeLessThan(0)
        kept.delete(keyOf(earlier, later))
      }
      const known = fetch(askedOf(new Set(pairs.flat().map((id) => members.get(id)!)), terms))
      for (const passage of verifyPairs(pairs, (id) => members.get(id), known, terms)) {
        const key = keyOf(passage.a.article, passage.b.article)
        kept.set(key, [...(kept.get(key) ?? []), passage])
      }
    },
    passages: () => [...kept.values()].flat()
  }
}

const inOneForm = (passages: readonly Passage[]) => passages.map((passage) => JSON.stringify(passage)).sort()

/** Sentences of which articles are made: few, so that many are shared. */
const sentences = Array.from({ length: 9 }, (_, n) =>
  Array.from({ length: 14 }, (_, i) => `w${(n * 7919 + i * 104729) % 10007}`).join(' ')
)

const manyArticles = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 60 }),
    outlet: fc.constantFrom('North Pier News', 'Lock Gazette', null),
    day: fc.constantFrom('2031-01-01', '2031-01-02', '2031-06-20', '2032-06-20', null),
    parts: fc.array(fc.nat(sentences.length - 1), { maxLength: 5 })
  }),
  { minLength: 2, maxLength: 24, selector: (row) => row.id }
)

test.each([
  ['a corpus', corpusTerms],
  ['fine', { layers: [{ ...fine, scope: 'everything' }], collection: 'open' } as MatchTerms],
  ['gathered', { layers: [{ ...coarse, scope: 'everything' }], collection: 'gathered' } as MatchTerms]
])('any order and split of the same articles gives what one batch gives: %s', (_, terms) => {
  fc.assert(
    fc.property(
      manyArticles,
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 24, maxLength: 24 }),
      (rows, steps) => {
        const articles = rows.map((row) =>
          article(`s${row.id}`, row.parts.map((part) => `“${sentences[part]}.”`).join('\n'), {
            outlet: row.outlet ? { name: row.outlet, domain: null } : null,
            published: row.day ? day(row.day) : null
          })
        )
        const store = makeStore(terms)
        for (let from = 0, step = 0; from < articles.length; from += steps[step++]!)
          store.add(articles.slice(from, from + steps[step]!))
        expect(inOneForm(store.passages())).toEqual(inOneForm(matchOn(articles, terms)))
      }
    ),
    { seed: 11, numRuns: 60 }
  )
})
