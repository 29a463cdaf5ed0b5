/**
 * Extends a seed (words that two texts share) to the whole stretch that they share, edits included.
 *
 * The method is that of gapped X-drop extension (Zhang, Schwartz, Wagner and Miller, "A greedy algorithm for aligning DNA
 * sequences", 2000), on words: an equal pair scores +1; a word replaced, dropped or inserted -1; a path is given up when it falls `DROP` below
 * the best so far. Equal runs are walked without a table, and the table is left as soon as a path has made good what the edit cost,
 * so a near-copy costs little more than reading it once.
 */

/** Words `aFrom` to `aTo` of one text aligned with `bFrom` to `bTo` of another; ends exclusive. */
export interface Segment {
  aFrom: number
  aTo: number
  bFrom: number
  bTo: number
  /** Pairs of equal words in the alignment. */
  matches: number
}

/** How far a path may fall below the best score. Six edits in a row end an alignment; chaining bridges longer ones. */
const DROP = 6
/** A path this much better than where the table was entered is followed alone. */
const RECOVERED = 3

// A path in one number: its score in the upper bits, its equal words in the lower 26. Of two of one score, that with more equal words is the greater.
const WORD_BITS = 26
const EDIT = 1 << WORD_BITS
const EQUAL = EDIT + 1
const NEVER = -16 * EDIT

/** More than the band is wide, `2 * DROP + 1`, with a column to spare on either side. */
const WIDTH = 2 * DROP + 8
let paths = new Int32Array(WIDTH)
let nextPaths = new Int32Array(WIDTH)

/** How far an extension came, in words of either text, and how many were equal. */
interface Reach {
  a: number
  b: number
  matches: number
}

const reach: Reach = { a: 0, b: 0, matches: 0 }
const jump: Reach = { a: 0, b: 0, matches: 0 }

/** Extends from words `aAt`, `bAt` (included) in the direction `step`; the answer is left in `reach`. */
function extend(a: Uint32Array, aAt: number, b: Uint32Array, bAt: number, step: 1 | -1): void {
  const aLength = step > 0 ? a.length - aAt : aAt + 1
  const bLength = step > 0 ? b.length - bAt : bAt + 1
  let i = 0
  let j = 0
  let matches = 0
  reach.a = 0
  reach.b = 0
  reach.matches = 0
  let total = 0
  let best = 0
  for (;;) {
    const from = i
    while (i < aLength && j < bLength && a[aAt + i * step] === b[bAt + j * step]) {
      i++
      j++
    }
    matches += i - from
    total += i - from
    if (total >= best) {
      best = total
      reach.a = i
      reach.b = j
      reach.matches = matches
    }
    if (i >= aLength || j >= bLength) return
    const gained = cross(a, aAt + i * step, aLength - i, b, bAt + j * step, bLength - j, step)
    if (gained < 0) return
    i += jump.a
    j += jump.b
    matches += jump.matches
    total += gained
    if (total >= best) {
      best = total
      reach.a = i
      reach.b = j
      reach.matches = matches
    }
    if (gained < RECOVERED) return
  }
}

/**
 * Crosses an edit: the best path from an unequal pair, as far as it recovers. The path is left in `jump`; returned is its score,
 * negative if nothing was gained. A path that only breaks even is taken too: it ends in equal words.
 */
function cross(
  a: Uint32Array,
  aAt: number,
  aLength: number,
  b: Uint32Array,
  bAt: number,
  bLength: number,
  step: 1 | -1
): number {
  if (crossOne(a, aAt, aLength, b, bAt, bLength, step)) return RECOVERED
  if (!mayRecover(a, aAt, aLength, b, bAt, bLength, step)) return -1
  // Column c of row r stands for r words of a and r + c - DROP words of b: the band moves along with the diagonal. Only columns `low` to
  // `high` are alive; dead neighbours on either side are kept for the next row to read.
  let best = -EDIT
  let least = -DROP * EDIT
  jump.a = 0
  jump.b = 0
  let low = DROP
  let high = Math.min(2 * DROP, DROP + bLength)
  for (let c = low; c <= high; c++) paths[c + 1] = (DROP - c) * EDIT
  paths[low] = NEVER
  paths[high + 2] = NEVER
  paths[high + 3] = NEVER
  for (let row = 1; row <= aLength; row++) {
    const word = a[aAt + (row - 1) * step]!
    const from = Math.max(low - 1, DROP - row, 0)
    const to = Math.min(high + 1, 2 * DROP, bLength - row + DROP)
    low = WIDTH
    high = -1
    let path = NEVER
    let bIndex = bAt + (row + from - DROP - 1) * step
    for (let c = from; c <= to; c++, bIndex += step) {
      path = Math.max(path, paths[c + 2]!) - EDIT
      if (row + c > DROP) path = Math.max(path, paths[c + 1]! + (b[bIndex] === word ? EQUAL : -EDIT))
      if (path < least) path = NEVER
      else {
        if (high < 0) low = c
        high = c
        if (path > best) {
          best = path
          if (best > 0) least = (best & -EDIT) - DROP * EDIT
          jump.a = row
          jump.b = row + c - DROP
        }
      }
      nextPaths[c + 1] = path
    }
    if (high < 0) break
    nextPaths[low] = NEVER
    nextPaths[high + 2] = NEVER
    nextPaths[high + 3] = NEVER
    const old = paths
    paths = nextPaths
    nextPaths = old
    if (best >= RECOVERED * EDIT) break
  }
  jump.matches = best & (EDIT - 1)
  return best >= 0 && jump.matches > 0 ? best >> WORD_BITS : -1
}

/** Crosses one word inserted, replaced or dropped, where so many equal words follow that the path has recovered: most edits are of this kind. */
function crossOne(
  a: Uint32Array,
  aAt: number,
  aLength: number,
  b: Uint32Array,
  bAt: number,
  bLength: number,
  step: 1 | -1
): boolean {
  const run = RECOVERED + 1
  for (let edit = 0; edit < 3; edit++) {
    const aSkip = edit > 0 ? 1 : 0
    const bSkip = edit < 2 ? 1 : 0
    if (aLength < aSkip + run || bLength < bSkip + run) continue
    let i = 0
    while (i < run && a[aAt + (aSkip + i) * step] === b[bAt + (bSkip + i) * step]) i++
    if (i < run) continue
    jump.a = aSkip + run
    jump.b = bSkip + run
    jump.matches = run
    return true
  }
  return false
}

/** A path recovers with as many equal pairs as edits, of which there are `DROP` at most: so within the next words of either text. */
const AHEAD = 2 * DROP
const SLOTS = 256
/** The look-ahead in which a word of this slot was met last. */
const met = new Int32Array(SLOTS)
let ahead = 0

/**
 * Whether an edit can be crossed at all. After `e` edits and as many equal pairs, each equal word stands among the next `2 * e` of either text; where too few do, there is
 * no path. Words are told apart by their slot alone, so some that can not be crossed pass; most pairs of unlike texts do not.
 */
function mayRecover(
  a: Uint32Array,
  aAt: number,
  aLength: number,
  b: Uint32Array,
  bAt: number,
  bLength: number,
  step: 1 | -1
): boolean {
  ahead = (ahead + 1) | 0
  const bNear = Math.min(bLength, AHEAD)
  for (let i = 0, at = bAt; i < bNear; i++, at += step) met[b[at]! & (SLOTS - 1)] = ahead
  const aNear = Math.min(aLength, AHEAD)
  let equalWords = 0
  for (let i = 0, at = aAt; i < aNear; i++, at += step) {
    if (met[a[at]! & (SLOTS - 1)] !== ahead) continue
    equalWords++
    if (2 * equalWords > i) return true
  }
  return false
}

/** The stretch around a seed: `a[aAt…]` and `b[bAt…]` share `gram` words. Null where they do not (two runs of one hash). */
export function alignSeed(a: Uint32Array, aAt: number, b: Uint32Array, bAt: number, gram: number): Segment | null {
  for (let i = 0; i < gram; i++) if (a[aAt + i] !== b[bAt + i]) return null
  extend(a, aAt, b, bAt, 1)
  const segment: Segment = {
    aFrom: aAt,
    aTo: aAt + reach.a,
    bFrom: bAt,
    bTo: bAt + reach.b,
    matches: reach.matches
  }
  if (aAt > 0 && bAt > 0) {
    extend(a, aAt - 1, b, bAt - 1, -1)
    segment.aFrom -= reach.a
    segment.bFrom -= reach.b
    segment.matches += reach.matches
  }
  return segment
}

/** Whether `alignSeed` would find at least `least` equal words. Most seeds that are no chance run on; only the others are aligned. */
export function reaches(
  a: Uint32Array,
  aAt: number,
  b: Uint32Array,
  bAt: number,
  gram: number,
  least: number
): boolean {
  for (let i = 0; i < gram; i++) if (a[aAt + i] !== b[bAt + i]) return false
  let run = gram
  for (let i = gram; run < least && aAt + i < a.length && a[aAt + i] === b[bAt + i]; i++) run++
  for (let i = 1; run < least && i <= aAt && i <= bAt && a[aAt - i] === b[bAt - i]; i++) run++
  if (run >= least) return true
  const segment = alignSeed(a, aAt, b, bAt, gram)
  return segment !== null && segment.matches >= least
}
