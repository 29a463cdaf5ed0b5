/**
 * Two spellings of one person's name: what `src/text/people.ts` takes for a misspelling, beside the standard one.
 */
import type { Conflict, ConflictValue } from '../model.ts'
import type { NameUse, People, Person } from '../text/people.ts'

export function spellingConflicts(people: People): Omit<Conflict, 'story'>[] {
  return people.people.flatMap((person) => {
    if (person.misspellings.length === 0) return []
    const values = [
      ...standardUses(person),
      ...person.misspellings.flatMap((slip) => firstUses(slip.uses).map((use) => wordValue(use, slip.text)))
    ]
    return values.length > 1
      ? [{ subject: person.name, attribute: 'spelling' as const, values, verdict: 'spelling' as const }]
      : []
  })
}

function standardUses(person: Person): ConflictValue[] {
  const standard = person.misspellings[0]!.standard
  return firstUses(person.uses).map((use) => wordValue(use, standard))
}

/** The first use in each article. */
function firstUses(uses: readonly NameUse[]): NameUse[] {
  const first = new Map<string, NameUse>()
  for (const use of uses) if (!first.has(use.article)) first.set(use.article, use)
  return [...first.values()]
}

/** The misspelt or standard word itself, within the place where the name stands. */
function wordValue(use: NameUse, word: string): ConflictValue {
  const at = use.text.lastIndexOf(word)
  const start = at < 0 ? use.start : use.start + at
  return at < 0
    ? { value: use.text, article: use.article, start: use.start, end: use.end, text: use.text }
    : { value: word, article: use.article, start, end: start + word.length, text: word }
}
