/** Names of files in the texts that spell them. */
import { describe, expect, it } from 'vitest'
import { namesSpelled } from '../../src/read/spelled.ts'

const spelled = (text: string, stem: string) => namesSpelled(text, [stem]).get(stem) ?? []

describe('names that file names run together', () => {
  it.each([
    ['As Letters from Ida had it, the bell was cracked.', 'lettersfromida', 'Letters from Ida'],
    ['The sexton told 7th & Elm that the bell was cracked.', 'thelm', '7th & Elm'],
    ['“It is cracked,” he told Tarn 97.7 on Sunday.', 'tarn', 'Tarn 97.7'],
    ['First in 88 Bells, and then in all papers.', 'bells', '88 Bells'],
    ['It was Vale24 that had it first.', 'vale', 'Vale24'],
    ['More at Vale.info and in print.', 'vale', 'Vale.info'],
    ["He wrote to L'Écho de Torp again.", 'lechodetorp', "L'Écho de Torp"],
    ["He wrote to L'Écho de Torp again.", 'lchodetorp', "L'Écho de Torp"],
    ['© 2021 Torp Freeman. All rights reserved', 'torpfreeman', 'Torp Freeman']
  ])('%s', (text, stem, name) => {
    expect(spelled(text, stem)).toEqual([name])
  })

  it.each([
    ['the torp freeman walked home', 'torpfreeman'],
    ['At the Torp. Freeman was away.', 'torpfreeman'],
    ['The Torp Freemans were away.', 'torpfreeman'],
    ['Bell Torp met Freeman.', 'torpfreeman']
  ])('none in: %s', (text, stem) => {
    expect(spelled(text, stem)).toEqual([])
  })
})
