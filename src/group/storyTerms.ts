/**
 * What an article is about, as weighted terms: stems of content words, names (which weigh more), pairs of names that stand together, and
 * figures. The first words of a news text tell most of it (the inverted pyramid), so they count double and the tail not at all.
 */
import type { Article } from '../model.ts'
import { foldText, isFunctionWord, stem } from '../text/words.ts'

/** Words read of an article. */
const READ_WORDS = 500
/** The first words, which count `LEAD_WEIGHT` times. */
const LEAD_WORDS = 60
const LEAD_WEIGHT = 2
const NAME_WEIGHT = 1.5
/** A year or an amount tells two events of one kind apart. */
const FIGURE_WEIGHT = 2

/** Capitalised in English, and names of nobody. */
const calendar = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun`.split(/\s+/)
)

/** A word as it counts here; the same object for the same spelling. */
interface Read {
  readonly folded: string
  readonly capital: boolean
  /** Stem, or "" for a word that tells nothing. */
  readonly term: string
  readonly figure: boolean
}

/** Terms of an article with their weights. */
export interface Terms {
  /** Stems of all content words, and figures. */
  readonly words: ReadonlyMap<string, number>
  /** Names, folded, and pairs of names that stand together. */
  readonly names: ReadonlyMap<string, number>
}

/** Terms of an article, before anything is known of how rare they are. */
export function termsOf(article: Article): Terms {
  // Words that have a capital where none is due: inside a sentence.
  const capitals = new Set<string>()
  const words = readWords(article, capitals)
  const plain = new Set<string>()
  for (const word of words) if (!word.capital) plain.add(word.folded)
  const terms = { words: new Map<string, number>(), names: new Map<string, number>() }
  const add = (weights: Map<string, number>, term: string, weight: number) =>
    weights.set(term, (weights.get(term) ?? 0) + weight)
  const isName = (word: Read) =>
    word.term !== '' && capitals.has(word.folded) && !plain.has(word.folded) && !calendar.has(word.folded)
  let before: string | null = null
  words.forEach((word, i) => {
    const weight = i < LEAD_WORDS ? LEAD_WEIGHT : 1
    const name = word.capital && isName(word)
    if (word.figure) add(terms.words, word.term, weight * FIGURE_WEIGHT)
    else if (word.term) add(terms.words, word.term, weight * (name ? NAME_WEIGHT : 1))
    if (name) add(terms.names, `@${word.folded}`, weight)
    if (name && before !== null) add(terms.names, `@${before} ${word.folded}`, weight)
    before = name ? word.folded : null
  })
  for (const weights of [terms.words, terms.names])
    for (const [term, weight] of weights) weights.set(term, Math.log1p(weight))
  return terms
}

function readWords(article: Article, capitals: Set<string>): Read[] {
  const words: Read[] = []
  const headline = article.headline
  if (headline && !article.text.startsWith(headline)) addWords(headline, words, capitals)
  if (!article.blocks.length) addWords(article.text, words, capitals)
  for (const block of article.blocks) {
    if (words.length >= READ_WORDS) break
    if (block.kind !== 'boilerplate' && block.kind !== 'credit')
      addWords(article.text.slice(block.start, block.end), words, capitals)
  }
  return words
}

/** Characters of a text in which the words that are read stand for certain; the rest need not be looked at. */
const READ_CHARACTERS = READ_WORDS * 20
const address = /(?:https?:\/\/|www\.)\S+/g
/** A word, or what ends a sentence: a word after that has a capital anyway. */
const wordPattern = /[.!?\n:]+|\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+(?:['’]\p{L}+)?/gu

function addWords(text: string, words: Read[], capitals: Set<string>): void {
  const found = text.slice(0, READ_CHARACTERS).replace(address, ' ').match(wordPattern)
  let first = true
  for (const word of found ?? []) {
    if (words.length >= READ_WORDS) return
    if (/^[.!?\n:]/.test(word)) first = true
    else {
      const read = readWord(word)
      if (read.capital && !first) capitals.add(read.folded)
      words.push(read)
      first = false
    }
  }
}

/** Spellings seen, so that folding and stemming are done once each; emptied when full, so that a long run stays small. */
const known = new Map<string, Read>()
const KNOWN = 100_000

function readWord(spelling: string): Read {
  const before = known.get(spelling)
  if (before) return before
  const folded = foldText(spelling.replace(/['’].*$/u, ''))
  const figure = /^\p{N}/u.test(folded)
  const empty = isFunctionWord(folded) || folded.length < 2
  const read: Read = {
    folded,
    capital: /^\p{Lu}/u.test(spelling),
    figure: figure && !empty,
    term: empty ? '' : figure ? `#${folded}` : stem(folded)
  }
  if (known.size >= KNOWN) known.clear()
  known.set(spelling, read)
  return read
}
