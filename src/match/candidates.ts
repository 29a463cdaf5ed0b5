/**
 * Candidates of one article: the earlier articles that hold one of its fingerprints, with where. One shared fingerprint is
 * enough (asking for two loses most short quotations); the alignment decides.
 *
 * Page furniture (a newsletter line, a copyright notice) is told by its *source spread*: many articles, few outlets. Agency copy
 * spreads the other way, all at once; words that many outlets use now and then over years are a phrase of the trade. A furniture fingerprint leads to its first holder only, so the line is reported once an article, and as what it is.
 */
import type { Batch, Corpus } from './corpus.ts'
import { type HolderIndex, spreadOf } from './holders.ts'

/** Places where one article shares a fingerprint with an earlier one; sorted by article, then by own position. */
export interface Hits {
  count: number
  other: Uint32Array
  own: Uint32Array
  others: Uint32Array
  /** Words that the fingerprint stands for; plus `FURNITURE` where it is page furniture. */
  gram: Uint8Array
  order: Float64Array
}

/** Marks a hit on page furniture, in `Hits.gram`. */
export const FURNITURE = 128

/** Fewest articles in which a line must stand before it can be furniture. */
const FURNITURE_ARTICLES = 5
/** Fewest articles an outlet, on average. */
const FURNITURE_REPEATS = 4

/** Fewest articles in which words must stand to be a phrase of the trade … */
const PHRASE_ARTICLES = 8
/** … if they come so seldom: a time between two uses, on average, that no running story has (milliseconds). */
const PHRASE_TIME = 10 * 86_400_000

export function makeHits(): Hits {
  const size = 1 << 12
  return {
    count: 0,
    other: new Uint32Array(size),
    own: new Uint32Array(size),
    others: new Uint32Array(size),
    gram: new Uint8Array(size),
    order: new Float64Array(size)
  }
}

/** Collects the hits of article `number` (in `batch`) on articles with smaller numbers. */
export function findHits(corpus: Corpus, batch: Batch, number: number, hits: Hits): void {
  hits.count = 0
  corpus.layers.forEach((layer, at) => {
    const index = corpus.indexes[at]!
    const { heads, positions, ends } = batch.layers[at]!
    const local = number - batch.first
    const end = ends[local]!
    for (let p = local ? ends[local - 1]! : 0; p < end; p++) {
      const first = heads[p]!
      const furniture = isFurniture(corpus, index, first)
      addHit(hits, index, first, positions[p]!, layer.gram | (furniture ? FURNITURE : 0))
      if (furniture) continue
      const spread = index.next[first]! - 1
      if (spread < 0) continue
      let holder = index.spreadSecond[spread]!
      for (;;) {
        if (index.article[holder]! >= number) break
        addHit(hits, index, holder, positions[p]!, layer.gram)
        const next = index.next[holder]!
        if (!next) break
        holder = next - 1
      }
    }
  })
  for (let i = 0; i < hits.count; i++) hits.order[i] = hits.other[i]! * 2 ** 26 + i
  hits.order.subarray(0, hits.count).sort()
}

function isFurniture(corpus: Corpus, index: HolderIndex, first: number): boolean {
  const spread = index.next[first]!
  if (!spread || index.spreadArticles[spread - 1]! < FURNITURE_ARTICLES) return false
  const { articles, outlets, latest } = spreadOf(index, first)
  if (articles >= FURNITURE_REPEATS * outlets) return true
  if (articles < PHRASE_ARTICLES) return false
  const begun = corpus.members[index.article[first]!]!.instants.from
  return corpus.members[latest]!.instants.from - begun > PHRASE_TIME * articles
}

function addHit(hits: Hits, index: HolderIndex, holder: number, own: number, gram: number): void {
  if (hits.count === hits.other.length) {
    const size = hits.count * 2
    for (const name of ['other', 'own', 'others'] as const) {
      const larger = new Uint32Array(size)
      larger.set(hits[name])
      hits[name] = larger
    }
    const larger = new Uint8Array(size)
    larger.set(hits.gram)
    hits.gram = larger
    hits.order = new Float64Array(size)
  }
  const at = hits.count++
  hits.other[at] = index.article[holder]!
  hits.own[at] = own
  hits.others[at] = index.position[holder]!
  hits.gram[at] = gram
}
