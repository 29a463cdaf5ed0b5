/**
 * Commands, flags, exit codes and examples as data: the parser, `--help` and `docs/cli.md` are made from this file.
 */
import { kinds } from '../report/json.ts'
import { corpusCommands } from './corpusFlags.ts'
import { lintCommand } from './lintFlags.ts'

/** A flag. `value` names what follows it; without one it is a switch. */
export interface Flag {
  readonly name: string
  readonly short?: string
  readonly value?: string
  readonly choices?: readonly string[]
  /** `--no-NAME` is understood too. */
  readonly negatable?: true
  /** May be given several times. */
  readonly repeatable?: true
  readonly about: string
  /** Heading under which help lists it. */
  readonly group: 'Output' | 'Selection' | 'Terminal' | 'Input' | 'Server'
}

interface Example {
  readonly run: string
  readonly about: string
}

export interface Command {
  readonly name: string
  /** As commander writes arguments: `[paths...]`, `<stage>`. */
  readonly argument?: { readonly usage: string; readonly about: string; readonly choices?: readonly string[] }
  /** One line. */
  readonly about: string
  /** Paragraphs of help. */
  readonly details: readonly string[]
  readonly flags: readonly Flag[]
  /** Its own exit codes, where they are others than those of the program. */
  readonly exits?: Readonly<Record<string, ExitCode>>
  readonly examples: readonly Example[]
}

/** What a run ends with, and what that means. */
export interface ExitCode {
  readonly code: number
  readonly about: string
}

/** What a run of the program ends with. */
export const exitCodes = {
  done: { code: 0, about: 'everything given was read' },
  partly: {
    code: 1,
    about:
      'the work was done, but something given could not be used, or only in part; the report ends with what and why, and `problems` in JSON has it (`--lenient` makes this 0)'
  },
  usage: { code: 2, about: 'wrong use: an unknown command, flag or id, or no path that exists; nothing was traced' },
  nothing: { code: 3, about: 'nothing usable: no article in what was given' },
  damaged: {
    code: 4,
    about: 'the corpus is damaged, or the disk refused to write (full, no permission); what was complete before is kept'
  },
  interrupted: { code: 130, about: 'stopped with Ctrl-C; no file is left half-written' }
} as const

const quiet: Flag = {
  name: 'quiet',
  short: 'q',
  about: 'no progress, hints or totals on standard error; problems that stop the work are still told',
  group: 'Terminal'
}

const model: Flag = {
  name: 'model',
  value: 'NAME',
  choices: ['none', 'en'],
  about:
    'the trained tagger that works beside the rules (default: en); none: rules and lexicon only, a little faster and without anything that was learned',
  group: 'Input'
}

const jobs: Flag = {
  name: 'jobs',
  value: 'NUMBER',
  about:
    'threads to work with, 1 to 64; by default one a processor, at most 8, and only where there are more than about a hundred articles; the result is the same whatever their number',
  group: 'Input'
}

/** How a report is drawn. */
const drawing: readonly Flag[] = [
  {
    name: 'color',
    negatable: true,
    about: 'colours, or none; by default only on a terminal, and never where NO_COLOR is set',
    group: 'Terminal'
  },
  {
    name: 'width',
    value: 'COLUMNS',
    about: 'columns of the report, 40 to 400; by default those of the terminal, else 80',
    group: 'Terminal'
  },
  { name: 'ascii', about: 'draw with ASCII only; the default where the locale is not UTF-8', group: 'Terminal' }
]

const traceFlags: readonly Flag[] = [
  { name: 'json', about: 'the whole trace as one JSON document, `hearsay.trace/1`', group: 'Output' },
  {
    name: 'jsonl',
    value: 'KIND',
    choices: kinds,
    about: 'one kind of record, one JSON object a line',
    group: 'Output'
  },
  {
    name: 'csv',
    value: 'DIR',
    about: 'a CSV file a kind of record into DIR, which is made if need be',
    group: 'Output'
  },
  { name: 'markdown', about: 'the report as Markdown, to paste', group: 'Output' },
  {
    name: 'claim',
    value: 'ID',
    about:
      'all statements of one claim in their context, with offsets, parents and evidence; the beginning of an id will do',
    group: 'Selection'
  },
  {
    name: 'why',
    about: 'with --claim: only how its counts came about, step by step',
    group: 'Selection'
  },
  { name: 'story', value: 'ID', about: 'one story only; the beginning of an id will do', group: 'Selection' },
  {
    name: 'without',
    value: 'NAME',
    repeatable: true,
    about:
      'show what would stand if an outlet, article or speaker could not be trusted: it falls, and all that has it from there and from nowhere else; what has another independent origin stays. May be given several times; `outlet:`, `article:` or `speaker:` before the name says which is meant',
    group: 'Selection'
  },
  {
    name: 'all',
    about: 'unfold everything: claims of one outlet, every copy, every wording, every value of a conflict',
    group: 'Selection'
  },
  {
    name: 'lenient',
    about: 'exit 0 although some of what was given could not be used',
    group: 'Input'
  },
  model,
  jobs,
  ...drawing,
  quiet
]

export const stageNames = ['attribute', 'match', 'group'] as const

/** All commands, in the order of help. */
export const commands: readonly Command[] = [
  {
    name: 'trace',
    argument: {
      usage: '[paths...]',
      about: 'files, folders, globs in quotation marks, or - for standard input'
    },
    about: 'show who said what first, who only repeats it, and how many independent origins each claim has',
    details: [
      'Reads articles (HTML, text, Markdown, JSON, JSON lines; gzipped or not) and prints a report: claims, most inflated first (outlets that carry a claim ÷ people or documents behind it), each with its counts, its chain from origin to copies, and how its wording changed; then conflicts and changes; then what could not be used.',
      'A folder is searched with all folders in it; hidden files are left out, and files that are no articles by their ending. A file named by itself is read whatever its ending. Nothing is fetched from the network.'
    ],
    flags: traceFlags,
    examples: [
      { run: 'hearsay trace saved-pages/', about: 'all articles in a folder' },
      { run: 'hearsay trace monday.html tuesday.txt feed.jsonl', about: 'some files, of any kinds' },
      { run: "hearsay trace 'pages/**/*.html' --claim c1", about: 'every sentence of a claim, with its proof' },
      { run: 'zcat archive.jsonl.gz | hearsay trace - --json > trace.json', about: 'from standard input, as JSON' },
      {
        run: "hearsay trace saved-pages/ --jsonl claims | jq -r 'select(.informants.max == 1) | .text'",
        about: 'claims with one informant'
      },
      { run: 'hearsay trace saved-pages/ --csv tables/', about: 'tables for a spreadsheet' },
      { run: "hearsay trace saved-pages/ --without 'Daily Kettle'", about: 'what would stand without an outlet' }
    ]
  },
  lintCommand([model, ...drawing, quiet]),
  {
    name: 'serve',
    argument: {
      usage: '[paths...]',
      about: 'a corpus, or files, folders, globs in quotation marks, or - for standard input'
    },
    about: 'show stories, claims and outlets in a browser, and answer programs over HTTP',
    details: [
      'Opens a corpus (`hearsay add` makes one), or traces what the paths hold, and serves pages and the HTTP API (`docs/api.md`) until Ctrl-C. The address is printed on standard output; where its usual port, 4730, is in use, the next free one is taken.',
      'Only this machine can reach the server. With `--host` others can too: then the address carries a token, made anew each time, without which nothing is answered. Nothing is fetched from the network, and nothing that the server is sent is kept.'
    ],
    flags: [
      { name: 'open', about: 'open the address in a browser', group: 'Server' },
      {
        name: 'port',
        value: 'NUMBER',
        about: 'the port; 0 for any free one; by default the first free one from 4730 on',
        group: 'Server'
      },
      {
        name: 'host',
        value: 'ADDRESS',
        about:
          'an address of this machine at which others may reach the server, `0.0.0.0` for all; they need the token that is printed',
        group: 'Server'
      },
      {
        name: 'memory',
        value: 'SIZE',
        about: 'of a corpus: most memory for its tables, such as 500MB or 4GB (2GB unless given)',
        group: 'Input'
      },
      model,
      quiet
    ],
    examples: [
      { run: 'hearsay serve saved-pages/ --open', about: 'trace a folder and look at it' },
      { run: 'hearsay serve feed.jsonl --port 8080', about: 'on a port of your choice' },
      {
        run: "curl -s http://127.0.0.1:4730/api/v1/stories | jq -r '.stories[].headline'",
        about: 'ask the API of a running server'
      }
    ]
  },
  {
    name: 'report',
    argument: { usage: '[paths...]', about: 'files, folders, globs in quotation marks, or - for standard input' },
    about: 'write the trace as one HTML file that opens offline: stories, chains, every sentence',
    details: [
      'The file holds the pages that `hearsay serve` shows, with the articles they are about. It opens from disk in any browser of 2023 or newer, fetches nothing, runs nothing but its own script, and can be printed. Readers without scripts get the plain report.'
    ],
    flags: [
      {
        name: 'output',
        short: 'o',
        value: 'FILE',
        about: 'the file to write; standard output without it',
        group: 'Output'
      },
      { name: 'story', value: 'ID', about: 'one story only; the beginning of an id will do', group: 'Selection' },
      { name: 'lenient', about: 'exit 0 although some of what was given could not be used', group: 'Input' },
      model,
      quiet
    ],
    examples: [
      { run: 'hearsay report saved-pages/ -o story.html', about: 'all stories of a folder in one file' },
      { run: 'hearsay report feed.jsonl --story story-harbour -o harbour.html', about: 'one story' }
    ]
  },
  ...corpusCommands(quiet, model, jobs),
  {
    name: 'stage',
    argument: { usage: '<stage>', about: 'the stage to run', choices: stageNames },
    about: 'run one stage on JSON lines, as the workers of a cluster do',
    details: [
      'Reads lines of `{id, text, outlet?, published?, headline?, url?}` from standard input and writes JSON lines to standard output. `text` is taken as it is: nothing is cleaned, and all offsets are into it, in UTF-16 code units.',
      '`attribute` writes `{id, statements[]}` a line, each as soon as its line was read; only speech and thought unless `--include intents`. `match` writes `{a, b, similarity, kind}`, `a` and `b` each `{article, start, end}`, and leaves out page furniture unless `--include boilerplate`; `group` writes `{id, story}`; both read all lines first.',
      'A line that cannot be used is told on standard error as one JSON object `{"line", "code", "message"}`; the others are processed, and the exit code is 1.'
    ],
    flags: [
      {
        name: 'include',
        value: 'KIND',
        choices: ['intents', 'boilerplate'],
        about:
          'with `attribute`: also statements of intent ("plans to", "wants"); with `match`: also page furniture and set phrases, as passages of kind `boilerplate`',
        group: 'Output'
      },
      { name: 'lenient', about: 'exit 0 although some lines could not be used', group: 'Input' },
      model,
      quiet
    ],
    examples: [
      { run: 'hearsay stage attribute < articles.jsonl > statements.jsonl', about: 'statements of each article' },
      { run: 'hearsay stage match < articles.jsonl', about: 'text that articles share' },
      {
        run: `echo '{"id":"1","text":"“It is over,” a friend told the Daily Kettle."}' | hearsay stage attribute`,
        about: 'one article'
      }
    ]
  },
  {
    name: 'stages',
    about: 'list the stages of a trace in the order in which they run',
    details: [],
    flags: [],
    examples: [{ run: 'hearsay stages', about: 'what happens between a page and a report' }]
  }
]
