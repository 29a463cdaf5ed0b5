import type { Article, Statement } from '../model.ts'

/** What attribution may know beside the article. */
export interface AttributionContext {
  /** Names of outlets held in the files. */
  readonly outlets: readonly string[]
}

export function attribute(_article: Article, _context: AttributionContext = { outlets: [] }): Statement[] {
  return []
}
