/**
 * What changed between two wordings, word by word: a longest common subsequence, changes close together joined into one.
 *
 * Words are compared without case, marks and punctuation, so that curly quotes are no change. Long texts are cut: this is for
 * sentences in a report, not for articles.
 */
import { foldText } from '../text/words.ts'

/** A stretch that is the same in both (`before` and `after` as written), or one that changed; either side may be empty. */
export interface Change {
  readonly kind: 'same' | 'changed'
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** Words compared; the square of it bounds the work. */
const most = 160

/** The changes that turn `before` into `after`, in order. */
export function wordDiff(before: string, after: string): Change[] {
  const [a, b] = [wordsIn(before), wordsIn(after)]
  const [x, y] = [a.map(keyOf), b.map(keyOf)]
  const common = subsequence(x, y)
  const changes: { kind: 'same' | 'changed'; before: string[]; after: string[] }[] = []
  const at = (kind: 'same' | 'changed') => {
    const last = changes.at(-1)
    if (last?.kind === kind) return last
    const made = { kind, before: [], after: [] }
    changes.push(made)
    return made
  }
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...common, [a.length, b.length] as const]) {
    if (i < nextI) at('changed').before.push(...a.slice(i, nextI))
    if (j < nextJ) at('changed').after.push(...b.slice(j, nextJ))
    if (nextI < a.length && nextJ < b.length) {
      at('same').before.push(a[nextI]!)
      at('same').after.push(b[nextJ]!)
    }
    ;[i, j] = [nextI + 1, nextJ + 1]
  }
  return changes
}

/** Same words of two texts over the words of the longer one, 0 to 1. */
export function sharedWords(changes: readonly Change[]): number {
  let [same, before, after] = [0, 0, 0]
  for (const change of changes) {
    if (change.kind === 'same') same += change.before.length
    before += change.before.length
    after += change.after.length
  }
  return same / Math.max(1, before, after)
}

function wordsIn(text: string): string[] {
  return text
    .split(/\s+/u)
    .filter((word) => keyOf(word) !== '')
    .slice(0, most)
}

function keyOf(word: string): string {
  return foldText(word).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Pairs of positions of a longest common subsequence; of equal ones, the first. */
function subsequence(x: readonly string[], y: readonly string[]): (readonly [number, number])[] {
  const columns = y.length + 1
  const length = new Uint16Array((x.length + 1) * columns)
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--)
      length[i * columns + j] =
        x[i] === y[j]
          ? length[(i + 1) * columns + j + 1]! + 1
          : Math.max(length[(i + 1) * columns + j]!, length[i * columns + j + 1]!)
  const pairs: (readonly [number, number])[] = []
  let [i, j] = [0, 0]
  while (i < x.length && j < y.length) {
    if (x[i] === y[j]) pairs.push([i++, j++])
    else if (length[(i + 1) * columns + j]! >= length[i * columns + j + 1]!) i++
    else j++
  }
  return pairs
}
