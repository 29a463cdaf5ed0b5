/**
 * Files that are there whole or not at all: written under another name in the same folder, then renamed. Where the
 * program is stopped in between, what was begun is removed.
 */
import { rmSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

const begun = new Set<string>()

/** Writes the pieces, in order, as the file `path`; makes its folder if need be. Throws what the file system throws. */
export async function writeAtomically(path: string, pieces: Iterable<string>): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`)
  begun.add(temporary)
  try {
    const file = await open(temporary, 'w')
    try {
      let batch = ''
      for (const piece of pieces) {
        batch += piece
        if (batch.length < 65_536) continue
        await file.write(batch)
        batch = ''
      }
      await file.write(batch)
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  } finally {
    begun.delete(temporary)
  }
}

/** Removes what was begun and not finished: to be called when the program is stopped. */
export function removeBegun(): void {
  for (const path of begun) rmSync(path, { force: true })
}
