/**
 * Words as numbers, fast: the raw material of text reuse and of story grouping.
 *
 * A word is a run of letters and digits. It is compared NFC-normalised and case-folded; apostrophes and invisible joiners
 * inside it do not count (`don’t` = `don't` = `dont`), every other mark ends it (`well-known` is two words). A character of a
 * script that is written without spaces (Chinese, Japanese, Thai) is a word of its own. Offsets are into the untouched text.
 * The common way copies the text into 16-bit numbers and goes through them without branching at the ends of words (a wrong guess a word
 * would cost more than the rest); a text with combining marks, unspaced scripts or letters outside the basic plane takes the careful
 * way, which gives the same for all others. It does not tag, stem or know any language: see `tokens.ts` for parts of speech.
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

// What a code unit is, in the upper half of its entry; the lower half is its folded form. 0 ends a word.
const LETTER = 1
const SILENT = 2
const ALONE = 4
const MARK = 8
const SURROGATE = 16
const CAREFUL = ALONE | MARK | SURROGATE

/** Entry of a code unit that no text had so far. */
const UNSEEN = 32 << 16

const alphabet = new Uint32Array(65_536).fill(UNSEEN)

const kinds: readonly (readonly [RegExp, number])[] = [
  [/['’‘ʼ＇\u00ad\u200b-\u200d\u2060\ufeff]/, SILENT],
  [/\p{M}/u, MARK],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u, ALONE],
  [/[\p{L}\p{N}]/u, LETTER]
]
/** Letters that are written in two ways within a word. */
const twins: Readonly<Record<string, string>> = { ς: 'σ', ſ: 's' }

/** Makes the entry of a code unit when it is first met: texts have about a hundred, the alphabet 65,536, which take 30 ms. */
function meet(unit: number): number {
  const letter = String.fromCharCode(unit)
  const twin = twins[letter]
  if (unit >= 0xd800 && unit < 0xe000) alphabet[unit] = (SURROGATE << 16) | unit
  else if (twin) alphabet[unit] = (LETTER << 16) | twin.charCodeAt(0)
  else {
    const sort = kinds.find(([pattern]) => pattern.test(letter))?.[1]
    alphabet[unit] = sort === undefined ? 0 : (sort << 16) | foldedUnit(unit)
  }
  return alphabet[unit]!
}

/** Lower case of a code unit, where that is one code unit. */
function foldedUnit(unit: number): number {
  const lower = String.fromCharCode(unit).toLowerCase()
  return lower.length === 1 ? lower.charCodeAt(0) : unit
}

/** A word's hash is a polynomial of its folded units (their entries, so that no unit is 0), stirred at the end so that all 32 bits are worth using. */
const BASE = 0x2c9277b5
function add(hash: number, entry: number): number {
  return (Math.imul(hash, BASE) + ((LETTER << 16) | (entry & 0xffff))) | 0
}

/** The last step of MurmurHash3. */
function finish(hash: number): number {
  const h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const k = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return k ^ (k >>> 16)
}

/** Hash of a word with combining marks or letters outside the basic plane, as its composed form would give it. */
function hashSlowly(word: string): number {
  const text = word.normalize('NFC').toLowerCase().normalize('NFC')
  let hash = 0
  for (let i = 0; i < text.length; i++) {
    let entry = alphabet[text.charCodeAt(i)]!
    if (entry === UNSEEN) entry = meet(text.charCodeAt(i))
    if (entry >>> 16 !== SILENT) hash = add(hash, entry)
  }
  return finish(hash)
}

/** Whether a letter or digit outside the basic plane begins at `at`. */
function isWideLetter(text: string, at: number): boolean {
  return /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2))
}

/** Longest text that the fast way reads, in code units. */
const ROOM = 1 << 20
// Arrays that never change are known to the compiler by their address: twice the speed. Memory is taken only as far as it is used.
const bytes = Buffer.from(new ArrayBuffer((ROOM + 1) * 2))
const units = new Uint16Array(bytes.buffer)
// A word takes two units at least, one of them its end; and one more place is written than there are words.
const fastHashes = new Uint32Array(ROOM / 2 + 2)
const fastStarts = new Uint32Array(ROOM / 2 + 2)

/** What the careful way writes into. */
let hashScratch = new Uint32Array(1 << 10)
let startScratch = new Uint32Array(1 << 10)
/** Where the last word of the last careful scan ended. */
let lastEnd = 0

/** Writes the words of a text into `fastHashes` and `fastStarts`. Returns how many, or -1 where the text needs the careful way. */
function scanFast(text: string): number {
  const { length } = text
  if (length > ROOM) return -1
  bytes.write(text, 0, 'utf16le')
  units[length] = 32
  let seen = 0
  let count = 0
  let hash = 0
  let before = 0
  let at = 0
  for (;;) {
    let entry = 0
    for (; at <= length; at++) {
      entry = alphabet[units[at]!]!
      // Silent and careful units: rare, so the processor guesses this one right.
      if (entry >>> 17) break
      const inside = entry >>> 16
      // The place of the word is written at every unit and counts from where it ended.
      fastHashes[count] = hash
      fastStarts[count + before] = at
      count += before & ~inside
      hash = (Math.imul(hash, BASE) + entry) & -inside
      before = inside
    }
    if (at > length) break
    // Met, the unit is looked at again. Calls stay out of the inner loop: what they may change is read again at every turn.
    if (entry === UNSEEN) meet(units[at]!)
    else {
      seen |= entry
      at++
    }
  }
  if ((seen >>> 16) & CAREFUL) return -1
  for (let i = 0; i < count; i++) fastHashes[i] = finish(fastHashes[i]!)
  return count
}

/** Writes hash and start of up to `most` words from `from` on into the scratch arrays; returns how many. */
function scanCarefully(text: string, from: number, most: number): number {
  const length = text.length
  let count = 0
  let at = from
  while (at < length && count < most) {
    let entry = alphabet[text.charCodeAt(at)]!
    if (entry === UNSEEN) entry = meet(text.charCodeAt(at))
    let sort = entry >>> 16
    if (sort !== LETTER && sort !== ALONE && (sort !== SURROGATE || !isWideLetter(text, at))) {
      at++
      continue
    }
    const start = at
    let hash = 0
    let end = at
    let slow = false
    if (sort === ALONE) {
      hash = add(hash, entry)
      end = ++at
    } else
      for (;;) {
        if (sort === LETTER) {
          hash = add(hash, entry)
          end = ++at
        } else if (sort === SILENT) at++
        else if (sort === MARK) {
          slow = true
          end = ++at
        } else if (sort === SURROGATE && isWideLetter(text, at)) {
          slow = true
          at += 2
          end = at
        } else break
        if (at >= length) break
        entry = alphabet[text.charCodeAt(at)]!
        if (entry === UNSEEN) entry = meet(text.charCodeAt(at))
        sort = entry >>> 16
      }
    lastEnd = end
    hashScratch[count] = slow ? hashSlowly(text.slice(start, end)) : finish(hash)
    startScratch[count++] = start
  }
  return count
}

/** Takes the words that begin inside a skipped span out; returns how many are left. */
function leaveOut(hashes: Uint32Array, starts: Uint32Array, count: number, skipped: readonly Span[]): number {
  let kept = 0
  let skip = 0
  for (let i = 0; i < count; i++) {
    const start = starts[i]!
    while (skip < skipped.length && skipped[skip]!.end <= start) skip++
    if (skip < skipped.length && skipped[skip]!.start <= start) continue
    hashes[kept] = hashes[i]!
    starts[kept++] = start
  }
  return kept
}

/**
 * All words of a text except those that begin inside one of the `skipped` spans (in text order).
 * `keep` copies what is to be kept: a caller with many texts can put them into one large array.
 */
export function readWords(
  text: string,
  skipped: readonly Span[] = [],
  keep: (numbers: Uint32Array) => Uint32Array = (numbers) => numbers.slice()
): Words {
  let count = scanFast(text)
  const careful = count < 0
  if (careful) {
    if (hashScratch.length < text.length) hashScratch = new Uint32Array(text.length)
    if (startScratch.length < text.length) startScratch = new Uint32Array(text.length)
    count = scanCarefully(text, 0, text.length)
  }
  const hashes = careful ? hashScratch : fastHashes
  const starts = careful ? startScratch : fastStarts
  if (skipped.length) count = leaveOut(hashes, starts, count, skipped)
  return { count, hashes: keep(hashes.subarray(0, count)), starts: keep(starts.subarray(0, count)) }
}

/** Where the word that begins at `start` ends. */
export function wordEnd(text: string, start: number): number {
  return scanCarefully(text, start, 1) ? lastEnd : text.length
}

/** Hash of one word alone, as `readWords` would give it; 0 if there is no word in it. */
export function wordHash(word: string): number {
  return scanCarefully(word, 0, 1) ? hashScratch[0]! : 0
}
