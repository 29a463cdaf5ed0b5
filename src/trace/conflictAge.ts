/**
 * Ages of one person that differ between articles. An age on a day bounds the birthday to a year; where one birthday explains all
 * ages, they are *compatible*, else they *conflict*. An article without a date may have appeared on any day, so its age speaks against
 * the others only by more than one year.
 */
import type { Article, Conflict, ConflictValue } from '../model.ts'
import type { People, Person } from '../text/people.ts'
import { foldText } from '../text/words.ts'
import { instantsAt, type Scene } from './scene.ts'

interface AgeMention {
  readonly person: string
  readonly name: string
  readonly age: number
  readonly value: ConflictValue
}

type Found = Omit<Conflict, 'story'>

const DAY = 86_400_000
const YEAR = 365.2425 * DAY
const nameWord = "\\p{Lu}[\\p{L}\\p{M}'’-]+"
const name = `(${nameWord}(?:[ \\u00a0]+(?:\\p{Ll}{1,3}[ \\u00a0]+)?${nameWord}){0,3})`
const before = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)'
/** Each with what of it is quick to look for (`near`), so that only lines that hold it are searched for a name. */
const patterns: readonly {
  readonly near: RegExp
  readonly pattern: RegExp
  readonly name: number
  readonly age: number
}[] = [
  {
    near: /[ (]\d{1,3}(?:[),;]|\.(?:\s|$))/,
    pattern: new RegExp(`${name},? (?:aged |age )?\\(?(\\d{1,3})(?=\\)|,|\\.(?:\\s|$)|;)(?!,\\d)`, 'gu'),
    name: 1,
    age: 2
  },
  {
    near: / aged? /,
    pattern: new RegExp(`${name},? (?:aged|age) (\\d{1,3}|${before})\\b`, 'gu'),
    name: 1,
    age: 2
  },
  {
    near: /\d-year-old/,
    // "the 48-year-old founder of Harrow Mills" is not the mills
    pattern: new RegExp(
      `(\\d{1,3})-year-old(?:[ \\u00a0]+(?!(?:of|at|for|from|with|in|by|who|and|whose|on|behind)[ \\u00a0])[\\p{Ll}-]+){0,4}[ \\u00a0]+${name}`,
      'gu'
    ),
    name: 2,
    age: 1
  },
  {
    near: /\d-year-old/,
    pattern: new RegExp(`${name},? (?:an?|the) (\\d{1,3})-year-old`, 'gu'),
    name: 1,
    age: 2
  },
  {
    near: /(?:is|was|turned|be) (?:now )?\d{1,3}(?: years old|[,.;])/,
    pattern: new RegExp(
      `${name},? (?:who )?(?:is|was|turned|has turned|will be) (?:now )?(\\d{1,3})(?: years old|(?=[,.;]))`,
      'gu'
    ),
    name: 1,
    age: 2
  }
]
/** "The 51-year-old soprano …", "The striker, 29, …" at the start of a sentence: somebody named before, or called so. */
const anaphoric =
  /(?<=^|[.!?]["”’]?\s|\n)[•*-]?\s?(?:The|This) (?:(?<aged>\d{1,3})-year-old(?: (?<noun>\p{Ll}[\p{Ll}-]+))?(?![\p{L}-])(?! \p{Lu})|(?:\p{L}[\p{Ll}-]+ )?(?<role>\p{Ll}[\p{Ll}-]+), (?:aged )?(?<age>\d{1,3}),)/gu

export function ageConflicts(scene: Scene, articles: readonly Article[], people: People): Found[] {
  const names = new Map(people.people.map((person) => [person.id, person]))
  const byPerson = new Map<string, AgeMention[]>()
  for (const article of articles)
    for (const mention of agesIn(article, people, names))
      byPerson.set(mention.person, [...(byPerson.get(mention.person) ?? []), mention])
  const found: Found[] = []
  for (const mentions of byPerson.values()) {
    if (new Set(mentions.map((m) => m.age)).size < 2) continue
    found.push({
      subject: mentions[0]!.name,
      attribute: 'age',
      values: mentions.map((m) => m.value),
      verdict: verdictOf(scene, mentions)
    })
  }
  return found
}

/** Ages in an article, one mention for each person and age. */
function agesIn(article: Article, people: People, names: ReadonlyMap<string, Person>): AgeMention[] {
  const found = new Map<string, AgeMention>()
  const add = (person: Person | null, ageText: string, start: number) => {
    const age = Number(ageText)
    if (!person || !Number.isInteger(age) || age < 1 || age > 115) return
    const key = `${person.id} ${age}`
    if (found.has(key)) return
    const value = { value: ageText, article: article.id, start, end: start + ageText.length, text: ageText }
    found.set(key, { person: person.id, name: person.name, age, value })
  }
  const lines = numberedLines(article.text)
  for (const { near, pattern, name: nameGroup, age } of patterns)
    for (const line of lines) {
      if (!near.test(line.text)) continue
      for (const hit of line.text.matchAll(pattern)) {
        const ageText = hit[age]!
        const nameAt = hit.index + hit[0].indexOf(hit[nameGroup]!)
        const ageAt = age < nameGroup ? hit.index : line.text.indexOf(ageText, nameAt + hit[nameGroup]!.length)
        add(personOf(hit[nameGroup]!, people, names), ageText, line.start + ageAt)
      }
    }
  for (const hit of article.text.matchAll(anaphoric)) {
    const { aged, noun, role, age } = hit.groups!
    const person =
      calledSo(article.text, noun ?? role, people, names) ??
      (aged ? namedBefore(article.text, hit.index, people, names) : null)
    const shown = (aged ?? age)!
    add(person, shown, hit.index + hit[0].indexOf(shown))
  }
  return [...found.values()]
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
    `(?<![\\p{L}])${either} ${name}|${name}, (?:an?|the) (?:[\\p{L}-]+ ){0,3}${noun}(?![\\p{L}])`,
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
function numberedLines(text: string): { start: number; text: string }[] {
  let start = 0
  return text.split('\n').flatMap((line) => {
    const at = start
    start += line.length + 1
    return /\d| aged? /.test(line) ? [{ start: at, text: line }] : []
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

function verdictOf(scene: Scene, mentions: readonly AgeMention[]): 'compatible' | 'conflict' {
  const ages = mentions.map((m) => m.age)
  const dated = mentions.filter((m) => !Number.isNaN(instantsAt(scene, m.value.article).from))
  // born after `low`, not after `high`
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (const mention of dated) {
    const day = Math.floor(instantsAt(scene, mention.value.article).from / DAY) * DAY
    low = Math.max(low, day - (mention.age + 1) * YEAR)
    high = Math.min(high, day - mention.age * YEAR)
  }
  if (low >= high) return 'conflict'
  // the year of a story is not known better than to one birthday where dates are missing
  if (dated.length < mentions.length && Math.max(...ages) - Math.min(...ages) > 1) return 'conflict'
  return 'compatible'
}
