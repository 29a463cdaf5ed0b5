/**
 * From the forms in which names stand to people: who is whose misspelling, which word stands for one person alone. The rules are told in
 * `people.ts`. Names are looked up by first name, surname and length, never each held against each: a large story has thousands.
 */
import type { Bearer, NameUse, People, Person } from './people.ts'
import { foldText as foldSlowly } from './words.ts'

const folded = new Map<string, string>()

/** Folding, remembered: names are compared with each other many times. */
export function foldName(text: string): string {
  const known = folded.get(text)
  if (known !== undefined) return known
  if (folded.size > 20_000) folded.clear()
  const made = foldSlowly(text)
  folded.set(text, made)
  return made
}

/** A person as it is put together. */
interface Found {
  readonly id: string
  readonly bearer: Bearer
  readonly misspellings: { text: string; standard: string; uses: NameUse[] }[]
  /** Place in the order in which they were found. */
  readonly place: number
}

/** The people of a story, from the bearers of full names and the names that stand alone. */
export function resolvePeople(bearers: ReadonlyMap<string, Bearer>, alone: ReadonlyMap<string, NameUse[]>): People {
  const { people, byName } = fullNames(bearers, alone)
  const surnames = new Set(people.map((p) => foldName(p.bearer.surname)))
  const misspelt = new Set(people.flatMap((p) => p.misspellings.map((m) => foldName(m.text))))
  // a slip leaves the first letter alone and changes the length by one at most
  const shapes = new Map<string, Set<Found>>()
  const shapeOf = (word: string, longer = 0) => `${word.charAt(0)}${word.length + longer}`
  for (const p of people) addTo(shapes, shapeOf(foldName(p.bearer.surname)), p)
  // a surname alone, one slip away, in articles that do not know the right spelling
  for (const [word, uses] of alone) {
    if (word.length < 6 || surnames.has(word) || misspelt.has(word)) continue
    const near: Found[] = []
    for (const longer of [-1, 0, 1])
      for (const p of shapes.get(shapeOf(word, longer)) ?? [])
        if (isSlipFor(word, foldName(p.bearer.surname)) && !shareArticle(uses, p.bearer.uses)) near.push(p)
    if (near.length !== 1) continue
    near[0]!.misspellings.push({ text: uses[0]!.text, standard: near[0]!.bearer.surname, uses })
    misspelt.add(foldName(uses[0]!.text))
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
    const surnames = byFirst.get(foldName(b.first))
    if (surnames) surnames.push(foldName(b.surname))
    else byFirst.set(foldName(b.first), [foldName(b.surname)])
  }
  const shown = [...bearers]
    .filter(([, bearer]) => bearer.shown)
    .map(([key, bearer]) => {
      const surname = foldName(bearer.surname)
      const neighbours = byFirst.get(foldName(bearer.first))!.filter((other) => oneSlip(other, surname)).length
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
    const first = foldName(bearer.first)
    const surname = foldName(bearer.surname)
    const right = [sameFirst.get(first), sameSurname.get(surname)]
      .flatMap((near) => firstOf(near, (p) => isSlipOf(bearer, p.bearer)) ?? [])
      .sort((a, b) => a.place - b.place)[0]
    if (right) {
      const [text, standard] =
        first === foldName(right.bearer.first)
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
    const key = foldName(word)
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
  const [a, b] = [foldName(other.surname), foldName(right.surname)]
  const [c, d] = [foldName(other.first), foldName(right.first)]
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

/** Adds to the set of a key. */
export function addTo<Item>(sets: Map<string, Set<Item>>, key: string, item: Item): void {
  const known = sets.get(key)
  if (known) known.add(item)
  else sets.set(key, new Set([item]))
}
