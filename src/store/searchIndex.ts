/**
 * Full text search in memory: an inverted index with BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework",
 * 2009) over stems. The last word that is asked for also finds the words that begin with it, as it may not be typed out yet.
 *
 * No Node module is imported: a page that holds a trace searches with it too.
 */
import { isFunctionWord, stem, wordsOf } from '../text/words.ts'

/** Usual parameters of BM25. */
const K1 = 1.2
const B = 0.75
/** Words that a beginning may stand for. */
const mostCompletions = 60
/** Words of a query that count. */
const mostTerms = 16
/** Letters from which on a beginning is completed. */
const leastPrefix = 2

export interface Hit {
  /** Position in the list that was indexed. */
  readonly at: number
  readonly score: number
}

export interface SearchIndex {
  /** Texts with all words of the query, best first; where none has all, those with any of them. */
  readonly find: (query: string) => Hit[]
  /** Texts with all words of the query, by position; null for a query without a word. */
  readonly all: (query: string) => ReadonlySet<number> | null
}

/** A word of a query and the stems that stand for it. */
export interface Term {
  readonly folded: string
  readonly stem: string
  /** Whether longer words count too. */
  readonly open: boolean
}

/** Words of a query, each once. Words without content count only where there are no others. */
export function termsOf(query: string): Term[] {
  const words = wordsOf(query.slice(0, 1000)).map((word) => word.folded)
  const content = words.filter((word) => !isFunctionWord(word))
  const kept = [...new Set(content.length > 0 ? content : words)].slice(0, mostTerms)
  const unfinished = /[\p{L}\p{N}]$/u.test(query) ? words.at(-1) : undefined
  return kept.map((folded) => ({
    folded,
    stem: stem(folded),
    open: folded === unfinished && folded.length >= leastPrefix
  }))
}

/** Whether a folded word of a text is one that a term asks for. */
export function isFor(term: Term, folded: string): boolean {
  return folded === term.folded || stem(folded) === term.stem || (term.open && folded.startsWith(term.folded))
}

/** Indexes texts; positions in `texts` are what `find` gives back. */
export function makeSearchIndex(texts: Iterable<string>): SearchIndex {
  const postings = new Map<string, number[]>()
  const lengths: number[] = []
  for (const text of texts) {
    const at = lengths.length
    const counts = new Map<string, number>()
    let length = 0
    for (const { folded } of wordsOf(text)) {
      const key = stem(folded)
      counts.set(key, (counts.get(key) ?? 0) + 1)
      length++
    }
    lengths.push(length)
    for (const [key, count] of counts) {
      const list = postings.get(key)
      if (list) list.push(at, count)
      else postings.set(key, [at, count])
    }
  }
  const mean = lengths.reduce((a, b) => a + b, 0) / Math.max(1, lengths.length)
  const vocabulary = [...postings.keys()].sort()
  const scoresOf = (term: Term): Map<number, number> => {
    const scores = new Map<number, number>()
    for (const key of stemsFor(term, vocabulary)) {
      const list = postings.get(key) ?? []
      const frequency = list.length / 2
      const weight = Math.log(1 + (lengths.length - frequency + 0.5) / (frequency + 0.5))
      for (let i = 0; i < list.length; i += 2) {
        const [at, count] = [list[i]!, list[i + 1]!]
        const share = (count * (K1 + 1)) / (count + K1 * (1 - B + (B * lengths[at]!) / Math.max(1, mean)))
        scores.set(at, Math.max(scores.get(at) ?? 0, weight * share))
      }
    }
    return scores
  }
  const find = (query: string): Hit[] => {
    const found = new Map<number, { score: number; terms: number }>()
    const terms = termsOf(query)
    for (const term of terms)
      for (const [at, score] of scoresOf(term)) {
        const hit = found.get(at) ?? { score: 0, terms: 0 }
        found.set(at, { score: hit.score + score, terms: hit.terms + 1 })
      }
    const most = [...found.values()].some((hit) => hit.terms === terms.length) ? terms.length : 1
    return [...found]
      .filter(([, hit]) => hit.terms >= most)
      .map(([at, { score }]) => ({ at, score }))
      .sort((a, b) => b.score - a.score || a.at - b.at)
  }
  const all = (query: string): ReadonlySet<number> | null => {
    const terms = termsOf(query)
    if (terms.length === 0) return null
    const having = terms.map(
      (term) => new Set(stemsFor(term, vocabulary).flatMap((key) => positionsIn(postings.get(key) ?? [])))
    )
    return new Set([...having[0]!].filter((at) => having.every((positions) => positions.has(at))))
  }
  return { find, all }
}

function positionsIn(list: readonly number[]): number[] {
  return list.filter((_, i) => i % 2 === 0)
}

function stemsFor(term: Term, vocabulary: readonly string[]): string[] {
  if (!term.open) return [term.stem]
  let [low, high] = [0, vocabulary.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (vocabulary[middle]! < term.folded) low = middle + 1
    else high = middle
  }
  const found = [term.stem]
  for (let i = low; i < vocabulary.length && found.length < mostCompletions; i++) {
    const key = vocabulary[i]!
    if (!key.startsWith(term.folded)) break
    if (key !== term.stem) found.push(key)
  }
  return found
}
