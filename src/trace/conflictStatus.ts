/**
 * Statuses that differ between claims of one story: together here, separated there. The scales of `src/text/statuses.json` order them, and
 * scales of one family (a tour *goes ahead*, a hall *shuts*) are held against each other where both speak of one subject in so many words.
 * If the later status is the one first reported later, it is a *change*; if both stand at the same time or the other way round, a *conflict*
 * (unless the status is one that comes and goes).
 */
import type { Conflict } from '../model.ts'
import type { People } from '../text/people.ts'
import type { Account } from './conflicts.ts'
import { compareArticles, type Scene } from './scene.ts'
import { closeness, type Stated, statusesOfClaim } from './statedStatus.ts'

/** Articles of a story that has but one subject, and words of a statement that says little else. */
const smallStory = 3
const briefStatement = 14

interface Pair {
  readonly early: Stated
  readonly late: Stated
  readonly closeness: number
}

export function statusConflicts(scene: Scene, accounts: readonly Account[], people: People): Omit<Conflict, 'story'>[] {
  const byFamily = new Map<string, Stated[]>()
  for (const account of accounts)
    for (const stated of statusesOfClaim(scene, account, people))
      byFamily.set(stated.status.family, [...(byFamily.get(stated.status.family) ?? []), stated])
  const found: Pair[] = []
  for (const group of byFamily.values())
    for (const early of group)
      for (const late of group) {
        const near = areTwo(early, late) && follows(early, late) ? closeness(early, late) : 0
        if (near >= leastCloseness(early, late, scene.articles.size)) found.push({ early, late, closeness: near })
      }
  found.sort(
    (x, y) =>
      y.closeness - x.closeness ||
      y.early.support + y.late.support - x.early.support - x.late.support ||
      (x.early.claim < y.early.claim ? -1 : 1)
  )
  const taken = new Set<string>()
  return found.flatMap((pair) => {
    const group = byFamily.get(pair.early.status.family)!
    const early = earliest(scene, pair.early, pair.late, group)
    const late = earliest(scene, pair.late, pair.early, group)
    // one conflict for a claim and for a subject: the best supported pair
    const subjects = shared(early.people, late.people)
    const keys = (subjects.length ? subjects : ['']).map((subject) => `${early.status.family} ${subject}`)
    keys.push(pair.early.claim, pair.late.claim)
    if (keys.some((key) => taken.has(key))) return []
    for (const key of keys) taken.add(key)
    return [
      {
        subject: subjectOf(scene, early, late, people),
        attribute: 'status' as const,
        values: [early.value, late.value],
        verdict: verdictOf(scene, early, late)
      }
    ]
  })
}

/**
 * How surely two statuses must be of one subject. Where several articles carry both, they are what the story is about; of what one article each
 * says in a large story, much is said of much.
 */
function leastCloseness(a: Stated, b: Stated, articles: number): 1 | 2 | 3 {
  if (a.status.loose || b.status.loose) return 3
  const [least, most] = [Math.min(a.support, b.support), Math.max(a.support, b.support)]
  if (least > 1 || (articles <= smallStory && a.length <= briefStatement && b.length <= briefStatement)) return 1
  return most > 1 || articles <= smallStory ? 2 : 3
}

/** Whether they are of two claims, or of statements of one that say the one thing or the other; words of any subject tell it only in brief statements. */
function areTwo(a: Stated, b: Stated): boolean {
  if ((a.status.loose || b.status.loose) && Math.max(a.length, b.length) > briefStatement) return false
  return (
    a.claim !== b.claim ||
    (a.first.article !== b.first.article && !a.statements.some((id) => b.statements.includes(id)))
  )
}

/** The claim that first stated a status of the same subject: grouping may have kept two wordings of it apart. */
function earliest(scene: Scene, stated: Stated, against: Stated, group: readonly Stated[]): Stated {
  const same = group.filter(
    ({ status, claim }) =>
      status.scale === stated.status.scale && status.stage === stated.status.stage && claim !== against.claim
  )
  const alike = same.filter((other) => other === stated || closeness(other, against) > 0)
  return alike.reduce(
    (first, other) => (compareArticles(scene, other.first.article, first.first.article) < 0 ? other : first),
    stated
  )
}

/** Whether the second status is a later or a worse one than the first. */
function follows({ status: a }: Stated, { status: b }: Stated): boolean {
  if (a.scale !== b.scale) return a.pole === 'up' && b.pole === 'down'
  return a.stage < b.stage && (a.progress || a.pole !== b.pole)
}

/** Without dates a later status most likely followed; in one and the same article the two contradict each other. */
function verdictOf(scene: Scene, early: Stated, late: Stated): 'change' | 'conflict' {
  if (early.first.article === late.first.article) return 'conflict'
  const order = compareArticles(scene, early.first.article, late.first.article)
  if (order > 0) return early.status.reverts && late.status.reverts ? 'change' : 'conflict'
  return 'change'
}

/** The people, else the noun that both have with both statuses; and whom the story is about. */
function subjectOf(scene: Scene, early: Stated, late: Stated, people: People): string {
  const both = shared(early.people, late.people)
  const ids = both.length ? both : [...early.people, ...late.people]
  const names = ids.flatMap((id) => people.people.find((person) => person.id === id)?.name ?? [])
  if (names.length) return [...new Set(names)].sort().join(', ')
  const [noun] = shared(early.nouns.keys(), late.nouns)
  const shown = noun === undefined ? '' : `${early.nouns.get(noun)}: `
  const who = protagonist(scene, people)
  return `${shown}${early.status.label}, ${late.status.label}${who ? ` (${who})` : ''}`
}

const shared = (a: Iterable<string>, b: { has: (key: string) => boolean }): string[] =>
  [...a].filter((key) => b.has(key))

/** The person whom most articles of the story name other than as a speaker. */
function protagonist(scene: Scene, people: People): string | null {
  const sources = new Map<string, { start: number; end: number }[]>()
  for (const { article, source } of scene.statements.values())
    if (source) sources.set(article, [...(sources.get(article) ?? []), source])
  const named = people.people.map(({ name, uses }) => {
    const spoken = uses.filter(
      (use) => !sources.get(use.article)?.some((s) => s.start <= use.start && use.end <= s.end)
    )
    return { name, articles: new Set(spoken.map((use) => use.article)).size, uses: spoken.length }
  })
  const [first] = named.sort((a, b) => b.articles - a.articles || b.uses - a.uses || (a.name < b.name ? -1 : 1))
  return first && first.articles > 1 ? first.name : null
}
