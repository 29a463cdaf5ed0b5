/**
 * From sorted fingerprints to pairs: each fingerprint leads from its later holders to its earliest (`spread.ts`). One shared
 * fingerprint is enough: asking for two loses most short quotations. Of a short run (four words are shared by chance every day) the words around it are
 * aligned at once, and the link is kept only if they make a stretch that a passage could be made of; the alignment would drop it anyway.
 */
import { reaches } from './align.ts'
import { LEAST_SEGMENT } from './enough.ts'
import { type Member, REPEATS } from './member.ts'
import { eachSorted, gramOf, type Parts, positionOf, ROW } from './sorted.ts'
import { holdersLinked, type Meaning, meaningOf } from './spread.ts'
import type { MatchTerms } from './terms.ts'

/** Links in columns; `places` as in `sorted.ts`. */
export interface Links {
  count: number
  later: Uint32Array
  earlier: Uint32Array
  laterPlace: Uint32Array
  earlierPlace: Uint32Array
  meaning: Uint8Array
}

/** All links between members; members are in time order, and the rows were added in that order. */
export function linkAll(parts: Parts, members: readonly Member[], terms: MatchTerms): Links {
  const links = makeLinks(Math.max(1024, members.length * 8))
  const group = makeGroup(members)
  eachSorted(parts, (rows, length) => {
    for (let at = 0; at < length; ) {
      const hash = rows[at]!
      let to = at + ROW
      while (to < length && rows[to] === hash) to += ROW
      if (to - at > ROW && rows[at + 1] !== rows[to - ROW + 1]) linkGroup(rows, at, to, group, terms, links)
      at = to
    }
  })
  return links
}

interface Group {
  /** Of each member: its words, when it appeared, the number of its outlet. */
  readonly words: readonly Uint32Array[]
  readonly instants: Float64Array
  readonly outlets: Uint32Array
  /** The group in which an outlet was met last. */
  readonly met: Uint32Array
  number: number
  articles: number
  outletCount: number
  first: number
  last: number
  /** Earliest holders: article and place of its first occurrence. */
  readonly holders: number[]
  readonly places: number[]
}

function makeGroup(members: readonly Member[]): Group {
  return {
    words: members.map((member) => member.words),
    instants: Float64Array.from(members, (member) => member.instants.from),
    outlets: numberOutlets(members),
    met: new Uint32Array(members.length + 1),
    number: 0,
    articles: 0,
    outletCount: 0,
    first: 0,
    last: 0,
    holders: [],
    places: []
  }
}

/** A number for each member's outlet; a member without one has an outlet of its own. */
function numberOutlets(members: readonly Member[]): Uint32Array {
  const numbers = new Map<string, number>()
  const own = new Uint32Array(members.length)
  let next = 0
  members.forEach(({ outlet }, member) => {
    const known = outlet === null ? undefined : numbers.get(outlet)
    own[member] = known ?? next++
    if (outlet !== null && known === undefined) numbers.set(outlet, own[member]!)
  })
  return own
}

function linkGroup(rows: Uint32Array, from: number, to: number, group: Group, terms: MatchTerms, links: Links): void {
  measure(rows, from, to, group)
  const { articles, outletCount: outlets, first, last } = group
  const meaning = meaningOf({ articles, outlets, first, last })
  const linked = holdersLinked(articles, meaning, terms.collection)
  const { holders, places, words } = group
  let known = 0
  let article = -1
  let repeats = 0
  for (let at = from; at < to; at += ROW) {
    const place = rows[at + 2]!
    if (rows[at + 1] !== article) {
      article = rows[at + 1]!
      repeats = 0
    } else if (++repeats >= REPEATS) continue
    for (let h = 0; h < known && holders[h] !== article; h++)
      if (isLink(words[holders[h]!]!, places[h]!, words[article]!, place))
        addLink(links, article, place, holders[h]!, places[h]!, meaning)
    if (!repeats && known < linked && holders[known - 1] !== article) {
      holders[known] = article
      places[known++] = place
    }
  }
}

/** Counts the group's articles and outlets and finds its first and last instant. */
function measure(rows: Uint32Array, from: number, to: number, group: Group): void {
  const { instants, outlets, met } = group
  const number = ++group.number
  group.articles = 0
  group.outletCount = 0
  group.first = Number.NaN
  group.last = Number.NaN
  let before = -1
  for (let at = from; at < to; at += ROW) {
    const article = rows[at + 1]!
    if (article === before) continue
    before = article
    group.articles++
    const outlet = outlets[article]!
    if (met[outlet] !== number) {
      met[outlet] = number
      group.outletCount++
    }
    const instant = instants[article]!
    if (Number.isNaN(instant)) continue
    if (Number.isNaN(group.first)) group.first = instant
    group.last = instant
  }
}

function isLink(earlier: Uint32Array, earlierPlace: number, later: Uint32Array, laterPlace: number): boolean {
  const gram = gramOf(laterPlace)
  if (gramOf(earlierPlace) !== gram) return false
  // What a long run shares is enough by itself; whether it does is seen when the pair is aligned.
  if (gram >= LEAST_SEGMENT) return true
  return reaches(earlier, positionOf(earlierPlace), later, positionOf(laterPlace), gram, LEAST_SEGMENT)
}

function makeLinks(size: number): Links {
  return {
    count: 0,
    later: new Uint32Array(size),
    earlier: new Uint32Array(size),
    laterPlace: new Uint32Array(size),
    earlierPlace: new Uint32Array(size),
    meaning: new Uint8Array(size)
  }
}

function addLink(
  links: Links,
  later: number,
  laterPlace: number,
  earlier: number,
  earlierPlace: number,
  meaning: Meaning
): void {
  if (links.count === links.later.length) {
    const size = Math.ceil(links.count * 1.5)
    for (const name of ['later', 'earlier', 'laterPlace', 'earlierPlace'] as const) {
      const larger = new Uint32Array(size)
      larger.set(links[name])
      links[name] = larger
    }
    const larger = new Uint8Array(size)
    larger.set(links.meaning)
    links.meaning = larger
  }
  const at = links.count++
  links.later[at] = later
  links.earlier[at] = earlier
  links.laterPlace[at] = laterPlace
  links.earlierPlace[at] = earlierPlace
  links.meaning[at] = meaning
}
