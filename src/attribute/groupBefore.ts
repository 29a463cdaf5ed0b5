/**
 * The noun group that ends before a place: the subject of a reporting verb.
 *
 * A finite-state reading over parts of speech (after Abney 1996), from right to left. It attaches prepositional phrases, participles ("a
 * person briefed on the plan"), relative clauses, appositions ("Smith, a baker,"), coordinated subjects and parentheses, because
 * PolNeAR's annotators mark the whole group as the source. It does not parse clauses.
 */
import type { Item } from './page.ts'
import {
  attach,
  isAdverb,
  isComma,
  isConjunction,
  isDash,
  isDeterminer,
  isHead,
  isNominal,
  isParticipleInside,
  isPronoun,
  isSubordinator,
  isTemporal,
  isTitleWord,
  possessives,
  postmodifiers,
  type Range,
  relatives
} from './phrase.ts'

/** The noun group that ends right before item `end`, not reaching before item `least`; null if there is none. */
export function nounGroupBefore(items: readonly Item[], end: number, least: number): Range | null {
  let last = end - 1
  while (last >= least && isAdverb(items[last])) last--
  if (last < least) return null
  const closing = items[last]!
  // "a clerk not cleared to speak publicly"
  const to = closing.pos === 'VERB' ? end : last + 1
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
    return name === null ? null : { from: name, to }
  }
  return { from, to }
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
    // "the aide on whom … relied"
    if (relatives.has(item.lower) && before.pos === 'ADP' && i - 2 >= least && isHead(items[i - 2]))
      return coreBefore(items, i - 2, least)
    if (
      (relatives.has(item.lower) || item.lower === 'that' || postmodifiers.has(item.lower)) &&
      item.quote === null &&
      !isTemporal(before)
    ) {
      const start = headBefore(items, i, least)
      if (start !== null) return start
    }
  }
  return null
}

/** First item of the group that a postmodifier at `at` hangs on: "an aide (not) authorized to speak". */
function headBefore(items: readonly Item[], at: number, least: number): number | null {
  const head = items[at - 1]!.lower === 'not' ? at - 2 : at - 1
  return head >= least && isHead(items[head]) ? coreBefore(items, head, least) : null
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
    if (postmodifiers.has(item.lower) && (item.pos === 'VERB' || item.pos === 'ADJ')) {
      const start = headBefore(items, i, least)
      if (start !== null) return start
    }
  }
  return null
}

/** Items of the longest apposition looked for; without a bound a line of nothing but "said, said, said," takes time by its square. */
const longestApposition = 150

/** "Smith, a baker in Arden, [said]"; `comma` is the closing comma or dash. Null where the group before is no source. */
function appositionBefore(items: readonly Item[], comma: number, least: number): Range | null {
  const mark = items[comma]!.text
  for (let i = comma - 1; i > Math.max(least, comma - longestApposition); i--) {
    const item = items[i]!
    if (item.quote !== null && item.speech) return null
    if (item.text === ';' || item.text === ':') return null
    if (item.text !== mark) continue
    const closes = isHead(items[i - 1]) || items[i - 1]!.text === ')'
    if (!closes && !isAdverb(items[i - 1]) && items[i - 1]!.pos !== 'VERB') continue
    const inner = items[i + 1]
    // only an apposition or a relative clause, not "Smith, and the baker, said"
    if (!inner || isConjunction(inner) || (isTemporal(items[i - 1]) && !areMinutes(items, i - 1))) continue
    // "a clerk not cleared to speak publicly, speaking to the Post, [said]"
    const core = closes ? coreBefore(items, i - 1, least) : postmodifiedBefore(items, i - 1, least)
    if (core === null || (items[core]!.pos === 'NUM' && core === i - 1)) continue
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
    const isTalking =
      /^(?:speaking|talking|writing|citing|quoting|asked|addressing|appearing|responding|reacting|granted|testifying|tweeting|referring|commenting|picking|drawing|relying|pointing|giving|announcing)$/.test(
        inner.lower
      )
    // "Smith, in an account carried by the Post, [said]"
    const occasion =
      inner.quote === null && (isTalking || /^(?:in|on|to|during|via|through|over|before|after)$/.test(inner.lower))
    return { from: earlier ? earlier.from : from, to: occasion ? i : comma + 1 }
  }
  return null
}

/** "The minutes": what was written down of a meeting. */
const areMinutes = (items: readonly Item[], i: number): boolean =>
  items[i]!.lower === 'minutes' && /^(?:the|its|their)$/.test(items[i - 1]?.lower ?? '')

/** First item of the name or pronoun that ends at `last`, in a group that begins at `from`. */
function trailingName(items: readonly Item[], from: number, last: number): number | null {
  if (isPronoun(items[last])) return last
  let i = last + 1
  while (i > from && items[i - 1]!.pos === 'PROPN' && !isTemporal(items[i - 1])) i--
  return i <= last && i > from ? i : null
}
