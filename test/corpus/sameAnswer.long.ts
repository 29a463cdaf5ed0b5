/**
 * The law of the corpus: what it answers depends on the set of its articles, not on how they came. Any split, any order, articles given twice,
 * articles that came and went: stories, claims, counts and joins are the same as of one batch.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withReader } from '../../src/corpus/reader.ts'
import { groupStories } from '../../src/group/stories.ts'
import { columnsOf, piecesOf } from '../../src/group/storyPieces.ts'
import type { Article } from '../../src/model.ts'
import { add, answers, remove, traces } from './build.ts'
import { newFolder } from './folders.ts'
import { inventArticles, inventFiller, inventSequels } from './invent.ts'

const few = inventArticles()
const many = [...few, ...inventFiller(60)]

/** Articles split into batches by random numbers, in a random order. */
function batches(articles: readonly Article[], order: readonly number[], cuts: number): Article[][] {
  const shuffled = articles.map((article, i) => ({
    article,
    key: order[i % order.length]! * 7919 + i * order[(i * 3) % order.length]!
  }))
  shuffled.sort((x, y) => (x.key % 1009) - (y.key % 1009))
  const size = Math.ceil(articles.length / cuts)
  return Array.from({ length: cuts }, (_, b) => shuffled.slice(b * size, (b + 1) * size).map(({ article }) => article))
}

const chance = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 11, maxLength: 23 })

test.each([
  ['a few articles (gathered)', few.slice(0, 40)],
  ['more', many]
])(
  '%s: any split and order gives what one batch gives',
  async (_, articles) => {
    const whole = newFolder()
    await add(whole, [articles])
    const expected = await answers(whole)
    await fc.assert(
      fc.asyncProperty(chance, fc.integer({ min: 2, max: 6 }), async (order, cuts) => {
        const path = newFolder()
        await add(path, batches(articles, order, cuts))
        expect(await answers(path)).toEqual(expected)
      }),
      { numRuns: 3, seed: 7 }
    )
  },
  240_000
)

test('where what hangs together is cut, any split and order gives the pieces of one batch, and those of all joins at once', async () => {
  const articles = [...many, ...inventSequels(5)].filter(({ id }) => id !== 'clash')
  for (const largest of [3, 8, 20]) {
    const whole = newFolder()
    await add(whole, [articles], 'onDemand', largest)
    const expected = await answers(whole)
    await fc.assert(
      fc.asyncProperty(chance, fc.integer({ min: 2, max: 9 }), async (order, cuts) => {
        const path = newFolder()
        await add(path, batches(articles, order, cuts), 'onDemand', largest)
        expect(await answers(path)).toEqual(expected)
        const last = batches(articles, order, cuts).at(-1)!
        await remove(
          path,
          last.map(({ id }) => id),
          largest
        )
        const rest = newFolder()
        await add(rest, [articles.filter((article) => !last.includes(article))], 'onDemand', largest)
        expect(await answers(path)).toEqual(await answers(rest))
      }),
      { numRuns: 2, seed: largest }
    )
    expect(await piecesIn(whole)).toEqual(await piecesFromJoins(whole, largest))
  }
}, 240_000)

/** Digests of the articles of each piece, as the catalog says. */
async function piecesIn(path: string): Promise<string[]> {
  return withReader(path, {}, async (reader) => {
    await reader.need('current')
    const rows = await reader.duck.rows<{ digests: string }>(
      `SELECT STRING_AGG(digest, ' ' ORDER BY digest) AS digests FROM current GROUP BY piece ORDER BY 1`
    )
    return rows.map(({ digests }) => digests)
  })
}

/** The same as grouping all articles at once works them out. */
async function piecesFromJoins(path: string, largest: number): Promise<string[]> {
  return withReader(path, {}, async (reader) => {
    await reader.need('current', 'joined')
    const articles = await reader.duck.rows<{ article: number; digest: string }>('SELECT article, digest FROM current')
    const joined = await reader.duck.rows<{ first: number; second: number; similarity: number }>(
      'SELECT first, second, similarity FROM joined'
    )
    const digests = new Map(articles.map(({ article, digest }) => [article, digest]))
    const pieces = piecesOf(Math.max(...digests.keys()) + 1, columnsOf(joined), largest)
    return pieces
      .map(({ members }) =>
        [...members]
          .flatMap((number) => digests.get(number) ?? [])
          .sort()
          .join(' ')
      )
      .filter((piece) => piece !== '')
      .sort()
  })
}

test('the traces of all stories are the same, byte for byte', async () => {
  const [one, two] = [newFolder(), newFolder()]
  await add(one, [many])
  await add(two, [many.slice(50), many.slice(20, 50).reverse(), many.slice(0, 30)])
  expect(JSON.stringify(await traces(two))).toBe(JSON.stringify(await traces(one)))
}, 120_000)

test('one article after the other, oldest last', async () => {
  const articles = [...few.slice(0, 14), ...inventFiller(3)]
  const [one, two] = [newFolder(), newFolder()]
  await add(one, [articles])
  await add(
    two,
    [...articles].reverse().map((article) => [article])
  )
  expect(await answers(two)).toEqual(await answers(one))
}, 120_000)

test('what was added and removed again leaves no trace', async () => {
  const [one, two] = [newFolder(), newFolder()]
  const kept = many.filter((_, i) => i % 3 !== 0)
  await add(one, [kept])
  await add(two, [many.slice(0, 70), many.slice(70)])
  const ids = (await answers(two)) as { articles: { id: string; digest: string }[] }
  const stays = ((await answers(one)) as { articles: { digest: string }[] }).articles.map(({ digest }) => digest)
  await remove(
    two,
    ids.articles.filter(({ digest }) => !stays.includes(digest)).map(({ id }) => id)
  )
  expect(await answers(two)).toEqual(await answers(one))
}, 120_000)

test('the stories are those of grouping the same articles at once', async () => {
  for (const articles of [few.slice(0, 40), many.filter(({ id }) => id !== 'clash')]) {
    const path = newFolder()
    await add(path, [articles.slice(30), articles.slice(0, 30)], 'onDemand')
    const { articles: rows } = (await answers(path)) as { articles: { id: string; story: string }[] }
    const expected = groupStories(articles).flatMap((story) => story.articles.map((id) => [id, story.id]))
    expect(rows.map(({ id, story }) => [id, story]).sort()).toEqual(expected.sort())
  }
}, 60_000)

test('look-alike events stay apart, a copy and a version join their story', async () => {
  const path = newFolder()
  await add(path, [many])
  const { articles } = (await answers(path)) as { articles: { id: string; story: string }[] }
  const storyOf = new Map(articles.map(({ id, story }) => [id, story]))
  for (const e of [0, 1, 2, 3, 4, 5]) {
    expect(storyOf.get(`${e}-copy`)).toBe(storyOf.get(`${e}-0`))
    expect(storyOf.get(`${e}-later`)).toBe(storyOf.get(`${e}-0`))
  }
  expect(storyOf.get('1-0')).not.toBe(storyOf.get('2-0'))
}, 60_000)
