/**
 * How many words that mean something two stretches have in common. "On the left and on the right" shares eight words and tells nothing;
 * of short stretches only words other than function words are counted. The list is English; in other languages every word counts.
 */
import { wordHash } from '../text/hashedWords.ts'
import lists from '../text/stopwords.json' with { type: 'json' }

let empty: ReadonlySet<number> | undefined

/** Different words, function words left out, of `a[aFrom…aTo]` that stand in `b[bFrom…bTo]` too. */
export function contentInCommon(
  a: Uint32Array,
  aFrom: number,
  aTo: number,
  b: Uint32Array,
  bFrom: number,
  bTo: number
): number {
  empty ??= new Set(lists.function.map(wordHash))
  const common = new Set<number>()
  const there = b.subarray(bFrom, bTo)
  for (let i = aFrom; i < aTo; i++) if (!empty.has(a[i]!) && there.includes(a[i]!)) common.add(a[i]!)
  return common.size
}
