/**
 * The stage `match`: finds the text that articles share (text reuse).
 *
 * Fingerprints (`fingerprint.ts`) of all articles are sorted (`sorted.ts`), each leads from its later holders to its earliest (`links.ts`, `spread.ts`), and what the
 * two articles of a linked pair share is aligned and named (`pair.ts`). For a corpus that grows, the same in steps: `stream.ts`.
 * The way is passim's (Smith, Cordell and Mullen 2015) with winnowing for its n-grams. It finds shared wording only: no paraphrase.
 * The answer is a function of the set of articles: their order does not matter.
 */
import type { Article, Passage } from '../model.ts'
import { makeFingerprints } from './fingerprint.ts'
import { type Links, linkAll } from './links.ts'
import { compareMembers, type Keep, type Member, memberOf, takeFingerprints } from './member.ts'
import { addPassages, byPlace } from './pair.ts'
import { addRows, makeParts, orderedBy, type Parts, POSITION_MASK } from './sorted.ts'
import { type Density, type MatchTerms, termsFor } from './terms.ts'

export interface MatchOptions {
  /** How finely to look (see `terms.ts`). */
  readonly density?: Density
}

/** All passages that the articles share. Sorted by place; `a` is the earlier article where dates tell, else by id. */
export function match(articles: readonly Article[], options: MatchOptions = {}): Passage[] {
  const characters = articles.reduce((sum, article) => sum + article.text.length, 0)
  return matchOn(articles, termsFor(articles.length, characters, options.density))
}

/** The same on terms of the caller's choice. */
export function matchOn(articles: readonly Article[], terms: MatchTerms): Passage[] {
  const keep = makeKeep()
  const members = articles.map((article) => memberOf(article, keep)).sort(compareMembers)
  const links = linkAll(fingerprintAll(members, terms), members, terms)
  return verifyAll(links, members, terms).sort(byPlace)
}

/** Numbers kept together: a store of a few large arrays costs the garbage collector nothing, one of many small ones does. */
function makeKeep(): Keep {
  return {
    words: makeStore<Uint32Array>((length) => new Uint32Array(length)),
    steps: makeStore<Uint8Array>((length) => new Uint8Array(length))
  }
}

/** Numbers of one array: few enough not to weigh on a small job, as it is filled from the front and memory is taken as it is used. */
const STORE = 1 << 21

function makeStore<Numbers extends Uint32Array | Uint8Array>(
  make: (length: number) => Numbers
): (numbers: Numbers) => Numbers {
  let store = make(0)
  let used = 0
  return (numbers) => {
    if (used + numbers.length > store.length) {
      store = make(Math.max(STORE, numbers.length))
      used = 0
    }
    const kept = store.subarray(used, used + numbers.length) as Numbers
    kept.set(numbers)
    used += numbers.length
    return kept
  }
}

/** Winnowing keeps two of `window + 1` runs on average; quotations are a sixth of the news or so. */
function expectedRows(members: readonly Member[], terms: MatchTerms): number {
  const words = members.reduce((sum, member) => sum + member.words.length, 0)
  return terms.layers.reduce(
    (sum, layer) => sum + (words * 2) / (layer.window + 1) / (layer.scope === 'everything' ? 1 : 6),
    0
  )
}

function fingerprintAll(members: readonly Member[], terms: MatchTerms): Parts {
  const parts = makeParts(expectedRows(members, terms))
  const prints = makeFingerprints()
  for (let number = 0; number < members.length; number++) {
    takeFingerprints(members[number]!, terms.layers, prints)
    addRows(parts, number, prints)
  }
  return parts
}

/** Aligns the pairs that are linked. */
function verifyAll(unordered: Links, members: readonly Member[], terms: MatchTerms): Passage[] {
  const links = inPairs(unordered)
  const { count, later, earlier } = links
  const passages: Passage[] = []
  for (let from = 0, to = 0; from < count; from = to) {
    const [a, b] = [earlier[from]!, later[from]!]
    while (to < count && later[to] === b && earlier[to] === a) to++
    addPassages(members[a]!, members[b]!, links, from, to, terms.collection, passages)
  }
  return passages
}

/** The links ordered: those of a pair together, and in text order of the later article. */
function inPairs({ count, later, earlier, laterPlace, earlierPlace, meaning }: Links): Links {
  let order: Uint32Array = new Uint32Array(count)
  for (let link = 0; link < count; link++) order[link] = link
  for (const places of [earlierPlace, laterPlace]) order = orderedBy(order, places, POSITION_MASK)
  for (const articles of [earlier, later]) order = orderedBy(order, articles)
  return {
    count,
    later: taken(later, order),
    earlier: taken(earlier, order),
    laterPlace: taken(laterPlace, order),
    earlierPlace: taken(earlierPlace, order),
    meaning: Uint8Array.from(order, (link) => meaning[link]!)
  }
}

function taken(column: Uint32Array, order: Uint32Array): Uint32Array {
  const values = new Uint32Array(order.length)
  for (let i = 0; i < order.length; i++) values[i] = column[order[i]!]!
  return values
}
