/**
 * Stories on ECB+ (Cybulska and Vossen, LREC 2014): articles that are easy to mix up, as each topic holds two events of the
 * same kind. `hearsay stage group` reads the bare texts: no outlet, no date.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type Outcome, overRuns } from './figures.ts'
import { outPath, runHearsay, runNode, sharedPath } from './places.ts'

/** What score-stories.mjs prints, as far as it is used here; shares from 0 to 1. */
interface Score {
  readonly bcubed: { readonly P: number; readonly R: number; readonly F1: number }
  readonly ari: number
  readonly pair: { readonly F1: number }
}

export function evaluateStories(): Outcome {
  const gold = sharedPath('data', 'ecb', 'articles.jsonl.gz')
  const scorer = sharedPath('tools', 'score-stories.mjs')
  if (!gold || !scorer) return { skipped: 'ECB+ or its scorer is not at hand (set HEARSAY_SHARED)' }
  const input = outPath('ecb-input.jsonl')
  const predicted = outPath('ecb-predicted.jsonl')
  const lines = gunzipSync(readFileSync(gold)).toString('utf8').split('\n').filter(Boolean)
  const bare = lines.map((line) => {
    const { id, text } = JSON.parse(line) as { id: string; text: string }
    return `${JSON.stringify({ id, text })}\n`
  })
  writeFileSync(input, bare.join(''))
  runHearsay(['stage', 'group'], { stdin: input, stdout: predicted })
  const score = JSON.parse(runNode(scorer, [gold, predicted, '--json'])) as Score
  const figure = (name: string, share: number) => overRuns(`stories.${name}`, [100 * share])
  return {
    figures: [
      figure('bcubed.P', score.bcubed.P),
      figure('bcubed.R', score.bcubed.R),
      figure('bcubed.F', score.bcubed.F1),
      figure('ARI', score.ari),
      figure('pair.F', score.pair.F1)
    ]
  }
}
