/**
 * Words as numbers, fast: the raw material of text reuse and of story grouping.
 *
 * A word is a run of letters and digits. It is compared NFC-normalised and case-folded; apostrophes and invisible joiners
 * inside it do not count (`don’t` = `don't` = `dont`), every other mark ends it (`well-known` is two words). A character of a
 * script that is written without spaces (Chinese, Japanese, Thai) is a word of its own. Offsets are into the untouched text.
 * A look-up table decides for each code unit; only words with combining marks take the slow path through `normalize`.
 * It does not tag, stem or know any language: see `tokens.ts` for parts of speech.
 */
import type { Span } from '../model.ts'

/** The words of one text, in order. */
export interface Words {
  readonly count: number
  /** 32-bit hash of each folded word; equal words have equal hashes, different ones nearly always different ones. */
  readonly hashes: Uint32Array
  /** Where each word begins, in UTF-16 code units. */
  readonly starts: Uint32Array
}

const SEPARATOR = 0
const LETTER = 1
const ALONE = 2
const MARK = 3
const SILENT = 4
const SURROGATE = 5

interface Alphabet {
  readonly kind: Uint8Array
  readonly folded: Uint16Array
}

let alphabet: Alphabet | undefined

function makeAlphabet(): Alphabet {
  const kind = new Uint8Array(65536)
  const folded = new Uint16Array(65536)
  const word = /[\p{L}\p{N}]/u
  const alone = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
  const silent = /['’‘ʼ＇\u00ad\u200b-\u200d\u2060\ufeff]/u
  for (let unit = 0; unit < 65536; unit++) {
    if (unit >= 0xd800 && unit < 0xe000) {
      kind[unit] = SURROGATE
      continue
    }
    const character = String.fromCharCode(unit)
    if (word.test(character)) kind[unit] = alone.test(character) ? ALONE : LETTER
    else if (/\p{M}/u.test(character)) kind[unit] = MARK
    else if (silent.test(character)) kind[unit] = SILENT
    const lower = character.toLowerCase()
    folded[unit] = lower.length === 1 ? lower.charCodeAt(0) : unit
  }
  folded['ς'.charCodeAt(0)] = 'σ'.charCodeAt(0)
  folded['ſ'.charCodeAt(0)] = 's'.charCodeAt(0)
  return { kind, folded }
}

/** One word found by `nextWord`; reused from call to call. */
interface Found {
  start: number
  end: number
  hash: number
}

// FNV-1a over code units, with the last step of MurmurHash3 so that all 32 bits are worth using.
const SEED = 2166136261
const PRIME = 16777619
function finish(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

function hashSlowly(word: string): number {
  const { kind, folded } = alphabet!
  const text = word.normalize('NFC').toLowerCase().normalize('NFC')
  let hash = SEED
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (kind[unit] !== SILENT) hash = Math.imul(hash ^ folded[unit]!, PRIME)
  }
  return finish(hash)
}

/** Length of the letter or digit outside the basic plane that begins at `at`: 2, or 0 if there is none. */
function wideLetter(text: string, at: number): number {
  return /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2)) ? 2 : 0
}

/** Finds the first word at or after `from`; false at the end of the text. */
function nextWord(text: string, from: number, found: Found): boolean {
  const { kind, folded } = alphabet!
  const length = text.length
  for (let at = from; at < length; at++) {
    const first = text.charCodeAt(at)
    const sort = kind[first]!
    if (sort === SEPARATOR || sort === SILENT || sort === MARK) continue
    if (sort === SURROGATE && !wideLetter(text, at)) continue
    found.start = at
    if (sort === ALONE) {
      found.end = at + 1
      found.hash = finish(Math.imul(SEED ^ folded[first]!, PRIME))
      return true
    }
    let hash = SEED
    let end = at
    let slow = false
    let p = at
    while (p < length) {
      const unit = text.charCodeAt(p)
      const k = kind[unit]!
      if (k === LETTER) {
        hash = Math.imul(hash ^ folded[unit]!, PRIME)
        end = ++p
      } else if (k === SILENT) p++
      else if (k === MARK) {
        slow = true
        end = ++p
      } else if (k === SURROGATE && wideLetter(text, p)) {
        slow = true
        p += 2
        end = p
      } else break
    }
    found.end = end
    found.hash = slow ? hashSlowly(text.slice(at, end)) : finish(hash)
    return true
  }
  return false
}

let hashScratch = new Uint32Array(1 << 14)
let startScratch = new Uint32Array(1 << 14)

/** All words of a text except those that begin inside one of the `skipped` spans (in text order). */
export function readWords(text: string, skipped: readonly Span[] = []): Words {
  alphabet ??= makeAlphabet()
  const most = (text.length >> 1) + (text.length >> 2) + 16
  if (hashScratch.length < text.length + 1) {
    hashScratch = new Uint32Array(text.length + most)
    startScratch = new Uint32Array(text.length + most)
  }
  const found: Found = { start: 0, end: 0, hash: 0 }
  let count = 0
  let at = 0
  let skip = 0
  while (nextWord(text, at, found)) {
    at = found.end
    while (skip < skipped.length && skipped[skip]!.end <= found.start) skip++
    if (skip < skipped.length && skipped[skip]!.start <= found.start) {
      at = Math.max(at, skipped[skip]!.end)
      continue
    }
    hashScratch[count] = found.hash
    startScratch[count++] = found.start
  }
  return { count, hashes: hashScratch.slice(0, count), starts: startScratch.slice(0, count) }
}

/** Where the word that begins at `start` ends. */
export function wordEnd(text: string, start: number): number {
  alphabet ??= makeAlphabet()
  const found: Found = { start, end: start, hash: 0 }
  return nextWord(text, start, found) ? found.end : text.length
}

/** Hash of one word alone, as `readWords` would give it; 0 if there is no word in it. */
export function wordHash(word: string): number {
  alphabet ??= makeAlphabet()
  const found: Found = { start: 0, end: 0, hash: 0 }
  return nextWord(word, 0, found) ? found.hash : 0
}
