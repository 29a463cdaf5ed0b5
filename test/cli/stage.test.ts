import { describe, expect, it } from 'vitest'
import type { Passage, Statement } from '../../src/model.ts'
import { run } from './run.ts'

const text =
  '“The boats will stay in port until the wind turns,” a skipper told the Harbour News.\r\n\u0000Half \ud83d a pair.'
const rows = [
  { id: 'a', text, outlet: 'Harbour News', published: '2021-03-03' },
  { id: 7, text: 'A skipper told the Harbour News that the boats will stay in port until the wind turns.' },
  {
    id: 'c',
    text: '“The boats will stay in port until the wind turns,” a source said. The mayor plans to rebuild the pier.'
  }
]
const stdin = `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`
const lines = (out: string) => out.split('\n').filter(Boolean)

describe('hearsay stage attribute', () => {
  it('writes a line for a line, ids as given, offsets into the very text', async () => {
    const ran = await run(['stage', 'attribute'], { stdin })
    expect(ran.code).toBe(0)
    const found = lines(ran.out).map((line) => JSON.parse(line) as { id: string | number; statements: Statement[] })
    expect(found.map((row) => row.id)).toEqual(['a', 7, 'c'])
    for (const [i, row] of found.entries())
      for (const s of row.statements)
        for (const span of [...s.content, s.cue, s.source])
          if (span) expect(span.text).toBe(rows[i]!.text.slice(span.start, span.end))
    expect(found[0]!.statements.length).toBeGreaterThan(0)
  })

  it('keeps intents to itself unless asked', async () => {
    const [without, with_] = [
      await run(['stage', 'attribute'], { stdin }),
      await run(['stage', 'attribute', '--include', 'intents'], { stdin })
    ]
    expect(without.out).not.toContain('"cueClass":"intent"')
    expect(with_.out.length).toBeGreaterThanOrEqual(without.out.length)
  })

  it('keeps page furniture to itself unless asked', async () => {
    const line = 'Sign up here to get our allotment letter with tips from six gardeners every single Friday.'
    const pages = Array.from({ length: 6 }, (_, n) =>
      JSON.stringify({ id: `p${n}`, outlet: 'Hedge Post', text: `Bed ${n} was dug on day ${n * 31}. ${line}` })
    ).join('\n')
    expect((await run(['stage', 'match'], { stdin: pages })).out).toBe('')
    const all = lines((await run(['stage', 'match', '--include', 'boilerplate'], { stdin: pages })).out)
    expect(all.map((row) => (JSON.parse(row) as { kind: string }).kind)).toEqual(Array(5).fill('boilerplate'))
    expect((await run(['stage', 'match', '--include', 'intents'], { stdin: pages })).code).toBe(2)
  })

  it('takes the fields of many articles as they stand', async () => {
    const shared = 'The harbour wall will be raised by two metres before the storms of next winter, engineers promised.'
    const pages = Array.from({ length: 320 }, (_, n) =>
      JSON.stringify({
        id: n,
        outlet: `Outlet ${n}`,
        published: n === 7 ? '2031-02-02' : '2031-02-01T08:00:00Z',
        url: n === 300 ? 'https://www.shore.example/wall' : undefined,
        text: n === 7 || n === 300 ? shared : `Page ${n} has ${n * 17} lines.`
      })
    ).join('\n')
    const found = lines((await run(['stage', 'match'], { stdin: pages })).out).map(
      (row) => JSON.parse(row) as { a: { article: string }; b: { article: string } }
    )
    expect(found.map(({ a, b }) => [a.article, b.article])).toEqual([['300', '7']])
  })

  it('tells a broken line and processes the rest', async () => {
    const broken = `${JSON.stringify(rows[0])}\n{oops\n[1]\n{"id":"n"}\n{"id":{},"text":"x"}\n\n${JSON.stringify(rows[2])}`
    const ran = await run(['stage', 'attribute'], { stdin: broken })
    expect(ran.code).toBe(1)
    expect(lines(ran.out)).toHaveLength(2)
    const faults = lines(ran.err).map((line) => JSON.parse(line) as { line: number; code: string })
    expect(faults).toMatchObject([
      { line: 2, code: 'badLine' },
      { line: 3, code: 'badLine' },
      { line: 4, code: 'noText' },
      { line: 5, code: 'badId' }
    ])
    expect((await run(['stage', 'attribute', '--lenient'], { stdin: broken })).code).toBe(0)
  })

  it('has nothing to say of nothing', async () => {
    expect(await run(['stage', 'attribute'], { stdin: '' })).toEqual({ code: 0, out: '', err: '' })
    const blank = await run(['stage', 'attribute'], { stdin: '{"id":"e","text":"  "}\n' })
    expect(JSON.parse(blank.out)).toEqual({ id: 'e', statements: [] })
  })

  it('does not take U+2028 for the end of a line', async () => {
    const ran = await run(['stage', 'attribute'], { stdin: '{"id":"u","text":"One\u2028two\u0085three."}\n' })
    expect(lines(ran.out)).toHaveLength(1)
    expect(ran.code).toBe(0)
  })
})

describe('hearsay stage match', () => {
  it('writes passages with their places', async () => {
    const ran = await run(['stage', 'match'], { stdin })
    const passages = lines(ran.out).map((line) => JSON.parse(line) as Passage)
    expect(passages.length).toBeGreaterThan(0)
    for (const { a, b, similarity } of passages) {
      expect(similarity).toBeGreaterThan(0)
      for (const place of [a, b]) expect(rows.map((row) => String(row.id))).toContain(place.article)
    }
  })

  it('refuses a second article of one id', async () => {
    const ran = await run(['stage', 'match'], { stdin: `${stdin}${JSON.stringify(rows[0])}\n` })
    expect(ran.code).toBe(1)
    expect(ran.err).toContain('duplicateId')
  })
})

describe('hearsay stage group', () => {
  it('gives every article a story', async () => {
    const ran = await run(['stage', 'group'], { stdin })
    const found = lines(ran.out).map((line) => JSON.parse(line) as { id: string | number; story: string | null })
    expect(found.map((row) => row.id)).toEqual(['a', 7, 'c'])
    for (const row of found) expect(typeof row.story).toBe('string')
  })
})
