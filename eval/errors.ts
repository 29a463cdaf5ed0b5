/**
 * Error lists for developers: what the trace got wrong on an invented news cycle, by class, with the sentence. It pairs predicted
 * statements with gold mentions the way the scorer does (half of the words shared, one to one, best first) and
 * writes one file a class. It is for reading; the figures come from the scorer alone.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Statement, Trace } from '../src/model.ts'
import type { GoldClaim, GoldMention, GoldParent, GoldStory } from './goldStory.ts'

interface Pairing {
  readonly claim: GoldClaim
  readonly mention: GoldMention
  readonly index: number
  readonly found: Statement
}

type Say = (kind: string, line: string) => void

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}|[«»“”„‘’‚‛"'`´]/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? []
const fold = (text: string) =>
  wordsOf(text)
    .filter((word) => word !== 'the')
    .join('')
    .replace(/com$/, '')

function overlap(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1)
  let hits = 0
  for (const word of b) {
    const count = left.get(word) ?? 0
    if (count > 0) hits++
    left.set(word, count - 1)
  }
  return a.length && b.length ? hits / Math.max(a.length, b.length) : 0
}

/** Writes one text file per class of error into `folder`. `traces` are named `trace-STORY.json`. */
export function errorLists(gold: string, traces: readonly string[], articles: string, folder: string): void {
  const { stories } = JSON.parse(readFileSync(gold, 'utf8')) as { stories: readonly GoldStory[] }
  const lists = new Map<string, string[]>()
  const say: Say = (kind, line) => lists.set(kind, [...(lists.get(kind) ?? []), line])
  for (const story of stories) {
    const file = traces.find((path) => basename(path) === `trace-${story.id}.json`)
    if (file && existsSync(file)) compareStory(story, JSON.parse(readFileSync(file, 'utf8')) as Trace, articles, say)
  }
  mkdirSync(folder, { recursive: true })
  for (const [kind, lines] of lists) writeFileSync(join(folder, `${kind}.txt`), `${lines.join('\n')}\n`)
  const totals = [...lists].map(([kind, lines]) => `${String(lines.length).padStart(5)} ${kind}`).sort()
  writeFileSync(join(folder, 'totals.txt'), `${totals.reverse().join('\n')}\n`)
}

function compareStory(story: GoldStory, trace: Trace, articles: string, say: Say): void {
  const pageOf = new Map(trace.articles.map((article) => [article.id, basename(article.uri).replace(/\.txt$/, '')]))
  const pairs: Pairing[] = []
  for (const page of story.articles) {
    const here = trace.statements.filter((statement) => pageOf.get(statement.article) === page.id)
    const text = readFileSync(join(articles, story.id, `${page.id}.txt`), 'utf8')
    pairs.push(...pairPage(story, page.id, here, text, say))
    const read = trace.articles.find((article) => pageOf.get(article.id) === page.id)
    if (fold(read?.outlet?.name ?? '') !== fold(page.outlet))
      say('outlet', `${story.id}/${page.id}: ${read?.outlet?.name ?? 'none'} for ${page.outlet}`)
  }
  for (const pair of pairs) compareLabels(story, pair, say)
  compareClaims(story, trace, pairs, say)
  for (const claim of story.claims) compareLineage(story, claim, trace, pairs, pageOf, say)
  compareConflicts(story, trace, say)
}

/** Pairs the gold of one page with the statements found on it; says what is missed and what is too much. */
function pairPage(story: GoldStory, page: string, found: readonly Statement[], text: string, say: Say): Pairing[] {
  const mentions = story.claims.flatMap((claim) =>
    claim.mentions
      .map((mention, index) => ({ claim, mention, index }))
      .filter(({ mention }) => mention.article === page)
  )
  const speeches = story.background.filter((speech) => speech.article === page)
  const golds = [...mentions.map(({ mention }) => mention), ...speeches]
  const candidates = golds.flatMap((mention, g) =>
    found.map((statement) => {
      const words = wordsOf(statement.content.map((span) => span.text).join(' '))
      const near = -Math.abs((statement.content[0]?.start ?? 0) - (mention.at[0] ?? 0))
      return { g, statement, share: overlap(words, wordsOf(mention.content.join(' '))), near }
    })
  )
  candidates.sort((a, b) => b.share - a.share || b.near - a.near)
  const byGold = new Map<number, Statement>()
  const used = new Set<string>()
  for (const { g, statement, share } of candidates) {
    if (share < 0.5 || byGold.has(g) || used.has(statement.id)) continue
    byGold.set(g, statement)
    used.add(statement.id)
  }
  golds.forEach((mention, g) => {
    if (byGold.has(g) || g >= mentions.length) return
    const { where, kind } = mention as GoldMention
    say('missed', `${story.id}/${page} [${where} ${kind}] ${lineAt(text, mention.at[0] ?? 0)}`)
  })
  for (const statement of found) {
    if (used.has(statement.id) || statement.kind === 'asserted') continue
    const what = `${statement.rule} ${statement.kind} ${statement.block}`
    const content = statement.content.map((span) => span.text).join(' … ')
    say('extra', `${story.id}/${page} [${what}] <${statement.source?.text ?? ''}> ${content}`)
  }
  return mentions.flatMap((entry, g) => (byGold.has(g) ? [{ ...entry, found: byGold.get(g)! }] : []))
}

function lineAt(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at) + 1
  const end = text.indexOf('\n', at)
  return text.slice(start, end < 0 ? undefined : end).slice(0, 400)
}

function compareLabels(story: GoldStory, { mention, found }: Pairing, say: Say): void {
  const at = `${story.id}/${mention.article} [${mention.where}]`
  const shown = `<${found.source?.text ?? ''}> ${found.content.map((span) => span.text).join(' … ')}`
  const differ = (kind: string, got: unknown, want: unknown) =>
    got === want ? undefined : say(kind, `${at} got ${got}, want ${want} (${found.rule}): ${shown}`)
  differ('kind', found.kind, mention.kind)
  differ('speakerType', found.speaker.type, mention.speakerType)
  differ('polarity', found.polarity, mention.polarity)
  // The gold calls "a source said" not stated where hearsay says implied: only what a text states is compared.
  if (mention.where === 'body' && ['firsthand', 'relayed'].includes(mention.access))
    differ('access', found.access, mention.access)
  if (mention.speakerType === 'anonymous') differ('plural', found.speaker.plural, mention.plural)
  if (mention.source && overlap(wordsOf(found.source?.text ?? ''), wordsOf(mention.source)) < 0.5)
    differ('source', found.source?.text ?? 'none', mention.source)
  const via = found.via.map(({ outlet }) => fold(outlet))
  const right = [mention.via, ...(mention.viaAlso ?? [])].some(
    (list) => list.length === via.length && list.every((outlet) => via.includes(fold(outlet)))
  )
  if (mention.kind !== 'asserted' && !right)
    differ('via', found.via.map(({ outlet }) => outlet).join(' > ') || 'none', mention.via.join(' > ') || 'none')
}

/** Claims that hold statements of two gold claims, and gold claims that fell apart. */
function compareClaims(story: GoldStory, trace: Trace, pairs: readonly Pairing[], say: Say): void {
  const holder = new Map(trace.claims.flatMap((claim) => claim.statements.map((id) => [id, claim.id] as const)))
  const told = ({ found }: Pairing) => found.content.map((span) => span.text).join(' … ')
  for (const claim of trace.claims) {
    const inside = pairs.filter(({ found }) => holder.get(found.id) === claim.id)
    const golds = new Set(inside.map((pair) => pair.claim.id))
    if (golds.size > 1)
      say(
        'joined',
        `${story.id} ${[...golds].join(' + ')}\n    ${inside.map((p) => `${p.claim.id}: ${told(p)}`).join('\n    ')}`
      )
  }
  for (const claim of story.claims) {
    const own = pairs.filter((pair) => pair.claim === claim)
    const parts = groupBy(own, ({ found }) => holder.get(found.id) ?? 'none')
    if (parts.size > 1)
      say(
        'split',
        `${story.id} ${claim.id}\n    ${[...parts.values()].map((part) => part.map(told).join(' = ')).join('\n    ')}`
      )
  }
}

function groupBy<T>(list: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of list) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

/** Edges, counts and warnings of one gold claim against the predicted claim that shares most of its mentions. */
function compareLineage(
  story: GoldStory,
  claim: GoldClaim,
  trace: Trace,
  pairs: readonly Pairing[],
  pageOf: ReadonlyMap<string, string>,
  say: Say
): void {
  const own = pairs.filter((pair) => pair.claim === claim)
  const ids = new Set(own.map(({ found }) => found.id))
  const statements = new Map(trace.statements.map((statement) => [statement.id, statement]))
  const edges = trace.claims.flatMap((c) => c.lineage).filter((edge) => ids.has(edge.child))
  const to = (parent: (typeof edges)[number]['parent']) =>
    'ghost' in parent
      ? `ghost ${fold(trace.ghosts.find((ghost) => ghost.id === parent.ghost)?.outlet ?? parent.ghost)}`
      : (pageOf.get(statements.get(parent.statement)?.article ?? '') ?? '?')
  const got = new Map(
    edges.map((edge) => [`${pageOf.get(statements.get(edge.child)!.article)} → ${to(edge.parent)}`, edge])
  )
  const wanted = new Map<string, GoldParent>()
  const allowed = new Set<string>()
  for (const parent of claim.parents) {
    const child = claim.mentions[parent.child]!.article
    const first =
      typeof parent.parent === 'number' ? claim.mentions[parent.parent]!.article : `ghost ${fold(parent.parent.ghost)}`
    for (const page of [first, ...(parent.alsoFrom ?? [])]) allowed.add(`${child} → ${page}`)
    if (parent.evidence !== 'none' && !parent.optional) wanted.set(`${child} → ${first}`, parent)
  }
  for (const [edge, found] of got)
    if (!allowed.has(edge) && !/^(.*) → \1$/.test(edge))
      say(
        'edgeExtra',
        `${story.id} ${claim.id}: ${edge} (${found.evidence}, ${found.credited ? 'credited' : 'uncredited'})`
      )
  for (const [edge, parent] of wanted)
    if (!got.has(edge)) {
      const child = claim.mentions[parent.child]!
      say('edgeMissed', `${story.id} ${claim.id}: ${edge} (${parent.evidence}) ${child.content.join(' … ')}`)
    }
  if (claim.mentions.length < 2) return
  const votes = trace.claims.map((c) => ({ c, n: c.statements.filter((id) => ids.has(id)).length }))
  const best = votes.sort((a, b) => b.n - a.n || a.c.statements.length - b.c.statements.length)[0]
  if (!best || best.n === 0) say('counts', `${story.id} ${claim.id}: no claim holds it`)
  else compareCounts(story, claim, best.c, say)
}

function compareCounts(story: GoldStory, claim: GoldClaim, found: Trace['claims'][number], say: Say): void {
  const want = claim.counts as {
    readonly carriers: number
    readonly reports: { readonly min: number; readonly max: number; readonly atMost?: boolean }
    readonly informants: { readonly min: number; readonly max: number }
    readonly notStated: number
  }
  const show = (bounds: { readonly min: number; readonly max: number }) => `${bounds.min}-${bounds.max}`
  const inside = want.reports.atMost
    ? found.reports.min >= want.reports.min && found.reports.max <= want.reports.max
    : show(found.reports) === show(want.reports)
  const carriers = new Set(found.carriers.map((carrier) => fold(carrier.outlet ?? carrier.article))).size
  const at = `${story.id} ${claim.id}`
  if (carriers !== want.carriers) say('carriers', `${at}: got ${carriers}, want ${want.carriers}`)
  if (!inside) say('reports', `${at}: got ${show(found.reports)}, want ${show(want.reports)}`)
  if (show(found.informants) !== show(want.informants))
    say('informants', `${at}: got ${show(found.informants)}, want ${show(want.informants)}`)
  if (found.notStated !== want.notStated) say('notStated', `${at}: got ${found.notStated}, want ${want.notStated}`)
  const wanted = new Set(claim.warnings.map(({ kind, mention }) => `${kind} ${claim.mentions[mention]!.article}`))
  const kinds = new Set(claim.warnings.map(({ kind }) => kind))
  const got = new Set(found.warnings.map(({ kind }) => kind as string))
  for (const warning of wanted) if (!got.has(warning.split(' ')[0]!)) say('warningMissed', `${at}: ${warning}`)
  for (const warning of found.warnings)
    if (!kinds.has(warning.kind)) say('warningExtra', `${at}: ${warning.kind} ${warning.message}`)
}

function compareConflicts(story: GoldStory, trace: Trace, say: Say): void {
  const key = (conflict: { readonly attribute: string; readonly verdict: string }) =>
    `${conflict.attribute} ${conflict.verdict}`
  const left = trace.conflicts.map((conflict) => ({ conflict, used: false }))
  for (const want of story.conflicts) {
    const hit = left.find(({ conflict, used }) => !used && key(conflict) === key(want))
    if (hit) hit.used = true
    else say('conflictMissed', `${story.id}: ${key(want)} ${want.subject}`)
  }
  for (const { conflict, used } of left) {
    const values = conflict.values.map(({ value }) => value).join(' / ')
    if (!used) say('conflictExtra', `${story.id}: ${key(conflict)} ${conflict.subject}: ${values}`)
  }
}
