/** Columns of numbers that grow row by row: rows of a table of numbers cost sixteen bytes instead of an array each. */

export interface NumberColumns {
  /** Adds a row of two. */
  readonly add: (first: number, second: number) => void
  /** The columns as they are now; not to be kept while rows are added. */
  readonly columns: () => readonly [Float64Array, Float64Array]
}

/** Two columns. */
export function makeColumns(): NumberColumns {
  let first = new Float64Array(1024)
  let second = new Float64Array(1024)
  let count = 0
  const larger = (column: Float64Array) => {
    const next = new Float64Array(column.length * 2)
    next.set(column)
    return next
  }
  return {
    add: (one, two) => {
      if (count === first.length) {
        first = larger(first)
        second = larger(second)
      }
      first[count] = one
      second[count++] = two
    },
    columns: () => [first.subarray(0, count), second.subarray(0, count)]
  }
}
