import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { match } from '../../src/match/match.ts'
import type { Article, Passage } from '../../src/model.ts'
import { article, day } from './articles.ts'

interface Case {
  readonly about: string
  readonly articles: readonly {
    id: string
    text: string
    outlet?: string
    url?: string
    headline?: string
    day?: string
  }[]
  readonly passages: readonly [string, string, string, string, string][]
}

const folder = new URL('../cases/match/', import.meta.url)

function articlesOf(golden: Case): Article[] {
  return golden.articles.map((a) =>
    article(a.id, a.text, {
      url: a.url ?? null,
      headline: a.headline ?? null,
      outlet: a.outlet ? { name: a.outlet, domain: null } : null,
      published: a.day ? day(a.day) : null
    })
  )
}

function shown(passages: readonly Passage[], articles: readonly Article[]): string[][] {
  const texts = new Map(articles.map((a) => [a.id, a.text]))
  const words = (p: Passage['a']) => texts.get(p.article)!.slice(p.start, p.end)
  return passages.map((p) => [p.kind, p.a.article, words(p.a), p.b.article, words(p.b)])
}

for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()) {
  const golden = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case
  test(`${file}: ${golden.about}`, () => {
    const articles = articlesOf(golden)
    const found = shown(match(articles), articles)
    expect(found.map((row) => JSON.stringify(row)).sort()).toEqual(
      golden.passages.map((row) => JSON.stringify(row)).sort()
    )
    expect(match([...articles].reverse())).toEqual(match(articles))
  })
}

/** A sentence of twenty words that no other number gives. */
const sentence = (n: number) =>
  `${Array.from({ length: 20 }, (_, i) => `word${(n * 7919 + i * 104729) % 100003}`).join(' ')}.`

test('page furniture, told by many articles in few outlets, is labelled and linked once', () => {
  const line = 'Sign up here to get our gardening letter every Friday morning with tips from six experts.'
  const articles = Array.from({ length: 12 }, (_, n) =>
    article(`n${String(n).padStart(2, '0')}`, `${sentence(n)}\n${line}`, {
      outlet: { name: 'Hedgerow Weekly', domain: null },
      published: day(`2030-01-${String(n + 10)}`)
    })
  )
  const found = match(articles)
  expect(new Set(found.map((p) => p.kind))).toEqual(new Set(['boilerplate']))
  expect(found.map((p) => p.a.article)).toEqual(Array(11).fill('n00'))
})

test('forty reprints in forty outlets are reuse, and link to the earliest only', () => {
  const text = [1, 2, 3, 4].map(sentence).join(' ')
  const articles = Array.from({ length: 40 }, (_, n) =>
    article(`r${String(n).padStart(2, '0')}`, text, {
      outlet: { name: `Outlet Number ${n}`, domain: null },
      published: day(`2030-02-${String((n % 20) + 10)}`)
    })
  )
  const found = match(articles)
  expect(new Set(found.map((p) => p.kind))).toEqual(new Set(['duplicate']))
  expect(found.length).toBeLessThanOrEqual(40 * 32)
  expect(new Set(found.flatMap((p) => [p.a.article, p.b.article])).size).toBe(40)
})

test('blocks that are no body text are not matched', () => {
  const credit = 'Source: the regional press service of the northern fishing villages and their harbours'
  const pages = ['one', 'two'].map((id, n) => {
    const text = `${sentence(n + 30)}\n${credit}`
    return article(id, text, { blocks: [{ kind: 'credit', start: text.indexOf(credit), end: text.length }] })
  })
  expect(match(pages)).toEqual([])
})

test('empty, tiny and repetitive texts do no harm', () => {
  const texts = ['', 'One.', '1 '.repeat(5000), '1 '.repeat(5000), '…', 'a b c d e f g h '.repeat(300)]
  expect(() => match(texts.map((text, n) => article(`t${n}`, text)))).not.toThrow()
})
