/**
 * What matching remembers of the articles it has seen: their words as numbers, who published them and when, and who holds which
 * fingerprint. Articles are added in batches and each is later matched against those before it, so one batch of everything and
 * many small ones go through the same code. Nothing here keeps a text.
 */
import type { Article, Span } from '../model.ts'
import { readWords, type Words } from '../text/hashedWords.ts'
import { outletKey } from '../text/outlets.ts'
import { compareIds, type Instants, instantsOf } from '../text/published.ts'
import { coarse, type Fingerprints, makeFingerprints, type Tier, winnow } from './fingerprint.ts'
import { type HolderIndex, holdAll, makeHolderIndex, makePrints, NOBODY, type Prints, reserve } from './holders.ts'
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
  /** Ranges of words inside quotation marks: from, to, from, to … Empty where only a coarse layer is asked for. */
  readonly quoted: Uint32Array
}

export interface Corpus {
  readonly layers: readonly Layer[]
  readonly indexes: readonly HolderIndex[]
  readonly members: Member[]
  /** One bit for each member, by outlet; a member without outlet counts as one of its own. */
  outletBits: Uint32Array
  readonly outletNumbers: Map<string, number>
  /** Copies numbers to where they stay. */
  readonly keep: (numbers: Uint32Array) => Uint32Array
}

/** The fingerprints that articles of one batch share with earlier ones, by layer: first holder and position, article by article. */
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
    outletNumbers: new Map(),
    keep: makeStore()
  }
}

/** Numbers kept together: a store of a few large arrays costs the garbage collector nothing, one of many small ones does. */
function makeStore(): (numbers: Uint32Array) => Uint32Array {
  const size = 1 << 18
  let store = new Uint32Array(0)
  let used = 0
  return (numbers) => {
    if (used + numbers.length > store.length) {
      store = new Uint32Array(Math.max(size, numbers.length))
      used = 0
    }
    const kept = store.subarray(used, used + numbers.length)
    kept.set(numbers)
    used += numbers.length
    return kept
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
  for (const article of articles) corpus.members.push(memberOf(article, corpus))
  noteOutlets(corpus, first)
  return { first, layers: corpus.layers.map((_, at) => addLayer(corpus, first, at)) }
}

/** Winnowing keeps two of `window + 1` runs on average. */
function expectedPrints(corpus: Corpus, first: number, layer: Layer): number {
  let words = 0
  for (let number = first; number < corpus.members.length; number++) {
    const member = corpus.members[number]!
    if (layer.scope === 'everything') words += member.words.count
    else for (let q = 0; q < member.quoted.length; q += 2) words += member.quoted[q + 1]! - member.quoted[q]!
  }
  return Math.ceil((words * 2) / (layer.window + 1))
}

/** Fingerprints taken before they are put into the index together: a few megabytes. */
const TOGETHER = 1 << 20

function addLayer(corpus: Corpus, first: number, at: number): Batch['layers'][number] {
  const layer = corpus.layers[at]!
  const index = corpus.indexes[at]!
  reserve(index, expectedPrints(corpus, first, layer))
  const prints = makeFingerprints()
  const waiting = makePrints(TOGETHER)
  const shared = { count: 0, heads: new Uint32Array(1 << 10), positions: new Uint32Array(1 << 10) }
  const ends = new Uint32Array(corpus.members.length - first)
  let settled = first
  const settle = (upTo: number) => {
    holdAll(index, waiting, corpus.outletBits)
    let p = 0
    for (; settled < upTo; settled++) {
      for (; p < waiting.count && waiting.articles[p] === settled; p++)
        if (waiting.heads[p] !== NOBODY) addShared(shared, waiting.heads[p]!, waiting.positions[p]!)
      ends[settled - first] = shared.count
    }
    waiting.count = 0
  }
  for (let number = first; number < corpus.members.length; number++) {
    fingerprint(corpus.members[number]!, layer, prints)
    if (waiting.count && waiting.count + prints.count > TOGETHER) settle(number)
    putAside(waiting, prints, number)
  }
  settle(corpus.members.length)
  return { heads: shared.heads, positions: shared.positions, ends }
}

function putAside(waiting: Prints, prints: Fingerprints, article: number): void {
  if (waiting.count + prints.count > waiting.hashes.length) {
    const size = waiting.count + prints.count
    waiting.hashes = enlarge(waiting.hashes, size)
    waiting.positions = enlarge(waiting.positions, size)
    waiting.articles = enlarge(waiting.articles, size)
    waiting.heads = enlarge(waiting.heads, size)
  }
  waiting.hashes.set(prints.hashes.subarray(0, prints.count), waiting.count)
  waiting.positions.set(prints.positions.subarray(0, prints.count), waiting.count)
  waiting.articles.fill(article, waiting.count, waiting.count + prints.count)
  waiting.count += prints.count
}

interface Shared {
  count: number
  heads: Uint32Array
  positions: Uint32Array
}

function addShared(shared: Shared, head: number, position: number): void {
  if (shared.count === shared.heads.length) {
    shared.heads = enlarge(shared.heads, shared.count * 2)
    shared.positions = enlarge(shared.positions, shared.count * 2)
  }
  shared.heads[shared.count] = head
  shared.positions[shared.count++] = position
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

function memberOf(article: Article, corpus: Corpus): Member {
  const words = readWords(article.text, article.blocks.filter(isFurniture), corpus.keep)
  const marked = corpus.layers.some((layer) => layer.gram < coarse.gram)
  return {
    id: article.id,
    url: article.url,
    outlet: outletOf(article),
    headline: article.headline ?? '',
    instants: instantsOf(article.published),
    words,
    quoted: marked ? quotedWords(article.text, words.starts) : nothing
  }
}

const nothing = new Uint32Array(0)

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
