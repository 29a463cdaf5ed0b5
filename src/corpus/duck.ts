/**
 * DuckDB over the segments of a corpus. It is loaded only when a corpus is opened: a trace of files never touches it. Each
 * process has a database of its own, in memory, with views over the Parquet files of one manifest: a snapshot. What does not
 * fit into memory spills into a folder. One thread owns it.
 */
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBResult, DuckDBValue, DuckDBVector } from '@duckdb/node-api'
import type { ColumnType } from './layout.ts'

export type Value = string | number | null | readonly number[] | Int32Array
export type Row = Readonly<Record<string, Value>>

export interface DuckOptions {
  /** Most memory DuckDB takes, such as "2GB". */
  readonly memory?: string | undefined
}

export interface Duck {
  readonly run: (sql: string) => Promise<void>
  /** Rows as objects; whole numbers are numbers. */
  readonly rows: <R extends Row>(sql: string, values?: Readonly<Record<string, string | number>>) => Promise<R[]>
  /** Columns of a result, for many rows. */
  readonly columns: (sql: string) => Promise<Value[][]>
  /** Columns of a result that are all of the type DOUBLE; NaN for NULL. */
  readonly numbers: (sql: string) => Promise<Float64Array[]>
  /** The same, portion by portion, of a result that is too long to be held. */
  readonly portions: (sql: string, visit: (columns: readonly Float64Array[]) => void) => Promise<void>
  /** Makes a temporary table and fills it. Numbers are held as DOUBLE, but for those of INTEGER lists, of which there are very many. */
  readonly fill: (
    table: string,
    columns: readonly { name: string; type: ColumnType }[],
    rows: Iterable<readonly Value[]>
  ) => Promise<void>
  /** The same for columns of numbers, of type DOUBLE; faster by far. */
  readonly fillNumbers: (table: string, names: readonly string[], columns: readonly Float64Array[]) => Promise<void>
  readonly close: () => void
}

/** DuckDB hands out and takes rows in portions of so many. */
const PORTION = 2048

/** Opens an empty database in memory. */
export async function openDuck(options: DuckOptions = {}): Promise<Duck> {
  const api = await import('@duckdb/node-api')
  const spill = spillFolder()
  const instance = await api.DuckDBInstance.create(':memory:', {
    temp_directory: spill,
    memory_limit: options.memory ?? '2GB',
    threads: '2',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'true'
  })
  const connection = await instance.connect()
  // Segments never change: what their footers say is read once.
  await connection.run('LOAD parquet; SET parquet_metadata_cache = true')
  const typeOf = (type: ColumnType) => {
    if (type === 'VARCHAR') return api.VARCHAR
    if (type === 'INTEGER[]') return api.LIST(api.INTEGER)
    return type.endsWith('[]') ? api.LIST(api.DOUBLE) : api.DOUBLE
  }
  return {
    run: async (sql) => void (await connection.run(sql)),
    rows: async <R extends Row>(sql: string, values?: Readonly<Record<string, string | number>>) => {
      const reader = await connection.runAndReadAll(sql, values ? { ...values } : undefined)
      return reader.getRowObjectsJS().map((row) => plainRow(row) as R)
    },
    columns: async (sql) => {
      const reader = await connection.runAndReadAll(sql)
      return reader.getColumns().map((column) => column.map(plainValue))
    },
    numbers: async (sql) => {
      const result = await connection.run(sql)
      const parts: Float64Array[][] = Array.from({ length: result.columnCount }, () => [])
      for await (const columns of portionsOf(result))
        for (const [c, column] of columns.entries()) parts[c]!.push(column)
      return parts.map(joinNumbers)
    },
    portions: async (sql, visit) => {
      // Not held as a whole by DuckDB either.
      for await (const columns of portionsOf(await connection.stream(sql))) visit(columns)
    },
    fillNumbers: async (table, names, columns) => {
      await connection.run(
        `CREATE OR REPLACE TEMP TABLE ${table} (${names.map((name) => `"${name}" DOUBLE`).join(', ')})`
      )
      const appender = await connection.createAppender(table)
      const size = columns[0]!.length
      const types = columns.map(() => api.DOUBLE)
      for (let from = 0; from < size; from += PORTION) {
        const chunk = api.DuckDBDataChunk.create(types, Math.min(PORTION, size - from))
        columns.forEach((column, c) => {
          const vector = chunk.getColumnVector(c)
          for (let i = 0; i < vector.itemCount; i++) vector.setItem(i, column[from + i]!)
          vector.flush()
        })
        appender.appendDataChunk(chunk)
      }
      appender.closeSync()
    },
    fill: async (table, columns, rows) => {
      const kind = (type: ColumnType) =>
        type === 'VARCHAR' || type === 'INTEGER[]' ? type : type.endsWith('[]') ? 'DOUBLE[]' : 'DOUBLE'
      await connection.run(
        `CREATE OR REPLACE TEMP TABLE ${table} (${columns.map(({ name, type }) => `"${name}" ${kind(type)}`).join(', ')})`
      )
      const types = columns.map(({ type }) => typeOf(type))
      const lists = columns.map(({ type }) => type.endsWith('[]'))
      const appender = await connection.createAppender(table)
      let held: DuckDBValue[][] = columns.map(() => [])
      const flush = () => {
        if (!held[0]!.length) return
        const chunk = api.DuckDBDataChunk.create(types, held[0]!.length)
        chunk.setColumns(held)
        appender.appendDataChunk(chunk)
        held = columns.map(() => [])
      }
      for (const row of rows) {
        row.forEach((value, c) => {
          held[c]!.push(
            lists[c] ? api.listValue((value ?? []) as readonly number[]) : (value as string | number | null)
          )
        })
        if (held[0]!.length === PORTION) flush()
      }
      flush()
      appender.closeSync()
    },
    close: () => {
      connection.closeSync()
      instance.closeSync()
      removeSpill(spill)
    }
  }
}

/** Folders into which something may have spilled, until they are removed. */
const spills = new Set<string>()
const removeSpills = () => spills.forEach(removeSpill)

/** A folder of its own to spill into. DuckDB makes it when something spills; it is removed in the end, also where a process ends in the middle. */
function spillFolder(): string {
  const folder = join(tmpdir(), `hearsay-${randomUUID()}`)
  if (!spills.size) process.once('exit', removeSpills)
  spills.add(folder)
  return folder
}

function removeSpill(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  spills.delete(folder)
  if (!spills.size) process.off('exit', removeSpills)
}

async function* portionsOf(result: DuckDBResult): AsyncGenerator<Float64Array[]> {
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) return
    yield Array.from({ length: result.columnCount }, (_, c) => numbersOf(chunk.getColumnVector(c)))
  }
}

function numbersOf(vector: DuckDBVector): Float64Array {
  const numbers = new Float64Array(vector.itemCount)
  for (let i = 0; i < numbers.length; i++) numbers[i] = (vector.getItem(i) as number | null) ?? Number.NaN
  return numbers
}

function joinNumbers(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function plainRow(row: Readonly<Record<string, unknown>>): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(value)]))
}

function plainValue(value: unknown): Value {
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'boolean') return Number(value)
  if (Array.isArray(value)) return value.map(Number)
  if (typeof value === 'object' && value !== null && 'items' in value) return (value.items as unknown[]).map(Number)
  return (value ?? null) as Value
}

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
