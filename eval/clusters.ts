/**
 * Real pages: does the trace of a few articles that carry one quotation agree with the lineage worked out by hand?
 *
 * Each cluster is traced by itself. A mention is found where a statement of its article covers half of the shared words; the claim that
 * holds most mentions stands for the cluster. Edges are compared by (child article, parent article or ghost); an edge that the gold merely
 * allows is neither asked for nor punished. Two simple counters stand beside: every carrier an origin, every distinct source phrase an origin.
 * With `--errors` every disagreement is printed with its cause, by article id and offset.
 */
import type { Claim, Statement, Trace } from '../src/model.ts'
import { outletKey } from '../src/text/outlets.ts'
import { type Figure, type Outcome, overRuns } from './figures.ts'
import {
  type GoldBounds,
  type GoldCluster,
  type GoldMention,
  type NewsRecord,
  readClusters,
  readNews
} from './goldCluster.ts'
import { type Library, loadLibrary, sharedPath } from './places.ts'

/** Hits of cases by the name of the figure. */
type Tally = Map<string, { hits: number; cases: number }>
type Fault = (cause: string, detail: string) => void

interface Found {
  readonly mention: GoldMention
  readonly statements: readonly Statement[]
}

export async function evaluateClusters(options: { readonly errors: boolean }): Promise<Outcome> {
  const path = sharedPath('data', 'news', 'politics.jsonl.gz')
  if (!path) return { skipped: 'the political news are not at hand (set HEARSAY_SHARED)' }
  const library = await loadLibrary()
  const clusters = readClusters()
  const news = readNews(path, clusters)
  const tally: Tally = new Map()
  const causes = new Map<string, string[]>()
  for (const cluster of clusters) {
    const records = cluster.mentions.map((mention) => news.get(mention.article)!)
    const trace = traceRecords(library, records)
    const fault: Fault = (cause, detail) =>
      causes.set(cause, [...(causes.get(cause) ?? []), `${cluster.id} (${cluster.why}): ${detail}`])
    scoreCluster(cluster, trace, records, tally, fault)
  }
  if (options.errors)
    for (const [cause, list] of [...causes].sort((a, b) => b[1].length - a[1].length))
      console.log(`${cause}: ${list.length}\n    ${list.join('\n    ')}`)
  return { figures: figuresOf(tally) }
}

function traceRecords(library: Library, records: readonly NewsRecord[]): Trace {
  const bytes = new TextEncoder().encode(records.map((record) => record.line).join('\n'))
  return library.trace([{ uri: 'cluster.jsonl', bytes }])
}

function count(tally: Tally, name: string, hit: boolean): boolean {
  const entry = tally.get(name) ?? { hits: 0, cases: 0 }
  tally.set(name, { hits: entry.hits + Number(hit), cases: entry.cases + 1 })
  return hit
}

function scoreCluster(
  cluster: GoldCluster,
  trace: Trace,
  records: readonly NewsRecord[],
  tally: Tally,
  fault: Fault
): void {
  const found = cluster.mentions.map((mention) => ({ mention, statements: statementsAt(trace, mention) }))
  const claim = claimOf(trace, found)
  for (const one of found) scoreMention(one, claim, records, tally, fault)
  const show = ({ min, max }: GoldBounds) => `${min}-${max}`
  const agree = (name: string, hit: boolean, got: string, want: string) => {
    if (!count(tally, `counts.${name}`, hit)) fault(name, `got ${got}, want ${want}`)
  }
  const carriers = claim?.carriers.length ?? 0
  const [reports, informants] = [claim?.reports ?? nothing, claim?.informants ?? nothing]
  agree('carriers', cluster.carriers.includes(carriers), String(carriers), cluster.carriers.join(' or '))
  agree('reports', isRight(reports, cluster.reports), show(reports), show(cluster.reports))
  agree('informants', isRight(informants, cluster.informants), show(informants), show(cluster.informants))
  count(tally, 'counts.reportsInside', meets(reports, cluster.reports))
  count(tally, 'counts.informantsInside', meets(informants, cluster.informants))
  const phrases = new Set(found.flatMap(({ statements }) => statements.slice(0, 1).map((s) => s.source?.text ?? '')))
    .size
  for (const [name, n] of [
    ['carriers', cluster.carriers.at(-1)!],
    ['phrases', phrases]
  ] as const) {
    count(tally, `naive.${name}.reports`, isRight({ min: n, max: n }, cluster.reports))
    count(tally, `naive.${name}.informants`, isRight({ min: n, max: n }, cluster.informants))
  }
  scoreEdges(cluster, trace, found, tally, fault)
  const raised = claim?.warnings.filter((warning) => !cluster.warnings.includes(warning.kind)) ?? []
  count(tally, 'warnings.noneFalse', raised.length === 0)
  for (const warning of raised) fault('falseWarning', `${warning.kind} at ${warning.statement}`)
}

const nothing: GoldBounds = { min: 0, max: 0 }

function isRight(got: GoldBounds, want: GoldBounds): boolean {
  return want.anyInside ? got.min >= want.min && got.max <= want.max : got.min === want.min && got.max === want.max
}

/** Whether the bounds do not exclude all that is right. */
function meets(got: GoldBounds, want: GoldBounds): boolean {
  return want.anyInside ? got.min <= want.max && got.max >= want.min : got.min <= want.min && got.max >= want.max
}

/** Statements of the mention's article that cover half of the shared words, attributed ones first, then the best fitting. */
function statementsAt(trace: Trace, mention: GoldMention): Statement[] {
  const covered = (s: Statement) =>
    Math.max(
      ...mention.at.map(([start, end]) => {
        const inside = s.content.map((span) => Math.max(0, Math.min(span.end, end) - Math.max(span.start, start)))
        return inside.reduce((sum, n) => sum + n, 0) / (end - start)
      })
    )
  return trace.statements
    .filter((s) => s.article === mention.article && covered(s) >= 0.5)
    .sort((a, b) => Number(a.kind === 'asserted') - Number(b.kind === 'asserted') || covered(b) - covered(a))
}

/** The claim that holds most of the mentions. */
function claimOf(trace: Trace, found: readonly Found[]): Claim | null {
  const votes = new Map<string, number>()
  for (const { mention, statements } of found) {
    if (mention.apart) continue
    for (const id of new Set(statements.map((s) => s.claim ?? ''))) votes.set(id, (votes.get(id) ?? 0) + 1)
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return trace.claims.find((claim) => claim.id === best?.[0]) ?? null
}

function scoreMention(
  { mention, statements }: Found,
  claim: Claim | null,
  records: readonly NewsRecord[],
  tally: Tally,
  fault: Fault
): void {
  const at = `${mention.article}@${mention.at[0]![0]}`
  const inside = statements.find((s) => s.claim === claim?.id)
  if (mention.apart) {
    if (!count(tally, 'mentions.apart', !inside)) fault('overJoined', at)
    return
  }
  if (mention.optional) return
  const [best] = statements
  if (!count(tally, 'mentions.found', best !== undefined)) fault('missed', at)
  if (!best) return
  if (!count(tally, 'mentions.joined', inside !== undefined)) fault('notJoined', `${at} is ${best.claim}`)
  const type = best.speaker.type
  if (!count(tally, 'speaker.type', mention.speaker.type.includes(type)))
    fault('speakerType', `${at} got ${type}, want ${mention.speaker.type.join(' or ')}, by ${best.rule}`)
  const named = nameAt(mention, records)
  if (named !== null && mention.speaker.type.includes('named'))
    if (
      !count(
        tally,
        'speaker.name',
        (best.speaker.name ?? '').split(/\s+/).some((word) => named.includes(word))
      )
    )
      fault('speakerName', `${at} got ${best.speaker.name}, by ${best.rule}`)
  const via = best.via[0]?.outlet ?? null
  const wanted = mention.via ?? []
  const right = via === null ? !mustName(mention) : wanted.some((name) => outletKey(name) === outletKey(via))
  if (!count(tally, 'speaker.via', right))
    fault('via', `${at} got ${via}, want ${wanted[0] ?? 'none'}, by ${best.rule}`)
  if (!count(tally, 'speaker.access', mention.access?.includes(best.access) ?? true))
    fault('access', `${at} got ${best.access}, want ${mention.access?.join(' or ')}`)
}

/** Whether the article has to be seen to name its source. */
function mustName(mention: GoldMention): boolean {
  return mention.via !== undefined && mention.access?.length === 1
}

function nameAt(mention: GoldMention, records: readonly NewsRecord[]): string | null {
  const text = records.find((record) => record.id === mention.article)?.text ?? ''
  return mention.speaker.at ? text.slice(...mention.speaker.at) : null
}

function scoreEdges(cluster: GoldCluster, trace: Trace, found: readonly Found[], tally: Tally, fault: Fault): void {
  const mine = new Map(
    found.flatMap(({ mention, statements }) => (mention.apart ? [] : statements.map((s) => [s.id, s.article] as const)))
  )
  const articleOf = new Map(trace.statements.map((s) => [s.id, s.article]))
  const ghosts = new Map(trace.ghosts.map((ghost) => [ghost.id, outletKey(ghost.outlet)]))
  const keys = new Map<string, string>()
  for (const edge of trace.claims.flatMap((claim) => claim.lineage)) {
    const child = mine.get(edge.child)
    if (child === undefined) continue
    const ghost = 'ghost' in edge.parent
    const to = 'ghost' in edge.parent ? ghosts.get(edge.parent.ghost) : articleOf.get(edge.parent.statement)
    if (to !== child) keys.set(`${child} → ${ghost ? 'ghost ' : ''}${to}`, edge.evidence)
  }
  const targets = (parent: GoldCluster['parents'][number]['parent']) =>
    typeof parent === 'string' ? [parent] : parent.ghost.map((name) => `ghost ${outletKey(name)}`)
  const allowed = new Set(
    cluster.parents.flatMap(({ child, parent }) => targets(parent).map((to) => `${child} → ${to}`))
  )
  for (const { child, parent, required } of cluster.parents) {
    if (!required) continue
    const hit = targets(parent).find((to) => keys.has(`${child} → ${to}`))
    if (!count(tally, 'edges.R', hit !== undefined)) fault('edgeMissed', `${child} → ${targets(parent)[0]}`)
    if (hit) count(tally, 'edges.P', true)
  }
  for (const [key, evidence] of keys)
    if (!allowed.has(key)) {
      count(tally, 'edges.P', false)
      fault('edgeExtra', `${key} by ${evidence}`)
    }
}

function figuresOf(tally: Tally): Figure[] {
  const share = (name: string) => {
    const { hits, cases } = tally.get(name) ?? { hits: 0, cases: 0 }
    return cases ? (100 * hits) / cases : null
  }
  const names = [
    'mentions.found',
    'mentions.joined',
    'mentions.apart',
    'speaker.type',
    'speaker.name',
    'speaker.via',
    'speaker.access',
    'counts.carriers',
    'counts.reports',
    'counts.reportsInside',
    'counts.informants',
    'counts.informantsInside',
    'naive.carriers.reports',
    'naive.carriers.informants',
    'naive.phrases.reports',
    'naive.phrases.informants',
    'edges.P',
    'edges.R'
  ]
  const [precision, recall] = [share('edges.P') ?? 0, share('edges.R') ?? 0]
  return [
    ...names.map((name) => overRuns(`clusters.${name}`, [share(name)])),
    overRuns('clusters.edges.F', [precision + recall ? (2 * precision * recall) / (precision + recall) : 0]),
    overRuns('clusters.warnings.noneFalse', [share('warnings.noneFalse')])
  ]
}
