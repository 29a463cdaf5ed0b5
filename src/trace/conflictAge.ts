/**
 * Ages of one person that differ between articles. What a page says of an age bounds the day of birth: "41" to a year, "in her early
 * forties" to four, "turns 42 in May" to a month, "born in 1982" to that year. Where one birthday explains all, they are *compatible*, else
 * they *conflict*. An article without a date may have appeared on any day, so its age speaks against the others only by more than one year.
 *
 * How ages are worded is in `agesIn.ts`.
 */
import type { Article, Conflict, ConflictValue } from '../model.ts'
import type { People, Person } from '../text/people.ts'
import { type AgeFound, agesIn } from './agesIn.ts'
import { instantsAt, type Scene } from './scene.ts'

interface AgeMention {
  readonly found: AgeFound
  readonly value: ConflictValue
}

type Found = Omit<Conflict, 'story'>

const DAY = 86_400_000
const YEAR = 365.2425 * DAY

export function ageConflicts(scene: Scene, articles: readonly Article[], people: People): Found[] {
  const names = new Map(people.people.map((person) => [person.id, person]))
  const byPerson = new Map<Person, AgeMention[]>()
  for (const article of articles)
    for (const found of agesIn(article.text, people, names)) {
      const { person, start, text } = found
      const value = { value: text, article: article.id, start, end: start + text.length, text }
      byPerson.set(person, [...(byPerson.get(person) ?? []), { found, value }])
    }
  return [...byPerson].flatMap(([person, mentions]) => {
    if (new Set(mentions.map(({ found }) => found.key)).size < 2) return []
    const verdict = verdictOf(scene, mentions)
    return [{ subject: person.name, attribute: 'age' as const, values: mentions.map((m) => m.value), verdict }]
  })
}

function verdictOf(scene: Scene, mentions: readonly AgeMention[]): 'compatible' | 'conflict' {
  // born after `low`, not after `high`
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  let undated = false
  for (const { found, value } of mentions) {
    const at = instantsAt(scene, value.article).from
    const born = bornBetween(found, Math.floor(at / DAY) * DAY)
    if (Number.isNaN(born.low)) undated = true
    else [low, high] = [Math.max(low, born.low), Math.min(high, born.high)]
  }
  if (low >= high) return 'conflict'
  // the year of a story is not known better than to one birthday where dates are missing
  const ages = mentions.flatMap(({ found }) => (found.kind === 'age' ? [found] : []))
  const apart = Math.max(...ages.map((age) => age.least)) - Math.min(...ages.map((age) => age.most))
  return undated && apart > 1 ? 'conflict' : 'compatible'
}

/** When somebody was born of whom a page of this day says so. */
function bornBetween(found: AgeFound, day: number): { low: number; high: number } {
  if (found.kind === 'born')
    return { low: Date.UTC(found.year, 0, 1) - DAY, high: Date.UTC(found.year + 1, 0, 1) - DAY }
  if (found.kind === 'age') return { low: day - (found.most + 1) * YEAR, high: day - found.least * YEAR }
  // "turns 42 in May": the next May; "turns 42 this week": within the year
  if (found.month === null) return { low: day - found.age * YEAR - DAY, high: day - (found.age - 1) * YEAR }
  const page = new Date(day)
  const year = page.getUTCFullYear() + (found.month <= page.getUTCMonth() ? 1 : 0) - found.age
  return { low: Date.UTC(year, found.month - 1, 1) - DAY, high: Date.UTC(year, found.month, 1) - DAY }
}
