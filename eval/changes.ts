/**
 * What a change to attribution gains and loses: the statements that this tree finds in a fixed sample of real articles, against those of the last commit,
 * which is unpacked beside it and run in the same way (the habit of eyecite).
 *
 * There is no gold here, so no figure and no floor: counts, and examples to be looked at by a person. The sample is every so many-th article of
 * each file in order of id, so that it stays the same for everybody.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Span, Statement } from '../src/model.ts'
import type { Outcome } from './figures.ts'
import { outPath, runNode, sharedPath } from './places.ts'

const files = ['bbc', 'politics', 'reuters']
/** Articles of each file: some 200 in all run in a quarter of a minute. */
const perFile = 70
/** Examples shown of each kind of change. */
const shownExamples = 8
/** Longest part of a content that is shown. */
const shownLength = 110

interface Row {
  readonly id: string
  readonly text: string
}

/** Statements gained, lost and changed since the last commit, printed; no figures. */
export function showChanges(): Outcome {
  const sample = readSample()
  if (!sample) return { skipped: 'the real articles are not at hand (set HEARSAY_SHARED)' }
  const before = lastCommit()
  if (!before) return { skipped: 'this is no git checkout, so there is no last commit to compare with' }
  const input = outPath('changes-input.jsonl')
  writeFileSync(input, sample.map((row) => `${JSON.stringify(row)}\n`).join(''))
  let thenOf: ReturnType<typeof statementsOf>
  let nowOf: ReturnType<typeof statementsOf>
  try {
    thenOf = statementsOf(before.folder, input, outPath('changes-before.jsonl'))
    nowOf = statementsOf('.', input, outPath('changes-now.jsonl'))
  } catch (error) {
    // There is no gold in this: a commit that does not run spoils no figure.
    return { skipped: `one of the two trees did not run: ${error instanceof Error ? error.message : String(error)}` }
  }
  const gained: string[] = []
  const lost: string[] = []
  const changed: string[] = []
  let kept = 0
  for (const article of sample) {
    const now = nowOf.get(article.id) ?? []
    const then = thenOf.get(article.id) ?? []
    const left = [...then]
    for (const statement of now) {
      const at = left.findIndex((other) => keyOf(other) === keyOf(statement))
      if (at < 0) continue
      kept++
      left.splice(at, 1)
    }
    const old = new Set(then.map(keyOf))
    for (const statement of now.filter((s) => !old.has(keyOf(s)))) {
      const near = left.findIndex((other) => sameAttribution(other, statement))
      if (near < 0) gained.push(`${article.id}: ${tell(statement)}`)
      else changed.push(`${article.id}: ${tell(left.splice(near, 1)[0]!)}\n      now: ${tell(statement)}`)
    }
    lost.push(...left.map((statement) => `${article.id}: ${tell(statement)}`))
  }
  console.log(
    `changes: ${sample.length} real articles against commit ${before.commit}: ${kept} statements the same, ${gained.length} gained, ${lost.length} lost, ${changed.length} with other edges or speaker`
  )
  for (const [name, list] of [
    ['gained', gained],
    ['lost', lost],
    ['changed', changed]
  ] as const) {
    const step = Math.max(1, Math.floor(list.length / shownExamples))
    for (const line of list.filter((_, i) => i % step === 0).slice(0, shownExamples)) console.log(`  ${name} ${line}`)
  }
  return { figures: [] }
}

function readSample(): Row[] | null {
  const articles: Row[] = []
  for (const name of files) {
    const path = sharedPath('data', 'news', `${name}.jsonl.gz`)
    if (!path) return null
    const rows = gunzipSync(readFileSync(path))
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Row)
      .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    const step = Math.floor(rows.length / perFile)
    articles.push(...rows.filter((_, i) => i % step === 0 && i / step < perFile).map(({ id, text }) => ({ id, text })))
  }
  return articles
}

/** The last commit, unpacked beside the system's other temporary files: no tool of this tree must read it. */
function lastCommit(): { commit: string; folder: string } | null {
  let commit: string
  try {
    commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
  const folder = join(tmpdir(), `hearsay-${commit}`)
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true })
    const archive = execFileSync('git', ['archive', 'HEAD', 'src', 'models', 'schema', 'package.json'], {
      maxBuffer: 1 << 30
    })
    execFileSync('tar', ['-x', '-C', folder], { input: archive })
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  }
  return { commit, folder }
}

/** What `hearsay stage attribute` of a tree finds, run from its sources in a process of its own; by article. */
function statementsOf(folder: string, stdin: string, stdout: string): Map<string, readonly Statement[]> {
  const runner = resolve('node_modules/jiti/lib/jiti-cli.mjs')
  runNode(runner, [join(folder, 'src/cli/main.ts'), 'stage', 'attribute'], { stdin, stdout })
  const rows = readFileSync(stdout, 'utf8').split('\n').filter(Boolean)
  return new Map(
    rows.map((line) => {
      const { id, statements } = JSON.parse(line) as { id: string; statements: readonly Statement[] }
      return [id, statements]
    })
  )
}

const spanKey = (span: Span | null) => (span ? `${span.start}-${span.end}` : '')

/** What makes two statements the same: spans, speaker, chain. */
function keyOf(s: Statement): string {
  const via = s.via.map((v) => v.outlet).join('+')
  return [s.content.map(spanKey).join(' '), spanKey(s.cue), spanKey(s.source), s.speaker.name, via].join('|')
}

/** One attribution read in two ways: a shared cue, or a shared word of content and no cue on one side. */
function sameAttribution(a: Statement, b: Statement): boolean {
  const meet = (x: Span, y: Span) => x.start < y.end && y.start < x.end
  if (a.cue && b.cue) return meet(a.cue, b.cue)
  return a.content.some((x) => b.content.some((y) => meet(x, y)))
}

function tell({ source, cue, content, via, rule }: Statement): string {
  const words = content.map((c) => c.text.replace(/\s+/g, ' ')).join(' … ')
  const said = words.length > shownLength ? `${words.slice(0, shownLength)}…` : words
  const chain = via.length > 0 ? ` via ${via.map((v) => v.outlet).join(', ')}` : ''
  return `[${source?.text ?? '-'}] ${cue?.text ?? '-'} [${said}]${chain} (${rule})`
}
