import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { variantGraph } from '../../src/web/pictures/variantGraph.ts'
import { layOutVariants } from '../../src/web/pictures/variantLayout.ts'

/** The way of one wording through the graph. */
function wayOf(wording: number, wordings: readonly string[]): string {
  return variantGraph(wordings)
    .map(({ readings }) => readings.find((reading) => reading.wordings.includes(wording))!.text)
    .filter(Boolean)
    .join(' ')
}

const shown = (wordings: readonly string[]) =>
  variantGraph(wordings).map(({ readings }) =>
    readings.map(({ text, wordings: who }) => `${text || '-'}[${who.join('')}]`).join(' | ')
  )

describe('the variant graph', () => {
  it('parts where wordings part and joins where they join', () => {
    expect(
      shown([
        'the keeper often rowed to the island',
        'the keeper rowed to the island every day',
        'the keeper never rowed to the island'
      ])
    ).toEqual(['the keeper[012]', 'often[0] | -[1] | never[2]', 'rowed to the island[012]', '-[02] | every day[1]'])
  })

  it('takes case, marks and punctuation for no difference', () => {
    expect(shown(['“The keeper rowed,”', 'the keeper rowed'])).toEqual(['“The keeper rowed,”[01]'])
  })

  it('takes what is missing at an end for an excerpt', () => {
    expect(shown(['the keeper rowed to the island at dawn', 'rowed to the island'])).toEqual([
      'the keeper rowed to the island at dawn[01]'
    ])
  })

  it('has every wording as a way from left to right', () => {
    const word = fc.constantFrom('fog', 'bell', 'row', 'sea', 'lamp')
    const sentence = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 5 }), (wordings) => {
        expect(wayOf(0, wordings)).toBe(wordings[0])
        for (const { readings } of variantGraph(wordings)) {
          expect(readings.flatMap((reading) => reading.wordings).sort()).toEqual(wordings.map((_, i) => i))
        }
      })
    )
  })

  it('is laid out within its width, readings beside and under each other', () => {
    const wordings = ['the keeper often rowed to the island', 'the keeper rowed to the far island every day']
    for (const width of [300, 900]) {
      const laid = layOutVariants(variantGraph(wordings), width, [1, 2], () => 'Tide Post')
      expect(laid.width).toBeLessThanOrEqual(width)
      for (const [i, a] of laid.boxes.entries())
        for (const b of laid.boxes.slice(i + 1))
          expect(a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height).toBe(false)
    }
  })
})
