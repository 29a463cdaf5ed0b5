/** While what is served is still being traced: requests wait, or are told how far it is. */
import { afterEach, describe, expect, it } from 'vitest'
import type { OpeningProgress } from '../../src/server/opening.ts'
import { waitOf } from '../../src/server/opening.ts'
import type { Holdings } from '../../src/store/holdings.ts'
import { holdTrace } from '../../src/store/memory.ts'
import { notedTrace } from '../report/noted.ts'
import { type Started, startTest } from './started.ts'

let server: Started | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

/** A server over records that come when `finish` is called. */
async function start() {
  let progress: OpeningProgress | null = null
  let finish = (_: Holdings) => {}
  let fail = (_: Error) => {}
  const holdings = new Promise<Holdings>((done, failed) => {
    finish = done
    fail = failed
  })
  holdings.catch(() => {})
  server = await startTest(notedTrace(), { holdings: { holdings, progress: () => progress } })
  return {
    ask: server.ask,
    tell: (told: OpeningProgress) => {
      progress = told
    },
    finish: () => finish(holdTrace(notedTrace())),
    fail: () => fail(new Error('out of memory at /home/someone'))
  }
}

const now = { headers: { prefer: 'wait=0' } }

describe('a server that is not ready', () => {
  it('says how far it is to who does not want to wait', async () => {
    const { ask, tell, finish } = await start()
    expect(JSON.parse((await ask('/api/v1/info', now)).text)).toMatchObject({ code: 'starting', status: 503 })
    tell({ stage: 'attribute', done: 3, total: 9 })
    const answer = await ask('/api/v1/stories', now)
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '1'])
    expect(JSON.parse(answer.text)).toMatchObject({ progress: { stage: 'attribute', done: 3, total: 9 } })
    finish()
    expect((await ask('/api/v1/info', now)).status).toBe(200)
  })

  it('tells who comes again with 202, which is no error', async () => {
    const { ask, tell } = await start()
    const headers = { prefer: 'respond-async, wait=0' }
    const first = await ask('/api/v1/info', { headers })
    expect([first.status, JSON.parse(first.text)]).toEqual([202, { progress: null }])
    tell({ stage: 'match', done: 1, total: 2 })
    expect(JSON.parse((await ask('/api/v1/info', { headers })).text)).toEqual({
      progress: { stage: 'match', done: 1, total: 2 }
    })
  })

  it('lets others wait', async () => {
    const { ask, finish } = await start()
    const asked = ask('/api/v1/info')
    setTimeout(finish, 50)
    expect((await asked).status).toBe(200)
  })

  it('serves its documents, and traces what is sent, meanwhile', async () => {
    const { ask } = await start()
    expect((await ask('/api/v1/openapi.json')).status).toBe(200)
    const sent = await ask('/api/v1/trace', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '[{"text":"“The lift is stuck,” a porter said."}]'
    })
    expect(sent.text).toContain('"event":"trace"')
  })

  it('tells of a fault without its words', async () => {
    const { ask, fail } = await start()
    fail()
    const answer = await ask('/api/v1/info')
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain('someone')
  })
})

describe('how long a request waits', () => {
  it.each([
    [undefined, 20],
    ['wait=5', 5],
    ['respond-async, wait=0', 0],
    ['wait=9999', 20],
    ['await=3', 20],
    ['wait=soon', 20]
  ])('%o: %i s', (prefer, seconds) => {
    expect(waitOf(prefer)).toBe(seconds)
  })
})
