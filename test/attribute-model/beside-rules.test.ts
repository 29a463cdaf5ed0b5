/** The tagger beside the rules: what it adds, what it leaves alone, and that leaving it out gives the rules alone. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { attribute } from '../../src/attribute/attribute.ts'
import { hintColumns, hinted } from '../../src/attribute/model/hints.ts'
import { loadWeights } from '../../src/attribute/model/weights.ts'
import type { Article } from '../../src/model.ts'
import { tokenize } from '../../src/text/tokens.ts'

const weights = loadWeights(gunzipSync(readFileSync('models/en-attribution.bin.gz')))!
const article = (text: string): Article => ({
  id: 'a1',
  uri: 'a1.txt',
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
})
const withTagger = { outlets: [], model: weights }

describe('the tagger beside the rules', () => {
  it.each([
    'The ferry sailed on Monday, two hours late.',
    'Rain fell on the valley and the river rose. The lock was closed at noon.',
    'Stir the onions until they are soft, then add the stock and let it simmer.',
    'The council meets on the first Tuesday of the month in the old corn exchange.',
    'She scored twice before half-time and once after it, her ninth of the season.'
  ])('adds nothing to: %s', (text) => {
    expect(attribute(article(text), withTagger)).toEqual([])
  })

  it('keeps a chain that the rules read', () => {
    const [only] = attribute(
      article('A neighbour of the family told Glimpse Weekly that the house had been empty since May.'),
      withTagger
    )
    expect(only!.via.map((v) => v.outlet)).toEqual(['Glimpse Weekly'])
    expect(only!.content[0]!.text).toBe('that the house had been empty since May')
  })

  it('answers the same again', () => {
    const text =
      '“The lock is closed,” said Marta Vell. Orsini believes that the quarry will close. He wants a new bridge.'
    const context = { ...withTagger, include: 'intents' as const }
    expect(attribute(article(text), context)).toEqual(attribute(article(text), context))
  })

  it('is left out where no model is given', () => {
    const text = '“The lock is closed,” said Marta Vell.'
    expect(attribute(article(text), { outlets: [], model: null })).toEqual(attribute(article(text)))
    expect(attribute(article(text), { outlets: [], model: null }).every((s) => s.rule !== 'model')).toBe(true)
  })
})

describe('hints', () => {
  it('tell each token what a rule takes it for, with the edges of its span', () => {
    const text = 'Ann Bell said it rained.'
    const { role, mark, number, cues } = hintColumns(tokenize(text), [
      {
        rule: 'reported.zero',
        paragraph: 0,
        source: { start: 0, end: 8 },
        cue: { start: 9, end: 13 },
        content: [{ start: 14, end: 23 }]
      }
    ])
    const { sourceBefore, cue, contentAfter, nothing } = hinted
    expect([...role]).toEqual([sourceBefore, sourceBefore, cue, contentAfter, contentAfter, nothing])
    expect([...mark]).toEqual([sourceBefore + 8, sourceBefore + 16, cue + 24, contentAfter + 8, contentAfter + 16, 0])
    expect([...number]).toEqual([1, 1, 1, 1, 1, 0])
    expect(cues).toEqual([[2, 2]])
  })
})
