/** Temporary folders for corpora, removed when the tests of a file are over. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** A path at which a corpus can be made. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-corpus-'))
  made.push(folder)
  return join(folder, 'corpus')
}
