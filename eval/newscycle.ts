/**
 * Invented news cycles with exact gold lineage: does the trace find who said what, put the retellings of a claim together,
 * draw child → parent as it really went, and count origins right?
 *
 * Eight word packs, five seeds each, forty stories a seed, each in other words for everything: they show how much of a figure hangs on the
 * wording. Errors on all have been read while rules were written, those on the eighth only once. Each seed is measured twice: `story` traces each story's folder by itself, `together` traces all forty folders at once as a user would
 * who keeps one folder of clippings, so that grouping into stories is part of the task.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Input, Trace } from '../src/model.ts'
import { errorLists } from './errors.ts'
import { type Figure, type Outcome, overRuns } from './figures.ts'
import { type Library, loadLibrary, outPath, runHearsay, runNode, sharedPath } from './places.ts'

export interface Pack {
  readonly name: 'open' | 'second' | 'third' | 'fourth' | 'fifth' | 'sixth' | 'seventh' | 'eighth'
  readonly path: string
}

export interface NewscycleOptions {
  readonly packs: readonly Pack['name'][]
  readonly seeds: readonly number[]
  readonly stories: number
  /** Packs of which error lists are written to `eval/out/errors`. */
  readonly errors: readonly Pack['name'][]
}

type Share = { readonly value: number | null }
type Triple = { readonly P: number; readonly R: number; readonly F: number; readonly n: number }
type Counts = Readonly<Record<string, number | null>>

/** What score-lineage.mjs prints, as far as it is used here. */
interface Score {
  readonly articles: {
    readonly outlet: number | null
    readonly published: number | null
    readonly undatedKept: number | null
  }
  readonly mentions: {
    readonly recall: number | null
    readonly bodyRecall: number | null
    readonly precision: number | null
  }
  readonly labels: Readonly<Record<string, Share>>
  readonly claims: Triple
  readonly lineage: Triple & { readonly credited: number | null }
  readonly counts: Readonly<Record<'predicted' | 'naiveCarriers' | 'naiveSources', Counts>>
  readonly warnings: Readonly<Record<string, Triple>>
  readonly conflicts: Triple & { readonly verdict: number | null }
  readonly nonStatements: { readonly wronglyReported: number; readonly n: number }
}

/** Measures every pack asked for; a pack that is not at hand is left out, and said. */
export async function evaluateNewscycle(options: NewscycleOptions): Promise<Outcome> {
  const simulator = sharedPath('tools', 'newscycle', 'simulate-newscycle.mjs')
  const scorer = sharedPath('tools', 'newscycle', 'score-lineage.mjs')
  if (!simulator || !scorer) return { skipped: 'the simulator is not at hand (set HEARSAY_SHARED)' }
  const library = await loadLibrary()
  const figures: Figure[] = []
  for (const pack of packs().filter(({ name }) => options.packs.includes(name))) {
    const alone: Score[] = []
    const together: Score[] = []
    for (const seed of options.seeds) {
      const folder = outPath('newscycle', `${pack.name}-${seed}`)
      console.error(`newscycle: ${pack.name} pack, seed ${seed}`)
      runNode(simulator, simulation(pack, seed, options.stories, folder))
      const gold = join(folder, 'gold.json')
      const traces = traceFolders(library, join(folder, 'articles'), folder)
      alone.push(JSON.parse(runNode(scorer, [gold, ...traces, '--json'])) as Score)
      const whole = join(folder, 'trace.json')
      runHearsay(['trace', join(folder, 'articles'), '--json'], { stdout: whole })
      together.push(JSON.parse(runNode(scorer, [gold, whole, '--json'])) as Score)
      if (options.errors.includes(pack.name))
        errorLists(gold, traces, join(folder, 'articles'), outPath('errors', `${pack.name}-${seed}`))
    }
    figures.push(...figuresOf(`newscycle.${pack.name}.story`, alone))
    figures.push(...figuresOf(`newscycle.${pack.name}.together`, together))
  }
  return { figures }
}

function packs(): Pack[] {
  const open = sharedPath('tools', 'newscycle', 'pack-open.json')
  return [
    ...(open ? [{ name: 'open' as const, path: open }] : []),
    { name: 'second', path: join('eval', 'newscycle', 'second-pack.json') },
    { name: 'third', path: join('eval', 'newscycle', 'third-pack.json') },
    { name: 'fourth', path: join('eval', 'newscycle', 'fourth-pack.json') },
    { name: 'fifth', path: join('eval', 'newscycle', 'fifth-pack.json') },
    { name: 'sixth', path: join('eval', 'newscycle', 'sixth-pack.json') },
    { name: 'seventh', path: join('eval', 'newscycle', 'seventh-pack.json') },
    { name: 'eighth', path: join('eval', 'newscycle', 'eighth-pack.json') }
  ]
}

function simulation(pack: Pack, seed: number, stories: number, folder: string): string[] {
  return ['--pack', pack.path, '--seed', String(seed), '--stories', String(stories), '--out', folder]
}

/** One trace per story folder, in the process; returns the files that hold them. */
function traceFolders(library: Library, articles: string, folder: string): string[] {
  const written: string[] = []
  for (const story of readdirSync(articles).sort()) {
    const inputs: Input[] = readdirSync(join(articles, story))
      .sort()
      .map((file) => ({ uri: join(articles, story, file), bytes: readFileSync(join(articles, story, file)) }))
    const trace: Trace = library.trace(inputs)
    const file = join(folder, `trace-${story}.json`)
    writeFileSync(file, JSON.stringify(trace))
    written.push(file)
  }
  return written
}

function figuresOf(prefix: string, scores: readonly Score[]): Figure[] {
  const figure = (name: string, of: (score: Score) => number | null, better: Figure['better'] = 'higher') =>
    overRuns(`${prefix}.${name}`, scores.map(of), better)
  const labels = ['kind', 'speakerType', 'plural', 'source', 'via', 'polarity']
  const counts = ['carriers', 'reports', 'informants', 'notStated', 'reportsHold', 'informantsHold']
  const warnings = Object.keys(scores[0]?.warnings ?? {})
  return [
    figure('articles.outlet', (score) => score.articles.outlet),
    figure('articles.published', (score) => score.articles.published),
    figure('articles.undatedKept', (score) => score.articles.undatedKept),
    figure('mentions.recall', (score) => score.mentions.recall),
    figure('mentions.bodyRecall', (score) => score.mentions.bodyRecall),
    figure('mentions.precision', (score) => score.mentions.precision),
    ...labels.map((label) => figure(`labels.${label}`, (score) => score.labels[label]?.value ?? null)),
    figure('claims.P', (score) => score.claims.P),
    figure('claims.R', (score) => score.claims.R),
    figure('claims.F', (score) => score.claims.F),
    figure('lineage.P', (score) => score.lineage.P),
    figure('lineage.R', (score) => score.lineage.R),
    figure('lineage.F', (score) => score.lineage.F),
    figure('lineage.credited', (score) => score.lineage.credited),
    ...counts.map((count) => figure(`counts.${count}`, (score) => score.counts.predicted[count] ?? null)),
    figure('counts.informantsError', (score) => score.counts.predicted.informantsError ?? null, 'lower'),
    // two simple counters beside: every carrier an origin; every distinct source phrase an origin
    ...(['naiveCarriers', 'naiveSources'] as const).flatMap((naive) =>
      ['reports', 'informants'].map((count) =>
        figure(`${naive}.${count}`, (score) => score.counts[naive][count] ?? null)
      )
    ),
    ...warnings.map((kind) =>
      figure(`warnings.${kind}`, ({ warnings: all }) => (all[kind]!.n > 0 ? all[kind]!.F : null))
    ),
    figure('conflicts.F', (score) => score.conflicts.F),
    figure('conflicts.verdict', (score) => score.conflicts.verdict),
    figure(
      'nonStatements.wrong',
      ({ nonStatements: { wronglyReported, n } }) => (n ? (100 * wronglyReported) / n : null),
      'lower'
    )
  ]
}
