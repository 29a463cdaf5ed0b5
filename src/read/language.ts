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

const common = new Set(lists.en.split(' '))

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

/** ISO 639-1 code of the language of a text, or "und". */
export function languageOf(text: string): string {
  const head = text.slice(0, sample)
  const words = head.toLowerCase().match(/\p{L}+/gu) ?? []
  const letters = words.reduce((sum, word) => sum + word.length, 0)
  if (letters < 12) return 'und'
  if (/[^\n\t -\u024f\u1e00-\u20ff]/u.test(head)) {
    for (const [language, script] of scripts) {
      const share = (head.match(script)?.length ?? 0) / letters
      if (share > (language === 'uk' ? 0.02 : language === 'ja' ? 0.1 : 0.5)) return language
    }
  }
  // Most input is English: a third of its words at once ends the search.
  let english = 0
  for (const word of words) if (common.has(word)) english++
  if (english >= 10 && english * 3 > words.length) return 'en'
  const hits = new Map<string, number>()
  for (const word of words) for (const owner of owners.get(word) ?? []) hits.set(owner, (hits.get(owner) ?? 0) + 1)
  const [best, second] = [...hits].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  if (!best || best[1] < (best[0] === 'en' ? 2 : 5) || best[1] < words.length * leastShare) return 'und'
  // A price list has few words, and none of them makes a sentence: another language than English needs running text.
  if (best[0] !== 'en' && !isRunningText(head, words.length, best[1])) return 'und'
  return second && second[1] === best[1] && words.length < 30 ? 'und' : best[0]
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
