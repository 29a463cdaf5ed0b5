/** A paragraph that was read before is found to say what it says if it is read for the first time, whatever stood around it. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { attribute } from '../../src/attribute/attribute.ts'
import { loadWeights } from '../../src/attribute/model/weights.ts'
import { article } from '../match/articles.ts'

const bytes = gunzipSync(readFileSync('models/en-attribution.bin.gz'))
const said =
  'The dredger will not come before May, Orla Brandvik told the council on Monday, and nobody has paid for it.'
const texts = [
  said,
  `Brandvik, who runs the harbour, was angry. “We were promised it in March,” Brandvik said.\n\n${said}`,
  `“The channel is too shallow\n\n${said}\n\nIt is what she says:`,
  `The board heard this:\n\n${said}\n\n${said}`,
  said
]

describe('the tagger', () => {
  it('answers alike whatever it has read before', { timeout: 60_000 }, () => {
    const held = loadWeights(bytes)
    for (const include of [undefined, 'intents'] as const)
      for (const [i, text] of [...texts, ...texts].entries()) {
        const context = { outlets: [], ...(include ? { include } : {}) }
        const page = article(`a${i}`, text)
        expect(attribute(page, { ...context, model: held })).toEqual(
          attribute(page, { ...context, model: loadWeights(bytes) })
        )
      }
  })
})
