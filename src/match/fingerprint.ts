/**
 * Fingerprints of a text by winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document
 * fingerprinting", 2003): the hashes of all runs of `gram` words, of which the smallest in each window of `window` runs is kept. Two
 * texts that share `gram + window - 1` words in a row are certain to share a fingerprint.
 *
 * A tier is a choice of both numbers. 6/8 is coarse: cheap, for everything. 4/4 is fine: for edited text, at some three times the
 * cost. Quotations are taken more finely, and a handful of articles as finely as can be. A text too short for a window still gives one fingerprint, if it has a run at all.
 */

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

/** Spreads a rolling hash over all 32 bits: winnowing compares hashes by size. */
function spread(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39)
  return h ^ (h >>> 15)
}

function power(base: number, exponent: number): number {
  let result = 1
  for (let i = 0; i < exponent; i++) result = Math.imul(result, base)
  return result
}

/** The last runs. An array that never changes is known to the compiler by its address. Signed: comparing signed numbers is what processors do. */
const LAST = 64
const lastRuns = new Int32Array(LAST)

/** Adds the fingerprints of words `from` to `to` (exclusive) to `into`. A window is of `LAST` runs at most. */
export function winnow(words: Uint32Array, from: number, to: number, tier: Tier, into: Fingerprints): void {
  const { gram, window } = tier
  const total = to - from - gram + 1
  if (total <= 0) return
  makeRoom(into, into.count + total)
  const { hashes, positions } = into
  const leaving = power(MULTIPLIER, gram)
  const firstWindow = Math.min(window, total) - 1
  let count = into.count
  let rolling = 0
  for (let i = from; i < from + gram - 1; i++) rolling = (Math.imul(rolling, MULTIPLIER) + (words[i]! | 0)) | 0
  let kept = -1 - window
  let least = 0
  let left = 0
  for (let run = 0; run < total; run++) {
    rolling = (Math.imul(rolling, MULTIPLIER) + (words[from + run + gram - 1]! | 0) - Math.imul(left, leaving)) | 0
    left = words[from + run]! | 0
    const value = spread(rolling)
    lastRuns[run & (LAST - 1)] = value
    if (run < firstWindow) continue
    const first = run - window + 1
    if (kept >= first && value > least) continue
    const gone = kept < first
    kept = run
    least = value
    if (gone)
      for (let i = run - 1; i >= first && i >= 0; i--) {
        const other = lastRuns[i & (LAST - 1)]!
        if (other >= least) continue
        least = other
        kept = i
      }
    // The least of a window is a small number: spread again, because the index sorts by the upper bits.
    hashes[count] = Math.imul(least, MULTIPLIER) >>> 0
    positions[count++] = from + kept
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
