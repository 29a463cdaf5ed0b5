/** Over real sockets: hostile text, hostile paths, slow and endless clients, uploads too large, files that are none of the app's. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Trace } from '../../src/model.ts'
import { bodyLimit } from '../../src/server/upload.ts'
import { notedTrace } from '../report/noted.ts'
import { type Started, startTest } from './started.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-web-'))
const web = join(folder, 'web')
mkdirSync(join(web, 'assets'), { recursive: true })
writeFileSync(join(folder, 'secret.txt'), 'the secret')
writeFileSync(join(web, 'index.html'), '<!doctype html><title>app</title>')
writeFileSync(join(web, '.hidden'), 'hidden')
writeFileSync(join(web, 'assets', 'app-1a2b3c.js'), 'console.log(1)')

const nasty = [
  '</script><script>alert(1)</script>',
  '<svg onload=alert(1)>',
  '"><img src=x onerror=alert(1)>',
  '\u202egnirts\u202c\u2066 \u0000\u001b[31m\u009b2J\u2028',
  '\ud800 lone',
  '=HYPERLINK("http://evil.example")',
  '{{constructor.constructor("alert(1)")()}}'
].join(' ')

/** The invented trace with hostile text wherever text stands. */
function hostileTrace(): Trace {
  const given = notedTrace()
  const articles = given.articles.map((a) => ({
    ...a,
    headline: nasty + 'x'.repeat(100_000),
    uri: `../../${nasty}`,
    outlet: { name: nasty, domain: nasty },
    byline: [nasty],
    text: a.text + nasty
  }))
  const stories = given.stories.map((s) => ({ ...s, headline: nasty }))
  const claims = given.claims.map((c) => ({ ...c, text: nasty }))
  return { ...given, articles, stories, claims }
}

let server: Started
beforeAll(async () => {
  server = await startTest(hostileTrace(), {
    web,
    limits: { headers: 400, request: 2500, checked: 100, stalled: 1500, keepAlive: 300 }
  })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const expectedHeaders = [
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'x-frame-options'
]

describe('hostile text', () => {
  const paths = [
    '/api/v1/stories',
    '/api/v1/stories/story-1',
    '/api/v1/claims/lamp',
    '/api/v1/articles/quay',
    `/api/v1/outlets/${encodeURIComponent(nasty.replace('\ud800', '\ufffd').slice(0, 300))}`,
    `/api/v1/search?query=${encodeURIComponent('<script>alert')}`,
    '/api/v1/compare?a=tarn&b=fell'
  ]

  it.each(paths)('comes back as JSON that no browser runs: %s', async (path) => {
    const answer = await server.ask(path)
    expect(answer.headers['content-type']).toMatch(/^application\/(problem\+)?json$/)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    JSON.parse(answer.text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what may not come out
    expect(answer.text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]/)
  })

  it('keeps every character of its own', async () => {
    const page = JSON.parse((await server.ask('/api/v1/articles/quay')).text) as {
      article: { headline: string; text: string }
    }
    const own = hostileTrace().articles.find((a) => a.id === 'quay')!
    expect(page.article.headline).toBe(own.headline)
    expect(page.article.text).toBe(own.text)
  })

  it('in an address changes no header', async () => {
    const answer = await server.ask('/api/v1/stories/%0d%0aset-cookie:%20a=b')
    expect(answer.status).toBe(404)
    expect(answer.headers['set-cookie']).toBeUndefined()
    const redirect = await server.ask('/?token=a%0d%0aset-cookie:%20a=b')
    expect(redirect.headers['set-cookie']).toBeUndefined()
  })
})

describe('every response', () => {
  const asked: [string, string, Record<string, string>?][] = [
    ['GET', '/'],
    ['GET', '/stories/anything'],
    ['GET', '/assets/app-1a2b3c.js'],
    ['GET', '/assets/none.js'],
    ['GET', '/api/v1/info'],
    ['GET', '/api/v1/docs'],
    ['GET', '/api/v1/none'],
    ['POST', '/api/v1/info'],
    ['GET', '/.env'],
    ['GET', '/', { host: 'evil.example' }],
    ['POST', '/api/v1/trace', { origin: 'http://evil.example' }]
  ]

  it.each(asked)('%s %s has the headers of safety', async (method, path, headers = {}) => {
    const answer = await server.ask(path, { method, headers })
    for (const name of expectedHeaders) expect(answer.headers[name], name).toBeDefined()
    const policy = answer.headers['content-security-policy'] as string
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(policy).toContain("default-src 'none'")
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    expect(answer.headers['x-powered-by']).toBeUndefined()
  })
})

describe('files', () => {
  it('of the app are served by their address, kept for ever where their name has a hash', async () => {
    const script = await server.ask('/assets/app-1a2b3c.js')
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable'
    })
    expect(script.text).toBe('console.log(1)')
    const again = await server.ask('/assets/app-1a2b3c.js', { headers: { 'if-none-match': script.headers.etag! } })
    expect([again.status, again.text]).toEqual([304, ''])
  })

  it.each(['/', '/stories/story-1', '/outlets/a%20name', '/any/where?x=1'])('%s is the app', async (path) => {
    const page = await server.ask(path)
    expect([page.status, page.headers['cache-control']]).toEqual([200, 'no-cache'])
    expect(page.text).toContain('<title>app</title>')
  })

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/%252e%252e/secret.txt',
    '/.hidden',
    '/assets/',
    '/assets/app-1a2b3c.js/',
    '/assets/none.js',
    '/assets//app-1a2b3c.js',
    '/api/v1/../../../secret.txt',
    '//etc/passwd/../../secret.txt'
  ])('%s is not found', async (path) => {
    const answer = await server.raw(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 404 /)
    expect(answer).not.toContain('the secret')
    expect(answer).not.toContain('hidden')
  })
})

describe('requests that are none', () => {
  it.each([
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', 421],
    ['two Hosts', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n', 200],
    ['an absolute address of another', 'GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', 400],
    ['CONNECT', 'CONNECT evil.example:80 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n', 0],
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['a header without end', `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
    [
      'two lengths',
      'POST /api/v1/trace HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400
    ]
  ])('%s', async (_, text, status) => {
    const answer = await server.raw(text, { wait: 1000 })
    if (status === 0) expect(answer === '' || /^HTTP\/1\.1 4/.test(answer)).toBe(true)
    else expect(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])).toBe(status)
    expect((await server.ask('/api/v1/info')).status).toBe(200)
  })
})

describe('slow clients', () => {
  it('that send their headers drop by drop are cut off', async () => {
    const began = performance.now()
    const answer = await server.raw('GET / HTTP/1.1\r\nHost: 127.', { wait: 10_000 })
    expect(performance.now() - began).toBeLessThan(5000)
    expect(answer).toMatch(/^(HTTP\/1\.1 408|$)/)
  })

  it('that never end their body are cut off, and give back their place', async () => {
    const head =
      'POST /api/v1/trace HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{'
    await server.raw(head, { wait: 10_000 })
    const answer = await server.ask('/api/v1/trace', post('{"articles":[{"text":"“Yes,” she said."}]}'))
    expect(answer.status).toBe(200)
  })

  it('that never read do not hold up others', async () => {
    const sockets = Array.from({ length: 20 }, () => {
      const socket = connect(server.port, '127.0.0.1')
      socket.on('error', () => {})
      socket.pause()
      socket.write('GET /api/v1/stories/story-1 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'.repeat(20))
      return socket
    })
    const answers = await Promise.all(Array.from({ length: 20 }, () => server.ask('/api/v1/info')))
    expect(answers.every((answer) => answer.status === 200)).toBe(true)
    for (const socket of sockets) socket.destroy()
  })
})

const post = (body: string | Uint8Array, type = 'application/json') => ({
  method: 'POST',
  headers: { 'content-type': type },
  body
})

describe('uploads', () => {
  it('that say that they are too large are refused unread', async () => {
    const head = `POST /api/v1/trace HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${bodyLimit + 1}\r\n\r\n`
    expect(await server.raw(head, { wait: 1000 })).toMatch(/^HTTP\/1\.1 413 [\s\S]*application\/problem\+json/)
  })

  it('that turn out too large are refused', async () => {
    const chunk = 'x'.repeat(1024 * 1024)
    const text = `POST /api/v1/trace HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${`100000\r\n${chunk}\r\n`.repeat(21)}0\r\n\r\n`
    expect(await server.raw(text, { wait: 5000 })).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('that unpack to more than they may are refused', async () => {
    const bomb = gzipSync('word '.repeat(8_000_000))
    const boundary = 'b0undary'
    const part = (name: string) =>
      Buffer.concat([
        Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n\r\n`),
        bomb,
        Buffer.from('\r\n')
      ])
    const body = Buffer.concat([part('a.txt.gz'), part('b.txt.gz'), Buffer.from(`--${boundary}--\r\n`)])
    const answer = await server.ask('/api/v1/trace', post(body, `multipart/form-data; boundary=${boundary}`))
    expect([413, 422]).toContain(answer.status)
  })

  it.each([
    ['no JSON', '{"articles":', 'application/json', 400],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 'application/json', 400],
    ['a number', '7', 'application/json', 400],
    ['no articles', '{"articles":[]}', 'application/json', 400],
    ['articles that are none', '{"articles":[1,null,"x"]}', 'application/json', 400],
    ['a text that is none', '{"articles":[{"text":7}]}', 'application/json', 400],
    ['records without text', '{"articles":[{"id":"a"}]}', 'application/json', 422],
    ['too many', JSON.stringify(Array.from({ length: 2001 }, () => ({ text: 'x' }))), 'application/json', 400],
    ['another kind', 'text', 'text/plain', 415],
    ['a form of text/plain', 'a=b', 'application/x-www-form-urlencoded', 415],
    ['no kind', 'text', '', 415],
    ['broken parts', 'text', 'multipart/form-data; boundary=x', 400],
    ['no boundary', 'text', 'multipart/form-data', 400],
    ['nothing', '', 'application/json', 400],
    ['deep nesting', `{"articles":${'['.repeat(100_000)}`, 'application/json', 400],
    ['a prototype', '{"__proto__":{"articles":[{"text":"x"}]}}', 'application/json', 400]
  ])('of %s are refused in words', async (_, body, type, status) => {
    const answer = await server.ask('/api/v1/trace', post(body, type))
    expect(answer.status).toBe(status)
    const problem = JSON.parse(answer.text) as { detail: string; status: number }
    expect(problem.status).toBe(status)
    expect(problem.detail.length).toBeGreaterThan(10)
    expect(answer.text).not.toContain(process.cwd())
  })

  it('with names that climb are read under these names, and nothing is written', async () => {
    const boundary = 'b0undary'
    const body = `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="../../../../tmp/x</script>.txt"\r\n\r\n“The quay is shut,” a harbour master told Reed News.\r\n--${boundary}--\r\n`
    const answer = await server.ask('/api/v1/trace', {
      ...post(body, `multipart/form-data; boundary=${boundary}`),
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, accept: 'application/json' }
    })
    const trace = JSON.parse(answer.text) as Trace
    expect(trace.articles).toHaveLength(1)
    expect(trace.statements[0]!.content[0]!.text).toContain('The quay is shut')
  })

  it('with hostile text are traced like any other', async () => {
    const record = {
      id: '../../x',
      headline: 'h'.repeat(100_000),
      outlet: nasty,
      text: `“The quay is shut,” a harbour master said. ${nasty}`
    }
    const answer = await server.ask('/api/v1/trace', {
      ...post(JSON.stringify([record])),
      headers: { 'content-type': 'application/json', accept: 'application/json' }
    })
    expect(answer.status).toBe(200)
    const trace = JSON.parse(answer.text) as Trace
    expect(trace.articles[0]!.id).toBe('../../x')
    expect(trace.statements.length).toBeGreaterThan(0)
  })
})
