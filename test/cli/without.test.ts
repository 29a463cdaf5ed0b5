import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Trace } from '../../src/model.ts'
import { run } from './run.ts'

/** A weekly that was told, an outlet that credits it, one that copies it, one with a source of its own, and one that says nothing of sources. */
const pages = {
  'weekly.txt':
    'Lighthouse to Be Sold\n\nLantern Weekly, March 3 2021\n\n“The lighthouse will be sold before the first snow falls on the cape,” a friend of the keeper told Lantern Weekly.\n',
  'online.txt':
    'Cape Lighthouse for Sale\n\nQuay Online, March 4 2021\n\n“The lighthouse will be sold before the first snow falls on the cape,” a source said.\n',
  'post.txt':
    'Lighthouse Sale Reported\n\nTarn Post, March 5 2021\n\nA friend of the keeper told Lantern Weekly that the lighthouse will be sold before the first snow falls on the cape.\n\nThe harbour office said that the road to the cape would be closed in April.\n',
  'bell.txt':
    'Keeper Packs His Boxes\n\nEvening Bell, March 6 2021\n\nThe lighthouse will be sold before the first snow, Ottoline Verhage, a clerk of the estate, told the Evening Bell.\n'
}

let home = ''
const at = (...path: string[]) => join(home, ...path)

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'hearsay-without-'))
  for (const [name, text] of Object.entries(pages)) writeFileSync(at(name), text)
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const three = () => [at('weekly.txt'), at('online.txt'), at('post.txt')]
const knocked = async (paths: readonly string[], ...names: readonly string[]) => {
  const ran = await run(['trace', ...paths, '--json', ...names.flatMap((name) => ['--without', name])])
  expect(ran.err).toBe('')
  return (JSON.parse(ran.out) as Trace).knockout!
}

describe('hearsay trace --without', () => {
  it('takes down all that has a claim from there, and lists who would owe a correction', async () => {
    const found = await knocked(three(), 'lantern weekly')
    expect(found.without).toEqual([
      { asked: 'lantern weekly', kind: 'outlet', id: 'lanternweekly', name: 'Lantern Weekly' }
    ])
    expect(found.claims.map(({ effect, carriers }) => [effect, carriers.before, carriers.after])).toEqual([
      ['falls', 3, 0]
    ])
    expect(found.corrections.map(({ article }) => article.replace(/-[0-9a-f]+$/, ''))).toEqual([
      'quay-online',
      'tarn-post'
    ])
  })

  it('keeps a claim that somebody else tells first-hand', async () => {
    const found = await knocked([home], 'Lantern Weekly')
    const [claim] = found.claims
    expect(claim?.effect).toBe('weakens')
    expect(claim?.reports.before.max).toBeGreaterThan(claim?.reports.after.max ?? 9)
    expect(claim?.reports.after.min).toBe(1)
  })

  it('takes down nothing but itself with an outlet that nobody follows', async () => {
    const found = await knocked(three(), 'quay online')
    expect(found.claims.map(({ effect }) => effect)).toEqual(['stands'])
    expect(found.corrections).toEqual([])
  })

  it.each([
    ['LANTERN WEEKLY'],
    ['the Lantern Weekly'],
    ['lanternweekly'],
    ['lantern'],
    ['outlet:Lantern Weekly'],
    ['article:weekly'],
    ['weekly.txt'],
    ['a friend of the keeper'],
    ['speaker:friend of the keeper']
  ])('understands %s', async (name) => {
    const found = await knocked(three(), name)
    expect(found.claims.map(({ effect }) => effect)).toEqual(['falls'])
  })

  it('understands the last name of a speaker, and several names', async () => {
    expect((await knocked([home], 'Verhage')).without[0]?.name).toBe('Ottoline Verhage')
    expect((await knocked([home], 'Verhage', 'lantern')).claims.map(({ effect }) => effect)).toEqual(['falls'])
  })

  it('says what was meant where a name is unknown, and ends with 2', async () => {
    const ran = await run(['trace', home, '--without', 'Lantren Weekly'])
    expect([ran.code, ran.out]).toEqual([2, ''])
    expect(ran.err).toContain(
      'no outlet, article or speaker is called Lantren Weekly. Did you mean Lantern Weekly (outlet)?'
    )
  })

  it('asks which is meant where a name could be several', async () => {
    const ran = await run(['trace', home, '--without', 'lighthouse'])
    expect(ran.code).toBe(2)
    expect(ran.err).toContain('could be several')
    expect(ran.err).toContain("--without 'article:")
  })

  it('tells it on a terminal and as Markdown, and with no claim that rests on it', async () => {
    const ran = await run(['trace', ...three(), '--without', 'lantern', '--width', '60'])
    expect(ran.out).toContain('1 of 2 claims has no')
    expect(ran.out).toContain('Would owe a correction (2)')
    for (const line of ran.out.split('\n')) expect(line.length).toBeLessThanOrEqual(60)
    expect((await run(['trace', ...three(), '--without', 'lantern', '--markdown'])).out).toMatch(
      /^# What would stand\?/
    )
    expect((await run(['trace', at('weekly.txt'), at('bell.txt'), '--without', 'article:bell'])).code).toBe(0)
  })

  it.each([[['--csv', 'x']], [['--jsonl', 'claims']], [['--why', '--claim', 'l']]])(
    'does not go with %j',
    async (more) => {
      expect((await run(['trace', home, '--without', 'lantern', ...more])).code).toBe(2)
    }
  )
})
