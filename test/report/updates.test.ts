import { expect, test } from 'vitest'
import type { Article, Passage, Trace } from '../../src/model.ts'
import { plainLook } from '../../src/report/look.ts'
import { updateSection, updatesOf } from '../../src/report/updates.ts'
import { makeView } from '../../src/report/view.ts'
import { article, day } from '../match/articles.ts'

const texts = {
  first: 'The weir will shut for eight weeks.\nAnglers were told on Monday.\nA second sluice stays open.',
  second: 'The weir will shut for eleven weeks.\nAnglers were told on Monday.\nA second sluice stays open.',
  third: '“The weir will shut for eleven weeks.”\nThe river board apologised.\nA second sluice stays open.'
}
const articles: Article[] = Object.entries(texts).map(([id, text], n) =>
  article(id, text, { published: day(`2031-05-0${n + 1}`) })
)
const version = (a: string, b: string): Passage => ({
  a: { article: a, start: 0, end: 10 },
  b: { article: b, start: 0, end: 10 },
  similarity: 1,
  kind: 'version'
})
const story = { id: 's', headline: 'Weir', articles: ['first', 'second', 'third'], first: null, last: null }
const trace: Trace = {
  schema: 'hearsay.trace/1',
  version: '0',
  articles,
  statements: [],
  passages: [version('first', 'second'), version('first', 'third'), version('second', 'third')],
  claims: [],
  ghosts: [],
  stories: [story],
  conflicts: [],
  problems: []
}

test('a version is held against the latest one before it; changes are words, with their places', () => {
  const updates = updatesOf(story, makeView(trace))
  expect(updates.map(({ before, after }) => [before, after])).toEqual([
    ['first', 'second'],
    ['second', 'third']
  ])
  const words = updates.map(({ changes }) =>
    changes.map(({ before, after }) =>
      [before, after].map((place) => texts[place.article as 'first'].slice(place.start, place.end).trim())
    )
  )
  expect(words).toEqual([[['eight', 'eleven']], [['Anglers were told on Monday.', 'The river board apologised.']]])
})

test('the section tells what was there and what is there now', () => {
  expect([...updateSection(story, makeView(trace), plainLook)].join('\n')).toContain('“eight” → “eleven”')
  expect([...updateSection({ ...story, articles: ['first'] }, makeView(trace), plainLook)]).toEqual([])
})
