/**
 * One claim, traced: parents, terminals, counts, warnings, and how they came about.
 */
import type { Carrier, Claim, LineageEdge, Origin, Speaker, Statement, Warning } from '../model.ts'
import { compareIds } from '../text/published.ts'
import { countOrigins, type OriginCount, type Telling } from './countOrigins.ts'
import { descriptionOf } from './descriptors.ts'
import { ghostId } from './ghosts.ts'
import { removedIntermediaries } from './intermediary.ts'
import { findParents } from './parents.ts'
import { compareArticles, instantsAt, nodeFor, outletName, outletOf, type Scene } from './scene.ts'
import { voicesOf } from './voices.ts'
import { namesOf, stepWarnings } from './warnings.ts'
import { explain } from './why.ts'

export interface Grouped {
  readonly id: string
  readonly text: string
  readonly statements: readonly string[]
}

/** Where the statements of a claim come from, and what that counts to. */
export interface Counted {
  /** Statements of the claim, in their order. */
  readonly statements: readonly Statement[]
  readonly edges: readonly LineageEdge[]
  /** The statements that stand for their articles. */
  readonly tellings: readonly Statement[]
  readonly count: OriginCount
}

/** Finds the parents of a claim's statements and counts its origins. */
export function countClaim(scene: Scene, group: Grouped, misspelt: ReadonlyMap<string, ReadonlySet<string>>): Counted {
  const statements = group.statements.flatMap((id) => scene.statements.get(id) ?? [])
  const { edges, tellings } = findParents(scene, statements, misspelt)
  return { statements, edges, tellings, count: countTellings(scene, tellings, edges) }
}

/** Counts the origins of some tellings, of which edges say where they have the claim from. */
export function countTellings(
  scene: Scene,
  tellings: readonly Statement[],
  edges: readonly LineageEdge[]
): OriginCount {
  const voice = voicesOf(tellings)
  return countOrigins(
    tellings.map((s) => tellingOf(scene, s, voice(s), edges)),
    chainsBeyondGhosts(scene, edges)
  )
}

/** The claim as it is told, from what was counted. */
export function traceClaim(scene: Scene, story: string, group: Grouped, counted: Counted): Claim {
  const { statements, edges, tellings, count } = counted
  const ghostNames = ghostNamesOf(scene, tellings)
  const carriers = findCarriers(scene, statements)
  const denials = statements.filter((s) => s.polarity === 'denies').map((s) => s.id)
  return {
    id: group.id,
    story,
    text: group.text,
    statements: group.statements,
    carriers,
    reports: count.reports,
    informants: count.informants,
    notStated: count.notStated,
    origins: findOrigins(scene, count, ghostNames),
    denials,
    lineage: edges,
    warnings: findWarnings(scene, edges, tellings, count),
    why: explain(scene, {
      carriers,
      count,
      edges,
      denials,
      ghostNames
    })
  }
}

function nodeOf(scene: Scene, edge: LineageEdge): string {
  return 'ghost' in edge.parent ? edge.parent.ghost : pageOf(scene, scene.statements.get(edge.parent.statement)!)
}

/** All that an outlet publishes about a claim is one node: its versions, and its second article. */
function pageOf(scene: Scene, statement: Statement): string {
  return nodeFor(scene, statement.article)
}

function tellingOf(scene: Scene, statement: Statement, speaker: Speaker, edges: readonly LineageEdge[]): Telling {
  const { id, access, occasion } = statement
  const page = pageOf(scene, statement)
  const own = edges.filter((edge) => edge.child === id)
  return {
    id,
    page,
    access,
    occasion,
    speaker: {
      type: speaker.type,
      id: speaker.id,
      count: speaker.count,
      plural: speaker.plural,
      name: speaker.name,
      description: speaker.descriptor ?? descriptionOf(statement)
    },
    article: scene.pages.get(statement.article) ?? statement.article,
    at: statement.source?.start ?? statement.content[0]?.start ?? 0,
    parents: [...new Set(own.map((edge) => nodeOf(scene, edge)))].filter((node) => node !== page),
    when: instantsAt(scene, statement.article)
  }
}

/** "According to Z, which quoted Y" with Z a ghost: the ghost has it from Y. */
function chainsBeyondGhosts(scene: Scene, edges: readonly LineageEdge[]): { from: string; to: string }[] {
  const carrying = new Map<string, string>()
  for (const edge of edges) {
    const child = scene.statements.get(edge.child)!
    if (!carrying.has(outletOf(scene, child.article)))
      carrying.set(outletOf(scene, child.article), pageOf(scene, child))
  }
  return edges.flatMap((edge) => {
    const child = scene.statements.get(edge.child)
    const next = child?.via[1]
    if (!next || !('ghost' in edge.parent) || edge.parent.ghost === ghostId(next.outlet)) return []
    const key = ghostId(next.outlet)
    return [{ from: edge.parent.ghost, to: carrying.get(key.slice('ghost/'.length)) ?? key }]
  })
}

function findCarriers(scene: Scene, statements: readonly Statement[]): Carrier[] {
  const byOutlet = new Map<string, Statement[]>()
  for (const s of statements) {
    if (s.polarity !== 'asserts') continue
    const key = outletOf(scene, s.article)
    byOutlet.set(key, [...(byOutlet.get(key) ?? []), s])
  }
  return [...byOutlet.values()]
    .map((own) => {
      const first = own.reduce((best, s) => (compareArticles(scene, s.article, best.article) < 0 ? s : best))
      return { outlet: outletName(scene, first.article), article: first.article, statements: own.map((s) => s.id) }
    })
    .sort((a, b) => compareArticles(scene, a.article, b.article) || compareIds(a.article, b.article))
}

function ghostNamesOf(scene: Scene, tellings: readonly Statement[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const s of tellings) {
    for (const via of s.via) names.set(ghostId(via.outlet), via.outlet)
    for (const credit of scene.articles.get(s.article)?.credits ?? []) names.set(ghostId(credit.outlet), credit.outlet)
  }
  return names
}

function findOrigins(scene: Scene, count: OriginCount, ghostNames: ReadonlyMap<string, string>): Origin[] {
  return count.terminals.flatMap((terminal) => {
    const first = scene.statements.get(terminal.tellings[0] ?? '')
    if (!first || terminal.standing === 'notStated') return []
    const ghost = terminal.nodes.find((node) => ghostNames.has(node))
    const told = first.speaker.type !== 'outlet' && first.speaker.type !== 'none'
    return [
      {
        outlet: terminal.ghost && ghost ? ghostNames.get(ghost)! : outletName(scene, first.article),
        ghost: terminal.ghost,
        access: terminal.ghost ? (told ? 'firsthand' : 'implied') : first.access,
        speaker: first.speaker,
        statements: terminal.tellings
      }
    ]
  })
}

function findWarnings(
  scene: Scene,
  edges: readonly LineageEdge[],
  tellings: readonly Statement[],
  count: OriginCount
): Warning[] {
  const found: Warning[] = []
  const circles = new Map<string, readonly string[]>()
  for (const terminal of count.terminals)
    if (terminal.circular) for (const node of terminal.nodes) circles.set(node, terminal.nodes)
  const named = new Set(
    edges.filter((edge) => ['stated', 'duplicate', 'version'].includes(edge.evidence)).map((edge) => edge.child)
  )
  for (const edge of edges) {
    if ('ghost' in edge.parent) continue
    const [child, parent] = [scene.statements.get(edge.child)!, scene.statements.get(edge.parent.statement)!]
    found.push(...stepWarnings(scene, edge, child, parent, named.has(child.id) ? 'credited' : 'uncredited'))
    const circle = circles.get(pageOf(scene, child))
    if (edge.evidence === 'stated' && circle?.includes(pageOf(scene, parent))) {
      const [here, there] = namesOf(scene, child, parent)
      found.push({
        kind: 'circular',
        statement: child.id,
        against: parent.id,
        message: `${here} has this from ${there}, which has it from ${here}${circle.length > 2 ? ' by way of others' : ''}: a circle that supports nothing by itself.`
      })
    }
  }
  found.push(...removedIntermediaries(scene, tellings))
  const once = new Map(found.map((warning) => [`${warning.kind} ${warning.statement}`, warning]))
  return [...once.values()].sort((a, b) => compareIds(a.statement, b.statement) || compareIds(a.kind, b.kind))
}
