/**
 * The wordings of a sentence as one graph of words: stretches in which all agree, and between them places where they part, with what each
 * has there. Every wording is one way through the graph from left to right (the variant graph of textual criticism, Schmidt and
 * Colomb 2009). Each wording is aligned with the first one, word by word.
 *
 * What a wording leaves out at either end is an excerpt, not a change, and is not shown as one.
 */
import { wordDiff } from '../../report/wordDiff.ts'
import { foldText } from '../../text/words.ts'

/** What wordings have in one place; empty text is "left out". `wordings` are positions in the list given. */
export interface Reading {
  readonly text: string
  readonly wordings: readonly number[]
}

export interface Column {
  /** One reading: all agree. */
  readonly readings: readonly Reading[]
}

interface Aligned {
  /** Words at each place of the base; where several were replaced, the first place has all. */
  readonly at: readonly (readonly string[])[]
  /** Words put in before each place of the base, and after the last. */
  readonly before: readonly (readonly string[])[]
  readonly changed: readonly { readonly start: number; readonly end: number }[]
}

/** The graph of `wordings`; the first is what the others are held against. */
export function variantGraph(wordings: readonly string[]): Column[] {
  const [base = ''] = wordings
  const words = wordDiff(base, base).flatMap((change) => change.before)
  const aligned = wordings.map((wording, i) => (i === 0 ? plain(words) : align(base, wording, words.length)))
  const slots = merged(aligned.flatMap((one) => one.changed))
  const columns: Column[] = []
  let at = 0
  const agree = (end: number) => {
    if (end > at)
      columns.push({ readings: [{ text: words.slice(at, end).join(' '), wordings: wordings.map((_, i) => i) }] })
    at = end
  }
  for (const slot of slots) {
    agree(slot.start)
    columns.push({ readings: readingsOf(aligned, slot) })
    at = slot.end
  }
  agree(words.length)
  return columns
}

function plain(words: readonly string[]): Aligned {
  return { at: words.map((word) => [word]), before: [...words, ''].map(() => []), changed: [] }
}

function align(base: string, wording: string, length: number): Aligned {
  const at: string[][] = Array.from({ length }, () => [])
  const before: string[][] = Array.from({ length: length + 1 }, () => [])
  const changed: { start: number; end: number }[] = []
  const changes = wordDiff(base, wording)
  let place = 0
  for (const change of changes) {
    const end = place + change.before.length
    const excerpt = change.kind === 'changed' && change.after.length === 0 && (place === 0 || end === length)
    if (change.kind === 'same' || excerpt) for (const word of change.before) at[place++] = [word]
    else {
      if (change.before.length === 0) before[place]!.push(...change.after)
      else at[place] = [...change.after]
      changed.push({ start: place, end })
      place = end
    }
  }
  return { at, before, changed }
}

function merged(spans: readonly { readonly start: number; readonly end: number }[]): { start: number; end: number }[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end)
  const found: { start: number; end: number }[] = []
  for (const span of sorted) {
    const last = found.at(-1)
    if (last && (span.start < last.end || span.start === last.start)) last.end = Math.max(last.end, span.end)
    else found.push({ ...span })
  }
  return found
}

function readingsOf(aligned: readonly Aligned[], slot: { readonly start: number; readonly end: number }): Reading[] {
  const readings = new Map<string, { text: string; wordings: number[] }>()
  aligned.forEach((one, i) => {
    const words: string[] = slot.start === slot.end ? [...one.before[slot.start]!] : []
    for (let at = slot.start; at < slot.end; at++) words.push(...one.before[at]!, ...one.at[at]!)
    const text = words.join(' ')
    const key = foldText(text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
    const reading = readings.get(key) ?? { text, wordings: [] }
    reading.wordings.push(i)
    readings.set(key, reading)
  })
  return [...readings.values()]
}
