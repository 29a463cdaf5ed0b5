/**
 * Which language a text is in, by its commonest words: a cheap test that is sure of English and good enough to name a few others.
 * "und" where it cannot be told: too short, another script, a table of numbers.
 */
import lists from './stopwords.json' with { type: 'json' }

const languages: Readonly<Record<string, string>> = lists
const owners = new Map<string, string[]>()
for (const [language, words] of Object.entries(languages)) {
  for (const word of words.split(' ')) owners.set(word, [...(owners.get(word) ?? []), language])
}

const names: Readonly<Record<string, string>> = {
  de: 'German',
  fr: 'French',
  es: 'Spanish',
  it: 'Italian',
  pt: 'Portuguese',
  nl: 'Dutch',
  sv: 'Swedish',
  da: 'Danish or Norwegian',
  pl: 'Polish',
  ru: 'Russian',
  zh: 'Chinese',
  ja: 'Japanese',
  ko: 'Korean',
  ar: 'Arabic',
  he: 'Hebrew',
  el: 'Greek',
  hi: 'Hindi',
  th: 'Thai',
  uk: 'Ukrainian'
}
const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\u3040-\u30ff]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['uk', /[іїєґ]/giu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['th', /\p{Script=Thai}/gu]
]
/** Characters looked at, some 170 words; more do not change the answer. */
const sample = 1000
/** Share of stop words in running text of a language is 25 to 50 %; 12 % leaves room for lists and names. */
const leastShare = 0.12

interface Counts {
  readonly words: number
  readonly letters: number
  /** Stop words of each language. */
  readonly hits: ReadonlyMap<string, number>
}

/** ISO 639-1 code of the language of a text, or "und". */
export function languageOf(text: string): string {
  const head = text.slice(0, sample)
  const { words, letters, hits } = plainCounts(head) ?? countsOf(head)
  if (letters < 12) return 'und'
  if (/[^\n\t -\u024f\u1e00-\u20ff]/u.test(head)) {
    for (const [language, script] of scripts) {
      const share = (head.match(script)?.length ?? 0) / letters
      if (share > (language === 'uk' ? 0.02 : language === 'ja' ? 0.1 : 0.5)) return language
    }
  }
  const english = hits.get('en') ?? 0
  // Most input is English: a third of its words at once ends the search.
  if (english >= 10 && english * 3 > words) return 'en'
  const [best, second] = [...hits].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  if (!best || best[1] < (best[0] === 'en' ? 2 : 5) || best[1] < words * leastShare) return 'und'
  // A price list has few words, and none of them makes a sentence: another language than English needs running text.
  if (best[0] !== 'en' && !isRunningText(head, words, best[1])) return 'und'
  return second && second[1] === best[1] && words < 30 ? 'und' : best[0]
}

function countsOf(head: string): Counts {
  const words = head.toLowerCase().match(/\p{L}+/gu) ?? []
  const hits = new Map<string, number>()
  for (const word of words) for (const owner of owners.get(word) ?? []) hits.set(owner, (hits.get(owner) ?? 0) + 1)
  return { words: words.length, letters: words.reduce((sum, word) => sum + word.length, 0), hits }
}

/** Letters of the longest word that is looked for by its number: longer numbers would not be exact, and no list has a longer word. */
const longestCoded = 11

/** Whose stop words there are, by number: letters as digits of base 27, so that each word has a number of its own. */
const ownersByCode = new Map(
  [...owners].filter(([word]) => /^[a-z]+$/.test(word)).map(([word, own]) => [codeOf(word), own])
)

function codeOf(word: string): number {
  let code = 0
  for (let i = 0; i < word.length; i++) code = code * 27 + word.charCodeAt(i) - 96
  return code
}

/** Words, and stop words by language, of a text of plain letters and common marks, which is nearly all English; null of any other text. */
function plainCounts(head: string): Counts | null {
  let words = 0
  let letters = 0
  let code = 0
  let length = 0
  const hits = new Map<string, number>()
  for (let at = 0; at <= head.length; at++) {
    const unit = at < head.length ? head.charCodeAt(at) : 32
    const low = unit | 32
    if (unit < 128 && low >= 97 && low <= 122) {
      if (length < longestCoded) code = code * 27 + low - 96
      length++
      continue
    }
    if (unit >= 128 && !(unit >= 0x2010 && unit <= 0x2027)) return null
    if (length === 0) continue
    words++
    letters += length
    if (length <= longestCoded)
      for (const owner of ownersByCode.get(code) ?? []) hits.set(owner, (hits.get(owner) ?? 0) + 1)
    code = 0
    length = 0
  }
  return { words, letters, hits }
}

/** Whether words stand in rows as in sentences, a fifth of them common, and digits do not outweigh them. */
function isRunningText(head: string, words: number, common: number): boolean {
  const numbers = head.match(/\d+/g)?.length ?? 0
  const longest = Math.max(0, ...head.split(/[\n.!?;:|\t]+/).map((line) => line.trim().split(/\s+/).length))
  return words >= 20 && common * 6 >= words && numbers * 2 <= words && longest >= 6
}

/** English name of a language code, for messages. */
export function languageName(code: string): string {
  return names[code] ?? code
}
