import { describe, expect, it } from 'vitest'
import type { Trace } from '../../src/model.ts'
import { makeView } from '../../src/report/view.ts'
import { type ChainNode, chainNodes, chainRows } from '../../src/web/pictures/chain.ts'
import { layOutChain, type Placed } from '../../src/web/pictures/chainLayout.ts'
import { invent } from '../report/invent.ts'

/** A weekly with a friend, `copies` copies without credit, and one that credits and changes. */
function story(copies: number): Trace {
  const says = 'The lighthouse has been sold to a man from the city'
  const names = Array.from({ length: copies }, (_, i) => `c${String(i).padStart(3, '0')}`)
  return invent({
    about: 'copies fold',
    headline: 'A lighthouse is sold',
    articles: {
      w: ['Beacon Weekly', '2024-03-01', `“${says},” a friend of the keeper told Beacon Weekly.`],
      t: ['Tide Post', '2024-03-02', `“${says},” sources told Beacon Weekly.`],
      ...Object.fromEntries(
        names.map((id) => [id, [`Outlet ${id}`, '2024-03-03', `“${says},” a source said.`] as const])
      )
    },
    statements: {
      's-w': { in: 'w', says, who: 'a friend of the keeper', access: 'firsthand' },
      's-t': { in: 't', says, who: 'sources', plural: true, access: 'relayed' },
      ...Object.fromEntries(names.map((id) => [`s-${id}`, { in: id, says, who: 'a source' }]))
    },
    claims: [
      {
        id: 'c',
        text: says,
        of: ['s-w', 's-t', ...names.map((id) => `s-${id}`)],
        reports: [1, 1],
        informants: [1, 1],
        origins: ['s-w'],
        edges: [['s-t', 's-w', 'stated'], ...names.map((id) => [`s-${id}`, 's-w', 'sameWords', 'uncredited'])],
        warnings: [['pluralAdded', 's-t', 's-w', 'Tide Post has made sources of a friend.']]
      }
    ]
  })
}

function nodesOf(copies: number, open: ReadonlySet<string> = new Set()): ChainNode[] {
  const trace = story(copies)
  return chainNodes(trace.claims[0]!, makeView(trace), open)
}

const titles = (nodes: readonly ChainNode[]) => chainRows(nodes).map(({ node }) => node.title)

describe('the chain', () => {
  it('begins with the speaker, then the origin, then who has it from there', () => {
    const rows = chainRows(nodesOf(2))
    expect(rows.map(({ node, parent }) => [node.title, parent])).toEqual([
      ['a friend of the keeper', null],
      ['Beacon Weekly', 'a friend of the keeper'],
      ['Tide Post', 'Beacon Weekly'],
      ['Outlet c000', 'Beacon Weekly'],
      ['Outlet c001', 'Beacon Weekly']
    ])
    expect(rows[2]!.node.link?.credited).toBe(true)
    expect(rows[2]!.node.warnings.join()).toMatch(/plural added/)
    expect(rows[3]!.node.link?.credited).toBe(false)
    expect(rows[0]!.node.kind).toBe('anonymous')
  })

  it('folds copies of one kind into one node that opens', () => {
    const shut = nodesOf(300)
    expect(titles(shut)).toHaveLength(5)
    expect(titles(shut).at(-1)).toBe('299 more, same text')
    const fold = chainRows(shut).find(({ node }) => node.kind === 'fold')!.node
    const open = nodesOf(300, new Set([fold.key]))
    expect(titles(open)).toHaveLength(304)
    expect(titles(open)[2]).toMatch(/^show fewer/)
  })
})

function overlaps(a: Placed, b: Placed): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

describe('the layout of the chain', () => {
  it.each([
    [1500, 3],
    [960, 3],
    [340, 3],
    [960, 300],
    [300, 300]
  ])('%i wide, %i copies: nothing overlaps, nothing leaves the picture', (width, copies) => {
    const fold = chainRows(nodesOf(copies)).find(({ node }) => node.kind === 'fold')?.node.key
    for (const open of [new Set<string>(), new Set(fold ? [fold] : [])]) {
      const picture = layOutChain(nodesOf(copies, open), width)
      expect(picture.width).toBeLessThanOrEqual(width + 2)
      const { nodes } = picture
      const over = nodes.flatMap((a, i) => nodes.slice(i + 1).filter((b) => overlaps(a, b)))
      expect(over).toEqual([])
      for (const a of nodes) {
        expect(a.x + a.width).toBeLessThanOrEqual(picture.width)
        expect(a.y + a.height).toBeLessThanOrEqual(picture.height)
      }
      expect(picture.joints).toHaveLength(nodes.length - 1)
    }
  })

  it('goes across where there is room and down where there is none', () => {
    expect(layOutChain(nodesOf(2), 960).form).toBe('across')
    expect(layOutChain(nodesOf(2), 340).form).toBe('down')
  })

  it('is the same each time', () => {
    expect(layOutChain(nodesOf(40), 700)).toEqual(layOutChain(nodesOf(40), 700))
  })
})
