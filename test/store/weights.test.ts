import { describe, expect, it } from 'vitest'
import { attribute } from '../../src/attribute/attribute.ts'
import { readModel } from '../../src/store/weights.ts'
import { article } from '../match/articles.ts'

const text =
  'The harbour board will publish its accounts in May, Orla Brandvik told the council on Monday.\n\nShe promised that the dredging would be finished before the herring season.'
describe('the shipped tagger', () => {
  it('is none where none is asked for', () => expect(readModel('none')).toBeNull())

  it('proposes beside the rules, and what it proposes lies in the text', () => {
    const statements = attribute(article('a', text), { outlets: [], model: readModel('en') })
    expect(statements.length).toBeGreaterThanOrEqual(2)
    for (const s of statements) for (const c of s.content) expect(text.slice(c.start, c.end)).toBe(c.text)
  })
})
