/**
 * The page of an outlet: which claims it is an origin of, which it has from elsewhere and whether it says so, which it carries
 * without a word of where they come from, and who has them from it. Outlets of which no article is held have a page too.
 *
 * Nothing is judged here: each line is an origin or an edge of the lineage of one claim, and leads to it.
 */
import type { Claim, LineageEdge } from '../model.ts'
import { outletKey } from '../text/outlets.ts'
import { compareIds } from '../text/published.ts'
import { articleHead, claimHead } from './heads.ts'
import { evidenceOrder } from './lineageTree.ts'
import type { OutletClaim, OutletPage, OutletRepeat } from './pages.ts'
import { claimsOfOutlet, outletOfStatement, parentOf, storyIdOf } from './placed.ts'
import { compareClaims, outletOf, type View } from './view.ts'

/** Records shown of each list. */
const shown = 500

/** Null where no article, origin or edge names the outlet. */
export function outletPage(view: View, name: string): OutletPage | null {
  const key = outletKey(name)
  if (key === '') return null
  const articles = view.trace.articles.filter((a) => a.outlet !== null && outletKey(a.outlet.name) === key)
  const ghost = view.trace.ghosts.find((each) => outletKey(each.outlet) === key)
  const claims = [...claimsOfOutlet(view, key)].sort(compareClaims)
  if (articles.length === 0 && !ghost && claims.length === 0) return null
  const originates = claims.flatMap((claim) => originated(claim, key, view))
  const repeats = claims.flatMap((claim) => repeated(claim, key, 'child', view))
  const repeatedBy = claims.flatMap((claim) => repeated(claim, key, 'parent', view))
  const unstated = claims.flatMap((claim) => carriedUnstated(claim, key, view))
  const stories = new Set([
    ...claims.map((claim) => claim.story),
    ...articles.flatMap((article) => storyIdOf(view, article.id) ?? [])
  ])
  const warnings = claims.flatMap((claim) =>
    claim.warnings.filter((warning) => keyOfStatement(view, warning.statement) === key)
  )
  articles.sort((a, b) => compareIds(a.published?.at ?? '~', b.published?.at ?? '~') || compareIds(a.id, b.id))
  return {
    outlet: articles[0]?.outlet ?? { name: ghost?.outlet ?? name, domain: null },
    held: articles.length > 0,
    articles: articles.slice(0, shown).map(articleHead),
    counts: {
      articles: articles.length,
      claims: claims.filter((claim) => carriedBy(claim, key).length > 0).length,
      originates: originates.length,
      credited: repeats.filter((repeat) => repeat.credited).length,
      uncredited: repeats.filter((repeat) => !repeat.credited).length,
      unstated: unstated.length,
      repeatedBy: repeatedBy.length,
      warnings: warnings.length
    },
    stories: { shown: stories.size, all: stories.size },
    originates: originates.slice(0, shown),
    repeats: repeats.slice(0, shown),
    unstated: unstated.slice(0, shown),
    repeatedBy: repeatedBy.slice(0, shown)
  }
}

function keyOfStatement(view: View, statementId: string): string {
  return outletKey(outletOfStatement(view, statementId) ?? '')
}

/** Statements by which an outlet carries a claim. */
function carriedBy(claim: Claim, key: string): string[] {
  return claim.carriers
    .filter((carrier) => carrier.outlet !== null && outletKey(carrier.outlet) === key)
    .flatMap((carrier) => carrier.statements)
}

function originsAt(claim: Claim, key: string): Claim['origins'] {
  return claim.origins.filter((origin) => origin.outlet !== null && outletKey(origin.outlet) === key)
}

function originated(claim: Claim, key: string, view: View): OutletClaim[] {
  const origins = originsAt(claim, key)
  const first = origins[0]
  if (!first) return []
  const statements = [...new Set(origins.flatMap((origin) => origin.statements))]
  const access = origins.some((origin) => origin.access === 'firsthand') ? 'firsthand' : first.access
  const article = origins.every((origin) => origin.ghost) ? null : articleOf(view, statements)
  return [{ claim: claimHead(claim, view), access, statements, article }]
}

/** Edges between this outlet and others, one line to each other: as `child` it repeats, as `parent` it is repeated. */
function repeated(claim: Claim, key: string, role: 'child' | 'parent', view: View): OutletRepeat[] {
  const groups = new Map<string, { edges: LineageEdge[]; name: string; ghost: boolean }>()
  for (const edge of claim.lineage) {
    const parent = parentOf(view, edge)
    const [childKey, parentKey] = [keyOfStatement(view, edge.child), outletKey(parent.outlet ?? '')]
    if ((role === 'child' ? childKey : parentKey) !== key || childKey === parentKey) continue
    const name =
      role === 'parent'
        ? outletOf(view, view.statements.get(edge.child)?.article ?? edge.child)
        : (parent.outlet ?? outletOf(view, parent.article ?? ''))
    const id = outletKey(name) || name
    const group = groups.get(id) ?? { edges: [], name, ghost: role === 'child' && parent.ghost }
    group.edges.push(edge)
    groups.set(id, group)
  }
  return [...groups.values()].map(({ edges, name, ghost }) => {
    const statements = [...new Set(edges.map((edge) => edge.child))]
    const [strongest] = [...edges].sort((a, b) => rankOf(a) - rankOf(b))
    return {
      claim: claimHead(claim, view),
      other: name,
      ghost,
      evidence: strongest!.evidence,
      credited: edges.some((edge) => edge.credited),
      statements,
      article: articleOf(view, statements)
    }
  })
}

function rankOf(edge: LineageEdge): number {
  return evidenceOrder.indexOf(edge.evidence)
}

function carriedUnstated(claim: Claim, key: string, view: View): OutletClaim[] {
  const statements = carriedBy(claim, key)
  if (statements.length === 0 || originsAt(claim, key).length > 0) return []
  const own = new Set(statements)
  const led = claim.lineage.some((edge) => own.has(edge.child) && outletKey(parentOf(view, edge).outlet ?? '') !== key)
  if (led) return []
  const access = view.statements.get(statements[0]!)?.access ?? 'notStated'
  return [{ claim: claimHead(claim, view), access, statements, article: articleOf(view, statements) }]
}

function articleOf(view: View, statements: readonly string[]): string | null {
  for (const id of statements) {
    const statement = view.statements.get(id)
    if (statement) return statement.article
  }
  return null
}
