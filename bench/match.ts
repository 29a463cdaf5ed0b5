/**
 * How fast and how well text reuse is found, in both densities, on real articles with planted copies (the planting tool and its scorer are
 * not part of this repository; without them this says so and does nothing); then how fast articles are grouped into stories.
 *
 *   npm run bench:match                        10,000 real and 10,000 planted articles
 *   npm run bench:match -- --planted 50000     more of them, all real articles (--limit 3000: the first 3,000)
 *   npm run bench:match -- --coarse            the coarse density only
 *   npm run bench:match -- --peer PYTHON       also datasketch (bench/nearDuplicates.py), run by a Python that has it, on the same articles
 *   npm run bench:match -- --growth            also a quarter, a half and all of the articles, and how time and memory grow
 *   npm run bench:match -- --save              also write bench/runs/DATE-match.md
 *
 * It is built first, as the program is: run from its sources by a loader, matching takes a fifth longer.
 * Processor time is given beside wall time: it tells a slow program from a busy machine, as far as a shared cache allows. Memory is what
 * objects and arrays grew by, the texts not counted. Planted precision flatters: filler holds nothing but the plants. It is not quoted as precision.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { runNode, sharedPath } from '../eval/places.ts'
import { groupStories } from '../src/group/stories.ts'
import { match } from '../src/match/match.ts'
import type { Article, Passage } from '../src/model.ts'

const { values } = parseArgs({
  options: {
    planted: { type: 'string', default: '10000' },
    coarse: { type: 'boolean', default: false },
    limit: { type: 'string' },
    peer: { type: 'string' },
    growth: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false }
  }
})
const OUT = join('bench', 'out', 'match')
const lines: string[] = []
const print = (line: string) => {
  console.log(line)
  lines.push(line)
}

function readArticles(file: string): Article[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const record = JSON.parse(line) as { id: string; outlet: string; published: string | null; text: string }
      const at = record.published?.length === 10 ? `${record.published}T00:00:00.000Z` : record.published
      return {
        id: record.id,
        uri: record.id,
        url: null,
        outlet: record.outlet ? { name: record.outlet, domain: null } : null,
        headline: null,
        byline: [],
        language: 'en',
        text: record.text,
        published: at ? { at, precision: record.published?.length === 10 ? 'day' : 'minute', basis: 'metadata' } : null,
        modified: null,
        blocks: [],
        credits: []
      }
    })
}

/** Bytes of objects and arrays that are not collected yet: near the most that was in use, where collections are few. */
function memoryInUse(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** Runs something once; seconds of wall and processor time, and megabytes that the process grew by. */
function measure<Result>(run: () => Result): { result: Result; wall: number; processor: number; grown: number } {
  // The second completes what the first left to be swept by other threads, on our time.
  globalThis.gc?.()
  globalThis.gc?.()
  const before = memoryInUse()
  const used = process.cpuUsage()
  const begin = performance.now()
  const result = run()
  const wall = (performance.now() - begin) / 1000
  const { user, system } = process.cpuUsage(used)
  return { result, wall, processor: (user + system) / 1e6, grown: (memoryInUse() - before) / 1e6 }
}

function writePassages(passages: readonly Passage[], file: string): void {
  const handle = openSync(file, 'w')
  for (let at = 0; at < passages.length; at += 10_000)
    writeSync(
      handle,
      passages
        .slice(at, at + 10_000)
        .map((passage) => `${JSON.stringify(passage)}\n`)
        .join('')
    )
  closeSync(handle)
}

/** What datasketch makes of the same articles, and how many times as long it takes. */
function comparePeer(python: string): void {
  const done = spawnSync(python, ['bench/nearDuplicates.py', join(OUT, 'articles.jsonl'), join(OUT, 'gold.jsonl')], {
    encoding: 'utf8'
  })
  if (done.status !== 0) throw new Error(`datasketch failed:\n${done.stderr}`)
  const peer = JSON.parse(done.stdout) as {
    articles: number
    processor: number
    megabytes: number
    recall: Readonly<Record<string, number>>
  }
  const rate = peer.articles / peer.processor
  const percent = (share: number | undefined) => `${(100 * (share ?? 0)).toFixed(2)} %`
  print('')
  print('## datasketch (MinHash of 128, LSH at .5, runs of five words), same articles, same run')
  print(
    `${peer.processor.toFixed(1)} s of processor time, ${rate.toFixed(0)} articles a processor second, ${peer.megabytes.toFixed(0)} MB; finds ${percent(peer.recall.nearDuplicate)} of the near-duplicates and ${percent(peer.recall.passage)} of the passages`
  )
  for (const [density, own] of rates)
    print(`hearsay ${density}: ${own.toFixed(0)} articles a processor second, ${(own / rate).toFixed(1)} times as many`)
}

/** Time and memory of a quarter, a half and all of the articles, taken evenly; exponents are those of a power law between first and last. */
function measureGrowth(density: 'coarse' | 'fine'): void {
  print('')
  print(`## growth, ${density}`)
  const rows = [4, 2, 1].map((every) => {
    const some = articles.filter((_, i) => i % every === 0)
    const { processor, grown } = measure(() => match(some, { density }))
    print(
      `${some.length} articles: ${processor.toFixed(1)} s of processor time, memory grown by ${grown.toFixed(0)} MB`
    )
    return { count: some.length, processor, grown }
  })
  const [first, last] = [rows[0]!, rows.at(-1)!]
  const exponent = (of: 'processor' | 'grown') =>
    (Math.log(last[of] / first[of]) / Math.log(last.count / first.count)).toFixed(2)
  print(`time grows with articles to the power ${exponent('processor')}, memory ${exponent('grown')}`)
}

const tools = ['plant-reuse.mjs', 'score-reuse.mjs'].map((name) => sharedPath('tools', name))
const base = ['politics.jsonl.gz', 'reuters.jsonl.gz'].map((name) => sharedPath('data', 'news', name))
if ([...tools, ...base].includes(null)) {
  console.log('skipped: the planting tool, its scorer or the news articles are not at hand (see eval/places.ts)')
  process.exit(0)
}
mkdirSync(OUT, { recursive: true })
const real = values.limit ?? (Number(values.planted) > 10_000 ? null : '10000')
const limit = real === null ? [] : ['--limit', real]
console.log(runNode(tools[0]!, [...base.map(String), '--synthetic', values.planted, ...limit, '--out', OUT]).trim())
const articles = readArticles(join(OUT, 'articles.jsonl'))
const megabytes = articles.reduce((sum, article) => sum + article.text.length, 0) / 1e6
print(
  `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB of memory`
)
print(`${articles.length} articles, ${megabytes.toFixed(1)} million characters, ${values.planted} of them planted`)
const densities = values.coarse ? (['coarse'] as const) : (['coarse', 'fine'] as const)
const rates = new Map<string, number>()
for (const density of densities) {
  const run = measure(() => match(articles, { density }))
  rates.set(density, articles.length / run.processor)
  print('')
  print(
    `## ${density}: ${run.wall.toFixed(1)} s, ${run.processor.toFixed(1)} s of processor time, ${(megabytes / run.wall).toFixed(1)} MB/s, ${(megabytes / run.processor).toFixed(1)} MB a processor second, ${((run.grown * 1000) / articles.length).toFixed(1)} kB an article`
  )
  const file = join(OUT, `${density}.jsonl`)
  writePassages(run.result, file)
  print('```')
  print(runNode(tools[1]!, [join(OUT, 'gold.jsonl'), file]).trim())
  print('```')
}
if (values.peer) comparePeer(values.peer)
if (values.growth) for (const density of densities) measureGrowth(density)
print('')
print('## stories')
for (const count of [1000, 10_000]) {
  const some = articles.slice(0, count)
  const run = measure(() => groupStories(some))
  print(
    `${count} real articles: ${run.wall.toFixed(1)} s, ${run.processor.toFixed(1)} s of processor time, ${run.result.length} stories`
  )
}
if (values.save) {
  mkdirSync(join('bench', 'runs'), { recursive: true })
  const date = new Date().toISOString().slice(0, 10)
  writeFileSync(join('bench', 'runs', `${date}-match.md`), `# Text reuse and stories, ${date}\n\n${lines.join('\n')}\n`)
}
