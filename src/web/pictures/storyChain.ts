/**
 * What the picture of a whole story shows: people and documents at the far end, the outlets they told, and behind each outlet those who have most of
 * their claims from it. An outlet hangs on one other, the one it has most claims from; from whom else it has claims is said beside it.
 * Copies of one kind are folded into one node that opens. No place and no size yet: `storyLayout.ts` gives those.
 */
import { plural } from '../../report/counts.ts'
import { dayOf, type YearChoice } from '../../report/dates.ts'
import { oneLine } from '../../report/safe.ts'
import { warningWords } from '../../report/speakers.ts'
import type { StoryInformant, StoryLink, StoryOutlet, StoryProvenance } from '../../report/storyProvenance.ts'
import { type ChainLink, type ChainNode, chainRows } from './chain.ts'

/** An outlet at which chains end, with who told it, and all that hangs on it. */
export interface Stem {
  /** Whoever is placed beside it: each person is placed once, beside the first outlet that they told. */
  readonly informants: readonly ChainNode[]
  /** Those beside it, and those placed elsewhere who told it too: keys with the number of claims. */
  readonly tellers: readonly { readonly key: string; readonly claims: number }[]
  readonly outlet: ChainNode
}

/** Claims that an outlet has from another than the one it hangs on: drawn beside the tree. */
export interface SideLink {
  readonly parent: string
  readonly child: string
  readonly link: ChainLink
}

export interface StoryChain {
  readonly stems: readonly Stem[]
  /** Those with most claims first. */
  readonly sides: readonly SideLink[]
}

/** Lines beside the tree; all others are said in words only. */
const shownSides = 12
/** Copies of one kind shown before the rest is folded; fewer past `manyOutlets`. */
const shownCopies = 3
const manyOutlets = 30
/** People shown beside one outlet, and outlets at which chains end, before the rest is folded. */
const shownPeople = 4
const shownStems = 8

interface Context {
  readonly provenance: StoryProvenance
  readonly open: ReadonlySet<string>
  readonly year: YearChoice
  readonly children: ReadonlyMap<string, readonly StoryLink[]>
  readonly others: ReadonlyMap<string, readonly StoryLink[]>
  /** Copies of one kind shown before they are folded. */
  readonly shown: number
}

/** The chain of a story, stems on which most hangs first. `open` holds the keys of folds that the reader has opened. */
export function storyChain(provenance: StoryProvenance, open: ReadonlySet<string>, year: YearChoice): StoryChain {
  const { children, others, roots } = hang(provenance)
  const shown = provenance.outlets.length > manyOutlets ? 1 : shownCopies
  const context: Context = { provenance, open, year, children, others, shown }
  const reach = reachOf(children)
  const ordered = [...roots].sort(
    (a, b) => reach(b.name) - reach(a.name) || b.claims.length - a.claims.length || (a.name < b.name ? -1 : 1)
  )
  const key = 'more origins'
  const limit = open.has(key) || ordered.length <= shownStems + 1 ? ordered.length : shownStems
  const placed = new Set<string>()
  const stems = ordered.slice(0, limit).map((outlet) => stemOf(outlet, placed, context))
  const rest = ordered.slice(limit)
  if (rest.length > 0) stems.push(bare(foldNode(key, `${rest.length} more origins`, rest.length, null)))
  else if (open.has(key)) stems.push(bare(foldNode(key, 'show fewer origins', 0, null)))
  const drawn = new Set(chainRows(stems.map(({ outlet }) => outlet)).map(({ node }) => node.key))
  const sides = [...others.values()]
    .flat()
    .filter(({ parent, child }) => drawn.has(parent) && drawn.has(child))
    .sort((a, b) => sizeOf(b) - sizeOf(a) || (`${a.parent} ${a.child}` < `${b.parent} ${b.child}` ? -1 : 1))
    .slice(0, shownSides)
    .map((link) => ({ parent: link.parent, child: link.child, link: lookOf(link) }))
  return { stems, sides }
}

function bare(outlet: ChainNode): Stem {
  return { informants: [], tellers: [], outlet }
}

/** Each outlet under the one it has most claims from; those with an origin of their own, and those under nobody, are roots. */
function hang({ outlets, links }: StoryProvenance): {
  readonly roots: readonly StoryOutlet[]
  readonly children: ReadonlyMap<string, readonly StoryLink[]>
  readonly others: ReadonlyMap<string, readonly StoryLink[]>
} {
  const byChild = groupBy(links, ({ child }) => child)
  const takers = new Map<string, number>()
  for (const { parent } of links) takers.set(parent, (takers.get(parent) ?? 0) + 1)
  const parentOf = new Map<string, StoryLink>()
  const isAbove = (start: string, name: string): boolean => {
    for (let at: string | undefined = start; at !== undefined; at = parentOf.get(at)?.parent)
      if (at === name) return true
    return false
  }
  for (const { name, firsthand, implied } of outlets) {
    const own = firsthand.length + implied.length
    const [most] = [...(byChild.get(name) ?? [])]
      .filter(({ parent }) => !isAbove(parent, name))
      .sort(
        (a, b) =>
          sizeOf(b) - sizeOf(a) ||
          (takers.get(b.parent) ?? 0) - (takers.get(a.parent) ?? 0) ||
          b.credited.length - a.credited.length ||
          (a.parent < b.parent ? -1 : 1)
      )
    if (most && own === 0) parentOf.set(name, most)
  }
  const drawn = new Set(links.flatMap(({ parent, child }) => [parent, child]))
  const roots = outlets.filter(
    ({ name, firsthand, implied }) => !parentOf.has(name) && (firsthand.length + implied.length > 0 || drawn.has(name))
  )
  const others = new Map(
    [...byChild].map(([child, all]) => [child, all.filter((link) => link !== parentOf.get(child))] as const)
  )
  return { roots, children: groupBy([...parentOf.values()], ({ parent }) => parent), others }
}

/** How many outlets hang on one, directly or through others. */
function reachOf(children: ReadonlyMap<string, readonly StoryLink[]>): (name: string) => number {
  const known = new Map<string, number>()
  const reach = (name: string): number => {
    const found = known.get(name) ?? (children.get(name) ?? []).reduce((sum, { child }) => sum + 1 + reach(child), 0)
    known.set(name, found)
    return found
  }
  return reach
}

function stemOf(outlet: StoryOutlet, placed: Set<string>, context: Context): Stem {
  const tellers = context.provenance.informants.flatMap((one) => {
    const told = one.told.find((each) => each.outlet === outlet.name)
    return told ? [{ one, claims: told.claims.length }] : []
  })
  tellers.sort((a, b) => rank(a.one) - rank(b.one) || b.claims - a.claims || (a.one.key < b.one.key ? -1 : 1))
  const fresh = tellers.filter(({ one }) => !placed.has(one.key))
  const key = `people ${outlet.name}`
  const shown = context.open.has(key) || fresh.length <= shownPeople + 1 ? fresh : fresh.slice(0, shownPeople)
  for (const { one } of fresh) placed.add(one.key)
  const informants = shown.map(({ one }) => informantNode(one))
  const rest = fresh.slice(shown.length)
  const known = tellers
    .filter(({ one }) => !rest.some((each) => each.one === one))
    .map(({ one, claims }) => ({ key: one.key, claims }))
  if (rest.length > 0) {
    informants.push(foldNode(key, `${rest.length} more`, rest.length, null))
    known.push({ key, claims: rest.reduce((sum, { claims }) => sum + claims, 0) })
  } else if (context.open.has(key)) {
    informants.push(foldNode(key, 'show fewer', 0, null))
    known.push({ key, claims: 0 })
  }
  return { informants, tellers: known, outlet: outletNode(outlet, null, context) }
}

/** Those by name first, then documents and bodies, then the unnamed. */
function rank({ type }: StoryInformant): number {
  return ['named', 'document', 'organization', 'anonymous'].indexOf(type)
}

function informantNode({ key, type, name, told }: StoryInformant): ChainNode {
  const facts = told.length > 1 ? [`told ${told.length} outlets`] : []
  return { ...emptyNode, key, kind: type, title: oneLine(name), facts }
}

const emptyNode = { facts: [], warnings: [], notes: [], link: null, article: null, folded: 0, children: [] }

function outletNode(outlet: StoryOutlet, link: StoryLink | null, context: Context): ChainNode {
  const { name, ghost, article, moment, firsthand, implied } = outlet
  const date = moment ? dayOf(moment, context.year) : ''
  const own = firsthand.length + implied.length
  const facts = [
    ghost ? 'not in the files' : date,
    own > 0 && firsthand.length === 0 ? 'implied' : '',
    own === 0 && link === null ? 'not stated from where' : ''
  ].filter(Boolean)
  return {
    key: name,
    kind: ghost ? 'ghost' : 'outlet',
    title: oneLine(name),
    facts,
    warnings: link ? link.warnings.map(warningWords) : [],
    notes: otherWords(context.others.get(name) ?? []),
    link: link && lookOf(link),
    article,
    folded: 0,
    children: childrenOf(name, context)
  }
}

/** "also from Harbour Weekly and 2 more, 3 claims". */
function otherWords(others: readonly StoryLink[]): string[] {
  const [first] = [...others].sort((a, b) => sizeOf(b) - sizeOf(a) || (a.parent < b.parent ? -1 : 1))
  if (!first) return []
  const claims = new Set(others.flatMap(({ credited, uncredited }) => [...credited, ...uncredited])).size
  const more = others.length > 1 ? ` and ${others.length - 1} more` : ''
  return [`also ${plural(claims, 'claim')} from ${oneLine(first.parent)}${more}`]
}

function lookOf({ credited, uncredited }: StoryLink): NonNullable<ChainNode['link']> {
  return {
    credited: credited.length > 0,
    partly: credited.length > 0 && uncredited.length > 0,
    evidence: null,
    claims: new Set([...credited, ...uncredited]).size
  }
}

function sizeOf({ credited, uncredited }: StoryLink): number {
  return credited.length + uncredited.length
}

function childrenOf(name: string, context: Context): ChainNode[] {
  const outletBy = new Map(context.provenance.outlets.map((outlet) => [outlet.name, outlet]))
  const links = [...(context.children.get(name) ?? [])]
  const groups = groupBy(links, (link) => (context.children.has(link.child) ? '' : kindOfCopy(link, context)))
  const hidden = new Set<StoryLink>()
  const folds: ChainNode[] = []
  const opened: ChainNode[] = []
  for (const [words, group] of groups) {
    if (words === '' || group.length <= context.shown + 1) continue
    const key = `${name}/${words}`
    if (context.open.has(key)) opened.push(foldNode(key, `show fewer of these ${group.length}`, 0, lookOf(group[0]!)))
    else {
      const rest = group.slice(context.shown)
      for (const link of rest) hidden.add(link)
      const claims = new Set(rest.flatMap(({ credited, uncredited }) => [...credited, ...uncredited])).size
      folds.push(foldNode(key, `${rest.length} more, ${words}`, rest.length, { ...lookOf(rest[0]!), claims }))
    }
  }
  const nodes = links
    .filter((link) => !hidden.has(link))
    .flatMap((link) => {
      const outlet = outletBy.get(link.child)
      return outlet ? [outletNode(outlet, link, context)] : []
    })
  return [...opened, ...nodes, ...folds]
}

/** What copies that are folded together have in common. */
function kindOfCopy(link: StoryLink, { others }: Context): string {
  return [creditWords(link), ...link.warnings.map(warningWords), ...otherWords(others.get(link.child) ?? [])].join(', ')
}

function creditWords({ credited, uncredited }: StoryLink): string {
  if (credited.length === 0) return 'no credit'
  return uncredited.length === 0 ? 'which credit it' : 'credit for some'
}

function foldNode(key: string, title: string, folded: number, link: ChainNode['link']): ChainNode {
  return { ...emptyNode, key, kind: 'fold', title, link, folded }
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
