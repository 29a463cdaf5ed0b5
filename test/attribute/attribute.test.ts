import { describe, expect, it } from 'vitest'
import { attribute } from '../../src/attribute/attribute.ts'
import type { Article } from '../../src/model.ts'

const article = (text: string, outlet: string | null = null): Article => ({
  id: 'a1',
  uri: 'a1.txt',
  url: null,
  outlet: outlet === null ? null : { name: outlet, domain: null },
  headline: null,
  byline: [],
  language: 'en',
  text,
  published: null,
  modified: null,
  blocks: [],
  credits: []
})

describe('attribute', () => {
  it('finds nothing in an empty text', () => {
    expect(attribute(article(''))).toEqual([])
  })

  it('reads a chain from an unnamed source to an outlet', () => {
    const [only] = attribute(
      article('A neighbour of the family told Glimpse Weekly that the house had been empty since May.')
    )
    expect(only).toMatchObject({
      id: 'a1#0',
      kind: 'indirect',
      access: 'relayed',
      speaker: { type: 'anonymous', plural: false }
    })
    expect(only!.via.map((v) => v.outlet)).toEqual(['Glimpse Weekly'])
    expect(only!.content[0]!.text).toBe('that the house had been empty since May')
  })

  it('takes the names of held outlets for names, whatever their words are', () => {
    const [only] = attribute(article('Inside Marsby is reporting that the pump failed twice.'), {
      outlets: ['Inside Marsby']
    })
    expect(only).toMatchObject({ access: 'relayed', speaker: { type: 'outlet', name: 'Inside Marsby' } })
  })

  it('takes no part of a longer word for a name', () => {
    const text = 'An Oxbow-backed plan fell through, and Oxbow’s own pump failed, a clerk said.'
    expect(attribute(article(text), { outlets: ['Oxbow', 'Let’s Walk'] })).toHaveLength(1)
  })

  it('knows where the name of a held outlet ends and what it was told begins', () => {
    const [only] = attribute(article('A clerk told Inside Marsby Orrin has kept a driver since last year.'), {
      outlets: ['Inside Marsby']
    })
    expect(only!.via.map((v) => v.outlet)).toEqual(['Inside Marsby'])
    expect(only!.content[0]!.text).toBe('Orrin has kept a driver since last year')
  })

  it('takes its own name for first-hand access', () => {
    const [only] = attribute(article('“It is done,” a source told the Arden Post.', 'Arden Post'))
    expect(only).toMatchObject({ kind: 'direct', access: 'firsthand', via: [] })
  })

  it('keeps comment requests out', () => {
    expect(
      attribute(
        article(
          'The Arden Post has contacted representatives for Ms Holm for comment. She did not immediately respond to a request for comment.'
        )
      )
    ).toEqual([])
  })
})
