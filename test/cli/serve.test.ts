/** `hearsay serve` as it is shipped, and with effects of the test's own: ports, hosts, tokens, signals, and what it loads. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runServe, type ServeEffects } from '../../src/cli/serveCommand.ts'
import type { World } from '../../src/cli/world.ts'
import { buildProgram } from './buildProgram.ts'
import { run } from './run.ts'

const folder = join('node_modules', '.cache', `hearsay-serve-${process.pid}`)
const cli = join(folder, 'cli.mjs')
const page = 'examples/break-up/04-saltmarsh-post.txt'

beforeAll(() => buildProgram(folder), 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Starts the program; gives its address when it is printed. */
async function started(argv: readonly string[]) {
  const child = spawn(process.execPath, [cli, 'serve', '--model', 'none', ...argv], {
    stdio: ['ignore', 'pipe', 'pipe']
  })
  const errors: string[] = []
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
  const [chunk] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [Buffer | number]
  return { child, address: String(chunk).trim(), errors }
}

describe('the built program', { timeout: 60_000 }, () => {
  it('prints its address, answers, traces, and ends in good order at Ctrl-C', async () => {
    const { child, address, errors } = await started([page, '--port', '0'])
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    const info = (await (await fetch(`${address}api/v1/info`)).json()) as { articles: number; name: string }
    expect(info).toMatchObject({ articles: 1, name: page })
    const sent = await fetch(`${address}api/v1/trace`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '[{"text":"“We wait,” a pilot said."}]'
    })
    expect(await sent.text()).toContain('{"event":"trace"')
    child.kill('SIGINT')
    const [code] = (await once(child, 'exit')) as [number]
    expect(code).toBe(0)
    expect(errors.join('')).toContain('1 article, ')
    expect(errors.join('')).toContain('Ctrl-C ends')
  })

  it('ends at SIGTERM too', async () => {
    const { child } = await started([page, '--port', '0', '-q'])
    child.kill('SIGTERM')
    expect(((await once(child, 'exit')) as [number])[0]).toBe(0)
  })

  it('lets others ask only with the token', async () => {
    const { child, address, errors } = await started([page, '--port', '0', '--host', '0.0.0.0'])
    const url = new URL(address)
    expect(url.searchParams.get('token')).toMatch(/^[\w-]{32}$/)
    const own = `http://127.0.0.1:${url.port}`
    expect((await fetch(`${own}/api/v1/info`)).status).toBe(401)
    const bearer = { headers: { authorization: `Bearer ${url.searchParams.get('token')}` } }
    expect((await fetch(`${own}/api/v1/info`, bearer)).status).toBe(200)
    const signedIn = await fetch(`${own}/stories${url.search}`, { redirect: 'manual' })
    expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/stories'])
    const cookie = signedIn.headers.get('set-cookie')!
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/)
    const later = await fetch(`${own}/api/v1/info`, { headers: { cookie: cookie.split(';')[0]! } })
    expect(later.status).toBe(200)
    expect(errors.join('')).not.toContain(url.searchParams.get('token'))
    child.kill('SIGTERM')
    await once(child, 'exit')
  })

  it('is not loaded by other commands', () => {
    const ran = spawnSync(process.execPath, [cli, 'trace', page, '--json', '--model', 'none'], {
      env: { ...process.env, NODE_DEBUG: 'esm,module' },
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024
    })
    expect(ran.status).toBe(0)
    expect(ran.stderr).toMatch(/linkedom|wink/)
    expect(ran.stderr).not.toMatch(/node_modules\/(?:hono|@hono|zod)\//)
  })
})

describe('the command', { timeout: 60_000 }, () => {
  const effects = (opened: string[] = []): ServeEffects => ({
    stopped: async () => {},
    open: (address) => opened.push(address),
    worker: pathToFileURL('/nonexistent/traceWorker.mjs'),
    paths: pathToFileURL('/nonexistent/pathsThread.mjs'),
    web: '/nonexistent'
  })
  const serve = async (paths: readonly string[], given: Record<string, string | boolean>, own = effects()) => {
    const flags = { model: 'none', ...given }
    const [out, err]: [string[], string[]] = [[], []]
    const into = (chunks: string[]) =>
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          chunks.push(chunk.toString())
          done()
        }
      })
    const world: World = { stdin: Readable.from([]), stdout: into(out), stderr: into(err), env: {}, now: () => 0 }
    const code = await runServe(paths, flags, world, own).catch((error: Error) => error.message)
    return { code, out: out.join(''), err: err.join('') }
  }
  /** A server that holds a port. */
  const busyPort = async () => {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return { port: (server.address() as AddressInfo).port, close: () => server.close() }
  }

  it('opens a browser where it is asked to', async () => {
    const opened: string[] = []
    const ran = await serve([page], { port: '0', open: true }, effects(opened))
    expect(ran.code).toBe(0)
    expect(opened).toEqual([ran.out.trim()])
    expect((await serve([page], { port: '0' }, effects(opened))).code).toBe(0)
    expect(opened).toHaveLength(1)
  })

  it('says what to do where a port that was asked for is in use', async () => {
    const { port, close } = await busyPort()
    expect((await serve([page], { port: String(port) })).code).toMatch(`port ${port} is in use: give another`)
    close()
  })

  it('takes the next free port where none was asked for', async () => {
    const holder = createServer()
    const held = await new Promise<boolean>((done) => {
      holder.once('error', () => done(false))
      holder.listen(4730, '127.0.0.1', () => done(true))
    })
    const ran = await serve([page], {})
    if (held) holder.close()
    expect(ran.code).toBe(0)
    expect(ran.out).toMatch(/^http:\/\/127\.0\.0\.1:47[34]\d\/\n$/)
    expect(ran.out).not.toContain(':4730/')
    expect(ran.err).toContain('port 4730 is in use: serving on port 47')
  })

  it.each([
    [{ port: 'http' }, /no number from 0 to 65535/],
    [{ port: '65536' }, /no number from 0 to 65535/],
    [{ port: '-1' }, /no number from 0 to 65535/],
    [{ host: '203.0.113.77', port: '0' }, /no address of this machine/]
  ] as const)('%o is wrong use', async (flags, words) => {
    expect((await serve([page], flags)).code).toMatch(words)
  })

  it('says where nothing can be served', async () => {
    expect((await serve(['examples/nothing'], {})).code).toMatch(/does not exist/)
    const ran = await serve(['package.json'], { port: '0' })
    expect([ran.code, ran.out]).toEqual([3, ''])
    expect(ran.err).toContain('nothing to serve')
  })

  it('has help', async () => {
    const ran = await run(['serve', '--help'])
    expect(ran.out).toContain('--host <ADDRESS>')
    expect((await run(['serve'])).code).toBe(2)
  })
})
