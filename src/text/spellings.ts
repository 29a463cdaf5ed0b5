/**
 * Texts as words that were met before: a text is gone through once, unit by unit, and each spelling leads to the record that its caller made
 * of it when it was first met. Folding, stemming and looking up are done once a spelling instead of once a word, and no string is cut out
 * of the text for a word that is known: texts are read by the million.
 *
 * A word is a run of letters, with what follows one apostrophe, or a run of figures with points and commas inside. It is the same as
 * `/\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+(?:['’]\p{L}+)?/gu`, which also does the work where a text has characters outside the basic plane.
 */

/** Reads words as records of one kind. */
export interface SpellingReader<Known> {
  /** Adds the records of the words of a text to `into`, and `null` for a mark that ends a sentence. */
  readonly read: (text: string, into: (Known | null)[]) => void
  /** How many spellings are known. */
  readonly size: () => number
  readonly forget: () => void
}

// What a code unit is.
const OTHER = 0
const LETTER = 1
const MARK = 2
const FIGURE = 3
const STOP = 4
const WIDE = 5
const UNSEEN = 255

const kinds = new Uint8Array(65_536).fill(UNSEEN)

function meet(unit: number): number {
  const letter = String.fromCharCode(unit)
  if (unit >= 0xd800 && unit < 0xe000) kinds[unit] = WIDE
  else if (/[.!?\n:]/.test(letter)) kinds[unit] = STOP
  else if (/\p{L}/u.test(letter)) kinds[unit] = LETTER
  else if (/\p{M}/u.test(letter)) kinds[unit] = MARK
  else kinds[unit] = /\p{N}/u.test(letter) ? FIGURE : OTHER
  return kinds[unit]!
}

const APOSTROPHE = 0x27
const TURNED_APOSTROPHE = 0x2019
const POINT = 0x2e
const COMMA = 0x2c

const carefully = /[.!?\n:]+|\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+(?:['’]\p{L}+)?/gu

let bytes = Buffer.alloc(1 << 16)
let units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1)

function copyUnits(text: string): Uint16Array {
  if (units.length < text.length + 1) {
    bytes = Buffer.alloc((text.length + 1) * 4)
    units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1)
  }
  bytes.write(text, 0, 'utf16le')
  units[text.length] = 0
  return units
}

function kindAt(from: Uint16Array, at: number): number {
  const kind = kinds[from[at]!]!
  return kind === UNSEEN ? meet(from[at]!) : kind
}

/** Where the word that begins at `at` ends. */
function endOfWord(from: Uint16Array, start: number, kind: number): number {
  let at = start + 1
  if (kind === FIGURE) {
    for (;;) {
      while (kindAt(from, at) === FIGURE) at++
      if ((from[at] !== POINT && from[at] !== COMMA) || kindAt(from, at + 1) !== FIGURE) return at
      at++
    }
  }
  for (let next = kindAt(from, at); next === LETTER || next === MARK; next = kindAt(from, ++at));
  if ((from[at] !== APOSTROPHE && from[at] !== TURNED_APOSTROPHE) || kindAt(from, at + 1) !== LETTER) return at
  at++
  while (kindAt(from, at) === LETTER) at++
  return at
}

/** A reader that makes a record of each spelling with `make`. */
export function makeSpellingReader<Known>(make: (spelling: string) => Known): SpellingReader<Known> {
  // Open addressing; a slot holds the number of a record, from 1 on.
  let slots = new Int32Array(1 << 15)
  let hashes = new Int32Array(1 << 14)
  /** Where the units of each spelling begin in `spelt`; they end where the next ones begin. */
  let begins = new Uint32Array((1 << 14) + 1)
  let spelt = new Uint16Array(1 << 17)
  let known: Known[] = []

  const slotOf = (from: Uint16Array, start: number, end: number, hash: number): number => {
    const mask = slots.length - 1
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot]! - 1
      if (number < 0) return slot
      if (hashes[number] !== hash) continue
      const begin = begins[number]!
      if (begins[number + 1]! - begin !== end - start) continue
      let same = 0
      while (start + same < end && spelt[begin + same] === from[start + same]) same++
      if (start + same === end) return slot
    }
  }

  const makeRoom = (length: number) => {
    if (known.length + 1 >= hashes.length) {
      hashes = grown(hashes, new Int32Array(hashes.length * 2))
      begins = grown(begins, new Uint32Array(hashes.length + 1))
      slots = new Int32Array(hashes.length * 2)
      const mask = slots.length - 1
      for (let number = 0; number < known.length; number++) {
        const hash = hashes[number]!
        let slot = (hash ^ (hash >>> 15)) & mask
        while (slots[slot]) slot = (slot + 1) & mask
        slots[slot] = number + 1
      }
    }
    const needed = begins[known.length]! + length
    if (needed > spelt.length) spelt = grown(spelt, new Uint16Array(needed * 2))
  }

  const recordOf = (text: string, from: Uint16Array, start: number, end: number): Known => {
    let hash = 2166136261 | 0
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ from[at]!, 16777619)
    const met = slots[slotOf(from, start, end, hash)]!
    if (met) return known[met - 1]!
    makeRoom(end - start)
    const number = known.length
    slots[slotOf(from, start, end, hash)] = number + 1
    hashes[number] = hash
    spelt.set(from.subarray(start, end), begins[number]!)
    begins[number + 1] = begins[number]! + end - start
    const record = make(text.slice(start, end))
    known.push(record)
    return record
  }

  const readCarefully = (text: string, into: (Known | null)[]) => {
    for (const [word] of text.matchAll(carefully)) {
      if (/^[.!?\n:]/.test(word)) into.push(null)
      else into.push(recordOf(word, copyUnits(word), 0, word.length))
    }
  }

  return {
    read: (text, into) => {
      const from = copyUnits(text)
      const before = into.length
      for (let at = 0; at < text.length; ) {
        const kind = kindAt(from, at)
        if (kind === OTHER) at++
        else if (kind === STOP) {
          into.push(null)
          at++
        } else if (kind === WIDE) {
          into.length = before
          readCarefully(text, into)
          return
        } else {
          const end = endOfWord(from, at, kind)
          into.push(recordOf(text, from, at, end))
          at = end
        }
      }
    },
    size: () => known.length,
    forget: () => {
      slots.fill(0)
      known = []
    }
  }
}

function grown<Numbers extends Int32Array | Uint32Array | Uint16Array>(old: Numbers, larger: Numbers): Numbers {
  larger.set(old)
  return larger
}
