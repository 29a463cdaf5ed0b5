/**
 * Statuses that differ between claims of one story: together here, separated there. The scales of `src/text/statuses.json` order them; the
 * claims must speak of one subject: the same person, a noun in common, or a scale that names its subject itself. If the later status
 * is the one first reported later, it is a *change*; if both stand at the same time or the other way round, a *conflict*.
 */
import type { Conflict, ConflictValue, Statement } from '../model.ts'
import type { People } from '../text/people.ts'
import { type Status, statusesOf } from '../text/statuses.ts'
import { contentStems, foldText, wordsOf } from '../text/words.ts'
import type { Account } from './conflicts.ts'
import { compareArticles, type Scene } from './scene.ts'

/** A claim that states a status. */
interface Stated {
  readonly claim: string
  readonly status: Status
  readonly first: Statement
  readonly value: ConflictValue
  readonly people: ReadonlySet<string>
  readonly stems: ReadonlySet<string>
  /** Statements of the claim that show this status. */
  readonly support: number
}

export function statusConflicts(scene: Scene, accounts: readonly Account[], people: People): Omit<Conflict, 'story'>[] {
  const byScale = new Map<string, Stated[]>()
  for (const account of accounts)
    for (const stated of statusesOfClaim(scene, account, people))
      byScale.set(stated.status.scale, [...(byScale.get(stated.status.scale) ?? []), stated])
  const found: { early: Stated; late: Stated }[] = []
  for (const group of byScale.values())
    for (const early of group)
      for (const late of group)
        if (early.status.stage < late.status.stage && early.claim !== late.claim && sameSubject(early, late))
          found.push({ early, late })
  found.sort(
    (x, y) =>
      y.early.support + y.late.support - x.early.support - x.late.support || (x.early.claim < y.early.claim ? -1 : 1)
  )
  const taken = new Set<string>()
  return found.flatMap(({ early, late }) => {
    // one conflict for a claim: the best supported pair
    if (taken.has(early.claim) || taken.has(late.claim)) return []
    // nor a second one for the same subject, where a claim was not recognised in its other wording
    const subjects = early.people.size ? [...early.people] : [...late.people, '']
    const keys = subjects.map((subject) => `${early.status.scale} ${subject}`)
    if (keys.some((key) => taken.has(key))) return []
    for (const key of [early.claim, late.claim, ...keys]) taken.add(key)
    const order = compareArticles(scene, early.first.article, late.first.article)
    const verdict = order < 0 ? ('change' as const) : order > 0 ? ('conflict' as const) : undatedVerdict(early, late)
    return [
      {
        subject: subjectOf(early, late, people),
        attribute: 'status' as const,
        values: [early.value, late.value],
        verdict
      }
    ]
  })
}

/** Without dates a later status most likely followed; in one and the same article the two contradict each other. */
function undatedVerdict(early: Stated, late: Stated): 'change' | 'conflict' {
  return early.first.article === late.first.article ? 'conflict' : 'change'
}

function statusesOfClaim(scene: Scene, account: Account, people: People): Stated[] {
  const byKey = new Map<string, { status: Status; statements: { statement: Statement; value: ConflictValue }[] }>()
  for (const statement of account.statements) {
    const [span] = statement.content
    if (!span) continue
    for (const status of statusesOf(span.text)) {
      const key = `${status.scale} ${status.stage}`
      const [start, end] = [span.start + status.start, span.start + status.end]
      const shown = span.text.slice(status.start, status.end)
      const entry = byKey.get(key) ?? { status, statements: [] }
      entry.statements.push({ statement, value: { value: shown, article: statement.article, start, end, text: shown } })
      byKey.set(key, entry)
    }
  }
  // most claims state none
  if (byKey.size === 0) return []
  const named = new Set<string>()
  const stems = new Set<string>()
  for (const statement of account.statements) {
    const text = statement.content.map((part) => part.text).join(' ')
    for (const word of wordsOf(text)) {
      const person = /^\p{Lu}/u.test(word.text) ? people.byWord.get(word.folded) : undefined
      if (person) named.add(person)
    }
    for (const found of contentStems(text)) stems.add(found)
  }
  // a claim that shows both ends of a scale says nothing about it
  const scales = [...byKey.values()].map((entry) => entry.status.scale)
  return [...byKey.values()].flatMap(({ status, statements }) => {
    if (scales.filter((scale) => scale === status.scale).length > 1) return []
    const [first] = [...statements].sort((a, b) => compareArticles(scene, a.statement.article, b.statement.article))
    return [
      {
        claim: account.claim,
        status,
        first: first!.statement,
        value: first!.value,
        people: named,
        stems,
        support: statements.length
      }
    ]
  })
}

function sameSubject(a: Stated, b: Stated): boolean {
  const shared = [...a.people].some((person) => b.people.has(person))
  if (a.people.size && b.people.size) return shared
  if (a.status.personal && (a.people.size || b.people.size)) return a.status.scale === 'relationship'
  if (a.status.specific || a.status.scale === 'relationship') return true
  return [...a.stems].some((word) => b.stems.has(word))
}

/** The person, else the shared noun with both statuses. */
function subjectOf(early: Stated, late: Stated, people: People): string {
  const shared = [...early.people].filter((person) => late.people.has(person) || late.people.size === 0)
  const names = (shared.length ? shared : [...late.people]).map(
    (id) => people.people.find((person) => person.id === id)?.name ?? id
  )
  if (names.length) return names.sort().join(', ')
  const noun = firstShared(early, late)
  return `${noun ? `${noun}: ` : ''}${early.status.label}, ${late.status.label}`
}

function firstShared(early: Stated, late: Stated): string {
  const text = early.first.content.map((span) => span.text).join(' ')
  const word = wordsOf(text).find((w) => contentStems(w.text).some((s) => late.stems.has(s)))
  return word ? foldText(word.text) : ''
}
