import { describe, expect, it } from 'vitest'
import type { StoryInformant, StoryLink, StoryOutlet, StoryProvenance } from '../../src/report/storyProvenance.ts'
import { chainRows } from '../../src/web/pictures/chain.ts'
import type { Placed } from '../../src/web/pictures/chainLayout.ts'
import { storyChain } from '../../src/web/pictures/storyChain.ts'
import { layOutStory } from '../../src/web/pictures/storyLayout.ts'

const none: ReadonlySet<string> = new Set()

function outlet(
  name: string,
  own: 'firsthand' | 'implied' | 'none' = 'none',
  ghost: 'ghost' | 'held' = 'held'
): StoryOutlet {
  return {
    name,
    ghost: ghost === 'ghost',
    article: ghost === 'ghost' ? null : `article of ${name}`,
    moment: null,
    claims: ['c1'],
    firsthand: own === 'firsthand' ? ['c1'] : [],
    implied: own === 'implied' ? ['c1'] : []
  }
}

function link(parent: string, child: string, credited: number, uncredited = 0): StoryLink {
  const claims = (from: number, count: number) => Array.from({ length: count }, (_, i) => `c${from + i}`)
  return { parent, child, credited: claims(1, credited), uncredited: claims(1 + credited, uncredited), warnings: [] }
}

function informant(key: string, told: readonly string[], type: StoryInformant['type'] = 'named'): StoryInformant {
  return { key, type, name: key, told: told.map((name) => ({ outlet: name, claims: ['c1'] })) }
}

/** A weekly and a post that asked for themselves, and `copies` copies of the weekly, every third without credit. */
function story(copies: number): StoryProvenance {
  const names = Array.from({ length: copies }, (_, i) => `Copy ${String(i).padStart(3, '0')}`)
  return {
    informants: [
      informant('Ida Holm', ['Beacon Weekly', 'Tide Post']),
      informant('a keeper', ['Beacon Weekly'], 'anonymous'),
      informant('the deed', ['Tide Post'], 'document')
    ],
    outlets: [
      outlet('Beacon Weekly', 'firsthand'),
      outlet('Tide Post', 'implied'),
      ...names.map((name) => outlet(name))
    ],
    links: [
      link('Beacon Weekly', 'Tide Post', 2),
      ...names.map((name, i) => (i % 3 === 0 ? link('Beacon Weekly', name, 0, 2) : link('Beacon Weekly', name, 2)))
    ],
    unstated: [],
    origins: { min: 1, max: 2 }
  }
}

const titles = (given: StoryProvenance, open = none) =>
  storyChain(given, open, 'withYear').stems.map(({ informants, outlet }) => [
    informants.map(({ title }) => title),
    chainRows([outlet]).map(({ node }) => node.title)
  ])

describe('the chain of a story', () => {
  it('puts each person once, beside the first outlet they told, and copies under the outlet they have most from', () => {
    expect(titles(story(2))).toEqual([
      [
        ['Ida Holm', 'a keeper'],
        ['Beacon Weekly', 'Copy 000', 'Copy 001']
      ],
      [['the deed'], ['Tide Post']]
    ])
    const { stems, sides } = storyChain(story(2), none, 'withYear')
    expect(stems[1]!.tellers.map(({ key }) => key)).toEqual(['Ida Holm', 'the deed'])
    expect(stems[1]!.outlet.notes).toEqual(['also 2 claims from Beacon Weekly'])
    expect(sides).toEqual([
      {
        parent: 'Beacon Weekly',
        child: 'Tide Post',
        link: { credited: true, partly: false, evidence: null, claims: 2 }
      }
    ])
  })

  it('folds three hundred copies into one node a kind, which open', () => {
    const [[, shut]] = titles(story(300)) as [[string[], string[]]]
    expect(shut).toEqual(['Beacon Weekly', 'Copy 000', 'Copy 001', '99 more, no credit', '199 more, which credit it'])
    const [stem] = storyChain(story(300), none, 'withYear').stems
    const fold = chainRows([stem!.outlet]).find(({ node }) => node.kind === 'fold')!.node
    const [[, open]] = titles(story(300), new Set([fold.key])) as [[string[], string[]]]
    expect(open!.length).toBe(shut!.length + 99)
    expect(open![1]).toBe('show fewer of these 100')
  })

  it('folds origins past a handful, and people past a handful', () => {
    const names = Array.from({ length: 40 }, (_, i) => `Own ${String(i).padStart(2, '0')}`)
    const given: StoryProvenance = {
      ...story(0),
      informants: names.map((name) => informant(`person of ${name}`, ['Own 00'])),
      outlets: names.map((name) => outlet(name, 'implied')),
      links: []
    }
    const { stems } = storyChain(given, none, 'withYear')
    expect(stems).toHaveLength(9)
    expect(stems.at(-1)!.outlet.title).toBe('32 more origins')
    expect(stems[0]!.informants.map(({ title }) => title).at(-1)).toBe('36 more')
    expect(storyChain(given, new Set(['more origins']), 'withYear').stems).toHaveLength(41)
  })

  it('ends where outlets cite each other', () => {
    const given: StoryProvenance = {
      ...story(0),
      informants: [],
      outlets: [outlet('A'), outlet('B')],
      links: [link('A', 'B', 1), link('B', 'A', 1)]
    }
    expect(storyChain(given, none, 'withYear').stems.map(({ outlet }) => outlet.title)).toEqual(['B'])
  })

  it('draws an outlet that is not in the files as a ghost', () => {
    const given = { ...story(0), outlets: [outlet('Far Gazette', 'firsthand', 'ghost')], links: [], informants: [] }
    expect(storyChain(given, none, 'withYear').stems[0]!.outlet).toMatchObject({
      kind: 'ghost',
      facts: ['not in the files']
    })
  })
})

function overlaps(a: Placed, b: Placed): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

describe('the layout of the story', () => {
  it.each([
    [1500, 3],
    [960, 3],
    [340, 3],
    [960, 300],
    [280, 300]
  ])('%i wide, %i copies: nothing overlaps, nothing leaves the picture', (width, copies) => {
    const picture = layOutStory(storyChain(story(copies), none, 'withYear'), width)
    expect(picture.width).toBeLessThanOrEqual(width + 2)
    expect(picture.form).toBe(width > 600 ? 'across' : 'down')
    const { nodes } = picture
    expect(nodes.flatMap((a, i) => nodes.slice(i + 1).filter((b) => overlaps(a, b)))).toEqual([])
    for (const a of nodes) {
      expect(a.x + a.width).toBeLessThanOrEqual(picture.width)
      expect(a.y + a.height).toBeLessThanOrEqual(picture.height)
    }
    expect(new Set(picture.joints.map(({ key }) => key)).size).toBe(picture.joints.length)
  })

  it('leads a line from each person to each outlet they told', () => {
    const { joints } = layOutStory(storyChain(story(0), none, 'withYear'), 960)
    expect(joints.map(({ key }) => key).filter((key) => key.startsWith('Ida Holm'))).toHaveLength(2)
  })

  it('says in words who told an outlet from afar where there is no room for lines', () => {
    const { nodes } = layOutStory(storyChain(story(0), none, 'withYear'), 340)
    const tide = nodes.find(({ node }) => node.title === 'Tide Post')!
    expect(tide.lines.map(({ text }) => text)).toContain('also told by Ida Holm')
  })
})
