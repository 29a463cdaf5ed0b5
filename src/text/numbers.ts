/**
 * Numbers and calendar dates in a text, with what is counted.
 *
 * Finds figures ("2,400", "3.5", "£40m", "12%"), number words ("seven", "twenty-one", "two hundred") and days ("8 August",
 * "August 8th, 2021"). "one" is left out: in English it is mostly a pronoun. Years that stand alone are given the unit `year`.
 */
import data from './numbers.json' with { type: 'json' }
import { isFunctionWord, stem, type Word, wordsOf } from './words.ts'

/** A number in a text. Offsets cover the figure alone, without its unit. */
export interface Quantity {
  readonly start: number
  readonly end: number
  readonly text: string
  /** With its scale: "3 million" is 3000000. */
  readonly value: number
  /** Stem of what is counted ("job", "percent", "$"); "" where nothing shows it. */
  readonly unit: string
  /** What is counted, as it stands in the text. */
  readonly unitText: string
  /** Scale word after the figure ("million"); "" if none. */
  readonly scale: string
}

/** A day of the year in a text. */
export interface CalendarDay {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly day: number
  readonly month: number
}

const values = new Map(Object.entries(data.values))
const digits = new Map([...values, ['one', 1]])
const scales = new Map(Object.entries(data.scales))
const months = new Map(Object.entries(data.months))
const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(\p{L}{3,9})\b\.?/gu
const monthFirst = /\b(\p{L}{3,9})\.?\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?\b(?![:.,]?\d)/gu

/** Days such as "8 August" in `text`, in order. */
export function daysOf(text: string, from = 0): CalendarDay[] {
  const found: CalendarDay[] = []
  if (!/\d/.test(text)) return found
  const add = (hit: RegExpMatchArray, dayText: string, monthText: string) => {
    const month = months.get(monthText.toLowerCase())
    const day = Number(dayText)
    // "may" and "march" are verbs unless written as names
    if (!month || !/^\p{Lu}/u.test(monthText) || day < 1 || day > 31) return
    const start = from + hit.index!
    const shown = hit[0].replace(/\.$/, '')
    if (found.some((d) => start < d.end && d.start < start + shown.length)) return
    found.push({ start, end: start + shown.length, text: shown, day, month })
  }
  for (const hit of text.matchAll(dayFirst)) add(hit, hit[1]!, hit[2]!)
  for (const hit of text.matchAll(monthFirst)) add(hit, hit[2]!, hit[1]!)
  return found.sort((a, b) => a.start - b.start)
}

/** Numbers in `text` that are no part of a calendar day, in order. */
export function quantitiesOf(text: string, from = 0): Quantity[] {
  const days = daysOf(text, from)
  const words = wordsOf(text, from)
  const found: Quantity[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (days.some((d) => word.start < d.end && d.start < word.end)) continue
    const first = readValue(word)
    if (first === null) continue
    let value = first
    let last = i
    const next = words[i + 1]
    if (first >= 20 && first < 100 && values.has(word.folded) && next && (digits.get(next.folded) ?? 10) < 10) {
      value += digits.get(next.folded)!
      last = i + 1
    }
    const figureEnd = words[last]!.end
    let scale = ''
    for (let factor = words[last + 1]; factor && scales.has(factor.folded); factor = words[last + 1]) {
      if (factor.folded.length <= 2 && factor.start !== words[last]!.end) break
      value *= scales.get(factor.folded)!
      scale = factor.text
      last++
    }
    const unit = unitAfter(text, from, words, i, last)
    found.push({
      start: word.start,
      end: figureEnd,
      text: text.slice(word.start - from, figureEnd - from),
      value,
      ...unit,
      scale
    })
    i = last
  }
  return found
}

function readValue(word: Word): number | null {
  if (/^\p{N}/u.test(word.folded)) {
    const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(word.folded) ? word.folded.replaceAll(',', '') : word.folded
    const value = Number(plain)
    return Number.isFinite(value) ? value : null
  }
  return values.get(word.folded) ?? null
}

/** The noun counted: the first content word within three words, before the clause ends; or the sign that stands at the figure. */
function unitAfter(
  text: string,
  from: number,
  words: readonly Word[],
  first: number,
  last: number
): { unit: string; unitText: string } {
  const figure = words[last]!
  const after = text.slice(figure.end - from, figure.end - from + 2)
  if (/^\s?%/.test(after)) return { unit: 'percent', unitText: '%' }
  for (let i = last + 1, end = figure.end; i < words.length && i <= last + 3; i++) {
    const word = words[i]!
    if (/[.,;:!?"“”()]/.test(text.slice(end - from, word.start - from))) break
    end = word.end
    if (
      word.folded === 'per' ||
      word.folded === 'of' ||
      word.folded === 'more' ||
      word.folded === 'fewer' ||
      word.folded === 'other'
    )
      continue
    if (isFunctionWord(word.folded) || readValue(word) !== null) break
    return { unit: stem(word.folded), unitText: word.text }
  }
  const sign = /[$€£¥]\s?$/.exec(text.slice(0, words[first]!.start - from))?.[0].trim()
  return sign ? { unit: sign, unitText: sign } : { unit: '', unitText: '' }
}
