/**
 * Words with their offsets and parts of speech, one paragraph at a time.
 *
 * wink-nlp does the work (exact offsets, Universal POS tags); sentence ends are recorded as hints only, because a sentence
 * splitter ends `"It's over!" | cried Ann` in the middle of an attribution.
 *
 * Each text is tagged alike wherever it stands, so what was tagged lately is only moved to its place: rules and model ask for the same
 * paragraph, and the articles of a story share many.
 */
import { keepRecent } from './recent.ts'
import { withTagged } from './tagger.ts'

export type PartOfSpeech =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X'
  | 'SPACE'

/** One token. Offsets are into the whole article, not into the paragraph. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly lower: string
  readonly pos: PartOfSpeech
  /** True for the first token of a sentence, as far as a sentence splitter can tell. */
  readonly startsSentence: boolean
}

/** No word of a language is longer; addresses seldom are. */
const longestWord = 400
const endless = new RegExp(`\\S{${longestWord},}`)

/** Tokens of a text, with offsets from where it stood then. */
interface Tagged {
  readonly from: number
  readonly tokens: readonly Token[]
}

/** Code units of text in each half of the memory: the paragraphs of some 40 articles, 4 MB of tokens. */
const mostRemembered = 150_000
const tagged = keepRecent<Tagged>(mostRemembered)

/**
 * Tokens of `text.slice(from, to)` with offsets into `text`.
 * The tagger is loaded at the first call (about 0.1 s).
 */
export function tokenize(text: string, from = 0, to = text.length): readonly Token[] {
  const paragraph = text.slice(from, to)
  const known = tagged.get(paragraph)
  if (known) {
    const shift = from - known.from
    if (shift === 0) return known.tokens
    return known.tokens.map((t) => ({
      start: t.start + shift,
      end: t.end + shift,
      text: t.text,
      lower: t.lower,
      pos: t.pos,
      startsSentence: t.startsSentence
    }))
  }
  const tokens = tokensOf(paragraph, from)
  tagged.set(paragraph, { from, tokens })
  return tokens
}

function tokensOf(paragraph: string, from: number): readonly Token[] {
  if (paragraph === '') return []
  // wink takes time quadratic in the length of a word: pasted data is one token, what stands around it is read as usual
  const blob = paragraph.length > longestWord ? endless.exec(paragraph) : null
  if (blob) {
    const start = from + blob.index
    const end = start + blob[0].length
    const data: Token = { start, end, text: blob[0], lower: blob[0].toLowerCase(), pos: 'X', startsSentence: false }
    return [
      ...tokensOf(paragraph.slice(0, blob.index), from),
      data,
      ...tokensOf(paragraph.slice(blob.index + blob[0].length), end)
    ]
  }
  const { words, tags, firsts } = withTagged(paragraph, (document, its) => {
    const found = new Set<number>()
    document
      .sentences()
      .each((sentence: { out: (as: unknown) => unknown }) => found.add((sentence.out(its.span) as number[])[0]!))
    return {
      words: document.tokens().out() as string[],
      tags: document.tokens().out(its.pos) as PartOfSpeech[],
      firsts: found
    }
  })
  const tokens: Token[] = []
  let at = 0
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    const start = paragraph.indexOf(word, at)
    if (start < 0) continue
    at = start + word.length
    tokens.push({
      start: from + start,
      end: from + at,
      text: word,
      lower: word.toLowerCase(),
      pos: tags[i]!,
      startsSentence: firsts.has(i)
    })
  }
  return tokens
}
