/**
 * Fragments of one quotation: "at breaking point" in one article, the two sentences around it in another. Where a quotation's words stand
 * in the same order inside a longer one, both are one claim, also where an article gives the longer one in two parts.
 *
 * Runs of three content words are compared: most of the shorter quotation's must stand in the longer one. Two quotations that only overlap at their
 * ends are not one claim, else all of a speech would be.
 */
import { lexicalWords } from '../text/words.ts'
import { contentOf, type Wording } from './claimFeatures.ts'
import type { Pair } from './claimPairs.ts'

const run = 3
/** Least runs in common: four content words in a row. */
const leastRuns = 2
const shareOfShorter = 0.6

/** The pairs of which one wording quotes a part of what the other quotes. */
export function fragmentPairs(wordings: readonly Wording[], pairs: readonly Pair[]): Pair[] {
  const known = new Map<number, ReadonlySet<string>>()
  const runsAt = (index: number) => {
    const before = known.get(index)
    if (before) return before
    const made = runsOf(wordings[index]!)
    known.set(index, made)
    return made
  }
  return pairs.filter(({ a, b }) => {
    const [x, y] = [runsAt(a), runsAt(b)]
    const [small, large] = x.size <= y.size ? [x, y] : [y, x]
    if (small.size < leastRuns) return false
    let shared = 0
    for (const words of small) if (large.has(words)) shared++
    return shared >= leastRuns && shared >= shareOfShorter * small.size
  })
}

function runsOf(wording: Wording): ReadonlySet<string> {
  const quoted = wording.statements.find((s) => s.polarity === 'asserts' && (s.kind === 'direct' || s.kind === 'mixed'))
  const words = quoted ? lexicalWords(contentOf(quoted)) : []
  return new Set(words.slice(run - 1).map((_, i) => words.slice(i, i + run).join(' ')))
}
