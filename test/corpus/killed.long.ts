/**
 * A writer killed at any instant: the corpus is as it was after a whole batch, checks as sound, the next run says what was not added, and adding
 * the rest gives what one undisturbed run gives.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { checkCorpus } from '../../src/corpus/check.ts'
import { holderOf } from '../../src/corpus/lock.ts'
import { isCorpus, readManifest } from '../../src/corpus/manifest.ts'
import { add, answers, open } from './build.ts'
import { newFolder } from './folders.ts'
import { inventArticles, inventFiller } from './invent.ts'

const articles = [...inventArticles(), ...inventFiller(60)]
const program = resolve('test/corpus/addSlowly.ts')
const jiti = resolve('node_modules/jiti/lib/jiti-cli.mjs')

/** Adds the articles in batches of nine, in a process of its own. */
function adding(path: string, input: string): { process: ChildProcess; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [jiti, program, path, input], { stdio: ['ignore', 'pipe', 'inherit'] })
  return { process: child, ended: new Promise((done) => child.on('exit', (code) => done(code))) }
}

test('SIGKILL at many points of an add', async () => {
  const whole = newFolder()
  await add(whole, [articles], 'onDemand')
  const expected = await answers(whole)
  const path = newFolder()
  const input = join(dirname(whole), 'articles.json')
  writeFileSync(input, JSON.stringify(articles))
  let kills = 0
  let interrupted = 0
  for (let round = 0; round < 14; round++) {
    const run = adding(path, input)
    // It says when it has the corpus; then it is killed a little later each time, wherever it is.
    const begun = await Promise.race([
      new Promise<boolean>((go) => run.process.stdout!.once('data', () => go(true))),
      run.ended.then(() => false)
    ])
    if (begun) await new Promise((go) => setTimeout(go, 15 + ((round * 37) % 260)))
    const killed = run.process.kill('SIGKILL')
    const code = await run.ended
    if (code === 0) break
    if (killed) kills++
    expect(isCorpus(path)).toBe(true)
    expect(holderOf(path)?.alive ?? false).toBe(false)
    const { faults } = await checkCorpus(path, undefined, () => {})
    expect(faults).toEqual([])
    const writer = await open(path, 'onDemand')
    if (writer.lock.interrupted) interrupted++
    const known = new Set([...writer.manifest.segments, ...writer.manifest.retired].map(({ file }) => file))
    expect(readdirSync(join(path, 'segments')).filter((file) => !known.has(file))).toEqual([])
    writer.close()
    expect(existsSync(join(path, 'writer.lock'))).toBe(false)
  }
  expect(kills).toBeGreaterThan(3)
  expect(interrupted).toBeGreaterThan(2)
  expect(await adding(path, input).ended).toBe(0)
  expect(await answers(path)).toEqual(expected)
  expect(readManifest(path).next).toBeGreaterThanOrEqual(articles.length)
}, 300_000)

test('a second writer is told who holds the corpus; readers go on', async () => {
  const path = newFolder()
  await add(path, [articles.slice(0, 9)], 'onDemand')
  const before = await answers(path)
  const writer = await open(path, 'onDemand')
  await expect(open(path, 'onDemand')).rejects.toThrow(`held by process ${process.pid}`)
  expect(await answers(path)).toEqual(before)
  writer.close()
  const lock = join(path, 'writer.lock')
  // A lock of a process that is gone is taken over, and what it did not finish is known.
  writeFileSync(
    lock,
    JSON.stringify({
      pid: 2 ** 22 - 3,
      host: (await import('node:os')).hostname(),
      born: '1',
      since: '2031-01-01',
      command: 'add x',
      inputs: ['a.txt', 'b.txt'],
      done: 1,
      total: 2
    })
  )
  const next = await open(path, 'onDemand')
  expect(next.lock.interrupted?.inputs.slice(next.lock.interrupted.done)).toEqual(['b.txt'])
  next.close()
  // One on another host is respected.
  writeFileSync(
    lock,
    JSON.stringify({
      pid: 1,
      host: 'elsewhere.example',
      born: null,
      since: '2031-01-01',
      command: 'add x',
      inputs: [],
      done: 0,
      total: 0
    })
  )
  await expect(open(path, 'onDemand')).rejects.toThrow('elsewhere.example')
  expect(readFileSync(lock, 'utf8')).toContain('elsewhere.example')
}, 60_000)
