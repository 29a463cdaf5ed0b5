/**
 * One form for the forms of a word: "says", "said", "saying" → "say"; "argued", "arguing" → "argu".
 *
 * A crude stripper of English inflection with a list of irregular forms; it makes stems for features, not words for
 * people, and it does not touch derivation ("statement" stays).
 */
import irregular from './irregular.json' with { type: 'json' }

const forms = new Map<string, string>(Object.entries(irregular))
const cache = new Map<string, string>()
/** Bound of the cache: about the vocabulary of ten thousand articles; it is emptied when full. */
const cacheSize = 200_000

/** The stem of a lower-case word. */
export function stem(word: string): string {
  const known = cache.get(word)
  if (known !== undefined) return known
  if (cache.size >= cacheSize) cache.clear()
  const made = strip(word)
  cache.set(word, made)
  return made
}

function strip(word: string): string {
  const form = forms.get(word)
  if (form !== undefined) return dropE(form)
  if (word.length < 4) return word
  if (word.endsWith('ies') || word.endsWith('ied'))
    return word.length > 4 ? `${word.slice(0, -3)}y` : dropE(word.slice(0, -1))
  if (word.endsWith('ing') && word.length > 5) return undouble(dropE(word.slice(0, -3)))
  if (word.endsWith('ed') && word.length > 4 && !word.endsWith('eed')) return undouble(dropE(word.slice(0, -2)))
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return dropE(word.slice(0, -1))
  return dropE(word)
}

function dropE(word: string): string {
  return word.length > 3 && word.endsWith('e') ? word.slice(0, -1) : word
}

function undouble(word: string): string {
  return word.length > 3 && /([bdgmnprt])\1$/.test(word) ? word.slice(0, -1) : word
}
