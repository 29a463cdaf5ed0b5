/**
 * Who holds a fingerprint: an index from hash to the earliest articles that have it, in typed arrays only.
 *
 * Most fingerprints are held by one article, so the first holder costs 16 bytes and a slot; only a fingerprint that comes again gets
 * a record of its spread: how many articles hold it, and in how many outlets. Of a frequent fingerprint the earliest `HOLDERS` are kept
 * and later ones only counted, so that forty reprints of one text give links to its beginnings and not all pairs.
 * Articles are numbers, added in ascending order; so a chain of holders is in that order too.
 */

/** How many of the earliest holders of a fingerprint are kept. */
const HOLDERS = 16

export interface HolderIndex {
  /** Hash slot → holder + 1; 0 is empty. Open addressing. */
  slots: Uint32Array
  count: number
  hash: Uint32Array
  article: Uint32Array
  position: Uint32Array
  /** Of a first holder: its spread + 1. Of a later one: the next holder + 1. */
  next: Uint32Array
  spreads: number
  spreadArticles: Uint32Array
  /** A bit for each outlet, by its number modulo 32: tells one outlet from a few and a few from many, no more. */
  spreadOutlets: Uint32Array
  /** Second holder of the fingerprint. */
  spreadSecond: Uint32Array
  spreadLast: Uint32Array
  /** The article counted last, kept or not. */
  spreadLatest: Uint32Array
}

export function makeHolderIndex(): HolderIndex {
  const holders = () => new Uint32Array(1 << 12)
  const spreads = () => new Uint32Array(1 << 10)
  return {
    slots: new Uint32Array(1 << 13),
    count: 0,
    hash: holders(),
    article: holders(),
    position: holders(),
    next: holders(),
    spreads: 0,
    spreadArticles: spreads(),
    spreadOutlets: spreads(),
    spreadSecond: spreads(),
    spreadLast: spreads(),
    spreadLatest: spreads()
  }
}

/** Fingerprints of articles in ascending order, to be added together; only the first `count` entries mean something. */
export interface Prints {
  count: number
  hashes: Uint32Array
  positions: Uint32Array
  articles: Uint32Array
  /** Filled in by `holdAll`: the first holder where an earlier article has it, else `NOBODY`. */
  heads: Uint32Array
}

/** Stands for "no earlier article holds it". */
export const NOBODY = 0xffffffff

/** The hash space is worked through in this many parts, each small enough for the processor's cache. */
const PARTS = 256
const PART_SHIFT = 24

export function makePrints(size: number): Prints {
  return {
    count: 0,
    hashes: new Uint32Array(size),
    positions: new Uint32Array(size),
    articles: new Uint32Array(size),
    heads: new Uint32Array(size)
  }
}

/** Makes room for `more` further fingerprints; best called once with what a large batch will need. */
export function reserve(index: HolderIndex, more: number): void {
  const wanted = index.count + more
  if (wanted > index.hash.length) {
    const size = Math.max(wanted, index.hash.length + (index.hash.length >> 1))
    index.hash = grown(index.hash, size)
    index.article = grown(index.article, size)
    index.position = grown(index.position, size)
    index.next = grown(index.next, size)
  }
  let size = index.slots.length
  while (size * 0.75 < wanted) size *= 2
  if (size > index.slots.length) rehash(index, size)
}

function grown(array: Uint32Array, size: number): Uint32Array {
  const larger = new Uint32Array(size)
  larger.set(array)
  return larger
}

function rehash(index: HolderIndex, size: number): void {
  const slots = new Uint32Array(size)
  const mask = size - 1
  const shift = Math.clz32(mask)
  for (const entry of index.slots) {
    if (!entry) continue
    let slot = index.hash[entry - 1]! >>> shift
    while (slots[slot]) slot = (slot + 1) & mask
    slots[slot] = entry
  }
  index.slots = slots
}

let sorted = new Uint32Array(0)

/**
 * Adds the fingerprints of a batch of articles and fills in `heads`. They are taken part by part of the hash space, in article order
 * within each: so neighbours in time are neighbours in memory. A fingerprint that an article has twice is held at its first position.
 */
export function holdAll(index: HolderIndex, prints: Prints, outlets: Uint32Array): void {
  const { count, hashes, positions, articles, heads } = prints
  reserve(index, count)
  if (sorted.length < count) sorted = new Uint32Array(count)
  const at = new Uint32Array(PARTS + 1)
  for (let p = 0; p < count; p++) at[(hashes[p]! >>> PART_SHIFT) + 1]!++
  for (let part = 0; part < PARTS; part++) at[part + 1]! += at[part]!
  for (let p = 0; p < count; p++) sorted[at[hashes[p]! >>> PART_SHIFT]!++] = p
  for (let i = 0; i < count; i++) {
    const p = sorted[i]!
    heads[p] = hold(index, hashes[p]!, articles[p]!, positions[p]!, outlets)
  }
}

/** Adds one fingerprint of one article; returns its first holder if that is an earlier article, else `NOBODY`. */
function hold(index: HolderIndex, hash: number, article: number, position: number, outlets: Uint32Array): number {
  const mask = index.slots.length - 1
  let slot = hash >>> Math.clz32(mask)
  for (let entry = index.slots[slot]!; entry; entry = index.slots[slot]!) {
    if (index.hash[entry - 1] === hash) {
      if (index.article[entry - 1] === article) return NOBODY
      share(index, entry - 1, article, position, outlets)
      return entry - 1
    }
    slot = (slot + 1) & mask
  }
  index.slots[slot] = append(index, hash, article, position) + 1
  return NOBODY
}

function append(index: HolderIndex, hash: number, article: number, position: number): number {
  const holder = index.count++
  index.hash[holder] = hash
  index.article[holder] = article
  index.position[holder] = position
  return holder
}

function share(index: HolderIndex, first: number, article: number, position: number, outlets: Uint32Array): void {
  let spread = index.next[first]! - 1
  if (spread < 0) {
    spread = index.spreads++
    if (spread >= index.spreadArticles.length) {
      const size = spread * 2
      index.spreadArticles = grown(index.spreadArticles, size)
      index.spreadOutlets = grown(index.spreadOutlets, size)
      index.spreadSecond = grown(index.spreadSecond, size)
      index.spreadLast = grown(index.spreadLast, size)
      index.spreadLatest = grown(index.spreadLatest, size)
    }
    index.next[first] = spread + 1
    index.spreadArticles[spread] = 1
    index.spreadOutlets[spread] = outlets[index.article[first]!]!
    index.spreadLast[spread] = first
    index.spreadLatest[spread] = index.article[first]!
  }
  if (index.spreadLatest[spread] === article) return
  index.spreadLatest[spread] = article
  index.spreadOutlets[spread]! |= outlets[article]!
  const articles = ++index.spreadArticles[spread]!
  if (articles > HOLDERS) return
  const last = index.spreadLast[spread]!
  const holder = append(index, index.hash[first]!, article, position)
  if (articles === 2) index.spreadSecond[spread] = holder
  else index.next[last] = holder + 1
  index.spreadLast[spread] = holder
}

/** How widely a fingerprint is spread: articles that hold it, outlets (at most 32 can be told apart), and the latest article. */
export function spreadOf(index: HolderIndex, first: number): { articles: number; outlets: number; latest: number } {
  const spread = index.next[first]! - 1
  if (spread < 0) return { articles: 1, outlets: 1, latest: index.article[first]! }
  return {
    articles: index.spreadArticles[spread]!,
    outlets: bits(index.spreadOutlets[spread]!),
    latest: index.spreadLatest[spread]!
  }
}

function bits(mask: number): number {
  let left = mask
  let count = 0
  while (left) {
    left &= left - 1
    count++
  }
  return count
}
