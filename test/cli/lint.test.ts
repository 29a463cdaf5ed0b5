import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lintSchemaPath, lintSchemaText } from '../../scripts/schema.ts'
import type { LintReport } from '../../src/report/lintReport.ts'
import { run } from './run.ts'

const held =
  'Ferry Captain Hands In Her Cap\n\nLantern Weekly, March 3 2021\n\nOrsolya Brandt, 51, has allegedly handed in her cap as captain of the harbour ferry, a friend of the captain told Lantern Weekly.\n'
const clean =
  'Captain gives up\n\nOrsolya Brandt, 51, has allegedly handed in her cap as captain of the harbour ferry, a friend of the captain told Lantern Weekly.\n'
const faulty =
  'Captain gives up\r\n\r\nThe fog came early.\r\n\r\nInsiders said that Orsolya Brandt, 44, has handed in her cap as captain of the harbour ferry.\r\n'

let home = ''
const at = (...path: string[]) => join(home, ...path)

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'hearsay-lint-'))
  mkdirSync(at('held'))
  writeFileSync(at('held', 'weekly.txt'), held)
  writeFileSync(at('clean.txt'), clean)
  writeFileSync(at('faulty.txt'), faulty)
  writeFileSync(at('empty.txt'), ' \n\n')
  writeFileSync(
    at('picture.txt'),
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0xff, 0xd8, 0, 1, 2, 3])
  )
  writeFileSync(
    at('many.jsonl'),
    `${JSON.stringify({ id: '1', text: held })}\n${JSON.stringify({ id: '2', text: clean })}\n`
  )
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const report = async (argv: readonly string[], stdin?: string) =>
  JSON.parse((await run(['lint', ...argv, '--json'], stdin === undefined ? {} : { stdin })).out) as LintReport

describe('hearsay lint', () => {
  it('is silent about a clean draft, and ends with 0', async () => {
    const ran = await run(['lint', at('clean.txt'), at('held')])
    expect([ran.code, ran.err]).toEqual([0, ''])
    expect(ran.out).toBe(
      `${at('clean.txt')}: nothing to look at, held against 1 article of 1 outlet.\n`.replace(
        /(.{1,80})(?: |\n)/g,
        '$1\n'
      )
    )
  })

  it('shows both sentences and the place in the file, and ends with 1', async () => {
    const ran = await run(['lint', at('faulty.txt'), at('held'), '--width', '140'])
    expect(ran.code).toBe(1)
    expect(ran.out).toContain(`${at('faulty.txt')}:5:1  plural added`)
    expect(ran.out).toContain('Insiders said that Orsolya Brandt, 44,')
    expect(ran.out).toContain('a friend of the captain told')
    expect((await run(['lint', at('faulty.txt'), at('held'), '--ascii'])).out).toMatch(/^[\u0020-\u007e\n]*$/)
  })

  it('prints JSON that fits its schema, the same bytes each time', async () => {
    const argv = ['lint', at('faulty.txt'), at('held'), '--json']
    const [first, second] = [await run(argv), await run(argv)]
    expect(first.out).toBe(second.out)
    const parsed = JSON.parse(first.out) as LintReport
    const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(lintSchemaPath, 'utf8')) as object)
    expect(validate(parsed) ? [] : validate.errors).toEqual([])
    expect(parsed.findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['plural-added', 'hedge-dropped', 'age-differs', 'bare-source'])
    )
    for (const { draft } of parsed.findings) expect(draft.line).toBe(5)
  })

  it('has a fresh schema', () => expect(readFileSync(lintSchemaPath, 'utf8')).toBe(lintSchemaText()))

  it('reads the draft, or the articles, from standard input', async () => {
    expect((await report(['-', at('held')], faulty)).findings.length).toBeGreaterThan(2)
    expect((await report([at('faulty.txt'), '-'], held)).findings.length).toBeGreaterThan(2)
  })

  it('asks the rules that are wanted', async () => {
    const rules = async (...more: string[]) =>
      (await report([at('faulty.txt'), at('held'), ...more])).findings.map(({ rule }) => rule)
    expect(await rules('--rule', 'age-differs')).toEqual(['age-differs'])
    expect(await rules('--rule', 'age-differs', '--rule', 'bare-source')).toEqual(['bare-source', 'age-differs'])
    expect(await rules('--ignore', 'age-differs')).not.toContain('age-differs')
    expect(await rules()).not.toContain('unread-source')
    const far = 'Captain gives up\n\nThe Harrow Courier reported that Orsolya Brandt would sell the ferry.\n'
    const strict = await report(['-', at('held'), '--strict'], far)
    expect(strict.findings.map(({ rule }) => rule)).toEqual(['unread-source'])
  })

  it('leaves out the draft itself among the articles', async () => {
    writeFileSync(at('held', 'same.txt'), faulty)
    const ran = await run(['lint', at('faulty.txt'), at('held')])
    rmSync(at('held', 'same.txt'))
    expect(ran.code).toBe(1)
    expect(ran.err).toContain('is not held against itself')
    expect(ran.out).toContain('1 article of 1 outlet')
    expect((await run(['lint', at('faulty.txt'), at('faulty.txt')])).code).toBe(3)
  })
})

describe('wrong use of lint', () => {
  it.each([
    [['lint'], 2, 'Usage'],
    [['lint', 'CLEAN'], 2, 'draft first'],
    [['lint', 'NOWHERE', 'HELD'], 2, 'there is no draft'],
    [['lint', 'cleam.txt', 'HELD'], 2, 'Did you mean'],
    [['lint', 'HELD', 'HELD'], 2, 'is no file'],
    [['lint', 'MANY', 'HELD'], 2, 'one draft at a time'],
    [['lint', '-', '-'], 2, 'only be read once'],
    [['lint', 'CLEAN', 'NOWHERE'], 2, 'nothing to hold the draft against'],
    [['lint', 'EMPTY', 'HELD'], 3, 'nothing to check'],
    [['lint', 'PICTURE', 'HELD'], 3, 'nothing to check'],
    [['lint', 'CLEAN', 'EMPTY'], 3, 'nothing to hold the draft against'],
    [['lint', 'CLEAN', 'HELD', '--rule', 'bare-sauce'], 2, 'Did you mean bare-source?'],
    [['lint', 'CLEAN', 'HELD', '--width', '7'], 2, '40 to 400'],
    [['lint', 'https://news.example/a', 'HELD'], 2, 'fetches nothing']
  ])('%j ends with %i', async (argv, code, words) => {
    const names: Readonly<Record<string, string>> = {
      CLEAN: at('clean.txt'),
      HELD: at('held'),
      NOWHERE: at('nowhere', 'x.txt'),
      MANY: at('many.jsonl'),
      EMPTY: at('empty.txt'),
      PICTURE: at('picture.txt'),
      'cleam.txt': at('cleam.txt')
    }
    const ran = await run(argv.map((word) => names[word] ?? word))
    expect(ran.err).toContain(words)
    expect(ran.code).toBe(code)
  })

  it('says where some of the articles could not be read, with an exit code of its own', async () => {
    const argv = ['lint', at('clean.txt'), at('held'), at('picture.txt')]
    expect((await run(argv)).code).toBe(5)
    expect((await run([...argv, '--lenient'])).code).toBe(0)
  })
})
