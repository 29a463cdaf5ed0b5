/**
 * `npm run bench`: how fast and how large the built command line is. Cold start on three short articles (a person at a prompt), then
 * 100 and 1,000 articles of about 4 kB in one trace, the larger number by one thread too, and one story in 300 articles: wall time,
 * articles a second, peak memory of the process with its threads.
 *
 *   npm run bench                 measure, print; then bench/match.ts
 *   npm run bench -- --quick      cold start and 100 articles only
 *   npm run bench -- --save       also write bench/runs/DATE-HOST.md
 *
 * Articles are real newswire where `data/news` is at hand (see eval/places.ts), else invented ones made from the examples; the
 * two are not comparable, and the report says which it was. A later run on the same machine is.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { makeArticles, makeStory } from './articles.ts'

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, save: { type: 'boolean', default: false } }
})

const OUT = join('bench', 'out', 'input')
/** Cold starts measured; the median is given, as the first one also warms the file cache. */
const STARTS = 7
/** Loaded into the measured process: prints its peak resident set in kB and its processor time in µs as the last line of stderr. */
const PEAK = `data:text/javascript,process.on('exit',()=>{const u=process.resourceUsage();process.stderr.write('\\npeak '+u.maxRSS+' '+(u.userCPUTime+u.systemCPUTime))})`

interface Measured {
  /** Seconds. */
  readonly wall: number
  /** Seconds of processor time: tells a slow program from a busy machine. */
  readonly processor: number
  /** Megabytes. */
  readonly peak: number
}

/** Runs the command line in a process of its own. */
function measure(cli: string, argv: readonly string[]): Measured {
  const begin = performance.now()
  const done = spawnSync(process.execPath, ['--import', PEAK, cli, ...argv], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8'
  })
  const wall = (performance.now() - begin) / 1000
  if (done.status !== 0) throw new Error(`hearsay ${argv.join(' ')} failed:\n${done.stderr}`)
  const told = /peak (\d+) (\d+)\s*$/.exec(done.stderr)
  return { wall, processor: Number(told?.[2]) / 1e6, peak: Number(told?.[1]) / 1024 }
}

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!
/** Two cells: median wall time and median processor time. */
const seconds = (runs: readonly Measured[]) =>
  `${median(runs.map((run) => run.wall)).toFixed(2)} s | ${median(runs.map((run) => run.processor)).toFixed(2)} s`

const cli = ['cli.mjs', 'cli.js'].map((file) => join(process.env.HEARSAY_DIST ?? 'dist', file)).find(existsSync)
if (!cli) {
  console.error('the program is not built: run npm run build first')
  process.exit(2)
}

const lines: string[] = []
const print = (line: string) => {
  console.log(line)
  lines.push(line)
}
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const cpu = cpus()
print(`hearsay ${version}, Node ${process.version}, ${process.platform} ${process.arch}`)
print(
  `${cpu.length} x ${cpu[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB of memory`
)
const load = loadavg()[0]!
print(
  `Load before the run: ${load.toFixed(1)}${load > cpu.length / 2 ? ' (busy: trust the processor times, not the wall times)' : ''}`
)
print('')
print('| what | wall | processor | articles/s | peak memory |')
print('|---|---|---|---|---|')

/** Traces and prints a row. */
function told(what: string, count: number, argv: readonly string[]): void {
  const run = measure(cli!, ['trace', '--json', ...argv])
  print(`| ${what} | ${seconds([run])} | ${(count / run.wall).toFixed(0)} | ${run.peak.toFixed(0)} MB |`)
}

const short = ['02-daily-cormorant.txt', '04-saltmarsh-post.txt', '05-pierhead-news.txt'].map((file) =>
  join('examples', 'break-up', file)
)
measure(cli, ['--version'])
const bare = Array.from({ length: STARTS }, () => measure(cli, ['--version']))
print(`| \`hearsay --version\`, median of ${STARTS} | ${seconds(bare)} | | |`)
const starts = Array.from({ length: STARTS }, () => measure(cli, ['trace', ...short, '--json']))
const peak = Math.max(...starts.map((run) => run.peak))
print(`| cold start, 3 short articles, median of ${STARTS} | ${seconds(starts)} | | ${peak.toFixed(0)} MB |`)

rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })
let origin = ''
for (const count of values.quick ? [100] : [100, 1000]) {
  const made = makeArticles(count)
  origin = made.origin
  const file = join(OUT, `${count}.jsonl`)
  writeFileSync(file, made.lines.join(''))
  const kilobytes = Math.round(made.lines.join('').length / count / 100) / 10
  told(`${count} articles of ${kilobytes} kB, one trace`, count, [file])
  if (count === 1000) told(`${count} articles, one thread`, count, [file, '--jobs', '1'])
}
if (!values.quick) {
  const file = join(OUT, 'story.jsonl')
  writeFileSync(file, makeStory(300).join(''))
  told('one story in 300 articles', 300, [file])
}
print('')
print(`Articles: ${origin}.`)

if (values.save) {
  const name = `${new Date().toISOString().slice(0, 10)}-node${process.versions.node.split('.')[0]}-${process.arch}.md`
  mkdirSync(join('bench', 'runs'), { recursive: true })
  writeFileSync(join('bench', 'runs', name), `# hearsay ${version}\n\n${lines.join('\n')}\n`)
  console.log(`written to bench/runs/${name}`)
}

// Text reuse and stories have a bench of their own, over many more articles.
if (!values.quick) {
  const jiti = join('node_modules', 'jiti', 'lib', 'jiti-cli.mjs')
  const done = spawnSync(process.execPath, [jiti, join('bench', 'match.ts'), ...(values.save ? ['--save'] : [])], {
    stdio: 'inherit'
  })
  process.exitCode = done.status ?? 1
}
