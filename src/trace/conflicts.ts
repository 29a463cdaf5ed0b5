/**
 * Where the accounts of a story differ: ages, names, numbers, days, places, statuses. One file an attribute; each compares only what
 * speaks of the same thing, and says whether the accounts contradict each other, fit (a birthday between two articles, a rounded
 * figure), or show a change over time. A silent pair is better than a false alarm: what cannot be compared surely is left out.
 */
import type { Conflict, Statement } from '../model.ts'
import type { People } from '../text/people.ts'
import { compareIds } from '../text/published.ts'
import { ageConflicts } from './conflictAge.ts'
import { dateConflicts } from './conflictDate.ts'
import { numberConflicts } from './conflictNumber.ts'
import { placeConflicts } from './conflictPlace.ts'
import { spellingConflicts } from './conflictSpelling.ts'
import { statusConflicts } from './conflictStatus.ts'
import type { Scene } from './scene.ts'
import type { Case } from './trace.ts'

/** A claim with the statements that assert it. */
export interface Account {
  readonly claim: string
  readonly statements: readonly Statement[]
}

export function findConflicts(scene: Scene, given: Case, people: People): Conflict[] {
  const accounts: Account[] = given.claims.map((group) => ({
    claim: group.id,
    statements: group.statements.flatMap((id) => {
      const statement = scene.statements.get(id)
      return statement && statement.polarity === 'asserts' ? [statement] : []
    })
  }))
  const found = [
    ...ageConflicts(scene, given.articles, people),
    ...spellingConflicts(people),
    ...numberConflicts(accounts, people),
    ...accounts.flatMap((account) => [
      ...dateConflicts(scene, account),
      ...placeConflicts(account, given.articles, people)
    ]),
    ...statusConflicts(scene, accounts, people)
  ]
  return found
    .map((conflict) => ({
      ...conflict,
      story: given.story.id,
      values: [...conflict.values].sort((a, b) => compareIds(a.article, b.article) || a.start - b.start)
    }))
    .sort((a, b) => compareIds(a.attribute, b.attribute) || compareIds(a.subject, b.subject))
}
