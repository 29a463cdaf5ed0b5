/**
 * Entries of the catalog in memory: columns of numbers, and of texts what cannot be made from numbers. An object each would keep the collector of a
 * corpus of a million articles busier than the work itself, as it goes through all of them again and again.
 */
import { compareIds } from '../text/published.ts'

/** Where an article belongs. */
export interface Place {
  /** The articles among which its story was made, by the lowest of their numbers; -1 before that. */
  readonly piece: number
  /** How often weaker joins were cut before these were few enough (`storyPieces.ts`). */
  readonly level: number
  /** Id of its story; "" before it has one. */
  readonly story: string
}

/** One article of the catalog. */
export interface Entry extends Place {
  readonly number: number
  /** Its id in the corpus. */
  readonly id: string
  readonly given: string
  /** 16 hexadecimal digits. */
  readonly digest: string
  /** Milliseconds since 1970; NaN where undated. */
  readonly at: number
  readonly label: string
  readonly outlet: string | null
}

export interface Entries {
  readonly has: (number: number) => boolean
  /** The entry of an article that is held, as it is now. */
  readonly get: (number: number) => Entry
  /** Single fields of an article that is held. */
  readonly at: (number: number) => number
  readonly id: (number: number) => string
  readonly piece: (number: number) => number
  readonly level: (number: number) => number
  readonly story: (number: number) => string
  /** Takes in an article that is not held. */
  readonly set: (entry: Entry) => void
  readonly place: (number: number, place: Place) => void
  readonly rename: (number: number, id: string) => void
  readonly drop: (number: number) => void
  /** By time, undated last; then by id as read, then by digest: the same whatever came first. */
  readonly order: (one: number, two: number) => number
  /** Those held, ascending. */
  readonly numbers: () => number[]
  /** Above all numbers that are or were held. */
  readonly end: () => number
}

export function makeEntries(): Entries {
  /** By number: the row of an article in the columns, plus 1; 0 where it is not held. */
  let rows = new Int32Array(1024)
  let end = 0
  let at = new Float64Array(1024)
  /** The digest in two parts. */
  let high = new Uint32Array(1024)
  let low = new Uint32Array(1024)
  let piece = new Int32Array(1024)
  let level = new Uint8Array(1024)
  const given: string[] = []
  const labels: string[] = []
  const outlets: (string | null)[] = []
  const stories: string[] = []
  /** Ids that are another than that which was read; and names of outlets, each held once. */
  const ids = new Map<number, string>()
  const names = new Map<string, string>()

  const newRow = (number: number): number => {
    if (number >= rows.length) rows = larger(rows, new Int32Array(Math.max(number + 1, rows.length * 2)))
    const row = given.length
    if (row === at.length) {
      at = larger(at, new Float64Array(row * 2))
      high = larger(high, new Uint32Array(row * 2))
      low = larger(low, new Uint32Array(row * 2))
      piece = larger(piece, new Int32Array(row * 2))
      level = larger(level, new Uint8Array(row * 2))
    }
    rows[number] = row + 1
    end = Math.max(end, number + 1)
    return row
  }
  const rowOf = (number: number) => rows[number]! - 1
  const has = (number: number) => number < rows.length && rows[number] !== 0
  const once = (name: string): string => {
    const known = names.get(name)
    if (known === undefined) names.set(name, name)
    return known ?? name
  }
  const id = (number: number) => ids.get(number) ?? given[rowOf(number)]!
  const rename = (number: number, other: string) => {
    if (other === given[rowOf(number)]) ids.delete(number)
    else ids.set(number, other)
  }
  const place = (number: number, next: Place) => {
    const row = rowOf(number)
    piece[row] = next.piece
    level[row] = next.level
    stories[row] = next.story
  }
  return {
    has,
    get: (number) => {
      const row = rowOf(number)
      return {
        number,
        id: id(number),
        given: given[row]!,
        digest: hexadecimal(high[row]!) + hexadecimal(low[row]!),
        at: at[row]!,
        label: labels[row]!,
        outlet: outlets[row]!,
        piece: piece[row]!,
        level: level[row]!,
        story: stories[row]!
      }
    },
    at: (number) => at[rowOf(number)]!,
    id,
    piece: (number) => piece[rowOf(number)]!,
    level: (number) => level[rowOf(number)]!,
    story: (number) => stories[rowOf(number)]!,
    set: (entry) => {
      const { number, digest, outlet } = entry
      const row = newRow(number)
      at[row] = entry.at
      high[row] = Number.parseInt(digest.slice(0, 8), 16)
      low[row] = Number.parseInt(digest.slice(8), 16)
      given.push(entry.given)
      labels.push(entry.label)
      outlets.push(outlet === null ? null : once(outlet))
      stories.push(entry.story)
      rename(number, entry.id)
      place(number, entry)
    },
    place,
    rename,
    drop: (number) => {
      rows[number] = 0
      ids.delete(number)
    },
    order: (one, two) => {
      const [first, second] = [rowOf(one), rowOf(two)]
      const [earlier, later] = [at[first]!, at[second]!]
      return (
        Number(Number.isNaN(earlier)) - Number(Number.isNaN(later)) ||
        (Number.isNaN(earlier) ? 0 : earlier - later) ||
        compareIds(given[first]!, given[second]!) ||
        high[first]! - high[second]! ||
        low[first]! - low[second]!
      )
    },
    numbers: () => Array.from({ length: end }, (_, number) => number).filter(has),
    end: () => end
  }
}

function larger<Column extends { set: (from: Column) => void }>(from: Column, to: Column): Column {
  to.set(from)
  return to
}

function hexadecimal(number: number): string {
  return number.toString(16).padStart(8, '0')
}
