/** Every route: its answer is as the OpenAPI document says, its errors are problems, and what is unchanged is not sent again. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Knockout, Trace } from '../../src/model.ts'
import { storyTrace } from '../../src/report/placed.ts'
import { makeView } from '../../src/report/view.ts'
import { problemKinds } from '../../src/server/problem.ts'
import { pageRoutes } from '../../src/server/routes.ts'
import { notedTrace } from '../report/noted.ts'
import { type Started, startTest } from './started.ts'

interface Document {
  readonly openapi: string
  readonly paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema: object }> }> }>
  >
  readonly components: { readonly schemas: Record<string, object> }
}

let server: Started
let document: Document
const trace: Trace = notedTrace()

beforeAll(async () => {
  server = await startTest(trace)
  document = JSON.parse((await server.ask('/api/v1/openapi.json')).text) as Document
})
afterAll(() => server.close())

/** A check of an answer against the document's schema of a route. */
function validator(path: string, method = 'get', status = '200', type = 'application/json') {
  const { schema } = document.paths[path]![method]!.responses[status]!.content![type]!
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  return ajv.compile({ ...schema, components: document.components })
}

const examples: Record<string, string> = {
  '/info': '/info',
  '/stories': '/stories?sort=time&limit=3&query=lamp',
  '/stories/{id}': '/stories/story-1',
  '/stories/{id}/without': '/stories/story-1/without?outlet=tarn%20weekly',
  '/claims/{id}': '/claims/lamp',
  '/articles/{id}': '/articles/quay',
  '/outlets/{name}': '/outlets/tarn%20weekly',
  '/search': '/search?query=lamp&limit=5',
  '/compare': '/compare?a=tarn&b=fell'
}

describe('every page', () => {
  it('has an example here', () => {
    expect(Object.keys(examples).sort()).toEqual(pageRoutes.map((route) => route.path).sort())
  })

  it.each(Object.entries(examples))('%s answers as the document says', async (route, path) => {
    const answer = await server.ask(`/api/v1${path}`)
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('application/json')
    const validate = validator(`/api/v1${route}`)
    expect(validate(JSON.parse(answer.text)), JSON.stringify(validate.errors)).toBe(true)
    // a schema that takes anything would pass too
    expect(validate({})).toBe(false)
  })

  it.each(Object.values(examples))('%s is answered once', async (path) => {
    const first = await server.ask(`/api/v1${path}`)
    const { etag } = first.headers
    expect(etag).toMatch(/^"[\w-]+"$/)
    expect(first.headers['cache-control']).toBe('private, no-cache')
    const again = await server.ask(`/api/v1${path}`, { headers: { 'if-none-match': `"other", W/${etag}` } })
    expect([again.status, again.text]).toEqual([304, ''])
    expect(again.headers.etag).toBe(etag)
    const other = await server.ask(`/api/v1${path}`, { headers: { 'if-none-match': '"other"' } })
    expect(other.text).toBe(first.text)
  })

  it.each(Object.values(examples))('%s answers HEAD without a body', async (path) => {
    const answer = await server.ask(`/api/v1${path}`, { method: 'HEAD' })
    expect([answer.status, answer.text]).toEqual([200, ''])
  })

  it.each(Object.values(examples))('%s takes no other method', async (path) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const answer = await server.ask(`/api/v1${path}`, { method })
      expect(answer.status).toBe(405)
      expect(answer.headers.allow).toBe('GET, HEAD')
    }
  })

  it('tells other content apart by its ETag', async () => {
    const changed = await startTest({ ...trace, claims: [] })
    const [a, b] = [await server.ask('/api/v1/info'), await changed.ask('/api/v1/info')]
    await changed.close()
    expect(a.headers.etag).not.toBe(b.headers.etag)
    expect((await server.ask('/api/v1/stories')).headers.etag).not.toBe(a.headers.etag)
  })
})

describe('a story', () => {
  it('is the trace of hearsay trace --json', async () => {
    const answer = await server.ask('/api/v1/stories/story-1')
    expect(JSON.parse(answer.text)).toEqual(storyTrace(makeView(trace), 'story-1'))
  })
})

describe('errors', () => {
  const cases: [string, number, string, RegExp][] = [
    ['/stories/nothing', 404, 'notFound', /story/],
    ['/claims/nothing', 404, 'notFound', /claim/],
    ['/articles/__proto__', 404, 'notFound', /article/],
    ['/articles/%2e%2e%2f%2e%2e%2fetc%2fpasswd', 404, 'notFound', /article/],
    ['/outlets/Nowhere', 404, 'notFound', /outlet/],
    ['/compare?a=tarn&b=tarn', 404, 'notFound', /two different/],
    ['/compare?a=tarn', 400, 'badRequest', /b:/],
    ['/search', 400, 'badRequest', /query/],
    ['/stories?limit=0', 400, 'badRequest', /limit/],
    ['/stories?limit=201', 400, 'badRequest', /limit/],
    ['/stories?limit=1.5', 400, 'badRequest', /limit/],
    ['/stories?limit=x', 400, 'badRequest', /limit: must be a whole number/],
    ['/stories?sort=loud', 400, 'badRequest', /sort/],
    ['/stories?cursor=zz', 400, 'badCursor', /cursor/],
    ['/stories?colour=red', 400, 'badRequest', /colour: is no parameter/],
    [`/stories?query=${'x'.repeat(501)}`, 400, 'badRequest', /query/],
    ['/nothing', 404, 'notFound', /path/],
    ['', 404, 'notFound', /path/],
    ['/stories/a/b', 404, 'notFound', /path/]
  ]

  it.each(cases.filter(([path]) => path !== ''))('%s', async (path, status, code, detail) => {
    const answer = await server.ask(`/api/v1${path}`)
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(answer.headers['cache-control']).toBe('no-store')
    const problem = JSON.parse(answer.text) as Record<string, unknown>
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
      document.components.schemas.ProblemDocument!
    )
    expect(validate(problem), JSON.stringify(validate.errors)).toBe(true)
    expect(problem).toMatchObject({ status, code, type: `/api/v1/docs#${code}` })
    expect(problem.detail).toMatch(detail)
  })

  it('of the server itself say nothing of it, and are logged', async () => {
    const holdings = {
      revision: async () => 'r',
      info: async () => {
        throw new Error('secret path /home/someone')
      }
    }
    const broken = await startTest(trace, { holdings: holdings as never })
    const answer = await broken.ask('/api/v1/info')
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain('secret')
    expect(answer.headers['content-security-policy']).toBeDefined()
    expect(broken.lines.join()).toContain('secret path')
    await broken.close().catch(() => {})
  })

  it('are each explained in the documentation', async () => {
    const page = (await server.ask('/api/v1/docs')).text
    for (const code of Object.keys(problemKinds)) expect(page).toContain(`id="${code}"`)
  })
})

describe('the OpenAPI document', () => {
  it('is 3.1 and names every route', () => {
    expect(document.openapi).toBe('3.1.0')
    const paths = [...pageRoutes.map((route) => `/api/v1${route.path}`), '/api/v1/trace', '/api/v1/lint']
    expect(Object.keys(document.paths).sort()).toEqual(paths.sort())
  })

  it('has every schema that it refers to', () => {
    const text = JSON.stringify(document)
    const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((hit) => hit[1]!)
    expect(names.length).toBeGreaterThan(50)
    expect(names.filter((name) => !(name in document.components.schemas))).toEqual([])
    expect(text).not.toContain('#/definitions/')
  })

  it('describes records as the contract does', () => {
    const contract = JSON.parse(readFileSync('schema/hearsay.trace-1.json', 'utf8')) as {
      definitions: Record<string, { properties?: object }>
    }
    for (const name of ['Article', 'Statement', 'Claim', 'Passage', 'Conflict'])
      expect(Object.keys((document.components.schemas[name] as { properties: object }).properties)).toEqual(
        Object.keys(contract.definitions[name]!.properties!)
      )
  })
})

describe('the documentation page', () => {
  it.each(['/', '/api/v1', '/api/v1/docs'])('stands at %s, without a script', async (path) => {
    const answer = await server.ask(path)
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.text).not.toMatch(/<script|style=|\son\w+=/i)
    for (const route of pageRoutes) expect(answer.text).toContain(`/api/v1${route.path}`)
    expect(answer.text).not.toMatch(/(?:src|href)="(?!\/|#)/)
  })

  it('has its style sheet', async () => {
    expect((await server.ask('/api/v1/docs.css')).headers['content-type']).toBe('text/css; charset=utf-8')
  })
})

describe('without an outlet', () => {
  const ask = async (query: string) => server.ask(`/api/v1/stories/story-1/without?${query}`)

  it('tells what falls, for one outlet and for several', async () => {
    const [one, two] = [
      await ask('outlet=Tarn%20Weekly'),
      await ask('outlet=Tarn%20Weekly&outlet=the%20fell%20courier')
    ]
    const names = (text: string) => (JSON.parse(text) as Knockout).without.map(({ name }) => name)
    expect(names(one.text)).toEqual(['Tarn Weekly'])
    expect(names(two.text)).toEqual(['Tarn Weekly', 'Fell Courier'])
    const claims = (text: string) => (JSON.parse(text) as Knockout).claims.length
    expect(claims(one.text)).toBeGreaterThan(0)
    expect(claims(two.text)).toBeGreaterThanOrEqual(claims(one.text))
  })

  it('is not found for a name of no outlet of the story, and needs a name', async () => {
    expect((await ask('outlet=Nowhere%20Star')).status).toBe(404)
    expect((await ask('')).status).toBe(400)
  })
})
