/** Changes of lists against the plain rule, and the rule in the process against the same as SQL. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fetchEverything, fetchJoins, openCatalog } from '../../src/corpus/catalog.ts'
import { noteChanges } from '../../src/corpus/lists.ts'
import { withReader } from '../../src/corpus/reader.ts'
import { edgeBetween, listPairs } from '../../src/group/storyNeighbours.ts'
import { sketchOf } from '../../src/group/storySketch.ts'
import { add } from './build.ts'
import { newFolder } from './folders.ts'
import { inventArticles, inventFiller } from './invent.ts'

function pairs(list: readonly number[]): Set<string> {
  const found = new Set<string>()
  listPairs(list.length, (i, j) => found.add(`${list[i]} ${list[j]}`))
  return found
}

test('what changes is the difference of the pairs before and after', () => {
  const list = fc.uniqueArray(fc.integer({ min: 0, max: 90 }), { maxLength: 60 })
  fc.assert(
    fc.property(list, list, (one, two) => {
      const [before, after] = [[...one].sort((x, y) => x - y), [...two].sort((x, y) => x - y)]
      const changes = new Map<string, number>()
      noteChanges(
        before,
        after,
        (article) => article,
        (first, second, by) => {
          const key = first < second ? `${first} ${second}` : `${second} ${first}`
          changes.set(key, (changes.get(key) ?? 0) + by)
        }
      )
      const [was, is] = [pairs(before), pairs(after)]
      for (const key of new Set([...was, ...is, ...changes.keys()]))
        expect([key, changes.get(key) ?? 0]).toEqual([key, Number(is.has(key)) - Number(was.has(key))])
    }),
    { numRuns: 400, seed: 3 }
  )
})

test('neighbours.sql gives the pairs that adding worked out in the process', async () => {
  const articles = [...inventArticles(), ...inventFiller(40)]
  const path = newFolder()
  await add(path, [articles.slice(0, 31), articles.slice(31, 45), articles.slice(45)], 'onDemand')
  await withReader(path, {}, async (reader) => {
    await reader.need('current', 'neighbours')
    const numbers = await reader.duck.rows<{ first: number; second: number; lists: number }>(
      'SELECT first, second, lists FROM neighbours ORDER BY first, second'
    )
    const catalog = await openCatalog(reader.duck, reader.manifest)
    await fetchJoins(reader.duck, catalog, await fetchEverything(reader.duck, catalog))
    const sketches = new Map(articles.map((article) => [article.text + article.published?.at, sketchOf(article)]))
    const rows = await reader.duck.rows<{ number: number; text: string; published: string | null }>(
      'SELECT number, text, published FROM articles'
    )
    const sketch = new Map(
      rows.map(({ number, text, published }) => [number, sketches.get(text + (published ?? undefined))!])
    )
    const alike = numbers.filter(({ first, second }) => edgeBetween(sketch.get(first)!, sketch.get(second)!) !== null)
    const { joins } = catalog
    const joined = Array.from({ length: joins.count }, (_, join) => {
      const [one, two] = [joins.ends[join * 2]!, joins.ends[join * 2 + 1]!]
      return [Math.min(one, two), Math.max(one, two), joins.lists[join]!] as const
    })
    expect(alike.length).toBeGreaterThan(50)
    expect(numbers.length).toBeGreaterThan(alike.length)
    expect(joined.sort((x, y) => x[0] - y[0] || x[1] - y[1])).toEqual(
      alike.map(({ first, second, lists: n }) => [first, second, n])
    )
  })
}, 60_000)
