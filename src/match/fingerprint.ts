/**
 * Fingerprints of a text by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document
 * fingerprinting", 2003): the hashes of all runs of `gram` words, of which the smallest in each window of `window` runs is kept. Two
 * texts that share `gram + window - 1` words in a row are certain to share a fingerprint.
 *
 * A tier is a choice of both numbers. 6/8 is coarse: cheap, for everything. 4/4 is fine: for edited text, at some three times the
 * cost. Quotations are taken more finely, and a handful of articles as finely as can be. A text too short for a window still gives one fingerprint, if it has a run at all.
 *
 * Runs are hashed several at a time and windows compared without branching, in WebAssembly (`../text/assemble.ts`): in half the time of one
 * run after the other, where the processor guesses wrong at every fourth.
 */

import { assemble } from '../text/assemble.ts'

/** How densely a text is fingerprinted. */
export interface Tier {
  /** Words in a row that one fingerprint stands for. */
  readonly gram: number
  /** Runs among which one is kept. */
  readonly window: number
}

export const coarse: Tier = { gram: 6, window: 8 }
export const fine: Tier = { gram: 4, window: 4 }
/** For quotations: any five words in a row. */
export const quotedFine: Tier = { gram: 4, window: 2 }
/** For few articles: any three words in a row. */
export const finest: Tier = { gram: 3, window: 1 }

/** Fingerprints in text order; arrays grow and are reused, only the first `count` entries mean something. */
export interface Fingerprints {
  count: number
  hashes: Uint32Array
  /** Index of the first word of each run. */
  positions: Uint32Array
  /** Words of each run. */
  grams: Uint8Array
}

export function makeFingerprints(): Fingerprints {
  const size = 1 << 12
  return { count: 0, hashes: new Uint32Array(size), positions: new Uint32Array(size), grams: new Uint8Array(size) }
}

const MULTIPLIER = 0x9e3779b1

/** Runs that are winnowed at a time; a place among them has 20 bits. */
const RUNS = 1 << 18
/** Longest window or run, in words. */
const LONGEST = 256
const ROOM = RUNS + 2 * LONGEST

// Addresses in the memory in which winnowing works. Of it only as much is taken as texts are long.
const WORDS = 0
const VALUES = WORDS + 4 * ROOM
const PACKED = VALUES + 4 * ROOM
const POSITIONS = PACKED + 8 * ROOM
const HASHES = POSITIONS + 4 * ROOM
const FIRST_TWO = HASHES + 4 * ROOM
const PAGES = Math.ceil((FIRST_TWO + 16) / 65_536)

/** Spreads hashes over all 32 bits: winnowing compares hashes by size. Two rounds of multiplying, each after mixing upper bits into lower ones. */
function spread(hashes: string): string {
  const mixed = (value: string, bits: number) =>
    `(v128.xor ${value} (i32x4.shr_u (local.get ${hashes}) (i32.const ${bits})))`
  const round = (value: string, bits: number, factor: number) =>
    `(local.tee ${hashes} (i32x4.mul ${mixed(value, bits)} (i32x4.splat (i32.const ${factor}))))`
  return mixed(round(round(`(local.get ${hashes})`, 15, 0x2c1b3c6d), 12, 0x297a2d39), 15)
}

/** The lesser of each of two numbers and that `$left` bytes on, so many bytes after the first. */
const leastOfTwo = (bytes: number) => `(v128.store offset=${PACKED + bytes} (local.get $at)
          (f64x2.pmin
            (v128.load offset=${PACKED + bytes} (local.get $at))
            (v128.load offset=${PACKED + bytes} (i32.add (local.get $at) (local.get $left)))))`

const inner = assemble<{
  memory: WebAssembly.Memory
  winnow: (runs: number, gram: number, window: number) => number
}>(`
(module
  (memory ${PAGES})
  ;; So many runs, of which there is a window at least: how many are kept, with hashes and positions in their places.
  (func winnow (param $runs i32) (param $gram i32) (param $window i32) (result i32)
    (local $at i32) (local $end i32) (local $word i32) (local $left i32) (local $reach i32) (local $kept i32)
    (local $hash v128) (local $next v128) (local $places v128) (local $packed f64) (local $before f64) (local $exact i64)
    ;; The hash of each run, eight runs at a time: a polynomial of its words, spread.
    (local.set $end (i32.shl (local.get $runs) (i32.const 2)))
    (loop $hashes
      (local.set $hash (v128.load offset=${WORDS} (local.get $at)))
      (local.set $next (v128.load offset=${WORDS + 16} (local.get $at)))
      (local.set $word (local.get $at))
      (local.set $left (local.get $gram))
      (block $whole (loop $words
        (local.set $left (i32.sub (local.get $left) (i32.const 1)))
        (br_if $whole (i32.eqz (local.get $left)))
        (local.set $word (i32.add (local.get $word) (i32.const 4)))
        (local.set $hash (i32x4.add
          (i32x4.mul (local.get $hash) (i32x4.splat (i32.const ${MULTIPLIER})))
          (v128.load offset=${WORDS} (local.get $word))))
        (local.set $next (i32x4.add
          (i32x4.mul (local.get $next) (i32x4.splat (i32.const ${MULTIPLIER})))
          (v128.load offset=${WORDS + 16} (local.get $word))))
        (br $words)))
      (v128.store offset=${VALUES} (local.get $at) ${spread('$hash')})
      (v128.store offset=${VALUES + 16} (local.get $at) ${spread('$next')})
      (local.set $at (i32.add (local.get $at) (i32.const 32)))
      (br_if $hashes (i32.lt_u (local.get $at) (local.get $end))))
    ;; Hash and place in one number: hash * 2^20 - place. The least of a window is the least hash, and of equal ones the last.
    (local.set $at (i32.const 0))
    (local.set $places (v128.load (i32.const ${FIRST_TWO})))
    (loop $pack
      (v128.store offset=${PACKED} (i32.shl (local.get $at) (i32.const 1))
        (f64x2.sub
          (f64x2.mul
            (f64x2.convert_low_i32x4_s (v128.load64_zero offset=${VALUES} (local.get $at)))
            (f64x2.splat (f64.const 0x100000)))
          (local.get $places)))
      (local.set $places (f64x2.add (local.get $places) (f64x2.splat (f64.const 2))))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (br_if $pack (i32.lt_u (local.get $at) (local.get $end))))
    ;; The least of two runs in a row from the least of one, that of four from that of two, until a window is reached.
    (local.set $end (i32.shl (local.get $runs) (i32.const 3)))
    (local.set $reach (i32.const 1))
    (block $whole (loop $reaches
      (local.set $left (i32.sub (local.get $window) (local.get $reach)))
      (br_if $whole (i32.eqz (local.get $left)))
      (local.set $left
        (select (local.get $left) (local.get $reach) (i32.lt_u (local.get $left) (local.get $reach))))
      (local.set $reach (i32.add (local.get $reach) (local.get $left)))
      (local.set $left (i32.shl (local.get $left) (i32.const 3)))
      (local.set $at (i32.const 0))
      (loop $least
        ${leastOfTwo(0)}
        ${leastOfTwo(16)}
        (local.set $at (i32.add (local.get $at) (i32.const 32)))
        (br_if $least (i32.lt_u (local.get $at) (local.get $end))))
      (br $reaches)))
    ;; Of windows in a row that keep the same run, one: each is written over the one before unless that is another.
    (local.set $end (i32.shl (i32.sub (i32.add (local.get $runs) (i32.const 1)) (local.get $window)) (i32.const 3)))
    (local.set $at (i32.const 0))
    (local.set $kept (i32.const -8))
    (local.set $before (f64.const 1e300))
    (loop $windows
      (local.set $packed (f64.load offset=${PACKED} (local.get $at)))
      (local.set $kept
        (i32.add (local.get $kept) (i32.shl (f64.ne (local.get $packed) (local.get $before)) (i32.const 3))))
      (f64.store offset=${PACKED} (local.get $kept) (local.get $packed))
      (local.set $before (local.get $packed))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (br_if $windows (i32.lt_u (local.get $at) (local.get $end))))
    (local.set $end (i32.shr_u (i32.add (local.get $kept) (i32.const 8)) (i32.const 1)))
    (local.set $at (i32.const 0))
    (loop $unpack
      (local.set $exact (i64.trunc_f64_s (f64.load offset=${PACKED} (i32.shl (local.get $at) (i32.const 1)))))
      (i32.store offset=${POSITIONS} (local.get $at)
        (i32.and (i32.sub (i32.const 0) (i32.wrap_i64 (local.get $exact))) (i32.const 0xfffff)))
      ;; The least of a window is a small number: spread again, because the index sorts by the upper bits.
      (i32.store offset=${HASHES} (local.get $at)
        (i32.mul
          (i32.wrap_i64 (i64.shr_s (i64.add (local.get $exact) (i64.const 0xfffff)) (i64.const 20)))
          (i32.const ${MULTIPLIER})))
      (local.set $at (i32.add (local.get $at) (i32.const 4)))
      (br_if $unpack (i32.lt_u (local.get $at) (local.get $end))))
    (i32.shr_u (local.get $end) (i32.const 2))))`)

const { buffer } = inner.memory
const innerWords = new Uint32Array(buffer, WORDS, ROOM)
const innerPositions = new Uint32Array(buffer, POSITIONS, ROOM)
const innerHashes = new Uint32Array(buffer, HASHES, ROOM)
new Float64Array(buffer, FIRST_TWO, 2).set([0, 1])

/** Adds the fingerprints of words `from` to `to` (exclusive) to `into`. Window and run have `LONGEST` words at most. */
export function winnow(words: Uint32Array, from: number, to: number, { gram, window }: Tier, into: Fingerprints): void {
  const total = to - from - gram + 1
  if (total <= 0) return
  makeRoom(into, into.count + total)
  const { hashes, positions } = into
  const width = Math.min(window, total)
  let count = into.count
  let last = -1
  for (let first = 0; first + width <= total; ) {
    const runs = Math.min(RUNS, total - first)
    innerWords.set(words.subarray(from + first, from + first + runs + gram - 1))
    const kept = inner.winnow(runs, gram, width)
    for (let k = 0; k < kept; k++) {
      const position = from + first + innerPositions[k]!
      if (position === last) continue
      last = position
      hashes[count] = innerHashes[k]!
      positions[count++] = position
    }
    first += runs - width + 1
  }
  into.grams.fill(gram, into.count, count)
  into.count = count
}

function makeRoom(prints: Fingerprints, size: number): void {
  if (prints.hashes.length >= size) return
  const hashes = new Uint32Array(size * 2)
  const positions = new Uint32Array(size * 2)
  const grams = new Uint8Array(size * 2)
  hashes.set(prints.hashes.subarray(0, prints.count))
  positions.set(prints.positions.subarray(0, prints.count))
  grams.set(prints.grams.subarray(0, prints.count))
  prints.grams = grams
  prints.hashes = hashes
  prints.positions = positions
}
