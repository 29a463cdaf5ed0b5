/** What pages show: derived from the example traces and from small invented ones. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Trace } from '../../src/model.ts'
import { trace } from '../../src/pipeline.ts'
import { alignWords } from '../../src/report/alignWords.ts'
import { articlePage } from '../../src/report/articlePage.ts'
import { claimPage } from '../../src/report/claimPage.ts'
import { comparePage } from '../../src/report/comparePage.ts'
import { claimHead, storySummary } from '../../src/report/heads.ts'
import { outletPage } from '../../src/report/outletPage.ts'
import { storyTrace } from '../../src/report/placed.ts'
import { selectStory } from '../../src/report/select.ts'
import { makeView } from '../../src/report/view.ts'
import { notedTrace } from './noted.ts'

const folder = join('examples', 'agency')
const example = trace(
  readdirSync(folder)
    .sort()
    .map((file) => ({ uri: join(folder, file), bytes: readFileSync(join(folder, file)) }))
)
const exampleView = makeView(example)

/** An invented trace: a weekly has a friend's words, one outlet credits it, one does not, a third credits a ghost. */
const noted = notedTrace()
const view = makeView(noted)
const idOf = (given: Trace, outlet: string) => given.articles.find((a) => a.outlet?.name === outlet)!.id

describe('the trace of a story', () => {
  it('is what selecting it from the whole gives', () => {
    for (const story of example.stories)
      expect(storyTrace(exampleView, story.id)).toEqual(selectStory(example, story.id))
    for (const story of noted.stories) expect(storyTrace(view, story.id)).toEqual(selectStory(noted, story.id))
  })

  it('is null for an unknown id', () => {
    expect(storyTrace(view, 'no-such-story')).toBeNull()
    expect(storyTrace(view, '__proto__')).toBeNull()
  })
})

describe('heads', () => {
  it('divide carriers by informants', () => {
    const head = claimHead(noted.claims[0]!, view)
    expect(head).toMatchObject({ outlets: 4, inflation: { certain: 2, possible: 4 }, warnings: ['creditMissing'] })
    expect(head.sentence).toBe('4 outlets. 1 to 2 reports. 1 person, anonymous (at most 2).')
  })

  it('sum a story up by its most inflated claim', () => {
    const summary = storySummary(noted.stories[0]!, view)
    expect(summary).toMatchObject({
      articles: 4,
      outlets: 4,
      claims: 1,
      warnings: 1,
      inflation: { certain: 2, possible: 4 }
    })
    expect(summary.top?.id).toBe(noted.claims[0]!.id)
  })
})

describe('the page of a claim', () => {
  it('has every statement of its lineage, and the wordings', () => {
    for (const claim of example.claims) {
      const page = claimPage(exampleView, claim.id)!
      const held = new Set(page.trace.statements.map((s) => s.id))
      expect(claim.statements.filter((id) => !held.has(id))).toEqual([])
      for (const variant of page.variants) expect(variant.statements.filter((id) => !held.has(id))).toEqual([])
      expect(page.trace.articles.length).toBe(new Set(page.trace.statements.map((s) => s.article)).size)
    }
  })

  it('is null for an unknown id', () => expect(claimPage(view, 'constructor')).toBeNull())
})

describe('the reading page', () => {
  it('shows for each statement whom it has it from and what others say', () => {
    const page = articlePage(view, idOf(noted, 'Quay Mirror'))!
    expect(page.statements).toHaveLength(1)
    const [read] = page.statements
    expect(read!.parents.map(({ outlet, article }) => [outlet, article])).toEqual([
      ['Tarn Weekly', idOf(noted, 'Tarn Weekly')]
    ])
    expect(read!.warnings.map((warning) => warning.kind)).toEqual(['creditMissing'])
    expect(read!.otherCount).toBe(3)
    expect(page.articles.map((a) => a.outlet?.name).sort()).toEqual(['Fell Courier', 'Glen Post', 'Tarn Weekly'])
    expect(page.articles.every((head) => !('text' in head))).toBe(true)
  })

  it('lists shared text from its own side', () => {
    for (const article of example.articles) {
      const page = articlePage(exampleView, article.id)!
      for (const passage of page.passages) {
        expect(passage.other.article).not.toBe(article.id)
        expect(passage.end).toBeLessThanOrEqual(article.text.length)
      }
      const named = new Set(page.articles.map((head) => head.id))
      for (const { others } of page.statements) for (const other of others) expect(named).toContain(other.article)
    }
  })
})

describe('the page of an outlet', () => {
  it('tells what it originates from what it repeats', () => {
    expect(outletPage(view, 'Tarn Weekly')).toMatchObject({
      held: true,
      counts: { articles: 1, claims: 1, originates: 1, credited: 0, uncredited: 0, unstated: 0, repeatedBy: 2 }
    })
    expect(outletPage(view, 'Quay Mirror')).toMatchObject({
      counts: { originates: 0, credited: 0, uncredited: 1, warnings: 1 },
      repeats: [{ other: 'Tarn Weekly', credited: false, evidence: 'sameWords', ghost: false }]
    })
    expect(outletPage(view, 'Fell Courier')).toMatchObject({ counts: { credited: 1, uncredited: 0 } })
  })

  it('takes spellings of one name for the same', () => {
    expect(outletPage(view, 'the TARN weekly')?.outlet.name).toBe('Tarn Weekly')
  })

  it('has ghosts too', () => {
    const page = outletPage(view, 'Harbour Bulletin')!
    expect(page).toMatchObject({ held: false, counts: { articles: 0, repeatedBy: 1, originates: 1 } })
    expect(page.repeatedBy[0]).toMatchObject({ other: 'Glen Post', credited: true })
  })

  it('is null for a name that nothing bears', () => {
    expect(outletPage(view, 'Nowhere Times')).toBeNull()
    expect(outletPage(view, '')).toBeNull()
    expect(outletPage(view, '../..')).toBeNull()
  })
})

describe('comparing two articles', () => {
  it('finds the passages from either side, with the same cuts', () => {
    const { a, b } = example.passages.find((p) => p.kind !== 'boilerplate')!
    const page = comparePage(exampleView, a.article, b.article)!
    const turned = comparePage(exampleView, b.article, a.article)!
    expect(page.passages.length).toBeGreaterThan(0)
    expect(turned.passages.length).toBe(page.passages.length)
    for (const passage of page.passages) {
      expect(passage.segments.some((segment) => segment.kind === 'same')).toBe(true)
    }
  })

  it('is null for one article twice, or an unknown one', () => {
    const id = example.articles[0]!.id
    expect(comparePage(exampleView, id, id)).toBeNull()
    expect(comparePage(exampleView, id, 'unknown')).toBeNull()
  })
})

describe('alignment by words', () => {
  const aligned = (a: string, b: string) =>
    alignWords(a, { start: 0, end: a.length }, b, { start: 0, end: b.length }).map(
      (s) => [s.kind, a.slice(s.a.start, s.a.end), b.slice(s.b.start, s.b.end)] as const
    )

  it('cuts where words begin', () => {
    expect(aligned('The ferry is often late, he said.', 'The ferry is always very late, he said.')).toEqual([
      ['same', 'The ferry is ', 'The ferry is '],
      ['changed', 'often ', 'always very '],
      ['same', 'late, he said.', 'late, he said.']
    ])
  })

  it('takes marks and case for no difference', () => {
    expect(aligned('“Étan left”', '"etan LEFT"')).toEqual([['same', '“Étan left”', '"etan LEFT"']])
  })

  it('covers both texts without a gap, and what is the same is the same', () => {
    const text = fc.array(fc.constantFrom('sea', 'wind', 'harbour', 'a', 'Late', '—', '…', '7'), { maxLength: 40 })
    fc.assert(
      fc.property(text, text, (first, second) => {
        const [a, b] = [first.join(' '), second.join(' ')]
        const segments = alignWords(a, { start: 0, end: a.length }, b, { start: 0, end: b.length })
        let [i, j] = [0, 0]
        for (const segment of segments) {
          expect([segment.a.start, segment.b.start]).toEqual([i, j])
          ;[i, j] = [segment.a.end, segment.b.end]
          if (segment.kind === 'same') {
            const words = (t: string) => t.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
            expect(words(a.slice(segment.a.start, segment.a.end))).toEqual(
              words(b.slice(segment.b.start, segment.b.end))
            )
          }
        }
        expect([i, j]).toEqual([a.length, b.length])
      })
    )
  })

  it('ends in time on two long texts with nothing in common', () => {
    const [a, b] = ['river '.repeat(20_000), 'stone '.repeat(20_000)]
    const begin = performance.now()
    expect(aligned(a, b).map(([kind]) => kind)).toEqual(['changed'])
    expect(performance.now() - begin).toBeLessThan(2000)
  })
})
