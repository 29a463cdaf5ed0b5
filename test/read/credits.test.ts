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
    ['From Northfell Press', ['Northfell Press']],
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
    'Ola Wren and Mina Castor contributed to this report.',
    'Wren did not answer a request from Stella News Agency',
    'From Tuesday',
    'Source: Holm sold the mill twice',
    'Source: Strike goes on',
    'From the Arden Bakery'
  ])('none in: %s', (line) => {
    expect(credited(line)).toBeNull()
  })
})

/** Credits in words that no list foresaw, and sentences, bylines and titles that use the same words. */
describe('credits by their words', () => {
  it.each([
    ['Wire report: Agence Corvine', ['Agence Corvine']],
    ['News agency: DNX', ['DNX']],
    ['Additional reporting: Fell Gazette', ['Fell Gazette']],
    ['Additional Reporting by the Fell Gazette and Reuters', ['Fell Gazette', 'Reuters']],
    ['Contributing: Ida Holm, Bo Lind, Fell Gazette; The Associated Press', ['Associated Press']],
    ['Story broken by Hello Tarn', ['Hello Tarn']],
    ['With information from Tarn365', ['Tarn365']],
    ['Information from Reuters was used in this report.', ['Reuters']],
    ['Based on reporting by the Fell Gazette.', ['Fell Gazette']],
    ['With thanks to our partners at Radio Tarn', ['Radio Tarn']],
    ['This piece was syndicated by Tarn Features on 3 March 2021', ['Tarn Features']],
    ['Reprinted with the permission of Tarn Weekly', ['Tarn Weekly']],
    ['This report was produced in partnership with The Fell Post', ['The Fell Post']],
    ['Compiled from wire reports and the Fell Gazette', ['Fell Gazette']],
    ['Excerpted from Fell Magazine, March 2020', ['Fell Magazine']],
    ['Translated from the Fell Gazette', ['Fell Gazette']]
  ])('%s', (line, names) => {
    expect(credited(line)).toEqual(names)
  })

  it.each([
    'Additional reporting: Anna Berg',
    'Text by Anna Berg',
    'Contributing: Ida Holm of The Fell Star',
    'With assistance by Qi Sun, Bo Lind and Ida Holm',
    'Translated from German',
    'Published in Oslo',
    'Published on 14 March 2021 - 10:05 UTC',
    'Broken by Grief',
    'The Fell Gazette reported the story',
    'The report was handed to the Fell Gazette',
    'Report: Harbour Authority Broke Rules',
    'Previously: The Rules of Fell',
    'Information: Tarn Hollow Walks',
    'After 47 Years, the Fell Gazette Moves',
    'More from Fell Gazette',
    'A story from the Fell Gazette in 1865. (The Library of Fell)'
  ])('none in: %s', (line) => {
    expect(credited(line)).toBeNull()
  })
})
