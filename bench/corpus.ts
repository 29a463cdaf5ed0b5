/**
 * How a corpus grows: at each size time, the exponent, memory, disk and time by stage, what one more article costs and what questions cost, on the
 * built program. Figures are printed (and saved) after each size, so that a run that is stopped leaves those of the sizes it reached; where `hearsay add`
 * itself is interrupted (SIGINT), what it reached is measured, and the bench ends.
 *
 *   npx jiti bench/corpus.ts --sizes 10000,100000                 add up to each size, without statements
 *   npx jiti bench/corpus.ts --sizes 1000,10000 --statements      with them
 *   npx jiti bench/corpus.ts --sizes 10000 --folder /tmp/bench    where the corpus is put (removed before)
 *   npx jiti bench/corpus.ts --sizes 300000 --resume              go on with the corpus that is in the folder
 *   npx jiti bench/corpus.ts … --save                             also write bench/runs/DATE-corpus.md
 *
 * Processor time is given beside wall time: it tells a slow program from a busy machine. Articles are those of `growth.ts`. One more article
 * is added and questions are asked in one process that stays open, as a server does; the start of a process comes on top (see `run.ts`).
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { addAll } from '../src/corpus/add.ts'
import { claimsFor } from '../src/corpus/claimSearch.ts'
import { readManifest } from '../src/corpus/manifest.ts'
import { openReader, readStory } from '../src/corpus/reader.ts'
import { openWriter } from '../src/corpus/writer.ts'
import { readJsonLine } from '../src/read/read.ts'
import { stagesIn } from './corpusStages.ts'
import { growing } from './growth.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000' },
    statements: { type: 'boolean', default: false },
    folder: { type: 'string', default: join(tmpdir(), 'hearsay-bench-corpus') },
    more: { type: 'string', default: '20' },
    memory: { type: 'string', default: '2GB' },
    resume: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false }
  }
})
const queries = [
  'president election vote',
  'oil prices barrel output',
  'strike union workers pay',
  'court judge ruling appeal',
  'share profit quarter',
  'minister resigned scandal'
]
const PEAK = `data:text/javascript,process.on('exit',()=>{const u=process.resourceUsage();process.stderr.write('\\npeak '+u.maxRSS+' '+(u.userCPUTime+u.systemCPUTime))})`
const cli = ['cli.mjs', 'cli.js'].map((file) => join(process.env.HEARSAY_DIST ?? 'dist', file)).find(existsSync)
if (!cli) {
  console.error('the program is not built: run npm run build first')
  process.exit(2)
}
/** Articles of a world of `growth.ts`: as many places there are in the sequence. */
const WORLD = 29_000
/** What the program exits with after Ctrl-C. */
const interrupted = 130
const { folder } = values
const corpus = join(folder, 'corpus')
const profiles = join(folder, 'profiles')
const sections = { sizes: [] as string[], grown: [] as string[], once: [] as string[], stages: [] as string[] }
const about = `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB of memory, load ${loadavg()[0]!.toFixed(1)} before`
const command = `\`npx jiti bench/corpus.ts ${process.argv.slice(2).join(' ')}\``

if (!values.resume) rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
console.log(`${about}\n${command}`)

const points: { readonly articles: number; readonly each: number }[] = []
let from = values.resume ? readManifest(corpus).next : 0
for (const wanted of values.sizes.split(',').map(Number)) {
  const size = wanted > from ? await growTo(wanted) : wanted
  if (wanted > from) tellExponent()
  await askAt(size)
  save()
  if (size < wanted) break
  from = Math.max(from, size)
}

/** Adds up to a size in one run of the program; gives the size that was reached, which is less where the program was stopped by Ctrl-C. */
async function growTo(wanted: number): Promise<number> {
  rmSync(profiles, { recursive: true, force: true })
  const begin = performance.now()
  const node = ['--import', PEAK, '--cpu-prof', `--cpu-prof-dir=${profiles}`, '--cpu-prof-interval', '20000']
  const add = ['add', corpus, '-', '-q', '--memory', values.memory]
  const argv = [...node, cli!, ...add, ...(values.statements ? [] : ['--no-statements'])]
  const { status, errors } = await feed(argv, growing(wanted - from, from))
  const told = /peak (\d+) (\d+)\s*$/.exec(errors)
  if ((status !== 0 && status !== interrupted) || !told) throw new Error(`hearsay add failed:\n${errors}`)
  const size = status === 0 ? wanted : readManifest(corpus).next
  const wall = (performance.now() - begin) / 1000
  const processor = Number(told[2]) / 1e6
  const bytes = Number(spawnSync('du', ['-sb', corpus], { encoding: 'utf8' }).stdout.split('\t')[0])
  const each = (processor * 1000) / (size - from)
  points.push({ articles: (size + from) / 2, each })
  const megabytes = Number(told[1]) / 1024
  tell(
    sections.sizes,
    `| ${size} | ${size - from} | ${wall.toFixed(1)} s | ${processor.toFixed(1)} s | ${each.toFixed(2)} | ${megabytes.toFixed(0)} MB | ${((megabytes * 1024) / size).toFixed(1)} | ${(bytes / size / 1000).toFixed(1)} | ${loadavg()[1]!.toFixed(1)} |`
  )
  const stages = [...stagesIn(profiles)].sort((x, y) => y[1] - x[1])
  const all = stages.reduce((sum, [, seconds]) => sum + seconds, 0)
  tell(
    sections.stages,
    `| ${size} | ${stages.map(([stage, seconds]) => `${stage} ${((100 * seconds) / all).toFixed(0)} %`).join(', ')} |`
  )
  return size
}

/** Runs the program with lines as its standard input. */
async function feed(
  argv: readonly string[],
  lines: AsyncIterable<string>
): Promise<{ status: number; errors: string }> {
  const child = spawn(process.execPath, argv, { stdio: ['pipe', 'ignore', 'pipe'] })
  const ended = once(child, 'exit')
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  // It stops reading when it is stopped.
  child.stdin.on('error', () => {})
  for await (const line of lines) {
    if (child.exitCode !== null) break
    if (!child.stdin.write(line)) await Promise.race([once(child.stdin, 'drain').catch(() => {}), ended])
  }
  child.stdin.end()
  const [status] = (await ended) as [number]
  return { status, errors }
}

/** By how much the cost of an article grows from the first step to the last one. */
function tellExponent(): void {
  const [first, last] = [points[0]!, points.at(-1)!]
  if (first === last) return
  const exponent = 1 + Math.log(last.each / first.each) / Math.log(last.articles / first.articles)
  tell(
    sections.grown,
    `Up to ${from + 2 * (last.articles - from)} articles, time grows with the ${exponent.toFixed(2)}th power of the articles (processor time; 1 is linear).`
  )
}

/** What one more article and questions cost now. */
async function askAt(size: number): Promise<void> {
  const more = Number(values.more)
  const [opened, next, elsewhere]: [Span[], Span[], Span[]] = [[], [], []]
  await addOneByOne(growing(more, size), opened, next)
  await addOneByOne(spread(size, more), opened, elsewhere)
  const { asked, traced } = await question(more)
  const [checked, told] = [[await runTimed('check')], [await runTimed('info')]]
  for (const [name, spans] of [
    ['open for writing', opened],
    ['add one article: the next ones', next],
    ['add one article: of other places', elsewhere],
    ['claims --query', asked],
    ['trace one story', traced],
    ['hearsay check', checked],
    ['hearsay info', told]
  ] as const) {
    const [wall, processor] = [spans.map((span) => span.wall), spans.map((span) => span.processor)]
    tell(
      sections.once,
      `| ${size} | ${name} | ${spans.length} | ${share(wall, 0.5)} | ${share(wall, 0.99)} | ${share(processor, 0.5)} | ${share(processor, 0.99)} |`
    )
  }
}

interface Span {
  readonly wall: number
  readonly processor: number
}

/** Milliseconds that something takes: on the clock, and of the processor in all threads. */
async function timed<Result>(work: () => Promise<Result>, spans: Span[]): Promise<Result> {
  const begin = performance.now()
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  spans.push({ wall: performance.now() - begin, processor: (user + system) / 1000 })
  return result
}

async function addOneByOne(lines: AsyncIterable<string>, opened: Span[], added: Span[]): Promise<void> {
  const seconds = Math.floor(statSync(corpus).mtimeMs / 1000)
  const open = () => openWriter(corpus, { wait: 0, now: '', seconds, command: 'add', memory: values.memory })
  let line = 0
  for await (const text of lines) {
    const writer = await timed(open, opened)
    const incoming = async function* () {
      yield { articles: readJsonLine(text, 'bench', ++line).articles, problems: [], inputs: 1 }
    }
    await timed(() => addAll(writer, incoming(), { model: null }), added)
    writer.close()
  }
}

/** Articles spread over what comes after so many. */
async function* spread(size: number, count: number): AsyncGenerator<string> {
  for (let n = 1; n <= count; n++) yield* growing(1, size + Math.floor((n * WORLD) / (count + 1)))
}

/** What a command of the program takes, start included. */
async function runTimed(name: string): Promise<Span> {
  const begin = performance.now()
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', PEAK, cli!, name, corpus, '--memory', values.memory],
    {
      encoding: 'utf8'
    }
  )
  const peak = /peak (\d+) (\d+)\s*$/.exec(stderr)
  if (status !== 0 || !peak) throw new Error(`hearsay ${name} failed:\n${stderr}`)
  return { wall: performance.now() - begin, processor: Number(peak[2]) / 1000 }
}

async function question(more: number): Promise<{ asked: Span[]; traced: Span[] }> {
  const [asked, traced]: [Span[], Span[]] = [[], []]
  const reader = await openReader(corpus, { memory: values.memory })
  await claimsFor(reader, 'president', 1)
  for (let i = 0; i < more * 3; i++) await timed(() => claimsFor(reader, queries[i % queries.length]!, 20), asked)
  await reader.need('tellings')
  const stories = await reader.duck.rows<{ id: string }>(
    `SELECT id FROM tellings WHERE articles BETWEEN 2 AND 100 ORDER BY id LIMIT ${more}`
  )
  for (const { id } of stories) await timed(() => readStory(reader, id), traced)
  reader.close()
  return { asked, traced }
}

function share(numbers: readonly number[], part: number): string {
  const sorted = [...numbers].sort((x, y) => x - y)
  return `${sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!.toFixed(0)} ms`
}

function tell(section: string[], line: string): void {
  console.log(line)
  section.push(line)
}

function save(): void {
  if (!values.save) return
  mkdirSync(join('bench', 'runs'), { recursive: true })
  const date = new Date().toISOString().slice(0, 10)
  const lines = [
    `# A corpus that grows, ${date}`,
    '',
    about,
    '',
    command,
    '',
    '| articles | added | wall | processor | ms of processor an article | peak memory | kB of memory an article | kB of disk an article | load |',
    '|---|---|---|---|---|---|---|---|---|',
    ...sections.sizes,
    '',
    ...sections.grown,
    '',
    '| with articles | | times | wall p50 | wall p99 | processor p50 | processor p99 |',
    '|---|---|---|---|---|---|---|',
    ...sections.once,
    '',
    'Where the time of the JavaScript threads goes (sampled; DuckDB and the collector have threads of their own):',
    '',
    '| articles | |',
    '|---|---|',
    ...sections.stages
  ]
  writeFileSync(join('bench', 'runs', `${date}-corpus.md`), `${lines.join('\n')}\n`)
}
