/**
 * Which two unnamed sources cannot be one person, by what they are called.
 *
 * Everything that could be one person is left as one: "a friend of hers" may well be "a crew member". Only words that no one person fits are
 * believed: *he* and *she* ("a male witness", "her sister"), two ages, *former* and *serving* before the same noun, officials of two
 * countries, and "another source" or "a second official" after the first in the same article. And a friend of somebody is not that person.
 * The words are data (`apart.json`). Nothing is read into different wordings, places or days.
 */
import { stem, wordsOf } from '../text/words.ts'
import data from './apart.json' with { type: 'json' }
import words from './descriptors.json' with { type: 'json' }

/** Somebody who is not named, as one article puts it. */
export interface Described {
  /** "a second official briefed on the talks"; "" where nothing is said. */
  readonly description: string
  readonly plural: boolean
  readonly article: string
  /** Where in the article, in UTF-16 code units. */
  readonly at: number
}

/** What a description says that could tell two people apart. */
export interface Traits {
  readonly gender: 'she' | 'he' | null
  readonly age: number | null
  readonly nation: string | null
  /** Announced as one more ("another"). */
  readonly further: boolean
  /** Stems of the nouns that say what the person is. */
  readonly heads: readonly string[]
  /** Sides taken: "3+" and "3-" are the two sides of the opposition number 3. */
  readonly sides: readonly string[]
}

const closers = new Set(words.closers)
/** "another", "the other", "two other", "yet another"; "a second-year student" is no second student. */
const further = new RegExp(
  `^(?:(?:an?|the|one|two|three|four|several|some|yet|still)\\s+){0,2}(?:${data.further.join('|')})(?![\\p{L}-])`,
  'iu'
)
const generic = new Set(data.generic.map(stem))
const offices = new Set(data.offices.map(stem))
const she = new Set(data.she)
const he = new Set(data.he)
const nations: Readonly<Record<string, string>> = data.nations
const sides = new Map(
  data.opposites.flatMap(([one, other], i) => [
    ...one!.map((word) => [word, `${i}+`] as const),
    ...other!.map((word) => [word, `${i}-`] as const)
  ])
)
const known = new Map<string, Traits>()
const remembered = 5000

/** Reads a description: its words up to the noun, in each of its appositions; of "Arden's friend" what follows the mark. */
export function traitsOf(description: string): Traits {
  const before = known.get(description)
  if (before) return before
  const noun: string[] = []
  const heads: string[] = []
  for (const part of description.split(/[,;:(–—]/)) {
    const own = ownWords(part)
    noun.push(...own)
    if (own.length) heads.push(stem(own.at(-1)!))
  }
  const ages = /\b(\d{1,3})[- ]years?[- ]olds?\b|\baged (\d{1,3})\b/i.exec(description)
  const [female, male] = [noun.some((word) => she.has(word)), noun.some((word) => he.has(word))]
  const made: Traits = {
    gender: female === male ? null : female ? 'she' : 'he',
    age: ages ? Number(ages[1] ?? ages[2]) : null,
    nation: noun.map((word) => nations[word]).find((nation) => nation !== undefined) ?? null,
    further: further.test(description.trim()),
    heads,
    sides: noun.flatMap((word) => sides.get(word) ?? [])
  }
  if (known.size >= remembered) known.clear()
  known.set(description, made)
  return made
}

/** Words before the first preposition, relative or participle; after a possessive. */
function ownWords(part: string): string[] {
  const all = wordsOf(part.replace(/^.*['’]s?\s/, ''))
  const end = all.findIndex((word, i) => i > 0 && closers.has(word.folded))
  return (end < 0 ? all : all.slice(0, end)).map((word) => word.folded)
}

/** Why two unnamed sources cannot be one person, in plain words; null where they could. */
export function apartBecause(a: Described, b: Described): string | null {
  const [x, y] = [traitsOf(a.description), traitsOf(b.description)]
  if (a.article === b.article && a.description !== b.description) {
    const [first, later, trait] = a.at <= b.at ? [a, b, y] : [b, a, x]
    if (trait.further && first.at !== later.at && introduces(traitsOf(first.description), trait))
      return `the same article speaks of “${later.description.charAt(0).toLowerCase()}${later.description.slice(1)}” as one more`
  }
  if (a.plural || b.plural) return null
  if (x.gender && y.gender && x.gender !== y.gender) return 'one is called a man, the other a woman'
  // a birthday may lie between two articles
  if (x.age !== null && y.age !== null && Math.abs(x.age - y.age) > 1)
    return `one is said to be ${Math.min(x.age, y.age)}, the other ${Math.max(x.age, y.age)} years old`
  if (!x.heads.some((head) => y.heads.includes(head))) return null
  if (x.nation && y.nation && x.nation !== y.nation && x.heads.some((head) => offices.has(head)))
    return 'they serve two countries'
  return x.sides.some((side) => y.sides.includes(opposite(side))) ? 'they are on opposite sides' : null
}

/** Whether "another Y" after X means one more than X: a further source is one more than anybody, a further nurse one more than a nurse. */
function introduces(first: Traits, later: Traits): boolean {
  return later.heads.some((head) => generic.has(head) || first.heads.includes(head))
}

function opposite(side: string): string {
  return side.endsWith('+') ? `${side.slice(0, -1)}-` : `${side.slice(0, -1)}+`
}

/** Capitalised words of a description, folded: "a friend of Holm" is not Holm. */
export function namesIn(description: string): string[] {
  return wordsOf(description).flatMap((word) => (/^\p{Lu}/u.test(word.text) ? [word.folded] : []))
}

/** The last word of a name, folded; "" where it is too short to tell anybody. */
export function lastNameOf(name: string): string {
  const last = wordsOf(name).at(-1)?.folded ?? ''
  return last.length < 3 ? '' : last
}

/** What in a description can set somebody apart from people in other articles; "" where nothing can. */
export function signatureOf(description: string): string {
  const { gender, age, nation, sides: taken, heads } = traitsOf(description)
  if (!gender && age === null && !nation && taken.length === 0) return ''
  return [gender, age, nation, taken.join(), heads.join()].join(' ')
}
