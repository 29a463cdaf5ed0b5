/** The commands of a corpus, as a person uses them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runLint } from '../../src/cli/lintCommand.ts'
import { runProgram } from '../../src/cli/program.ts'
import { runArticles, runCheck, runClaims, runInfo, runStories } from '../../src/cli/readCorpus.ts'
import { runTrace } from '../../src/cli/traceCommand.ts'
import { runAdd, runCompact, runRemove } from '../../src/cli/writeCorpus.ts'
import { inventArticles } from '../corpus/invent.ts'
import { collectorWorld } from './worlds.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-cli-'))
const corpus = join(folder, 'corpus')
const pages = join(folder, 'pages')
const runners = {
  add: runAdd,
  stories: runStories,
  claims: runClaims,
  articles: runArticles,
  remove: runRemove,
  compact: runCompact,
  check: runCheck,
  info: runInfo,
  trace: runTrace,
  lint: runLint
}

async function run(argv: readonly string[], stdin = ''): Promise<{ code: number; out: string; err: string }> {
  const { world, out, err } = collectorWorld(stdin)
  const code = await runProgram(argv, runners, '9.9.9', world)
  return { code, out: out(), err: err() }
}

afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(async () => {
  mkdirSync(pages)
  for (const { id, outlet, headline, published, text } of inventArticles().slice(0, 21)) {
    const record = { id, outlet: outlet?.name, headline, published: published?.at ?? undefined, text }
    writeFileSync(join(pages, `${id}.json`), JSON.stringify(record))
  }
}, 60_000)

describe('hearsay add', { timeout: 60_000 }, () => {
  it('makes a corpus, and adds the same files only once', async () => {
    const first = await run(['add', corpus, pages])
    expect([first.code, first.err]).toEqual([
      0,
      expect.stringMatching(
        /21 articles added; .* has 21 articles, \d+ statements, \d+ claims, 3 stories; [\d.]+ s, \d+ MB at most\.\n$/
      )
    ])
    const second = await run(['add', corpus, pages])
    expect([second.code, second.err]).toEqual([0, expect.stringContaining('0 articles added, 21 already there')])
  })

  it('reads standard input, and tells what cannot be used', async () => {
    const done = await run(
      ['add', corpus, '-'],
      '{"id":"tardy","text":"A heron stood on the weir of Lindmoor all Sunday, a walker said."}\n{"id":"none"}\n'
    )
    expect([done.code, done.err]).toEqual([1, expect.stringContaining('1 article added')])
    expect((await run(['remove', corpus, 'tardy'])).code).toBe(0)
    expect((await run(['articles', corpus, '--limit', '0'])).out).not.toContain('tardy')
  })

  it('refuses a folder that is something else, another model, and a path that names nothing', async () => {
    expect(await run(['add', pages, corpus])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no corpus and not empty')
    })
    const { model } = JSON.parse((await run(['info', corpus, '--json'])).out) as { model: string }
    expect(await run(['add', corpus, pages, '--model', model === 'en' ? 'none' : 'en'])).toMatchObject({
      code: 2,
      err: expect.stringContaining(`--model ${model}`)
    })
    expect(await run(['add', corpus, join(folder, 'nowhere')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('does not exist')
    })
    expect(await run(['add', corpus, pages, '--memory', 'much'])).toMatchObject({ code: 2 })
  })
})

describe('reading a corpus', { timeout: 60_000 }, () => {
  it('lists stories, articles and claims, for people and as JSON lines', async () => {
    const stories = await run(['stories', corpus, '--jsonl'])
    const records = stories.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; articles: number })
    expect(records.map(({ articles }) => articles)).toEqual([7, 7, 7])
    expect((await run(['stories', corpus, '--sort', 'time', '--limit', '1'])).out).toMatch(
      /\n {2}7 articles, \d outlets, \d+ claims? · .* · story-/
    )
    expect((await run(['stories', corpus, '--query', 'ovens'])).out).toContain('bakery')
    expect((await run(['articles', corpus, '--outlet', 'daily pelican'])).out.trim().split('\n').length).toBe(3)
    const claims = await run(['claims', corpus, '--query', 'pumps since autumn', '--jsonl'])
    expect(JSON.parse(claims.out.split('\n')[0]!)).toMatchObject({
      kind: 'claim',
      head: { text: expect.stringContaining('pumps') }
    })
    expect((await run(['claims', corpus])).out).toContain('outlets')
    expect((await run(['claims', corpus, '--query', 'zyzzyva'])).out).toBe('nothing found\n')
  })

  it('finds shared text across the corpus', async () => {
    expect((await run(['articles', corpus, '--like', '0-0'])).out).toContain('0-copy  duplicate, ')
    expect((await run(['articles', corpus, '--like', 'nobody'])).code).toBe(2)
  })

  it('traces one story, by the beginning of its id, and asks which', async () => {
    const { out } = await run(['stories', corpus, '--jsonl', '--limit', '1'])
    const { id } = JSON.parse(out) as { id: string }
    const traced = await run(['trace', corpus, '--story', id, '--json'])
    expect(traced.code).toBe(0)
    const trace = JSON.parse(traced.out) as { schema: string; articles: object[]; claims: { id: string }[] }
    expect([trace.schema, trace.articles.length]).toEqual(['hearsay.trace/1', 7])
    expect((await run(['trace', corpus, '--claim', trace.claims[0]!.id])).code).toBe(0)
    expect(await run(['trace', corpus])).toMatchObject({ code: 2, err: expect.stringContaining('--story ID') })
    expect(await run(['trace', corpus, '--story', 'story-x'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no story')
    })
  })

  it('says what it holds, and that it is sound', async () => {
    const info = JSON.parse((await run(['info', corpus, '--json'])).out) as object
    expect(info).toMatchObject({
      articles: 21,
      stories: 3,
      removed: 1,
      model: expect.stringMatching(/^(?:none|en)$/),
      writer: null
    })
    expect((await run(['compact', corpus])).code).toBe(0)
    expect(await run(['check', corpus])).toMatchObject({ code: 0, out: expect.stringContaining('all is well') })
  })

  it('tells a path that is no corpus from one that is damaged', async () => {
    for (const command of ['stories', 'claims', 'articles', 'check', 'info', 'compact']) {
      expect(await run([command, pages])).toMatchObject({ code: 2, err: expect.stringContaining('no corpus') })
      expect(await run([command, join(folder, 'nowhere')])).toMatchObject({
        code: 2,
        err: expect.stringContaining('does not exist')
      })
    }
    const broken = join(folder, 'broken')
    mkdirSync(broken)
    writeFileSync(join(broken, 'manifest.json'), '{"schema":"hearsay.corpus/2"')
    expect(await run(['stories', broken])).toMatchObject({ code: 4, err: expect.stringContaining('damaged') })
  })
})

describe('hearsay lint on a corpus', { timeout: 60_000 }, () => {
  it('holds a draft against the stories it is most like, as against their files', async () => {
    const one = inventArticles()[0]!
    const draft = join(folder, 'draft.txt')
    writeFileSync(draft, `${one.headline}\n\n${one.text.replaceAll('spring', 'autumn')}\n`)
    const lint = async (against: string) => JSON.parse((await run(['lint', draft, against, '--json'])).out)
    const [byCorpus, byFiles] = [await lint(corpus), await lint(pages)]
    expect(byCorpus.against.articles).toBeGreaterThan(0)
    const shown = (report: { findings: { rule: string; line: number }[] }) =>
      report.findings.map(({ rule, line }) => `${rule}:${line}`)
    expect(shown(byCorpus)).toEqual(shown(byFiles))
    expect(shown(byCorpus).length).toBeGreaterThan(0)
  })

  it('says so where nothing in the corpus is like the draft', async () => {
    const draft = join(folder, 'other.txt')
    writeFileSync(draft, 'Snow on the pass\n\nThe plough reached Kestelgrund at noon, and the schools stay shut.\n')
    const ran = await run(['lint', draft, corpus])
    expect([ran.code, ran.err]).toEqual([3, expect.stringContaining('nothing to hold the draft against')])
  })

  it('takes a corpus alone', async () => {
    expect((await run(['lint', join(folder, 'draft.txt'), corpus, pages])).code).toBe(2)
  })
})
