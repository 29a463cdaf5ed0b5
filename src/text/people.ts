/**
 * The people named in the articles of one story, and the forms in which their names stand: full name, surname, first name,
 * misspelling.
 *
 * A run of capitalised words is taken for a person where something shows it: a title, an age, a statement attributed to it, or its
 * last word used alone elsewhere in the story. Lines in headline capitals propose nobody. A spelling within one slip (a letter
 * changed, lost, added or two swapped) of a surname known with the same first name is a misspelling of it; a slip without the
 * first name counts only in an article that does not know the right spelling. Names that two people share resolve to nobody.
 */
import { looksLikeOutlet } from './outlets.ts'
import data from './people.json' with { type: 'json' }
import { foldText as foldSlowly } from './words.ts'

const folded = new Map<string, string>()

/** Folding, remembered: names are compared with each other many times. */
function foldText(text: string): string {
  const known = folded.get(text)
  if (known !== undefined) return known
  if (folded.size > 20_000) folded.clear()
  const made = foldSlowly(text)
  folded.set(text, made)
  return made
}

/** One place where a form of a name stands. */
export interface NameUse {
  readonly article: string
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface Person {
  /** Folded full name with dashes: stable. */
  readonly id: string
  /** Fullest, most frequent spelling. */
  readonly name: string
  readonly first: string
  readonly surname: string
  /** Places of the full name in its standard spelling. */
  readonly uses: readonly NameUse[]
  /** Other spellings of the surname or first name, with where they stand. */
  readonly misspellings: readonly {
    readonly text: string
    readonly standard: string
    readonly uses: readonly NameUse[]
  }[]
}

export interface People {
  readonly people: readonly Person[]
  /** Person id by folded single word (surname, first name, misspelling), where exactly one person bears it. */
  readonly byWord: ReadonlyMap<string, string>
  /** Person id by folded full name, misspellings included. */
  readonly byName: ReadonlyMap<string, string>
}

/** An article as far as names are concerned. */
interface Page {
  readonly id: string
  readonly text: string
}

const titles = new Set(data.titles)
const notPeople = new Set(data.notPeople)
const notFirst = new Set(data.notFirst)
const particles = data.particles.join('|')
const particleWords = new Set(data.particles)
const capital = "\\p{Lu}[\\p{L}\\p{M}'’]*(?:-\\p{Lu}?[\\p{L}\\p{M}'’]+)*"
const gap = '[ \\u00a0]+'
const run = new RegExp(
  `(?<![\\p{L}\\p{N}-])${capital}(?:(?:(?<=\\b(?:\\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Sen|Gov|Rep|Gen|Col|Capt|Sgt|Lt|Rev))\\.)?${gap}(?:(?:${particles})${gap})*${capital}){0,4}`,
  'gu'
)
const clean = (word: string): string => word.replace(/['’]s$/u, '').replace(/['’]$/u, '')

interface Bearer {
  readonly first: string
  readonly surname: string
  readonly uses: NameUse[]
  shown: boolean
}

/** Finds the people of a story. `known` are names of speakers that attribution resolved. */
export function findPeople(pages: readonly Page[], known: readonly string[] = []): People {
  const bearers = new Map<string, Bearer>()
  const alone = new Map<string, NameUse[]>()
  for (const page of pages) collect(page, bearers, alone)
  for (const name of known) {
    const key = foldText(name).trim()
    const words = name.trim().split(/[\s\u00a0]+/)
    if (words.length < 2 || words.length > 4 || particleWords.has(bare(words[0]!))) continue
    const bearer = bearers.get(key) ?? { first: words[0]!, surname: words.slice(1).join(' '), uses: [], shown: true }
    bearer.shown = true
    bearers.set(key, bearer)
  }
  // "In Arden Jo Field won": a name with something before it is the name
  const byFirst = new Map<string, Set<Bearer>>()
  for (const bearer of bearers.values()) addTo(byFirst, foldText(bearer.first), bearer)
  for (const key of [...bearers.keys()].sort((x, y) => y.length - x.length)) {
    const words = key.split(' ')
    const endings = words
      .slice(1, -1)
      .map((_, i) => words.slice(i + 1).join(' '))
      .filter((ending) => !particleWords.has(ending.split(' ')[0]!))
    const inner = endings.flatMap((ending) => bearers.get(ending) ?? slipFor(ending, key, bearers, byFirst) ?? [])[0]
    if (!inner) continue
    inner.uses.push(...bearers.get(key)!.uses)
    inner.shown ||= bearers.get(key)!.shown
    byFirst.get(foldText(bearers.get(key)!.first))!.delete(bearers.get(key)!)
    bearers.delete(key)
  }
  for (const bearer of bearers.values())
    if (alone.has(foldText(bearer.surname)) || alone.has(foldText(bearer.surname).split(' ').at(-1)!))
      bearer.shown = true
  return resolve(bearers, alone)
}

/** "Port Arden Jo Feild" where "Jo Field" is known: a new bearer "Jo Feild". */
function slipFor(
  ending: string,
  key: string,
  bearers: Map<string, Bearer>,
  byFirst: Map<string, Set<Bearer>>
): Bearer | null {
  const [first, ...rest] = ending.split(' ')
  const surname = rest.join(' ')
  let near = false
  for (const bearer of byFirst.get(first!) ?? []) near ||= oneSlip(foldText(bearer.surname), surname)
  if (!near) return null
  const shown =
    bearers
      .get(key)!
      .uses[0]?.text.split(/[ \u00a0]+/)
      .slice(-rest.length - 1) ?? []
  const made: Bearer = { first: shown[0] ?? first!, surname: shown.slice(1).join(' '), uses: [], shown: true }
  bearers.set(ending, made)
  addTo(byFirst, foldText(made.first), made)
  return made
}

function addTo<Item>(sets: Map<string, Set<Item>>, key: string, item: Item): void {
  const known = sets.get(key)
  if (known) known.add(item)
  else sets.set(key, new Set([item]))
}

/** A run of capitalised words that may be a name. */
interface Candidate {
  readonly key: string
  readonly use: NameUse
  /** A single word: surname, first name. */
  readonly alone: boolean
  readonly first: string
  readonly surname: string
  readonly shown: boolean
  readonly titled: boolean
}

/** Candidates by page: the same article is asked for by itself and with its story. */
const collected = new WeakMap<Page, readonly Candidate[]>()

function collect(page: Page, bearers: Map<string, Bearer>, alone: Map<string, NameUse[]>): void {
  const known = collected.get(page)
  const candidates = known ?? candidatesIn(page)
  if (!known) collected.set(page, candidates)
  for (const { key, use, first, surname, shown, titled, alone: lone } of candidates) {
    if (lone) {
      const uses = alone.get(key)
      if (uses) uses.push(use)
      else alone.set(key, [use])
      continue
    }
    const bearer = bearers.get(key) ?? { first, surname, uses: [], shown: false }
    bearer.uses.push(use)
    bearer.shown ||= shown
    if (!titled || bearers.has(key)) bearers.set(key, bearer)
  }
}

function candidatesIn(page: Page): Candidate[] {
  const found: Candidate[] = []
  let lineStart = 0
  for (const line of page.text.split('\n')) {
    if (/^\s*by\b/i.test(line) && line.length < 80) {
      lineStart += line.length + 1
      continue
    }
    const titled = inHeadlineCapitals(line)
    for (const hit of line.matchAll(run)) {
      const words = wordsAt(hit[0], lineStart + hit.index)
      let titleSeen = false
      while (words.length && (titles.has(bare(words[0]!.text)) || notFirst.has(bare(words[0]!.text)))) {
        titleSeen ||= titles.has(bare(words[0]!.text))
        words.shift()
      }
      if (!words.length) continue
      const last = words.at(-1)!
      const use = { article: page.id, start: words[0]!.start, end: last.end, text: words.map((w) => w.text).join(' ') }
      if (words.length === 1 || (words.length === 2 && particleWords.has(bare(words[0]!.text)))) {
        const before = line.slice(0, hit.index).trimEnd().split(/\s/).at(-1) ?? ''
        if (titled || bare(before) === 'the' || words[0]!.text.length < 3) continue
        const surname = use.text
        found.push({ key: foldText(surname), use, alone: true, first: '', surname, shown: false, titled })
        continue
      }
      if (
        words.length > 4 ||
        words.some((w) => !/\p{Ll}/u.test(w.text)) ||
        notPeople.has(bare(last.text)) ||
        looksLikeOutlet(use.text)
      )
        continue
      const next = page.text.slice(use.end, use.end + 24)
      const previous = page.text.slice(Math.max(0, use.start - 40), use.start)
      found.push({
        key: foldText(use.text),
        use,
        alone: false,
        first: words[0]!.text,
        surname: words
          .slice(1)
          .map((w) => w.text)
          .join(' '),
        shown:
          titleSeen ||
          /^,? ?\(?(?:aged )?\d{1,2}[,)]/.test(next) ||
          /^, (?:an? |the )?\d{1,2}-year-old/.test(next) ||
          /\d-year-old(?: [\p{L}-]+){0,3} $/u.test(previous),
        titled
      })
    }
    lineStart += line.length + 1
  }
  return found
}

const bare = (word: string): string => foldText(word).replace(/[^\p{L}\p{N}]/gu, '')

function wordsAt(text: string, start: number): { text: string; start: number; end: number }[] {
  return [...text.matchAll(/[^ \u00a0]+/gu)].map((hit) => {
    const word = clean(hit[0].replace(/\.$/, ''))
    return { text: word, start: start + hit.index, end: start + hit.index + word.length }
  })
}

/** Whether most longer words of a line begin with a capital, as in an American headline; a line with a full stop is none. */
function inHeadlineCapitals(line: string): boolean {
  if (/[.!?]["”’»]?\s*$/.test(line)) return false
  const words = line.match(/[\p{L}'’-]{4,}/gu) ?? []
  return words.length >= 3 && words.filter((w) => /^\p{Lu}/u.test(w)).length > words.length * 0.6
}

/** A person as it is put together. */
interface Found {
  readonly id: string
  readonly bearer: Bearer
  readonly misspellings: { text: string; standard: string; uses: NameUse[] }[]
  /** Place in the order in which they were found. */
  readonly place: number
}

function resolve(bearers: ReadonlyMap<string, Bearer>, alone: ReadonlyMap<string, NameUse[]>): People {
  const { people, byName } = fullNames(bearers, alone)
  const surnames = new Set(people.map((p) => foldText(p.bearer.surname)))
  const misspelt = new Set(people.flatMap((p) => p.misspellings.map((m) => foldText(m.text))))
  // a slip leaves the first letter alone and changes the length by one at most
  const shapes = new Map<string, Set<Found>>()
  const shapeOf = (word: string, longer = 0) => `${word.charAt(0)}${word.length + longer}`
  for (const p of people) addTo(shapes, shapeOf(foldText(p.bearer.surname)), p)
  // a surname alone, one slip away, in articles that do not know the right spelling
  for (const [word, uses] of alone) {
    if (word.length < 6 || surnames.has(word) || misspelt.has(word)) continue
    const near: Found[] = []
    for (const longer of [-1, 0, 1])
      for (const p of shapes.get(shapeOf(word, longer)) ?? [])
        if (isSlipFor(word, foldText(p.bearer.surname)) && !shareArticle(uses, p.bearer.uses)) near.push(p)
    if (near.length !== 1) continue
    near[0]!.misspellings.push({ text: uses[0]!.text, standard: near[0]!.bearer.surname, uses })
    misspelt.add(foldText(uses[0]!.text))
  }
  return { people: people.map(personOf), byWord: soleBearers(people.map(personOf)), byName }
}

/** The people who are named in full, the most frequent spelling first, and their misspellings. */
function fullNames(
  bearers: ReadonlyMap<string, Bearer>,
  alone: ReadonlyMap<string, NameUse[]>
): { people: Found[]; byName: Map<string, string> } {
  const byFirst = new Map<string, string[]>()
  for (const b of bearers.values()) {
    const surnames = byFirst.get(foldText(b.first))
    if (surnames) surnames.push(foldText(b.surname))
    else byFirst.set(foldText(b.first), [foldText(b.surname)])
  }
  const shown = [...bearers]
    .filter(([, bearer]) => bearer.shown)
    .map(([key, bearer]) => {
      const surname = foldText(bearer.surname)
      const neighbours = byFirst.get(foldText(bearer.first))!.filter((other) => oneSlip(other, surname)).length
      return { key, bearer, articles: articlesOf(bearer.uses), neighbours, alone: articlesOf(alone.get(surname) ?? []) }
    })
    .sort(
      (a, b) => b.articles - a.articles || b.neighbours - a.neighbours || b.alone - a.alone || (a.key < b.key ? -1 : 1)
    )
  const people: Found[] = []
  const byName = new Map<string, string>()
  const sameFirst = new Map<string, Set<Found>>()
  const sameSurname = new Map<string, Set<Found>>()
  for (const { key, bearer } of shown) {
    if (sameSurname.has(key)) continue
    const first = foldText(bearer.first)
    const surname = foldText(bearer.surname)
    const right = [sameFirst.get(first), sameSurname.get(surname)]
      .flatMap((near) => firstOf(near, (p) => isSlipOf(bearer, p.bearer)) ?? [])
      .sort((a, b) => a.place - b.place)[0]
    if (right) {
      const [text, standard] =
        first === foldText(right.bearer.first)
          ? [bearer.surname, right.bearer.surname]
          : [bearer.first, right.bearer.first]
      right.misspellings.push({ text, standard, uses: bearer.uses })
      byName.set(key, right.id)
    } else {
      const found = { id: key.replace(/[^\p{L}\p{N}]+/gu, '-'), bearer, misspellings: [], place: people.length }
      people.push(found)
      addTo(sameFirst, first, found)
      addTo(sameSurname, surname, found)
      byName.set(key, found.id)
    }
  }
  return { people, byName }
}

function firstOf<Item>(items: Iterable<Item> | undefined, test: (item: Item) => boolean): Item | undefined {
  for (const item of items ?? []) if (test(item)) return item
  return undefined
}

function personOf(found: Found): Person {
  const { first, surname } = found.bearer
  return {
    id: found.id,
    name: `${first} ${surname}`,
    first,
    surname,
    uses: found.bearer.uses,
    misspellings: found.misspellings
  }
}

function soleBearers(people: readonly Person[]): Map<string, string> {
  const owners = new Map<string, Set<string>>()
  const add = (word: string, id: string) => {
    const key = foldText(word)
    if (key) owners.set(key, (owners.get(key) ?? new Set()).add(id))
  }
  for (const person of people) {
    add(person.first, person.id)
    for (const form of [person.surname, ...person.misspellings.map((m) => m.text)]) {
      add(form, person.id)
      for (const part of form.split(/[\s-]+/)) if (part.length > 3) add(part, person.id)
    }
  }
  return new Map([...owners].flatMap(([word, ids]) => (ids.size === 1 ? [[word, [...ids][0]!] as const] : [])))
}

const articlesOf = (uses: readonly NameUse[]): number => new Set(uses.map((use) => use.article)).size

/** Whether two names stand in one article somewhere. */
function shareArticle(some: readonly NameUse[], others: readonly NameUse[]): boolean {
  const pages = new Set(others.map((use) => use.article))
  return some.some((use) => pages.has(use.article))
}

/** Whether `other` is a slip for `right`: same first name and a surname one slip away, never both in one article. */
function isSlipOf(other: Bearer, right: Bearer): boolean {
  const [a, b] = [foldText(other.surname), foldText(right.surname)]
  const [c, d] = [foldText(other.first), foldText(right.first)]
  const isSlip = c === d ? b.length >= 4 && isSlipFor(a, b) : a === b && d.length >= 5 && oneSlip(c, d)
  return isSlip && !shareArticle(other.uses, right.uses)
}

/** Endings of words for members of a people, party or creed, which have a plural as names have not. */
const membership = /(?:an|ian|crat|ist|ite|ese|ish|er|or|ent|ive|ican)$/

/** "The Clintons" beside "Clinton", "Democrat" beside "Democrats": one more or one fewer, and no slip. */
function isPlural(other: string, standard: string): boolean {
  if (other === `${standard}s`) return true
  return standard === `${other}s` && membership.test(other)
}

function isSlipFor(other: string, standard: string): boolean {
  return oneSlip(other, standard) && !isPlural(other, standard)
}

/** Whether two words differ by one changed, lost, added or two swapped neighbouring letters. */
export function oneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  if (i === 0) return false
  const [restA, restB] = [a.slice(i), b.slice(i)]
  if (a.length === b.length)
    return (
      restA.slice(1) === restB.slice(1) ||
      (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
    )
  return a.length > b.length ? restA.slice(1) === restB : restA === restB.slice(1)
}
