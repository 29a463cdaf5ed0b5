/**
 * The words of a text as full-text search counts them: stems of content words and figures, folded. The same for texts and for queries. The words of
 * a batch of articles are gathered as the rows of the table `words`: a word, and all that hold it.
 */
import { makeSpellingReader } from '../text/spellings.ts'
import { foldText, isFunctionWord, stem } from '../text/words.ts'
import { literal, type Value } from './duck.ts'

/** A word, with what was counted of it last. */
interface Counted {
  readonly word: string
  /** Number of the text in which it was counted, and how often it stands there. */
  text: number
  count: number
  /** The batch to which it was added last, and its place there. */
  batch: number
  place: number
}

/** The words of some articles and statements, gathered. */
export interface WordBatch {
  /** Adds the words of a text; gives how many there are, with repetitions. `place` as in the table. Articles must come in ascending order. */
  readonly add: (text: string, article: number, place: number) => number
  /** Rows of the table `words`. */
  readonly rows: () => Value[][]
}

/** Numbers of a block of memory: four for each word of each text. */
const BLOCK = 1 << 16

/** A batch of some ten thousand articles has millions of words: they are kept as numbers, sixteen bytes each. */
export function makeWordBatch(): WordBatch {
  const batch = ++batches
  const words: string[] = []
  /** How many texts hold each word. */
  const sizes: number[] = []
  const blocks: Int32Array[] = []
  let used = BLOCK
  const note = (word: number, article: number, place: number, count: number) => {
    if (used === BLOCK) {
      blocks.push(new Int32Array(BLOCK))
      used = 0
    }
    const block = blocks[blocks.length - 1]!
    block[used++] = word
    block[used++] = article
    block[used++] = place
    block[used++] = count
    sizes[word]!++
  }
  return {
    add: (text, article, place) => {
      let total = 0
      for (const counted of wordsIn(text)) {
        total += counted.count
        // A word may come twice, where too many were known and it was forgotten meanwhile.
        if (counted.batch !== batch) {
          counted.batch = batch
          counted.place = words.length
          words.push(counted.word)
          sizes.push(0)
        }
        note(counted.place, article, place, counted.count)
      }
      return total
    },
    rows: () => {
      const begins = new Int32Array(words.length + 1)
      for (let word = 0; word < words.length; word++) begins[word + 1] = begins[word]! + sizes[word]!
      const total = begins[words.length]!
      const [articles, places, counts] = [new Int32Array(total), new Int32Array(total), new Int32Array(total)]
      const next = begins.slice()
      for (const block of blocks) {
        const end = block === blocks.at(-1) ? used : BLOCK
        for (let at = 0; at < end; at += 4) {
          const to = next[block[at]!]!++
          articles[to] = block[at + 1]!
          places[to] = block[at + 2]!
          counts[to] = block[at + 3]!
        }
      }
      return words.map((word, w) => {
        const [from, to] = [begins[w]!, begins[w + 1]!]
        return [word, articles.subarray(from, to), places.subarray(from, to), counts.subarray(from, to)]
      })
    }
  }
}

let batches = 0

/** The different words of a text. */
export function wordsOfText(text: string): string[] {
  return wordsIn(text).map(({ word }) => word)
}

/** The holders of some words as a relation(word, article, place, count). */
export function holdersIn(words: readonly string[]): string {
  return `(SELECT word, UNNEST(articles) AS article, UNNEST(places) AS place, UNNEST(counts) AS count
    FROM words WHERE word IN (${words.map(literal).join(', ')}))`
}

/** Spellings that are remembered; forgotten when there are more, so that a long run stays small. */
const KNOWN = 200_000
const spellings = makeSpellingReader(readWord)
const counters = new Map<string, Counted>()
const scratch: (Counted | null)[] = []
/** A word that is not looked for. */
const nothing: Counted = { word: '', text: 0, count: 0, batch: 0, place: 0 }
let current = 0

function wordsIn(text: string): Counted[] {
  if (spellings.size() > KNOWN) {
    spellings.forget()
    counters.clear()
  }
  current++
  scratch.length = 0
  spellings.read(text, scratch)
  const found: Counted[] = []
  for (const counted of scratch) {
    if (counted === null || counted === nothing) continue
    if (counted.text !== current) {
      counted.text = current
      counted.count = 0
      found.push(counted)
    }
    counted.count++
  }
  return found
}

function readWord(spelling: string): Counted {
  const folded = foldText(spelling.replace(/['’].*$/u, ''))
  if (isFunctionWord(folded) || folded.length < 2) return nothing
  const word = /^\p{N}/u.test(folded) ? folded : stem(folded)
  let counted = counters.get(word)
  if (!counted) {
    counted = { word, text: 0, count: 0, batch: 0, place: 0 }
    counters.set(word, counted)
  }
  return counted
}
