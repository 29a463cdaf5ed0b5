/**
 * Laws of counting that hold for every lineage: bounds, copies, order.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countOrigins, type Telling } from '../../src/trace/countOrigins.ts'

const nowhen = { from: Number.NaN, to: Number.NaN }
const at = (day: number) => ({ from: day * 86_400_000, to: day * 86_400_000 + 1 })

function telling(page: string, more: Partial<Telling> = {}): Telling {
  return {
    id: `s-${page}`,
    page,
    access: 'firsthand',
    occasion: null,
    speaker: { type: 'anonymous', id: `unnamed/${page}`, count: null },
    parents: [],
    when: nowhen,
    ...more
  }
}

const named = (id: string) => ({ type: 'named' as const, id, count: null })

const anyTelling = fc.record({
  page: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  access: fc.constantFrom('firsthand' as const, 'implied' as const, 'relayed' as const, 'notStated' as const),
  occasion: fc.constantFrom(null, 'pressConference' as const, 'broadcast' as const, 'document' as const),
  speaker: fc.record({
    type: fc.constantFrom(
      'anonymous' as const,
      'named' as const,
      'document' as const,
      'none' as const,
      'outlet' as const
    ),
    id: fc.constantFrom('x', 'y', 'z'),
    count: fc.constantFrom(null, 2, 3)
  }),
  parents: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'ghost/g', 'ghost/h'), { maxLength: 2 }),
  when: fc.oneof(fc.constant(nowhen), fc.integer({ min: 1, max: 9 }).map(at))
})
const anyLineage = fc
  .array(anyTelling, { minLength: 1, maxLength: 9 })
  .map((list) => list.map((t, i): Telling => ({ ...t, id: `s${i}`, parents: t.parents.filter((p) => p !== t.page) })))

describe('laws of counting', () => {
  it('keeps min at or under max', () => {
    fc.assert(
      fc.property(anyLineage, (list) => {
        const { reports, informants } = countOrigins(list)
        expect(reports.min).toBeLessThanOrEqual(reports.max)
        expect(informants.min).toBeLessThanOrEqual(informants.max)
        expect(reports.min).toBeGreaterThanOrEqual(0)
      })
    )
  })

  it('takes the lower number where one source became several on the way', () => {
    const colleague = (id: string, count: number | null, description: string) =>
      telling('a', { id, speaker: { type: 'anonymous', id: 'unnamed/a', count, description } })
    const count = (...list: Telling[]) => countOrigins(list).informants
    expect(count(colleague('s0', null, 'a former colleague'), colleague('s1', 3, 'three former colleagues')).max).toBe(
      1
    )
    expect(count(colleague('s0', 3, 'three former colleagues')).max).toBe(3)
    expect(count(colleague('s0', null, 'a neighbour'), colleague('s1', 3, 'three former colleagues')).max).toBe(3)
  })

  it('does not depend on the order of input', () => {
    fc.assert(
      fc.property(anyLineage, fc.integer(), (list, turn) => {
        const k = Math.abs(turn) % list.length
        const turned = [...list.slice(k), ...list.slice(0, k)].reverse()
        expect(countOrigins(turned)).toEqual(countOrigins(list))
      })
    )
  })

  it('adds nothing for a copy of a page', () => {
    fc.assert(
      fc.property(anyLineage, fc.nat(), (list, which) => {
        const source = list[which % list.length]!
        const copy = telling('copy', { access: 'notStated', speaker: source.speaker, parents: [source.page] })
        const [before, after] = [countOrigins(list), countOrigins([...list, copy])]
        expect(after.reports).toEqual(before.reports)
        expect(after.informants).toEqual(before.informants)
        expect(after.notStated).toBe(before.notStated)
      })
    )
  })

  it('counts every page at most once, and finds a terminal wherever somebody tells', () => {
    fc.assert(
      fc.property(anyLineage, (list) => {
        const { terminals, reports } = countOrigins(list)
        expect(terminals.length).toBeGreaterThan(0)
        expect(reports.max).toBeLessThanOrEqual(new Set(list.flatMap((t) => [t.page, ...t.parents])).size)
      })
    )
  })
})

describe('counting', () => {
  const counts = (list: readonly Telling[]) => {
    const { reports, informants, notStated } = countOrigins(list)
    return [reports.min, reports.max, informants.min, informants.max, notStated]
  }
  it.each<[string, readonly Telling[], number[]]>([
    ['two unnamed sources of two outlets', [telling('a'), telling('b')], [2, 2, 1, 2, 0]],
    ['the same, merely "a source said"', ['a', 'b'].map((p) => telling(p, { access: 'implied' })), [1, 2, 1, 2, 0]],
    ['an implied one beside a first-hand one', [telling('a'), telling('b', { access: 'implied' })], [1, 2, 1, 2, 0]],
    ['an implied one alone', [telling('a', { access: 'implied' })], [1, 1, 1, 1, 0]],
    [
      'an earlier named one cannot be taken from a later other one',
      [
        telling('a', { access: 'implied', speaker: named('x'), when: at(1) }),
        telling('b', { speaker: named('y'), when: at(5) })
      ],
      [2, 2, 2, 2, 0]
    ],
    [
      'a named and an unnamed one may be one person',
      [telling('a', { speaker: named('x') }), telling('b')],
      [2, 2, 1, 2, 0]
    ],
    [
      'one press conference, two outlets',
      ['a', 'b'].map((p) => telling(p, { access: 'implied', occasion: 'pressConference', speaker: named('x') })),
      [2, 2, 1, 1, 0]
    ],
    [
      'one broadcast, five outlets',
      ['a', 'b', 'c', 'd', 'e'].map((p) =>
        telling(p, { access: 'implied', occasion: 'broadcast', speaker: named('x') })
      ),
      [1, 5, 1, 1, 0]
    ],
    [
      'two officials, by the text',
      [telling('a', { speaker: { type: 'anonymous', id: 'x', count: 2 } })],
      [1, 1, 2, 2, 0]
    ],
    [
      'a ghost cited twice',
      ['a', 'b'].map((p) => telling(p, { access: 'relayed', parents: ['ghost/g'] })),
      [1, 1, 1, 1, 0]
    ],
    [
      'a circle',
      [telling('a', { access: 'relayed', parents: ['b'] }), telling('b', { access: 'relayed', parents: ['a'] })],
      [1, 1, 1, 1, 0]
    ],
    [
      "an outlet's own voice",
      [telling('a', { access: 'notStated', speaker: { type: 'none', id: 'none', count: null } })],
      [0, 0, 0, 0, 1]
    ],
    [
      'an outlet that has it from another and also first-hand',
      [telling('a'), telling('b', { access: 'relayed', parents: ['a'] }), { ...telling('b'), id: 's-b-own' }],
      [2, 2, 1, 2, 0]
    ]
  ])('%s', (_, list, wanted) => expect(counts(list)).toEqual(wanted))
})
