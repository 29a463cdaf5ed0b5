/** The command reference `docs/cli.md`, made from `flags.ts`: `npm run docs` writes it, a test checks that it is fresh. */
import { type Command, commands, type ExitCode, exitCodes, type Flag } from './flags.ts'

/** The whole page. */
export function reference(): string {
  return [
    '# The command line',
    '',
    '<!-- Made from src/cli/flags.ts by `npm run docs`: change it there. -->',
    '',
    'Results go to standard output, progress and faults to standard error. `-` is standard input. Nothing is fetched from the network.',
    '',
    ...commands.flatMap(commandSection),
    '## `hearsay help [command]`, `hearsay --version`',
    '',
    'Print help, for one command or for all, and the version.',
    '',
    '## Exit codes',
    '',
    '| code | meaning |',
    '| --: | --- |',
    ...exitRows(exitCodes),
    '',
    '## Environment',
    '',
    '| variable | meaning |',
    '| --- | --- |',
    '| `NO_COLOR` | set to anything: no colours, as with `--no-color` |',
    '| `COLUMNS` | width of the report on a terminal, where `--width` does not say it |',
    '| `LC_ALL`, `LC_CTYPE`, `LANG` | a locale that is not UTF-8 draws with ASCII, as `--ascii` does |',
    ''
  ].join('\n')
}

function commandSection(command: Command): string[] {
  const usage = command.argument ? ` ${command.argument.usage}` : ''
  const flags = command.flags.length ? ' [flags]' : ''
  const about = `${command.about[0]!.toUpperCase()}${command.about.slice(1)}.`
  const lines = [`## \`hearsay ${command.name}${usage}${flags}\``, '', about, '']
  for (const detail of command.details) lines.push(detail, '')
  if (command.argument) {
    const choices = command.argument.choices ? `: ${command.argument.choices.map((c) => `\`${c}\``).join(', ')}` : ''
    lines.push(`\`${command.argument.usage}\`: ${command.argument.about}${choices}.`, '')
  }
  if (command.flags.length > 0) {
    lines.push('| flag | meaning |', '| --- | --- |', ...command.flags.map(flagRow), '')
  }
  if (command.exits) lines.push('| code | meaning |', '| --: | --- |', ...exitRows(command.exits), '')
  lines.push('```sh')
  for (const example of command.examples) lines.push(`${example.run}  # ${example.about}`)
  return [...lines, '```', '']
}

function exitRows(codes: Readonly<Record<string, ExitCode>>): string[] {
  return Object.values(codes).map(({ code, about }) => `| ${code} | ${cell(about)} |`)
}

function flagRow(flag: Flag): string {
  const value = flag.value ? ` ${flag.value}` : ''
  const names = [`\`--${flag.name}${value}\``]
  if (flag.short) names.unshift(`\`-${flag.short}\``)
  if (flag.negatable) names.push(`\`--no-${flag.name}\``)
  const choices = flag.choices ? ` (${flag.choices.map((choice) => `\`${choice}\``).join(', ')})` : ''
  return `| ${names.join(', ')} | ${cell(flag.about)}${choices} |`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
