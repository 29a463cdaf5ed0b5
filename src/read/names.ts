/**
 * Names as they stand in running text: a row of capitalised words ("The Ambergate Post", "Radio Noord", "CourierOnline.com"), the
 * shape alone. Whether it is a person, an outlet or a firm is for others to decide.
 */
import { nameParticles } from '../text/nameParticles.ts'
import { webEndings } from '../text/outlets.ts'

const word = "[\\p{Lu}\\p{N}][\\p{L}\\p{M}\\p{N}'’&!-]*(?:\\.(?=\\p{Lu}))?(?:[\\p{L}\\p{M}\\p{N}'’&!-]*)"
const address = `(?:[\\p{L}\\p{N}-]+\\.)+(?:${webEndings})(?![\\p{L}\\p{N}])`

/** Where a station is on the dial: "Radio Tarn 97.7". */
const dial = '\\d{2,3}\\.\\d(?![\\p{L}\\p{N}])'

/** Pattern of a name for use inside other patterns (flag `u`). */
export const namePattern: string = `(?:${address}|(?:(?:[Tt]he|THE|[Ll]e|[Ll]a|[Dd]er|[Dd]ie|[Dd]as|[Ee]l|[Hh]et|[Dd]e)\\s)?${word}(?:\\s(?:(?:of|and|&|de|du|des|la|le|for|am|im|van|di|del|della)\\s){0,2}${word}){0,5}(?:\\s${dial})?)`

const before = new RegExp(`(${namePattern}(?:\\son\\s(?:Sunday|Saturday))?)$`, 'u')
const after = new RegExp(namePattern, 'uy')
const whole = new RegExp(`^${namePattern}$`, 'u')
const address1 = new RegExp(`(?<![\\p{L}\\p{N}@.-])(${address})$`, 'iu')

/** Words that begin a sentence with a capital and are no part of the name behind them. */
const openers = new Set(
  'but and when while after before as since although though yet so if because meanwhile however yesterday today earlier later now then also last in on at for from by with neither either both what who where why how is was has had once until unless that this these those monday tuesday wednesday thursday friday saturday sunday according speaking sources source insiders insider'.split(
    ' '
  )
)

/** The name that ends where `end` is, or null. */
export function nameBefore(text: string, end: number): { name: string; start: number } | null {
  const window = text.slice(Math.max(0, end - 80), end)
  const line = window.slice(window.lastIndexOf('\n') + 1)
  const web = address1.exec(line)
  let name = web?.[1] ?? before.exec(line)?.[1]
  if (!name) return null
  if (/^[\p{Ll}\p{N}-]+$/u.test(name)) return null
  for (
    let first = firstOf(name);
    openers.has(first.toLowerCase()) && name.length > first.length;
    first = firstOf(name)
  ) {
    name = name.slice(first.length).trimStart()
  }
  return openers.has(name.toLowerCase()) || name === '' ? null : { name, start: end - name.length }
}

/** The name that begins where `start` is, or null. A possessive ending is cut off. */
export function nameAfter(text: string, start: number): { name: string; end: number } | null {
  after.lastIndex = start
  const found = after.exec(text)?.[0]
  if (!found) return null
  // "The Slow Tram! Subscribe" ends at its mark, "E! News" does not.
  const possessive = /['’]s(?=\s|$)|(?<=\p{L}\p{L})!(?=\s|$)/u.exec(found)
  const name = possessive ? found.slice(0, possessive.index) : found.replace(/['’!-]+$/, '')
  return name === '' || /^\d+$/.test(name) ? null : { name, end: start + name.length }
}

/** Whether a line is one name and nothing else. */
export function isName(line: string): boolean {
  return line.length <= 80 && whole.test(line.replace(/[.,]$/, ''))
}

const particle = `(?:d'|d’|${nameParticles}|O'|O’|Mc|Mac)`
const person = new RegExp(
  `^(?:(?:Dr|Prof|Sir|Dame|Lord|Lady)\\.?\\s)?\\p{Lu}[\\p{L}\\p{M}'’-]+(?:\\s(?:\\p{Lu}\\.|${particle}|\\p{Lu}[\\p{L}\\p{M}'’-]+)){1,4}(?:,?\\s(?:Jr|Sr|II|III)\\.?)?$`,
  'u'
)

/** Whether a name has the shape of a person's: two to five capitalised words without a newspaper's or company's mark. */
export function hasShapeOfPerson(name: string): boolean {
  return person.test(name) && !/\b(?:of|and|the)\b|&|\d/i.test(name)
}

function firstOf(name: string): string {
  return /^\S+/.exec(name)?.[0] ?? ''
}
