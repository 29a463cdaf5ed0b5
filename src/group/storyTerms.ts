/**
 * What an article is about, as weighted terms: stems of content words, names (which weigh more), pairs of names that stand together, and
 * figures. The first words of a news text tell most of it (the inverted pyramid), so they count double and the tail not at all.
 */
import type { Article } from '../model.ts'
import { foldText, isFunctionWord, stem } from '../text/words.ts'

/** Words read of an article. */
const READ_WORDS = 600
/** The first words, which count `LEAD_WEIGHT` times. */
const LEAD_WORDS = 60
const LEAD_WEIGHT = 2
const NAME_WEIGHT = 1.5
/** A year or an amount tells two events of one kind apart. */
const FIGURE_WEIGHT = 2

interface Read {
  readonly folded: string
  readonly capital: boolean
  readonly first: boolean
}

/** Terms of an article with their weights, before anything is known of how rare they are. */
export function termsOf(article: Article): Map<string, number> {
  const words = readWords(article)
  const plain = new Set(words.flatMap((word) => (word.capital ? [] : [word.folded])))
  const weights = new Map<string, number>()
  const add = (term: string, weight: number) => weights.set(term, (weights.get(term) ?? 0) + weight)
  let before: string | null = null
  words.forEach((word, i) => {
    const weight = i < LEAD_WORDS ? LEAD_WEIGHT : 1
    const name = word.capital && !plain.has(word.folded)
    const previous = before
    before = null
    if (word.folded.length < 2 || isFunctionWord(word.folded)) return
    if (/^\p{N}/u.test(word.folded)) {
      add(`#${word.folded}`, weight * FIGURE_WEIGHT)
      return
    }
    add(stem(word.folded), weight * (name ? NAME_WEIGHT : 1))
    if (name && previous !== null) add(`${previous} ${word.folded}`, weight)
    if (name) before = word.folded
  })
  for (const [term, weight] of weights) weights.set(term, Math.log1p(weight))
  return weights
}

function readWords(article: Article): Read[] {
  const words: Read[] = []
  const headline = article.headline
  if (headline && !article.text.startsWith(headline)) addWords(headline, words)
  if (!article.blocks.length) addWords(article.text, words)
  for (const block of article.blocks) {
    if (words.length >= READ_WORDS) break
    if (block.kind !== 'boilerplate' && block.kind !== 'credit')
      addWords(article.text.slice(block.start, block.end), words)
  }
  return words
}

const address = /(?:https?:\/\/|www\.)\S+/g
const wordPattern = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+(?:['’]\p{L}+)?/gu

function addWords(raw: string, words: Read[]): void {
  const text = raw.replace(address, ' ')
  let from = 0
  for (const hit of text.matchAll(wordPattern)) {
    if (words.length >= READ_WORDS) return
    const word = hit[0]
    const gap = text.slice(from, hit.index)
    words.push({
      folded: foldText(word.replace(/['’].*$/u, '')),
      capital: /^\p{Lu}/u.test(word),
      first: from === 0 || /[.!?\n]/.test(gap)
    })
    from = hit.index + word.length
  }
}
