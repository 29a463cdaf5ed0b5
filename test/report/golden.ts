/**
 * Golden files: a missing one is written, one that differs lands beside it as `…-changed` and fails. Nothing is written where
 * `CI` is set.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'

/** Holds `actual` against the golden file at `path`. */
export function expectGolden(path: string, actual: string): void {
  const changed = `${path}-changed`
  if (!existsSync(path)) {
    if (process.env.CI)
      throw new Error(`${path} is missing: run the tests once without CI and look at what they write.`)
    writeFileSync(path, actual)
    return
  }
  const wanted = readFileSync(path, 'utf8')
  if (wanted === actual) rmSync(changed, { force: true })
  else if (!process.env.CI) writeFileSync(changed, actual)
  expect(actual).toBe(wanted)
}
