/** A trace in memory as holdings: lists, paging, search, comparing. */
import { describe, expect, it } from 'vitest'
import { match } from '../../src/match/match.ts'
import type { Article, Trace } from '../../src/model.ts'
import { trace } from '../../src/pipeline.ts'
import { excerptOf } from '../../src/store/excerpt.ts'
import { holdTrace } from '../../src/store/memory.ts'
import { makeSearchIndex, termsOf } from '../../src/store/searchIndex.ts'
import { notedTrace } from '../report/noted.ts'

const empty: Trace = { ...trace([]), articles: [] }

/** A trace of many small stories, without claims. */
function manyStories(count: number): Trace {
  const articles = Array.from(
    { length: count },
    (_, i): Article => ({
      ...notedTrace().articles[0]!,
      id: `a${i}`,
      headline: `Harvest ${i}`,
      text: i % 2 ? 'Barley was cut.' : 'Hops were picked.'
    })
  )
  return {
    ...empty,
    articles,
    stories: articles.map((a, i) => ({
      id: `s${i}`,
      headline: a.headline!,
      articles: [a.id],
      first: null,
      last: i === 0 ? null : new Date(Date.UTC(2020, 0, 1 + i)).toISOString()
    }))
  }
}

describe('the list of stories', () => {
  const held = holdTrace(manyStories(23))

  it('is handed out page by page, each story once', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = (await held.stories({ sort: 'time', limit: 5, cursor }))!
      expect(page.total).toBe(23)
      expect(page.stories.length).toBeLessThanOrEqual(5)
      seen.push(...page.stories.map((story) => story.id))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen.length).toBe(23)
    expect(new Set(seen).size).toBe(23)
    expect(seen[0]).toBe('s22')
    expect(seen.at(-1)).toBe('s0')
  })

  it('refuses cursors of another list, another revision, and inventions', async () => {
    const { next } = (await held.stories({ sort: 'time', limit: 5 }))!
    expect(await held.stories({ sort: 'inflation', cursor: next! })).toBeNull()
    expect(await held.stories({ sort: 'time', query: 'barley', cursor: next! })).toBeNull()
    expect(await holdTrace(manyStories(22)).stories({ sort: 'time', cursor: next! })).toBeNull()
    for (const cursor of ['', '0', '-', 'zzzzzzzzzzzz-1', '__proto__', '-1-x', `${next}x`])
      expect(await held.stories({ sort: 'time', cursor })).toBeNull()
  })

  it('is narrowed by words', async () => {
    expect((await held.stories({ query: 'barley' }))!.total).toBe(11)
    expect((await held.stories({ query: 'Harvest 7' }))!.stories[0]!.id).toBe('s7')
    expect((await held.stories({ query: 'barley hops' }))!.total).toBe(0)
    expect((await held.stories({ query: '  ' }))!.total).toBe(23)
    expect((await held.stories({ query: '<script>' }))!.total).toBe(0)
  })
})

describe('a held trace', () => {
  const held = holdTrace(notedTrace(), { name: 'four pages' })

  it('says what it holds', async () => {
    expect(await held.info()).toMatchObject({ name: 'four pages', articles: 4, stories: 1, claims: 1, outlets: 4 })
  })

  it('has one revision for the same content, another for any other', async () => {
    const given = notedTrace()
    expect(await holdTrace(given).revision()).toBe(await held.revision())
    const changed = { ...given, articles: given.articles.map((a, i) => (i === 2 ? { ...a, text: `${a.text} ` } : a)) }
    expect(await holdTrace(changed).revision()).not.toBe(await held.revision())
    expect(await holdTrace({ ...given, claims: [] }).revision()).not.toBe(await held.revision())
  })

  it('finds stories, claims, articles and outlets', async () => {
    const found = await held.search({ query: 'lamps' })
    expect(found.claims.map((claim) => claim.id)).toEqual(['lamp'])
    expect(found.articleCount).toBe(4)
    expect(found.stories).toHaveLength(1)
    const [first] = found.articles
    expect(first!.marks.map(({ start, end }) => notedTrace().articles[0]!.text.slice(start, end))).toEqual(['lamp'])
    expect((await held.search({ query: 'quay' })).outlets.map((o) => o.name)).toEqual(['Quay Mirror'])
    expect((await held.search({ query: 'bulletin' })).outlets).toEqual([
      { name: 'Harbour Bulletin', domain: null, articles: 0 }
    ])
  })

  it('answers any query', async () => {
    for (const query of ['', ' ', '“', '\u0000', '%', 'the', 'x'.repeat(5000), '\ud800', 'a b '.repeat(500)])
      expect((await held.search({ query })).query).toBe(query)
  })

  it('answers null for what it does not hold', async () => {
    for (const id of ['', 'none', '../../etc/passwd', '__proto__', 'toString']) {
      expect(await held.story(id)).toBeNull()
      expect(await held.claim(id)).toBeNull()
      expect(await held.article(id)).toBeNull()
      expect(await held.outlet(id)).toBeNull()
      expect(await held.compare(id, 'tarn')).toBeNull()
    }
  })

  it('compares two articles afresh where the trace has no passage of them', async () => {
    const text = `${'The keeper walked down to the shore before the tide turned and counted the boats, one by one. '.repeat(3)}`
    const given = notedTrace()
    const articles = given.articles.map((a) => ({ ...a, text: text + a.text }))
    const without = await holdTrace({ ...given, articles }).compare('tarn', 'quay')
    const afresh = await holdTrace({ ...given, articles }, { match }).compare('quay', 'tarn')
    expect(without!.passages).toEqual([])
    expect(afresh!.passages.length).toBeGreaterThan(0)
    expect(afresh!.a.id).toBe('quay')
    expect(afresh!.claims.map((each) => [each.a, each.b])).toEqual([[['s3'], ['s1']]])
  })
})

describe('search', () => {
  const index = makeSearchIndex(['The ferry sank', 'A ferry and a second ferry', 'Ferrymen strike', 'the the the'])

  it('ranks by how much a text is about the words', () => {
    expect(index.find('ferry ').map((hit) => hit.at)).toEqual([1, 0])
  })

  it('completes the word being typed', () => {
    expect(
      index
        .find('ferr')
        .map((hit) => hit.at)
        .sort()
    ).toEqual([0, 1, 2])
    expect(index.find('ferr ').map((hit) => hit.at)).toEqual([])
  })

  it('wants all words, then any', () => {
    expect(index.find('ferry sank').map((hit) => hit.at)).toEqual([0])
    expect(
      index
        .find('ferry zebra')
        .map((hit) => hit.at)
        .sort()
    ).toEqual([0, 1])
  })

  it('leaves words without content out, unless there are no others', () => {
    expect(termsOf('who is the ferry').map((term) => term.folded)).toEqual(['ferry'])
    expect(index.find('the').length).toBeGreaterThan(0)
  })

  it('shows where the words stand together', () => {
    const text = `${'Nothing here. '.repeat(60)}A ferry sank off the cape.${' Nothing more.'.repeat(60)}`
    const { excerpt, marks } = excerptOf(text, 'ferry cape')
    expect(excerpt.text).toContain('A ferry sank off the cape')
    expect(excerpt.text).toBe(text.slice(excerpt.start, excerpt.end))
    expect(marks.map((mark) => text.slice(mark.start, mark.end))).toEqual(['ferry', 'cape'])
  })
})
