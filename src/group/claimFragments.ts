/**
 * Parts of one quotation: "at breaking point" in one article, the two sentences around it in another. Where a quotation's words stand
 * in the same order inside a longer one, or both begin with the same words, they are one claim, also where an article gives the longer one in two parts.
 *
 * Runs of four words are compared, little words too, since "I am not aware of any of it" has hardly others. So few words prove
 * little: a set phrase is everybody's. Where two people are named, more content words must be shared. Two quotations that only overlap at
 * their ends are not one claim, else all of a speech would be.
 */
import { isFunctionWord, wordsOf } from '../text/words.ts'
import { contentOf, type Wording } from './claimFeatures.ts'
import type { Pair } from './claimPairs.ts'
import { surnamesOf } from './claimVoices.ts'

const run = 4
/** Least runs in common: six words in a row. */
const leastRuns = 3
const shareOfShorter = 0.55
/** Content words that must be shared; more where the quotations are given to two people. */
const leastContent = 2
const leastContentOfOthers = 6

interface Quoted {
  readonly words: readonly string[]
  readonly runs: ReadonlySet<string>
  /** Folded last words of the names of those who say it. */
  readonly surnames: ReadonlySet<string>
}

/** The pairs of which one wording quotes a part of what the other quotes. */
export function fragmentPairs(wordings: readonly Wording[], pairs: readonly Pair[]): Pair[] {
  const known = new Map<number, Quoted>()
  const quotedAt = (index: number) => {
    const before = known.get(index)
    if (before) return before
    const made = quotedOf(wordings[index]!)
    known.set(index, made)
    return made
  }
  return pairs.filter(({ a, b }) => arePartsOfOne(quotedAt(a), quotedAt(b)))
}

function arePartsOfOne(a: Quoted, b: Quoted): boolean {
  const [small, large] = a.runs.size <= b.runs.size ? [a, b] : [b, a]
  const shared = [...small.runs].filter((words) => large.runs.has(words))
  if (shared.length < leastRuns) return false
  const lead = a.words.slice(0, run + leastRuns - 1).join(' ') === b.words.slice(0, run + leastRuns - 1).join(' ')
  if (!lead && shared.length < shareOfShorter * small.runs.size) return false
  const content = new Set(shared.flatMap((words) => words.split(' ')).filter((word) => !isFunctionWord(word)))
  const others =
    a.surnames.size > 0 && b.surnames.size > 0 && ![...a.surnames].some((surname) => b.surnames.has(surname))
  return content.size >= (others ? leastContentOfOthers : leastContent)
}

const none: Quoted = { words: [], runs: new Set(), surnames: new Set() }

/** What is left of a word behind an apostrophe: "it's" in one outlet is "it is" in the next. "Has" makes no difference here. */
const contractions: Readonly<Record<string, string>> = {
  s: 'is',
  re: 'are',
  ve: 'have',
  ll: 'will',
  d: 'would',
  m: 'am'
}

function quotedOf(wording: Wording): Quoted {
  const telling = wording.statements.filter((s) => s.polarity === 'asserts')
  const quoted = telling.find((s) => s.kind === 'direct' || s.kind === 'mixed')
  if (!quoted) return none
  const words = wordsOf(contentOf(quoted)).map(({ folded }) => contractions[folded] ?? folded)
  return {
    words,
    runs: new Set(words.slice(run - 1).map((_, i) => words.slice(i, i + run).join(' '))),
    surnames: surnamesOf(telling)
  }
}
