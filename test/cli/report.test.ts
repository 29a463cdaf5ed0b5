/** `hearsay report` with a page of the test's own in place of the built one: what is put in, where it goes, and what is wrong use. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Trace } from '../../src/model.ts'
import { unpackTrace } from '../../src/report/packed.ts'
import { run } from './run.ts'

const evil = '</script><script>window.caught=1</script>'
const articles = [
  {
    id: 'mill',
    outlet: 'Mill Weekly',
    published: '2031-04-01',
    headline: `The mill wheel stops ${evil} \u202eagain`,
    text: '“The wheel has not turned since the flood and nobody will pay for it,” a miller told Mill Weekly.'
  },
  {
    id: 'copy',
    outlet: 'Weir Post',
    published: '2031-04-02',
    headline: 'Mill wheel at a standstill',
    text: '“The wheel has not turned since the flood and nobody will pay for it,” a source said.'
  },
  {
    id: 'choir',
    outlet: 'Psalm Gazette',
    published: '2031-06-09',
    headline: 'Choir sings for forty hours',
    text: '“We slept between the verses,” said Olaf Brandt, who leads the choir of the island.'
  }
]

let home = ''
const at = (name: string) => join(home, name)

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'hearsay-report-'))
  writeFileSync(at('articles.jsonl'), articles.map((article) => JSON.stringify(article)).join('\n'))
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const report = (...argv: string[]) => run(['report', at('articles.jsonl'), '--model', 'none', ...argv])

function traceIn(page: string): Trace {
  const data = /id="trace">([^<]*)</.exec(page)![1]!
  return unpackTrace(inflateSync(Buffer.from(data, 'base64')).toString('utf8'))
}

describe('hearsay report', () => {
  it('writes one file that holds the trace, and says so', async () => {
    const path = at('story.html')
    const ran = await report('-o', path)
    expect([ran.code, ran.out]).toEqual([0, ''])
    expect(ran.err).toMatch(/wrote .*story\.html: 3 articles, \d+ kB/)
    const trace = traceIn(readFileSync(path, 'utf8'))
    const { out } = await run(['trace', at('articles.jsonl'), '--model', 'none', '--json'])
    expect(trace).toEqual(JSON.parse(out))
    expect(readdirSync(home).sort()).toEqual(['articles.jsonl', 'story.html'])
  })

  it('writes to standard output without -o, the same bytes each time', async () => {
    const [first, second] = [await report(), await report('-o', '-')]
    expect(first.out).toMatch(/^<!doctype html>/)
    expect(second.out).toBe(first.out)
    expect(first.err).toBe('')
  })

  it('holds one story where one is asked for', async () => {
    const whole = traceIn((await report()).out)
    const mill = whole.stories.find((story) => story.articles.includes('mill'))!
    const ran = await report('--story', mill.id)
    const trace = traceIn(ran.out)
    expect(trace.stories.map(({ id }) => id)).toEqual([mill.id])
    expect(trace.articles.map(({ id }) => id).sort()).toEqual(['copy', 'mill'])
    expect(ran.out).toMatch(/<title>[^<]* · hearsay<\/title>/)
  })

  it('is readable without scripts, and hostile text stays text', async () => {
    const { out } = await report()
    expect(out).not.toContain(evil)
    expect(out).not.toMatch(/\u202e/)
    const plain = /<noscript>([\s\S]*)<\/noscript>/.exec(out)![1]!
    expect(plain).toContain('2 outlets. 1 report. 1 person, anonymous.')
    expect(out.match(/<script/g)).toHaveLength(1)
  })

  it('says what is wrong use', async () => {
    const unknown = await report('--story', 'nothing')
    expect([unknown.code, unknown.out]).toEqual([2, ''])
    expect(unknown.err).toContain('there is no story nothing')
    const nowhere = await report('-o', join(at('articles.jsonl'), 'story.html'))
    expect(nowhere.code).toBe(2)
    expect(nowhere.err).toContain('cannot write')
  })

  it('does not write a page onto a terminal', async () => {
    const ran = await run(['report', at('articles.jsonl')], { terminal: 80 })
    expect([ran.code, ran.out]).toEqual([2, ''])
    expect(ran.err).toContain('-o story.html')
  })

  it('says where there is nothing to report, and where something was lost', async () => {
    writeFileSync(at('empty.txt'), '')
    expect((await run(['report', at('empty.txt')])).code).toBe(3)
    const partly = ['report', at('articles.jsonl'), at('empty.txt'), '--model', 'none']
    expect((await run(partly)).code).toBe(1)
    expect((await run([...partly, '--lenient'])).code).toBe(0)
    rmSync(at('empty.txt'))
  })
})
