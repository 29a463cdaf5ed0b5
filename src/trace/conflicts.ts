import type { Conflict } from '../model.ts'
import type { People } from '../text/people.ts'
import type { Scene } from './scene.ts'
import type { Case } from './trace.ts'

export function findConflicts(_scene: Scene, _given: Case, _people: People): Conflict[] {
  return []
}
