/**
 * Which tellings of a claim still have something to rest on when some statements and ghosts are taken away (see `knockout.ts` for what that
 * means). What stands is found from the ground up, so that outlets which only cite each other cannot hold each other up.
 */
import type { Claim, LineageEdge, Statement } from '../model.ts'
import { outletKey } from '../text/outlets.ts'
import { isFirsthand } from './countOrigins.ts'
import { gather } from './gather.ts'
import { nodeFor, type Scene } from './scene.ts'

/** Whether a statement of the claim has it from a ghost by way of another outlet ("the Post, citing Midi"). */
export function chained(scene: Scene, claim: Claim, ghosts: ReadonlySet<string>): boolean {
  return claim.lineage.some((edge) => viaGhosts(scene, edge).some((id) => ghosts.has(id)))
}

/** Ghost ids of the outlets behind the one that a statement credits. */
function viaGhosts(scene: Scene, edge: LineageEdge): string[] {
  if (!('ghost' in edge.parent)) return []
  return (scene.statements.get(edge.child)?.via ?? []).slice(1).map((via) => `ghost/${outletKey(via.outlet)}`)
}

/** Whether an edge leads to nothing that stands. */
export function isBroken(
  scene: Scene,
  edge: LineageEdge,
  standing: ReadonlySet<string>,
  ghosts: ReadonlySet<string>
): boolean {
  if ('ghost' in edge.parent)
    return ghosts.has(edge.parent.ghost) || viaGhosts(scene, edge).some((id) => ghosts.has(id))
  const parent = scene.statements.get(edge.parent.statement)
  if (!parent) return true
  if (standing.has(parent.id)) return false
  if (edge.evidence !== 'stated') return true
  const node = nodeFor(scene, parent.article)
  return ![...standing].some((id) => nodeFor(scene, scene.statements.get(id)!.article) === node)
}

/** Ids of the tellings that still have something to rest on. */
export function standingOf(
  scene: Scene,
  claim: Claim,
  tellings: readonly Statement[],
  removed: ReadonlySet<string>,
  ghosts: ReadonlySet<string>
): ReadonlySet<string> {
  const byChild = gather(claim.lineage, (edge) => edge.child)
  const nodes = gather(tellings, (s) => nodeFor(scene, s.article))
  const circular = new Set(untouchedCircles(claim, tellings, removed))
  const children = new Map<string, string[]>()
  const carried = carriedAlong(scene, tellings, byChild)
  for (const [from, along] of carried) children.set(from, [...along])
  const along = new Set([...carried.values()].flat())
  const standing = new Set(
    tellings
      .filter((s) => !removed.has(s.id) && ((!byChild.has(s.id) && !along.has(s.id)) || circular.has(s.id)))
      .map((s) => s.id)
  )
  for (const edge of claim.lineage) {
    if ('ghost' in edge.parent) continue
    const parent = scene.statements.get(edge.parent.statement)
    if (!parent) continue
    const held = edge.evidence === 'stated' ? (nodes.get(nodeFor(scene, parent.article)) ?? []) : [parent]
    for (const s of held) children.set(s.id, [...(children.get(s.id) ?? []), edge.child])
  }
  for (const edge of claim.lineage)
    if ('ghost' in edge.parent && !removed.has(edge.child) && !isBroken(scene, edge, standing, ghosts))
      standing.add(edge.child)
  const todo = [...standing]
  for (let at = todo.pop(); at !== undefined; at = todo.pop())
    for (const child of children.get(at) ?? [])
      if (!standing.has(child) && !removed.has(child)) {
        standing.add(child)
        todo.push(child)
      }
  return standing
}

/**
 * In an outlet that has the claim from elsewhere, whatever shows no source is taken to come from there too, as counting takes it; only what it
 * tells first-hand rests on itself. By the tellings with a source, those that come along.
 */
function carriedAlong(
  scene: Scene,
  tellings: readonly Statement[],
  byChild: ReadonlyMap<string, readonly LineageEdge[]>
): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>()
  for (const [node, own] of gather(tellings, (s) => nodeFor(scene, s.article))) {
    const leaves = own.filter((s) => byChild.get(s.id)?.some((edge) => leadsAway(scene, edge, node)))
    const rest = own.filter((s) => !byChild.has(s.id) && !isFirsthand(s))
    for (const s of leaves)
      found.set(
        s.id,
        rest.map((other) => other.id)
      )
  }
  return found
}

function leadsAway(scene: Scene, edge: LineageEdge, node: string): boolean {
  if ('ghost' in edge.parent) return true
  const parent = scene.statements.get(edge.parent.statement)
  return parent !== undefined && nodeFor(scene, parent.article) !== node
}

/** Tellings of circles that had nothing behind them before, and of which no member is removed. */
function untouchedCircles(claim: Claim, tellings: readonly Statement[], removed: ReadonlySet<string>): string[] {
  const circles = claim.warnings.some((warning) => warning.kind === 'circular')
  if (!circles) return []
  return claim.origins.flatMap((origin) => {
    const own = origin.statements.filter((id) => claim.lineage.some((edge) => edge.child === id))
    const held = tellings.filter((s) => own.includes(s.id))
    return own.length > 1 && held.length > 0 && held.every((s) => !removed.has(s.id)) ? held.map((s) => s.id) : []
  })
}
