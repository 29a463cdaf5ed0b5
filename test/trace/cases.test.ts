/**
 * The counting cases (a) to (m), each a tiny invented corpus with the trace a person expects. A missing expectation is
 * written, a changed one lands as `expected-changed.txt` and fails; nothing is written where CI is set.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { trace } from '../../src/pipeline.ts'
import { shown } from './shown.ts'

const folder = join(import.meta.dirname, '../cases/trace')

describe('counting cases', () => {
  it.each(readdirSync(folder).sort())('%s', (name) => {
    const files = readdirSync(join(folder, name))
      .filter((file) => /^\d.*\.txt$/.test(file))
      .sort()
    const inputs = files.map((file) => ({ uri: file, bytes: readFileSync(join(folder, name, file)) }))
    const actual = shown(trace(inputs))
    const path = join(folder, name, 'expected.txt')
    const changed = join(folder, name, 'expected-changed.txt')
    if (!existsSync(path)) {
      if (process.env.CI) throw new Error(`${path} is missing`)
      writeFileSync(path, actual)
      return
    }
    const wanted = readFileSync(path, 'utf8')
    if (!process.env.CI && wanted !== actual) writeFileSync(changed, actual)
    if (!process.env.CI && wanted === actual) rmSync(changed, { force: true })
    expect(actual).toBe(wanted)
  })
})
