/**
 * The shared words of the text layer: stems, numbers, days, sentences, people, statuses; what they find, and what they must not.
 */
import { describe, expect, it } from 'vitest'
import { daysOf, quantitiesOf } from '../../src/text/numbers.ts'
import { findPeople } from '../../src/text/people.ts'
import { sentencesOf } from '../../src/text/sentences.ts'
import { statusesOf } from '../../src/text/statuses.ts'
import { contentStems, foldText } from '../../src/text/words.ts'

describe('words', () => {
  it.each([
    ['separated', 'separation'],
    ['negotiating', 'negotiations'],
    ['colour', 'colors'],
    ['organised', 'organization'],
    ['sold', 'sells'],
    ['children', 'child']
  ])('joins %s and %s', (a, b) => expect(contentStems(a)).toEqual(contentStems(b)))
  it('drops marks and case', () => expect(foldText('Étan ÅSA')).toBe('etan asa'))
})

describe('numbers', () => {
  it.each<[string, [number, string][]]>([
    ['as many as 2,400 jobs', [[2400, 'job']]],
    ['twenty-one boats', [[21, 'boat']]],
    ['£40m for the pier', [[40_000_000, '£']]],
    ['3.5 million euros', [[3_500_000, 'euro']]],
    ['12% of it', [[12, 'percent']]],
    ['one of them left on 8 August', []]
  ])('%s', (text, wanted) => expect(quantitiesOf(text).map((q) => [q.value, q.unit])).toEqual(wanted))
  it.each<[string, string[]]>([
    ['on 8 August and Sept. 3rd', ['8 August', 'Sept. 3rd']],
    ['they may 3 times march 20 miles', []]
  ])('%s', (text, wanted) => expect(daysOf(text).map((d) => d.text)).toEqual(wanted))
})

describe('sentences', () => {
  it('keeps titles and initials whole', () => {
    const text = 'Mr. Holm left. “It is done,” said J. K. Low! Then?'
    expect(sentencesOf(text).map((s) => text.slice(s.start, s.end))).toEqual([
      'Mr. Holm left.',
      '“It is done,” said J. K. Low!',
      'Then?'
    ])
  })
})

describe('people', () => {
  const found = (...texts: string[]) =>
    findPeople(texts.map((text, i) => ({ id: `a${i}`, text }))).people.map((p) =>
      [p.name, ...p.misspellings.map((m) => m.text)].join(' ~ ')
    )
  it.each<[string, string[], string[]]>([
    ['an age shows a person', ['We met Aslak Tveit, 51, at the pier.'], ['Aslak Tveit']],
    ['a surname alone shows one', ['Runa Feldt paints.', 'Later Feldt slept.'], ['Runa Feldt']],
    [
      'a slip is a misspelling',
      ['Runa Feldtmann, 40, paints.', 'Runa Fedltmann, 40, paints.', 'Now Runa Feldtmann is back.'],
      ['Runa Feldtmann ~ Fedltmann']
    ],
    [
      'two people of like names in one article',
      ['Anna Hansen, 40, met Anna Hanson, 41, at sea.'],
      ['Anna Hansen', 'Anna Hanson']
    ],
    ['no outlets, streets or headlines', ['The Harbour Gazette moved to Mill Street.', 'Seven Long Days at Sea'], []]
  ])('%s', (_, texts, wanted) => expect(found(...texts).sort()).toEqual(wanted))
})

describe('statuses', () => {
  const found = (text: string) => statusesOf(text).map((s) => s.label)
  it.each<[string, string[]]>([
    ['the couple are still together', ['together']],
    ['they have quietly separated', ['separated']],
    ['the boat has not been found', ['lost or missing']],
    ['the boat was found at dawn', ['found or recovered']],
    ['he has no plans to step down', ['in office']],
    ['she has resigned', ['out of office']],
    ['the talks have collapsed', ['off']],
    ['both sides are still in talks', ['talks under way']],
    ['the bakery sells rye bread', []]
  ])('%s', (text, wanted) => expect(found(text)).toEqual(expect.arrayContaining(wanted)))
  it('finds nothing in plain news', () => expect(found('The council met on Monday and planted a tree')).toEqual([]))
})
