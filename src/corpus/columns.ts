/** Columns of numbers that grow row by row: rows of a table of numbers cost eight bytes a value instead of an array each. */

export interface NumberColumns {
  /** Adds a row: a value a column, NaN for NULL. */
  readonly add: (...row: readonly number[]) => void
  /** The columns as they are now; not to be kept while rows are added. */
  readonly columns: () => readonly Float64Array[]
}

/** So many columns. */
export function makeColumns(width: number): NumberColumns {
  let columns = Array.from({ length: width }, () => new Float64Array(1024))
  let count = 0
  const larger = (column: Float64Array) => {
    const next = new Float64Array(column.length * 2)
    next.set(column)
    return next
  }
  return {
    add: (...row) => {
      if (count === columns[0]!.length) columns = columns.map(larger)
      for (let c = 0; c < width; c++) columns[c]![count] = row[c]!
      count++
    },
    columns: () => columns.map((column) => column.subarray(0, count))
  }
}
