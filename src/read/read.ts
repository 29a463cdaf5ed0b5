import type { Article, Input, Problem } from '../model.ts'

/** What reading gives: the articles, and what could not be used. */
export interface Reading {
  readonly articles: readonly Article[]
  readonly problems: readonly Problem[]
}

export function read(_input: Input): Reading {
  return { articles: [], problems: [] }
}
