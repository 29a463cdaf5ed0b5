import type { Article } from '../model.ts'
import type { Reading } from './read.ts'

/** What only the whole set of articles shows: one article given twice, aliases of one outlet, lines repeated across pages. */
export function settle(articles: readonly Article[]): Reading {
  return { articles, problems: [] }
}
