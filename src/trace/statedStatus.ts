/**
 * What status a claim states, and of whom: the statuses of its statements, with the people and nouns of the clauses that they stand in;
 * and how surely two such statuses are of one subject.
 */
import type { ConflictValue, Span, Statement } from '../model.ts'
import type { People } from '../text/people.ts'
import data from '../text/statuses.json' with { type: 'json' }
import { type Status, statusesOf } from '../text/statuses.ts'
import { synonymsOf } from '../text/synonyms.ts'
import { contentStems, isFunctionWord, stem, type Word, wordsOf } from '../text/words.ts'
import type { Account } from './conflicts.ts'
import { compareArticles, type Scene } from './scene.ts'

/** A claim that states a status. */
export interface Stated {
  readonly claim: string
  readonly status: Status
  readonly first: Statement
  readonly value: ConflictValue
  /** People named in the clauses of the status. */
  readonly people: ReadonlySet<string>
  /** Stems of the nouns (and other content words) of these clauses, with a word as it stands. */
  readonly nouns: ReadonlyMap<string, string>
  /** Those of them that stand next to the status, or in it: what it is of. */
  readonly heads: ReadonlySet<string>
  /** Words of its longest statement. */
  readonly length: number
  /** Everybody whom the claim names, and all its content stems. */
  readonly allPeople: ReadonlySet<string>
  readonly allStems: ReadonlySet<string>
  /** Ids of the statements of the claim that show this status, and in how many articles they stand. */
  readonly statements: readonly string[]
  readonly support: number
}

/** Share of a claim's statements on a scale that must state one status for the claim to state it. */
const clearMajority = 0.75
/** Nouns that phrases of statuses may hold and that name what the status is of ("passed the *bill*"). */
const { work, pact, match, thing, bill } = data.classes
const things = new Set([work, pact, match, thing, bill].join(' ').split(' '))
/** Nouns before and after a status that may be its subject and object. */
const subjectNouns = 4
const objectNouns = 3
/** Of these, the first words of the object, which hold what it names. */
const objectHeads = 2
const prepositions = new Set(
  'on at in after by for with from to over since until till during against of as than about under through because amid despite following into'.split(
    ' '
  )
)
const circumstances = new Set(data.circumstances.split(' ').map(stem))

interface Shown {
  readonly status: Status
  /** Whether some statement is about it, and does not only mention it. */
  main: boolean
  readonly statements: { readonly statement: Statement; readonly value: ConflictValue }[]
  readonly people: Set<string>
  readonly nouns: Map<string, string>
  readonly heads: Set<string>
}

export function statusesOfClaim(scene: Scene, account: Account, people: People): Stated[] {
  const byKey = new Map<string, Shown>()
  // most statements of a claim are copies
  const read = new Map<string, readonly Status[]>()
  for (const statement of account.statements)
    for (const span of statement.content) {
      const found = read.get(span.text) ?? statusesOf(span.text)
      read.set(span.text, found)
      for (const status of found) {
        const key = `${status.scale} ${status.stage}`
        const entry: Shown = byKey.get(key) ?? {
          status,
          main: false,
          statements: [],
          people: new Set(),
          nouns: new Map(),
          heads: new Set()
        }
        const [start, end] = [span.start + status.start, span.start + status.end]
        const text = span.text.slice(status.start, status.end)
        entry.statements.push({ statement, value: { value: text, article: statement.article, start, end, text } })
        entry.main ||= status.main
        addSubject(entry, span.text, status, people)
        byKey.set(key, entry)
      }
    }
  // most claims state none
  if (byKey.size === 0) return []
  const allPeople = new Set<string>()
  const allStems = new Set<string>()
  let length = 0
  for (const statement of account.statements) {
    const text = statement.content.map((part) => part.text).join(' ')
    const words = wordsOf(text)
    length = Math.max(length, words.length)
    for (const word of words) {
      const person = /^\p{Lu}/u.test(word.text) ? people.byWord.get(word.folded) : undefined
      if (person) allPeople.add(person)
    }
    for (const found of contentStems(text)) if (!circumstances.has(found)) allStems.add(found)
  }
  const entries = [...byKey.values()]
  return entries.flatMap(({ status, main, statements, people: named, nouns, heads }) => {
    const articles = new Set(statements.map((shown) => shown.statement.article)).size
    if (!main && articles < 2) return []
    // a claim that shows both ends of a scale says nothing about it
    const onScale = entries.filter((entry) => entry.status.scale === status.scale)
    const total = onScale.reduce((sum, entry) => sum + entry.statements.length, 0)
    if (statements.length < clearMajority * total) return []
    const [first] = [...statements].sort((a, b) => compareArticles(scene, a.statement.article, b.statement.article))
    const { statement, value } = first!
    return [
      {
        claim: account.claim,
        status,
        first: statement,
        value,
        people: named,
        nouns,
        heads,
        length,
        allPeople,
        allStems,
        statements: statements.map((shown) => shown.statement.id),
        support: articles
      }
    ]
  })
}

/** The people of the clause of a status, and the nouns nearest before and after it: its subject and object. */
function addSubject(entry: Shown, text: string, status: Status, people: People): void {
  const { clause, start, end } = status
  // who stands before the status is its subject; its object is told by nothing else
  const subjects = peopleIn(text, { start: clause.start, end: start }, people)
  for (const person of subjects.length ? subjects : peopleIn(text, clause, people)) entry.people.add(person)
  const isNoun = (word: Word) =>
    !isFunctionWord(word.folded) &&
    /^\p{L}{3,}$/u.test(word.folded) &&
    (things.has(word.folded) || !/...(?:ed|ing|ly)$/.test(word.folded)) &&
    !circumstances.has(stem(word.folded)) &&
    !(/^\p{Lu}/u.test(word.text) && people.byWord.has(word.folded))
  const within = wordsOf(text.slice(start, end), start).filter((word) => status.specific || things.has(word.folded))
  const before = wordsOf(text.slice(clause.start, start), clause.start)
  const after = wordsOf(text.slice(end, clause.end), end)
  const ends = after.findIndex((word) => prepositions.has(word.folded))
  const object = ends < 0 ? after : after.slice(0, ends)
  const nouns = [before.filter(isNoun).slice(-subjectNouns), within.filter(isNoun), object.filter(isNoun)] as const
  for (const word of [...nouns[0], ...nouns[1], ...nouns[2].slice(0, objectNouns)])
    if (!entry.nouns.has(stem(word.folded))) entry.nouns.set(stem(word.folded), word.folded)
  for (const word of [...nouns[0].slice(-1), ...nouns[1], ...nouns[2].slice(0, objectHeads)])
    entry.heads.add(stem(word.folded))
}

/** People named in a part of a text: by their ids, and by words of names that nothing else shows to be people. */
function peopleIn(text: string, part: Span, people: People): string[] {
  const known = wordsOf(text.slice(part.start, part.end), part.start).flatMap((word) =>
    /^\p{Lu}/u.test(word.text) ? (people.byWord.get(word.folded) ?? []) : []
  )
  return [...namesIn(text, part), ...known]
}

/** Words of names of two words and more, as `&lindgren`, of people too whom nothing else shows to be people; none in headline capitals. */
function namesIn(text: string, { start, end }: Span): string[] {
  const shown = text.slice(start, end)
  const long = wordsOf(shown).filter((word) => word.text.length > 3)
  if (long.filter((word) => /^\p{Lu}/u.test(word.text)).length > long.length * 0.6) return []
  return (shown.match(/\p{Lu}[\p{Ll}\p{M}'’-]+(?:[ \u00a0]\p{Lu}[\p{L}\p{M}'’-]+)+/gu) ?? []).flatMap((run) =>
    wordsOf(run)
      .slice(1)
      .map((word) => `&${word.folded}`)
  )
}

/** 3: one person or thing in so many words; 2: a scale that names its subject, or a noun or person of theirs in common; 1: nothing speaks against it; 0: two subjects, or unknown. */
export function closeness(a: Stated, b: Stated): 0 | 1 | 2 | 3 {
  return a.status.personal && b.status.personal ? closenessOfPeople(a, b) : closenessOfThings(a, b)
}

function closenessOfPeople(a: Stated, b: Stated): 0 | 1 | 2 | 3 {
  if (meet(a.people, b.people)) return 3
  if (a.people.size > 0 && b.people.size > 0) return 0
  if (a.status.scale !== b.status.scale) return meet(a.heads, b.heads) ? 2 : 0
  if (a.status.specific || meet(a.allPeople, b.allPeople)) return 2
  if (a.allPeople.size > 0 && b.allPeople.size > 0) return 0
  return meet(a.nouns, b.nouns) || meet(a.allStems, b.allStems) ? 1 : 0
}

function closenessOfThings(a: Stated, b: Stated): 0 | 1 | 2 | 3 {
  if (meet(a.heads, b.heads)) return 3
  if (a.status.scale !== b.status.scale) return 0
  if (meet(a.nouns, b.nouns) || meet(a.people, b.people)) return 2
  if (a.people.size > 0 && b.people.size > 0) return 0
  if (a.status.specific) return 2
  if (a.nouns.size === 0 || b.nouns.size === 0) return 1
  return haveSynonyms(a.nouns, b.nouns) || meet(a.allStems, b.allStems) ? 1 : 0
}

type Keys = { readonly keys: () => Iterable<string>; readonly has: (key: string) => boolean }

const meet = (a: Keys, b: Keys): boolean => [...a.keys()].some((key) => b.has(key))

const haveSynonyms = (a: Keys, b: Keys): boolean =>
  [...a.keys()].some((word) => [...synonymsOf(word)].some((synonym) => b.has(synonym)))
