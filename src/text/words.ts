/**
 * The words of a text, with their offsets; which of them carry content; and what two forms of one word share.
 *
 * Folding drops case and marks, so that `Étan` is `etan`. Stemming is Porter's (1980), the steps that matter for news
 * English, after a table of irregular forms and of British spellings. It joins `separated` with `separation`, and is not meant
 * to be read by people. No tagger and no model is loaded here, so that a start stays cheap.
 */
import irregular from './irregular.json' with { type: 'json' }
import { porterStem } from './stem.ts'
import words from './stopwords.json' with { type: 'json' }

/** One word: folded, and where it stands. */
export interface Word {
  readonly start: number
  readonly end: number
  /** As it stands in the text. */
  readonly text: string
  /** Lower case, without marks. */
  readonly folded: string
}

const functionWords = new Set(words.function)
const reportingWords = new Set(words.reporting)
const grammaticalWords = new Set(words.grammatical)
const hedgingWords = new Set(words.hedging)
const negators = new Set(words.negators)
const absences = new Set(words.absences)
const light = new Set(words.light)
const forms = new Map(Object.entries(irregular.forms))
const stems = new Map<string, string>()
/** Stems remembered; the table is emptied when it is full, so that a long run stays small. */
const rememberedStems = 50_000

/** Lower case, without diacritics: what two spellings of one word share. Plain ASCII, nearly all of English, needs no more than lower case. */
export function foldText(text: string): string {
  // most text is plain: normalizing costs ten times as much as looking
  return /[\u0080-\uffff]/.test(text) ? text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase() : text.toLowerCase()
}

/** Words and numbers of `text`, in order; offsets are into `text` plus `from`. */
export function wordsOf(text: string, from = 0): Word[] {
  const found: Word[] = []
  // plain text, nearly all of it, is searched three times as fast without the tables of Unicode
  const plain = !/[\u0080-\uffff]/.test(text)
  const pattern = plain ? /[0-9]+(?:[.,][0-9]+)*|[A-Za-z]+/g : /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+/gu
  for (let hit = pattern.exec(text); hit !== null; hit = pattern.exec(text)) {
    const word = hit[0]
    const start = from + hit.index
    found.push({ start, end: start + word.length, text: word, folded: plain ? word.toLowerCase() : foldText(word) })
  }
  return found
}

/** Whether a folded word tells nothing of what is said: an article, a pronoun, an auxiliary, a verb of reporting. */
export function isFunctionWord(folded: string): boolean {
  return functionWords.has(folded) || reportingWords.has(folded) || hedgingWords.has(folded)
}

/** Whether a folded word turns the verb after it into its opposite ("not", "refused"). */
export function isNegator(folded: string): boolean {
  return negators.has(folded)
}

/** Whether a folded word says that there is none of what follows ("no", "nobody"). */
export function isAbsence(folded: string): boolean {
  return absences.has(folded)
}

/** Whether a folded word passes a negation on to the next one: "no *plans* to resign", "does not *want* to". */
export function isLight(folded: string): boolean {
  return light.has(folded)
}

/** What the forms of one folded word share. */
export function stem(folded: string): string {
  const known = stems.get(folded)
  if (known !== undefined) return known
  const base = forms.get(folded) ?? folded
  const made = /^\p{N}/u.test(base) ? base.replaceAll(',', '') : porterStem(base)
  if (stems.size >= rememberedStems) stems.clear()
  stems.set(folded, made)
  return made
}

/** Folded words of a text without hedges and purely grammatical words (articles, prepositions, auxiliaries, pronouns), in order. */
export function lexicalWords(text: string): string[] {
  return wordsOf(text).flatMap((word) =>
    grammaticalWords.has(word.folded) || hedgingWords.has(word.folded) ? [] : [word.folded]
  )
}

/** Folded content words of a text, in order, repetitions kept. */
export function contentWords(text: string): string[] {
  return wordsOf(text).flatMap((word) => (isFunctionWord(word.folded) ? [] : [word.folded]))
}

/** Stems of the content words of a text, in order, repetitions kept. */
export function contentStems(text: string): string[] {
  return contentWords(text).map(stem)
}
