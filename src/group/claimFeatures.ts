/**
 * What a wording says, as sets that can be compared: stems of its content words, the people it names, its numbers and days,
 * and which of its words stand under a negation. Statements whose features are equal form one *wording*; all comparing is done
 * between wordings, so that forty reprints cost as much as one.
 */
import type { Statement } from '../model.ts'
import { daysOf, quantitiesOf } from '../text/numbers.ts'
import type { People } from '../text/people.ts'
import { type Status, statusesMentioned } from '../text/statuses.ts'
import { isPhrasalVerb } from '../text/synonyms.ts'
import { contentStems, isAbsence, isFunctionWord, isLight, isNegator, stem, type Word, wordsOf } from '../text/words.ts'

/** Terms of a statement that may say little else than a status. */
const shortStatement = 14

export interface Features {
  /** Terms: stems; `step+down` a phrasal verb; `@id` a person or another name of several words; `#600` a number; `n:job` a number of jobs; `d:8-5` a day; `m:5` its month; `s:office:1` a status. */
  readonly terms: ReadonlySet<string>
  readonly people: ReadonlySet<string>
  /** Terms that a negation turns around ("will not resign": resign). */
  readonly negated: ReadonlySet<string>
  /** Terms of which there is said to be none ("no injuries": injury). */
  readonly absent: ReadonlySet<string>
  /** What the text says on each scale of statuses ("missing" or "found"): a number for each that is another; read at the first call, as few sentences are compared. */
  readonly statuses: () => ReadonlyMap<string, number>
  /** The same as terms, without what is said of many things in one story. */
  readonly statusTerms: () => ReadonlyMap<string, ReadonlySet<string>>
}

/** Features of a stretch of text; `people` resolves names of the story to persons. */
export function featuresOf(text: string, people: People): Features {
  const terms = new Set<string>()
  const named = new Set<string>()
  const negated = new Set<string>()
  const absent = new Set<string>()
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
  let waiting: 'nothing' | 'verb' | 'noun' = 'nothing'
  let end = 0
  const words = wordsOf(text)
  const names = namesIn(text, words, people)
  for (const [i, word] of words.entries()) {
    if (/[.,;:!?–—]/.test(text.slice(end, word.start))) waiting = 'nothing'
    end = word.end
    if (taken.some((t) => word.start < t.end && t.start < word.end)) continue
    const name = names.get(i)
    if (name !== undefined) {
      terms.add(name)
      continue
    }
    if (isNegator(word.folded)) waiting = 'verb'
    else if (isAbsence(word.folded)) waiting = 'noun'
    // "no plans to resign" negates the verb
    else if (waiting === 'noun' && isLight(word.folded)) waiting = 'verb'
    const person = /^\p{Lu}/u.test(word.text) ? people.byWord.get(word.folded) : undefined
    if (person) {
      named.add(person)
      terms.add(`@${person}`)
    } else if (!isFunctionWord(word.folded) && word.folded.length > 1) {
      const term = stem(word.folded)
      terms.add(term)
      const phrasal = `${term}+${words[i + 1]?.folded ?? ''}`
      if (isPhrasalVerb(phrasal)) terms.add(phrasal)
      if (waiting === 'nothing' || isLight(word.folded)) continue
      if (waiting === 'verb') negated.add(phrasal).add(term)
      else absent.add(term)
      waiting = 'nothing'
    }
  }
  let read: readonly Status[] | undefined
  let byScale: ReadonlyMap<string, number> | undefined
  const all = () => {
    read ??= statusesMentioned(text).filter(({ loose }) => !loose)
    return read
  }
  const statuses = () => {
    byScale ??= numbersOf(all())
    return byScale
  }
  let byTerm: ReadonlyMap<string, ReadonlySet<string>> | undefined
  const statusTerms = () => {
    byTerm ??= new Map(
      all().flatMap((status) =>
        status.common ? [] : [[`s:${status.scale}:${status.stage}`, subjectOf(status, text)] as const]
      )
    )
    return byTerm
  }
  return { terms, people: named, negated, absent, statuses, statusTerms }
}

/** Content stems of the clause of a status without its own words; none where the status names its subject itself. */
function subjectOf({ specific, clause, start, end }: Status, text: string): Set<string> {
  if (specific) return new Set()
  return new Set([...contentStems(text.slice(clause.start, start)), ...contentStems(text.slice(end, clause.end))])
}

/** By scale: the stage of a process, else the pole. A text that is at two places of a scale is at none. */
function numbersOf(found: readonly Status[]): Map<string, number> {
  const numbers = new Map<string, number>()
  const twice = new Set<string>()
  for (const { scale, stage, pole, progress } of found) {
    const number = progress ? stage : pole === 'up' ? 0 : 1
    if (numbers.has(scale) && numbers.get(scale) !== number) twice.add(scale)
    numbers.set(scale, number)
  }
  for (const scale of twice) numbers.delete(scale)
  return numbers
}

/** Runs of capitalised words that are no persons (places, bodies) as one term each, by index of every word in them. */
function namesIn(text: string, words: readonly Word[], people: People): Map<number, string> {
  const found = new Map<number, string>()
  const long = words.filter((word) => word.text.length > 3)
  // in headline capitals every word looks like a name
  if (long.filter((word) => /^\p{Lu}/u.test(word.text)).length > long.length / 2) return found
  for (let i = 0; i < words.length; i++) {
    let end = i
    while (
      isNameWord(words[end], people) &&
      (end === i || /^[ \u00a0-]$/.test(text.slice(words[end - 1]!.end, words[end]!.start)))
    )
      end++
    if (end - i < 2) continue
    const term = `&${words
      .slice(i, end)
      .map((word) => word.folded)
      .join('-')}`
    for (let k = i; k < end; k++) found.set(k, term)
    i = end
  }
  return found
}

function isNameWord(word: Word | undefined, people: People): boolean {
  return (
    word !== undefined && /^\p{Lu}/u.test(word.text) && !people.byWord.has(word.folded) && !isFunctionWord(word.folded)
  )
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

/** With the statuses of a short statement as terms: "intends to stay in office" and "has no plans to step down" share no other word. */
export function withStatuses(wording: Wording): Wording {
  if (wording.terms.size > shortStatement) return wording
  const statuses = [...wording.statusTerms().keys()]
  return statuses.length ? { ...wording, terms: new Set([...wording.terms, ...statuses]) } : wording
}

/** Joins statements of equal features; order of first appearance. */
export function wordingsOf(statements: readonly Statement[], people: People): Wording[] {
  const byKey = new Map<string, { features: Features; statements: Statement[] }>()
  for (const statement of statements) {
    const features = featuresOf(contentOf(statement), people)
    // a statement without content words equals nothing but itself
    const key = features.terms.size
      ? `${[...features.terms].sort().join(' ')} not ${[...features.negated].sort().join(' ')} no ${[...features.absent].sort().join(' ')}`
      : `alone ${statement.id}`
    const known = byKey.get(key)
    if (known) known.statements.push(statement)
    else byKey.set(key, { features, statements: [statement] })
  }
  return [...byKey.values()].map(({ features, statements: own }, index) => ({ ...features, index, statements: own }))
}
