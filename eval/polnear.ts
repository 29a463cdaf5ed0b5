/**
 * Attribution on real articles: the development part of PolNeAR (Newell, Margolin and Ruths, LREC 2018) through
 * `hearsay stage attribute`, scored by span, half and class: with the trained tagger (`polnear.`) and by rules alone (`polnear.rules.`).
 * PolNeAR counts attitudes and intents as well, so they are asked for.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { type Figure, type Outcome, overRuns } from './figures.ts'
import { outPath, runHearsay, runNode, sharedPath } from './places.ts'

interface GoldArticle {
  readonly id: string
  readonly text: string
}

interface Measure {
  readonly F: number
}

/** What score-attribution.mjs prints, as far as it is used here. */
interface Score {
  readonly span: Readonly<Record<'source' | 'cue' | 'content', Measure>>
  readonly exact: Measure
  readonly half: Measure
  readonly halfByClass: Readonly<Record<string, Measure>>
}

export function evaluatePolnear(): Outcome {
  const gold = sharedPath('data', 'polnear', 'dev.jsonl')
  const scorer = sharedPath('tools', 'score-attribution.mjs')
  if (!gold || !scorer) return { skipped: 'PolNeAR or its scorer is not at hand (set HEARSAY_SHARED)' }
  const input = outPath('polnear-input.jsonl')
  const predicted = outPath('polnear-predicted.jsonl')
  const articles = readFileSync(gold, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as GoldArticle)
  writeFileSync(input, articles.map(({ id, text }) => `${JSON.stringify({ id, text })}\n`).join(''))
  const scoreWith = (model: string): Score => {
    runHearsay(['stage', 'attribute', '--include', 'intents', '--model', model], { stdin: input, stdout: predicted })
    return JSON.parse(runNode(scorer, [gold, predicted, '--json'])) as Score
  }
  return {
    figures: [...figuresOf('polnear.rules', scoreWith('none')), ...figuresOf('polnear', scoreWith('en'))]
  }
}

function figuresOf(prefix: string, score: Score): Figure[] {
  const figure = (name: string, measure: Measure): Figure => overRuns(`${prefix}.${name}`, [measure.F])
  const classes = Object.entries(score.halfByClass).sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    figure('span.source', score.span.source),
    figure('span.cue', score.span.cue),
    figure('span.content', score.span.content),
    figure('exact', score.exact),
    figure('half', score.half),
    ...classes.map(([name, measure]) => figure(`half.${name}`, measure))
  ]
}
