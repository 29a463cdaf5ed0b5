/** A paragraph that was read before is found to say what it says if it is read for the first time, whatever stood around it. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { proposalsOfRules } from '../../src/attribute/attribute.ts'
import { tag } from '../../src/attribute/model/tag.ts'
import { loadWeights } from '../../src/attribute/model/weights.ts'
import { openPage } from '../../src/attribute/page.ts'
import { tokenize } from '../../src/text/tokens.ts'
import { article } from '../match/articles.ts'

const bytes = gunzipSync(readFileSync('models/en-attribution.bin.gz'))
const said =
  'The dredger will not come before May, Orla Brandvik told the council on Monday, and nobody has paid for it.'
const seen = 'Officials told the paper that the quay, which Brandvik saw on Monday, was closed.'
const texts: readonly (readonly [string, string])[] = [
  ['first in its article', said],
  ['after one that names its speaker', `“It was promised to us,” Brandvik said.\n\n${said}`],
  ['inside a quotation', `Nobody came. “The channel is too shallow.\n\n${said}`],
  ['after a colon', `The board heard this:\n\n${said}`],
  ['that names one who does not speak', seen],
  ['that names one who speaks elsewhere', `“It was promised to us,” Brandvik said.\n\n${seen}`],
  ['twice', `The board met.\n\n${said}\n\n${said}`]
]

describe('the tagger', () => {
  const held = loadWeights(bytes)!
  // without what the rules propose, then with it, and again
  const rounds = [[], ['rules'], [], ['rules']] as const
  it.each(rounds.flatMap(([rules], round) => texts.map(([where, text]) => [round, where, text, rules] as const)))(
    'answers in round %i of a paragraph %s as if it had read nothing before',
    (_round, _where, text, rules) => {
      const page = openPage(article('a', text))
      const hints = rules ? proposalsOfRules(page) : []
      const paragraphs = page.paragraphs.map(({ start, end }) => tokenize(text, start, end))
      const found = tag(paragraphs, hints, held, { least: 0 })
      expect(found.length).toBeGreaterThan(0)
      expect(found).toEqual(tag(paragraphs, hints, loadWeights(bytes)!, { least: 0 }))
    }
  )
})
