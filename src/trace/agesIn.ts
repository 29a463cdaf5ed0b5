/**
 * The ages that an article gives, and whose they are: "Ines Valdarra, 41,", "aged forty-one", "the 41-year-old potter", "turns 42 in May", "in her
 * early forties", "born in 1982". An age without a name is that of the person called so ("the climber, 31"), or of the one named before.
 * Ages at a time past ("was 19 when she won") are left out.
 */
import { monthNames } from '../text/days.ts'
import { quantitiesOf } from '../text/numbers.ts'
import type { People, Person } from '../text/people.ts'
import { foldText } from '../text/words.ts'

/** What a text says of somebody's age. Offsets are into the article's text. */
export type AgeFound = {
  readonly person: Person
  readonly start: number
  readonly text: string
  /** What is said, whatever the words. */
  readonly key: string
} & Said

type Said =
  | { readonly kind: 'age'; readonly least: number; readonly most: number }
  | { readonly kind: 'turns'; readonly age: number; readonly month: number | null }
  | { readonly kind: 'born'; readonly year: number }

const nameWord = "\\p{Lu}[\\p{L}\\p{M}'’-]+"
const bareName = `${nameWord}(?:[ \\u00a0]+(?:\\p{Ll}{1,3}[ \\u00a0]+)?${nameWord}){0,3}`
const name = `(?<name>${bareName})`
const small = 'one|two|three|four|five|six|seven|eight|nine'
const words = `(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:${small}))?|${small}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)`
const age = `(?<age>\\d{1,3}|${words})`
const figure = '(?<age>\\d{1,3})'
const decades = ['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties']
/** An age at a time past. */
const notPast = '(?! (?:when|at the time|as a|back then))'
/** Each with what of it is quick to look for (`near`), so that only lines that hold it are searched for a name. */
const patterns: readonly { readonly near: RegExp; readonly pattern: RegExp }[] = [
  {
    near: /[ (]\d{1,3}(?: years|[),;]|\.(?:\s|$))/,
    pattern: new RegExp(
      `${name},? (?:aged |age |now |just |only )?\\(?${figure}(?= years (?:old|of age)|\\)|,|\\.(?:\\s|$)|;)(?!,\\d)${notPast}`,
      'gu'
    )
  },
  { near: /\baged? /, pattern: new RegExp(`${name},? (?:aged|age) ${age}\\b${notPast}`, 'gu') },
  // "the 48-year-old founder of Harrow Mills" is not the mills
  {
    near: /-year-old/,
    pattern: new RegExp(
      `(?<![\\p{L}\\d-])${age}-year-old(?:[ \\u00a0]+(?!(?:of|at|for|from|with|in|by|who|and|whose|on|behind)[ \\u00a0])[\\p{Ll}-]+){0,4}[ \\u00a0]+${name}`,
      'gu'
    )
  },
  { near: /-year-old/, pattern: new RegExp(`${name},? (?:is |was )?(?:an?|the) ${age}-year-old`, 'gu') },
  {
    near: /(?:is|was|turned|be) /,
    pattern: new RegExp(
      `${name},? (?:who )?(?:is|turned|has turned|has just turned) (?:now )?${age}(?: years old| years of age|(?=[,.;]))${notPast}`,
      'gu'
    )
  },
  {
    near: /\bwas /,
    pattern: new RegExp(`${name},? (?:who )?was ${age}(?: years old| years of age|(?=[,.;]))${notPast}`, 'gu')
  },
  {
    near: /^|\b[Aa]t /,
    pattern: new RegExp(
      `\\b[Aa]t (?:the age of )?${age},? (?:the )?(?:[\\p{Ll}-]+ ){0,3}?${name} (?=is|has|will|remains|still|continues|says|runs|leads)`,
      'gu'
    )
  },
  {
    near: /\bturn/,
    pattern: new RegExp(
      `${name},? (?:who )?(?:turns|will turn|is to turn|is about to turn|is turning) (?:just )?(?<turns>\\d{1,3}|${words})\\b(?: (?:in|this|next|on \\d{1,2}|on the \\d{1,2}\\w\\w of) (?<month>\\p{Lu}\\p{Ll}+))?`,
      'gu'
    )
  },
  {
    near: /ties\b/,
    pattern: new RegExp(
      `${name},? (?:who is |who was |is |(?:an?|the) (?:[\\p{L}-]+ ){0,3})?(?:still )?in (?:his|her|their) (?:(?<part>early|mid|late)[ -])?(?<decade>${decades.join('|')})`,
      'gu'
    )
  },
  {
    near: /\bborn\b/,
    pattern: new RegExp(
      `${name},? \\(?(?:who was |was )?born (?:in (?:[\\p{L}]+ in )?|on (?:\\d{1,2}(?:st|nd|rd|th)? (?:of )?\\p{L}+|\\p{L}+ \\d{1,2}(?:st|nd|rd|th)?),? |in \\p{L}+ )?(?<year>1[89]\\d\\d|20\\d\\d)\\b`,
      'gu'
    )
  }
]
/** "The 51-year-old soprano …", "The striker, 29, …" at the start of a sentence: somebody named before, or called so. */
const anaphoric =
  /(?<=^|[.!?]["”’]?\s|\n)[•*-]?\s?(?:The|This) (?:(?<aged>\d{1,3})-year-old(?: (?<noun>\p{Ll}[\p{Ll}-]+))?(?![\p{L}-])(?! \p{Lu})|(?:\p{L}[\p{Ll}-]+ )?(?<role>\p{Ll}[\p{Ll}-]+), (?:aged )?(?<age>\d{1,3}),)/gu

/** Ages in a text, one for each person and what is said. */
export function agesIn(text: string, people: People, names: ReadonlyMap<string, Person>): AgeFound[] {
  const found = new Map<string, AgeFound>()
  const add = (person: Person | null, said: Said | null, start: number, shown: string) => {
    if (!person || !said) return
    const key = keyOf(said)
    const place = `${person.id} ${key}`
    if (!found.has(place)) found.set(place, { ...said, person, start, text: shown, key })
  }
  const lines = telling(text)
  for (const { near, pattern } of patterns)
    for (const line of lines) {
      if (!near.test(line.text)) continue
      for (const hit of line.text.matchAll(pattern)) {
        const groups = hit.groups!
        const shown = (groups.age ?? groups.turns ?? groups.decade ?? groups.year)!
        // the age stands before the name or after it
        const after = hit[0].startsWith(groups.name!) ? groups.name!.length : 0
        const at = hit.index + hit[0].indexOf(shown, after)
        add(personOf(groups.name!, people, names), saidBy(groups), line.start + at, shown)
      }
    }
  for (const hit of text.matchAll(anaphoric)) {
    const { aged, noun, role, age: given } = hit.groups!
    const person =
      calledSo(text, noun ?? role, people, names) ?? (aged ? namedBefore(text, hit.index, people, names) : null)
    const shown = (aged ?? given)!
    add(person, saidBy({ age: shown }), hit.index + hit[0].indexOf(shown), shown)
  }
  return [...found.values()]
}

const keyOf = (said: Said): string =>
  said.kind === 'age' ? `${said.least}-${said.most}` : said.kind === 'turns' ? `turns ${said.age}` : `born ${said.year}`

function saidBy(groups: Readonly<Record<string, string | undefined>>): Said | null {
  if (groups.year) return { kind: 'born', year: Number(groups.year) }
  if (groups.decade) {
    const from = 20 + 10 * decades.indexOf(groups.decade)
    const [least, most] =
      groups.part === 'early' ? [0, 4] : groups.part === 'mid' ? [3, 7] : groups.part === 'late' ? [6, 9] : [0, 9]
    return { kind: 'age', least: from + least, most: from + most }
  }
  const shown = (groups.turns ?? groups.age)!
  const years = shown === 'one' ? 1 : (quantitiesOf(shown)[0]?.value ?? 0)
  if (!Number.isInteger(years) || years < 1 || years > 115) return null
  if (!groups.turns) return { kind: 'age', least: years, most: years }
  const month = monthNames.indexOf((groups.month ?? '').toLowerCase()) + 1
  return { kind: 'turns', age: years, month: month || null }
}

/** The one person whom the article calls "striker Dario Melo" or "Dario Melo, a striker". */
function calledSo(
  text: string,
  noun: string | undefined,
  people: People,
  names: ReadonlyMap<string, Person>
): Person | null {
  if (noun === undefined) return null
  const found = new Set<Person>()
  const either = `[${noun.charAt(0)}${noun.charAt(0).toUpperCase()}]${noun.slice(1)}`
  const called = new RegExp(
    `(?<![\\p{L}])${either} (${bareName})|(${bareName}), (?:an?|the) (?:[\\p{L}-]+ ){0,3}${noun}(?![\\p{L}])`,
    'gu'
  )
  for (const hit of text.matchAll(called)) {
    const person = personOf(hit[1] ?? hit[2]!, people, names)
    if (person) found.add(person)
  }
  return found.size === 1 ? [...found][0]! : null
}

/** The first person of the sentence before; else, over the end of a paragraph, the only one whom the last two sentences name. */
function namedBefore(text: string, at: number, people: People, names: ReadonlyMap<string, Person>): Person | null {
  const lineStart = text.lastIndexOf('\n', at) + 1
  const sentences = (from: number, to: number) =>
    text
      .slice(from, to)
      .trim()
      .split(/(?<=[.!?]["”’]?)\s+/)
  const same = firstPersonIn(sentences(lineStart, at).at(-1) ?? '', people, names)
  if (same || lineStart === 0) return same
  const before = text.lastIndexOf('\n', text.slice(0, lineStart).trimEnd().length - 1) + 1
  const named = peopleIn(sentences(before, lineStart).slice(-2).join(' '), people, names)
  return named.size === 1 ? [...named][0]! : null
}

/** The lines that may hold an age: no pattern runs over the end of a line. */
function telling(text: string): { start: number; text: string }[] {
  let start = 0
  return text.split('\n').flatMap((line) => {
    const at = start
    start += line.length + 1
    return /\d|\baged? |-year-old|ties\b|\bturn/.test(line) ? [{ start: at, text: line }] : []
  })
}

function personOf(text: string, people: People, names: ReadonlyMap<string, Person>): Person | null {
  const words = text.split(/[ \u00a0]+/)
  for (let i = 0; i < words.length; i++) {
    const id = people.byName.get(foldText(words.slice(i).join(' ')))
    if (id) return names.get(id) ?? null
  }
  const id = people.byWord.get(foldText(words.at(-1)!))
  return id ? (names.get(id) ?? null) : null
}

function firstPersonIn(sentence: string, people: People, names: ReadonlyMap<string, Person>): Person | null {
  return [...peopleIn(sentence, people, names)][0] ?? null
}

/** The people named in a text, in the order of their first names. */
function peopleIn(text: string, people: People, names: ReadonlyMap<string, Person>): Set<Person> {
  const found = new Set<Person>()
  for (const hit of text.matchAll(new RegExp(nameWord, 'gu'))) {
    const person = names.get(people.byWord.get(foldText(hit[0].replace(/['’]s$/u, ''))) ?? '')
    if (person) found.add(person)
  }
  return found
}
