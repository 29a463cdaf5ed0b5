/**
 * Which statements are one claim and which are not, in small invented stories. Each statement is one line: outlet, speaker, credit and words.
 */
import { describe, expect, it } from 'vitest'
import { groupClaims } from '../../src/group/claims.ts'
import type { Article, Polarity, Statement, Story } from '../../src/model.ts'

interface Line {
  readonly outlet: string
  readonly says: string
  readonly via?: string
  readonly by?: string
  readonly polarity?: Polarity
  readonly also?: string
}

function storyOf(lines: readonly Line[]): { story: Story; articles: Article[]; statements: Statement[] } {
  const outlets = [...new Set(lines.map((line) => line.outlet))]
  const articles = outlets.map((outlet, i): Article => {
    const text = lines
      .flatMap((l) => (l.outlet === outlet ? [`${l.says}.`, ...(l.also ? [l.also] : [])] : []))
      .join('\n\n')
    const at = `2021-05-0${i + 1}T00:00:00Z`
    return {
      id: outlet.toLowerCase(),
      uri: outlet,
      url: null,
      outlet: { name: outlet, domain: null },
      headline: null,
      byline: [],
      language: 'en',
      text,
      published: { at, precision: 'day', basis: 'metadata' },
      modified: null,
      blocks: [],
      credits: []
    }
  })
  const statements = lines.map((line, i): Statement => {
    const article = articles.find((a) => a.outlet!.name === line.outlet)!
    const start = article.text.indexOf(line.says)
    return {
      id: `s${i}`,
      article: article.id,
      kind: 'indirect',
      content: [{ start, end: start + line.says.length, text: line.says }],
      cue: null,
      source: null,
      speaker: line.by
        ? { type: 'named', name: line.by, descriptor: null, plural: false, count: null, id: line.by }
        : { type: 'anonymous', name: null, descriptor: 'a source', plural: false, count: null, id: `a${i}` },
      via: line.via ? [{ outlet: line.via, start: 0, end: 1 }] : [],
      access: line.via ? 'relayed' : 'implied',
      hedges: [],
      polarity: line.polarity ?? 'asserts',
      claim: null,
      block: 'paragraph',
      cueClass: 'speech',
      occasion: null,
      rule: 'test'
    }
  })
  return {
    story: { id: 'story', headline: '', articles: articles.map((a) => a.id), first: null, last: null },
    articles,
    statements
  }
}

/** Groups of line numbers; asserted statements are "+". */
function grouped(lines: readonly Line[]): string {
  const { story, articles, statements } = storyOf(lines)
  const { claims } = groupClaims(story, articles, statements)
  return claims
    .map((claim) => claim.statements.map((id) => (id.startsWith('s') ? id.slice(1) : '+')).join(' '))
    .sort()
    .join(' | ')
}

const line = (outlet: string, says: string, more: Partial<Line> = {}): Line => ({ outlet, says, ...more })

describe('one claim', () => {
  it.each<[string, readonly Line[]]>([
    [
      'the same words',
      [line('A', 'the depot will close in the autumn'), line('B', 'The depot will close in the autumn')]
    ],
    [
      'synonyms and a dropped tail',
      [
        line('A', 'the jury halted the competition because the judges quarrelled over the marks'),
        line('B', 'the jury stopped the competition because the judges quarrelled')
      ]
    ],
    [
      'a fragment',
      [
        line('A', 'the orchard was cut down without a permit during the holidays'),
        line('B', 'cut down without a permit')
      ]
    ],
    [
      'a drifted number in a copy',
      [
        line('A', 'the bakery chain will shed 40 jobs in its two mills'),
        line('B', 'the bakery chain will shed 45 jobs in its two mills')
      ]
    ],
    [
      'a denial joins what it denies',
      [
        line('A', 'the ferry captain slept during the crossing'),
        line('B', 'the ferry captain slept during the crossing', { polarity: 'denies' })
      ]
    ],
    [
      'one status of one person in other words',
      [
        line('A', 'Ida Grensholm intends to stay in office until the lock is dug'),
        line('B', 'Ida Grensholm has no plans to step down')
      ]
    ],
    [
      'a retelling that credits the outlet',
      [
        line('A', 'negotiations over the quarry go on behind closed doors'),
        line('B', 'both sides are still in talks about the pit', { via: 'A' })
      ]
    ]
  ])('%s', (_, lines) => expect(grouped(lines)).toBe('0 1'))

  it('takes no question for an answer', () => {
    const also = 'Will the depot close in the autumn and the drivers move to the coast?'
    const lines = [
      line('A', 'the depot will close in the autumn and the drivers move to the coast'),
      line('B', 'nobody asked the gardeners', { also })
    ]
    expect(grouped(lines)).toBe('0 | 1')
    expect(
      grouped([lines[0]!, { ...lines[1]!, also: also.replace('Will the depot', 'The depot will').replace('?', '.') }])
    ).toBe('0 + | 1')
  })

  it('takes a sentence in the own voice of an outlet, and leaves its background', () => {
    const lines = [
      line('A', 'the depot will close in the autumn and the drivers move to the coast'),
      line('B', 'nobody asked the gardeners', {
        also: 'The depot will close in the autumn. Trams have run here for ninety years.'
      })
    ]
    expect(grouped(lines)).toBe('0 + | 1')
  })
})

describe('different claims', () => {
  it.each<[string, readonly Line[]]>([
    [
      'one status of two people',
      [
        line('A', 'Ida Grensholm intends to stay in office until the lock is dug'),
        line('B', 'Ottar Finch has no plans to step down')
      ]
    ],
    [
      'the same topic',
      [line('A', 'the depot will close in the autumn'), line('B', 'the depot was painted green by its first owner')]
    ],
    [
      'the opposite',
      [
        line('A', 'the chairman will resign over the broken dam'),
        line('B', 'the chairman will not resign over the broken dam')
      ]
    ],
    [
      'missing and found',
      [line('A', 'the little boat is still missing off the cape'), line('B', 'the little boat was found off the cape')]
    ],
    [
      'a few words in common, in two mouths',
      [
        line('A', 'the federation kept moving the goalposts on prize money'),
        line('B', 'the prize money had been raised by 12 percent since 2022', { by: 'Knut Aasen' })
      ]
    ],
    [
      'another person',
      [
        line('A', 'Ruta Halm has sold the vineyard to a brewer', { by: 'Ruta Halm' }),
        line('B', 'Jens Morrow has sold the vineyard to a brewer', { by: 'Jens Morrow' })
      ]
    ]
  ])('%s', (_, lines) => expect(grouped(lines)).toBe('0 | 1'))
})

describe('grouping', () => {
  it('puts every statement into exactly one claim, in any order of input', () => {
    const lines = [
      line('A', 'the depot will close in the autumn'),
      line('B', 'the depot will close in the autumn'),
      line('C', 'the swans have come back to the pond')
    ]
    const { story, articles, statements } = storyOf(lines)
    const once = groupClaims(story, articles, statements)
    const turned = groupClaims(story, [...articles].reverse(), [...statements].reverse())
    expect(turned).toEqual(once)
    expect(once.claims.flatMap((claim) => claim.statements).sort()).toEqual(['s0', 's1', 's2'])
    expect(once.statements.every((s) => s.claim !== null)).toBe(true)
  })

  it('gives one id to a speaker under surname and misspelling', () => {
    const { story, articles, statements } = storyOf([
      line('A', 'Ottmar Kessling is tired', { by: 'Ottmar Kessling' }),
      line('B', 'Ottmar Keslsing is tired', { by: 'Ottmar Keslsing' }),
      line('C', 'Kessling is tired', { by: 'Kessling' })
    ])
    const ids = groupClaims(story, articles, statements).statements.map((s) => s.speaker.id)
    expect(new Set(ids)).toEqual(new Set(['person/ottmar-kessling']))
  })
})
