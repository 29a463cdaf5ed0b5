import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type ModelAttribution, tag } from '../../src/attribute/model/tag.ts'
import { loadWeights } from '../../src/attribute/model/weights.ts'
import type { Span } from '../../src/model.ts'
import { tokenize } from '../../src/text/tokens.ts'

const packed = readFileSync('models/en-attribution.bin.gz')
const weights = loadWeights(gunzipSync(packed))!

function tagText(text: string, least = 0.5): ModelAttribution[] {
  const paragraphs = [...text.matchAll(/[^\n]+/g)].map((m) => tokenize(text, m.index, m.index + m[0].length))
  return tag(paragraphs, [], weights, { least })
}
const words = (text: string, spans: readonly Span[]) =>
  spans.map(({ start, end }) => text.slice(start, end).replace(/^[\s"“”‘’',.]+|[\s"“”‘’',.]+$/g, '')).join(' … ')

describe('the shipped model', () => {
  it('is no larger than four megabytes', () => {
    expect(packed.length).toBeLessThanOrEqual(4 * 2 ** 20)
  })

  it.each([
    [
      'The harbour master said the ferry would sail again on Monday.',
      'The harbour master',
      'said',
      'the ferry would sail again on Monday'
    ],
    [
      '“We have never seen such a tide,” said Marta Vell, who runs the lock.',
      'Marta Vell, who runs the lock',
      'said',
      'We have never seen such a tide'
    ],
    [
      'According to the county clerk, the ballots were counted twice.',
      'the county clerk',
      'According to',
      'the ballots were counted twice'
    ],
    [
      'Orsini believes that the quarry will close next year.',
      'Orsini',
      'believes',
      'that the quarry will close next year'
    ],
    [
      '"It rained for a week," Tobin told reporters. "Then it stopped."',
      'Tobin',
      'told',
      'It rained for a week … Then it stopped'
    ]
  ])('%s', (text, source, cue, content) => {
    const [first] = tagText(text)
    expect(first && [words(text, first.source), words(text, [first.cue!]), words(text, first.content)]).toEqual([
      source,
      cue,
      content
    ])
  })

  it.each(['The ferry sailed on Monday, two hours late.', 'Rain fell on the valley and the river rose.'])(
    'finds nothing in: %s',
    (text) => {
      expect(tagText(text)).toEqual([])
    }
  )

  it('gives the class of the cue', () => {
    expect(tagText('Orsini believes that the quarry will close next year.')[0]?.cueClass).toBe('thought')
    expect(tagText('The harbour master said the ferry would sail again on Monday.')[0]?.cueClass).toBe('speech')
  })

  it('answers the same again, and survives odd text', () => {
    const text = '“An odd number of marks,” said “Lena Fro, and then\n\n”’‘"" \u{1f600}\u0000 he said said said\nA'
    expect(tagText(text)).toEqual(tagText(text))
    for (const { source, cue, content } of tagText(text, 0)) {
      for (const span of [...source, cue!, ...content]) {
        expect(span.start).toBeLessThan(span.end)
        expect(span.end).toBeLessThanOrEqual(text.length)
      }
    }
  })

  it('finds nothing in nothing', () => {
    expect(tag([], [], weights)).toEqual([])
    expect(tag([[]], [], weights)).toEqual([])
  })
})
