/** The page of a claim: its counts, its wordings, and the part of the trace that shows them. */

import { claimHead, storySummary } from './heads.ts'
import type { ClaimPage, ClaimVariant } from './pages.ts'
import { storyTrace } from './placed.ts'
import { selectClaim } from './select.ts'
import { type Variant, variantsOf } from './variants.ts'
import type { View } from './view.ts'

/** Null for an unknown id. */
export function claimPage(view: View, claimId: string): ClaimPage | null {
  const claim = view.claims.get(claimId)
  if (!claim) return null
  const story = view.storyById.get(claim.story)
  const whole = storyTrace(view, claim.story) ?? view.trace
  return {
    claim,
    head: claimHead(claim, view),
    story: story ? storySummary(story, view) : null,
    variants: variantsOf(claim, view).map(claimVariant),
    trace: { ...selectClaim(whole, claim), problems: [] }
  }
}

function claimVariant({ text, kind, changes, statements }: Variant): ClaimVariant {
  return { text, kind, changes, statements: statements.map((statement) => statement.id) }
}
