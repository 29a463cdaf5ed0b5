#!/usr/bin/env node
/**
 * The program `hearsay`. Heavy parts are loaded only by the command that needs them, so that `--version` and `--help` are
 * there at once.
 */
import { setFlagsFromString } from 'node:v8'
import { version } from '../text/version.ts'
import type { Runner } from './program.ts'
import { processWorld } from './world.ts'

const runners: Readonly<Record<string, Runner>> = {
  trace: async (given, flags, world) => (await import('./traceCommand.ts')).runTrace(given, flags, world),
  serve: async (given, flags, world) => (await import('./serveCommand.ts')).runServe(given, flags, world),
  report: async (given, flags, world) => (await import('./reportCommand.ts')).runReport(given, flags, world),
  lint: async (given, flags, world) => (await import('./lintCommand.ts')).runLint(given, flags, world),
  add: async (given, flags, world) => (await import('./writeCorpus.ts')).runAdd(given, flags, world),
  stories: async (given, flags, world) => (await import('./readCorpus.ts')).runStories(given, flags, world),
  claims: async (given, flags, world) => (await import('./readCorpus.ts')).runClaims(given, flags, world),
  articles: async (given, flags, world) => (await import('./readCorpus.ts')).runArticles(given, flags, world),
  remove: async (given, flags, world) => (await import('./writeCorpus.ts')).runRemove(given, flags, world),
  compact: async (given, flags, world) => (await import('./writeCorpus.ts')).runCompact(given, flags, world),
  check: async (given, flags, world) => (await import('./readCorpus.ts')).runCheck(given, flags, world),
  info: async (given, flags, world) => (await import('./readCorpus.ts')).runInfo(given, flags, world),
  stage: async (given, flags, world) => (await import('./stageCommand.ts')).runStage(given, flags, world),
  stages: async (_given, _flags, world) => (await import('./stagesCommand.ts')).runStages(world)
}

/** A reader that closes early (`| head`) ends the program quietly. */
function leaveOnClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
      throw error
    })
}

async function main(): Promise<void> {
  // patterns are compiled at once: interpreted first, as V8 does by default, large ones cost several times as much
  setFlagsFromString('--no-regexp-tier-up')
  leaveOnClosedPipe()
  const argv = process.argv.slice(2)
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${version}\n`)
    return
  }
  const { runProgram } = await import('./program.ts')
  process.exitCode = await runProgram(argv, runners, version, processWorld())
}

await main()
