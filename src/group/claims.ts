import type { Article, Passage, Statement, Story } from '../model.ts'

/** Statements that say the same thing, before anything is known of where they came from. */
export interface ClaimGroup {
  readonly id: string
  readonly story: string
  readonly text: string
  readonly statements: readonly string[]
}

export interface Grouping {
  /** All statements of the story, `claim` filled in, speakers resolved across articles, asserted repetitions added. */
  readonly statements: readonly Statement[]
  readonly claims: readonly ClaimGroup[]
}

export function groupClaims(
  _story: Story,
  _articles: readonly Article[],
  statements: readonly Statement[],
  _passages: readonly Passage[]
): Grouping {
  return { statements, claims: [] }
}
