/**
 * The provenance of a whole story: the chains of all its claims laid over each other. Who is at the far end, which outlets were told by them,
 * and which outlets have claims from which others.
 *
 * What is merged is what each claim's own chain shows (`lineageTree.ts`): nothing is traced or counted anew here. Two people are one
 * only where the story's informants say so. The number of origins has two bounds: outlets whose text shows for some claim that they were
 * told or saw it, and those that only imply it.
 */
import type { Bounds, Claim, KnownInformant, Moment, Origin, Speaker, Story, WarningKind } from '../model.ts'
import { compareIds } from '../text/published.ts'
import { type Branch, lineageTrees } from './lineageTree.ts'
import { plainLook } from './look.ts'
import { speakerName } from './speakers.ts'
import { outletOf, type View } from './view.ts'

/** Somebody or something at the far end, and whom they told. */
export interface StoryInformant {
  readonly key: string
  readonly type: KnownInformant['type'] | 'anonymous'
  readonly name: string
  /** Outlets that have it from them, most claims first, with the claims. */
  readonly told: readonly { readonly outlet: string; readonly claims: readonly string[] }[]
}

/** An outlet that carries a claim of the story, or is named as its origin. */
export interface StoryOutlet {
  readonly name: string
  /** Named only: no article of it is held. */
  readonly ghost: boolean
  /** Its first article that carries a claim; null for a ghost. */
  readonly article: string | null
  readonly moment: Moment | null
  /** Claims that it carries; for a ghost, those that are followed back to it. */
  readonly claims: readonly string[]
  /** Claims of which it is an origin, as its text shows that. */
  readonly firsthand: readonly string[]
  readonly implied: readonly string[]
}

/** Claims that one outlet has from another. */
export interface StoryLink {
  readonly parent: string
  readonly child: string
  readonly credited: readonly string[]
  readonly uncredited: readonly string[]
  /** What went wrong on the way, each kind once. */
  readonly warnings: readonly WarningKind[]
}

export interface StoryProvenance {
  readonly informants: readonly StoryInformant[]
  readonly outlets: readonly StoryOutlet[]
  readonly links: readonly StoryLink[]
  /** Outlets of which no text says where they have any of their claims from. */
  readonly unstated: readonly string[]
  /** Outlets at which some chain ends. */
  readonly origins: Bounds
}

interface Gathered {
  readonly view: View
  readonly story: Story
  readonly outlets: Map<string, { ghost: boolean; claims: Set<string>; firsthand: Set<string>; implied: Set<string> }>
  readonly informants: Map<string, { type: StoryInformant['type']; name: string; told: Map<string, Set<string>> }>
  readonly links: Map<
    string,
    Map<string, { credited: Set<string>; uncredited: Set<string>; warnings: Set<WarningKind> }>
  >
  /** Statement → key, type and name of its informant. */
  readonly known: ReadonlyMap<string, { key: string; type: StoryInformant['type']; name: string }>
}

/** Lays the chains of a story's claims over each other. */
export function storyProvenance(story: Story, view: View): StoryProvenance {
  const gathered: Gathered = {
    view,
    story,
    outlets: new Map(),
    informants: new Map(),
    links: new Map(),
    known: informantsByStatement(story)
  }
  for (const claim of view.claimsOf.get(story.id) ?? []) gatherClaim(claim, gathered)
  const first = firstArticles(story, view)
  const outlets = [...gathered.outlets]
    .map(([name, { ghost, claims, firsthand, implied }]): StoryOutlet => {
      const article = ghost ? null : (first.get(name) ?? null)
      const moment = article === null ? null : (view.articles.get(article)?.published ?? null)
      return {
        name,
        ghost,
        article,
        moment,
        claims: sorted(claims),
        firsthand: sorted(firsthand),
        implied: sorted(implied)
      }
    })
    .sort((a, b) => compareIds(a.moment?.at ?? '~', b.moment?.at ?? '~') || compareIds(a.name, b.name))
  const links = [...gathered.links]
    .flatMap(([child, parents]) =>
      [...parents].map(([parent, { credited, uncredited, warnings }]) => ({
        parent,
        child,
        credited: sorted(credited),
        uncredited: sorted(uncredited),
        warnings: [...warnings].sort()
      }))
    )
    .sort((a, b) => compareIds(a.child, b.child) || compareIds(a.parent, b.parent))
  const linked = new Set(links.flatMap(({ parent, child }) => [parent, child]))
  const origins = outlets.filter(({ firsthand, implied }) => firsthand.length + implied.length > 0)
  const shown = origins.filter(({ firsthand }) => firsthand.length > 0).length
  return {
    informants: informantsOf(gathered),
    outlets,
    links,
    unstated: outlets.filter((o) => !origins.includes(o) && !linked.has(o.name)).map(({ name }) => name),
    origins: { min: Math.max(shown, Math.min(1, origins.length)), max: origins.length }
  }
}

function gatherClaim(claim: Claim, gathered: Gathered): void {
  const { trees, notStated } = lineageTrees(claim, gathered.view)
  const present = new Set<string>(notStated)
  const walk = (branch: Branch) => {
    present.add(branch.name)
    outletIn(gathered, branch.name, branch.ghost ? 'ghost' : 'held').claims.add(claim.id)
    for (const origin of branch.origins) addOrigin(claim, branch.name, origin, gathered)
    for (const child of branch.children) {
      addLink(claim, branch.name, child, gathered)
      walk(child)
    }
  }
  for (const tree of trees) for (const root of tree.roots) walk(root)
  for (const name of notStated) outletIn(gathered, name, 'held').claims.add(claim.id)
  const asserting = claim.statements.filter((id) => gathered.view.statements.get(id)?.polarity === 'asserts')
  for (const id of asserting) {
    const name = outletOf(gathered.view, gathered.view.statements.get(id)!.article)
    if (!present.has(name)) outletIn(gathered, name, 'held').claims.add(claim.id)
  }
}

function outletIn({ outlets }: Gathered, name: string, holding: 'held' | 'ghost') {
  const made = outlets.get(name) ?? {
    ghost: true,
    claims: new Set<string>(),
    firsthand: new Set<string>(),
    implied: new Set<string>()
  }
  // a ghost of one claim may have an article that carries another
  if (holding === 'held') made.ghost = false
  outlets.set(name, made)
  return made
}

function addLink(claim: Claim, parent: string, child: Branch, { links }: Gathered): void {
  const parents = links.get(child.name) ?? new Map()
  links.set(child.name, parents)
  const link = parents.get(parent) ?? { credited: new Set(), uncredited: new Set(), warnings: new Set() }
  parents.set(parent, link)
  link[child.link?.credited === false ? 'uncredited' : 'credited'].add(claim.id)
  for (const { kind } of child.warnings) link.warnings.add(kind)
}

function addOrigin(claim: Claim, outlet: string, origin: Origin, gathered: Gathered): void {
  const own = outletIn(gathered, outlet, origin.ghost ? 'ghost' : 'held')
  if (origin.access === 'firsthand') own.firsthand.add(claim.id)
  else own.implied.add(claim.id)
  const told = origin.statements.flatMap((id) => gathered.known.get(id) ?? [])
  const informants = told.length > 0 ? told : bySpeaker(origin.speaker, outlet)
  for (const { key, type, name } of informants) {
    const one = gathered.informants.get(key) ?? { type, name, told: new Map<string, Set<string>>() }
    gathered.informants.set(key, one)
    one.told.set(outlet, (one.told.get(outlet) ?? new Set()).add(claim.id))
  }
}

/** A speaker whom the story's list of informants does not hold; nobody where the outlet itself is all that is named. */
function bySpeaker(speaker: Speaker, outlet: string): { key: string; type: StoryInformant['type']; name: string }[] {
  if (speaker.type === 'none' || speaker.type === 'outlet') return []
  const key = speaker.type === 'anonymous' ? `${outlet} ${speaker.id}` : speaker.id
  return [{ key, type: speaker.type, name: speakerName(speaker, plainLook) }]
}

function informantsByStatement(story: Story): Gathered['known'] {
  const made = new Map<string, { key: string; type: StoryInformant['type']; name: string }>()
  const found = story.informants
  if (!found) return made
  for (const { id, type, name, statements } of found.known)
    for (const statement of statements) made.set(statement, { key: id, type, name })
  for (const { id, description, people, statements } of found.unnamed)
    for (const statement of statements)
      made.set(statement, { key: id, type: 'anonymous', name: unnamedWords(description, people) })
  return made
}

function unnamedWords(description: string, people: number): string {
  if (description !== '') return lowered(description)
  return people > 1 ? `${people} people, not described` : 'somebody not described'
}

/** Without the capital that only begins a sentence. */
function lowered(words: string): string {
  return /^(?:An?|The|One|Another|Two|Three|Four|Five|Several|Some|Many|Multiple|Other|Sources?|Insiders?|Friends?|Officials?)\b/.test(
    words
  )
    ? words[0]!.toLowerCase() + words.slice(1)
    : words
}

function informantsOf({ informants }: Gathered): StoryInformant[] {
  return [...informants]
    .map(([key, { type, name, told }]) => ({
      key,
      type,
      name,
      told: [...told]
        .map(([outlet, claims]) => ({ outlet, claims: sorted(claims) }))
        .sort((a, b) => b.claims.length - a.claims.length || compareIds(a.outlet, b.outlet))
    }))
    .sort((a, b) => compareIds(a.key, b.key))
}

/** The first article of each outlet that carries a claim of the story. */
function firstArticles(story: Story, view: View): Map<string, string> {
  const made = new Map<string, string>()
  const carrying = new Set(
    (view.claimsOf.get(story.id) ?? []).flatMap((claim) =>
      claim.statements.flatMap((id) => view.statements.get(id)?.article ?? [])
    )
  )
  for (const id of story.articles) {
    const name = outletOf(view, id)
    if (carrying.has(id) && !made.has(name)) made.set(name, id)
  }
  return made
}

function sorted<Text extends string>(of: ReadonlySet<Text>): Text[] {
  return [...of].sort(compareIds)
}
