/** Whether a shared stretch is one of the sentences that newsrooms print every day (`setPhrases.json`), and so no reuse. */
import { readWords } from '../text/hashedWords.ts'
import data from './setPhrases.json' with { type: 'json' }

let phrases: readonly Uint32Array[] | undefined

/** Share of a stretch that set phrases must cover. */
const COVERED = 0.75
/** Words of a set phrase that must stand in a row to be it. */
const RUN = 5

/** Whether words `from` to `to` are mostly a set phrase. */
export function isSetPhrase(words: Uint32Array, from: number, to: number): boolean {
  if (to - from > 30) return false
  phrases ??= data.phrases.map((phrase) => readWords(phrase).hashes)
  let longest = 0
  for (const phrase of phrases) {
    for (let start = from; start < to; start++) {
      for (let p = 0; p < phrase.length; p++) {
        let run = 0
        while (start + run < to && p + run < phrase.length && words[start + run] === phrase[p + run]) run++
        if (run > longest) longest = run
      }
    }
  }
  return longest >= RUN && longest >= (to - from) * COVERED
}
