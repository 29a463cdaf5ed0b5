/**
 * Places that differ between statements of one claim. Compared only where two statements are the same but for one name after "in", "at",
 * "near" …: anything looser would take two true sentences for a contradiction.
 */
import type { Conflict, ConflictValue, Statement } from '../model.ts'
import type { People } from '../text/people.ts'
import { foldText, lexicalWords } from '../text/words.ts'
import type { Account } from './conflicts.ts'

/** Words besides the place that the two statements must share. */
const leastShared = 4
const place = /\b(?:in|at|near|outside|from|to)[ \u00a0]((?:\p{Lu}[\p{L}'’-]+)(?:[ \u00a0]\p{Lu}[\p{L}'’-]+)*)/gu

interface Placed {
  readonly value: ConflictValue
  /** The statement's words without the place. */
  readonly rest: string
}

export function placeConflicts(account: Account, people: People): Omit<Conflict, 'story'>[] {
  if (account.statements.length < 2) return []
  const byRest = new Map<string, Placed[]>()
  for (const statement of account.statements) {
    const placed = placeOf(statement, people)
    if (placed) byRest.set(placed.rest, [...(byRest.get(placed.rest) ?? []), placed])
  }
  return [...byRest.values()].flatMap((group) => {
    if (new Set(group.map((p) => foldText(p.value.value))).size < 2) return []
    const first = new Map(group.map((p) => [`${p.value.article} ${p.value.value}`, p.value]))
    return [
      {
        subject: group[0]!.rest.split(' ').slice(0, 3).join(' '),
        attribute: 'place' as const,
        values: [...first.values()],
        verdict: 'conflict' as const
      }
    ]
  })
}

function placeOf(statement: Statement, people: People): Placed | null {
  const [span, ...more] = statement.content
  if (!span || more.length) return null
  const hits = [...span.text.matchAll(place)].filter(
    (hit) => !hit[1]!.split(/[ \u00a0]/).some((word) => people.byWord.has(foldText(word)))
  )
  const [hit] = hits
  if (!hit || hits.length > 1) return null
  const name = hit[1]!
  const at = hit.index + hit[0].length - name.length
  const rest = lexicalWords(span.text.slice(0, at) + span.text.slice(at + name.length))
  if (rest.length < leastShared) return null
  const start = span.start + at
  return {
    value: { value: name, article: statement.article, start, end: start + name.length, text: name },
    rest: rest.join(' ')
  }
}
