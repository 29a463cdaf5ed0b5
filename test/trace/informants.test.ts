/**
 * Who can be one person: pairs that no one person fits, the fewest people that fit, and the bounds of a whole story.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trace } from '../../src/pipeline.ts'
import { apartBecause } from '../../src/trace/apart.ts'
import { fewestPeople } from '../../src/trace/fewest.ts'

const one = (description: string, article: string, at = 0) => ({
  description,
  article,
  at,
  plural: /^(?:two|three|several)/i.test(description)
})

describe('who cannot be one person', () => {
  it.each([
    ['a male witness', 'a female witness'],
    ['her brother', 'the keeper’s sister'],
    ['a 34-year-old passenger', 'a passenger aged 61'],
    ['a former employee', 'a current employee of the mill'],
    ['a retired officer', 'a serving officer'],
    ['a French diplomat', 'a Dutch diplomat'],
    ['a US official briefed on the talks', 'a British official']
  ])('%s, %s', (a, b) => {
    expect(apartBecause(one(a, 'x'), one(b, 'y'))).not.toBeNull()
    expect(apartBecause(one(b, 'y'), one(a, 'x'))).toBe(apartBecause(one(a, 'x'), one(b, 'y')))
  })

  it.each([
    ['a friend of hers', 'a crew member'],
    ['an insider', 'insiders'],
    ['a friend of her mother', 'a man who knows the family'],
    ['a source close to the woman', 'his brother'],
    ['a 34-year-old passenger', 'a 35-year-old passenger'],
    ['a former employee', 'a serving councillor'],
    ['a French chef', 'a Dutch friend'],
    ['a second-year student', 'a student'],
    ['another source', 'a source'],
    ['an official', 'two officials']
  ])('%s, %s may be one in two articles', (a, b) => {
    expect(apartBecause(one(a, 'x'), one(b, 'y'))).toBeNull()
  })

  it.each([
    ['a source', 'another source', true],
    ['a dockhand', 'a second source', true],
    ['an official', 'a third official', true],
    ['two officials', 'another official', true],
    ['an official', 'one other person briefed on it', true],
    ['a nurse', 'another driver', false],
    ['a second-year student', 'a student', false],
    ['a source', 'a friend', false]
  ])('in one article %s, then %s: %s', (a, b, wanted) => {
    expect(apartBecause(one(a, 'x', 10), one(b, 'x', 200)) !== null).toBe(wanted)
  })

  it('reads "another" only forwards', () => {
    expect(apartBecause(one('another source', 'x', 10), one('a driver', 'x', 200))).toBeNull()
  })
})

/** Fewest colours, by trying all ways. */
function tried(people: readonly number[], apart: (a: number, b: number) => boolean): number {
  const owner = people.flatMap((count, i) => Array.from({ length: count }, () => i))
  for (let colours = 0; ; colours++) {
    const ways = (given: readonly number[]): boolean => {
      const x = given.length
      if (x === owner.length) return true
      return Array.from({ length: colours }, (_, c) => c).some(
        (c) =>
          given.every((d, y) => c !== d || (owner[x] !== owner[y] && !apart(owner[x]!, owner[y]!))) &&
          ways([...given, c])
      )
    }
    if (ways([])) return colours
  }
}

describe('the fewest people', () => {
  const graph = fc.record({
    people: fc.array(fc.integer({ min: 1, max: 2 }), { maxLength: 6 }),
    pairs: fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 12 })
  })

  it('are as many as trying all ways finds', () => {
    fc.assert(
      fc.property(graph, ({ people, pairs }) => {
        const apart = (a: number, b: number) => pairs.some(([x, y]) => (x === a && y === b) || (x === b && y === a))
        const found = fewestPeople(people, apart)
        expect(found.exact).toBe(true)
        expect(found.least).toBe(tried(people, apart))
        for (const group of found.groups)
          for (const a of group) for (const b of group) expect(a !== b && apart(a, b)).toBe(false)
      })
    )
  })

  it('are never overstated where they are too many to search', () => {
    const found = fewestPeople(Array(1000).fill(1) as number[], (a, b) => (a + b) % 2 === 1)
    expect(found.exact).toBe(false)
    expect(found.least).toBeLessThanOrEqual(2)
    expect(found.least).toBeGreaterThan(0)
  })
})

const story = (...texts: readonly string[]) =>
  trace(texts.map((text, i) => ({ uri: `${i}.txt`, bytes: new TextEncoder().encode(text) }))).stories[0]!.informants!

describe('the people behind a story', () => {
  it('keeps numbers, tells apart what the text tells apart, and lets the rest be one', () => {
    const found = story(
      'Ferry Captain Leaves the Line\n\nQuay Courier, March 3 2021\n\nA friend of the captain told Quay Courier that Orsolya Brandt had handed in her cap on Friday.\n\nA second source, a female deckhand, told Quay Courier that the crew had cried on the car deck.\n\nTwo officials briefed on the matter said the line would look for a new captain by May.\n',
      'Ferry Captain Gone\n\nLantern Weekly, March 5 2021\n\nA male deckhand told Lantern Weekly that nobody aboard the ferry of Orsolya Brandt knew before Sunday.\n'
    )
    expect([found.min, found.max]).toEqual([2, 5])
    expect(found.unnamed.map((u) => u.people).sort()).toEqual([1, 1, 1, 2])
    expect(found.apart.map(({ because }) => because).sort()).toEqual([
      'one is called a man, the other a woman',
      'the same article speaks of “a second source, a female deckhand” as one more'
    ])
  })

  it('takes one description in one article for one person, whatever it says', () => {
    const found = story(
      'Mill Strike Ends\n\nQuay Courier, March 3 2021\n\nAn insider told Quay Courier that the looms had stood still since the frost.\n\nThe insider said that the dyers wanted a second shift.\n\n“We are going back on Monday,” the insider added.\n'
    )
    expect([found.min, found.max]).toEqual([1, 1])
  })

  it('does not take a friend of somebody for that person', () => {
    const found = story(
      'Mayor to Stand Again\n\nQuay Courier, March 3 2021\n\n“I will stand again in the spring,” Ottoline Verhage told Quay Courier.\n\nA friend of Verhage told Quay Courier that the posters had been printed at night.\n'
    )
    expect([found.min, found.max]).toEqual([2, 2])
    expect(found.apart).toHaveLength(1)
  })
})
