import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kinds } from '../../src/report/json.ts'
import { run } from './run.ts'

const pages = {
  'weekly.txt':
    'A Lighthouse Is Sold\n\nLantern Weekly, March 3 2021\n\n“The lighthouse will be sold before the first snow falls on the cape,” a friend of the keeper told Lantern Weekly.\n',
  'online.txt':
    'Lighthouse for Sale\n\nQuay Online, March 4 2021\n\n“The lighthouse will be sold before the first snow falls on the cape,” a source said.\n',
  'post.html':
    '<html><head><meta property="og:site_name" content="Tarn Post"><meta property="article:published_time" content="2021-03-05T10:00:00Z"><title>Sources: Lighthouse Sold</title></head><body><article><h1>Sources: Lighthouse Sold</h1><p>Sources revealed that the lighthouse will be sold before the first snow falls on the cape.</p></article></body></html>'
}

let home = ''
const at = (...path: string[]) => join(home, ...path)

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'hearsay-cli-'))
  mkdirSync(at('pages', 'deeper'), { recursive: true })
  for (const [name, text] of Object.entries(pages)) writeFileSync(at('pages', name), text)
  writeFileSync(at('pages', 'deeper', '.hidden.txt'), 'never read')
  writeFileSync(at('pages', 'style.css'), 'p {}')
  symlinkSync('..', at('pages', 'deeper', 'loop'))
})

afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('hearsay trace', () => {
  it('reads a folder and prints a report', async () => {
    const ran = await run(['trace', at('pages')])
    expect(ran.code).toBe(0)
    expect(ran.out).toMatch(/3 articles, 3 outlets/)
    expect(ran.out).toContain('1 file in')
    expect(ran.err).toBe('')
    for (const line of ran.out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })

  it('gives the same bytes for the same input', async () => {
    const [first, second] = [await run(['trace', at('pages'), '--json']), await run(['trace', at('pages'), '--json'])]
    expect(first.out).toBe(second.out)
    expect(first.out).not.toBe('')
  })

  it('prints JSON, one kind a line, Markdown', async () => {
    const whole = JSON.parse((await run(['trace', at('pages'), '--json'])).out) as Record<string, unknown[]>
    expect(whole.schema).toBe('hearsay.trace/1')
    for (const kind of kinds) {
      const lines = (await run(['trace', at('pages'), '--jsonl', kind])).out.split('\n').filter(Boolean)
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(whole[kind])
    }
    expect((await run(['trace', at('pages'), '--markdown'])).out).toMatch(/^# How many people/)
  })

  it('writes tables', async () => {
    const ran = await run(['trace', at('pages'), '--csv', at('tables', 'new')])
    expect(ran.code).toBe(0)
    expect(ran.out).toBe('')
    const files = readdirSync(at('tables', 'new'))
    expect(files).toContain('statements.csv')
    expect(files.filter((name) => !name.endsWith('.csv'))).toEqual([])
    expect(readFileSync(at('tables', 'new', 'articles.csv'), 'utf8').split('\r\n')[0]).toMatch(/^id,uri,/)
  })

  it('shows one claim by the beginning of its id, and says what was meant where there is none', async () => {
    const { claims } = JSON.parse((await run(['trace', at('pages'), '--json'])).out) as { claims: { id: string }[] }
    const id = claims[0]!.id
    const ran = await run(['trace', at('pages'), '--claim', id.slice(0, -1)])
    expect(ran.code).toBe(0)
    expect(ran.out).toContain('weekly.txt')
    const wrong = await run(['trace', at('pages'), '--claim', `${id}x`])
    expect(wrong.code).toBe(2)
    expect(wrong.err).toContain(`Did you mean ${id}`)
    expect((await run(['trace', at('pages'), '--claim', id, '--why'])).out).not.toContain('Statements')
  })

  it('reads standard input: a page, JSON lines, gzip', async () => {
    const page = await run(['trace', '-', '--json'], { stdin: pages['weekly.txt'] })
    expect(page.code).toBe(0)
    expect((JSON.parse(page.out) as { articles: unknown[] }).articles).toHaveLength(1)
    const rows = Object.values(pages).map((text, i) => JSON.stringify({ id: `r${i}`, text }))
    const lines = await run(['trace', '-', '--jsonl', 'articles'], { stdin: `${rows.join('\n')}\n` })
    expect(lines.out.trim().split('\n')).toHaveLength(3)
  })

  it('expands globs that the shell left', async () => {
    const ran = await run(['trace', at('pages', '*.txt'), '--jsonl', 'articles'])
    expect(ran.out.trim().split('\n')).toHaveLength(2)
    const deep = await run(['trace', at('**', '*.{html,txt}'), '--jsonl', 'articles'])
    expect(deep.out.trim().split('\n')).toHaveLength(3)
  })

  it('fits its look to terminal and environment', async () => {
    const wide = await run(['trace', at('pages')], { terminal: 120, env: { LANG: 'C.UTF-8' } })
    expect(wide.out).toContain('\u001b[1m')
    expect(Math.max(...wide.out.split('\n').map((line) => line.length))).toBeGreaterThan(80)
    const plain = await run(['trace', at('pages')], { terminal: 120, env: { LANG: 'C.UTF-8', NO_COLOR: '1' } })
    expect(plain.out).not.toContain('\u001b')
    expect((await run(['trace', at('pages'), '--color'])).out).toContain('\u001b[1m')
    expect((await run(['trace', at('pages'), '--ascii'])).out).toMatch(/^[\u0020-\u007e\n]*$/)
    expect((await run(['trace', at('pages')], { env: { LC_ALL: 'C' } })).out).toMatch(/^[\u0020-\u007e\n]*$/)
    const narrow = await run(['trace', at('pages'), '--width', '50'])
    for (const line of narrow.out.split('\n')) expect(line.length).toBeLessThanOrEqual(50)
  })
})

describe('wrong use', () => {
  it.each([
    [['trace', 'nowhere/at/all'], 'does not exist'],
    [['trace', 'packag.json'], 'Did you mean package.json?'],
    [['trace', 'https://news.example/a'], 'fetches nothing'],
    [['trace', '.', '--json', '--markdown'], 'cannot go together'],
    [['trace', '.', '--width', '7'], '40 to 400'],
    [['trace', '.', '--jsonl', 'claim'], 'Allowed choices'],
    [['trace', '.', '--jsn'], 'Did you mean --json'],
    [['trace', '.', '--why'], '--claim'],
    [['trcae', '.'], 'Did you mean trace?'],
    [['src'], 'Did you mean: hearsay trace src'],
    [['stage', 'atribute'], 'did you mean attribute'],
    [['stage', 'match', '--include', 'intents'], 'attribute only']
  ])('%j ends with 2 and says what to do', async (argv, words) => {
    const ran = await run(argv, { stdin: '' })
    expect(ran.err).toContain(words)
    expect(ran.out).toBe('')
    expect(ran.code).toBe(2)
  })

  it('shows help with an example where no path is given', async () => {
    const ran = await run(['trace'])
    expect(ran.code).toBe(2)
    expect(ran.err).toContain('hearsay trace saved-pages/')
  })
})

describe('help', () => {
  it('is there for the program and every command', async () => {
    expect((await run([])).out).toContain('Exit codes:')
    for (const argv of [['--help'], ['help', 'trace'], ['trace', '--help'], ['help', 'stage'], ['stages', '-h']]) {
      const ran = await run(argv)
      expect(ran.code).toBe(0)
      expect(ran.out).toContain('Usage: hearsay')
    }
    expect((await run(['--version'])).out).toBe('9.9.9\n')
    expect((await run(['stages'])).out).toMatch(/^read .*\nattribute .*\nmatch .*\ngroup .*\ntrace .*\nreport /)
  })
})

describe('bad input', () => {
  const bad = (name: string, bytes: string | Uint8Array) => writeFileSync(at('bad', name), bytes)

  beforeAll(() => {
    mkdirSync(at('bad', 'empty-folder'), { recursive: true })
    bad('empty.html', '')
    bad('blank.txt', ' \n\n ')
    bad('picture.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
    bad('binary.txt', Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)))
    const whole = gzipSync(pages['weekly.txt'].repeat(50))
    bad('cut.txt.gz', whole.subarray(0, whole.length - 12))
    bad('nested.html', `${'<div>'.repeat(100_000)}“It is late,” a man said.${'</div>'.repeat(100_000)}`)
    const rows = Array.from({ length: 600 }, (_, i) => JSON.stringify({ id: `a${i}`, text: `Day ${i} was wet.` }))
    bad('broken.jsonl', [...rows.slice(0, 300), '{"id":"x","text":', ...rows.slice(300)].join('\n'))
    bad('surrogate.txt', 'Half \ud83d a pair \u0000 and a NUL.\n\n“It never closes, a woman said.\n')
    bad('surrogate.json', '{"id":"s","text":"Half \\ud83d a pair, \\u0000, “open quotation, a woman said."}')
    bad(
      'german.txt',
      'Der Hafen bleibt geschlossen, sagte der Bürgermeister am Montag. Die Fischer sind wütend und wollen nicht mehr warten, bis die Behörden etwas tun.\n'
    )
    bad('same1.txt', pages['weekly.txt'])
    bad('same2.txt', pages['weekly.txt'])
    const url = 'https://quay.example/lighthouse'
    bad('url1.json', JSON.stringify({ url, text: '“We will stay,” a keeper said.', outlet: 'Quay' }))
    bad('url2.json', JSON.stringify({ url, text: '“We will go,” the keeper said.', outlet: 'Quay' }))
    symlinkSync('nowhere.txt', at('bad', 'dangling.txt'))
  })

  it.each([
    ['empty.html', 3, 'emptyFile'],
    ['blank.txt', 3, 'emptyFile'],
    ['picture.png', 3, 'notText'],
    ['binary.txt', 3, 'notText'],
    ['empty-folder', 3, 'noArticles'],
    ['cut.txt.gz', 1, 'truncated'],
    ['german.txt', 0, 'otherLanguage']
  ])('%s ends with %i and is named', async (name, code, problem) => {
    const ran = await run(['trace', at('bad', name), '--json'])
    expect(ran.code).toBe(code)
    const { problems } = JSON.parse(ran.out) as { problems: { uri: string; code: string; message: string }[] }
    expect(problems.map((p) => p.code)).toContain(problem)
    for (const p of problems) expect(p.message).toContain(name)
    expect(ran.err).toContain(name)
  })

  it.each(['nested.html', 'surrogate.txt', 'surrogate.json'])('%s is read', async (name) => {
    const ran = await run(['trace', at('bad', name), '--json'])
    expect(ran.code).toBeLessThanOrEqual(1)
    expect((JSON.parse(ran.out) as { articles: unknown[] }).articles).toHaveLength(1)
  })

  it('one broken line in hundreds is named, the rest is read', { timeout: 60_000 }, async () => {
    const ran = await run(['trace', at('bad', 'broken.jsonl'), '--jsonl', 'articles'])
    expect(ran.code).toBe(1)
    expect(ran.out.trim().split('\n')).toHaveLength(600)
    expect(ran.err).toMatch(/[Ll]ine 301 of .*broken\.jsonl/)
    expect((await run(['trace', at('bad', 'broken.jsonl'), '--jsonl', 'stories', '--lenient'])).code).toBe(0)
  })

  it('everything else is still traced, and the report says what was not', { timeout: 60_000 }, async () => {
    const ran = await run(['trace', at('bad'), at('pages'), at('not-there'), '--width', '300'])
    expect(ran.code).toBe(1)
    for (const name of ['empty.html', 'binary.txt', 'dangling.txt', 'cut.txt.gz']) expect(ran.out).toContain(name)
    expect(ran.out).toContain('a friend of the keeper')
    const all = await run(['trace', at('bad'), at('pages'), at('not-there'), '--jsonl', 'problems', '-q'])
    expect(all.out).toContain('not-there')
    expect(all.out).toContain('"duplicateInput"')
    expect(all.err).toBe('')
  })
})
