/**
 * What an article is about, as weighted terms: stems of content words, names (which weigh more), pairs of names that stand together, and
 * figures. The first words of a news text tell most of it (the inverted pyramid), so they count more than twice and the tail not at all.
 */
import type { Article } from '../model.ts'
import { makeSpellingReader } from '../text/spellings.ts'
import { foldText, isFunctionWord, stem } from '../text/words.ts'
import { rarityOf } from './storyRarity.ts'

/** Words read of an article. */
const READ_WORDS = 500
/** The first words, which count `LEAD_WEIGHT` times. */
const LEAD_WORDS = 30
const LEAD_WEIGHT = 2.5
const NAME_WEIGHT = 1.5
/** A year or an amount tells two events of one kind apart. */
const FIGURE_WEIGHT = 2

/** Capitalised in English, and names of nobody. */
const calendar = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun`.split(/\s+/)
)

/** A term, once for all texts, with the sum of its weights in the article that was read last. */
interface Term {
  /** Stem, `#figure`, `@name` or `@two names`. */
  readonly name: string
  readonly hash: number
  readonly rarity: number
  weight: number
  /** The article whose weights these are. */
  article: number
}

/** What the spellings of one word share. */
interface Folded {
  readonly number: number
  readonly text: string
  /** The word as a name; made when it is first one. */
  name: Term | null
  /** The last article in which it has no capital, and in which it has one where none is due: inside a sentence. */
  plain: number
  capital: number
}

/** A spelling as it counts here. */
interface Read {
  readonly folded: Folded
  readonly capital: boolean
  /** Null for a word that tells nothing. */
  readonly term: Term | null
  readonly figure: boolean
}

/** A term of an article: how much it tells. */
export interface WeighedTerm {
  readonly name: string
  readonly hash: number
  readonly weight: number
}

/** Terms of an article with their weights, in no order. */
export interface Terms {
  /** Stems of all content words, and figures. */
  readonly words: readonly WeighedTerm[]
  /** Names, folded, and pairs of names that stand together. */
  readonly names: readonly WeighedTerm[]
}

/** Number of the article that is being read. */
let current = 0
let scratch: (Read | null)[] = []

/** Terms of an article. */
export function termsOf(article: Article): Terms {
  if (spellings.size() > KNOWN || pairs.size > KNOWN) forget()
  current++
  const words = readWords(article)
  for (const word of words) if (!word.capital) word.folded.plain = current
  const told: Term[] = []
  const names: Term[] = []
  let before: Folded | null = null
  words.forEach((word, i) => {
    const { folded, term } = word
    const weight = i < LEAD_WORDS ? LEAD_WEIGHT : 1
    const name =
      word.capital &&
      term !== null &&
      folded.capital === current &&
      folded.plain !== current &&
      !calendar.has(folded.text)
    if (term) add(told, term, weight * (word.figure ? FIGURE_WEIGHT : name ? NAME_WEIGHT : 1))
    if (name) {
      folded.name ??= makeTerm(`@${folded.text}`)
      add(names, folded.name, weight)
      if (before) add(names, pairOf(before, folded), weight)
    }
    before = name ? folded : null
  })
  return { words: told.map(weighed), names: names.map(weighed) }
}

function add(terms: Term[], term: Term, weight: number): void {
  if (term.article !== current) {
    term.article = current
    term.weight = 0
    terms.push(term)
  }
  term.weight += weight
}

function weighed({ name, hash, rarity, weight }: Term): WeighedTerm {
  return { name, hash, weight: Math.log1p(weight) * rarity }
}

/** The words that count, in order; notes those that have a capital inside a sentence. */
function readWords(article: Article): Read[] {
  const words: Read[] = []
  const { headline, text, blocks } = article
  if (headline && !text.startsWith(headline)) addWords(headline, words)
  if (!blocks.length) addWords(text, words)
  for (const block of blocks) {
    if (words.length >= READ_WORDS) break
    if (block.kind !== 'boilerplate' && block.kind !== 'credit') addWords(text.slice(block.start, block.end), words)
  }
  return words
}

/** Characters of a text in which the words that are read stand for certain; the rest need not be looked at. */
const READ_CHARACTERS = READ_WORDS * 20
const address = /(?:https?:\/\/|www\.)\S+/g

function addWords(text: string, words: Read[]): void {
  scratch.length = 0
  spellings.read(text.slice(0, READ_CHARACTERS).replace(address, ' '), scratch)
  let first = true
  for (const word of scratch) {
    if (words.length >= READ_WORDS) return
    if (word === null) first = true
    else {
      if (word.capital && !first) word.folded.capital = current
      words.push(word)
      first = false
    }
  }
}

/** Spellings and pairs of names that are remembered; forgotten when there are more, so that a long run stays small. */
const KNOWN = 150_000
const spellings = makeSpellingReader(readWord)
const foldings = new Map<string, Folded>()
const stems = new Map<string, Term>()
const pairs = new Map<number, Term>()

function forget(): void {
  spellings.forget()
  foldings.clear()
  stems.clear()
  pairs.clear()
  scratch = []
}

function readWord(spelling: string): Read {
  const text = foldText(spelling.replace(/['’].*$/u, ''))
  let folded = foldings.get(text)
  if (!folded) {
    folded = { number: foldings.size, text, name: null, plain: 0, capital: 0 }
    foldings.set(text, folded)
  }
  const empty = isFunctionWord(text) || text.length < 2
  const figure = /^\p{N}/u.test(text) && !empty
  const name = figure ? `#${text}` : stem(text)
  let term = empty ? null : (stems.get(name) ?? null)
  if (!empty && !term) {
    term = makeTerm(name)
    stems.set(name, term)
  }
  return { folded, capital: /^\p{Lu}/u.test(spelling), figure, term }
}

function pairOf(one: Folded, two: Folded): Term {
  const key = one.number * 2 ** 26 + two.number
  let term = pairs.get(key)
  if (!term) {
    term = makeTerm(`@${one.text} ${two.text}`)
    pairs.set(key, term)
  }
  return term
}

function makeTerm(name: string): Term {
  return { name, hash: hashOf(name), rarity: rarityOf(name), weight: 0, article: 0 }
}

/** FNV-1a over code units, stirred at the end so that all bits count. */
function hashOf(term: string): number {
  let hash = 2166136261
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 16777619)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
