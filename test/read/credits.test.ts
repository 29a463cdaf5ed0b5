/** Lines that credit a wire, and lines that only look like it. */
import { describe, expect, it } from 'vitest'
import { creditLine } from '../../src/read/credits.ts'

const credited = (line: string) => creditLine(line)?.names.map(({ name }) => name) ?? null

describe('credits of a wire', () => {
  it.each([
    ['Provided by Stella News Agency', ['Stella News Agency']],
    ['Copy: SNA', ['SNA']],
    ['This article was supplied by Fjord Newswire.', ['Fjord Newswire']],
    ['/ Fjord Newswire', ['Fjord Newswire']],
    ['— SNA', ['SNA']],
    ['Ola Wren, Mina Castor and The Associated Press contributed to this report.', ['The Associated Press']],
    ['Information from Reuters and Ida Holm contributed to this story.', ['Reuters']]
  ])('%s', (line, names) => {
    expect(credited(line)).toEqual(names)
  })

  it.each([
    'Lunch was provided by the Arden Bakery and eaten on the stairs.',
    'Provided by nature, the spring needs no pump',
    'Wire: three metres, copper',
    'Text: a short one will do',
    '— And so it went on until the tide turned',
    'Ola Wren and Mina Castor contributed to this report.'
  ])('none in: %s', (line) => {
    expect(credited(line)).toBeNull()
  })
})
