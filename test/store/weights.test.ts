import { describe, expect, it } from 'vitest'
import { attribute } from '../../src/attribute/attribute.ts'
import type { Article } from '../../src/model.ts'
import { readModel } from '../../src/store/weights.ts'

const text =
  'The harbour board will publish its accounts in May, Orla Brandvik told the council on Monday.\n\nShe promised that the dredging would be finished before the herring season.'
const article: Article = {
  id: 'a',
  uri: 'a.txt',
  url: null,
  outlet: null,
  headline: null,
  byline: [],
  language: 'en',
  text,
  published: null,
  modified: null,
  blocks: [],
  credits: []
}

describe('the shipped tagger', () => {
  it('is none where none is asked for', () => expect(readModel('none')).toBeNull())

  it('proposes beside the rules, and what it proposes lies in the text', () => {
    const statements = attribute(article, { outlets: [], model: readModel('en') })
    expect(statements.length).toBeGreaterThanOrEqual(2)
    for (const s of statements) for (const c of s.content) expect(text.slice(c.start, c.end)).toBe(c.text)
  })
})
