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
import { byPlace, passagesBetween, type Seed } from './pair.ts'
import { addRows, gramOf, makeParts, type Parts, positionOf } from './sorted.ts'
import type { Meaning } from './spread.ts'
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

const STORE = 1 << 18

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
  members.forEach((member, number) => {
    takeFingerprints(member, terms.layers, prints)
    addRows(parts, number, prints)
  })
  return parts
}

/** Aligns the pairs that are linked. */
function verifyAll(links: Links, members: readonly Member[], terms: MatchTerms): Passage[] {
  const passages: Passage[] = []
  const { ends, order } = byLater(links, members.length)
  for (let later = 0; later < members.length; later++) {
    const own = order.subarray(ends[later]!, ends[later + 1]!)
    eachPair(links, own, (earlier, seeds) => {
      const found = passagesBetween(members[earlier]!, members[later]!, seeds, terms.collection)
      for (const passage of found) passages.push(passage)
    })
  }
  return passages
}

/** Links in the order of their later article; where those of each begin. */
function byLater(links: Links, members: number): { ends: Uint32Array; order: Uint32Array } {
  const ends = new Uint32Array(members + 1)
  for (let l = 0; l < links.count; l++) ends[links.later[l]! + 1]!++
  for (let number = 0; number < members; number++) ends[number + 1]! += ends[number]!
  const order = new Uint32Array(links.count)
  const next = ends.slice()
  for (let l = 0; l < links.count; l++) order[next[links.later[l]!]!++] = l
  return { ends, order }
}

const INDEX = 2 ** 26
let keyScratch = new Float64Array(1 << 10)

/** Calls `each` with the seeds of every pair of one later article. */
function eachPair(links: Links, own: Uint32Array, each: (earlier: number, seeds: Seed[]) => void): void {
  if (keyScratch.length < own.length) keyScratch = new Float64Array(own.length * 2)
  const keys = keyScratch.subarray(0, own.length)
  for (let i = 0; i < own.length; i++) keys[i] = links.earlier[own[i]!]! * INDEX + i
  if (keys.length > 1) keys.sort()
  for (let from = 0; from < keys.length; ) {
    const earlier = Math.floor(keys[from]! / INDEX)
    const seeds: Seed[] = []
    let to = from
    for (; to < keys.length && keys[to]! < (earlier + 1) * INDEX; to++) {
      const link = own[keys[to]! % INDEX]!
      seeds.push({
        earlier: positionOf(links.earlierPlace[link]!),
        later: positionOf(links.laterPlace[link]!),
        gram: gramOf(links.laterPlace[link]!),
        meaning: links.meaning[link] as Meaning
      })
    }
    each(earlier, seeds)
    from = to
  }
}
