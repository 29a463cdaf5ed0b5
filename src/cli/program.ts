/**
 * The parser, made from `flags.ts` with commander: help, suggestions and errors come from one place. What a command does is in
 * a file of its own, loaded only when it is called.
 */
import { existsSync } from 'node:fs'
import { Command, CommanderError, Option } from 'commander'
import { CorpusFault } from '../corpus/fault.ts'
import { oneLine } from '../report/safe.ts'
import { InstallationFault } from '../store/fault.ts'
import { type Command as CommandData, commands, type ExitCode, exitCodes, type Flag } from './flags.ts'
import { nearest } from './nearest.ts'
import { type World, write } from './world.ts'

/** Flags as parsed: switches are true or false, values are texts; for one that may be given again ask `listOf`. */
export type Flags = Readonly<Record<string, string | boolean | undefined>>

/** The values of a flag that may be given several times, in their order. */
export function listOf(flags: Flags, name: string): readonly string[] {
  const value: unknown = flags[name]
  return Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : []
}

/** Runs a command; gives the exit code. */
export type Runner = (given: readonly string[], flags: Flags, world: World) => Promise<number>

/** A fault of the user's: told in one line, exit code 2. */
export class UsageError extends Error {}

/** Parses and runs; gives the exit code. Never throws. */
export async function runProgram(
  argv: readonly string[],
  runners: Readonly<Record<string, Runner>>,
  version: string,
  world: World
): Promise<number> {
  let code: number = exitCodes.done.code
  const program = makeProgram(version, world)
  for (const data of commands) {
    const command = addCommand(program, data, world)
    command.action(async () => {
      const { args } = command
      if (data.argument?.usage.endsWith('[paths...]') && args.length === 0) {
        world.stderr.write(command.helpInformation())
        world.stderr.write(helpTail(data))
        code = exitCodes.usage.code
      } else code = await runners[data.name]!(args, command.opts<Flags>(), world)
    })
  }
  try {
    if (argv.length === 0) {
      await write(world.stdout, program.helpInformation() + exitCodeText())
      return exitCodes.done.code
    }
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    return codeOf(error, argv, world)
  }
}

function codeOf(error: unknown, argv: readonly string[], world: World): number {
  if (error instanceof CorpusFault) {
    world.stderr.write(`hearsay: ${oneLine(error.message)}\n`)
    return error.kind === 'usage' ? exitCodes.usage.code : exitCodes.damaged.code
  }
  if (error instanceof UsageError || error instanceof InstallationFault) {
    world.stderr.write(`hearsay: ${error.message}\n`)
    return exitCodes.usage.code
  }
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.done.code
    if (error.code === 'commander.unknownCommand' && existsSync(argv[0]!))
      world.stderr.write(`Did you mean: hearsay trace ${argv.join(' ')}\n`)
    return exitCodes.usage.code
  }
  throw error
}

function makeProgram(version: string, world: World): Command {
  const program = new Command('hearsay')
  program
    .description(
      'Who said it first, who only repeats it, and how many independent origins really stand behind a claim.'
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void world.stdout.write(text),
      writeErr: (text) => void world.stderr.write(text),
      outputError: (text, out) => out(text.replace(/^error: /, 'hearsay: ')),
      getOutHelpWidth: () => helpWidth(world),
      getErrHelpWidth: () => helpWidth(world),
      getOutHasColors: () => false,
      getErrHasColors: () => false
    })
    .showHelpAfterError('(--help shows what can be given)')
    .addHelpText('after', exitCodeText())
  return program
}

function helpWidth(world: World): number {
  return Math.min(100, Math.max(60, world.stdout.columns ?? 80))
}

function addCommand(program: Command, data: CommandData, world: World): Command {
  const command = program.command(data.name).summary(data.about).description(describe(data, world))
  if (data.argument?.usage.includes(' ')) {
    const [first, ...rest] = data.argument.usage.split(' ')
    command.argument(first!, data.argument.about)
    for (const name of rest) command.argument(name)
  } else if (data.argument) command.argument(data.argument.usage, data.argument.about)
  for (const flag of data.flags) for (const option of optionsOf(flag)) command.addOption(option)
  return command.addHelpText('after', helpTail(data))
}

function describe(data: CommandData, _world: World): string {
  const about = `${data.about[0]!.toUpperCase()}${data.about.slice(1)}.`
  return [about, ...data.details].join('\n\n')
}

function optionsOf(flag: Flag): Option[] {
  const short = flag.short ? `-${flag.short}, ` : ''
  const value = flag.value ? ` <${flag.value}>` : ''
  const option = new Option(`${short}--${flag.name}${value}`, flag.about).helpGroup(`${flag.group}:`)
  if (flag.choices) option.choices([...flag.choices])
  if (flag.repeatable) option.argParser((value: string, before: unknown) => repeated(flag, value, before))
  if (!flag.negatable) return [option]
  return [option, new Option(`--no-${flag.name}`, `turn --${flag.name} off`).helpGroup(`${flag.group}:`)]
}

/** The values of a flag given several times, in their order. */
function repeated(flag: Flag, value: string, before: unknown): string[] {
  if (flag.choices && !flag.choices.includes(value)) {
    const near = nearest(value, flag.choices, 1)[0]
    const hint = near ? ` Did you mean ${near}?` : ''
    throw new UsageError(
      `--${flag.name} ${oneLine(value)} is unknown.${hint} Allowed choices are ${flag.choices.join(', ')}.`
    )
  }
  return [...(Array.isArray(before) ? (before as string[]) : []), value]
}

function helpTail(data: CommandData): string {
  if (data.examples.length === 0) return ''
  const lines = data.examples.map((example) => `  # ${example.about}\n  ${example.run}`)
  return `\nExamples:\n${lines.join('\n\n')}\n${exitCodeText(data.exits)}`
}

function exitCodeText(codes: Readonly<Record<string, ExitCode>> = exitCodes): string {
  const lines = Object.values(codes).map(
    ({ code, about }) => `  ${String(code).padEnd(4)} ${about.split(/[;(]/)[0]!.trim()}`
  )
  return `\nExit codes:\n${lines.join('\n')}\n`
}
