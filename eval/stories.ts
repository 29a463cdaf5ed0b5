/**
 * Stories on ECB+ (Cybulska and Vossen, LREC 2014): articles that are easy to mix up, as each topic holds two events of the
 * same kind. `hearsay stage group` reads the bare texts: no outlet, no date.
 *
 * The limits of clustering were chosen on this very set, so beside it they are chosen on four fifths of the topics and scored on the last
 * (`stories.across`): what to expect of stories never seen, as far as the limits go. What articles are compared by is the same for all.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { inTimeOrder } from '../src/group/stories.ts'
import { sketchOf } from '../src/group/storySketch.ts'
import { readRecord } from '../src/read/read.ts'
import { settle } from '../src/read/settle.ts'
import { type Outcome, overRuns } from './figures.ts'
import { outPath, runHearsay, runNode, sharedPath } from './places.ts'
import { type Labelled, scoreAcross } from './storiesAcross.ts'

/** What score-stories.mjs prints, as far as it is used here; shares from 0 to 1. */
interface Score {
  readonly bcubed: { readonly P: number; readonly R: number; readonly F1: number }
  readonly ari: number
  readonly pair: { readonly F1: number }
}

interface GoldRecord {
  readonly id: string
  readonly text: string
  readonly topic: number
  readonly story: string
}

export function evaluateStories(): Outcome {
  const gold = sharedPath('data', 'ecb', 'articles.jsonl.gz')
  const scorer = sharedPath('tools', 'score-stories.mjs')
  if (!gold || !scorer) return { skipped: 'ECB+ or its scorer is not at hand (set HEARSAY_SHARED)' }
  const input = outPath('ecb-input.jsonl')
  const predicted = outPath('ecb-predicted.jsonl')
  const lines = gunzipSync(readFileSync(gold)).toString('utf8').split('\n').filter(Boolean)
  const records = lines.map((line) => JSON.parse(line) as GoldRecord)
  writeFileSync(input, records.map(({ id, text }) => `${JSON.stringify({ id, text })}\n`).join(''))
  runHearsay(['stage', 'group'], { stdin: input, stdout: predicted })
  const score = JSON.parse(runNode(scorer, [gold, predicted, '--json'])) as Score
  const across = scoreAcross(labelledOf(records))
  const figure = (name: string, share: number) => overRuns(`stories.${name}`, [100 * share])
  return {
    figures: [
      figure('bcubed.P', score.bcubed.P),
      figure('bcubed.R', score.bcubed.R),
      figure('bcubed.F', score.bcubed.F1),
      figure('ARI', score.ari),
      figure('pair.F', score.pair.F1),
      overRuns(
        'stories.across.bcubed.F',
        across.map(({ bcubed }) => 100 * bcubed)
      ),
      overRuns(
        'stories.across.ARI',
        across.map(({ ari }) => 100 * ari)
      )
    ]
  }
}

/** The articles of the gold as `hearsay stage group` reads them, in time order as grouping takes them. */
function labelledOf(records: readonly GoldRecord[]): Labelled[] {
  const gold = new Map(records.map((record) => [record.id, record]))
  const read = records.flatMap(({ id, text }, line) => readRecord({ id, text }, `line ${line + 1}`).articles)
  return settle(read)
    .articles.map((article) => ({ article, id: article.id, sketch: sketchOf(article) }))
    .sort(inTimeOrder)
    .map(({ article, sketch }) => {
      const { topic, story } = gold.get(article.id)!
      return { sketch, topic, story }
    })
}
