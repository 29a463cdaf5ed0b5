/**
 * Places and lines of the chain picture: origins at the left, copies at the right, each child beside or below its parent. Where a page is too
 * narrow for columns, the tree is written downwards, each level a step to the right, as an outline. No force, no chance: the
 * same tree and width give the same picture.
 */
import type { ChainLink, ChainNode } from './chain.ts'
import { textWidth, wrapToWidth } from './textWidth.ts'

export interface Line {
  readonly text: string
  readonly tone: 'title' | 'fact' | 'warning' | 'note'
  /** Baseline, from the top of the node. */
  readonly y: number
}

export interface Placed {
  readonly node: ChainNode
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** From the top of the node to where lines meet it. */
  readonly port: number
  readonly lines: readonly Line[]
}

export interface Joint {
  readonly key: string
  /** An SVG path from the parent to the child. */
  readonly path: string
  readonly look: 'credited' | 'uncredited' | 'partly'
  readonly warned: boolean
  /** A line that is no part of the tree, drawn thinner. */
  readonly beside?: 'tree'
  /** How many claims went this way, and where that stands; null where it goes without saying. */
  readonly claims: { readonly x: number; readonly y: number; readonly count: number } | null
  /** Where the line ends and its arrow points to, and where a mark can stand on it. */
  readonly end: { readonly x: number; readonly y: number }
  readonly points: 'right' | 'left'
  readonly mark: { readonly x: number; readonly y: number }
}

export interface ChainPicture {
  readonly width: number
  readonly height: number
  readonly nodes: readonly Placed[]
  readonly joints: readonly Joint[]
  readonly form: 'across' | 'down'
}

export const titleSize = 14
export const smallSize = 12.5
const titleStep = 18
const smallStep = 16
const padding = 9
/** Left of the text, for the sign of the node. */
export const signRoom = 20
/** Between columns: room for the line and its mark. */
export const gap = 54
export const rowGap = 12
export const treeGap = 26
export const widest = 230
export const narrowest = 150
export const step = 22

/** Lays trees out in a width, in pixels of the picture. */
export function layOutChain(trees: readonly ChainNode[], width: number): ChainPicture {
  const depth = Math.max(1, ...trees.map(depthOf))
  const column = Math.min(widest, (width - 2 - gap * (depth - 1)) / depth)
  return column >= narrowest ? across(trees, column) : down(trees, width, depth)
}

export function depthOf(node: ChainNode): number {
  return 1 + Math.max(0, ...node.children.map(depthOf))
}

export function measured(node: ChainNode, x: number, y: number, width: number): Placed {
  const room = width - signRoom - padding * 2
  const lines: Line[] = []
  let at = padding - 4
  for (const text of wrapToWidth(node.title, room, titleSize, 3, 'bold')) {
    at += titleStep
    lines.push({ text, tone: 'title', y: at })
  }
  const small = (text: string, tone: Line['tone'], most: number) => {
    const lead = tone === 'warning' ? '! ' : ''
    for (const part of wrapToWidth(lead + text, room, smallSize, most)) {
      at += smallStep
      lines.push({ text: part, tone, y: at })
    }
  }
  const facts = node.facts.join(' · ')
  if (facts) small(facts, 'fact', 2)
  for (const warning of node.warnings.slice(0, 4)) small(warning, 'warning', 2)
  for (const note of node.notes.slice(0, 2)) small(note, 'note', 2)
  const natural = Math.max(
    ...lines.map((line) =>
      textWidth(line.text, line.tone === 'title' ? titleSize : smallSize, line.tone === 'title' ? 'bold' : 'plain')
    )
  )
  const used = Math.min(width, Math.max(72, Math.ceil(natural) + signRoom + padding * 2))
  return { node, x, y, width: used, height: at + padding, port: padding + 9, lines }
}

function across(trees: readonly ChainNode[], column: number): ChainPicture {
  const drawn: Drawn = { nodes: [], joints: [] }
  let top = 1
  for (const tree of trees) top = placeAcross(drawn, tree, 0, top, column).bottom + treeGap
  return finished(drawn, 'across')
}

/** Places a tree from a level and height on: children beside their parent, one below the other. */
export function placeAcross(
  drawn: Drawn,
  node: ChainNode,
  level: number,
  y: number,
  column: number
): { readonly placed: Placed; readonly bottom: number } {
  const left = 1 + level * (column + gap)
  const placed = measured(node, left, y, column)
  drawn.nodes.push(placed)
  let bottom = y
  for (const child of node.children) {
    const below = placeAcross(drawn, child, level + 1, bottom, column)
    drawn.joints.push(elbow(placed, below.placed, left + column))
    bottom = below.bottom + rowGap
  }
  return { placed, bottom: Math.max(y + placed.height, bottom - (node.children.length ? rowGap : 0)) }
}

/** From the right side of the parent to the left side of the child, with a rounded bend `turn` pixels behind the parent's column. */
export function elbow(parent: Placed, child: Placed, columnEnd: number, turn = 14): Joint {
  const [x1, y1] = [parent.x + parent.width, parent.y + parent.port]
  const [x2, y2] = [child.x - 1, child.y + child.port]
  const bend = columnEnd + turn
  return joint(child, bent({ x: x1, y: y1 }, bend, { x: x2, y: y2 }), { x: x2, y: y2 }, { x: x2 - 20, y: y2 })
}

function down(trees: readonly ChainNode[], width: number, depth: number): ChainPicture {
  const drawn: Drawn = { nodes: [], joints: [] }
  const indent = indentOf(width, depth)
  let top = 1
  for (const tree of trees) top = placeDown(drawn, tree, { x: 1, y: top }, width, indent).bottom + treeGap - rowGap
  return finished(drawn, 'down')
}

interface Point {
  readonly x: number
  readonly y: number
}

/** A line that runs level to `bend`, then up or down, then level to its end; with rounded corners. */
export function bent(from: Point, bend: number, to: Point): string {
  const [x1, y1, x2, y2] = [from.x, from.y, to.x, to.y].map(round) as [number, number, number, number]
  if (y1 === y2) return `M${x1} ${y1}H${x2}`
  const r = Math.min(8, Math.abs(y2 - y1) / 2)
  const turn = (away: number, size: number) => round(away >= bend ? bend + size : bend - size)
  const [up, x] = [y2 > y1 ? r : -r, round(bend)]
  return `M${x1} ${y1}H${turn(x1, r)}Q${x} ${y1} ${x} ${round(y1 + up)}V${round(y2 - up)}Q${x} ${y2} ${turn(x2, r)} ${y2}H${x2}`
}

/** A very deep chain must not eat the width that its words need. */
export function indentOf(width: number, depth: number): number {
  return Math.min(step, Math.max(6, (width - narrowest) / Math.max(1, depth - 1)))
}

/** Places a tree downwards from a corner on: children below their parent, a step to the right. `bottom` is where the next may begin. */
export function placeDown(
  drawn: Drawn,
  node: ChainNode,
  { x, y }: { readonly x: number; readonly y: number },
  width: number,
  indent: number
): { readonly placed: Placed; readonly bottom: number } {
  const placed = measured(node, x, y, Math.max(100, width - x - 1))
  drawn.nodes.push(placed)
  let bottom = y + placed.height + rowGap
  for (const child of node.children) {
    const below = placeDown(drawn, child, { x: x + indent, y: bottom }, width, indent)
    drawn.joints.push(drop(placed, below.placed, indent))
    bottom = below.bottom
  }
  return { placed, bottom }
}

export function drop(parent: Placed, child: Placed, indent: number): Joint {
  const x1 = parent.x + Math.min(10, indent / 2)
  const [x2, y2] = [child.x - 1, child.y + child.port]
  const path = `M${round(x1)} ${round(parent.y + parent.height)}V${round(y2)}H${round(x2)}`
  return { ...joint(child, path, { x: x2, y: y2 }, { x: x1, y: y2 - 12 }), claims: null }
}

/** How the line of a link is drawn. */
export function lookOf(link: ChainLink | null): Joint['look'] {
  if (link?.partly) return 'partly'
  return link?.credited === false ? 'uncredited' : 'credited'
}

/** Above the end of the line; above the mark of a warning where there is one. */
function countAt({ link, warnings }: ChainNode, { x, y }: Point): Joint['claims'] {
  return link?.claims ? { x: x - 22, y: y - (warnings.length > 0 ? 11 : 5), count: link.claims } : null
}

function joint(child: Placed, path: string, end: Joint['end'], mark: Joint['mark']): Joint {
  return {
    key: child.node.key,
    path,
    look: lookOf(child.node.link),
    warned: child.node.warnings.length > 0,
    claims: countAt(child.node, end),
    points: 'right',
    end,
    mark
  }
}

/** What is drawn so far. */
export interface Drawn {
  readonly nodes: Placed[]
  readonly joints: Joint[]
}

/** A picture as large as what is drawn in it. */
export function finished({ nodes, joints }: Drawn, form: ChainPicture['form']): ChainPicture {
  const width = Math.max(1, ...nodes.map((placed) => placed.x + placed.width)) + 1
  const height = Math.max(1, ...nodes.map((placed) => placed.y + placed.height)) + 1
  return { width: Math.ceil(width), height: Math.ceil(height), nodes, joints, form }
}

export function round(value: number): number {
  return Math.round(value * 10) / 10
}
