/**
 * Paragraphs that the tagger has read lately, with what it found in them. A paragraph is the same only if everything that the passes look at is:
 * its tokens, what the rules propose in it, which of its words speak elsewhere in the article, and what the paragraph before leaves behind.
 */
import type { CueClass } from '../../model.ts'
import { keepRecent, type Recent } from '../../text/recent.ts'
import type { Token } from '../../text/tokens.ts'
import type { Hints } from './hints.ts'
import type { Carry, Observation } from './observe.ts'
import type { Linked } from './second-pass.ts'
import type { Weights } from './weights.ts'

/** What a cue introduces, in tokens of its paragraph. */
export interface Found extends Linked {
  readonly cueClass: CueClass
}

export interface Tagged {
  readonly found: readonly Found[]
  /** What the paragraph leaves behind. */
  readonly carry: Carry
}

interface Entry extends Tagged {
  readonly tokens: readonly Token[]
  readonly hints: Hints
  /** Hashed words, and 1 where one speaks elsewhere in the article. */
  readonly words: Int32Array
  readonly speaker: Int32Array
  readonly before: Carry
}

/** Code units of text in each half of the memory. */
const mostRemembered = 150_000
const memories = new WeakMap<Weights, Recent<Entry>>()

/** The words of a paragraph, with a blank where one stands between two. */
export function wordsOf(tokens: readonly Token[]): string {
  let words = ''
  for (let i = 0; i < tokens.length; i++)
    words += i > 0 && tokens[i - 1]!.end < tokens[i]!.start ? ` ${tokens[i]!.text}` : tokens[i]!.text
  return words
}

/** What the tagger of these weights has seen lately; `words` are those of `wordsOf`. */
export function seenLately(weights: Weights) {
  const memory = memories.get(weights) ?? keepRecent<Entry>(mostRemembered)
  memories.set(weights, memory)
  return {
    find(
      words: string,
      tokens: readonly Token[],
      hints: Hints,
      speakers: ReadonlySet<number>,
      before: Carry
    ): Tagged | null {
      const entry = memory.get(words)
      const same =
        entry &&
        sameCarry(entry.before, before) &&
        sameTokens(entry.tokens, tokens) &&
        sameHints(entry.hints, hints) &&
        entry.words.every((word, i) => speakers.has(word) === (entry.speaker[i] === 1))
      return same ? entry : null
    },
    keep(
      words: string,
      tokens: readonly Token[],
      hints: Hints,
      { word, speaker }: Observation,
      before: Carry,
      tagged: Tagged
    ): void {
      memory.set(words, { ...tagged, tokens, hints, words: word.slice(), speaker: speaker.slice(), before })
    }
  }
}

const sameCarry = (a: Carry, b: Carry) =>
  a.first === b.first && a.open === b.open && a.quoted === b.quoted && a.colon === b.colon

function sameTokens(a: readonly Token[], b: readonly Token[]): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  // the passes look at no distance in the text but whether two tokens touch
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]!, b[i]!]
    if (x.text !== y.text || x.pos !== y.pos || x.startsSentence !== y.startsSentence) return false
    if (i > 0 && a[i - 1]!.end < x.start !== b[i - 1]!.end < y.start) return false
  }
  return true
}

function sameHints(a: Hints, b: Hints): boolean {
  return (
    a.cues.length === b.cues.length &&
    a.cues.every(([first, last], i) => first === b.cues[i]![0] && last === b.cues[i]![1]) &&
    sameNumbers(a.mark, b.mark) &&
    sameNumbers(a.role, b.role) &&
    sameNumbers(a.rule, b.rule) &&
    sameNumbers(a.number, b.number)
  )
}

function sameNumbers(a: Int32Array, b: Int32Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return a.length === b.length
}
