/**
 * Porter's stemmer (M. F. Porter, "An algorithm for suffix stripping", 1980), with two additions: British `-our`, `-ise` and
 * doubled `l` are spelt the American way first. English only; a word of another language is cut in the same way wherever it
 * stands, which is all that comparing needs.
 */

const vowel = '[aeiouy]'
const measureOf = (base: string): number => {
  const shape = base.replace(/[aeiou]|(?<=[^aeiou])y/g, 'V').replace(/[^V]/g, 'C')
  return (shape.match(/V+C+/g) ?? []).length
}
const hasVowel = (base: string): boolean => new RegExp(vowel).test(base)
const endsShort = (base: string): boolean => /[^aeiou][aeiouy][^aeiouwxy]$/.test(base)

const second: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['ization', 'ize'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble']
]
const third: readonly (readonly [string, string])[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', '']
]
const fourth = /(?:ement|ment|ance|ence|able|ible|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|ou|(?<=[st])ion)$/

/** Porter stem of a lower-case word without marks. */
export function porterStem(word: string): string {
  if (word.length < 3) return word
  let base = word
  if (base.length > 5)
    base = base.replace(/our(?=s?$|ed$|ing$|able$|ite)/, 'or').replace(/is(?=e[ds]?$|ing$|ation)/, 'iz')
  base = pluralStep(base)
  base = pastStep(base)
  if (base.endsWith('y') && hasVowel(base.slice(0, -1))) base = `${base.slice(0, -1)}i`
  base = replaceEnding(base, second)
  base = replaceEnding(base, third)
  base = dropEnding(base)
  if (base.endsWith('e')) {
    const rest = base.slice(0, -1)
    const measure = measureOf(rest)
    if (measure > 1 || (measure === 1 && !endsShort(rest))) base = rest
  }
  return base.endsWith('ll') && measureOf(base) > 0 && base.length > 4 ? base.slice(0, -1) : base
}

function pluralStep(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2)
  return word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us') ? word.slice(0, -1) : word
}

function pastStep(word: string): string {
  if (word.endsWith('eed')) return measureOf(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word
  const cut = word.endsWith('ed') ? word.slice(0, -2) : word.endsWith('ing') ? word.slice(0, -3) : null
  if (cut === null || !hasVowel(cut)) return word
  if (/(?:at|bl|iz)$/.test(cut)) return `${cut}e`
  if (/([^aeioulsz])\1$/.test(cut)) return cut.slice(0, -1)
  return measureOf(cut) === 1 && endsShort(cut) ? `${cut}e` : cut
}

function replaceEnding(word: string, table: readonly (readonly [string, string])[]): string {
  for (const [ending, by] of table) {
    if (!word.endsWith(ending)) continue
    const base = word.slice(0, -ending.length)
    return measureOf(base) > 0 ? base + by : word
  }
  return word
}

function dropEnding(word: string): string {
  const hit = fourth.exec(word)
  if (!hit) return word
  const base = word.slice(0, hit.index)
  return measureOf(base) > 1 ? base : word
}
