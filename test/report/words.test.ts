import { describe, expect, it } from 'vitest'
import type { Claim, Moment, Speaker, SpeakerType } from '../../src/model.ts'
import { countSentence } from '../../src/report/counts.ts'
import { csvCell } from '../../src/report/csv.ts'
import { dateWords, rangeWords } from '../../src/report/dates.ts'
import { wrap } from '../../src/report/layout.ts'
import { bareWords } from '../../src/report/look.ts'
import { selectClaim, selectStory } from '../../src/report/select.ts'
import { handleOf, makeView } from '../../src/report/view.ts'
import { wordDiff } from '../../src/report/wordDiff.ts'
import { invent, readNotation } from './invent.ts'

const empty = makeView({
  schema: 'hearsay.trace/1',
  version: '0',
  articles: [],
  statements: [],
  passages: [],
  claims: [],
  ghosts: [],
  stories: [],
  conflicts: [],
  problems: []
})

function claim(carriers: number, reports: [number, number], informants: [number, number], types: SpeakerType[]): Claim {
  const speaker = (type: SpeakerType, i: number): Speaker => ({
    type,
    name: null,
    descriptor: null,
    plural: false,
    count: null,
    id: `${type}${i}`
  })
  return {
    id: 'c',
    story: 's',
    text: 't',
    statements: [],
    carriers: Array.from({ length: carriers }, (_, i) => ({ outlet: `o${i}`, article: `a${i}`, statements: [] })),
    reports: { min: reports[0], max: reports[1] },
    informants: { min: informants[0], max: informants[1] },
    notStated: 0,
    origins: types.map((type, i) => ({
      outlet: null,
      ghost: false,
      access: 'implied',
      speaker: speaker(type, i),
      statements: []
    })),
    denials: [],
    lineage: [],
    warnings: [],
    why: []
  }
}

describe('counts in words', () => {
  it.each([
    [claim(5, [1, 1], [1, 2], ['anonymous']), '5 outlets. 1 report. 1 person, anonymous (at most 2).'],
    [claim(1, [1, 1], [1, 1], ['named']), '1 outlet. 1 report. 1 person, named.'],
    [claim(3, [2, 3], [1, 1], ['document']), '3 outlets. 2 to 3 reports. 1 document.'],
    [claim(2, [0, 0], [0, 0], []), '2 outlets. No report. Nobody named.'],
    [claim(2, [0, 1], [0, 2], ['anonymous']), '2 outlets. At most 1 report. At most 2 people, anonymous.'],
    [claim(4, [2, 2], [2, 2], ['named', 'document']), '4 outlets. 2 reports. 2 informants (named people, documents).'],
    [claim(2, [1, 1], [1, 1], ['outlet']), '2 outlets. 1 report. 1 informant, not named.'],
    [claim(9, [2, 4], [2, 3], ['named', 'named']), '9 outlets. 2 to 4 reports. 2 people, named (at most 3).']
  ])('%#', (given, words) => expect(countSentence(given, empty)).toBe(words))
})

describe('dates in words', () => {
  const at = (moment: Partial<Moment>): Moment => ({
    at: '2019-03-03T14:02:00Z',
    precision: 'minute',
    basis: 'metadata',
    ...moment
  })
  it.each([
    [at({}), 'Mar 3, 2019, 14:02'],
    [at({ precision: 'day' }), 'Mar 3, 2019'],
    [at({ precision: 'month' }), 'Mar 2019'],
    [at({ precision: 'year' }), '2019'],
    [null, 'undated'],
    [at({ at: 'nonsense' }), 'undated'],
    [at({ at: null, basis: 'inferred' }), 'undated'],
    [
      at({ at: null, basis: 'inferred', earliest: '2019-03-03T00:00:00Z', latest: '2019-03-09T00:00:00Z' }),
      'undated, about Mar 3 to 9, 2019'
    ]
  ])('%#', (moment, words) => expect(dateWords(moment, 'withYear')).toBe(words))

  it('says ranges shortly', () => {
    expect(rangeWords('2019-03-03T00:00:00Z', '2019-03-09T00:00:00Z')).toBe('Mar 3 to 9, 2019')
    expect(rangeWords('2019-03-03T00:00:00Z', '2019-04-09T00:00:00Z')).toBe('Mar 3 to Apr 9, 2019')
    expect(rangeWords('2019-12-30T00:00:00Z', '2020-01-02T00:00:00Z')).toBe('Dec 30, 2019 to Jan 2, 2020')
    expect(rangeWords('2019-03-03T01:00:00Z', '2019-03-03T09:00:00Z')).toBe('Mar 3, 2019')
  })
})

describe('words of a claim', () => {
  it.each([
    ['“We stay,” ', 'We stay'],
    ["'brief.'", 'brief.'],
    ['that the harbour is closed', 'the harbour is closed'],
    ['the workers’', 'the workers’'],
    ['to be forgiven,’', 'to be forgiven'],
    ['that', 'that'],
    ['“”', '“”']
  ])('%s', (given, bare) => expect(bareWords(given)).toBe(bare))

  it('finds what changed between wordings', () => {
    const changed = (a: string, b: string) =>
      wordDiff(a, b)
        .filter((change) => change.kind === 'changed')
        .map((change) => `${change.before.join(' ')} > ${change.after.join(' ')}`)
    expect(changed('the boat has sunk', 'the boat has allegedly sunk')).toEqual([' > allegedly'])
    expect(changed('a small boat', 'a large boat')).toEqual(['small > large'])
    expect(changed('“It’s over,” she', 'It’s over, she')).toEqual([])
    expect(changed('', 'a b')).toEqual([' > a b'])
  })
})

describe('lines', () => {
  it('break at blanks, and long words anywhere', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
    expect(wrap('one two three', 10, 2)).toEqual(['one two', '  three'])
    expect(wrap('abcdefghijkl', 5)).toEqual(['abcde', 'fghij', 'kl'])
    expect(wrap('', 5)).toEqual([''])
  })
})

describe('CSV cells', () => {
  it.each([
    [null, ''],
    [-3, '-3'],
    [true, 'true'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['=1+1', "'=1+1"],
    ['-5 degrees', "'-5 degrees"],
    [' @x', "' @x"],
    ['\tx', '"\'\tx"'],
    ['line\nline', '"line\nline"']
  ])('%#', (cell, text) => expect(csvCell(cell)).toBe(text))
})

describe('parts of a trace', () => {
  const trace = invent(readNotation('test/cases/report/k-ghost/case.json'))
  it('are traces themselves', () => {
    expect(selectStory(trace, 'story-1')).toEqual(trace)
    expect(selectStory(trace, 'other').articles).toEqual([])
    const one = selectClaim(trace, trace.claims[0]!)
    expect(one.claims).toHaveLength(1)
    expect(one.ghosts).toHaveLength(2)
  })
})

describe('handles', () => {
  it('are the shortest beginnings that say one id', () => {
    const ids = ['boat-sunk-harbour-1', 'boat-sunk-quay-2', 'boat-late-3', 'x', 'the-old-mill-burnt-9']
    const view = makeView({ ...empty.trace, claims: ids.map((id) => ({ ...claim(1, [1, 1], [1, 1], []), id })) })
    for (const id of ids) {
      const handle = handleOf(view, id)
      expect(ids.filter((other) => other.startsWith(handle))).toEqual([id])
    }
    expect(handleOf(view, 'the-old-mill-burnt-9')).toBe('the-old-mill')
  })
})
