/**
 * CSV as RFC 4180 has it: comma, CRLF, quotes doubled, a head line. Texts that a spreadsheet would run as a formula get an
 * apostrophe before them (OWASP, "CSV Injection"); numbers are written as numbers, instants in ISO 8601.
 */
import type { Trace } from '../model.ts'
import { visibleLines } from './safe.ts'
import { type Cell, type Table, tables } from './tables.ts'

/** A file of the export. */
export interface CsvFile {
  readonly name: string
  /** Its text in pieces. */
  readonly pieces: Iterable<string>
}

/** All files, each to be written as its pieces come. */
export function csvFiles(trace: Trace): CsvFile[] {
  return tables.map((table) => ({ name: `${table.name}.csv`, pieces: csvTable(table, trace) }))
}

/** One table, row by row. */
function* csvTable(table: Table, trace: Trace): Generator<string> {
  yield csvRow(table.columns)
  for (const row of table.rows(trace)) yield csvRow(row)
}

function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** One cell: quoted where it must be, guarded against formulas where it is text. */
export function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const guarded = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u.test(cell) ? `'${cell}` : cell
  const text = visibleLines(guarded)
  return /[",\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
