/** Who may ask for what: names, origins, tokens, paths. */
import { describe, expect, it } from 'vitest'
import { type GuardRules, guard } from '../../src/server/guard.ts'

const local: GuardRules = { names: [], token: null, cookie: 'hearsay-1' }
const open: GuardRules = { names: ['desk.example'], token: 'sesame-1', cookie: 'hearsay-1' }

const verdict = (
  url: string,
  headers: Record<string, string> = {},
  rules: GuardRules = local,
  method = 'GET'
): string => {
  const found = guard({ method, url, headers: { host: '127.0.0.1:4730', ...headers } }, rules)
  return found.kind === 'refused' ? found.code : found.kind === 'signIn' ? `signIn ${found.location}` : found.kind
}

describe('the Host', () => {
  it.each(['127.0.0.1', '127.0.0.1:4730', 'localhost:1', 'LOCALHOST', '[::1]:4730', '[::1]', '192.0.2.7:80'])(
    '%s is this server',
    (host) => expect(verdict('/', { host })).toBe('passed')
  )

  it.each([
    'evil.example',
    'evil.example:4730',
    'localhost.evil.example',
    '127.0.0.1.evil.example:4730',
    '127.0.0.1@evil.example',
    'evil.example#127.0.0.1',
    '',
    ' ',
    '[::1',
    '127.0.0.1:4730:80',
    '0x7f000001',
    'localhost/evil'
  ])('%s is not', (host) => expect(verdict('/', { host })).toBe('misdirected'))

  it('may be the name that was given', () => {
    expect(verdict('/', { host: 'desk.example:1', authorization: 'Bearer sesame-1' }, open)).toBe('passed')
    expect(verdict('/', { host: 'desk.example:1' })).toBe('misdirected')
  })
})

describe('the Origin', () => {
  it.each(['https://evil.example', 'null', 'http://127.0.0.1:4731', 'http://localhost:4730', 'file://'])(
    '%s may not ask',
    (origin) => {
      expect(verdict('/api/v1/trace', { origin }, local, 'POST')).toBe('otherOrigin')
      expect(verdict('/api/v1/info', { origin })).toBe('otherOrigin')
    }
  )

  it('may be its own, or none', () => {
    expect(verdict('/api/v1/trace', { origin: 'http://127.0.0.1:4730' }, local, 'POST')).toBe('passed')
    expect(verdict('/api/v1/trace', {}, local, 'POST')).toBe('passed')
  })

  it.each(['cross-site', 'same-site'])('of a %s page may follow a link and nothing else', (site) => {
    const link = { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expect(verdict('/stories', link)).toBe('passed')
    expect(verdict('/stories', { ...link, 'sec-fetch-dest': 'iframe' })).toBe('otherOrigin')
    expect(verdict('/api/v1/info', { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' })).toBe('otherOrigin')
    expect(verdict('/api/v1/trace', link, local, 'POST')).toBe('otherOrigin')
  })
})

describe('the token', () => {
  it('is needed at every path', () => {
    for (const url of ['/', '/api/v1/info', '/assets/app.js', '/stories/x'])
      expect(verdict(url, {}, open)).toBe('unauthorized')
  })

  it('comes as a header or a cookie', () => {
    expect(verdict('/', { authorization: 'Bearer sesame-1' }, open)).toBe('passed')
    expect(verdict('/', { authorization: 'bearer sesame-1' }, open)).toBe('passed')
    expect(verdict('/', { cookie: 'a=b; hearsay-1=sesame-1' }, open)).toBe('passed')
  })

  it.each([
    { authorization: 'Bearer sesame-2' },
    { authorization: 'Bearer sesame' },
    { authorization: 'Bearer ' },
    { authorization: 'Basic sesame-1' },
    { cookie: 'hearsay-2=sesame-1' },
    { cookie: 'hearsay-1=' },
    { cookie: `hearsay-1=${'x'.repeat(9000)}` }
  ])('%o is wrong', (headers) => expect(verdict('/', headers, open)).toBe('unauthorized'))

  it('in the address becomes a cookie, and leaves the address, never to another host', () => {
    expect(verdict('/?token=sesame-1', {}, open)).toBe('signIn /')
    expect(verdict('/stories?sort=time&token=sesame-1', {}, open)).toBe('signIn /stories?sort=time')
    expect(verdict('//evil.example/?token=sesame-1', {}, open)).toBe('signIn /evil.example/')
    expect(verdict('/?token=sesame-2', {}, open)).toBe('unauthorized')
    expect(verdict('/?token=sesame-1', {}, open, 'POST')).toBe('unauthorized')
  })
})

describe('the path', () => {
  it.each([
    '/../etc/passwd',
    '/..',
    '/assets/../../package.json',
    '/%2e%2e/etc/passwd',
    '/%2e%2e%2fetc%2fpasswd',
    '/..%2f..%2fetc/passwd',
    '/%252e%252e%252fetc',
    '/..%5c..%5cwindows',
    '/assets\\..\\x',
    '/a%00.html',
    '/a%0d%0aset-cookie:x',
    '/.env',
    '/.git/config',
    '/%',
    '/api/v1/../../etc/passwd',
    '/api/v1/articles/..',
    '/api/v1/articles/%2e%2e'
  ])('%s is not found', (url) => expect(verdict(url)).toBe('notFound'))

  it.each(['/', '/stories/story-1?query=../..', '/api/v1/articles/a%2Fb%2F..%2Fc', '/outlets/100%25%20News', '/a..b'])(
    '%s may be asked for',
    (url) => expect(verdict(url)).toBe('passed')
  )

  it('must be one', () => {
    expect(verdict('http://evil.example/')).toBe('badRequest')
    expect(verdict('*')).toBe('badRequest')
    expect(verdict(`/${'x'.repeat(9000)}`)).toBe('badRequest')
  })
})
