import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { groupStories } from '../../src/group/stories.ts'
import type { Article } from '../../src/model.ts'

interface Case {
  readonly about: string
  readonly articles: readonly { id: string; text: string; outlet?: string; headline?: string; day?: string }[]
  readonly stories: readonly (readonly string[])[]
}

const folder = new URL('../cases/stories/', import.meta.url)

function article(given: Case['articles'][number]): Article {
  return {
    id: given.id,
    uri: `${given.id}.txt`,
    url: null,
    outlet: given.outlet ? { name: given.outlet, domain: null } : null,
    headline: given.headline ?? null,
    byline: [],
    language: 'en',
    text: given.text,
    published: given.day ? { at: `${given.day}T00:00:00.000Z`, precision: 'day', basis: 'metadata' } : null,
    modified: null,
    blocks: [],
    credits: []
  }
}

const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case
const ids = (articles: readonly Article[]) =>
  groupStories(articles)
    .map((story) => [...story.articles].sort())
    .sort()

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()) {
  const golden = read(file)
  test(`${file}: ${golden.about}`, () => {
    const articles = golden.articles.map(article)
    expect(ids(articles)).toEqual(golden.stories.map((story) => [...story].sort()).sort())
  })
}

test('the order of the input does not matter', () => {
  const articles = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((file) => read(file).articles.map(article))
  expect(groupStories([...articles].reverse())).toEqual(groupStories(articles))
  expect(ids(articles).length).toBe(8)
})

test('a story has a headline, its articles in time order, undated last, and its first and last instant', () => {
  const articles = read('weeks.json').articles.map(article)
  const [story] = groupStories(articles)
  expect(story!.articles).toEqual(['w1', 'w2', 'w3', 'w4', 'wu'])
  expect([story!.first, story!.last]).toEqual(['2032-06-01T00:00:00.000Z', '2032-07-22T00:00:00.000Z'])
  expect(story!.headline).toMatch(/Farrant|Brandvold|Lake House/)
})

test('a copy shares the story of its original, two texts made from one form do not', () => {
  const form = (name: string, day: string) =>
    article({
      id: name,
      day,
      text: `${name} Holdings reported quarterly figures before the market opened. Shares of ${name} rose. Chief executive ${name} Junior said ${name} would grow.`
    })
  const [one, two] = [form('Abelmosk', '2031-01-10'), form('Zirconia', '2031-06-10')]
  expect(ids([one, two])).toEqual([['Abelmosk'], ['Zirconia']])
  expect(ids([one, two, { ...one, id: 'copy' }])).toEqual([['Abelmosk', 'copy'], ['Zirconia']])
})

test('nothing, one and empty articles are no trouble', () => {
  expect(groupStories([])).toEqual([])
  const empty = article({ id: 'empty', text: '' })
  expect(groupStories([empty])).toEqual([
    { id: 'story-empty', headline: 'empty', articles: ['empty'], first: null, last: null }
  ])
  expect(ids([empty, article({ id: 'other', text: '' })])).toEqual([['empty'], ['other']])
})
