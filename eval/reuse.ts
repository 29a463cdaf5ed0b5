/**
 * Text reuse: passages of newswire planted in invented articles, exact and edited, found again by `hearsay stage match`. The
 * measures are PAN's (Potthast et al. 2010). Planted precision flatters (nothing but the plants can be found in shuffled
 * filler): it is printed to see a fall, never to be quoted as precision.
 *
 * Beside it real precision: 200 passages between articles of different outlets, drawn at random from real news and judged by eye
 * (`reuse-judged.json`). `judged.real` is the share of reuse among those of the 200 that are still found; `judged.kept` how many of the real ones are.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Passage, Place } from '../src/model.ts'
import { type Figure, type Outcome, overRuns } from './figures.ts'
import { outPath, runHearsay, runNode, sharedPath } from './places.ts'

/** Base articles and synthetic ones: enough plants for steady figures, small enough for a minute. */
const SIZE = 3000

interface Cell {
  readonly words: string
  readonly edit: string
  readonly recall: number
  readonly detected: number
}

/** What score-reuse.mjs prints, as far as it is used here; shares from 0 to 1. */
interface Score {
  readonly plagdet: number
  readonly precision: number
  readonly recall: number
  readonly granularity: number
  readonly tables: Readonly<Record<string, readonly Cell[]>>
}

export function evaluateReuse(): Outcome {
  const base = sharedPath('data', 'news', 'reuters.jsonl.gz')
  const plant = sharedPath('tools', 'plant-reuse.mjs')
  const scorer = sharedPath('tools', 'score-reuse.mjs')
  if (!base || !plant || !scorer) return { skipped: 'the newswire or its tools are not at hand (set HEARSAY_SHARED)' }
  const folder = outPath('reuse')
  runNode(plant, [base, '--out', folder, '--limit', String(SIZE), '--synthetic', String(SIZE)])
  const passages = join(folder, 'passages.jsonl')
  runHearsay(['stage', 'match'], { stdin: join(folder, 'articles.jsonl'), stdout: passages })
  const score = JSON.parse(runNode(scorer, [join(folder, 'gold.jsonl'), passages, '--json'])) as Score
  const figure = (name: string, share: number) => overRuns(`reuse.${name}`, [100 * share])
  const cell = (kind: string, words: string, edit: string) =>
    score.tables[kind]?.find((candidate) => candidate.words === words && candidate.edit === edit)
  const chosen = [
    ['15', '0'],
    ['15', '0.1'],
    ['25', '0.1'],
    ['50', '0.2'],
    ['100', '0.3'],
    ['all', 'all']
  ] as const
  return {
    figures: [
      figure('plagdet', score.plagdet),
      figure('plantedPrecision', score.precision),
      figure('recall', score.recall),
      overRuns('reuse.granularity', [score.granularity], 'lower'),
      ...chosen.flatMap(([words, edit]) => {
        const found = cell('passage', words, edit)
        return found ? [figure(`passage.${words}.${edit}.detected`, found.detected)] : []
      }),
      figure('nearDuplicate.detected', cell('nearDuplicate', 'all', 'all')?.detected ?? 0),
      ...judgedFigures()
    ]
  }
}

interface Judged {
  readonly a: Place
  readonly b: Place
  readonly verdict: 'reuse' | 'none'
}

/** The judged passages held against what is found now. */
function judgedFigures(): Figure[] {
  const news = sharedPath('data', 'news', 'politics.jsonl.gz')
  if (!news) return []
  const articles = outPath('reuse', 'news.jsonl')
  const passages = outPath('reuse', 'newsPassages.jsonl')
  writeFileSync(articles, gunzipSync(readFileSync(news)))
  runHearsay(['stage', 'match'], { stdin: articles, stdout: passages })
  const found = new Map<string, Passage[]>()
  for (const line of readFileSync(passages, 'utf8').trim().split('\n')) {
    const passage = JSON.parse(line) as Passage
    if (passage.kind === 'boilerplate') continue
    const key = pairOf(passage)
    found.set(key, [...(found.get(key) ?? []), passage])
  }
  const { judged } = JSON.parse(readFileSync('eval/reuse-judged.json', 'utf8')) as { judged: Judged[] }
  const kept = judged.filter((one) => found.get(pairOf(one))?.some((passage) => isSame(one, passage)))
  const real = kept.filter((one) => one.verdict === 'reuse')
  const all = judged.filter((one) => one.verdict === 'reuse')
  return [
    overRuns('reuse.judged.real', [(100 * real.length) / Math.max(1, kept.length)]),
    overRuns('reuse.judged.kept', [(100 * real.length) / all.length])
  ]
}

function pairOf({ a, b }: { readonly a: Place; readonly b: Place }): string {
  return [a.article, b.article].sort().join(' ')
}

/** Whether two passages of one pair overlap in both articles. */
function isSame(judged: Judged, passage: Passage): boolean {
  const overlaps = (one: Place) =>
    [passage.a, passage.b].some(
      (other) => other.article === one.article && other.start < one.end && one.start < other.end
    )
  return overlaps(judged.a) && overlaps(judged.b)
}
