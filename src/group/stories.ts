import type { Article, Passage, Story } from '../model.ts'

export function groupStories(_articles: readonly Article[], _passages: readonly Passage[]): Story[] {
  return []
}
