import { describe, expect, it } from 'vitest'
import type { Moment } from '../../src/model.ts'
import { type Appearance, layOutTimeline, mostLanes } from '../../src/web/pictures/timelineLayout.ts'

const minute = (at: string): Moment => ({ at, precision: 'minute', basis: 'metadata' })

function appearance(lane: string, moment: Moment | null, group = 'from elsewhere'): Appearance {
  return { article: `${lane} ${moment?.at ?? 'undated'}`, lane, group, moment, title: lane }
}

describe('the timeline', () => {
  it('has a lane for each outlet, earliest first, and marks in the order of time', () => {
    const laid = layOutTimeline(
      [
        appearance('Late', minute('2030-05-03T10:00:00Z')),
        appearance('Early', minute('2030-05-01T10:00:00Z')),
        appearance('Early', minute('2030-05-04T10:00:00Z'))
      ],
      900,
      new Set()
    )
    expect(laid.lanes.map(({ label }) => label)).toEqual(['Early', 'Late'])
    const x = new Map(laid.marks.map((mark) => [mark.key, mark.x]))
    expect(x.get('Early 2030-05-01T10:00:00Z')).toBeLessThan(x.get('Late 2030-05-03T10:00:00Z')!)
    expect(x.get('Late 2030-05-03T10:00:00Z')).toBeLessThan(x.get('Early 2030-05-04T10:00:00Z')!)
  })

  it('draws as wide as a date is vague, and never a guess as a fact', () => {
    const guess: Moment = {
      at: null,
      precision: 'day',
      basis: 'inferred',
      earliest: '2030-05-01T00:00:00Z',
      latest: '2030-05-20T00:00:00Z'
    }
    const day: Moment = { at: '2030-05-02T00:00:00Z', precision: 'day', basis: 'dateline' }
    const laid = layOutTimeline(
      [appearance('Guess', guess), appearance('Day', day), appearance('Point', minute('2030-05-03T10:00:00Z'))],
      900,
      new Set()
    )
    const mark = (lane: string) => laid.marks.find((one) => one.appearances[0]!.lane === lane)!
    expect(mark('Point').width).toBe(0)
    expect(mark('Day').width).toBeGreaterThan(4)
    expect(mark('Guess').width).toBeGreaterThan(mark('Day').width * 5)
    expect([mark('Guess').certain, mark('Day').certain]).toEqual([false, true])
  })

  it('sets what has no date apart', () => {
    const laid = layOutTimeline(
      [appearance('Undated', null), appearance('Dated', minute('2030-05-03T10:00:00Z'))],
      900,
      new Set()
    )
    const [undated, dated] = ['Undated', 'Dated'].map(
      (lane) => laid.marks.find((mark) => mark.appearances[0]!.lane === lane)!
    )
    expect(undated!.x).toBeLessThan(laid.undatedTo)
    expect(dated!.x).toBeGreaterThan(laid.undatedTo)
  })

  it('groups lanes by origin past thirty, and opens a group', () => {
    const many = Array.from({ length: 200 }, (_, i) =>
      appearance(`Outlet ${i}`, minute(new Date(Date.UTC(2030, 4, 1, i)).toISOString()), i % 2 ? 'from A' : 'from B')
    )
    const shut = layOutTimeline(many, 900, new Set())
    expect(shut.lanes.map(({ label, outlets }) => `${label} ${outlets}`)).toEqual(['from B 100', 'from A 100'])
    expect(shut.marks.length).toBeLessThan(120)
    expect(shut.marks.reduce((sum, mark) => sum + mark.appearances.length, 0)).toBe(200)
    const open = layOutTimeline(many, 900, new Set(['group from A']))
    expect(open.lanes).toHaveLength(102)
    expect(layOutTimeline(many.slice(0, mostLanes), 900, new Set()).lanes).toHaveLength(mostLanes)
  })

  it('stands all dates in one instant, and none at all', () => {
    for (const all of [
      [appearance('A', minute('2030-05-03T10:00:00Z')), appearance('B', minute('2030-05-03T10:00:00Z'))],
      [appearance('A', null)],
      []
    ]) {
      const laid = layOutTimeline(all, 360, new Set())
      for (const mark of laid.marks) expect(Number.isFinite(mark.x) && mark.x >= 0 && mark.x <= 360).toBe(true)
    }
  })
})
