import type { Article, Claim, Conflict, Ghost, Passage, Statement, Story } from '../model.ts'

/** What tracing is given for one story. */
export interface Case {
  readonly story: Story
  readonly articles: readonly Article[]
  readonly statements: readonly Statement[]
  readonly passages: readonly Passage[]
  /** Claim id, text and statement ids, as grouping made them. */
  readonly claims: readonly { readonly id: string; readonly text: string; readonly statements: readonly string[] }[]
}

export interface Finding {
  readonly claims: readonly Claim[]
  readonly ghosts: readonly Ghost[]
  readonly conflicts: readonly Conflict[]
}

export function traceStory(_given: Case): Finding {
  return { claims: [], ghosts: [], conflicts: [] }
}
