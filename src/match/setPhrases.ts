/** Whether a shared stretch is one of the sentences that newsrooms print every day (`setPhrases.json`), and so no reuse. */
import { readWords } from '../text/hashedWords.ts'
import data from './setPhrases.json' with { type: 'json' }

/** Where in the phrases a word stands: phrase and place, phrase and place … */
let places: ReadonlyMap<number, readonly number[]> | undefined
let phrases: readonly Uint32Array[] = []

/** Share of a stretch that set phrases must cover. */
const COVERED = 0.75
/** Words of a set phrase that must stand in a row to be it. */
const RUN = 5
/** A longer stretch is no set phrase, whatever is in it. */
const LONGEST = 30

/** Whether words `from` to `to` are mostly a set phrase. */
export function isSetPhrase(words: Uint32Array, from: number, to: number): boolean {
  if (to - from > LONGEST) return false
  places ??= readPhrases()
  const known = places
  const least = Math.max(RUN, Math.ceil((to - from) * COVERED))
  for (let start = from; start <= to - least; start++) {
    const found = known.get(words[start]!)
    if (!found) continue
    for (let f = 0; f < found.length; f += 2) {
      const phrase = phrases[found[f]!]!
      const p = found[f + 1]!
      let run = 1
      while (start + run < to && p + run < phrase.length && words[start + run] === phrase[p + run]) run++
      if (run >= least) return true
    }
  }
  return false
}

function readPhrases(): ReadonlyMap<number, readonly number[]> {
  phrases = data.phrases.map((phrase) => readWords(phrase).hashes)
  const found = new Map<number, number[]>()
  phrases.forEach((phrase, number) => {
    phrase.forEach((word, place) => {
      const list = found.get(word)
      if (list) list.push(number, place)
      else found.set(word, [number, place])
    })
  })
  return found
}
