/**
 * The noun group that begins at a place (an inverted subject, a person told, an object), and whether a clause begins there.
 *
 * A finite-state reading from left to right; how much of what follows belongs to the group is asked for with `reach`.
 */
import type { Item } from './page.ts'
import {
  attach,
  isAdverb,
  isComma,
  isConjunction,
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

/** How far a noun group to the right may reach. */
export interface GroupOptions {
  /** plain: with prepositional phrases; modified: also participles, relative clauses, coordinated groups; apposed: also appositions. */
  readonly reach: 'plain' | 'modified' | 'apposed'
  /** First item that is out of reach. */
  readonly most: number
}

const venue =
  /^(?:statement|interview|conference|briefing|speech|tweet|post|letter|email|e-mail|release|memo|column|article|message|call|hearing|debate|rally|report|podcast|broadcast|programme|program|op-ed|video|blog|testimony|caption|newsletter|appearance|address|response|reply|replies|answer|reaction|remark|comment|exchange|conversation)s?$/

/** The noun group that begins at item `from`; null if there is none. */
export function nounGroupAfter(items: readonly Item[], from: number, options: GroupOptions): Range | null {
  let to = coreAfter(items, from, options.most)
  if (to === null) return null
  for (let steps = 0; steps < 12 && to < options.most; steps++) {
    const here: Item = items[to]!
    const after: Item | undefined = to + 1 < options.most ? items[to + 1] : undefined
    if (here.quote !== null) break
    let next: number | null = null
    if (attach.has(here.lower) && after && (here.pos !== 'PART' || /^(?:DET|PROPN)$/.test(after.pos))) {
      const core = coreAfter(items, to + 1, options.most)
      const head = core === null ? undefined : items[core - 1]
      const when: boolean =
        core !== null &&
        (isTemporal(head) ||
          venue.test(head?.text ?? '') ||
          (isTemporal(items[to + 1]) && items[to + 1]!.pos === 'PROPN'))
      next = when && here.lower !== 'of' ? null : core
    } else if (
      options.reach !== 'plain' &&
      (postmodifiers.has(here.lower) || here.pos === 'VERB' || here.pos === 'ADJ') &&
      after &&
      postmodifiers.has(here.lower) &&
      (attach.has(after.lower) || after.lower === 'not')
    )
      next = coreAfter(items, to + (attach.has(items[to + 2]?.lower ?? '') ? 3 : 2), options.most)
    // "kept abreast of the talks", "made available to the court", "passed over for promotion"
    else if (
      options.reach !== 'plain' &&
      postmodifiers.has(here.lower) &&
      after &&
      (after.pos === 'ADJ' || after.pos === 'ADV' || after.pos === 'ADP') &&
      attach.has(items[to + 2]?.lower ?? '')
    )
      next = coreAfter(items, to + 3, options.most)
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
    // they "remain friends"
    if (item.quote !== null && i === from + 1 && isPronoun(first) && /\s/.test(item.text)) return true
    if (isComma(item) && ++commas > 2) return false
    if (/^[.;:?!]$/.test(item.text)) return false
    // "promised shares to all but issued none": what follows is no clause of these words
    if (item.lower === 'but' && i > from + 1) return false
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
