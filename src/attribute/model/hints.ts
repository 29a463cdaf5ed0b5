/**
 * What the rules propose, as columns over the tokens of a paragraph: the tagger is told before it decides (stacking, Wolpert 1992).
 *
 * The rules are precise and know no probabilities; the tagger learns from its training articles how far each rule is to be
 * trusted, where its edges are off, and what a sentence is like in which no rule finds anything.
 */
import type { Span } from '../../model.ts'
import type { Token } from '../../text/tokens.ts'
import { hashWord } from './hash.ts'

/** An attribution that a rule proposes. Spans are into the article's text. */
export interface Hint {
  readonly rule: string
  /** Number of the paragraph of its cue. */
  readonly paragraph: number
  readonly content: readonly Span[]
  readonly cue: Span | null
  readonly source: Span | null
}

/** What the rules say of each token. */
export const hinted = {
  nothing: 0,
  sourceBefore: 1,
  sourceAfter: 2,
  cue: 3,
  contentBefore: 4,
  contentAfter: 5,
  contentAlone: 6
} as const
/** Added to the role at the first and the last token of its span. */
export const firstOfHint = 8
export const lastOfHint = 16

export interface Hints {
  /** A role of `hinted`. */
  readonly role: Int32Array
  /** The role with its edges. */
  readonly mark: Int32Array
  /** Hashed name of the rule, 0 without a hint. */
  readonly rule: Int32Array
  /** Number of the hint among those of the paragraph, from 1. */
  readonly number: Int32Array
  /** First and last tokens of the cues. */
  readonly cues: readonly (readonly [number, number])[]
}

/** Hints of each paragraph: its own and those of its neighbours, whose quotations may lie in it. */
export function hintsOfParagraphs(hints: readonly Hint[], paragraphs: number): Hint[][] {
  const lists: Hint[][] = Array.from({ length: paragraphs }, () => [])
  for (const hint of hints) for (const near of [-1, 0, 1]) lists[hint.paragraph + near]?.push(hint)
  return lists
}

/** The hints as columns over tokens, which must ascend. */
export function hintColumns(tokens: readonly Token[], hints: readonly Hint[]): Hints {
  const { length } = tokens
  const block = new Int32Array(length * 4)
  const column = (n: number) => block.subarray(n * length, (n + 1) * length)
  const [role, mark, rule, number] = [column(0), column(1), column(2), column(3)]
  const cues: [number, number][] = []
  const set = (span: Span, value: number, hash: number, n: number): [number, number] | null => {
    let i = firstAfter(tokens, span.start)
    const first = i
    for (; i < length && tokens[i]!.start < span.end; i++) {
      role[i] = value
      mark[i] = value
      rule[i] = hash
      number[i] = n
    }
    if (i === first) return null
    mark[first]! += firstOfHint
    mark[i - 1]! += lastOfHint
    return [first, i - 1]
  }
  hints.forEach((hint, n) => {
    const hash = hashWord(hint.rule)
    const at = hint.cue?.start ?? -1
    for (const span of hint.content)
      set(
        span,
        at < 0 ? hinted.contentAlone : span.start < at ? hinted.contentBefore : hinted.contentAfter,
        hash,
        n + 1
      )
    if (hint.source) set(hint.source, hint.source.start < at ? hinted.sourceBefore : hinted.sourceAfter, hash, n + 1)
    const cue = hint.cue && set(hint.cue, hinted.cue, hash, n + 1)
    if (cue) cues.push(cue)
  })
  return { role, mark, rule, number, cues }
}

/** The first token that ends after a place in the text. */
function firstAfter(tokens: readonly Token[], place: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.end > place) high = middle
    else low = middle + 1
  }
  return low
}
