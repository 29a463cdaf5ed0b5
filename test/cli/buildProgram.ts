/** The program as it is published, built into a folder of its own. */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

/** Builds all entries without types; some ten seconds. */
export function buildProgram(folder: string): void {
  mkdirSync(folder, { recursive: true })
  execFileSync('node_modules/.bin/tsdown', ['--no-dts', '--log-level', 'error', '--out-dir', folder], {
    stdio: 'ignore'
  })
}
