/**
 * What matching remembers of the articles it has seen: their words as numbers, who published them and when, and who holds which
 * fingerprint. Articles are added in batches and each is later matched against those before it, so one batch of everything and
 * many small ones go through the same code. Nothing here keeps a text.
 */
import type { Article, Span } from '../model.ts'
import { readWords, type Words } from '../text/hashedWords.ts'
import { outletKey } from '../text/outlets.ts'
import { compareIds, type Instants, instantsOf } from '../text/published.ts'
import { type Fingerprints, makeFingerprints, type Tier, winnow } from './fingerprint.ts'
import { type HolderIndex, hold, makeHolderIndex, reserve } from './holders.ts'
import { quotedWords } from './quoted.ts'

/** One density of fingerprints, and what part of the articles it covers. */
export interface Layer extends Tier {
  readonly scope: 'everything' | 'quotations'
}

/** What is remembered of one article. Its number is its place in `Corpus.members`. */
export interface Member {
  readonly id: string
  readonly url: string | null
  /** Key of the outlet (see `outletKey`), else the host of the address; null where neither is known. */
  readonly outlet: string | null
  readonly headline: string
  readonly instants: Instants
  readonly words: Words
  /** Ranges of words inside quotation marks: from, to, from, to … */
  readonly quoted: Uint32Array
}

export interface Corpus {
  readonly layers: readonly Layer[]
  readonly indexes: readonly HolderIndex[]
  readonly members: Member[]
  /** One bit for each member, by outlet; a member without outlet counts as one of its own. */
  outletBits: Uint32Array
  readonly outletNumbers: Map<string, number>
}

/** The fingerprints of the articles of one batch, by layer: first holder and position, article by article. */
export interface Batch {
  /** Number of the first article of the batch. */
  readonly first: number
  readonly layers: readonly { heads: Uint32Array; positions: Uint32Array; ends: Uint32Array }[]
}

export function makeCorpus(layers: readonly Layer[]): Corpus {
  return {
    layers,
    indexes: layers.map(makeHolderIndex),
    members: [],
    outletBits: new Uint32Array(1 << 10),
    outletNumbers: new Map()
  }
}

/** Articles by time, undated ones last, ties by id. */
export function inTimeOrder(articles: readonly Article[]): Article[] {
  const keyed = articles.map((article) => ({ article, at: instantsOf(article.published).from }))
  return keyed
    .sort((x, y) => {
      const unknown = Number(Number.isNaN(x.at)) - Number(Number.isNaN(y.at))
      return unknown || (Number.isNaN(x.at) ? 0 : x.at - y.at) || compareIds(x.article.id, y.article.id)
    })
    .map((entry) => entry.article)
}

/** Adds articles, in the order given: use `inTimeOrder` first. */
export function addArticles(corpus: Corpus, articles: readonly Article[]): Batch {
  const first = corpus.members.length
  for (const article of articles) corpus.members.push(memberOf(article))
  noteOutlets(corpus, first)
  const prints = makeFingerprints()
  const layers = corpus.layers.map((layer, at) => {
    const index = corpus.indexes[at]!
    const ends = new Uint32Array(articles.length)
    let heads = new Uint32Array(1 << 12)
    let positions = new Uint32Array(1 << 12)
    let total = 0
    for (let i = 0; i < articles.length; i++) {
      fingerprint(corpus.members[first + i]!, layer, prints)
      if (total + prints.count > heads.length) {
        const size = (total + prints.count) * 2
        heads = enlarge(heads, size)
        positions = enlarge(positions, size)
      }
      reserve(index, prints.count)
      for (let p = 0; p < prints.count; p++) {
        heads[total] = hold(index, prints.hashes[p]!, first + i, prints.positions[p]!, corpus.outletBits)
        positions[total++] = prints.positions[p]!
      }
      ends[i] = total
    }
    return { heads, positions, ends }
  })
  return { first, layers }
}

function enlarge(array: Uint32Array, size: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(size)
  larger.set(array)
  return larger
}

function fingerprint(member: Member, layer: Layer, prints: Fingerprints): void {
  prints.count = 0
  const words = member.words.hashes
  if (layer.scope === 'everything') winnow(words, 0, words.length, layer, prints)
  else
    for (let q = 0; q < member.quoted.length; q += 2)
      winnow(words, member.quoted[q]!, member.quoted[q + 1]!, layer, prints)
}

function memberOf(article: Article): Member {
  const words = readWords(article.text, article.blocks.filter(isFurniture))
  return {
    id: article.id,
    url: article.url,
    outlet: outletOf(article),
    headline: article.headline ?? '',
    instants: instantsOf(article.published),
    words,
    quoted: quotedWords(article.text, words.starts)
  }
}

function isFurniture(block: Span & { kind: string }): boolean {
  return block.kind === 'boilerplate' || block.kind === 'credit'
}

function outletOf(article: Article): string | null {
  if (article.outlet?.name) return outletKey(article.outlet.name) || article.outlet.name
  const host = /^[a-z]+:\/\/(?:www\.)?([^/:?#]+)/i.exec(article.url ?? '')
  return host ? host[1]!.toLowerCase() : null
}

function noteOutlets(corpus: Corpus, first: number): void {
  if (corpus.outletBits.length < corpus.members.length)
    corpus.outletBits = enlarge(corpus.outletBits, corpus.members.length * 2)
  for (let number = first; number < corpus.members.length; number++) {
    const { outlet } = corpus.members[number]!
    let bit = number
    if (outlet !== null) {
      bit = corpus.outletNumbers.get(outlet) ?? corpus.outletNumbers.size
      corpus.outletNumbers.set(outlet, bit)
    }
    corpus.outletBits[number] = 1 << (bit & 31)
  }
}
