/** A corpus as holdings answers as the same articles held in memory do, and sees what another process adds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdCorpus } from '../../src/corpus/holdCorpus.ts'
import { traceOneStory } from '../../src/corpus/storyTrace.ts'
import { match } from '../../src/match/match.ts'
import type { Article } from '../../src/model.ts'
import { traceArticles } from '../../src/pipeline.ts'
import type { Holdings } from '../../src/store/holdings.ts'
import { holdTrace } from '../../src/store/memory.ts'
import { add } from './build.ts'
import { newFolder } from './folders.ts'
import { inventArticles } from './invent.ts'

/** In the order of time, as a corpus tells them; without those whose ids clash, as a corpus gives them ids of its own. */
const when = (article: Article) => `${article.published?.at ?? '~'} ${article.id}`
const articles = inventArticles()
  .filter((article, _, all) => all.filter(({ id }) => id === article.id).length === 1)
  .sort((a, b) => (when(a) < when(b) ? -1 : 1))
const inMemory = holdTrace(traceArticles(articles), { match })
const path = newFolder()
let held: Holdings
let clock = 0

beforeAll(async () => {
  await add(path, [articles])
  held = await holdCorpus(path, { now: () => clock })
}, 60_000)
afterAll(() => held.close())

describe('a corpus', { timeout: 60_000 }, () => {
  it('has the stories that memory has', async () => {
    const own = (await held.stories({ limit: 200 }))!
    const other = (await inMemory.stories({ limit: 200 }))!
    expect(own.total).toBe(other.total)
    const byId = (stories: typeof own.stories) => [...stories].sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(byId(own.stories)).toEqual(byId(other.stories))
    const inflations = own.stories.map((story) => story.inflation.certain)
    expect(inflations).toEqual([...inflations].sort((a, b) => b - a))
  })

  it('answers each page of a story as memory does', async () => {
    for (const { id } of (await held.stories({ limit: 4 }))!.stories) {
      const story = (await held.story(id))!
      expect(story).toEqual(await inMemory.story(id))
      const [claim] = story.claims
      if (claim) expect(await held.claim(claim.id)).toEqual(await inMemory.claim(claim.id))
      const [a, b] = story.articles
      const [own, other] = [(await held.article(a!.id))!, (await inMemory.article(a!.id))!]
      expect(own.statements).toEqual(other.statements)
      const members = new Set(story.articles.map((article) => article.id))
      expect(own.passages).toEqual(other.passages.filter((passage) => members.has(passage.other.article)))
      if (b) expect(await held.compare(a!.id, b.id)).toEqual(await inMemory.compare(a!.id, b.id))
    }
  })

  it('hands its stories out page by page', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = (await held.stories({ sort: 'time', limit: 3, cursor }))!
      seen.push(...page.stories.map((story) => story.id))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe((await held.stories({}))!.total)
    expect(seen.length).toBe(new Set(seen).size)
    expect(await held.stories({ sort: 'time', cursor: '3-none' })).toBeNull()
  })

  it('finds by words what memory finds', async () => {
    for (const query of ['furnaces cold', 'Pallister', 'nobody looked at the pumps']) {
      const found = await held.search({ query })
      expect(found.articles.length).toBeGreaterThan(0)
      expect(found.stories.length).toBeGreaterThan(0)
      expect(found.articles[0]!.marks.length).toBeGreaterThan(0)
      const listed = (await held.stories({ query }))!
      expect(listed.total).toBe((await inMemory.stories({ query }))!.total)
    }
    expect((await held.search({ query: 'pelican' })).outlets[0]!.name).toBe('Daily Pelican')
  })

  it('tells what an outlet originates and repeats', async () => {
    const own = (await held.outlet('the daily pelican'))!
    const other = (await inMemory.outlet('the daily pelican'))!
    expect(own.counts).toEqual(other.counts)
    expect(own.stories).toEqual(other.stories)
    expect(new Set(own.repeats.map((each) => each.claim.id))).toEqual(
      new Set(other.repeats.map((each) => each.claim.id))
    )
  })

  it('answers null for what it does not hold', async () => {
    for (const id of ['', 'none', "'; DROP TABLE current; --", '../../manifest.json', '\u0000', '\ud800']) {
      expect(await held.story(id)).toBeNull()
      expect(await held.claim(id)).toBeNull()
      expect(await held.article(id)).toBeNull()
      expect(await held.outlet(id)).toBeNull()
      expect(await held.compare(id, articles[0]!.id)).toBeNull()
      expect((await held.search({ query: id })).query).toBe(id)
    }
    expect((await held.info()).articles).toBe((await inMemory.info()).articles)
  })

  it('answers many at once', async () => {
    const { stories } = (await held.stories({ limit: 3 }))!
    const asked = stories.flatMap(({ id }) => [
      held.story(id),
      held.search({ query: 'ferry' }),
      held.info(),
      held.stories({ query: 'ferry' })
    ])
    expect((await Promise.all(asked)).every((answer) => answer !== null)).toBe(true)
  })

  it('sees what is added meanwhile, with another revision', async () => {
    const before = await held.revision()
    const first = articles[0]!
    await add(path, [
      [
        {
          ...first,
          id: 'late-page',
          outlet: { name: 'Late Lantern', domain: null },
          text: `${first.text}\n\nThis came late.`
        }
      ]
    ])
    expect(await held.revision()).toBe(before)
    clock += 5000
    expect(await held.revision()).not.toBe(before)
    expect((await held.article('late-page'))?.article.outlet?.name).toBe('Late Lantern')
    expect((await held.outlet('late lantern'))?.counts.articles).toBe(1)
  })
})

describe('a story that is being traced', { timeout: 60_000 }, () => {
  it('holds nobody else up, and is traced once however many ask', async () => {
    let traced = 0
    let finish = () => {}
    const gate = new Promise<void>((open) => {
      finish = open
    })
    const slow = await holdCorpus(path, {
      thread: {
        trace: async (parts) => {
          traced++
          await gate
          return traceOneStory(parts, null)
        },
        close: async () => {}
      }
    })
    const { id } = (await slow.stories({ limit: 1 }))!.stories[0]!
    const asked = [slow.story(id), slow.story(id)]
    expect((await slow.stories({ limit: 1 }))!.stories[0]!.id).toBe(id)
    expect((await slow.info()).articles).toBeGreaterThan(0)
    finish()
    const [first, second] = await Promise.all(asked)
    expect(first!.stories[0]!.id).toBe(id)
    expect(second).toBe(first)
    expect(traced).toBe(1)
    await slow.close()
  })

  it('is tried again when it failed', async () => {
    let fails = true
    const faulty = await holdCorpus(path, {
      thread: {
        trace: async (parts) => {
          if (fails) throw new Error('out of memory')
          return traceOneStory(parts, null)
        },
        close: async () => {}
      }
    })
    const { id } = (await faulty.stories({ limit: 1 }))!.stories[0]!
    await expect(faulty.story(id)).rejects.toThrow('out of memory')
    fails = false
    expect((await faulty.story(id))!.stories[0]!.id).toBe(id)
    await faulty.close()
  })
})

describe('a corpus without statements', { timeout: 60_000 }, () => {
  it('has the page of a claim once its story was looked at', async () => {
    const bare = newFolder()
    await add(bare, [articles], 'onDemand')
    const lazy = await holdCorpus(bare, { now: () => 0 })
    for (const { id } of (await lazy.stories({ limit: 5 }))!.stories) {
      const [claim] = (await lazy.story(id))!.claims
      if (claim) expect((await lazy.claim(claim.id))!.claim).toEqual(claim)
    }
    await lazy.close()
  })
})
