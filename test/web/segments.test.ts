import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segmentsOf } from '../../src/web/parts/segments.ts'

describe('segments', () => {
  it('cut at the ends of marks that cross', () => {
    const marks = [
      { start: 2, end: 6, kind: 'a' },
      { start: 4, end: 9, kind: 'b' }
    ]
    const found = segmentsOf('0123456789', { start: 0, end: 10 }, marks)
    expect(found.map(({ text, marks: over }) => `${text}:${over.map(({ kind }) => kind).join('')}`)).toEqual([
      '01:',
      '23:a',
      '45:ab',
      '678:b',
      '9:'
    ])
  })

  it('have all of the text once, whatever the marks', () => {
    const span = fc.record({
      start: fc.integer({ min: -5, max: 40 }),
      end: fc.integer({ min: -5, max: 40 }),
      kind: fc.constantFrom('a', 'b', 'c')
    })
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(span, { maxLength: 12 }), (text, marks) => {
        const segments = segmentsOf(text, { start: 0, end: text.length }, marks)
        expect(segments.map((segment) => segment.text).join('')).toBe(text)
        for (const segment of segments)
          expect(segment.marks).toEqual(
            marks.filter((mark) => mark.start < mark.end && mark.start <= segment.start && mark.end >= segment.end)
          )
      })
    )
  })
})
