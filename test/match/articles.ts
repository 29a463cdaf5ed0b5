import type { Article } from '../../src/model.ts'

/** An article with only what a test says about it. */
export function article(id: string, text: string, more: Partial<Article> = {}): Article {
  return {
    id,
    uri: `${id}.txt`,
    url: null,
    outlet: null,
    headline: null,
    byline: [],
    language: 'en',
    text,
    published: null,
    modified: null,
    blocks: [],
    credits: [],
    ...more
  }
}

/** A date of day precision. */
export function day(date: string): NonNullable<Article['published']> {
  return { at: `${date}T00:00:00.000Z`, precision: 'day', basis: 'metadata' }
}
