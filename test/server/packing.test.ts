/** Answers in gzip: for who takes it, the same once unpacked, with a tag of their own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takesGzip } from '../../src/server/packing.ts'
import { notedTrace } from '../report/noted.ts'
import { type Started, startTest } from './started.ts'

let server: Started
beforeAll(async () => {
  server = await startTest(notedTrace())
})
afterAll(() => server.close())

/** The bytes of an answer; `ask` of the tests reads text. */
async function bytesOf(path: string): Promise<{ headers: Headers; text: string }> {
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, { headers: { 'accept-encoding': 'gzip' } })
  return { headers: answer.headers, text: await answer.text() }
}

describe('an answer', () => {
  it.each(['/api/v1/stories/story-1', '/api/v1/openapi.json'])('%s is packed for who takes it', async (path) => {
    const plain = await server.ask(path)
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.headers.vary).toBe('accept-encoding')
    const small = await bytesOf(path)
    expect(small.headers.get('content-encoding')).toBe('gzip')
    expect(small.text).toBe(plain.text)
    expect(small.headers.get('etag')).not.toBe(plain.headers.etag)
    const again = await server.ask(path, {
      headers: { 'accept-encoding': 'gzip', 'if-none-match': small.headers.get('etag')! }
    })
    expect([again.status, again.text]).toEqual([304, ''])
  })

  it('is smaller on the way', async () => {
    const raw = await server.raw(
      `GET /api/v1/openapi.json HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n`
    )
    const plain = (await server.ask('/api/v1/openapi.json')).text
    expect(Number(/content-length: (\d+)/i.exec(raw)![1])).toBeLessThan(plain.length / 3)
  })

  it('is sent as it is where it is short', async () => {
    expect((await bytesOf('/api/v1/compare?a=tarn&b=nothing')).headers.get('content-encoding')).toBeNull()
  })
})

describe('who takes gzip', () => {
  it.each([
    ['gzip, deflate, br', true],
    ['br;q=1.0, gzip;q=0.8, *;q=0.1', true],
    ['gzip;q=0', false],
    ['gzip;q=0.0', false],
    ['identity', false],
    ['xgzip', false],
    [undefined, false]
  ])('%o: %o', (given, takes) => {
    expect(takesGzip(given)).toBe(takes)
  })
})
