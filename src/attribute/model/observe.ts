/**
 * What the tagger sees of a paragraph: one number per token and column (word, stem, part of speech, shape, quotation
 * state, chunk, …), computed once and read by the features of both passes.
 *
 * The quotation state here is coarse on purpose (inside, outside, a mark, carried over from the paragraph before): it is a
 * feature, wrong states only cost a little. The quotation finder of the rules is the one to trust for spans.
 */
import type { PartOfSpeech, Token } from '../../text/tokens.ts'
import { type Chunks, chunk } from './chunks.ts'
import { hashWord } from './hash.ts'
import { type Hints, hinted } from './hints.ts'
import { reportingBits } from './lexicon.ts'
import { stem } from './stem.ts'

/** Hashed word → cluster numbers; see `clusters.ts`. */
export interface ClusterLookup {
  /** Finest cluster of a hashed lower-case word, 0 if it has none. */
  of(word: number): number
  /** Coarser number of a finest cluster. */
  readonly middle: Uint16Array
  readonly coarse: Uint16Array
}

/** Columns over the tokens of one paragraph. */
export interface Observation {
  readonly length: number
  readonly tokens: readonly Token[]
  readonly word: Int32Array
  readonly stem: Int32Array
  readonly suffix: Int32Array
  readonly pos: Int32Array
  readonly shape: Int32Array
  /** 0 outside, 1 inside a quotation, 2 an opening mark, 3 a closing mark. */
  readonly quote: Int32Array
  /** 1 where a sentence begins. */
  readonly starts: Int32Array
  /** Number of the sentence within the paragraph. */
  readonly sentence: Int32Array
  readonly reporting: Int32Array
  readonly fine: Int32Array
  readonly middle: Int32Array
  readonly coarse: Int32Array
  readonly chunks: Chunks
  /** What the rules propose. */
  readonly hints: Hints
  /** 1 where the word is one by which the rules name a source somewhere in the article. */
  readonly speaker: Int32Array
  /** What is known about the paragraph: bit 0 first of the article, 1 a quotation runs in from before, 2 it holds quotation marks, 3 the paragraph before held some, 4 the one before ended in a colon. */
  readonly place: number
}

/** What the paragraph before leaves behind. */
export interface Carry {
  readonly first: boolean
  readonly open: boolean
  readonly quoted: boolean
  readonly colon: boolean
}

export const articleStart: Carry = { first: true, open: false, quoted: false, colon: false }

const tags: readonly PartOfSpeech[] = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
  'SPACE'
]
const tagNumber = new Map<string, number>(tags.map((tag, i) => [tag, i + 1]))
export const partOfSpeech = Object.fromEntries(tags.map((tag, i) => [tag, i + 1])) as Record<PartOfSpeech, number>

/** Observes one paragraph. `tokens` are its tokens with offsets into the article, `hints` what the rules propose for them. */
export function observe(
  tokens: readonly Token[],
  hints: Hints,
  speakers: ReadonlySet<number>,
  carry: Carry,
  clusters: ClusterLookup | null
): { observation: Observation; carry: Carry } {
  const length = tokens.length
  // one piece of memory for all columns: many small ones cost more than filling them
  const block = new Int32Array(length * 10)
  const column = (n: number) => block.subarray(n * length, (n + 1) * length)
  const [word, stems, suffix, pos, shape] = [column(0), column(1), column(2), column(3), column(4)]
  const [reporting, fine, middle, coarse, speaker] = [column(5), column(6), column(7), column(8), column(9)]
  for (let i = 0; i < length; i++) {
    const token = tokens[i]!
    const known = describe(token.lower)
    word[i] = known.word
    stems[i] = known.stem
    suffix[i] = known.suffix
    reporting[i] = known.reporting
    pos[i] = tagNumber.get(token.pos) ?? 0
    shape[i] = shapeOf(token.text)
    if (speakers.has(known.word)) speaker[i] = 1
    if (clusters) {
      const cluster = clusters.of(known.word)
      fine[i] = cluster
      middle[i] = clusters.middle[cluster]!
      coarse[i] = clusters.coarse[cluster]!
    }
  }
  const quotation = quoteStates(tokens, carry.open)
  const { starts, sentence } = sentences(tokens, quotation.state)
  const last = length > 0 ? tokens[length - 1]!.text : ''
  const place =
    (carry.first ? 1 : 0) |
    (carry.open ? 2 : 0) |
    (quotation.any ? 4 : 0) |
    (carry.quoted ? 8 : 0) |
    (carry.colon ? 16 : 0)
  return {
    observation: {
      length,
      tokens,
      word,
      stem: stems,
      suffix,
      pos,
      shape,
      quote: quotation.state,
      starts,
      sentence,
      reporting,
      fine,
      middle,
      coarse,
      chunks: chunk(tokens, stems, reporting, coarse, speaker),
      hints,
      speaker,
      place
    },
    carry: { first: false, open: quotation.open, quoted: quotation.any, colon: last === ':' }
  }
}

/** Hashed capitalised words of the sources that the rules propose in an article: who speaks once tends to speak again. */
export function speakersOf(paragraphs: readonly (readonly Token[])[], hints: readonly Hints[]): Set<number> {
  const speakers = new Set<number>()
  paragraphs.forEach((tokens, p) => {
    const { role } = hints[p]!
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!
      if (role[i] !== hinted.sourceBefore && role[i] !== hinted.sourceAfter) continue
      if (token.pos === 'PROPN' && token.lower !== token.text) speakers.add(describe(token.lower).word)
    }
  })
  return speakers
}

interface Word {
  readonly word: number
  readonly stem: number
  readonly suffix: number
  readonly reporting: number
}
const words = new Map<string, Word>()
/** Bound of the cache: about the vocabulary of ten thousand articles; it is emptied when full. */
const cacheSize = 200_000

function describe(lower: string): Word {
  const known = words.get(lower)
  if (known) return known
  if (words.size >= cacheSize) words.clear()
  const stemmed = stem(lower)
  const made = {
    word: hashWord(lower),
    stem: hashWord(stemmed),
    suffix: hashWord(lower.slice(-3)),
    reporting: reportingBits(stemmed)
  }
  words.set(lower, made)
  return made
}

/** Letters' case and kind: 1 lower, 2 Capital, 3 CAPITALS, 4 mIxed, 5 digits, 6 digits and letters, 7 marks, 8 one capital. */
function shapeOf(text: string): number {
  let upper = 0
  let lower = 0
  let digit = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 97 && unit <= 122) lower++
    else if (unit >= 65 && unit <= 90) upper++
    else if (unit >= 48 && unit <= 57) digit++
    else if (unit >= 0xc0) {
      const letter = text[i]!
      if (letter !== letter.toLowerCase()) upper++
      else if (letter !== letter.toUpperCase()) lower++
    }
  }
  if (digit > 0) return upper + lower > 0 ? 6 : 5
  if (upper + lower === 0) return 7
  if (upper === 0) return 1
  if (lower === 0) return upper === 1 ? 8 : 3
  return upper === 1 && text.charCodeAt(0) <= 90 ? 2 : 4
}

function quoteStates(tokens: readonly Token[], carried: boolean): { state: Int32Array; open: boolean; any: boolean } {
  const state = new Int32Array(tokens.length)
  let double = false
  let single = false
  let any = false
  for (let i = 0; i < tokens.length; i++) {
    const { text, start, end } = tokens[i]!
    const spaceBefore = i === 0 || tokens[i - 1]!.end < start
    const spaceAfter = i + 1 >= tokens.length || tokens[i + 1]!.start > end
    let mark = 0
    if (text === '“' || text === '«' || text === '„') mark = 2
    else if (text === '”' || text === '»') mark = 3
    else if (text === '"' || text === '``' || text === "''" || text === '＂') {
      mark = spaceBefore && !spaceAfter ? 2 : !spaceBefore && spaceAfter ? (double ? 3 : 2) : double ? 3 : 2
    }
    if (mark === 2) double = true
    if (mark === 3) double = false
    if (mark === 0 && (text === '‘' || text === "'" || text === '’' || text === '`')) {
      if (!single && text !== '’' && spaceBefore && !spaceAfter && closes(tokens, i)) {
        single = true
        mark = 2
      } else if (single && !spaceBefore) {
        single = false
        mark = 3
      }
    }
    if (mark > 0) any = true
    state[i] = mark > 0 ? mark : double || single ? 1 : 0
  }
  // A paragraph that begins inside a carried quotation and opens no mark of its own before closing one.
  if (carried) {
    for (let i = 0; i < tokens.length && state[i] !== 2; i++) {
      if (state[i] === 3) {
        state.fill(1, 0, i)
        break
      }
    }
  }
  return { state, open: double, any }
}

/** Whether a single mark that closes follows: one after a letter or mark and before a space or the end. */
function closes(tokens: readonly Token[], from: number): boolean {
  for (let i = from + 1; i < tokens.length; i++) {
    const token = tokens[i]!
    if (token.text !== '’' && token.text !== "'") continue
    const next = tokens[i + 1]
    if (!next || next.start > token.end || next.pos === 'PUNCT') return true
  }
  return false
}

/** Sentence starts: the splitter's, without those before a lower-case word or a closing mark. */
function sentences(tokens: readonly Token[], quote: Int32Array): { starts: Int32Array; sentence: Int32Array } {
  const starts = new Int32Array(tokens.length)
  const sentence = new Int32Array(tokens.length)
  let number = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    if (i === 0) starts[i] = 1
    else if (token.startsSentence && quote[i] !== 3) {
      const unit = token.text.charCodeAt(0)
      if (!(unit >= 97 && unit <= 122) && !(token.pos === 'PUNCT' && quote[i] !== 2)) {
        starts[i] = 1
        number++
      }
    }
    sentence[i] = number
  }
  return { starts, sentence }
}
