/**
 * What single items are: adverb, pronoun, head of a noun group, word of time, mark.
 *
 * Parts of speech corrected by small word lists (`words/en/phrases.json`), because taggers err on headlines and names. The groups made of
 * them are read in `groupBefore.ts` and `groupAfter.ts`.
 */

import { looksLikeOutlet } from '../text/outlets.ts'
import type { Item } from './page.ts'
import words from './words/en/phrases.json' with { type: 'json' }

export const attach = new Set(words.attach)

export const postmodifiers = new Set(words.postmodifiers)

const temporal = new Set(words.temporal)

const subordinators = new Set(words.subordinators)

const conjunctions = new Set(words.conjunctions)

export const relatives = new Set(words.relatives)

const adverbs = new Set(words.adverbs)

const pronouns = new Set(words.pronouns)

export const possessives = new Set(words.possessives)

/** A range of items, end exclusive. */
export interface Range {
  readonly from: number
  readonly to: number
}

export const isTemporal = (item: Item | undefined): boolean =>
  item !== undefined &&
  item.quote === null &&
  (temporal.has(item.lower.replace(/\.$/, '')) || /^(?:19|20)\d\d$/.test(item.text))

export const isSubordinator = (item: Item | undefined): boolean =>
  item !== undefined && item.quote === null && subordinators.has(item.lower)

export const isConjunction = (item: Item | undefined): boolean =>
  item !== undefined && item.quote === null && conjunctions.has(item.lower)

export const isRelative = (item: Item | undefined): boolean =>
  item !== undefined && item.quote === null && relatives.has(item.lower)

export const isComma = (item: Item | undefined): boolean => item?.text === ','

export const isDash = (item: Item | undefined): boolean => item !== undefined && /^(?:[—–―]|--|-)$/.test(item.text)

/** Adverbs, and everything the tagger calls one. */
export function isAdverb(item: Item | undefined): boolean {
  return (
    item !== undefined &&
    item.quote === null &&
    (adverbs.has(item.lower) || (item.pos === 'ADV' && /ly$|^(?:ago|back|on|out)$/.test(item.lower)))
  )
}

export function isPronoun(item: Item | undefined): boolean {
  return item !== undefined && item.quote === null && pronouns.has(item.lower)
}

/** Whether an item can stand inside a noun group. */
export function isNominal(item: Item | undefined): boolean {
  if (item === undefined) return false
  if (item.quote !== null) return !item.speech
  if (/^['’]s?$/.test(item.text)) return true
  if (isSubordinator(item) || isConjunction(item) || relatives.has(item.lower) || isAdverb(item)) return false
  switch (item.pos) {
    case 'NOUN':
    case 'PROPN':
    case 'NUM':
    case 'ADJ':
    case 'DET':
    case 'SYM':
      return true
    case 'X':
      return /[\p{L}\p{N}]/u.test(item.text)
    case 'PRON':
      return true
    case 'VERB':
      // a name in capitals that the tagger takes for a verb, after another name
      return /^\p{Lu}\p{Ll}/u.test(item.text)
    default:
      return /^[&%$£€#]$/.test(item.text)
  }
}

const standing = /^(?:another|some|many|others|those|all|both|few|several|most|two|three|neither)$/

export const isHead = (item: Item | undefined): boolean =>
  isNominal(item) &&
  (item!.pos !== 'DET' || standing.test(item!.lower)) &&
  !/^['’]s?$/.test(item!.text) &&
  !(item!.quote === null && possessives.has(item!.lower))

/** "a televised interview": a participle between a determiner or adjective and a noun. */
export function isParticipleInside(items: readonly Item[], i: number): boolean {
  const item = items[i]!
  if (item.quote !== null || item.pos !== 'VERB') return false
  const before = items[i - 1]
  const after = items[i + 1]
  if (before && /^['’]s$/.test(before.text) && after && /^(?:NOUN|PROPN)$/.test(after.pos)) return true
  if (!/(?:ed|ing|en)$/.test(item.lower)) return false
  return (
    before !== undefined &&
    after !== undefined &&
    (isDeterminer(before) || before.pos === 'ADJ') &&
    /^(?:NOUN|PROPN|ADJ)$/.test(after.pos)
  )
}

export const isDeterminer = (item: Item): boolean =>
  item.quote === null && ((item.pos === 'DET' && !/^(?:all|both)$/.test(item.lower)) || possessives.has(item.lower))

/** "Sunday" in "Sunday Herald", "Evening" in "Arden Evening Journal": a word of time inside a title. */
export function isTitleWord(time: Item, next: Item): boolean {
  return /^\p{Lu}/u.test(time.text) && looksLikeOutlet(`${time.text} ${next.text}`)
}
