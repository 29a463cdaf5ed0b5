import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeAtomically } from '../../src/store/atomic.ts'
import { type Given, listFiles, openFile } from '../../src/store/files.ts'
import { globBase, globTest, isGlob } from '../../src/store/glob.ts'
import { linesOf } from '../../src/store/lines.ts'

let home = ''
const at = (...path: string[]) => join(home, ...path)
const names = (paths: readonly string[]) => paths.map((path) => path.slice(home.length + 1))

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'hearsay-files-'))
  for (const folder of ['a/b', 'a/.git', 'a/page_files', 'a/own_files']) mkdirSync(at(folder), { recursive: true })
  for (const file of [
    'a/2.txt',
    'a/1.html',
    'a/10.md',
    'a/b/x.jsonl.gz',
    'a/b/README',
    'a/.git/c.txt',
    'a/p.png',
    'a/page.html',
    'a/page_files/ad.html',
    'a/own_files/z.txt',
    'a/[odd].txt'
  ])
    writeFileSync(at(file), file)
  symlinkSync('../..', at('a/b/circle'))
  symlinkSync('2.txt', at('a/same.txt'))
})

afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('listing files', () => {
  it('walks folders in the order of names, without hidden files, page parts and circles', async () => {
    const listing = await listFiles([at('a')])
    expect(names(listing.files)).toEqual([
      'a/1.html',
      'a/10.md',
      'a/2.txt',
      'a/[odd].txt',
      'a/b/README',
      'a/b/x.jsonl.gz',
      'a/own_files/z.txt',
      'a/page.html'
    ])
    expect(listing.problems).toMatchObject([{ code: 'leftOut' }])
    expect(listing.problems[0]!.message).toContain('1 png')
  })

  it('gives each file once, whatever names it', async () => {
    const listing = await listFiles([at('a/2.txt'), at('a/same.txt'), at('a/*.txt'), '-', '-'])
    expect(listing.files.filter((path) => path !== '-').length).toBe(2)
    expect(listing.files.filter((path) => path === '-')).toEqual(['-'])
  })

  it('takes a path that is there before a pattern, and tells what is missing', async () => {
    const listing = await listFiles([at('a/[odd].txt'), at('a/*.pdf'), at('none')])
    expect(names(listing.files)).toEqual(['a/[odd].txt'])
    expect(names(listing.missing)).toEqual(['a/*.pdf', 'none'])
  })
})

describe('globs', () => {
  it.each([
    ['a/*.txt', 'a/x.txt', true],
    ['a/*.txt', 'a/b/x.txt', false],
    ['a/*', 'a/.x', false],
    ['a/.*', 'a/.x', true],
    ['**/*.txt', 'x.txt', true],
    ['a/**/*.txt', 'a/b/c/x.txt', true],
    ['a/**', 'a/b/c.md', true],
    ['a/**', 'a/.b/c.md', false],
    ['a/?.{txt,md}', 'a/x.md', true],
    ['a/[!x].md', 'a/x.md', false],
    ['a/[a-c].md', 'a/b.md', true],
    ['a.b', 'axb', false],
    ['{a', '{a', true]
  ])('%s on %s is %s', (pattern, path, expected) => expect(globTest(pattern).test(path)).toBe(expected))

  it('begins at the part that is no pattern', () => {
    expect([globBase('a/b/*.x'), globBase('*.x'), globBase('/*.x')]).toEqual(['a/b', '', '/'])
    expect([isGlob('a*'), isGlob('a{b,c}'), isGlob('a[b]'), isGlob('a{b}'), isGlob('plain')]).toEqual([
      true,
      true,
      true,
      false,
      false
    ])
  })
})

async function open(path: string, bytes?: Buffer): Promise<Given[]> {
  const found: Given[] = []
  const stdin = Readable.from(bytes ? [bytes] : [], { objectMode: false })
  for await (const given of openFile(path, stdin)) {
    found.push(given)
    if (given.kind === 'lines') for await (const line of given.lines) if (line === 'stop') break
  }
  return found
}

describe('opening files', () => {
  it('unpacks gzip by its first bytes, members one after the other', async () => {
    const packed = Buffer.concat([gzipSync('one '), gzipSync('two')])
    expect(await open('-', packed)).toMatchObject([
      { kind: 'bytes', uri: 'standard input', bytes: Buffer.from('one two') }
    ])
  })

  it('keeps what a truncated gzip holds', async () => {
    const packed = gzipSync(Buffer.from(Array.from({ length: 90_000 }, (_, i) => (i * i) % 251)))
    const given = await open('-', packed.subarray(0, packed.length - 20))
    expect(given.map((g) => (g.kind === 'problem' ? g.problem.code : g.kind))).toEqual(['bytes', 'truncated'])
  })

  it('gives nothing for nothing, and tells what cannot be opened', async () => {
    expect(await open('-')).toMatchObject([{ kind: 'bytes', bytes: Buffer.alloc(0) }])
    expect(await open(at('none'))).toMatchObject([{ kind: 'problem', problem: { code: 'notReadable' } }])
  })

  it('hands out a large file of JSON lines line by line, refuses another', async () => {
    const row = `{"text":"${'x'.repeat(1_000_000)}"}\n`
    expect((await open('-', Buffer.from(row.repeat(55)))).map((g) => g.kind)).toEqual(['lines'])
    expect(await open('-', Buffer.alloc(55 * 2 ** 20, 'x'))).toMatchObject([
      { kind: 'problem', problem: { code: 'tooLarge' } }
    ])
  })
})

describe('lines', () => {
  const lines = async (chunks: string[], limit?: number) => {
    const found: (string | null)[] = []
    const bytes = async function* () {
      for (const chunk of chunks) yield Buffer.from(chunk, 'latin1')
    }
    for await (const line of linesOf(bytes(), limit)) found.push(line)
    return found
  }

  it('end at newlines only, wherever chunks end', async () => {
    expect(await lines(['a\nb', 'c\r\n\n', 'd'])).toEqual(['a', 'bc', '', 'd'])
    expect(await lines(['\xe2\x80', '\xa8x\ny'])).toEqual(['\u2028x', 'y'])
    expect(await lines(['\xef\xbb\xbfa\nb\n'])).toEqual(['a', 'b'])
    expect(await lines([])).toEqual([])
  })

  it('are null where they are too long', async () => {
    expect(await lines(['aaaa', 'aaaa\nbb\n', 'ccccccc'], 6)).toEqual([null, 'bb', null])
  })
})

describe('writing', () => {
  it('leaves a whole file or none', async () => {
    await writeAtomically(at('out', 'deep', 'x.csv'), ['a', 'b'.repeat(100_000)])
    const broken = function* () {
      yield 'a'
      throw new Error('no more')
    }
    await expect(writeAtomically(at('out', 'deep', 'y.csv'), broken())).rejects.toThrow('no more')
    expect(readdirSync(at('out', 'deep'))).toEqual(['x.csv'])
  })
})
