/** DuckDB is large: it is loaded in one place, when a corpus is opened, so that a trace of files never touches it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path))

test('one file loads DuckDB, and does so when it is asked to', () => {
  const loading = files.filter((path) => {
    const code = readFileSync(join('src', path), 'utf8').replace(/^import type .*$/gm, '')
    return code.includes('@duckdb/')
  })
  expect(loading.map((path) => path.replaceAll('\\', '/'))).toEqual(['corpus/duck.ts'])
  expect(readFileSync('src/corpus/duck.ts', 'utf8')).toContain("await import('@duckdb/node-api')")
})

test('the statements of the corpus are portable: no hashing, no engine of its own', () => {
  for (const name of readdirSync('src/corpus/sql')) {
    const sql = readFileSync(join('src/corpus/sql', name), 'utf8')
    const [relation] = name.split('.')
    expect(sql).toMatch(new RegExp(`^-- ${relation}: .*\\n-- Reads {3}[\\s\\S]*?\\n-- Writes {2}`))
    const code = sql.replace(/^--.*$/gm, '')
    expect(code.trim()).toMatch(new RegExp(`^CREATE TABLE ${relation} AS\\n[^;]*;$`))
    expect(code).not.toMatch(
      /\b(?:hash|md5|sha\w*|list_\w+|unnest|struct_pack|regexp_\w+|read_parquet|QUALIFY|ASOF|USING|OR REPLACE)\b/i
    )
  }
})
