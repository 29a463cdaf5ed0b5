/**
 * What the speakers of two wordings add to or take from their likeness. Who says something else mostly says it in a like vocabulary: a
 * spokeswoman who calls a player "a valued member of our team" does not retell the friend who said she would leave the team. So
 * two wordings that are given to different people must be more alike to be one claim, unless one of them names the other's outlet.
 */
import type { Statement } from '../model.ts'
import type { Wording } from './claimFeatures.ts'
import type { Pair } from './claimPairs.ts'

/** Taken where both have their speakers named and nobody in common, or a named one against an unnamed. */
const othersMalus = 0.08

interface Voices {
  readonly named: ReadonlySet<string>
  readonly unnamed: boolean
}

/** What different speakers take from the likeness of a pair; 0 or less. */
export function voiceMalus(wordings: readonly Wording[]): (pair: Pair) => number {
  const voices = wordings.map(voicesOf)
  return ({ a, b }) => {
    const [x, y] = [voices[a]!, voices[b]!]
    if (x.named.size === 0 && y.named.size === 0) return 0
    if ([...x.named].some((name) => y.named.has(name))) return 0
    if (x.named.size > 0 && y.named.size > 0) return -othersMalus
    return x.unnamed || y.unnamed ? -othersMalus : 0
  }
}

/** Folded last words of the names of those who say something. */
export function surnamesOf(telling: readonly Statement[]): Set<string> {
  const names = telling.flatMap(({ speaker }) => (speaker.type === 'named' && speaker.name ? [speaker.name] : []))
  return new Set(names.map((name) => name.toLowerCase().split(/\s+/).at(-1)!))
}

function voicesOf(wording: Wording): Voices {
  const telling = wording.statements.filter((s) => s.polarity === 'asserts')
  return {
    named: surnamesOf(telling),
    unnamed: telling.some(({ speaker, via }) => speaker.type === 'anonymous' && via.length === 0)
  }
}
