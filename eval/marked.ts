/**
 * Scores a finder of statements against the marked gold of `test/cases/attribute/marked/`, which whoever writes the rules does not read.
 *
 * A statement counts as found when content and source each share at least half of their words with the gold,
 * |P∩G| / max(|P|,|G|) >= 0.5, matched one to one, best first (the `half` measure used for PolNeAR, Newell et al. 2018, with the cue
 * left out). Labels are scored over the statements so matched. Statements of kind "asserted" are passed over; an optional gold
 * statement is neither missed nor false. It says nothing of single edges: for those see the span figures on a corpus.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Article, Span, Statement } from '../src/model.ts'
import { type Outcome, overRuns } from './figures.ts'
import { checkLabels, type LabelName, labelNames } from './markedLabels.ts'
import { type MarkedCase, type MarkedStatement, parseMarked } from './markedNotation.ts'

/** Finds the statements of an article; `outlets` are the names of the outlets in the files. */
export type Finder = (article: Article, options: { readonly outlets: readonly string[] }) => readonly Statement[]

/** Precision, recall and F1 in per cent, and the number of gold statements. */
export interface Rates {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly gold: number
}

/** How often a label was right, of the matched statements whose gold gives it. */
export interface Share {
  readonly right: number
  readonly of: number
}

export interface MarkedScore {
  readonly file: string
  readonly cases: number
  readonly half: Rates
  /** The same with the source left out of account. */
  readonly content: Rates
  readonly labels: Readonly<Record<LabelName, Share>>
  /** Articles without any mark, how many statements were found in them, and in how many of them. */
  readonly negatives: { readonly cases: number; readonly found: number; readonly casesHit: number }
}

/** One disagreement, for whoever looks after the gold. Not printed by default. */
export interface MarkedError {
  readonly case: string
  readonly file: string
  /** `missed`: nothing like it found; `source`: content found, source wrong; `false`: nothing like it in the gold; or a label. */
  readonly what: 'missed' | 'source' | 'false' | LabelName
  readonly gold: string
  readonly found: string
}

export interface MarkedReport {
  readonly total: MarkedScore
  readonly files: readonly MarkedScore[]
  readonly errors: readonly MarkedError[]
}

// the tokens of the corpus scorer, so that figures compare
const TOKEN =
  /\p{L}[\p{L}\p{M}\p{N}]*(?:[’'\-&.](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*|\p{N}+(?:[.,:]\p{N}+)*|[^\s\p{L}\p{N}]/gu

/** Reads every case of the folder (by default the one in test/cases), sorted by file name. */
export function readMarked(
  folder: string = fileURLToPath(new URL('../test/cases/attribute/marked/', import.meta.url))
): MarkedCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => parseMarked(name.slice(0, -4), readFileSync(`${folder}/${name}`, 'utf8')))
}

/** Runs `find` over every case and scores it, per file and in total. Pure but for `find`. */
export function scoreMarked(cases: readonly MarkedCase[], find: Finder): MarkedReport {
  const tallies = new Map<string, Tally>()
  const total = newTally('total')
  const errors: MarkedError[] = []
  for (const one of cases) {
    if (!tallies.has(one.file)) tallies.set(one.file, newTally(one.file))
    const found = find(one.article, { outlets: one.outlets }).filter((s) => s.kind !== 'asserted')
    scoreCase(one, found, [tallies.get(one.file)!, total], errors)
  }
  return { total: finish(total), files: [...tallies.values()].map(finish), errors }
}

/** The report as lines of text: figures only, no wording of any case. */
export function printMarked(report: MarkedReport): string {
  const row = (s: MarkedScore) => {
    const share = (x: Share) => (x.of ? `${Math.round((100 * x.right) / x.of)}`.padStart(4) : '   -')
    const rates = (r: Rates) => [r.precision, r.recall, r.f1].map((x) => x.toFixed(1).padStart(6)).join('')
    const labels = labelNames.map((name) => share(s.labels[name]).padStart(name.length + 1)).join('')
    const negatives = `${s.negatives.found} in ${s.negatives.casesHit}/${s.negatives.cases}`
    return `${s.file.padEnd(22)}${String(s.half.gold).padStart(5)}${rates(s.half)} |${rates(s.content)} |${labels} | ${negatives}`
  }
  const head = `${'file'.padEnd(22)} gold  half P     R    F1 |  cont P    R    F1 | ${labelNames.join(' ')} | found in negatives`
  const counts = new Map<string, number>()
  for (const e of report.errors) counts.set(e.what, (counts.get(e.what) ?? 0) + 1)
  const classes = [...counts].sort().map(([what, n]) => `${what} ${n}`)
  return [head, ...report.files.map(row), row(report.total), `errors: ${classes.join(', ')}`].join('\n')
}

/** The totals as figures with floors; the gold is in the repository, so it is never skipped. */
export function evaluateMarked(find: Finder): Outcome {
  const { total } = scoreMarked(readMarked(), find)
  const share = ({ right, of }: Share) => (of > 0 ? (100 * right) / of : null)
  return {
    figures: [
      overRuns('marked.half.precision', [total.half.precision]),
      overRuns('marked.half.recall', [total.half.recall]),
      overRuns('marked.half.f1', [total.half.f1]),
      overRuns('marked.content.f1', [total.content.f1]),
      ...labelNames.map((name) => overRuns(`marked.${name}`, [share(total.labels[name])])),
      overRuns('marked.foundInNegatives', [total.negatives.found], 'lower')
    ]
  }
}

interface Tally {
  readonly file: string
  cases: number
  gold: number
  /** Statements found, those forgiven left out. */
  held: { half: number; content: number }
  hit: { half: number; content: number }
  labels: Record<LabelName, { right: number; of: number }>
  negatives: { cases: number; found: number; casesHit: number }
}

function newTally(file: string): Tally {
  const labels = Object.fromEntries(labelNames.map((name) => [name, { right: 0, of: 0 }])) as Tally['labels']
  return {
    file,
    cases: 0,
    gold: 0,
    held: { half: 0, content: 0 },
    hit: { half: 0, content: 0 },
    labels,
    negatives: { cases: 0, found: 0, casesHit: 0 }
  }
}

function finish(tally: Tally): MarkedScore {
  const rates = (mode: 'half' | 'content'): Rates => {
    const precision = tally.held[mode] > 0 ? (100 * tally.hit[mode]) / tally.held[mode] : 0
    const recall = tally.gold > 0 ? (100 * tally.hit[mode]) / tally.gold : 0
    const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0
    return { precision: round(precision), recall: round(recall), f1: round(f1), gold: tally.gold }
  }
  const { file, cases, labels, negatives } = tally
  return { file, cases, half: rates('half'), content: rates('content'), labels, negatives }
}

const round = (x: number) => Math.round(x * 10) / 10

type Words = ReadonlySet<number>

function scoreCase(
  one: MarkedCase,
  found: readonly Statement[],
  tallies: readonly Tally[],
  errors: MarkedError[]
): void {
  const { text } = one.article
  const words = [...text.matchAll(TOKEN)].filter((m) => /[\p{L}\p{N}]/u.test(m[0]))
  const ends = words.map((m) => ({ start: m.index, end: m.index + m[0].length }))
  const within = (spans: readonly Span[]): Words =>
    new Set(ends.flatMap((w, i) => (spans.some((s) => w.start < s.end && w.end > s.start) ? [i] : [])))
  const gold = one.statements.map((g) => ({
    content: within(g.content),
    sources: g.sources.length > 0 ? g.sources.map(within) : [new Set<number>()]
  }))
  const predicted = found.map((p) => ({ content: within(p.content), source: within(p.source ? [p.source] : []) }))
  const pairs = found.flatMap((_, p) =>
    one.statements.map((_, g) => {
      const content = overlap(predicted[p]!.content, gold[g]!.content)
      const source = Math.max(...gold[g]!.sources.map((s) => overlap(predicted[p]!.source, s)))
      return { p, g, content, source }
    })
  )
  const half = match(
    pairs.filter((x) => x.content >= 0.5 && x.source >= 0.5),
    one
  )
  const loose = match(
    pairs.filter((x) => x.content >= 0.5),
    one
  )
  const forgiven = new Set(
    found.flatMap((p, i) => (isForgiven(p, predicted[i]!.content, one.statements, gold) ? [i] : []))
  )
  const required = one.statements.filter((s) => !s.optional).length
  const tell = (spans: readonly Span[]) => spans.map((s) => text.slice(s.start, s.end)).join(' … ')
  const tellFound = (p: Statement) =>
    `[${p.source?.text ?? '-'}] ${p.cue?.text ?? '-'} [${tell(p.content)}] (${p.rule}, ${p.kind})`
  const tellGold = (g: MarkedStatement) => `[${tell(g.sources[0] ?? [])}] ${tell(g.cue)} [${tell(g.content)}]`
  const fault = (what: MarkedError['what'], wanted: string, got: string) =>
    errors.push({ case: one.id, file: one.file, what, gold: wanted, found: got })

  for (const tally of tallies) {
    tally.cases++
    tally.gold += required
    for (const [mode, pairing] of [['half', half] as const, ['content', loose] as const]) {
      const right = (p: number) => pairing.has(p) && !one.statements[pairing.get(p)!]!.optional
      tally.hit[mode] += found.filter((_, p) => right(p)).length
      tally.held[mode] += found.filter((_, p) => right(p) || !forgiven.has(p)).length
    }
    if (one.statements.length === 0) {
      tally.negatives.cases++
      tally.negatives.found += found.length
      if (found.length > 0) tally.negatives.casesHit++
    }
  }
  const met = new Set(half.values())
  one.statements.forEach((g, i) => {
    if (met.has(i) || g.optional) return
    const near = [...loose].find(([, other]) => other === i)
    fault(near ? 'source' : 'missed', tellGold(g), near ? tellFound(found[near[0]]!) : '')
  })
  found.forEach((p, i) => {
    if (!half.has(i) && !loose.has(i) && !forgiven.has(i)) fault('false', '', tellFound(p))
  })
  for (const [p, g] of half) {
    const wanted = one.statements[g]!
    const cue = within(found[p]!.cue ? [found[p]!.cue] : [])
    const cues = [wanted.cue, ...wanted.cue.map((span) => [span])].map(within)
    const cueRight = wanted.cue.length === 0 ? null : cues.some((c) => overlap(cue, c) >= 0.5)
    for (const [name, right, want, got] of checkLabels(wanted, found[p]!, tell(wanted.hedges), cueRight)) {
      for (const tally of tallies) {
        tally.labels[name].of++
        if (right) tally.labels[name].right++
      }
      if (!right) fault(name, `${want}: ${tellGold(wanted)}`, `${got}: ${tellFound(found[p]!)}`)
    }
  }
}

/**
 * Neither right nor false: a statement that the gold calls optional, and the outer one of a chain ("The Post reported that an
 * aide said …") beside the aide's own.
 */
function isForgiven(
  found: Statement,
  content: Words,
  statements: readonly MarkedStatement[],
  gold: readonly { readonly content: Words }[]
): boolean {
  return statements.some((g, i) => {
    if (g.optional && overlap(content, gold[i]!.content) >= 0.5) return true
    const says = g.outlets.some((v) => found.source && found.source.start < v.end && found.source.end > v.start)
    const shared = [...gold[i]!.content].filter((w) => content.has(w)).length
    return says && shared >= gold[i]!.content.size / 2
  })
}

/** One-to-one, best overlap first; of equals a required statement before an optional one, then text order. */
function match(
  pairs: readonly { p: number; g: number; content: number; source: number }[],
  one: MarkedCase
): Map<number, number> {
  const matched = new Map<number, number>()
  const taken = new Set<number>()
  const optional = (g: number) => (one.statements[g]!.optional ? 1 : 0)
  const ordered = [...pairs].sort(
    (a, b) => b.content + b.source - a.content - a.source || optional(a.g) - optional(b.g) || a.p - b.p || a.g - b.g
  )
  for (const { p, g } of ordered) {
    if (matched.has(p) || taken.has(g)) continue
    matched.set(p, g)
    taken.add(g)
  }
  return matched
}

function overlap(a: Words, b: Words): number {
  if (a.size === 0 && b.size === 0) return 1
  let shared = 0
  for (const word of a) if (b.has(word)) shared++
  return shared / Math.max(a.size, b.size)
}
