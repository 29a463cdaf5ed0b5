/**
 * Words as numbers, fast: the raw material of text reuse and of story grouping.
 *
 * A word is a run of letters and digits. It is compared NFC-normalised and case-folded; apostrophes and invisible joiners
 * inside it do not count (`don’t` = `don't` = `dont`), every other mark ends it (`well-known` is two words). A character of a
 * script that is written without spaces (Chinese, Japanese, Thai) is a word of its own. Offsets are into the untouched text.
 * The common way copies the text into 16-bit numbers and goes through them without branching at the ends of words (a wrong guess a word
 * would cost more than the rest), in WebAssembly (`assemble.ts`), which takes half the time of the same in JavaScript; a text with combining marks,
 * unspaced scripts or letters outside the basic plane takes the careful way, which gives the same for all others. It does not tag, stem or know any language: see `tokens.ts` for parts of speech.
 */
import type { Span } from '../model.ts'
import { assemble } from './assemble.ts'

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
/** Entries from here on take the careful way. */
const CAREFUL = ALONE << 16

/** Entry of a code unit that no text had so far. */
const UNSEEN = 32 << 16

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
/** A word takes two units at least, one of them its end; and one more place is written than there are words. */
const MOST_WORDS = ROOM / 2 + 8

// Addresses in the memory of the fast way. Of it only as much is taken as texts are long.
const ALPHABET = 0
const UNITS = ALPHABET + 4 * 65_536
const HASHES = UNITS + 2 * (ROOM + 8)
const STARTS = HASHES + 4 * MOST_WORDS
const PAGES = Math.ceil((STARTS + 4 * MOST_WORDS) / 65_536)

/** What `scan` answers where it cannot go on. */
const MEETS_UNSEEN = -1
const NEEDS_CARE = -2

/** One unit, `bytes` after the first of this turn of the loop. */
const unitAt = (bytes: number) => `
      (local.set $entry (i32.load offset=${ALPHABET}
        (i32.shl (i32.load16_u offset=${UNITS + bytes} (local.get $at)) (i32.const 2))))
      ;; Rare, so the processor guesses this one right.
      (if (i32.gt_u (local.get $entry) (i32.const ${(SILENT << 16) - 1}))
        (then
          (if (i32.ge_u (local.get $entry) (i32.const ${UNSEEN})) (then (return (i32.const ${MEETS_UNSEEN}))))
          (if (i32.ge_u (local.get $entry) (i32.const ${CAREFUL})) (then (return (i32.const ${NEEDS_CARE})))))
        (else
          (local.set $inside (i32.shr_u (local.get $entry) (i32.const 16)))
          ;; The place of the word is written at every unit and counts from where it ended.
          (i32.store offset=${HASHES} (local.get $word) (local.get $hash))
          (i32.store offset=${STARTS}
            (i32.add (local.get $word) (i32.shl (local.get $before) (i32.const 2)))
            (i32.add (local.get $at) (i32.const ${bytes})))
          (local.set $word (i32.add (local.get $word)
            (i32.shl (i32.gt_u (local.get $before) (local.get $inside)) (i32.const 2))))
          ;; Outside words both factor and entry are 0: the next hash waits for one product and one sum alone.
          (local.set $hash (i32.add
            (i32.mul (local.get $hash) (i32.and (i32.const ${BASE}) (i32.sub (i32.const 0) (local.get $inside))))
            (local.get $entry)))
          (local.set $before (local.get $inside))))`

/** Units that a turn of the loop reads: its own cost is a third of that of a unit. */
const TURN = 4

const { memory, scan } = assemble<{ memory: WebAssembly.Memory; scan: (length: number) => number }>(`
(module
  (memory ${PAGES})
  ;; The words of so many units, after which stand ${TURN} spaces: how many, with hashes and starts in their places.
  (func scan (param $length i32) (result i32)
    (local $at i32) (local $end i32) (local $entry i32) (local $inside i32) (local $before i32) (local $hash i32) (local $word i32)
    (local $hashes v128)
    (local.set $end (i32.shl (local.get $length) (i32.const 1)))
    (loop $units${Array.from({ length: TURN }, (_, unit) => unitAt(2 * unit)).join('')}
      (local.set $at (i32.add (local.get $at) (i32.const ${2 * TURN})))
      (br_if $units (i32.le_u (local.get $at) (local.get $end))))
    ;; The last step of MurmurHash3, four words at a time; and starts in units, not bytes.
    (local.set $at (i32.const 0))
    (loop $words
      (local.set $hashes (v128.load offset=${HASHES} (local.get $at)))
      (local.set $hashes (i32x4.mul
        (v128.xor (local.get $hashes) (i32x4.shr_u (local.get $hashes) (i32.const 16)))
        (i32x4.splat (i32.const 0x85ebca6b))))
      (local.set $hashes (i32x4.mul
        (v128.xor (local.get $hashes) (i32x4.shr_u (local.get $hashes) (i32.const 13)))
        (i32x4.splat (i32.const 0xc2b2ae35))))
      (v128.store offset=${HASHES} (local.get $at)
        (v128.xor (local.get $hashes) (i32x4.shr_u (local.get $hashes) (i32.const 16))))
      (v128.store offset=${STARTS} (local.get $at)
        (i32x4.shr_u (v128.load offset=${STARTS} (local.get $at)) (i32.const 1)))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br_if $words (i32.lt_u (local.get $at) (local.get $word))))
    (i32.shr_u (local.get $word) (i32.const 2))))`)

const alphabet = new Uint32Array(memory.buffer, ALPHABET, 65_536).fill(UNSEEN)
for (let unit = 0; unit < 256; unit++) meet(unit)
const bytes = Buffer.from(memory.buffer, UNITS, 2 * (ROOM + 8))
const units = new Uint16Array(memory.buffer, UNITS, ROOM + 8)
const fastHashes = new Uint32Array(memory.buffer, HASHES, MOST_WORDS)
const fastStarts = new Uint32Array(memory.buffer, STARTS, MOST_WORDS)

/** What the careful way writes into. */
let hashScratch = new Uint32Array(1 << 10)
let startScratch = new Uint32Array(1 << 10)
/** Where the last word of the last careful scan ended. */
let lastEnd = 0

/** Signs outside the basic plane that are no letters, and the marks that turn a sign into a picture: the end of a word, as any sign is. */
const picture = /(?:(?![\p{L}\p{N}])[\u{10000}-\u{10ffff}]|(?<=[\p{S}\p{Z}\u{10000}-\u{10ffff}])\ufe0f)+/gu

/** Writes the words of a text into `fastHashes` and `fastStarts`. Returns how many, or less than 0 where the text needs the careful way. */
function scanFast(text: string): number {
  if (text.length > ROOM) return NEEDS_CARE
  const count = scanUnits(text)
  return count === NEEDS_CARE ? scanUnits(text.replace(picture, (signs) => ' '.repeat(signs.length))) : count
}

function scanUnits(text: string): number {
  const { length } = text
  bytes.write(text, 0, 'utf16le')
  units.fill(32, length, length + TURN)
  const count = scan(length)
  if (count !== MEETS_UNSEEN) return count
  for (let at = 0; at <= length; at++) if (alphabet[units[at]!] === UNSEEN) meet(units[at]!)
  return scan(length)
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

/** All words of a text except those that begin inside one of the `skipped` spans (in text order). */
export function readWords(text: string, skipped: readonly Span[] = []): Words {
  const { count, hashes, starts } = scanWords(text, skipped)
  return { count, hashes: hashes.slice(), starts: starts.slice() }
}

/** The same, for a caller who puts the words of many texts into one large array: good until the next text is read. */
export function scanWords(text: string, skipped: readonly Span[]): Words {
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
  return { count, hashes: hashes.subarray(0, count), starts: starts.subarray(0, count) }
}

/** Where the word that begins at `start` ends. */
export function wordEnd(text: string, start: number): number {
  let end = start
  for (let at = start; at < text.length; at++) {
    const entry = alphabet[text.charCodeAt(at)]!
    if (entry >>> 16 === LETTER) end = at + 1
    else if (entry >= CAREFUL) return scanCarefully(text, start, 1) ? lastEnd : text.length
    else if (entry >>> 16 !== SILENT) break
  }
  return end
}

/** Hash of one word alone, as `readWords` would give it; 0 if there is no word in it. */
export function wordHash(word: string): number {
  return scanCarefully(word, 0, 1) ? hashScratch[0]! : 0
}
