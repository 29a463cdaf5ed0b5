/**
 * Where evaluation finds things: the built program, the scorers and gold data (which are not part of this repository, as
 * most of the data may not be copied), and a folder for what it writes.
 *
 * `HEARSAY_SHARED` names the folder with `tools/` and `data/`; without it the folder `shared` beside the checkout is
 * tried. `HEARSAY_DIST` names another build than `dist`.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Input, Trace } from '../src/model.ts'

const shared = resolve(process.env.HEARSAY_SHARED ?? join('..', 'shared'))
const built = resolve(process.env.HEARSAY_DIST ?? 'dist')

/** Path of a tool or data set, or null where it is not at hand. */
export function sharedPath(...parts: readonly string[]): string | null {
  const path = join(shared, ...parts)
  return existsSync(path) ? path : null
}

/** A folder under `eval/out`, made if need be. */
export function outPath(...parts: readonly string[]): string {
  const folder = join('eval', 'out', ...parts.slice(0, -1))
  mkdirSync(folder, { recursive: true })
  return join(folder, parts.at(-1)!)
}

function builtFile(name: string): string {
  const found = [`${name}.mjs`, `${name}.js`].map((file) => join(built, file)).find((file) => existsSync(file))
  if (!found) throw new Error(`${join(built, name)} is not built: run npm run build first`)
  return found
}

export interface Library {
  readonly trace: (inputs: Iterable<Input>) => Trace
}

/** The library as it is published. */
export async function loadLibrary(): Promise<Library> {
  return (await import(pathToFileURL(builtFile('index')).href)) as Library
}

/** Runs a Node program; stdin and stdout may be files. Throws with its stderr where it fails. */
export function runNode(
  script: string,
  argv: readonly string[],
  files: { readonly stdin?: string; readonly stdout?: string } = {}
): string {
  const stdin = files.stdin ? openSync(files.stdin, 'r') : null
  const stdout = files.stdout ? openSync(files.stdout, 'w') : null
  const done = spawnSync(process.execPath, [script, ...argv], {
    stdio: [stdin ?? 'ignore', stdout ?? 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 30
  })
  if (stdin !== null) closeSync(stdin)
  if (stdout !== null) closeSync(stdout)
  if (done.status !== 0) throw new Error(`${script} ${argv.join(' ')} failed:\n${done.stderr}`)
  return done.stdout ?? ''
}

/** Runs the command line as it is published. */
export function runHearsay(
  argv: readonly string[],
  files: { readonly stdin?: string; readonly stdout?: string } = {}
): string {
  return runNode(builtFile('cli'), argv, files)
}
