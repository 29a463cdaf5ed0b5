/**
 * One person, one speaker id, across the articles of a story: full name, surname alone and misspelling are joined under the fullest
 * name. Unnamed speakers keep an id per article, outlet chain and description, since "an insider" of two outlets may be two
 * people; where the chain leads two statements of one claim to the same far outlet, they share the id.
 */
import type { Article, Speaker, Statement } from '../model.ts'
import { outletKey } from '../text/outlets.ts'
import type { People } from '../text/people.ts'
import { contentWords, foldText } from '../text/words.ts'

const slug = (text: string): string =>
  foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

/** Statements with speaker ids and names unified. */
export function unifySpeakers(
  statements: readonly Statement[],
  articles: ReadonlyMap<string, Article>,
  people: People
): Statement[] {
  const fullNames = new Map(people.people.map((person) => [person.id, person.name]))
  return statements.map((statement) => ({ ...statement, speaker: unified(statement, articles, people, fullNames) }))
}

function unified(
  statement: Statement,
  articles: ReadonlyMap<string, Article>,
  people: People,
  fullNames: ReadonlyMap<string, string>
): Speaker {
  const { speaker } = statement
  switch (speaker.type) {
    case 'named': {
      const person = speaker.name ? personOf(speaker.name, people) : null
      if (person) return { ...speaker, id: `person/${person}`, name: fullNames.get(person) ?? speaker.name }
      return { ...speaker, id: `person/${slug(speaker.name ?? speaker.id)}` }
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

function personOf(name: string, people: People): string | null {
  const folded = foldText(name).trim()
  const whole = people.byName.get(folded)
  if (whole) return whole
  const words = folded.split(/\s+/)
  if (words.length === 1) return people.byWord.get(words[0]!) ?? null
  const [first, last] = [people.byWord.get(words[0]!), people.byWord.get(words.at(-1)!)]
  return last && (!first || first === last) && people.byName.has(`${words[0]} ${words.at(-1)}`) ? last : null
}
