import { describe, expect, it } from 'vitest'
import { dateLine } from '../../src/read/dateLines.ts'
import { datesIn, momentOfAddress, parseMoment } from '../../src/read/moments.ts'

describe('dates in a line', () => {
  it.each([
    [' date 2019-03-02 Glimmer Magazine', 'published', '2019-03-02T00:00:00Z', 'day'],
    ['Mar. 2 2019, Published 7:30 a.m. ET', 'published', '2019-03-02T12:30:00Z', 'minute'],
    ['Jul. 2 2019, Published 7:30 a.m. ET', 'published', '2019-07-02T11:30:00Z', 'minute'],
    ['Nov. 3 2019, Published 12:05 a.m. CT', 'published', '2019-11-03T05:05:00Z', 'minute'],
    ['PUBLISHED: 16:42 EDT, 26 June 2018', 'published', '2018-06-26T20:42:00Z', 'minute'],
    ['Published: 10:00 GMT, 2 March 2019', 'published', '2019-03-02T10:00:00Z', 'minute'],
    ['2 March 2019 at 14:05 GMT', 'none', '2019-03-02T14:05:00Z', 'minute'],
    ['Sat 2 Mar 2019', 'none', '2019-03-02T00:00:00Z', 'day'],
    ['Sat, 02 Mar 2019 14:05:11 +0100', 'none', '2019-03-02T13:05:00Z', 'minute'],
    ['2019-03-02T11:30:00.123+05:30', 'none', '2019-03-02T06:00:00Z', 'minute'],
    ['Updated 5:12 PM ET, Sat June 17, 2017', 'modified', '2017-06-17T21:12:00Z', 'minute'],
    ['Last modified on Sat 2 Mar 2019 11.20 GMT', 'modified', '2019-03-02T11:20:00Z', 'minute'],
    ['2. März 2019, 14:05 Uhr', 'none', '2019-03-02T14:05:00Z', 'minute'],
    ['Publié le 2 mars 2019 à 14h05', 'published', '2019-03-02T14:05:00Z', 'minute'],
    ['13/03/2019', 'none', '2019-03-13T00:00:00Z', 'day'],
    ['2.3.2019', 'none', '2019-03-02T00:00:00Z', 'day'],
    ['March 2019', 'none', '2019-03-01T00:00:00Z', 'month'],
    ['First published: 2 March 2019, 14:05 GMT', 'published', '2019-03-02T14:05:00Z', 'minute'],
    ['02 Mar 2019 | 14.05 CET', 'none', '2019-03-02T13:05:00Z', 'minute'],
    ['Published 2:05PM, 2 March 2019 (GMT)', 'published', '2019-03-02T14:05:00Z', 'minute'],
    ['Sat, Mar 2nd, 2019 @ 14:05 UTC+1', 'none', '2019-03-02T13:05:00Z', 'minute'],
    ['2 March 2019, 1405 GMT', 'none', '2019-03-02T14:05:00Z', 'minute'],
    ['Filed at 1405hrs on 2 March 2019', 'published', '2019-03-02T14:05:00Z', 'minute'],
    ['2 March 2019 (14:05:59 GMT)', 'none', '2019-03-02T14:05:00Z', 'minute'],
    ['2 March 2019, Saturday, 14:05 GMT', 'none', '2019-03-02T14:05:00Z', 'minute'],
    ['14:05 GMT (Saturday), 2 March 2019', 'none', '2019-03-02T14:05:00Z', 'minute'],
    ['Date: 2 March 2019; time: 14:05 GMT', 'published', '2019-03-02T14:05:00Z', 'minute'],
    ['Saturday, March 2, 2019 2:05 P.M. E.S.T.', 'none', '2019-03-02T19:05:00Z', 'minute'],
    ['March 2, 2019 / 2:05 PM EST / Lantern News', 'none', '2019-03-02T19:05:00Z', 'minute'],
    ['Sat Mar 2 14:05:11 GMT 2019', 'none', '2019-03-02T14:05:00Z', 'minute'],
    ["2 Mar '19, 14:05 GMT", 'none', '2019-03-02T14:05:00Z', 'minute'],
    ['March 2, 2019, noon ET', 'none', '2019-03-02T17:00:00Z', 'minute'],
    ['2 March 2019, 1945 people', 'none', '2019-03-02T00:00:00Z', 'day']
  ])('%s', (line, label, at, precision) => {
    expect(datesIn(line).map((date) => [date.label, date.moment.at, date.moment.precision])).toEqual([
      [label, at, precision]
    ])
  })

  it('gives each of two dates its own time and label', () => {
    const line = 'PUBLISHED: 16:42 EDT, 26 June 2018 | UPDATED: 17:10 EDT, 27 June 2018'
    expect(datesIn(line).map((date) => [date.label, date.moment.at])).toEqual([
      ['published', '2018-06-26T20:42:00Z'],
      ['modified', '2018-06-27T21:10:00Z']
    ])
  })

  it.each(['3 hours ago', 'May be 20 people', '31 February 2019', 'call 2019-4455', 'in 2019'])(
    'finds nothing in "%s"',
    (line) => {
      expect(datesIn(line)).toEqual([])
    }
  )

  it('keeps both readings of a numeric date that can be read in two ways', () => {
    const range = {
      at: null,
      precision: 'day',
      basis: 'inferred',
      earliest: '2019-02-03T00:00:00Z',
      latest: '2019-03-02T23:59:00Z'
    }
    expect(parseMoment('02/03/2019', 'metadata')).toEqual(range)
    expect(parseMoment('02/03/2019', 'metadata', 'dayFirst')?.at).toBe('2019-03-02T00:00:00Z')
    expect(parseMoment('02/03/2019', 'metadata', 'monthFirst')?.at).toBe('2019-02-03T00:00:00Z')
  })

  it.each([
    ['https://post.example/2019/03/02/bridge', '2019-03-02T00:00:00Z'],
    ['https://post.example/news/2014/sep/10/bridge', '2014-09-10T00:00:00Z'],
    ['https://post.example/bridge-12345678', undefined]
  ])('reads the address %s', (address, at) => {
    expect(momentOfAddress(address)?.at).toBe(at)
  })
})

describe('lines that give a date', () => {
  it.each([
    'Last seen Saturday 2 March 2019, 2.05pm GMT',
    'Put up on our pages: 2 March 2019, 14:05 GMT',
    'Online since: 2 March 2019, 14:05 GMT',
    'This story went live on 2 March 2019 at 14:05',
    '2 March 2019 — 14:05 (local time)'
  ])('%s', (line) => {
    expect(dateLine(line, 'unknown')?.dates[0]?.moment.at).toBe('2019-03-02T14:05:00Z')
  })

  it.each([
    'Deadline: 2 March 2019, 14:05 GMT',
    'Next hearing: 2 March 2019, 10:00',
    'He was born on 2 March 2019 at 14:05 in Oslo',
    '2 March 2019: 12 dead, 30 hurt'
  ])('is not %s', (line) => {
    expect(dateLine(line, 'unknown')).toBeNull()
  })
})
