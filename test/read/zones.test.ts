/** Offsets of zones: the rules that are reckoned must be those of the zone database. */
import { describe, expect, it } from 'vitest'
import { instantIn } from '../../src/read/zones.ts'

const hour = 3_600_000
const regions: readonly (readonly [string, string])[] = [
  ['et', 'America/New_York'],
  ['ct', 'America/Chicago'],
  ['mt', 'America/Denver'],
  ['pt', 'America/Los_Angeles'],
  ['uk time', 'Europe/London'],
  ['paris time', 'Europe/Paris'],
  ['berlin time', 'Europe/Berlin']
]

describe('the offset of a region', () => {
  it.each(regions)('%s is that of %s in every hour about a change and on all other days', (zone, region) => {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: region, dateStyle: 'short', timeStyle: 'short' })
    const wallAt = (instant: number) => Date.parse(`${format.format(instant).replace(' ', 'T')}Z`)
    for (let year = 2005; year <= 2030; year++)
      for (let day = 0; day < 366; day++) {
        const midnight = Date.UTC(year, 0, 1 + day)
        // spring and autumn bring the changes: there every hour is asked
        const month = new Date(midnight).getUTCMonth()
        const date = new Date(midnight).getUTCDate()
        const every = (month === 2 && date > 6) || month === 9 || (month === 10 && date < 9) ? 1 : 24
        for (let at = midnight; at < midnight + 24 * hour; at += every * hour) {
          const wall = wallAt(at)
          // an hour that the clock shows twice may mean either instant
          const found = instantIn(wall, zone)
          if (found !== at && wallAt(found) !== wall) expect(`${new Date(at).toISOString()} ${found - at}`).toBe('')
        }
      }
    expect(instantIn(Date.UTC(2019, 0, 15, 12), zone) - instantIn(Date.UTC(2019, 6, 15, 12), zone)).toBe(
      Date.UTC(2019, 0, 15) - Date.UTC(2019, 6, 15) + hour
    )
  })
})
