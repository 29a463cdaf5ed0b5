/**
 * The people of an article as far as attribution needs them: full names, the word that stands for one person alone, gender where the
 * article or a given name shows it.
 *
 * Names come from `text/people.ts`; gender from titles and kin words beside the name, from "he" and "she" in the same sentence never
 * (too often somebody else). A given name counts last, because many go with both.
 */
import { findPeople } from '../text/people.ts'
import { foldText } from '../text/words.ts'
import { headKind, headPart } from './speakers.ts'
import given from './words/en/given.json' with { type: 'json' }

export type Gender = 'she' | 'he' | null

export interface Cast {
  /** Full name that a name or a part of one stands for in this article; null if nobody's. */
  fullName(words: string): string | null
  genderOf(name: string): Gender
  isPerson(words: string): boolean
  /** Places where people are named by two words or more, in text order. */
  readonly mentions: readonly { readonly at: number; readonly name: string }[]
}

const she = new Set(given.she)
const he = new Set(given.he)
const sheWords = new Set(given.sheWords)
const heWords = new Set(given.heWords)
const title =
  /^(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|rev|reverend|fr|father|sister|sen|senator|rep|gov|governor|president|prime minister|minister|judge|justice|gen|general|col|colonel|capt|captain|lt|sgt|mayor|king|queen|prince|princess|pope|chancellor|secretary|ambassador|councillor|cllr|mp|detective|inspector|officer|deputy|chief|coach)\.?\s+)+/i

/** Words of a name without titles and possessives. */
export function bareName(words: string): string {
  return words
    .trim()
    .replace(/['’]s?$/, '')
    .replace(title, '')
    .replace(/[.,]+$/, '')
    .trim()
}

const nameRun =
  /\p{Lu}[\p{L}\p{M}'’.]*(?:-[\p{L}\p{M}'’]+)*(?:\s+(?:(?:de|van|von|der|den|di|da|la|le|bin|ibn|al|el|ter|du|dos|del|della|zu|y|e)\s+)*\p{Lu}[\p{L}\p{M}'’.]*(?:-[\p{L}\p{M}'’]+)*){1,4}/gu

/** The person's name of two words or more that ends the head of a source ("board member Osric Hale"); null if there is none. */
export function nameIn(source: string): string | null {
  const head = headPart(source)
  if (headKind(source) !== null && headKind(source) !== 'anonymous') return null
  for (const hit of head.matchAll(nameRun)) {
    if (head.slice(hit.index + hit[0].length).trim() !== '') continue
    const name = bareName(hit[0].replace(/^(?:The|A|An|But|And|In|On|As|When|While)\s+/, ''))
    if (name.includes(' ') && headKind(name) === null) return name
  }
  return null
}

/** Reads the people of one article; `known` are names that stand as sources. */
export function castOf(id: string, text: string, known: readonly string[]): Cast {
  const people = findPeople([{ id, text }], known)
  const nameOf = new Map(people.people.map((p) => [p.id, p.name]))
  const look = (words: string): string | null => {
    const key = foldText(bareName(words)).trim()
    if (key === '') return null
    const found =
      people.byName.get(key) ??
      people.byWord.get(key) ??
      (key.includes(' ') ? undefined : people.byWord.get(key.replace(/[^\p{L}\p{N}-]/gu, '')))
    return found === undefined ? null : (nameOf.get(found) ?? null)
  }
  const shown = new Map<string, Gender>()
  const mentions: { at: number; name: string }[] = []
  for (const person of people.people) {
    for (let at = text.indexOf(person.name); at >= 0; at = text.indexOf(person.name, at + 1)) {
      mentions.push({ at, name: person.name })
      const before =
        text
          .slice(Math.max(0, at - 24), at)
          .toLowerCase()
          .match(/[\p{L}]+/gu)
          ?.slice(-2) ?? []
      const gender = before.some((w) => sheWords.has(w)) ? 'she' : before.some((w) => heWords.has(w)) ? 'he' : null
      if (gender && !shown.get(person.name)) shown.set(person.name, gender)
    }
  }
  mentions.sort((a, b) => a.at - b.at)
  return {
    fullName: look,
    isPerson: (words) => look(words) !== null,
    genderOf: (name) => shown.get(name) ?? givenGender(name),
    mentions
  }
}

/** The pronoun that a given name mostly goes with. */
export function givenGender(name: string): Gender {
  const first = foldText(bareName(name).split(/[\s-]/)[0] ?? '').trim()
  return she.has(first) ? 'she' : he.has(first) ? 'he' : null
}

/** The pronoun that goes with a descriptor ("his mother", "the actress"). */
export function descriptorGender(words: string): Gender {
  const all = words.toLowerCase().match(/\p{L}+/gu) ?? []
  if (all.some((w) => sheWords.has(w))) return 'she'
  return all.some((w) => heWords.has(w)) ? 'he' : null
}
