/**
 * Chunks: runs of tokens that form a noun group, a verb group or stand alone, from parts of speech only.
 *
 * A light stand-in for a dependency parse: the head of the verb group next to a noun group is nearly always its verb, and
 * what follows a verb group ("that", "to", a quotation, a noun group) tells a reporting verb from others. After Abney's
 * finite-state chunking (1996). It attaches nothing: a preposition and its noun group stay two chunks.
 */
import type { Token } from '../../text/tokens.ts'

/** Chunk kinds; other tokens are a chunk of their own with the kind of their part of speech. */
export const nounGroup = 1
export const verbGroup = 2
const connective = 3
const preposition = 4
export const pronoun = 5
const mark = 6
const comma = 7
const stop = 8
const adverb = 9
const other = 10

/** The chunks of a paragraph, in order. */
export interface Chunks {
  /** Number of the chunk of each token. */
  readonly of: Int32Array
  readonly count: number
  readonly start: Int32Array
  readonly end: Int32Array
  readonly kind: Int32Array
  /** Hashed stem of the head: the last noun of a noun group, the last verb of a verb group. */
  readonly head: Int32Array
  /** Token number of the head. */
  readonly headAt: Int32Array
  /** Reporting classes of the head's stem. */
  readonly reporting: Int32Array
  readonly coarse: Int32Array
  /** 1 where a word of it names a source elsewhere in the article. */
  readonly speaker: Int32Array
}

export function chunk(
  tokens: readonly Token[],
  stems: Int32Array,
  reporting: Int32Array,
  coarse: Int32Array,
  speaker: Int32Array
): Chunks {
  const length = tokens.length
  const block = new Int32Array(length * 9)
  const column = (n: number) => block.subarray(n * length, (n + 1) * length)
  const [of, start, end, kind, headAt] = [column(0), column(1), column(2), column(3), column(4)]
  let count = 0
  let i = 0
  while (i < length) {
    const from = i
    let made = single(tokens[i]!)
    let head = i
    if (inVerbGroup(tokens, i)) {
      made = verbGroup
      while (i < length && inVerbGroup(tokens, i)) {
        const tag = tokens[i]!.pos
        if (tag === 'VERB' || tag === 'AUX') head = i
        i++
      }
    } else if (inNounGroup(tokens[i]!)) {
      made = nounGroup
      while (i < length && inNounGroup(tokens[i]!) && !(i > from && tokens[i]!.pos === 'DET')) {
        const tag = tokens[i]!.pos
        if (tag === 'NOUN' || tag === 'PROPN' || tag === 'NUM') head = i
        i++
      }
    } else i++
    start[count] = from
    end[count] = i
    kind[count] = made
    headAt[count] = head
    of.fill(count, from, i)
    count++
  }
  const [heads, classes, clusters, speakers] = [column(5), column(6), column(7), column(8)]
  for (let c = 0; c < count; c++) {
    heads[c] = stems[headAt[c]!]!
    classes[c] = reporting[headAt[c]!]!
    clusters[c] = coarse[headAt[c]!]!
    for (let i = start[c]!; i < end[c]!; i++) if (speaker[i] === 1) speakers[c] = 1
  }
  return { of, count, start, end, kind, head: heads, headAt, reporting: classes, coarse: clusters, speaker: speakers }
}

function inVerbGroup(tokens: readonly Token[], i: number): boolean {
  const { pos, lower } = tokens[i]!
  if (pos === 'VERB' || pos === 'AUX') return true
  const next = tokens[i + 1]?.pos
  const before = i > 0 ? tokens[i - 1]!.pos : undefined
  if (pos === 'PART') {
    if (lower === 'to') return next === 'VERB' || next === 'AUX' || next === 'ADV'
    return lower !== "'s" && lower !== '’s' && (before === 'AUX' || before === 'VERB')
  }
  return pos === 'ADV' && (next === 'VERB' || (before === 'AUX' && next === 'AUX'))
}

function inNounGroup(token: Token): boolean {
  switch (token.pos) {
    case 'DET':
    case 'ADJ':
    case 'NOUN':
    case 'PROPN':
    case 'NUM':
    case 'SYM':
      return true
    case 'PART':
      return token.lower === "'s" || token.lower === '’s'
    case 'PUNCT':
      return token.text === '-'
    default:
      return false
  }
}

function single(token: Token): number {
  switch (token.pos) {
    case 'SCONJ':
    case 'CCONJ':
      return connective
    case 'ADP':
      return preposition
    case 'PRON':
      return pronoun
    case 'ADV':
      return adverb
    case 'PUNCT':
      if (token.text === ',') return comma
      return /^[.?!:;—–-]/.test(token.text) ? stop : mark
    default:
      return other
  }
}
