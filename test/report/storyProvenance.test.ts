import { describe, expect, it } from 'vitest'
import type { StoryInformants, Trace } from '../../src/model.ts'
import { storyPhrases } from '../../src/report/counts.ts'
import { storyProvenance } from '../../src/report/storyProvenance.ts'
import { makeView } from '../../src/report/view.ts'
import { invent } from './invent.ts'

const first = 'The glasshouse will be pulled down in June'
const second = 'Nobody has paid the gardeners since Easter'

/** Two claims: one told to a weekly and copied twice, one asked for by another outlet, who is credited by the weekly. */
function trace(informants?: StoryInformants): Trace {
  const made = invent({
    about: 'two claims, laid over each other',
    headline: 'A glasshouse is to go',
    articles: {
      w: [
        'Fern Weekly',
        '2030-05-01',
        `“${first},” a gardener told Fern Weekly. “${second},” Ada Lund told Orchard Post.`
      ],
      p: ['Orchard Post', '2030-05-01', `“${second},” said Ada Lund.`],
      c: ['Copy Herald', '2030-05-02', `“${first},” a source said. “${second},” a source said.`],
      n: ['Silent Courier', '2030-05-03', `${first}.`]
    },
    statements: {
      w1: { in: 'w', says: first, who: 'a gardener', access: 'firsthand' },
      w2: { in: 'w', says: second, who: 'Ada Lund', type: 'named', access: 'relayed', via: ['Orchard Post'] },
      p2: { in: 'p', says: second, who: 'Ada Lund', type: 'named' },
      c1: { in: 'c', says: first, who: 'a source' },
      c2: { in: 'c', says: second },
      n1: { in: 'n', says: first, kind: 'asserted', access: 'notStated' }
    },
    claims: [
      {
        id: 'down',
        text: first,
        of: ['w1', 'c1', 'n1'],
        reports: [1, 1],
        informants: [1, 1],
        origins: ['w1'],
        edges: [['c1', 'w1', 'sameWords', 'uncredited']],
        warnings: [['attributionChanged', 'c1', 'w1', 'A gardener has become a source.']]
      },
      {
        id: 'pay',
        text: second,
        of: ['w2', 'p2', 'c2'],
        reports: [1, 1],
        informants: [1, 1],
        origins: ['p2'],
        edges: [
          ['w2', 'p2', 'stated'],
          ['c2', 'w2', 'reuse', 'uncredited']
        ]
      }
    ]
  })
  return informants ? { ...made, stories: made.stories.map((story) => ({ ...story, informants })) } : made
}

function provenance(informants?: StoryInformants) {
  const view = makeView(trace(informants))
  return storyProvenance(view.stories[0]!, view)
}

describe('the provenance of a story', () => {
  it('has a node for each outlet, with what it carries and what it originates', () => {
    expect(
      provenance().outlets.map(({ name, claims, firsthand, implied }) => [name, claims, firsthand, implied])
    ).toEqual([
      ['Fern Weekly', ['down', 'pay'], ['down'], []],
      ['Orchard Post', ['pay'], [], ['pay']],
      ['Copy Herald', ['down', 'pay'], [], []],
      ['Silent Courier', ['down'], [], []]
    ])
  })

  it('merges the edges of all claims, credited and not', () => {
    expect(provenance().links).toEqual([
      {
        parent: 'Fern Weekly',
        child: 'Copy Herald',
        credited: [],
        uncredited: ['down', 'pay'],
        warnings: ['attributionChanged']
      },
      { parent: 'Orchard Post', child: 'Fern Weekly', credited: ['pay'], uncredited: [], warnings: [] }
    ])
  })

  it('bounds the origins by what is shown and what is implied, and lists who does not say from where', () => {
    expect(provenance().origins).toEqual({ min: 1, max: 2 })
    expect(provenance().unstated).toEqual(['Silent Courier'])
  })

  it('takes people for one where the story does', () => {
    const informants: StoryInformants = {
      min: 1,
      max: 2,
      exact: true,
      known: [{ type: 'named', id: 'lund', name: 'Ada Lund', statements: ['w2', 'p2'] }],
      unnamed: [
        { id: 'u1', description: 'A gardener', people: 1, outlet: 'Fern Weekly', ghost: false, statements: ['w1'] }
      ],
      apart: [],
      couldBeOne: [['u1', 'lund']]
    }
    expect(provenance(informants).informants).toEqual([
      { key: 'lund', type: 'named', name: 'Ada Lund', told: [{ outlet: 'Orchard Post', claims: ['pay'] }] },
      { key: 'u1', type: 'anonymous', name: 'a gardener', told: [{ outlet: 'Fern Weekly', claims: ['down'] }] }
    ])
    const view = makeView(trace(informants))
    expect(storyPhrases(view.stories[0]!, 4, { min: 1, max: 2 })).toEqual([
      '4 outlets.',
      '1 to 2 origins.',
      '1 to 2 people, 1 by name.'
    ])
  })

  it('knows people by their speakers where the story has not counted them', () => {
    expect(provenance().informants.map(({ name }) => name)).toEqual(['a gardener', 'Ada Lund'])
  })

  it('is empty where nothing is said', () => {
    const view = makeView({ ...trace(), claims: [], statements: [] })
    expect(storyProvenance(view.stories[0]!, view)).toEqual({
      informants: [],
      outlets: [],
      links: [],
      unstated: [],
      origins: { min: 0, max: 0 }
    })
  })
})
