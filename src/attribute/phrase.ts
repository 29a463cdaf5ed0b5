/**
 * Noun groups around a verb: the one that ends before a place, and the one that begins at a place.
 *
 * A finite-state reading over parts of speech (after Abney 1996), corrected by small word lists, because taggers err on headlines and
 * names. It attaches prepositional phrases, participles ("a person briefed on the plan"), relative clauses, appositions ("Smith, a baker,")
 * and parentheses, because PolNeAR's annotators mark the whole group as the source. It does not parse clauses.
 */

import { looksLikeOutlet } from '../text/outlets.ts'
import type { Item } from './page.ts'
import words from './words/en/phrases.json' with { type: 'json' }

const attach = new Set(words.attach)
const postmodifiers = new Set(words.postmodifiers)
const temporal = new Set(words.temporal)
const subordinators = new Set(words.subordinators)
const conjunctions = new Set(words.conjunctions)
const relatives = new Set(words.relatives)
const adverbs = new Set(words.adverbs)
const pronouns = new Set(words.pronouns)
const possessives = new Set(words.possessives)

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
const isHead = (item: Item | undefined): boolean =>
  isNominal(item) &&
  (item!.pos !== 'DET' || standing.test(item!.lower)) &&
  !/^['’]s?$/.test(item!.text) &&
  !(item!.quote === null && possessives.has(item!.lower))
/** "a televised interview": a participle between a determiner or adjective and a noun. */
function isParticipleInside(items: readonly Item[], i: number): boolean {
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

const isDeterminer = (item: Item): boolean =>
  item.quote === null && ((item.pos === 'DET' && !/^(?:all|both)$/.test(item.lower)) || possessives.has(item.lower))

/** The noun group that ends right before item `end`, not reaching before item `least`; null if there is none. */
export function nounGroupBefore(items: readonly Item[], end: number, least: number): Range | null {
  let last = end - 1
  while (last >= least && isAdverb(items[last])) last--
  if (last < least) return null
  const closing = items[last]!
  if (isComma(closing) || isDash(closing)) return appositionBefore(items, last, least) ?? null
  let from = coreBefore(items, last, least)
  if (from === null) {
    from = postmodifiedBefore(items, last, least)
    if (from === null) return null
  }
  from = extendLeft(items, from, least)
  // "At the meeting Smith said": the group is inside a prepositional phrase; keep the name or pronoun at its end
  if (
    from > least &&
    items[from - 1]!.pos === 'ADP' &&
    items[from - 1]!.quote === null &&
    !isAdverb(items[from - 1]) &&
    !isSubordinator(items[from - 1])
  ) {
    const name = trailingName(items, from, last)
    return name === null ? null : { from: name, to: last + 1 }
  }
  return { from, to: last + 1 }
}

/** "Sunday" in "Sunday Herald", "Evening" in "Arden Evening Journal": a word of time inside a title. */
function isTitleWord(time: Item, next: Item): boolean {
  return /^\p{Lu}/u.test(time.text) && looksLikeOutlet(`${time.text} ${next.text}`)
}

/** First item of the plain noun group whose last item is `last`; null if `last` ends none. */
function coreBefore(items: readonly Item[], last: number, least: number): number | null {
  let i = last
  if (items[i]!.text === ')') {
    while (i > least && items[i]!.text !== '(') i--
    i--
    if (i < least) return null
  }
  if (!isHead(items[i])) return null
  if (isPronoun(items[i]) && items[i]!.pos !== 'NOUN') return i
  while (i > least) {
    const before = items[i - 1]!
    const here = items[i]!
    if (isDeterminer(here) && !/^['’]s?$/.test(before.text)) break
    if (before.text === ')' || before.text === '.') break
    if (!isNominal(before) && !isParticipleInside(items, i - 1)) break
    if (isPronoun(before) && !possessives.has(before.lower) && before.pos === 'PRON') break
    // "on Tuesday Smith said"
    if (
      isTemporal(before) &&
      here.pos === 'PROPN' &&
      before.pos !== 'DET' &&
      !isTemporal(here) &&
      !isTitleWord(before, here)
    )
      break
    i--
  }
  while (i < last && /^['’]s?$/.test(items[i]!.text)) i++
  return i
}

/** Groups that end in no noun: "a person close to the family", "an official who asked not to be named", "insiders quoted". */
function postmodifiedBefore(items: readonly Item[], last: number, least: number): number | null {
  for (let i = last; i > least && i > last - 28; i--) {
    const item = items[i]!
    if (item.quote?.closed && item.speech) return null
    if (isComma(item) || item.text === ';' || item.text === ':') return null
    const before = items[i - 1]!
    if (
      (relatives.has(item.lower) || item.lower === 'that' || postmodifiers.has(item.lower)) &&
      item.quote === null &&
      isHead(before) &&
      !isTemporal(before)
    ) {
      const start = coreBefore(items, i - 1, least)
      if (start !== null) return start
    }
  }
  return null
}

/** Takes in what the group hangs on: "the head of …", "a person familiar with …", "X and Y", a relative clause. */
function extendLeft(items: readonly Item[], start: number, least: number): number {
  let from = start
  for (let steps = 0; steps < 12 && from > least; steps++) {
    const before = items[from - 1]!
    if (before.quote !== null) break
    const further = from - 2 >= least ? items[from - 2] : undefined
    if (
      attach.has(before.lower) &&
      before.pos !== 'ADV' &&
      further &&
      (isHead(further) || further.text === ')') &&
      !isTemporal(further)
    ) {
      const next = coreBefore(items, from - 2, least)
      if (next === null) break
      from = next
      continue
    }
    if (
      (attach.has(before.lower) || before.lower === 'as') &&
      further &&
      further.quote === null &&
      (further.pos === 'ADJ' || further.pos === 'VERB' || postmodifiers.has(further.lower)) &&
      isHead(items[from - 3]) &&
      from - 3 >= least
    ) {
      const next = coreBefore(items, from - 3, least)
      if (next === null) break
      from = next
      continue
    }
    if (before.lower === 'and' || before.lower === '&' || before.lower === 'or') {
      const stop = further && isComma(further) ? from - 3 : from - 2
      if (stop < least || !isHead(items[stop])) break
      const next = coreBefore(items, stop, least)
      if (next === null) break
      const list = listBefore(items, extendLeft(items, next, least), least)
      // only a coordination that begins the clause is one of subjects
      if (
        !(
          list === least ||
          /^(?:PUNCT|CCONJ|SCONJ)$/.test(items[list - 1]!.pos) ||
          isSubordinator(items[list - 1]) ||
          items[list - 1]!.quote !== null
        )
      )
        break
      from = list
      continue
    }
    const relative = relativeBefore(items, from, least)
    if (relative === null) break
    from = relative
  }
  return from
}

function listBefore(items: readonly Item[], start: number, least: number): number {
  let from = start
  while (from - 2 >= least && isComma(items[from - 1]) && isHead(items[from - 2]) && !isTemporal(items[from - 2])) {
    const next = coreBefore(items, from - 2, least)
    if (next === null) break
    from = next
  }
  return from
}

/** "the man who sold the house [said]": steps back over a relative clause without commas. */
function relativeBefore(items: readonly Item[], from: number, least: number): number | null {
  const before = items[from - 1]!
  if (!/^(?:VERB|AUX|ADP|ADJ|ADV|PART)$/.test(before.pos)) return null
  for (let i = from - 1; i > least && i > from - 22; i--) {
    const item = items[i]!
    if (item.quote?.closed && item.speech) return null
    if (isComma(item) || item.pos === 'CCONJ' || item.text === ':' || item.text === ';') return null
    if (relatives.has(item.lower) && isHead(items[i - 1])) return coreBefore(items, i - 1, least)
    // "the aide on whom … relied"
    if (relatives.has(item.lower) && items[i - 1]!.pos === 'ADP' && i - 2 >= least && isHead(items[i - 2]))
      return coreBefore(items, i - 2, least)
    if (postmodifiers.has(item.lower) && (item.pos === 'VERB' || item.pos === 'ADJ') && isHead(items[i - 1]))
      return coreBefore(items, i - 1, least)
  }
  return null
}

/** "Smith, a baker in Arden, [said]"; `comma` is the closing comma or dash. Null where the group before is no source. */
function appositionBefore(items: readonly Item[], comma: number, least: number): Range | null {
  const mark = items[comma]!.text
  for (let i = comma - 1; i > least; i--) {
    const item = items[i]!
    if (item.quote !== null && item.speech) return null
    if (item.text === ';' || item.text === ':') return null
    if (item.text !== mark) continue
    if (!isHead(items[i - 1]) && items[i - 1]!.text !== ')') continue
    const inner = items[i + 1]
    // only an apposition or a relative clause, not "Smith, and the baker, said"
    if (!inner || isConjunction(inner) || isTemporal(items[i - 1])) continue
    const core = coreBefore(items, i - 1, least)
    if (core === null || items[core]!.pos === 'NUM') continue
    const from = extendLeft(items, core, least)
    const before = items[from - 1]
    if (
      from > least &&
      before &&
      before.quote === null &&
      (before.pos === 'ADP' || before.pos === 'VERB' || before.pos === 'AUX') &&
      !isConjunction(before) &&
      !isSubordinator(before)
    )
      continue
    // "Pruitt, the attorney general, one of those suing, [said]": the group may itself explain an earlier one
    const earlier =
      before && before.text === mark && from - 1 > least && (isDeterminer(items[from]!) || items[from]!.pos !== 'PROPN')
        ? appositionBefore(items, from - 1, least)
        : null
    // "Smith, speaking in Arden, [said]": the participle tells of the occasion, not of the source
    const occasion =
      inner.quote === null &&
      /^(?:speaking|talking|writing|citing|quoting|asked|addressing|appearing|responding|reacting|granted|testifying|tweeting|referring|commenting|picking|drawing|relying|pointing|giving|announcing)$/.test(
        inner.lower
      )
    return { from: earlier ? earlier.from : from, to: occasion ? i : comma + 1 }
  }
  return null
}

/** First item of the name or pronoun that ends at `last`, in a group that begins at `from`. */
function trailingName(items: readonly Item[], from: number, last: number): number | null {
  if (isPronoun(items[last])) return last
  let i = last + 1
  while (i > from && items[i - 1]!.pos === 'PROPN' && !isTemporal(items[i - 1])) i--
  return i <= last && i > from ? i : null
}

/** How far a noun group to the right may reach. */
export interface GroupOptions {
  /** plain: with prepositional phrases; modified: also participles, relative clauses, coordinated groups; apposed: also appositions. */
  readonly reach: 'plain' | 'modified' | 'apposed'
  /** First item that is out of reach. */
  readonly most: number
}

const venue =
  /^(?:statement|interview|conference|briefing|speech|tweet|post|letter|email|e-mail|release|memo|column|article|message|call|hearing|debate|rally|report|podcast|broadcast|programme|program|op-ed|video|blog|testimony|caption|newsletter|appearance|address)s?$/

/** The noun group that begins at item `from`; null if there is none. */
export function nounGroupAfter(items: readonly Item[], from: number, options: GroupOptions): Range | null {
  let to = coreAfter(items, from, options.most)
  if (to === null) return null
  for (let steps = 0; steps < 12 && to < options.most; steps++) {
    const here: Item = items[to]!
    const after: Item | undefined = to + 1 < options.most ? items[to + 1] : undefined
    if (here.quote !== null) break
    let next: number | null = null
    if (attach.has(here.lower) && here.pos !== 'PART' && after) {
      const core = coreAfter(items, to + 1, options.most)
      const head = core === null ? undefined : items[core - 1]
      const when: boolean =
        core !== null &&
        (isTemporal(head) ||
          venue.test(head?.lower ?? '') ||
          (isTemporal(items[to + 1]) && items[to + 1]!.pos === 'PROPN'))
      next = when && here.lower !== 'of' ? null : core
    } else if (
      options.reach !== 'plain' &&
      (postmodifiers.has(here.lower) || here.pos === 'VERB' || here.pos === 'ADJ') &&
      after &&
      postmodifiers.has(here.lower) &&
      (attach.has(after.lower) || after.lower === 'not')
    )
      next = coreAfter(items, to + 2, options.most)
    else if (options.reach !== 'plain' && here.lower === 'and' && after && isNominal(after)) {
      const core = coreAfter(items, to + 1, options.most)
      next = core !== null && !/^(?:VERB|AUX)$/.test(items[core]?.pos ?? 'PUNCT') ? core : null
    } else if (options.reach !== 'plain' && relatives.has(here.lower)) next = clauseEnd(items, to, options.most)
    else if (options.reach === 'apposed' && isComma(here) && after)
      next = appositionAfter(items, from, to, options.most)
    if (next === null || next <= to) break
    to = next
  }
  return { from, to }
}

function coreAfter(items: readonly Item[], from: number, most: number): number | null {
  let i = from
  if (i >= most) return null
  if (
    isPronoun(items[i]) &&
    items[i]!.pos === 'PRON' &&
    !(items[i + 1] && isNominal(items[i + 1]) && possessives.has(items[i]!.lower))
  )
    return i + 1
  while (i < most) {
    const item = items[i]!
    if (item.text === '(') {
      const close = items.findIndex((x, k) => k > i && x.text === ')')
      if (close < 0 || close >= most || i === from) break
      i = close + 1
      continue
    }
    const past = /(?:ly)$/.test(item.lower) && item.pos === 'ADV' && i === from
    if (!isNominal(item) && !past && !(i > from && isParticipleInside(items, i))) break
    // a new group begins: "told reporters the plan", "told Ann Bell she"
    if (i > from && isDeterminer(item) && isHead(items[i - 1])) break
    if (i > from && item.pos === 'PRON' && !possessives.has(item.lower)) break
    if (i > from && possessives.has(item.lower) && isHead(items[i - 1])) break
    if (
      i > from &&
      isTemporal(item) &&
      item.pos === 'PROPN' &&
      items[i - 1]!.pos !== 'DET' &&
      !(items[i + 1] && isTitleWord(item, items[i + 1]!))
    )
      break
    i++
  }
  if (i === from) return null
  return items.slice(from, i).some(isHead) ? i : null
}

/** ", a baker in Arden" after a group: the end of the apposition with its closing comma, null if it is none. */
function appositionAfter(items: readonly Item[], from: number, comma: number, most: number): number | null {
  const first = items[comma + 1]!
  if (
    first.quote !== null ||
    isConjunction(first) ||
    isSubordinator(first) ||
    first.pos === 'VERB' ||
    first.pos === 'ADP' ||
    isPronoun(first)
  )
    return null
  if (relatives.has(first.lower)) return null
  // a bare name after a comma begins a clause or a list rather than explains
  const named = first.pos === 'PROPN' && /^\p{Lu}/u.test(first.text)
  if (named && !(items[from] && isDeterminer(items[from]!))) return null
  const core = nounGroupAfter(items, comma + 1, { reach: 'modified', most })
  if (core === null) return null
  const after = items[core.to]
  if (after && core.to < most && (isConjunction(after) || /^(?:VERB|AUX)$/.test(after.pos))) return null
  if (isTemporal(items[core.to - 1])) return null
  // "the mayor, Ines Hale." is one group; "the mayor, Ines Hale and …" or a clause is not
  if (named && after && core.to < most && !isComma(after) && !/^[.?!)]$/.test(after.text) && after.quote === null)
    return null
  return isComma(after) && core.to < most ? core.to + 1 : core.to
}

function clauseEnd(items: readonly Item[], from: number, most: number): number {
  let i = from + 1
  while (i < most && !isComma(items[i]) && !/^[.;:?!]$/.test(items[i]!.text) && items[i]!.quote?.closed !== true) i++
  return i
}

/** Whether a clause with a finite verb begins at item `from`. */
export function startsClause(items: readonly Item[], from: number, most: number): boolean {
  const first = items[from]
  if (!first || from >= most) return false
  if (
    first.quote === null &&
    !isNominal(first) &&
    !/^(?:ADP|ADV|SCONJ|PART)$/.test(first.pos) &&
    !isSubordinator(first) &&
    !isPronoun(first)
  )
    return false
  if (first.lower === 'to') return false
  let commas = 0
  for (let i = from + 1; i < most && i < from + 30; i++) {
    const item = items[i]!
    if (item.quote !== null && item.speech) return i > from + 1
    if (isComma(item) && ++commas > 2) return false
    if (/^[.;:?!]$/.test(item.text)) return false
    const joint = items[isAdverb(items[i - 1]) ? i - 2 : i - 1]
    if ((item.pos === 'AUX' || item.pos === 'VERB') && isConjunction(joint) && joint!.lower !== 'then') return false
    // a verb after one comma belongs to another clause
    if ((item.pos === 'AUX' || item.pos === 'VERB') && commas === 1) return false
    if (item.pos === 'AUX') return true
    // after an article, adjective or preposition a "verb" is a noun
    if (item.pos === 'VERB' && /^(?:DET|ADJ|ADP)$/.test(items[i - 1]!.pos) && items[i - 1]!.quote === null) continue
    if (item.pos === 'VERB' && items[i - 1]!.lower !== 'to' && !/^\p{Lu}/u.test(item.text)) {
      if (/ing$/.test(item.lower)) continue
      // "the plan proposed by Bell" is no clause by itself
      if (/(?:ed|en)$/.test(item.lower) && items[i + 1]?.lower === 'by') continue
      return true
    }
    if (/^['’](?:s|re|ll|d|ve|m)$/.test(item.lower) && isPronoun(items[i - 1])) return true
  }
  return false
}
