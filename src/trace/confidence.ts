/**
 * How sure a link and its direction are, by kind of evidence. The values order the kinds as DESIGN does and are coarse on purpose: they
 * are no probabilities. Stated in the text: 0.95, or 0.9 where the credited text is not held. A version of the same page: 0.95; a
 * (near-)copy: 0.9, or 0.75 where no date says which came first. The same document: 0.8. A shared passage 0.75, the same
 * words 0.7, both 0.2 less without a date. The same error alone: 0.4.
 */
import type { Evidence } from '../model.ts'

export type Certainty = 'sure' | 'undated' | 'ghost'

const table: Readonly<Record<Evidence, Readonly<Record<Certainty, number>>>> = {
  stated: { sure: 0.95, undated: 0.95, ghost: 0.9 },
  version: { sure: 0.95, undated: 0.85, ghost: 0.85 },
  duplicate: { sure: 0.9, undated: 0.75, ghost: 0.75 },
  document: { sure: 0.8, undated: 0.8, ghost: 0.8 },
  reuse: { sure: 0.75, undated: 0.55, ghost: 0.55 },
  sameWords: { sure: 0.7, undated: 0.5, ghost: 0.5 },
  oddity: { sure: 0.4, undated: 0.3, ghost: 0.3 }
}

export function confidenceOf(evidence: Evidence, certainty: Certainty): number {
  return table[evidence][certainty]
}
