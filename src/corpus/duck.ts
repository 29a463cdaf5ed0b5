/**
 * DuckDB over the segments of a corpus. It is loaded only when a corpus is opened: a trace of files never touches it. Each
 * process has a database of its own, in memory, with views over the Parquet files of one manifest: a snapshot. What does not
 * fit into memory spills into a folder. One thread owns it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBValue } from '@duckdb/node-api'
import type { ColumnType } from './layout.ts'

export type Value = string | number | null | readonly number[]
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
  /** Makes a temporary table and fills it. Numbers of any kind are held as DOUBLE. */
  readonly fill: (
    table: string,
    columns: readonly { name: string; type: ColumnType }[],
    rows: Iterable<readonly Value[]>
  ) => Promise<void>
  readonly close: () => void
}

/** DuckDB hands out and takes rows in portions of so many. */
const PORTION = 2048

/** Opens an empty database in memory. */
export async function openDuck(options: DuckOptions = {}): Promise<Duck> {
  const api = await import('@duckdb/node-api')
  const spill = mkdtempSync(join(tmpdir(), 'hearsay-'))
  const instance = await api.DuckDBInstance.create(':memory:', {
    temp_directory: spill,
    memory_limit: options.memory ?? '2GB',
    threads: '2',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'true',
    enable_object_cache: 'true'
  })
  const connection = await instance.connect()
  const typeOf = (type: ColumnType) =>
    type === 'VARCHAR' ? api.VARCHAR : type.endsWith('[]') ? api.LIST(api.DOUBLE) : api.DOUBLE
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
    fill: async (table, columns, rows) => {
      const kind = (type: ColumnType) => (type === 'VARCHAR' ? type : type.endsWith('[]') ? 'DOUBLE[]' : 'DOUBLE')
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
          held[c]!.push(lists[c] ? api.listValue((value ?? []) as number[]) : (value as string | number | null))
        })
        if (held[0]!.length === PORTION) flush()
      }
      flush()
      appender.closeSync()
    },
    close: () => {
      connection.closeSync()
      instance.closeSync()
      rmSync(spill, { recursive: true, force: true })
    }
  }
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
