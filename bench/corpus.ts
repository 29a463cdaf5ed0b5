/**
 * How a corpus grows: time by size, the exponent, memory, then what one more article costs and what questions cost, on the built program.
 *
 *   npx jiti bench/corpus.ts --sizes 10000,100000                 add up to each size, without statements
 *   npx jiti bench/corpus.ts --sizes 1000,10000 --statements      with them
 *   npx jiti bench/corpus.ts --sizes 10000 --folder /tmp/bench    where the corpus and its input are put (removed before)
 *   npx jiti bench/corpus.ts … --save                             also write bench/runs/DATE-corpus.md
 *
 * Processor time is given beside wall time: it tells a slow program from a busy machine. Articles are those of `growth.ts`. One more article
 * is added and questions are asked in one process that stays open, as a server does; the start of a process comes on top (see `run.ts`).
 */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { addAll } from '../src/corpus/add.ts'
import { claimsFor } from '../src/corpus/claimSearch.ts'
import { openReader, readStory } from '../src/corpus/reader.ts'
import { openWriter } from '../src/corpus/writer.ts'
import { readJsonLine } from '../src/read/read.ts'
import { growing } from './growth.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000' },
    statements: { type: 'boolean', default: false },
    folder: { type: 'string', default: join(tmpdir(), 'hearsay-bench-corpus') },
    more: { type: 'string', default: '20' },
    memory: { type: 'string', default: '2GB' },
    save: { type: 'boolean', default: false }
  }
})
const PEAK = `data:text/javascript,process.on('exit',()=>{const u=process.resourceUsage();process.stderr.write('\\npeak '+u.maxRSS+' '+(u.userCPUTime+u.systemCPUTime))})`
const cli = ['cli.mjs', 'cli.js'].map((file) => join(process.env.HEARSAY_DIST ?? 'dist', file)).find(existsSync)
if (!cli) {
  console.error('the program is not built: run npm run build first')
  process.exit(2)
}
const { folder } = values
const corpus = join(folder, 'corpus')
const input = join(folder, 'input.jsonl')
const lines: string[] = []
const print = (line: string) => {
  console.log(line)
  lines.push(line)
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
print(
  `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB of memory, load ${loadavg()[0]!.toFixed(1)} before`
)
print(`\`npx jiti bench/corpus.ts ${process.argv.slice(2).join(' ')}\``)
print('')
print(
  '| articles | added | wall | processor | ms of processor an article | peak memory | kB an article in the corpus |'
)
print('|---|---|---|---|---|---|---|')
let from = 0
const points: { articles: number; each: number }[] = []
for (const size of values.sizes.split(',').map(Number)) {
  const file = openSync(input, 'w')
  for await (const line of growing(size - from, from)) writeSync(file, line)
  closeSync(file)
  const begin = performance.now()
  const argv = [
    '--import',
    PEAK,
    cli,
    'add',
    corpus,
    input,
    '-q',
    '--memory',
    values.memory,
    ...(values.statements ? [] : ['--no-statements'])
  ]
  const done = spawnSync(process.execPath, argv, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
  const told = /peak (\d+) (\d+)\s*$/.exec(done.stderr)
  if (done.status !== 0 || !told) throw new Error(`hearsay add failed:\n${done.stderr}`)
  const wall = (performance.now() - begin) / 1000
  const processor = Number(told[2]) / 1e6
  const bytes = spawnSync('du', ['-sb', corpus], { encoding: 'utf8' }).stdout.split('\t')[0]
  const each = (processor * 1000) / (size - from)
  points.push({ articles: (size + from) / 2, each })
  print(
    `| ${size} | ${size - from} | ${wall.toFixed(1)} s | ${processor.toFixed(1)} s | ${each.toFixed(2)} | ${(Number(told[1]) / 1024).toFixed(0)} MB | ${(Number(bytes) / size / 1000).toFixed(1)} |`
  )
  from = size
}
if (points.length > 1) {
  const [first, last] = [points[0]!, points.at(-1)!]
  const exponent = 1 + Math.log(last.each / first.each) / Math.log(last.articles / first.articles)
  print('')
  print(`Time grows with the ${exponent.toFixed(2)}th power of the articles (processor time; 1 is linear).`)
}

const share = (numbers: readonly number[], part: number) =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))]!
const told = (name: string, times: readonly number[]) =>
  print(`| ${name} | ${times.length} | ${share(times, 0.5).toFixed(0)} ms | ${share(times, 0.99).toFixed(0)} ms |`)
const more = Number(values.more)
const added: string[] = []
for await (const line of growing(more, from)) added.push(line)
print('')
print(`| with ${from} articles | times | p50 | p99 |`)
print('|---|---|---|---|')
const opened: number[] = []
const adds: number[] = []
for (const [i, line] of added.entries()) {
  const begin = performance.now()
  const writer = await openWriter(corpus, {
    wait: 0,
    now: '',
    seconds: Math.floor(statSync(corpus).mtimeMs / 1000),
    command: 'add',
    memory: values.memory
  })
  const ready = performance.now()
  const incoming = async function* () {
    yield { articles: readJsonLine(line, 'bench', i + 1).articles, problems: [], inputs: 1 }
  }
  await addAll(writer, incoming(), { model: null })
  adds.push(performance.now() - ready)
  opened.push(ready - begin)
  writer.close()
}
told('open for writing', opened)
told('add one article', adds)
const reader = await openReader(corpus, { memory: values.memory })
await claimsFor(reader, 'president', 1)
const queries = [
  'president election vote',
  'oil prices barrel output',
  'strike union workers pay',
  'court judge ruling appeal',
  'share profit quarter',
  'minister resigned scandal'
]
const asked: number[] = []
for (let i = 0; i < more * 3; i++) {
  const begin = performance.now()
  await claimsFor(reader, queries[i % queries.length]!, 20)
  asked.push(performance.now() - begin)
}
told('claims --query', asked)
await reader.need('tellings')
const stories = await reader.duck.rows<{ id: string }>(
  `SELECT id FROM tellings WHERE articles > 1 ORDER BY id LIMIT ${more * 2}`
)
const traced: number[] = []
for (const { id } of stories) {
  const begin = performance.now()
  await readStory(reader, id)
  traced.push(performance.now() - begin)
}
told('trace one story', traced)
reader.close()

if (values.save) {
  mkdirSync(join('bench', 'runs'), { recursive: true })
  const date = new Date().toISOString().slice(0, 10)
  writeFileSync(join('bench', 'runs', `${date}-corpus.md`), `# A corpus that grows, ${date}\n\n${lines.join('\n')}\n`)
}
