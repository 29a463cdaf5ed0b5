/**
 * The one rule by which origins are counted (DESIGN section 3), as a pure function over pages and where they have a claim from.
 */
import type { Access, Bounds, Occasion, SpeakerType } from '../model.ts'
import { compareInstants, type Instants } from '../text/published.ts'
import { traitsOf } from './apart.ts'
import { condense } from './circles.ts'
import { countInformants, type Party } from './countInformants.ts'

/** One article's telling of a claim, as far as counting is concerned. */
export interface Telling {
  /** Statement id. */
  readonly id: string
  /** All versions of one page are one node. */
  readonly page: string
  readonly access: Access
  readonly occasion: Occasion | null
  readonly speaker: {
    readonly type: SpeakerType
    readonly id: string
    readonly count: number | null
    /** More than one person; where it is left out the count says it. */
    readonly plural?: boolean
    readonly name?: string | null
    /** How an unnamed one is called. */
    readonly description?: string
  }
  /** The article that tells it, and where in it the source is named; left out, each telling stands for itself. */
  readonly article?: string
  readonly at?: number
  /** Nodes it has the claim from: pages, or ghosts (ids that are no page of any telling). */
  readonly parents: readonly string[]
  readonly when: Instants
}

/** How a terminal of the lineage counts. */
export type Standing = 'report' | 'public' | 'implied' | 'notStated'

/** A terminal: a page, a ghost, or a circle of pages that cite each other. */
export interface Terminal {
  readonly nodes: readonly string[]
  readonly ghost: boolean
  readonly circular: boolean
  readonly standing: Standing
  /** Ids of the tellings that show it; for a ghost those that cite it. */
  readonly tellings: readonly string[]
}

export interface OriginCount {
  readonly reports: Bounds
  readonly informants: Bounds
  readonly notStated: number
  readonly terminals: readonly Terminal[]
  /** What the counted terminals lead to. */
  readonly parties: readonly Party[]
}

/** Open to everybody: who heard or read it need not have had it from another outlet, nor gathered it. */
const publicOccasions: ReadonlySet<Occasion | null> = new Set<Occasion>([
  'broadcast',
  'document',
  'post',
  'release',
  'court'
])

/**
 * Counts independent acts of gathering (reports) and people or documents at the far end (informants), each as bounds.
 *
 * Pages point to where they have the claim from; pages that reach each other are condensed to one circle; a group that points
 * nowhere is a *terminal*. A page that has the claim from elsewhere, but also tells it first-hand without a parent, is a terminal too. Then:
 *
 * - a ghost, a circle, and a first-hand terminal (a press conference attended is first-hand) are one report each;
 * - a document, post, release, filing or broadcast that n pages tell is 1 to n reports;
 * - an implied terminal ("an insider said", no outlet named) is one report in max; in min it is one with any other terminal that it
 *   could have been taken from (one that did not certainly appear later) or share a speaker with; if there is no such terminal, it
 *   is one report, and implied terminals among themselves are one;
 * - a terminal whose access is not stated adds nothing and is listed (`notStated`).
 *
 * Informants: see `countInformants.ts`. Different named people, organizations and documents count apart; each terminal that names
 * nobody adds its unnamed informant (or as many as its text counts or tells apart) to max; in min all unnamed informants may be one
 * person, or one of the named ones, where no words forbid it. The same named speaker in many pages is one informant.
 *
 * Always min <= max; the order of input does not matter; a page that has the claim from another one adds to neither.
 */
export function countOrigins(
  tellings: readonly Telling[],
  beyond: readonly { readonly from: string; readonly to: string }[] = []
): OriginCount {
  const terminals = findTerminals(tellings, beyond)
  const byId = new Map(tellings.map((telling) => [telling.id, telling]))
  const told = (terminal: Terminal) => terminal.tellings.map((id) => byId.get(id)!)
  const of = (standing: Standing) => terminals.filter((terminal) => terminal.standing === standing)
  const [solid, open, implied] = [of('report'), of('public'), of('implied')]
  const openKeys = new Set(open.map((terminal) => publicKey(told(terminal))))
  const firm = [...solid, ...open]
  const alone = implied.some((x) => !firm.some((y) => couldBeOne(x, told(x), y, told(y))))
  const counted = [...firm, ...implied]
  const parties = counted.map((terminal) => partyOf(terminal, told(terminal), tellings))
  const informants = countInformants(parties)
  return {
    reports: {
      min: solid.length + openKeys.size + (alone ? 1 : 0),
      max: counted.length
    },
    informants: informants.bounds,
    parties,
    notStated: of('notStated').length,
    terminals
  }
}

/** What a terminal leads to: those who give it its standing, and whoever its page announces as one more ("a second source confirmed"). */
function partyOf(terminal: Terminal, told: readonly Telling[], tellings: readonly Telling[]): Party {
  const retold = terminal.ghost || terminal.circular
  const more = retold
    ? []
    : tellings.filter(
        (t) =>
          terminal.nodes.includes(t.page) &&
          t.parents.length === 0 &&
          t.speaker.type === 'anonymous' &&
          t.access !== 'relayed' &&
          traitsOf(t.speaker.description ?? '').further &&
          !told.includes(t)
      )
  return { node: terminal.nodes[0]!, words: retold ? 'retold' : 'own', tellings: [...told, ...more] }
}

function findTerminals(tellings: readonly Telling[], beyond: readonly { from: string; to: string }[]): Terminal[] {
  const own = new Map<string, Telling[]>()
  const cited = new Map<string, Telling[]>()
  const targets = new Map<string, Set<string>>()
  for (const telling of tellings) own.set(telling.page, [...(own.get(telling.page) ?? []), telling])
  const link = (from: string, to: string) => {
    if (from !== to) targets.set(from, (targets.get(from) ?? new Set()).add(to))
  }
  for (const telling of tellings)
    for (const parent of telling.parents) {
      link(telling.page, parent)
      if (!own.has(parent)) cited.set(parent, [...(cited.get(parent) ?? []), telling])
    }
  for (const { from, to } of beyond) {
    link(from, to)
    if (!own.has(to) && !cited.has(to)) cited.set(to, cited.get(from) ?? [])
  }
  const nodes = [...new Set([...own.keys(), ...cited.keys()])].sort()
  const sorted = new Map(nodes.map((node) => [node, [...(targets.get(node) ?? [])].sort()]))
  const found: Terminal[] = []
  for (const group of condense(nodes, (node) => sorted.get(node) ?? [])) {
    const leaves = group.some((node) => sorted.get(node)!.some((to) => !group.includes(to)))
    const held = group.flatMap((node) => own.get(node) ?? cited.get(node) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1))
    const ghost = group.some((node) => !own.has(node))
    const circular = group.length > 1
    const shown = leaves ? held.filter((t) => isFirsthand(t) && t.parents.length === 0) : held
    if (leaves && shown.length === 0) continue
    const standing = standingOf(shown, ghost || circular)
    found.push({ nodes: group, ghost, circular, standing, tellings: strongest(shown, standing).map((t) => t.id) })
  }
  return found
}

/** First-hand by its text; being in the room at a press conference is. */
export function isFirsthand(telling: Pick<Telling, 'access' | 'occasion'>): boolean {
  return telling.access === 'firsthand' || (telling.occasion === 'pressConference' && telling.access === 'implied')
}

function isPublic(telling: Telling): boolean {
  if (telling.access === 'relayed') return false
  return publicOccasions.has(telling.occasion) || telling.speaker.type === 'document'
}

function standingOf(held: readonly Telling[], certain: boolean): Standing {
  if (certain || held.some((t) => isFirsthand(t) && !isPublic(t))) return 'report'
  if (held.some(isPublic)) return 'public'
  return held.some((t) => t.access === 'implied') ? 'implied' : 'notStated'
}

/** The tellings that give a terminal its standing. */
function strongest(held: readonly Telling[], standing: Standing): readonly Telling[] {
  const pick = (test: (t: Telling) => boolean) => (held.some(test) ? held.filter(test) : held)
  switch (standing) {
    case 'report':
      return pick(isFirsthand)
    case 'public':
      return pick(isPublic)
    case 'implied':
      return pick((t) => t.access === 'implied')
    case 'notStated':
      return held
  }
}

function publicKey(tellings: readonly Telling[]): string {
  return tellings
    .filter(isPublic)
    .map((t) => t.speaker.id)
    .sort()[0]!
}

const isNamed = (telling: Telling): boolean =>
  telling.speaker.type === 'named' || telling.speaker.type === 'organization'

/** Whether an implied terminal could have been taken from another one, or share a speaker with it. */
function couldBeOne(x: Terminal, mine: readonly Telling[], y: Terminal, theirs: readonly Telling[]): boolean {
  if (x === y) return false
  if (y.ghost || y.circular) return true
  // taken from y: unless every telling of y certainly appeared later
  if (mine.some((a) => theirs.some((b) => compareInstants(b.when, a.when) <= 0))) return true
  const unnamed = (list: readonly Telling[]) => list.some((t) => !isNamed(t) && t.speaker.type !== 'document')
  if (unnamed(mine) || unnamed(theirs)) return true
  return mine.some((a) => theirs.some((b) => a.speaker.id === b.speaker.id))
}
