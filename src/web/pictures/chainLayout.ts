/**
 * Places and lines of the chain picture: origins at the left, copies at the right, each child beside or below its parent. Where a page is too
 * narrow for columns, the tree is written downwards, each level a step to the right, as an outline. No force, no chance: the
 * same tree and width give the same picture.
 */
import type { ChainNode } from './chain.ts'
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
  readonly credited: boolean
  readonly warned: boolean
  /** Where the line ends, and where a mark can stand on it. */
  readonly end: { readonly x: number; readonly y: number }
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
const gap = 54
const rowGap = 12
const treeGap = 26
const widest = 230
const narrowest = 150
const step = 22

/** Lays trees out in a width, in pixels of the picture. */
export function layOutChain(trees: readonly ChainNode[], width: number): ChainPicture {
  const depth = Math.max(1, ...trees.map(depthOf))
  const column = Math.min(widest, (width - 2 - gap * (depth - 1)) / depth)
  return column >= narrowest ? across(trees, column) : down(trees, width, depth)
}

function depthOf(node: ChainNode): number {
  return 1 + Math.max(0, ...node.children.map(depthOf))
}

function measured(node: ChainNode, x: number, y: number, width: number): Placed {
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
  const nodes: Placed[] = []
  const joints: Joint[] = []
  let top = 1
  const place = (node: ChainNode, level: number, y: number): { readonly placed: Placed; readonly bottom: number } => {
    const placed = measured(node, 1 + level * (column + gap), y, column)
    nodes.push(placed)
    let bottom = y
    for (const child of node.children) {
      const below = place(child, level + 1, bottom)
      joints.push(elbow(placed, below.placed, 1 + level * (column + gap) + column))
      bottom = below.bottom + rowGap
    }
    return { placed, bottom: Math.max(y + placed.height, bottom - (node.children.length ? rowGap : 0)) }
  }
  for (const tree of trees) top = place(tree, 0, top).bottom + treeGap
  return finished(nodes, joints, 'across')
}

/** From the right side of the parent to the left side of the child, with a rounded bend before the child's column. */
function elbow(parent: Placed, child: Placed, columnEnd: number): Joint {
  const [x1, y1] = [parent.x + parent.width, parent.y + parent.port]
  const [x2, y2] = [child.x - 1, child.y + child.port]
  const bend = columnEnd + 14
  const r = Math.min(8, Math.abs(y2 - y1) / 2)
  const path =
    y1 === y2
      ? `M${round(x1)} ${round(y1)}H${round(x2)}`
      : `M${round(x1)} ${round(y1)}H${round(bend - r)}Q${round(bend)} ${round(y1)} ${round(bend)} ${round(y1 + r)}V${round(y2 - r)}Q${round(bend)} ${round(y2)} ${round(bend + r)} ${round(y2)}H${round(x2)}`
  return joint(child, path, { x: x2, y: y2 }, { x: x2 - 20, y: y2 })
}

function down(trees: readonly ChainNode[], width: number, depth: number): ChainPicture {
  const nodes: Placed[] = []
  const joints: Joint[] = []
  // a very deep chain must not eat the width that its words need
  const indent = Math.min(step, Math.max(6, (width - narrowest) / Math.max(1, depth - 1)))
  let top = 1
  const place = (node: ChainNode, level: number): Placed => {
    const x = 1 + level * indent
    const placed = measured(node, x, top, Math.max(100, width - x - 1))
    nodes.push(placed)
    top += placed.height + rowGap
    for (const child of node.children) joints.push(drop(placed, place(child, level + 1), indent))
    return placed
  }
  for (const tree of trees) {
    place(tree, 0)
    top += treeGap - rowGap
  }
  return finished(nodes, joints, 'down')
}

function drop(parent: Placed, child: Placed, indent: number): Joint {
  const x1 = parent.x + Math.min(10, indent / 2)
  const [x2, y2] = [child.x - 1, child.y + child.port]
  const path = `M${round(x1)} ${round(parent.y + parent.height)}V${round(y2)}H${round(x2)}`
  return joint(child, path, { x: x2, y: y2 }, { x: x1, y: y2 - 12 })
}

function joint(child: Placed, path: string, end: Joint['end'], mark: Joint['mark']): Joint {
  return {
    key: child.node.key,
    path,
    credited: child.node.link?.credited !== false,
    warned: child.node.warnings.length > 0,
    end,
    mark
  }
}

function finished(nodes: readonly Placed[], joints: readonly Joint[], form: ChainPicture['form']): ChainPicture {
  const width = Math.max(1, ...nodes.map((placed) => placed.x + placed.width)) + 1
  const height = Math.max(1, ...nodes.map((placed) => placed.y + placed.height)) + 1
  return { width: Math.ceil(width), height: Math.ceil(height), nodes, joints, form }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
