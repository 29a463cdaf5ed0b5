/**
 * How an article met a named speaker: one sentence says it for all of that speaker's in the article. After "Ida Holm told this paper",
 * or "at a press conference", a plain "Holm said" further down, or in a caption, comes from the same meeting.
 */
import type { Access, Occasion, Statement } from '../model.ts'

export interface Manner {
  readonly access: Access
  readonly occasion: Occasion | null
}

/** Manner of a statement: its own where it states one, else that of the same named speaker elsewhere in the article. */
export function mannersOf(statements: Iterable<Statement>): (statement: Statement) => Manner {
  const met = new Map<string, Manner>()
  const key = ({ article, speaker }: Statement) => `${article}\n${speaker.id}`
  for (const statement of statements) {
    if (!isKnown(statement) || statement.via.length > 0) continue
    const before = met.get(key(statement))
    met.set(key(statement), {
      access: before?.access === 'firsthand' || statement.access === 'firsthand' ? 'firsthand' : statement.access,
      occasion: before?.occasion ?? statement.occasion
    })
  }
  return (statement) => {
    const own = { access: statement.access, occasion: statement.occasion }
    if (
      !isKnown(statement) ||
      statement.via.length > 0 ||
      statement.access !== 'implied' ||
      statement.occasion !== null
    )
      return own
    return met.get(key(statement)) ?? own
  }
}

function isKnown({ speaker }: Statement): boolean {
  return speaker.type === 'named' || speaker.type === 'organization'
}
