/**
 * The lineage of a claim as trees of outlets: who got it from whom, for a picture.
 *
 * The trace has a graph of statements; a picture needs one line to each outlet. Statements of one outlet are one node, and of several
 * parents the best shown one is drawn (credited first, then in the order of evidence of the design); the others are named beside it.
 * Outlets whose lineage is not stated and from whom nobody took anything are left to a line of words.
 */
import type { Claim, Evidence, LineageEdge, Moment, Origin, Speaker, Warning } from '../model.ts'
import { compareIds } from '../text/published.ts'
import { outletOf, statementsOf, type View } from './view.ts'

/** An outlet in the picture. */
export interface Branch {
  readonly name: string
  readonly ghost: boolean
  readonly moment: Moment | null
  /** How it hangs on its parent; null for a root. */
  readonly link: { readonly evidence: Evidence; readonly credited: boolean } | null
  /** Speakers that it had itself, as origin. */
  readonly origins: readonly Origin[]
  readonly warnings: readonly Warning[]
  /** Other parents, in words of evidence: an outlet's name each. */
  readonly others: readonly { readonly name: string; readonly credited: boolean }[]
  readonly children: readonly Branch[]
}

/** Roots that share their speakers, and these speakers. */
export interface Tree {
  readonly speakers: readonly Speaker[]
  readonly roots: readonly Branch[]
}

interface Node {
  readonly name: string
  readonly ghost: boolean
  moment: Moment | null
  readonly warnings: Warning[]
  readonly parents: Parent[]
  readonly children: Node[]
  chosen: Parent | null
}

interface Parent {
  readonly node: Node
  readonly evidence: Evidence
  readonly credited: boolean
  readonly confidence: number
}

/** Evidence, strongest first. */
export const evidenceOrder: readonly Evidence[] = [
  'stated',
  'version',
  'duplicate',
  'document',
  'reuse',
  'sameWords',
  'oddity'
]

/** The trees of a claim, and the outlets that no tree shows. */
export function lineageTrees(claim: Claim, view: View): { readonly trees: Tree[]; readonly notStated: string[] } {
  const nodes = collectNodes(claim, view)
  for (const edge of claim.lineage) addEdge(edge, nodes, view)
  addGhostChains(claim, nodes, view)
  for (const node of nodes.values()) choose(node)
  for (const node of nodes.values()) node.chosen?.node.children.push(node)
  const originsOf = (node: Node) => claim.origins.filter((o) => o.outlet !== null && o.outlet === node.name)
  const roots = [...nodes.values()].filter((node) => !node.chosen)
  const drawn = roots.filter((node) => node.children.length > 0 || originsOf(node).length > 0)
  const notStated = roots.filter((node) => !drawn.includes(node) && !node.ghost).map((node) => node.name)
  const trees = new Map<string, { speakers: Speaker[]; roots: Branch[] }>()
  for (const node of drawn.sort(byTime)) {
    const speakers = speakersOf(originsOf(node), nodes)
    const key = speakers.length ? speakers.map((s) => s.id).join('|') : `root:${node.name}`
    const tree = trees.get(key) ?? { speakers, roots: [] }
    tree.roots.push(branchOf(node, originsOf))
    trees.set(key, tree)
  }
  return { trees: [...trees.values()], notStated }
}

/** Speakers worth a node of their own: not "nobody", not an outlet that has its node. */
function speakersOf(origins: readonly Origin[], nodes: ReadonlyMap<string, Node>): Speaker[] {
  const seen = new Map<string, Speaker>()
  for (const { speaker } of origins)
    if (speaker.type !== 'none' && !(speaker.type === 'outlet' && nodes.has(speaker.name ?? '')))
      seen.set(speaker.id, speaker)
  return [...seen.values()].sort((a, b) => compareIds(a.id, b.id))
}

function collectNodes(claim: Claim, view: View): Map<string, Node> {
  const nodes = new Map<string, Node>()
  for (const s of statementsOf(view, claim)) {
    if (s.polarity !== 'asserts') continue
    const node = nodeFor(nodes, outletOf(view, s.article), 'held')
    node.moment ??= view.articles.get(s.article)?.published ?? null
    node.warnings.push(...claim.warnings.filter((w) => w.statement === s.id))
  }
  for (const origin of claim.origins) if (origin.outlet && origin.ghost) nodeFor(nodes, origin.outlet, 'ghost')
  return nodes
}

function nodeFor(nodes: Map<string, Node>, name: string, holding: 'held' | 'ghost'): Node {
  const known = nodes.get(name)
  if (known) return known
  const ghost = holding === 'ghost'
  const made: Node = { name, ghost, moment: null, warnings: [], parents: [], children: [], chosen: null }
  nodes.set(name, made)
  return made
}

function addEdge(edge: LineageEdge, nodes: Map<string, Node>, view: View): void {
  const child = view.statements.get(edge.child)
  if (!child) return
  const from = nodes.get(outletOf(view, child.article))
  const parent = parentNode(edge, nodes, view)
  if (!from || !parent || from === parent) return
  from.parents.push({ node: parent, evidence: edge.evidence, credited: edge.credited, confidence: edge.confidence })
}

function parentNode(edge: LineageEdge, nodes: Map<string, Node>, view: View): Node | undefined {
  if ('ghost' in edge.parent) {
    return nodeFor(nodes, view.ghosts.get(edge.parent.ghost)?.outlet ?? edge.parent.ghost, 'ghost')
  }
  const statement = view.statements.get(edge.parent.statement)
  return statement && nodes.get(outletOf(view, statement.article))
}

/** "A friend told Glimpse, the Post reported": where we hold no Post, its own parent is the next outlet of the same chain. */
function addGhostChains(claim: Claim, nodes: Map<string, Node>, view: View): void {
  for (const s of statementsOf(view, claim))
    for (const [i, via] of s.via.entries()) {
      const ghost = nodes.get(via.outlet)
      const next = s.via[i + 1] && nodes.get(s.via[i + 1]!.outlet)
      if (ghost?.ghost && next && next !== ghost && !ghost.parents.some((p) => p.node === next))
        ghost.parents.push({ node: next, evidence: 'stated', credited: true, confidence: 1 })
      const child = nodes.get(outletOf(view, s.article))
      // What came through an outlet between hangs on that outlet, not beside it.
      if (i > 0 && child) {
        const near = child.parents.findIndex((p) => p.node.name === s.via[0]!.outlet)
        const far = child.parents.findIndex((p) => p.node.name === via.outlet && p.evidence === 'stated')
        if (near >= 0 && far >= 0 && near !== far) child.parents.splice(far, 1)
      }
    }
}

function choose(node: Node): void {
  const rank = (p: Parent) => evidenceOrder.indexOf(p.evidence) + (p.credited ? 0 : 10)
  node.parents.sort((a, b) => rank(a) - rank(b) || b.confidence - a.confidence || byTime(a.node, b.node))
  node.chosen = node.parents.find((parent) => !isBelow(parent.node, node)) ?? null
}

/** Whether `node` is among the chosen ancestors of `start`: a line between them would close a circle. */
function isBelow(start: Node, node: Node): boolean {
  for (let at: Node | undefined = start; at; at = at.chosen?.node) if (at === node) return true
  return false
}

function byTime(a: Node, b: Node): number {
  return compareIds(a.moment?.at ?? '~', b.moment?.at ?? '~') || compareIds(a.name, b.name)
}

function branchOf(node: Node, originsOf: (node: Node) => Origin[]): Branch {
  const chosen = node.chosen
  const others = new Map<string, { name: string; credited: boolean }>()
  for (const p of node.parents)
    if (p.node !== chosen?.node && !others.has(p.node.name))
      others.set(p.node.name, { name: p.node.name, credited: p.credited })
  return {
    name: node.name,
    ghost: node.ghost,
    moment: node.moment,
    link: chosen && { evidence: chosen.evidence, credited: chosen.credited },
    origins: originsOf(node),
    warnings: node.warnings,
    others: [...others.values()],
    children: node.children.sort(byTime).map((child) => branchOf(child, originsOf))
  }
}
