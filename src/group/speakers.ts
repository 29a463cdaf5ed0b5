/**
 * One person, one speaker id, across the articles of a story: full name, surname alone, title and surname, and misspelling are joined
 * under the fullest name. A surname that several people of the story bear stands for the one whom most articles name in full, if
 * that one leads clearly: papers give the others their first names. Unnamed speakers keep an id per article, outlet chain and description, since "an
 * insider" of two outlets may be two people; where the chain leads two statements of one claim to the same far outlet, they share the id.
 */
import type { Article, Speaker, Statement } from '../model.ts'
import { outletKey } from '../text/outlets.ts'
import type { People } from '../text/people.ts'
import { contentWords, foldText } from '../text/words.ts'
import titles from './titles.json' with { type: 'json' }

/** How many times as many articles have to name a bearer of a surname in full as name all others together. */
const leads = 2

const slug = (text: string): string =>
  foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

const titled = new RegExp(`^(?:(?:${titles.before.join('|')})\\.?\\s+)+(?=\\p{L})`, 'iu')

/** First words of the titles: few names begin with one, and the expression above takes as long to be made ready as an article to be grouped. */
const titleBegins = new Set(titles.before.map((title) => title.split(' ')[0]!))

/** A name without the titles before it: "President Ida Holm" is "Ida Holm". */
function withoutTitle(name: string): string {
  const trimmed = name.trim()
  const first = trimmed.split(/[\s.]/, 1)[0]!
  return titleBegins.has(first.toLowerCase()) ? trimmed.replace(titled, '') : trimmed
}

/** Statements with speaker ids and names unified. */
export function unifySpeakers(
  statements: readonly Statement[],
  articles: ReadonlyMap<string, Article>,
  people: People
): Statement[] {
  const fullNames = new Map(people.people.map((person) => [person.id, person.name]))
  const bearers = bearersOf(people)
  return statements.map((statement) => ({
    ...statement,
    speaker: unified(statement, articles, people, fullNames, bearers)
  }))
}

/** The person whom a surname alone stands for, where one of several clearly leads. */
function bearersOf(people: People): Map<string, string> {
  const bySurname = new Map<string, { id: string; count: number }[]>()
  for (const person of people.people) {
    // "President Ida Holm" read as one name is no second bearer
    if (withoutTitle(person.name) !== person.name) continue
    const words = foldText(person.name).split(/\s+/)
    const surname = words.at(-1)!
    if (words.length < 2 || surname.length < 3) continue
    const count = new Set(person.uses.map((use) => use.article)).size
    bySurname.set(surname, [...(bySurname.get(surname) ?? []), { id: person.id, count }])
  }
  const found = new Map<string, string>()
  for (const [surname, all] of bySurname) {
    const [first, ...others] = all.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
    const rest = others.reduce((sum, { count }) => sum + count, 0)
    if (first!.count >= leads * rest) found.set(surname, first!.id)
  }
  return found
}

function unified(
  statement: Statement,
  articles: ReadonlyMap<string, Article>,
  people: People,
  fullNames: ReadonlyMap<string, string>,
  bearers: ReadonlyMap<string, string>
): Speaker {
  const { speaker } = statement
  switch (speaker.type) {
    case 'named': {
      const person = speaker.name ? personOf(speaker.name, people, bearers) : null
      if (person) return { ...speaker, id: `person/${person}`, name: fullNames.get(person) ?? speaker.name }
      return { ...speaker, id: `person/${slug(speaker.name ? withoutTitle(speaker.name) : speaker.id)}` }
    }
    case 'organization':
    case 'document':
      return {
        ...speaker,
        id: `${speaker.type}/${slug((speaker.name ?? speaker.descriptor ?? speaker.id).replace(/^(?:the|an?)\s/i, ''))}`
      }
    case 'outlet':
      return { ...speaker, id: `outlet/${outletKey(speaker.name ?? '')}` }
    case 'anonymous': {
      const far = statement.via.at(-1)
      const own = articles.get(statement.article)?.outlet?.name
      const at = far
        ? outletKey(far.outlet)
        : statement.access === 'firsthand' && own
          ? outletKey(own)
          : slug(statement.article)
      return { ...speaker, id: `unnamed/${at}/${contentWordsOf(speaker)}` }
    }
    case 'none':
      return { ...speaker, id: 'none' }
  }
}

function contentWordsOf(speaker: Speaker): string {
  const words = (speaker.descriptor ?? '').replace(/^(?:an?|the|some|several|two|three)\s/i, '')
  const singular = words.replace(/^(\p{L}+)s\b/u, '$1')
  return slug(singular) || contentWords(words).join('-') || 'somebody'
}

function personOf(name: string, people: People, bearers: ReadonlyMap<string, string>): string | null {
  const folded = foldText(withoutTitle(name)).trim()
  const words = folded.split(/\s+/)
  // "Ida J. Holm" is Ida Holm
  const plain = people.byName.get(`${words[0]} ${words.at(-1)}`)
  if (plain && words.slice(1, -1).every((word) => /^\p{L}\.?$/u.test(word))) return plain
  const whole = people.byName.get(folded) ?? people.byName.get(foldText(name).trim())
  if (whole) return whole
  if (words.length === 1) return people.byWord.get(words[0]!) ?? bearers.get(words[0]!) ?? null
  const [first, last] = [people.byWord.get(words[0]!), people.byWord.get(words.at(-1)!)]
  return last && (!first || first === last) && people.byName.has(`${words[0]} ${words.at(-1)}`) ? last : null
}
