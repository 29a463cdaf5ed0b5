/**
 * How many or how much a text says there is: figures and number words with what they count or measure, and how far the words bind them.
 *
 * "Some 1,200 people", "€1.2bn", "1.2 billion euros", "two and a half hours", "150 minutes", "between 50 and 60 sheep", "half of the orchards", "at least 40": each gets the lowest and highest number that it allows, in one unit a measure, so that accounts can
 * be held against each other. Vague words ("hundreds") tell too little to differ. Figures that are names ("room 14"), scores ("3-1"), years and days of the year are left out.
 */
import data from './amounts.json' with { type: 'json' }
import { type Quantity, quantitiesOf } from './numbers.ts'
import { foldText, isFunctionWord, stem, wordsOf } from './words.ts'

/** How words bind a figure. */
export type Binding = 'exact' | 'about' | 'atLeast' | 'atMost'

/** An amount in a text. Offsets cover the figure alone. */
export interface Amount {
  readonly start: number
  readonly end: number
  readonly text: string
  /** As said, in the first unit of its measure (minutes, months, metres). */
  readonly value: number
  /** What the words allow, both included; infinite where they set no bound. */
  readonly low: number
  readonly high: number
  readonly binding: Binding
  /** "percent", "minutes", "€"; "" for a count. */
  readonly measure: string
  /** Stems of the words after it, up to the end of the noun group: what is counted is one of the last of them. */
  readonly nouns: readonly string[]
  /** Scale and unit or noun, as they stand. */
  readonly shown: string
}

const factors = new Map(
  Object.entries(data.measures).flatMap(([measure, units]) =>
    Object.entries(units).map(([unit, factor]) => [unit, { measure, factor }] as const)
  )
)
const named = new Set(data.named.split(' '))
const scaleWord = /^[\s\u00a0-]?(hundred|thousand|million|billion|trillion|bn|mn|tn|m|k)\b(?!')/i
const skipped = new Set([
  'of',
  'more',
  'fewer',
  'other',
  'further',
  'additional',
  'extra',
  'another',
  'full',
  'the',
  'its',
  'their',
  'all',
  'these',
  'those'
])
/** Words of time and place after the noun group. */
const stops = new Set('last next ago later today yesterday tonight tomorrow again each apart away earlier'.split(' '))
const signs: Readonly<Record<string, string>> = { '€': '€', $: '$', '£': '£', '¥': '¥' }
/** Words looked at after a figure for what is counted. */
const nounReach = 5
/** Share of a figure by which a rounded or bounded one may miss the exact one. */
const roundShare = 0.08
const boundShare = 0.3
const nearShare = 0.1

/** Amounts in `text`, in order. */
export function amountsOf(text: string, from = 0): Amount[] {
  const folded = foldText(text)
  if (folded.length !== text.length) return []
  const inWords = wordedAmounts(text, folded, from)
  const taken = (start: number, end: number) => inWords.some((w) => start < w.end && w.start < end)
  const figures = quantitiesOf(text, from).filter((q) => !taken(q.start, q.end))
  const found = [...inWords]
  for (let i = 0; i < figures.length; i++) {
    const quantity = figures[i]!
    const next = figures[i + 1]
    const range = next && rangeOf(text, from, quantity, next)
    const amount = range ?? amountOf(text, folded, from, quantity)
    if (amount) found.push(amount)
    if (range) i++
  }
  return found.sort((a, b) => a.start - b.start)
}

function amountOf(text: string, folded: string, from: number, quantity: Quantity): Amount | null {
  const at = quantity.start - from
  const before = folded.slice(0, at)
  if (isName(text, before, at, quantity)) return null
  let end = quantity.end - from
  let value = Number(quantity.value)
  const scales: string[] = []
  for (let hit = scaleWord.exec(text.slice(end)); hit; hit = scaleWord.exec(text.slice(end))) {
    if (hit[1]!.length <= 2 && /^[\s\u00a0-]/.test(hit[0])) break
    scales.push(hit[1]!)
    end += hit[0].length
  }
  const more = /^[\s\u00a0-]+and[\s\u00a0-]+a[\s\u00a0-]+half\b/i.exec(text.slice(end)) ?? /^½/.exec(text.slice(end))
  if (more) {
    value += 0.5
    end += more[0].length
  }
  const sign = signs[/([€$£¥])[\s\u00a0]?$/.exec(text.slice(0, at))?.[1] ?? '']
  const unit = unitAfter(text, folded, end)
  const measure = sign ?? unit.measure
  // "150m" is metres or millions
  if (scales.includes('m') && !/^[€$£¥]$/.test(measure)) return null
  const binding = bindingOf(before.replace(/[€$£¥]\s?$/, ''), folded.slice(end))
  return {
    ...boundsOf(value * unit.factor, binding.kind, binding.under),
    start: quantity.start,
    end: quantity.end,
    text: quantity.text,
    binding: binding.kind,
    measure,
    nouns: unit.nouns,
    shown: [...scales, unit.shown || sign || ''].filter((part) => part !== '').join(' ')
  }
}

/** Whether a figure is the name of something, a score, a year or part of a time of day. */
function isName(text: string, before: string, at: number, quantity: Quantity): boolean {
  const last = /(\p{L}+)[.\s\u00a0]*$/u.exec(before)?.[1] ?? ''
  const after = text.slice(at + quantity.text.length)
  if (named.has(last) || /#\s?$/.test(before)) return true
  if (/[\d:.][-–:/]$/.test(before.slice(-2)) || /^(?:[-–:/]\d|\s?[ap]\.?m\b|(?:st|nd|rd|th)\b)/i.test(after))
    return true
  return (
    /^(?:1[5-9]|20)\d\d$/.test(quantity.text) &&
    !quantity.scale &&
    (unitIsNone(after) || /\b(?:in|since|until|by|of|from|to|before|after|during)$/.test(before.trimEnd()))
  )
}

const unitIsNone = (after: string): boolean => !/^[\s\u00a0-]\p{Ll}{3,}s\b/u.test(after)

/** The unit or noun group after a figure. */
function unitAfter(
  text: string,
  folded: string,
  end: number
): { measure: string; factor: number; nouns: string[]; shown: string } {
  const percent = /^\s?(?:%|per\s?cent\b|pc\b|pct\b)/.exec(folded.slice(end))
  if (percent) {
    const of = unitAfter(text, folded, end + percent[0].length)
    return { measure: 'percent', factor: 1, nouns: of.measure ? [] : of.nouns, shown: percent[0].trim() }
  }
  const nouns: string[] = []
  const shown: string[] = []
  let known: { readonly measure: string; readonly factor: number } | undefined
  let last = end
  for (const word of wordsOf(folded.slice(end, end + 80), end).slice(0, nounReach)) {
    if (/[.,;:!?"“”()…–—]/.test(text.slice(last, word.start))) break
    last = word.end
    if (nouns.length === 0 && !known && skipped.has(word.folded)) continue
    if (isFunctionWord(word.folded) || stops.has(word.folded) || /^\d/.test(word.folded)) break
    if (nouns.length === 0 && !known) {
      known =
        factors.get(word.folded) ??
        factors.get(word.folded.replace(/(?:e?s)$/, '')) ??
        factors.get(word.folded.replace(/s$/, ''))
      if (known) {
        shown.push(text.slice(word.start, word.end))
        continue
      }
    }
    nouns.push(stem(word.folded))
    shown.push(text.slice(word.start, word.end))
  }
  return {
    measure: known?.measure ?? '',
    factor: known?.factor ?? 1,
    nouns,
    shown: (known ? shown.slice(0, 1) : shown).join(' ')
  }
}

const endsWith = (lead: string, words: readonly string[]) =>
  words.some((word) => lead === word || lead.endsWith(` ${word}`))

function bindingOf(before: string, after: string): { kind: Binding; under: boolean } {
  const lead = ` ${before.slice(-32).trim()}`
    .replace(/[^\p{L}\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trimEnd()
  const tail = after.trimStart()
  if (endsWith(lead, data['at least'])) return { kind: 'atLeast', under: false }
  if (endsWith(lead, data['at most'])) return { kind: 'atMost', under: true }
  if (endsWith(lead, data.nearly)) return { kind: 'about', under: true }
  if (endsWith(lead, data['about words'])) return { kind: 'about', under: false }
  if (data['after at least'].some((word) => tail.startsWith(word))) return { kind: 'atLeast', under: false }
  return { kind: data['after about'].some((word) => tail.startsWith(word)) ? 'about' : 'exact', under: false }
}

/** What a figure allows: to as many digits as it has before its zeros, or a share of it. */
function boundsOf(value: number, binding: Binding, under: boolean): { value: number; low: number; high: number } {
  if (binding === 'exact') return { value, low: value, high: value }
  let unit = 1
  while (value > 0 && Number.isInteger(value) && value % (unit * 10) === 0) unit *= 10
  const round = unit > 1 ? unit : 0
  const bound = Math.max(round, value * boundShare)
  if (binding === 'atLeast') return { value, low: value, high: value + bound }
  if (binding === 'atMost') return { value, low: value - bound, high: value }
  const near = Math.max(round / 2, value * (under ? nearShare : roundShare))
  return { value, low: value - near, high: under ? value : value + near }
}

/** "between 50 and 60 sheep", "50 to 60 sheep", "50-60 sheep". */
function rangeOf(text: string, from: number, a: Quantity, b: Quantity): Amount | null {
  const between = text.slice(a.end - from, b.start - from)
  const lead = foldText(text.slice(Math.max(0, a.start - from - 10), a.start - from)).trimEnd()
  const joined = /^\s+and\s+$/i.test(between)
    ? lead.endsWith('between')
    : /^(?:\s+to\s+|\s?[-–]\s?)[€$£¥]?$/i.test(between)
  if (!joined || a.value >= b.value) return null
  const whole = amountOf(text, foldText(text), from, { ...b })
  if (!whole || (whole.nouns.length === 0 && whole.measure === '')) return null
  const low =
    a.scale || a.value * 100 > b.value ? a.value : a.value * (b.value / Number(b.text.replaceAll(',', '')) || 1)
  const factor = b.value > 0 ? whole.value / b.value : 1
  return {
    ...whole,
    start: a.start,
    end: b.end,
    text: text.slice(a.start - from, b.end - from),
    low: low * factor,
    high: whole.value,
    binding: 'about'
  }
}

/** Amounts said without a figure. */
function wordedAmounts(text: string, folded: string, from: number): Amount[] {
  const found: Amount[] = []
  const add = (
    hit: RegExpMatchArray,
    bounds: { value: number; low: number; high: number },
    binding: Binding,
    measure: string
  ) => {
    const [start, end] = [hit.index! + hit[1]!.length, hit.index! + hit[0].length]
    if (found.some((f) => start + from < f.end && f.start < end + from)) return
    const unit = unitAfter(text, folded, end)
    const own = measure || unit.measure
    const factor = measure ? 1 : unit.factor
    found.push({
      start: start + from,
      end: end + from,
      text: text.slice(start, end),
      value: bounds.value * factor,
      low: bounds.low * factor,
      high: bounds.high * factor,
      binding,
      measure: own,
      nouns: unit.nouns,
      shown: measure === 'percent' ? '' : unit.shown
    })
  }
  if (!anyWorded.test(folded)) return found
  for (const { words, value, pattern } of durations)
    for (const hit of folded.matchAll(pattern))
      add(hit, { value, low: value, high: value }, 'exact', words.includes('year') ? 'months' : 'minutes')
  for (const { words, value, pattern } of wordAmounts)
    for (const hit of folded.matchAll(pattern)) {
      const { kind, under } = bindingOf(
        folded.slice(0, hit.index + hit[1]!.length),
        folded.slice(hit.index + hit[0].length)
      )
      const binding = kind === 'exact' && words.startsWith('a ') ? 'about' : kind
      add(hit, boundsOf(value, binding, under), binding, '')
    }
  for (const { value, pattern } of fractions)
    for (const hit of folded.matchAll(pattern))
      if (/^\s(?:of|the|its|their|all)\b/.test(folded.slice(hit.index + hit[0].length)))
        add(hit, { value, low: value * (1 - roundShare), high: value * (1 + roundShare) }, 'about', 'percent')
  return found
}

const worded = (table: Readonly<Record<string, number>>) =>
  Object.entries(table).map(([words, value]) => ({
    words,
    value,
    pattern: new RegExp(`(^|[^\\p{L}\\p{N}-])${words.replaceAll(' ', '[\\s-]')}(?![\\p{L}\\p{N}])`, 'gu')
  }))
const durations = worded(data.durations)
const wordAmounts = worded(data.words)
const fractions = worded(data.fractions)
const anyWorded = /\b(?:dozen|half|thirds?|quarters?|fifths?|tenth|one in|hundred|thousand|million|billion)\b/

const sameNouns = new Map<string, Set<string>>()

/** Stems that count much the same things in the news ("workers", "jobs"). */
export function sameCount(noun: string): ReadonlySet<string> {
  if (sameNouns.size === 0)
    for (const group of data.same) {
      const stems = group.split(' ').map(stem)
      for (const one of stems) sameNouns.set(one, new Set([...(sameNouns.get(one) ?? []), ...stems]))
    }
  return sameNouns.get(noun) ?? none
}

const none: ReadonlySet<string> = new Set()
