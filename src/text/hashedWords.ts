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

let alphabet: Uint32Array | undefined

const kinds: readonly (readonly [RegExp, number])[] = [
  [/['’‘ʼ＇\u00ad\u200b-\u200d\u2060\ufeff]/, SILENT],
  [/\p{M}/u, MARK],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u, ALONE],
  [/[\p{L}\p{N}]/u, LETTER]
]
/** Letters that are written in two ways within a word. */
const twins: Readonly<Record<string, string>> = { ς: 'σ', ſ: 's' }

function makeAlphabet(): Uint32Array {
  return new Uint32Array(65_536).fill(UNSEEN)
}

/** Makes the entry of a code unit when it is first met: texts have about a hundred, the alphabet 65,536, which take 30 ms. */
function meet(table: Uint32Array, unit: number): number {
  const letter = String.fromCharCode(unit)
  const twin = twins[letter]
  if (unit >= 0xd800 && unit < 0xe000) table[unit] = (SURROGATE << 16) | unit
  else if (twin) table[unit] = (LETTER << 16) | twin.charCodeAt(0)
  else {
    const sort = kinds.find(([pattern]) => pattern.test(letter))?.[1]
    table[unit] = sort === undefined ? 0 : (sort << 16) | foldedUnit(unit)
  }
  return table[unit]!
}

/** Lower case of a code unit, where that is one code unit. */
function foldedUnit(unit: number): number {
  const lower = String.fromCharCode(unit).toLowerCase()
  return lower.length === 1 ? lower.charCodeAt(0) : unit
}

// FNV-1a over code units, with the last step of MurmurHash3 so that all 32 bits are worth using.
const SEED = 2166136261 | 0
const PRIME = 16777619
function finish(hash: number): number {
  const h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  const k = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return k ^ (k >>> 16)
}

/** Hash of a word with combining marks or letters outside the basic plane, as its composed form would give it. */
function hashSlowly(word: string, table: Uint32Array): number {
  const text = word.normalize('NFC').toLowerCase().normalize('NFC')
  let hash = SEED
  for (let i = 0; i < text.length; i++) {
    let entry = table[text.charCodeAt(i)]!
    if (entry === UNSEEN) entry = meet(table, text.charCodeAt(i))
    if (entry >>> 16 !== SILENT) hash = Math.imul(hash ^ (entry & 0xffff), PRIME)
  }
  return finish(hash)
}

/** Whether a letter or digit outside the basic plane begins at `at`. */
function isWideLetter(text: string, at: number): boolean {
  return /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2))
}

let hashScratch = new Uint32Array(1 << 14)
let startScratch = new Uint32Array(1 << 15)
let bytes = Buffer.alloc(1 << 16)
let units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1)
/** Where the last word of the last careful scan ended. */
let lastEnd = 0

function makeRoom(length: number): void {
  if (units.length < length + 1) {
    bytes = Buffer.alloc((length + 1) * 4)
    units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1)
  }
  // A word takes two units at least, one of them its end; of each the start and the end are written, and one more.
  if (startScratch.length < length + 3) startScratch = new Uint32Array(length * 2 + 3)
  if (hashScratch.length < length + 3) hashScratch = new Uint32Array(length * 2 + 3)
}

/**
 * Writes the words of a text into the scratch arrays: hashes, and of each its start and its end. Returns how many, or -1 where
 * the text needs the careful way.
 */
function scanFast(text: string, table: Uint32Array): number {
  const length = text.length
  const into = units
  const hashes = hashScratch
  const edges = startScratch
  bytes.write(text, 0, 'utf16le')
  into[length] = 32
  let count = 0
  let hash = SEED
  let before = 0
  let seen = 0
  for (let at = 0; at <= length; at++) {
    const entry = table[into[at]!]!
    // Silent and careful units: rare, so the processor guesses this one right.
    if (entry >>> 17) {
      // met, the unit is looked at again
      if (entry === UNSEEN) meet(table, into[at--]!)
      else seen |= entry
      continue
    }
    const inside = -(entry >>> 16)
    hashes[count >> 1] = hash
    edges[count] = at
    count -= before ^ inside
    hash = (Math.imul(hash ^ (entry & 0xffff), PRIME) & inside) | (SEED & ~inside)
    before = inside
  }
  if ((seen >>> 16) & CAREFUL) return -1
  count >>= 1
  for (let i = 0; i < count; i++) {
    hashes[i] = finish(hashes[i]!)
    edges[i] = edges[2 * i]!
  }
  return count
}

/** Writes hash and start of up to `most` words from `from` on into the scratch arrays; returns how many. */
function scanCarefully(text: string, from: number, most: number, table: Uint32Array): number {
  const length = text.length
  let count = 0
  let at = from
  while (at < length && count < most) {
    let entry = table[text.charCodeAt(at)]!
    if (entry === UNSEEN) entry = meet(table, text.charCodeAt(at))
    let sort = entry >>> 16
    if (sort !== LETTER && sort !== ALONE && (sort !== SURROGATE || !isWideLetter(text, at))) {
      at++
      continue
    }
    const start = at
    let hash = SEED
    let end = at
    let slow = false
    if (sort === ALONE) {
      hash = Math.imul(hash ^ (entry & 0xffff), PRIME)
      end = ++at
    } else
      for (;;) {
        if (sort === LETTER) {
          hash = Math.imul(hash ^ (entry & 0xffff), PRIME)
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
        entry = table[text.charCodeAt(at)]!
        if (entry === UNSEEN) entry = meet(table, text.charCodeAt(at))
        sort = entry >>> 16
      }
    lastEnd = end
    hashScratch[count] = slow ? hashSlowly(text.slice(start, end), table) : finish(hash)
    startScratch[count++] = start
  }
  return count
}

/** Takes the words that begin inside a skipped span out of the scratch arrays; returns how many are left. */
function leaveOut(count: number, skipped: readonly Span[]): number {
  let kept = 0
  let skip = 0
  for (let i = 0; i < count; i++) {
    const start = startScratch[i]!
    while (skip < skipped.length && skipped[skip]!.end <= start) skip++
    if (skip < skipped.length && skipped[skip]!.start <= start) continue
    hashScratch[kept] = hashScratch[i]!
    startScratch[kept++] = start
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
  alphabet ??= makeAlphabet()
  makeRoom(text.length)
  let count = scanFast(text, alphabet)
  if (count < 0) count = scanCarefully(text, 0, text.length, alphabet)
  if (skipped.length) count = leaveOut(count, skipped)
  return { count, hashes: keep(hashScratch.subarray(0, count)), starts: keep(startScratch.subarray(0, count)) }
}

/** Where the word that begins at `start` ends. */
export function wordEnd(text: string, start: number): number {
  alphabet ??= makeAlphabet()
  return scanCarefully(text, start, 1, alphabet) ? lastEnd : text.length
}

/** Hash of one word alone, as `readWords` would give it; 0 if there is no word in it. */
export function wordHash(word: string): number {
  alphabet ??= makeAlphabet()
  return scanCarefully(word, 0, 1, alphabet) ? hashScratch[0]! : 0
}
