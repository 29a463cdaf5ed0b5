/**
 * Puts into README.md what the program really prints for its first example, between the two `report` marks. Run with
 * `npm run docs`; a test compares, so that the picture cannot go stale. The report is cut after its first story.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { runProgram } from '../src/cli/program.ts'
import { runTrace } from '../src/cli/traceCommand.ts'
import { version } from '../src/text/version.ts'

const EXAMPLE = ['trace', 'examples/break-up']
const MARKED = /(<!-- report:begin -->\n)[\s\S]*?(<!-- report:end -->)/

/** What a run of the program writes to standard output, in this process. */
export async function printed(argv: readonly string[]): Promise<string> {
  const stdout = new PassThrough()
  const pieces: Buffer[] = []
  stdout.on('data', (piece: Buffer) => pieces.push(piece))
  const stderr = new PassThrough()
  stderr.resume()
  const world = { stdin: new PassThrough(), stdout, stderr, env: { LANG: 'C.UTF-8', COLUMNS: '80' }, now: () => 0 }
  const code = await runProgram(argv, { trace: runTrace }, version, world)
  if (code !== 0) throw new Error(`hearsay ${argv.join(' ')} ended with exit code ${code}`)
  return Buffer.concat(pieces).toString('utf8')
}

/** README.md as it should be. */
export async function freshReadme(): Promise<string> {
  const lines = (await printed(EXAMPLE)).trimEnd().split('\n')
  const stories = lines.flatMap((line, at) => (/^── /.test(line) ? [at] : []))
  const shown = lines.slice(0, stories[1] ?? lines.length)
  const cut = shown.length < lines.length ? '…\n' : ''
  const block = `\`\`\`\n${shown.join('\n').trimEnd()}\n${cut}\`\`\`\n`
  return readFileSync('README.md', 'utf8').replace(MARKED, (_, begin: string, end: string) => `${begin}${block}${end}`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  writeFileSync('README.md', await freshReadme())
