/**
 * An article as matching sees it: its words as numbers, who published it and when. And its postings: the fingerprints that it holds, each
 * once, as rows to be kept in memory or on disk. Both are functions of the article alone.
 */
import type { Article, Span } from '../model.ts'
import { scanWords } from '../text/hashedWords.ts'
import { outletKey } from '../text/outlets.ts'
import { compareIds, type Instants, instantsOf } from '../text/published.ts'
import { type Fingerprints, makeFingerprints, winnow } from './fingerprint.ts'
import { quotedWords } from './quoted.ts'
import type { Layer } from './terms.ts'

export interface Member {
  readonly id: string
  readonly url: string | null
  /** Key of the outlet (see `outletKey`), else the host of the address; null where neither is known. */
  readonly outlet: string | null
  readonly headline: string
  readonly instants: Instants
  /** Hash of each word (see `readWords`). */
  readonly words: Uint32Array
  /** How far the start of each word is from that of the word before, in bytes: 255 stands for "255, and more to come". */
  readonly steps: Uint8Array
  /** Of every 64th word: where it begins, and where in `steps` the next word's step is. */
  readonly marks: Uint32Array
  readonly text: string
}

/** Copies numbers to where they stay: a caller with many articles can put them into a few large arrays. */
export interface Keep {
  readonly words: (numbers: Uint32Array) => Uint32Array
  readonly steps: (bytes: Uint8Array) => Uint8Array
}

const keepEach: Keep = { words: (numbers) => numbers.slice(), steps: (bytes) => bytes.slice() }

/** The member for an article. */
export function memberOf(article: Article, keep: Keep = keepEach): Member {
  const words = scanWords(article.text, article.blocks.filter(isFurniture))
  return {
    id: article.id,
    url: article.url,
    outlet: outletOf(article),
    headline: article.headline ?? '',
    instants: instantsOf(article.published),
    words: keep.words(words.hashes),
    steps: keep.steps(packed(words.starts)),
    marks: keep.words(marks.subarray(0, marked(words.count))),
    text: article.text
  }
}

const MARK_SHIFT = 6
const BETWEEN = (1 << MARK_SHIFT) - 1

let bytes = new Uint8Array(1 << 14)
let marks = new Uint32Array(1 << 9)

/** Numbers in the marks of so many words. */
function marked(words: number): number {
  return ((words + BETWEEN) >>> MARK_SHIFT) * 2
}

/** A word begins some six characters after the one before: a byte for each instead of four. Marks are left in `marks`. */
function packed(starts: Uint32Array): Uint8Array {
  const { length } = starts
  const most = length + Math.floor((length ? starts[length - 1]! : 0) / 255)
  if (bytes.length < most) bytes = new Uint8Array(most * 2)
  if (marks.length < marked(length)) marks = new Uint32Array(marked(length) * 2)
  const into = bytes
  let used = 0
  let before = 0
  for (let w = 0; w < length; w++) {
    const start = starts[w]!
    let step = start - before
    before = start
    for (; step >= 255; step -= 255) into[used++] = 255
    into[used++] = step
    if (w & BETWEEN) continue
    marks[(w >>> MARK_SHIFT) * 2] = start
    marks[(w >>> MARK_SHIFT) * 2 + 1] = used
  }
  return into.subarray(0, used)
}

/** Where a word begins in the text. */
export function startOf({ steps, marks }: Member, word: number): number {
  const mark = (word >>> MARK_SHIFT) * 2
  let start = marks[mark]!
  let at = marks[mark + 1]!
  for (let left = word & BETWEEN; left > 0; at++) {
    start += steps[at]!
    if (steps[at]! < 255) left--
  }
  return start
}

/** Where each word begins. */
export function startsOf({ words, steps }: Member): Uint32Array {
  const starts = new Uint32Array(words.length)
  for (let at = 0, word = 0, start = 0; at < steps.length; at++) {
    start += steps[at]!
    if (steps[at]! < 255) starts[word++] = start
  }
  return starts
}

function isFurniture(block: Span & { kind: string }): boolean {
  return block.kind === 'boilerplate' || block.kind === 'credit'
}

function outletOf(article: Article): string | null {
  if (article.outlet?.name) return outletKey(article.outlet.name) || article.outlet.name
  const host = /^[a-z]+:\/\/(?:www\.)?([^/:?#]+)/i.exec(article.url ?? '')
  return host ? host[1]!.toLowerCase() : null
}

/** Orders members by time, undated ones last, ties by id: the order in which "earliest holder" is meant. */
export function compareMembers(
  first: Pick<Member, 'id' | 'instants'>,
  second: Pick<Member, 'id' | 'instants'>
): number {
  const one = first.instants.from
  const two = second.instants.from
  const unknown = Number(Number.isNaN(one)) - Number(Number.isNaN(two))
  return unknown || (Number.isNaN(one) ? 0 : one - two) || compareIds(first.id, second.id)
}

let taken = new Uint8Array(1 << 12)

/** Takes the fingerprints of all layers, layer by layer in text order; where two layers of one run length take the same run, it counts once. */
export function takeFingerprints(member: Member, layers: readonly Layer[], prints: Fingerprints): void {
  prints.count = 0
  const { words } = member
  for (const layer of layers) {
    const before = prints.count
    if (layer.scope === 'everything') winnow(words, 0, words.length, layer, prints)
    else {
      const quoted = quotedWords(member.text, startsOf(member))
      for (let q = 0; q < quoted.length; q += 2) winnow(words, quoted[q]!, quoted[q + 1]!, layer, prints)
    }
    if (before) leaveOutTaken(prints, before, words.length)
  }
}

function leaveOutTaken(prints: Fingerprints, from: number, words: number): void {
  if (taken.length < words) taken = new Uint8Array(words * 2)
  const { hashes, positions, grams } = prints
  for (let p = 0; p < from; p++) taken[positions[p]!] = grams[p]!
  let kept = from
  for (let p = from; p < prints.count; p++) {
    if (taken[positions[p]!] === grams[p]) continue
    hashes[kept] = hashes[p]!
    grams[kept] = grams[p]!
    positions[kept++] = positions[p]!
  }
  taken.fill(0, 0, words)
  prints.count = kept
}

/** How often one article may hold one fingerprint and have it count: a song's refrain, not a page of the same word. */
export const REPEATS = 4

/** Fingerprints of one article in columns, sorted by hash; those of one hash in the order in which they were taken. */
export interface Postings {
  /** Integers from 0 to 2^53 - 1: a number in JavaScript, a BIGINT in a table. Different runs of words nearly never have the same. */
  readonly hashes: Float64Array
  /** Word at which the run begins, and its length in words. */
  readonly positions: Uint32Array
  readonly grams: Uint8Array
}

const scratch = makeFingerprints()

/** What a posting store keeps of an article. A store needs a hash once an article (`distinctHashes`), and neither position nor length. */
export function postingsOf(member: Member, layers: readonly Layer[]): Postings {
  const wide = takenHashes(member, layers)
  const { positions, grams } = scratch
  const order = Array.from(wide.keys()).sort((x, y) => wide[x]! - wide[y]! || x - y)
  const kept = order.filter((p, i) => i < REPEATS || wide[order[i - REPEATS]!] !== wide[p])
  return {
    hashes: Float64Array.from(kept, (p) => wide[p]!),
    positions: Uint32Array.from(kept, (p) => positions[p]!),
    grams: Uint8Array.from(kept, (p) => grams[p]!)
  }
}

/** The hashes of an article alone, each once, ascending. */
export function distinctHashes(member: Member, layers: readonly Layer[]): Float64Array {
  const hashes = takenHashes(member, layers).sort()
  let kept = 0
  for (let p = 0; p < hashes.length; p++) if (p === 0 || hashes[p] !== hashes[p - 1]) hashes[kept++] = hashes[p]!
  return hashes.slice(0, kept)
}

/** The hashes of the fingerprints that are taken into `scratch`, in that order. */
function takenHashes(member: Member, layers: readonly Layer[]): Float64Array {
  takeFingerprints(member, layers, scratch)
  const { count, hashes, positions, grams } = scratch
  const wide = new Float64Array(count)
  for (let p = 0; p < count; p++) wide[p] = hashes[p]! * 2 ** 21 + secondHash(member.words, positions[p]!, grams[p]!)
  return wide
}

/** 21 bits that are independent of the winnowing hash. */
function secondHash(words: Uint32Array, from: number, gram: number): number {
  let hash = gram
  for (let i = 0; i < gram; i++) hash = (Math.imul(hash ^ words[from + i]!, 0x85ebca6b) + 0x165667b1) | 0
  return (hash ^ (hash >>> 15)) >>> 11
}
