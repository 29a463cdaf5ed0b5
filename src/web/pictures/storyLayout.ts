/**
 * Places and lines of the picture of a story: people at the left, beside them the outlets they told, to the right who has it from these. Where a
 * page is too narrow for columns it is written downwards: people, joined by a bracket, then their outlet, then who has it from there.
 * Who told several outlets stands beside the first; lines lead to the others, each with a bend of its own.
 */
import { plural } from '../../report/counts.ts'
import type { ChainNode } from './chain.ts'
import {
  bent,
  type ChainPicture,
  type Drawn,
  depthOf,
  elbow,
  finished,
  gap,
  indentOf,
  type Joint,
  lookOf,
  measured,
  narrowest,
  type Placed,
  placeAcross,
  placeDown,
  round,
  rowGap,
  widest
} from './chainLayout.ts'
import type { SideLink, StoryChain } from './storyChain.ts'

const stemGap = 22
const peopleGap = 4
/** Left of people in the form downwards, for the bracket. */
const bracket = 10

/** Lays the stems of a story out in a width, in pixels of the picture. */
export function layOutStory({ stems, sides }: StoryChain, width: number): ChainPicture {
  const depth = 1 + Math.max(1, ...stems.map(({ outlet }) => depthOf(outlet)))
  const column = Math.min(widest, (width - 2 - gap * (depth - 1)) / depth)
  return column >= narrowest ? across({ stems, sides }, column) : down(stems, width, depth)
}

function across({ stems, sides }: StoryChain, column: number): ChainPicture {
  const drawn: Drawn = { nodes: [], joints: [] }
  const people = new Map<string, Placed>()
  const turns = new Map<string, number>()
  let top = 1
  for (const { informants, tellers, outlet } of stems) {
    let below = top
    const beside = new Set<string>()
    for (const one of informants) {
      const placed = measured(one, 1, below, column)
      drawn.nodes.push(placed)
      people.set(one.key, placed)
      beside.add(one.key)
      below += placed.height + peopleGap
    }
    const { placed, bottom } = placeAcross(drawn, outlet, 1, top, column)
    for (const { key, claims } of tellers) {
      const from = people.get(key)
      if (!from || claims === 0) continue
      if (!beside.has(key) && !turns.has(key)) turns.set(key, 20 + 6 * (turns.size % 4))
      const line = elbow(from, placed, 1 + column, turns.get(key) ?? 14)
      drawn.joints.push(told(line, from, claims))
    }
    top = Math.max(below - peopleGap, bottom) + stemGap
  }
  const byKey = new Map(drawn.nodes.map((placed) => [placed.node.key, placed]))
  for (const [i, side] of sides.entries()) {
    const [parent, child] = [byKey.get(side.parent), byKey.get(side.child)]
    // under everything else
    if (parent && child) drawn.joints.unshift(sideLine(side, parent, child, column, 28 + 4 * (i % 5)))
  }
  return finished(drawn, 'across')
}

/** A line beside the tree, `turn` pixels behind a column: from the foot of the parent to the foot of the child, on whichever side it lies. */
function sideLine(side: SideLink, parent: Placed, child: Placed, column: number, turn: number): Joint {
  const foot = ({ y, height }: Placed) => y + height - 7
  const after = child.x > parent.x
  const before = child.x < parent.x
  const from = { x: before ? parent.x : parent.x + parent.width, y: foot(parent) }
  const end = { x: after ? child.x - 1 : child.x + child.width + 1, y: foot(child) }
  const bend = (before ? child.x : parent.x) + column + turn
  return {
    key: `${side.parent} | ${side.child}`,
    path: bent(from, bend, end),
    look: lookOf(side.link),
    beside: 'tree',
    warned: false,
    claims: side.link.claims ? { x: end.x + (after ? -20 : 16), y: end.y - 4, count: side.link.claims } : null,
    end,
    points: after ? 'right' : 'left',
    mark: end
  }
}

/** The line from somebody who told an outlet: nothing is known to have gone wrong on it. */
function told(line: Joint, from: Placed, count: number): Joint {
  const claims = { x: from.x + from.width + 12, y: from.y + from.port - 5, count }
  return { ...line, key: `${from.node.key} > ${line.key}`, look: 'credited', warned: false, claims }
}

function down(stems: StoryChain['stems'], width: number, depth: number): ChainPicture {
  const drawn: Drawn = { nodes: [], joints: [] }
  const titles = new Map(stems.flatMap(({ informants }) => informants.map((one) => [one.key, one.title] as const)))
  const indent = indentOf(width, depth)
  let top = 1
  for (const { informants, tellers, outlet } of stems) {
    const ports: number[] = []
    for (const one of informants) {
      const placed = measured(one, bracket, top, width - bracket - 1)
      drawn.nodes.push(placed)
      ports.push(placed.y + placed.port)
      top += placed.height + peopleGap
    }
    const far = tellers.filter(({ key }) => !informants.some((one) => one.key === key))
    const names = far.flatMap(({ key }) => titles.get(key) ?? [])
    const node = withClaims(names.length > 0 ? alsoTold(outlet, names) : outlet)
    const { placed, bottom } = placeDown(drawn, node, { x: ports.length > 0 ? 1 + indent : 1, y: top }, width, indent)
    const [first] = ports
    if (first !== undefined) {
      const [x, y] = [placed.x - 1, placed.y + placed.port]
      const stubs = ports.map((port) => `M${bracket + 6} ${round(port)}H3`).join('')
      drawn.joints.push({
        key: `people > ${outlet.key}`,
        path: `${stubs}M3 ${round(first)}V${round(y)}H${x}`,
        look: 'credited',
        warned: false,
        claims: null,
        end: { x, y },
        points: 'right',
        mark: { x, y }
      })
    }
    top = bottom + stemGap - rowGap
  }
  return finished(drawn, 'down')
}

function alsoTold(outlet: ChainNode, names: readonly string[]): ChainNode {
  const more = names.length > 2 ? ` and ${names.length - 2} more` : ''
  return { ...outlet, notes: [`also told by ${names.slice(0, 2).join(', ')}${more}`, ...outlet.notes] }
}

/** There is no room for numbers on short lines: the number of claims stands among the facts. */
function withClaims(node: ChainNode): ChainNode {
  const count = node.link?.claims ?? 0
  const facts = count > 1 ? [...node.facts, plural(count, 'claim')] : node.facts
  return { ...node, facts, children: node.children.map(withClaims) }
}
