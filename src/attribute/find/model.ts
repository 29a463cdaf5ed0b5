/**
 * The trained tagger as one more finder: what it marks becomes proposals, which `merge` holds against those of the rules.
 *
 * Its strength is its own probability, scaled so that a rule with a telling pattern (a quotation with its clause, "according to")
 * wins over it and a loose one loses: of 0.5, 0.6 and 0.8 the factor is the one with the best F1 on PolNeAR's development part (on the marked gold all three cost precision).
 */
import { tokenize } from '../../text/tokens.ts'
import { tag } from '../model/tag.ts'
import type { Weights } from '../model/weights.ts'
import type { Page } from '../page.ts'
import { type Proposal, propose } from '../proposal.ts'

/** Strength of a proposal that the tagger is certain of, on the scale of the rules. */
const certain = 0.8

/** Proposals of the tagger for every paragraph of the page. */
export function findByModel(page: Page, weights: Weights): Proposal[] {
  const paragraphs = page.paragraphs.map((p) => tokenize(page.text, p.start, p.end))
  const found = tag(paragraphs, weights)
  return found.flatMap((attribution) => {
    const at = attribution.cue?.start ?? attribution.content[0]!.start
    const paragraph = page.paragraphs.find((p) => p.start <= at && at < p.end)
    if (!paragraph) return []
    const source = attribution.source
    return propose({
      rule: 'model',
      paragraph: paragraph.index,
      content: attribution.content,
      cue: attribution.cue,
      source: source.length > 0 ? { start: source[0]!.start, end: source.at(-1)!.end } : null,
      cueClass: attribution.cueClass,
      strength: certain * attribution.score
    })
  })
}
