/**
 * What a wording says, as sets that can be compared: stems of its content words, the people it names, its numbers and days,
 * and which of its words stand under a negation. Statements whose features are equal form one *wording*; all comparing is done
 * between wordings, so that forty reprints cost as much as one.
 */
import type { Statement } from '../model.ts'
import { daysOf, quantitiesOf } from '../text/numbers.ts'
import type { People } from '../text/people.ts'
import { isFunctionWord, isNegator, stem, wordsOf } from '../text/words.ts'

export interface Features {
  /** Terms: stems; `@id` a person; `#600` a number; `n:job` a number of jobs; `d:8-5` a day; `m:5` its month. */
  readonly terms: ReadonlySet<string>
  readonly people: ReadonlySet<string>
  /** Terms in reach of a negation. */
  readonly negated: ReadonlySet<string>
}

/** Content words after a negation that are taken to be negated. */
const negationReach = 3

/** Features of a stretch of text; `people` resolves names of the story to persons. */
export function featuresOf(text: string, people: People): Features {
  const terms = new Set<string>()
  const named = new Set<string>()
  const negated = new Set<string>()
  const taken: { start: number; end: number }[] = []
  for (const day of daysOf(text)) {
    terms.add(`d:${day.day}-${day.month}`).add(`m:${day.month}`)
    taken.push(day)
  }
  for (const quantity of quantitiesOf(text)) {
    terms.add(`#${quantity.value}`)
    if (quantity.unit) terms.add(`n:${quantity.unit}`)
    if (quantity.scale) terms.add(`n:${stem(quantity.scale.toLowerCase())}`)
    taken.push(quantity)
  }
  let reach = 0
  let end = 0
  for (const word of wordsOf(text)) {
    if (/[.;:!?]/.test(text.slice(end, word.start))) reach = 0
    end = word.end
    if (taken.some((t) => word.start < t.end && t.start < word.end)) continue
    if (isNegator(word.folded)) reach = negationReach
    const person = /^\p{Lu}/u.test(word.text) ? people.byWord.get(word.folded) : undefined
    if (person) {
      named.add(person)
      terms.add(`@${person}`)
    } else if (!isFunctionWord(word.folded) && word.folded.length > 1) {
      const term = stem(word.folded)
      terms.add(term)
      if (reach > 0) {
        negated.add(term)
        reach--
      }
    }
  }
  return { terms, people: named, negated }
}

/** Statements that say the same in the same words, folded and stemmed. */
export interface Wording extends Features {
  readonly index: number
  readonly statements: readonly Statement[]
}

/** The words of a statement: its content spans, joined. */
export function contentOf(statement: Statement): string {
  return statement.content.map((span) => span.text).join(' ')
}

/** Joins statements of equal features; order of first appearance. */
export function wordingsOf(statements: readonly Statement[], people: People): Wording[] {
  const byKey = new Map<string, { features: Features; statements: Statement[] }>()
  for (const statement of statements) {
    const features = featuresOf(contentOf(statement), people)
    // a statement without content words equals nothing but itself
    const key = features.terms.size
      ? `${[...features.terms].sort().join(' ')} not ${[...features.negated].sort().join(' ')}`
      : `alone ${statement.id}`
    const known = byKey.get(key)
    if (known) known.statements.push(statement)
    else byKey.set(key, { features, statements: [statement] })
  }
  return [...byKey.values()].map(({ features, statements: own }, index) => ({ ...features, index, statements: own }))
}
