/**
 * What the chain picture of a claim shows: speakers and outlets as a tree from origin to copies, copies of one kind folded into one node
 * that opens. No place and no size yet: `chainLayout.ts` gives those.
 */
import type { Claim, Evidence, Speaker } from '../../model.ts'
import { foldWords, notesOf, underneath } from '../../report/chain.ts'
import { type Branch, lineageTrees } from '../../report/lineageTree.ts'
import { plainLook } from '../../report/look.ts'
import { oneLine } from '../../report/safe.ts'
import { speakerName } from '../../report/speakers.ts'
import { outletOf, type View } from '../../report/view.ts'

/** How a node is drawn: a speaker by its kind, an outlet, an outlet that is not in the files, or a fold. */
export type NodeKind = 'named' | 'anonymous' | 'document' | 'organization' | 'outlet' | 'ghost' | 'fold'

/** A line from a parent to a child. */
export interface ChainLink {
  readonly credited: boolean
  /** Credited for some claims, and not for others. */
  readonly partly?: boolean
  readonly evidence: Evidence | null
  /** Claims that went this way, where a picture is of several. */
  readonly claims?: number
}

export interface ChainNode {
  /** Stable within a picture; what a fold is opened by. */
  readonly key: string
  readonly kind: NodeKind
  readonly title: string
  /** Small lines under the title: date, how it came by the claim. */
  readonly facts: readonly string[]
  /** What went wrong on the way to it. */
  readonly warnings: readonly string[]
  /** What is to be known, and is nothing wrong ("also credits …"). */
  readonly notes: readonly string[]
  /** How it hangs on its parent; null for a root. */
  readonly link: ChainLink | null
  /** First article of the outlet that carries the claim; null for speakers, ghosts and folds. */
  readonly article: string | null
  /** Nodes that a fold hides, or, where it is open, shows. */
  readonly folded: number
  readonly children: readonly ChainNode[]
}

/** Copies of one kind under one parent beyond this number are folded. */
const shownCopies = 3
/** Children of all kinds shown under one parent before the rest is folded. */
const shownChildren = 9

/** The trees of a claim. `open` holds the keys of folds that the reader has opened. */
export function chainNodes(claim: Claim, view: View, open: ReadonlySet<string>): ChainNode[] {
  const articles = new Map(claim.carriers.map((carrier) => [outletOf(view, carrier.article), carrier.article]))
  const context = { claim, view, open, articles }
  return lineageTrees(claim, view).trees.flatMap((tree, t) => {
    const children = branchNodes(tree.roots, `t${t}`, context)
    if (tree.speakers.length === 0) return children
    const kinds = new Set(tree.speakers.map((speaker) => kindOf(speaker)))
    const speaker: ChainNode = {
      key: `t${t}`,
      kind: kinds.size === 1 ? [...kinds][0]! : 'anonymous',
      title: tree.speakers.map((one) => speakerName(one, plainLook)).join(', '),
      facts: [...new Set(tree.speakers.map(speakerFact))],
      warnings: [],
      notes: [],
      link: null,
      article: null,
      folded: 0,
      children: children.map((child) => (child.link ? child : { ...child, link: { credited: true, evidence: null } }))
    }
    return [speaker]
  })
}

interface Context {
  readonly claim: Claim
  readonly view: View
  readonly open: ReadonlySet<string>
  readonly articles: ReadonlyMap<string, string>
}

/** The sign by which a speaker is drawn. */
export function kindOf(speaker: Speaker): NodeKind {
  switch (speaker.type) {
    case 'named':
    case 'anonymous':
    case 'document':
    case 'organization':
      return speaker.type
    case 'outlet':
      return 'organization'
    case 'none':
      return 'anonymous'
    default:
      return speaker.type satisfies never
  }
}

function speakerFact(speaker: Speaker): string {
  switch (speaker.type) {
    case 'named':
      return speaker.descriptor ? `named; ${oneLine(speaker.descriptor)}` : 'named'
    case 'anonymous':
      return speaker.plural ? 'not named; more than one' : 'not named'
    case 'document':
      return 'document'
    case 'organization':
    case 'outlet':
      return 'organization'
    case 'none':
      return 'nobody is named'
    default:
      return speaker.type satisfies never
  }
}

function branchNodes(branches: readonly Branch[], path: string, context: Context): ChainNode[] {
  const groups = new Map<string, Branch[]>()
  for (const branch of branches) {
    if (!branch.link || branch.children.length > 0 || branch.ghost || branch.others.length > 0) continue
    const troubles = [...new Set(branch.warnings.map((warning) => warning.kind))].sort().join(' ')
    const key = `${branch.link.credited ? 'credited' : 'uncredited'} ${foldWords(branch)} ${troubles}`
    groups.set(key, [...(groups.get(key) ?? []), branch])
  }
  const hidden = new Set<Branch>()
  const folds: ChainNode[] = []
  for (const [kind, group] of groups) {
    if (group.length <= shownCopies) continue
    const key = `${path}/${kind}`
    const open = context.open.has(key)
    if (!open) for (const branch of group.slice(1)) hidden.add(branch)
    folds.push(foldNode(key, group.slice(1), open, context))
  }
  const kept = branches.filter((branch) => !hidden.has(branch))
  const key = `${path}/rest`
  const room = Math.max(1, shownChildren - folds.length)
  const open = context.open.has(key) || folds.some((fold) => context.open.has(fold.key))
  const shown = open || kept.length <= room + 1 ? kept : kept.slice(0, room)
  const nodes = shown.map((branch, i) => branchNode(branch, `${path}/${i}`, context))
  const rest = kept.slice(shown.length)
  if (rest.length > 0) nodes.push({ ...foldNode(key, rest, false, context), title: `${rest.length} more` })
  else if (context.open.has(key) && kept.length > room + 1)
    nodes.push({ ...foldNode(key, kept.slice(room), true, context), title: 'show fewer' })
  // what shuts an open fold stands above what it opened
  const opened = folds.filter((fold) => context.open.has(fold.key))
  return [...opened, ...nodes, ...folds.filter((fold) => !opened.includes(fold))]
}

function foldNode(key: string, group: readonly Branch[], open: boolean, context: Context): ChainNode {
  const first = group[0]!
  const shown = notesOf(first, context.view, plainLook)
  const same = first.warnings.length > 0 && group.every((branch) => branch.warnings.length > 0)
  return {
    key,
    kind: 'fold',
    title: open ? `show fewer of these ${group.length + 1}` : `${group.length} more, ${foldWords(first)}`,
    facts: [],
    warnings: same && !open ? [...new Set(shown.map((note) => note.replace(/^“.*”: /, '')))] : [],
    notes: [],
    link: first.link && { credited: first.link.credited, evidence: first.link.evidence },
    article: null,
    folded: group.length,
    children: []
  }
}

function branchNode(branch: Branch, path: string, context: Context): ChainNode {
  const told = notesOf(branch, context.view, plainLook)
  const isNote = (text: string) => /^(?:also credits|words also in|asked) /.test(text)
  const under = underneath(branch, context.claim, context.view)
  const children = branchNodes(branch.children, path, context)
  return {
    key: path,
    kind: branch.ghost ? 'ghost' : 'outlet',
    title: oneLine(branch.name),
    facts: under === '' ? [] : under.split('; '),
    warnings: told.filter((text) => !isNote(text)),
    notes: told.filter(isNote),
    link: branch.link,
    article: branch.ghost ? null : (context.articles.get(branch.name) ?? null),
    folded: 0,
    children
  }
}

/** Nodes in the order in which they are drawn, each with the title of its parent: the table of the picture. */
export function chainRows(
  nodes: readonly ChainNode[],
  parent: string | null = null
): { node: ChainNode; parent: string | null }[] {
  return nodes.flatMap((node) => [{ node, parent }, ...chainRows(node.children, node.title)])
}
