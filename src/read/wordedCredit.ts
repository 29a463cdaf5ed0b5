/**
 * Credits by their words: "Wire report: Fell Telegraph", "Story broken by Inside Tarn", "With thanks to our partners at Radio Tarn", "Based on a report in the
 * Fell Gazette". No list holds all such wordings, but they have one shape: a short line in which everything is the name of an outlet,
 * a word for a text and where texts come from, or a word that joins these. A line with any other word is none, so that a sentence
 * of the article, which tells of something, is passed over.
 *
 * Of words that a writer's name may follow as well ("Additional reporting: …", "Text: …") only a name that looks like an
 * outlet's is credited; of those that only publishers do ("Distributed by …") any name but a person's role, a body, a place's "in".
 */
import { isPictureCredit, looksLikeAgency, looksLikeOutlet } from '../text/outlets.ts'
import { isBody, mayBeOutlet } from './actors.ts'
import type { CreditLine, NameInLine } from './credits.ts'
import lexicon from './creditWords.json' with { type: 'json' }
import { hasShapeOfPerson, nameAfter } from './names.ts'

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const publisher = setOf(lexicon.publisher)
const writer = setOf(lexicon.writer)
const nouns = setOf(lexicon.nouns)
const rest = setOf(lexicon.rest)
const behind = setOf(lexicon.behind)
const languages = setOf(lexicon.languages)

const longest = 160
const gap = /[\s,;.()[\]|/*•·–—_-]*/y
const word = /[\p{L}][\p{L}’'-]*|&/uy
const date =
  /(?:on\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![\p{L}])\.?(?:\s\d{1,2}(?:st|nd|rd|th)?)?(?:,?\s\d{4})?(?![\p{L}\p{N}])|(?:on\s)?(?:(?:19|20)\d{2}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})(?![\p{L}\p{N}])/iuy
/** What stands between a word for a text and the name of whom it is from. */
const places = new Set(['in', 'on', 'at'])
const joins = new Set(['by', 'from', 'via', 'through', 'to', 'with', 'citing', 'quoting'])
/** A time of day, or a second sentence. */
const other = /\d[:.h]\d\d|\d\s?[ap]\.?m\b|[\p{Ll}\d][.!]\)?\s+[(\p{Lu}]/u

/** A name of the line. */
interface Led extends NameInLine {
  /** The word or colon that leads it in. */
  readonly by: string
}

/** Reads a line as a credit by its words; null where it is none. */
export function wordedCredit(line: string): CreditLine | null {
  if (line.length > longest || /["“”«»?!@#]/.test(line) || other.test(line)) return null
  const read = readWords(line)
  if (!read) return null
  const { used, names } = read
  const strict = used.some((each) => publisher.has(each))
  const again = used.some((each) => /^(?:first|originally|initially|re)/.test(each))
  const named = used.some((each) => nouns.has(each))
  const withPeople = names.some(
    ({ name }) => hasShapeOfPerson(name) && (names.length > 1 || !seemsOutlet(name)) && !looksLikeOutlet(name)
  )
  const kept = names.filter((name) => {
    if (isPictureCredit(name.name) || languages.has(name.name.toLowerCase())) return false
    // "Contributing: Anna Berg, Fell Gazette; Reuters": the paper is where she works.
    if (!strict && withPeople) return looksLikeAgency(name.name)
    if (seemsOutlet(name.name)) return true
    if (!strict || names.some((each) => looksLikeOutlet(each.name)) || isBody(name.name) || !/\p{Lu}/u.test(name.name))
      return false
    if (name.by === ':') return used.some((each) => /^(?:wires?|agenc|newswire|syndicat|distribut|re-?p)/.test(each))
    if (places.has(name.by) && !again) return false
    // "Broken by Grief": one word is a name only where a text is spoken of
    return named || /\s|\p{Ll}\p{Lu}|\d/u.test(name.name)
  })
  return kept.length > 0 ? { kind: 'text', names: kept.map(({ name, start, end }) => ({ name, start, end })) } : null
}

/** "DNX and Reuters", "Anna Berg and the Fell Gazette", "Anna Berg of the Fell Gazette" are two, "Fell Sport and Society" is one. */
function parted({ name, start, end }: NameInLine): NameInLine[] {
  const joint = /\s(?:and|&|of)\s(?:[Tt]he\s)?/.exec(name)
  if (!joint) return [{ name, start, end }]
  const [first, second] = [name.slice(0, joint.index), name.slice(joint.index + joint[0].length)]
  const fits = (part: string): boolean => seemsOutlet(part) || hasShapeOfPerson(part)
  if (!fits(first) || !fits(second) || !(seemsOutlet(first) || seemsOutlet(second))) return [{ name, start, end }]
  return [
    { name: first, start, end: start + first.length },
    { name: second, start: end - second.length, end }
  ]
}

/** Whether a name alone may be an outlet's: by its words, or as the initials of a wire. */
export function seemsOutlet(name: string): boolean {
  return (
    looksLikeOutlet(name) ||
    looksLikeAgency(name) ||
    (mayBeOutlet(name) && !/\s(?:on|of|at)\s/i.test(name)) ||
    /^\p{Lu}{2,6}$/u.test(name)
  )
}

/** The words and names of a line, all known; null where there is any other word, or no name led in as a credit's is. */
function readWords(line: string): { used: string[]; names: Led[] } | null {
  const used: string[] = []
  const names: Led[] = []
  let by = ''
  for (let at = after(gap, line, 0); at < line.length; ) {
    const said = matchAt(word, line, at)
    const low = said.toLowerCase()
    const dated = matchAt(date, line, at)
    const small = said !== '' && said === low
    // Before the name is led in, words of a label may have capitals: "Additional Reporting By".
    const isWord = names.length > 0 ? behind.has(low) && small : isKnown(low) && (small || by === '')
    let end = at
    if (dated !== '' && used.length > 0) end = at + dated.length
    else if (isWord) {
      used.push(low)
      end = at + said.length
      by =
        joins.has(low) || places.has(low) || (low === 'of' && /^(?:courtesy|permission|part)$/.test(used.at(-2) ?? ''))
          ? low
          : by
    } else if (isJoint(low) && names.length > 0) end = at + said.length
    else {
      const found = nameAfter(line, at)
      if (!found || (names.length === 0 && by === '')) return null
      const name = found.name.replace(/[\s,]+(?:19|20)\d\d$/, '').replace(/^the\s(?=\p{Lu})/u, 'The ')
      if (names.length > 4) return null
      for (const part of parted({ name, start: at, end: at + name.length })) names.push({ ...part, by })
      end = at + name.length
    }
    if (end === at) return null
    if (line.charAt(end) === ':' || /^\s[–—-]\s/.test(line.slice(end, end + 3))) {
      if (names.length > 0) return null
      by = ':'
      end++
    }
    at = after(gap, line, end)
  }
  const isRole = used.some((each) => publisher.has(each) || writer.has(each))
  // "From Fell News", alone in its line, says whose text it is as well
  const isWhence = used.length === 1 && by === 'from' && names.every(({ name }) => seemsOutlet(name))
  return (isRole || isWhence) && names.length > 0 ? { used, names } : null
}

const isJoint = (low: string): boolean => /^(?:and|or|&|via|the)$/.test(low)
const isKnown = (low: string): boolean => publisher.has(low) || writer.has(low) || nouns.has(low) || rest.has(low)

function matchAt(pattern: RegExp, line: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(line)?.[0] ?? ''
}

function after(pattern: RegExp, line: string, at: number): number {
  return at + matchAt(pattern, line, at).length
}
