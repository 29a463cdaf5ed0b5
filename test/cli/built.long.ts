/** The program as it is shipped: bundled, started by its own file, among pipes and signals. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jsonDocument, makeView, plainLook, terminalReport, trace } from '../../src/index.ts'
import { buildProgram } from './buildProgram.ts'

const folder = join('node_modules', '.cache', `hearsay-built-${process.pid}`)
const cli = join(folder, 'cli.mjs')

beforeAll(() => buildProgram(folder), 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const hearsay = (argv: string[], input = '') =>
  spawnSync(process.execPath, [cli, ...argv], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, NO_COLOR: '1' }
  })

describe('the built program', { timeout: 120_000 }, () => {
  it('says its version without loading anything heavy', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    const ran = spawnSync(process.execPath, [cli, '--version'], {
      env: { ...process.env, NODE_DEBUG: 'module' },
      encoding: 'utf8'
    })
    expect(ran.stdout).toBe(`${version}\n`)
    expect(ran.stderr).not.toMatch(/wink|linkedom|chrono|commander/)
  })

  it('prints what the library gives', () => {
    const text = '“We stay in port until the wind turns,” a skipper told Quay News.'
    const library = trace([{ uri: 'standard input', bytes: Buffer.from(text) }])
    expect(hearsay(['trace', '-', '--json'], text).stdout).toBe([...jsonDocument(library)].join(''))
    const report = [...terminalReport(makeView(library), plainLook)].map((line) => `${line}\n`).join('')
    expect(hearsay(['trace', '-', '-q'], text).stdout).toBe(report)
  })

  it('gives the same bytes with one thread and with several', () => {
    const words = 'ferry quay harbour storm wharf tide crane gull net rope sail anchor'.split(' ')
    const lines = Array.from({ length: 240 }, (_, i) => {
      const [a, b, c] = [0, 3, 7].map((step) => words[(i * 5 + step * (1 + (i % 3))) % words.length]!)
      const told = `“The ${a} near the ${b} will not open before spring,” a skipper told the ${c} Gazette on ${1 + (i % 28)} March 2019. `
      const text = `Ada Mor${a}ley, mayor of Port ${b}, denied it. ${told.repeat(3)}${'The tide was low. '.repeat(110)}\n\nBut O'Neil-${c} said: "We saw ${i} ${a}s."`
      return i === 90 ? '{"text": broken' : JSON.stringify({ id: `n${i}`, outlet: `The ${b} Post`, text })
    })
    const input = lines.join('\n')
    expect(input.length).toBeGreaterThan(400_000)
    const [one, several] = ['1', '3'].map((jobs) => hearsay(['trace', '-', '--json', '--jobs', jobs], input))
    expect(one!.stdout.length).toBeGreaterThan(100_000)
    expect(several!.stdout === one!.stdout).toBe(true)
    expect(several!.status).toBe(1)
  })

  it('stops its threads at Ctrl-C', async () => {
    const child = spawn(process.execPath, [cli, 'trace', '-', '--json', '--jobs', '2'], {
      stdio: ['pipe', 'pipe', 'pipe']
    })
    const line = (i: number) =>
      `${JSON.stringify({ id: `n${i}`, text: `“We stay ${i},” a skipper said. `.repeat(200) })}\n`
    child.stdin.on('error', () => {})
    child.stdin.end(Array.from({ length: 400 }, (_, i) => line(i)).join(''))
    // progress is told once the work has taken a second: then threads are at work
    await once(child.stderr, 'data')
    child.kill('SIGINT')
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
    expect(code === 130 || signal === 'SIGINT').toBe(true)
  })

  it('ends quietly when its reader goes away', async () => {
    const child = spawn(process.execPath, [cli, 'stage', 'attribute'], { stdio: ['pipe', 'pipe', 'pipe'] })
    const errors: string[] = []
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
    child.stdin.on('error', () => {})
    const line = `${JSON.stringify({ id: 'a', text: '“We stay,” a skipper said. '.repeat(20) })}\n`
    child.stdin.write(line.repeat(400))
    await once(child.stdout, 'data')
    child.stdout.destroy()
    child.stdin.end()
    const [code] = (await once(child, 'exit')) as [number | null]
    expect(errors.join('')).toBe('')
    expect(code).toBe(0)
  })

  it('answers each line before the input ends', async () => {
    const child = spawn(process.execPath, [cli, 'stage', 'attribute'], { stdio: ['pipe', 'pipe', 'inherit'] })
    for (const id of ['one', 'two']) {
      child.stdin.write(`${JSON.stringify({ id, text: '“We stay,” a skipper said.' })}\n`)
      const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
      expect(chunk.toString()).toMatch(new RegExp(`^\\{"id":"${id}".*\\n$`))
    }
    child.stdin.end()
    const [code] = (await once(child, 'exit')) as [number | null]
    expect(code).toBe(0)
  })

  it('stops at Ctrl-C', async () => {
    const child = spawn(process.execPath, [cli, 'stage', 'attribute'], { stdio: ['pipe', 'pipe', 'inherit'] })
    child.stdin.on('error', () => {})
    child.stdin.write(`${JSON.stringify({ id: 'one', text: '“We stay,” a skipper said.' })}\n`)
    await once(child.stdout, 'data')
    child.kill('SIGINT')
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
    expect(code === 130 || signal === 'SIGINT').toBe(true)
  })
})
