/** Runs the program in the tests' own process, with a world of its own. */
import { Readable, Writable } from 'node:stream'
import { runLint } from '../../src/cli/lintCommand.ts'
import { type Runner, runProgram } from '../../src/cli/program.ts'
import { runReport } from '../../src/cli/reportCommand.ts'
import { runStage } from '../../src/cli/stageCommand.ts'
import { runStages } from '../../src/cli/stagesCommand.ts'
import { runTrace } from '../../src/cli/traceCommand.ts'
import type { World } from '../../src/cli/world.ts'

/** Stands for the built page of reports. */
export const reportTemplate =
  '<!doctype html><title>{{title}}</title><noscript>{{plain}}</noscript><script type="text/plain" id="trace">{{data}}</script>'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

const runners: Readonly<Record<string, Runner>> = {
  trace: runTrace,
  report: (given, flags, world) => runReport(given, flags, world, reportTemplate),
  lint: runLint,
  stage: runStage,
  stages: (_given, _flags, world) => runStages(world)
}

/** What the program answers to `argv`. */
export async function run(
  argv: readonly string[],
  options: { readonly stdin?: string; readonly env?: World['env']; readonly terminal?: number } = {}
): Promise<Ran> {
  const [out, err] = [collector(options.terminal), collector()]
  const world: World = {
    stdin: Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)], { objectMode: false }),
    stdout: out.stream,
    stderr: err.stream,
    env: options.env ?? { LANG: 'C.UTF-8' },
    now: () => 0
  }
  const code = await runProgram(argv, runners, '9.9.9', world)
  return { code, out: out.text(), err: err.text() }
}

function collector(columns?: number) {
  const chunks: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString('utf8'))
      done()
    }
  })
  return {
    stream: columns === undefined ? stream : Object.assign(stream, { isTTY: true, columns }),
    text: () => chunks.join('')
  }
}
