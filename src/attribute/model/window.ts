/**
 * The stretch of a paragraph in which a cue's source and content are looked for: its sentence, and on either side as far as the first
 * pass sees content or source without a break, or a quotation runs on.
 */
import type { FirstPass } from './first-pass.ts'
import { find } from './labels.ts'
import type { Observation } from './observe.ts'
import type { Surroundings } from './surroundings.ts'

/** A token whose chance to be content or source is this high keeps the window open: low, since what is left out is lost. */
const leastChance = 0.1
/** So many tokens in a row must be unlikely before the window closes: a comma or a mark of quotation does not close it. */
const patience = 3

/** First and last token of the window of a cue. */
export function windowOf(
  o: Observation,
  s: Surroundings,
  pass: FirstPass,
  first: number,
  last: number
): [number, number] {
  const open = (i: number): boolean =>
    o.quote[i]! > 0 ||
    (pass.labels[i] !== find.outside && pass.labels[i] !== find.cue && pass.labels[i] !== find.cue + 1) ||
    pass.chances[i * 3]! + pass.chances[i * 3 + 2]! >= leastChance
  let from = s.sentenceFirst[first]!
  for (let i = from - 1; i >= 0 && from - i <= patience; i--) if (open(i)) from = i
  let to = s.sentenceLast[last]!
  for (let i = to + 1; i < o.length && i - to <= patience; i++) if (open(i)) to = i
  return [from, to]
}
