/**
 * The people of an article as far as attribution needs them: full names, the word that stands for one person alone, gender where the
 * article or a given name shows it.
 *
 * Names come from `text/people.ts`; gender from titles and kin words beside the name, from "he" and "she" in the same sentence never
 * (too often somebody else). A given name counts last, because many go with both.
 */
import type { Article } from '../model.ts'
import { nameParticles } from '../text/nameParticles.ts'
import { findPeople } from '../text/people.ts'
import { foldText } from '../text/words.ts'
import { headKind, headNoun, headPart, singular } from './speakers.ts'
import given from './words/en/given.json' with { type: 'json' }

export type Gender = 'she' | 'he' | null

export interface Cast {
  /** Full name that a name or a part of one stands for in this article; null if nobody's. */
  fullName(words: string): string | null
  genderOf(name: string): Gender
  isPerson(words: string): boolean
  /** The one person whom the article itself calls so ("the soprano", "the 51-year-old"); null if nobody or several. */
  called(words: string): string | null
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

/** Nouns for people that no list holds whole. */
const profession = /^\p{L}{3,}(?:ologist|ographer|ician|metrist)$/iu

/** "Meteorologist Evander Kirk" at the start of a sentence: the name without the noun before it, which is no given name. */
export function withoutRole(name: string): string {
  const [first, ...rest] = name.split(/\s+/)
  if (rest.length < 2 || givenGender(first!) !== null || !/^\p{Lu}\p{Ll}+$/u.test(first!)) return name
  const noun = first!.toLowerCase()
  return headKind(noun) === 'anonymous' || profession.test(noun) ? rest.join(' ') : name
}

/** A name of two or three capitalised words. */
const fullRun = new RegExp(
  `(?<![\\p{L}\\p{N}.'’-])\\p{Lu}\\p{Ll}[\\p{L}'’-]*(?: (?:${nameParticles}))?(?: \\p{Lu}\\.)?(?: \\p{Lu}[\\p{L}'’-]+){1,2}(?![\\p{L}])`,
  'gu'
)
/** A capitalised subject at the start of a sentence: "Holm opened …", "Tate's side …", "Mr Tate and …". */
const subject =
  /(?:^|[.!?”"]\s+|\n)((?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Prof|Rev)\.?\s+)?\p{Lu}\p{Ll}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]+){0,2})(?=['’]s\s|,\s|\s+(?:and|is|was|has|had|will|would|did|does|\p{Ll}+(?:ed|s|ew|old|aid|oke|ote|ent|ame|ook|ood|ang|ave|an|on|ost|eft|et|elt))\b)/gu
const notNames =
  /^(?:The|This|That|These|Those|There|Then|They|He|She|It|We|I|You|But|And|Or|So|If|When|While|As|At|In|On|For|From|By|With|After|Before|Since|Until|Our|Their|His|Her|Its|My|Your|What|Who|Why|How|Where|All|Some|Many|Most|Few|Both|Each|Every|One|Two|Three|Another|Other|Others|Nobody|Everyone|Somebody|Someone|No|Not|Now|Today|Yesterday|Tomorrow|Here|Still|Rather|Indeed|Also|First|Second|Third|Otherwise|Nevertheless|Nonetheless|Moreover|Furthermore|Thus|Hence|Therefore|Overall|Republicans|Democrats|Even|Yet|Once|Only|Police|People|Officials|Neighbours|Critics|Experts|Residents|Villagers|Scientists|Researchers|Workers|Nothing|Something|Everything|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Read|Share|Sign|Photo|Source|Sources|Credit|Meanwhile|However|Instead|Perhaps|Maybe|Last|Next|Under|Over|During|Despite|Because|Although|Though|Tickets|Flowers|Rain|Snow|Nearly|About|Around|Almost|More|Less|Several|Much|Such|Like|Unlike|Later|Earlier|Soon|Finally)\b/

const capital = "\\p{Lu}[\\p{L}\\p{M}'’.]*(?:-[\\p{L}\\p{M}'’]+)*"
/** Runs of capitalised words, with the particles of names between them; `least` words or more after the first. */
export const nameRun = (least: 0 | 1): RegExp =>
  new RegExp(`${capital}(?:\\s+(?:(?:${nameParticles})\\s+)*${capital}){${least},4}`, 'gu')
const longRun = nameRun(1)

/** The person's name of two words or more that ends the head of a source ("board member Osric Hale"); null if there is none. */
export function nameIn(source: string): string | null {
  const head = headPart(source)
  if (headKind(source) !== null && headKind(source) !== 'anonymous') return null
  for (const hit of head.matchAll(longRun)) {
    if (head.slice(hit.index + hit[0].length).trim() !== '') continue
    const name = bareName(
      hit[0]
        .split(/['’]s\s+/)
        .at(-1)!
        .replace(/^(?:The|A|An|But|And|In|On|As|When|While)\s+/, '')
    )
    if (name.includes(' ') && headKind(name) === null) return withoutRole(name)
  }
  return null
}

/** Characters within which a part of a name means the name that stands there. */
const nearby = 30

/** Reads the people of one article; `known` are names that stand as sources. */
export function castOf(article: Article, known: readonly string[]): Cast {
  const { text } = article
  const given = [...text.matchAll(fullRun)].flatMap((hit) => {
    const run = hit[0].replace(/['’]s?$/, '')
    // "Soprano Mary Holm": the name begins at the given name
    const rest = run.slice(run.indexOf(' ') + 1)
    const name = givenGender(run) ? run : rest.includes(' ') && givenGender(rest) ? rest : null
    return name !== null && headKind(name) === null ? [name] : []
  })
  const people = findPeople([article], [...known, ...new Set(given)])
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
  // mentions by stretches of the text, so that those near a place are found at once
  const stretches = new Map<number, { at: number; name: string }[]>()
  const addMention = (mention: { at: number; name: string }) => {
    mentions.push(mention)
    const stretch = Math.floor(mention.at / nearby)
    const known = stretches.get(stretch)
    if (known) known.push(mention)
    else stretches.set(stretch, [mention])
  }
  const isNear = (at: number, name: string) =>
    [-1, 0, 1].some((step) =>
      stretches.get(Math.floor(at / nearby) + step)?.some((m) => Math.abs(m.at - at) < nearby && m.name.includes(name))
    )
  for (const person of people.people) {
    for (let at = text.indexOf(person.name); at >= 0; at = text.indexOf(person.name, at + 1)) {
      addMention({ at, name: person.name })
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
  for (const hit of text.matchAll(subject)) {
    const name = bareName(hit[1]!)
    const at = hit.index + hit[0].indexOf(hit[1]!)
    if (name === '' || notNames.test(name) || headKind(name) !== null || isNear(at, name)) continue
    addMention({ at, name: look(name) ?? name })
  }
  mentions.sort((a, b) => a.at - b.at)
  const epithets = epithetsOf(text, mentions)
  return {
    fullName: look,
    isPerson: (words) => look(words) !== null,
    called: (words) => {
      const key = epithetKey(words)
      const names = key === null ? undefined : epithets.get(key)
      return names?.size === 1 ? [...names][0]! : null
    },
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

/** What an epithet is looked up by: the age, or the head noun. */
function epithetKey(words: string): string | null {
  const age = /\b(\d{1,3})-year-old\b/.exec(words)
  if (age) return `age ${age[1]}`
  const head = headNoun(words)
  return head.length > 2 ? singular(head) : null
}

const offices = new Set(given.offices)
const before = /(?:^|[\s“"(])((?:\p{Ll}[\p{L}-]*\s+){1,4})$/u
const after = /^,\s+(?:(\d{1,3})\b|(?:an?|the|its|his|her|their|our)\s+([^,.;:()“”"]{3,80}))/u
const agedBefore = /\b(\d{1,3})-year-old\s+(?:[\p{L}-]+\s+){0,4}$/u

/** What the article calls its people in apposition: "soprano Mary Holm", "Mary Holm, a soprano", "Mary Holm, 51,". */
function epithetsOf(
  text: string,
  mentions: readonly { readonly at: number; readonly name: string }[]
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const add = (key: string | null, name: string) => {
    if (key !== null) found.set(key, (found.get(key) ?? new Set()).add(name))
  }
  for (const { at, name } of mentions) {
    const lead = text.slice(Math.max(0, at - 60, text.lastIndexOf('\n', at) + 1), at)
    const tail = text.slice(at + name.length, at + name.length + 90)
    const aged = agedBefore.exec(lead)
    if (aged) add(`age ${aged[1]}`, name)
    const role = before.exec(lead)
    if (role) add(epithetKey(role[1]!), name)
    // "President Holm": the office before the name, wherever it stands
    const office = /(?:^|[\s“"(—–-])((?:\p{Lu}[\p{L}-]+\s){0,3}\p{Lu}[\p{L}-]+)\s+$/u.exec(lead)?.[1]
    if (office && offices.has(office.split(/\s+/).at(-1)!.toLowerCase())) add(epithetKey(office.toLowerCase()), name)
    const opening = /(?:^|[.!?”"\n]\s*)(\p{Lu}\p{Ll}+(?:\s+\p{Ll}+){0,2})\s+$/u.exec(lead)
    if (opening) add(epithetKey(opening[1]!.toLowerCase()), name)
    const apposed = after.exec(tail)
    if (apposed?.[1]) add(`age ${apposed[1]}`, name)
    if (apposed?.[2]) {
      add(epithetKey(apposed[2]), name)
      const age = /\b(\d{1,3})-year-old\b/.exec(apposed[2])
      if (age) add(`age ${age[1]}`, name)
    }
  }
  return found
}
