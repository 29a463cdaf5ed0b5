/** `POST /api/v1/lint`: a draft held against a story, as `hearsay lint` does it; whatever else is sent is a problem. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LintReport } from '../../src/report/lintReport.ts'
import { notedTrace } from '../report/noted.ts'
import { type Started, startTest } from './started.ts'

let server: Started
beforeAll(async () => {
  server = await startTest(notedTrace())
})
afterAll(() => server.close())

const text = '“The lamp is packed already,” sources told us.'
const send = (body: unknown, type = 'application/json') =>
  server.ask('/api/v1/lint', {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body)
  })

describe('a draft', () => {
  it('is held against the articles of a story', async () => {
    const answer = await send({ story: 'story-1', draft: { text, headline: 'The lamp is packed', outlet: 'Own Post' } })
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/json'])
    const report = JSON.parse(answer.text) as LintReport
    expect(report.schema).toBe('hearsay.lint/1')
    expect(report.draft.outlet).toBe('Own Post')
    expect(report.against.articles).toBe(4)
    expect(report.findings.length).toBeGreaterThan(0)
    for (const { draft } of report.findings) expect(text).toContain(draft.text.slice(0, 20))
  })

  it.each([
    ['no such story', { story: 'nothing', draft: { text } }, 404, 'notFound'],
    ['no draft', { story: 'story-1' }, 400, 'badRequest'],
    ['an empty draft', { story: 'story-1', draft: { text: '' } }, 400, 'badRequest'],
    ['a draft of blanks', { story: 'story-1', draft: { text: '  \n ' } }, 422, 'nothingToTrace'],
    ['another field', { story: 'story-1', draft: { text }, path: '/etc/passwd' }, 400, 'badRequest'],
    ['no JSON', '{', 400, 'badRequest'],
    ['too much', { story: 'story-1', draft: { text: 'a'.repeat(1_100_000) } }, 413, 'tooLarge']
  ] as const)('%s is a problem', async (_, body, status, code) => {
    const answer = await send(body)
    expect([answer.status, (JSON.parse(answer.text) as { code: string }).code]).toEqual([status, code])
  })

  it('is JSON, posted', async () => {
    expect((await send('text', 'text/plain')).status).toBe(415)
    const got = await server.ask('/api/v1/lint')
    expect([got.status, got.headers.allow]).toEqual([405, 'POST'])
  })

  it('may be hostile: it is answered as data', async () => {
    const evil = `</script><script>x</script> \u202e${'a '.repeat(6000)} ${text}`
    const answer = await send({ story: 'story-1', draft: { text: evil, headline: 'x'.repeat(999) } })
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/json'])
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect((JSON.parse(answer.text) as LintReport).draft.headline).toBe('x'.repeat(999))
  })
})
