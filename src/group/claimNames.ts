/**
 * How a claim is called: its text is the fullest of its earliest wordings, its id a short slug of that text and a hash of its
 * story and wording, so that the same files give the same ids and a person can tell two claims apart.
 */
import type { Article, Statement } from '../model.ts'
import { instantsOf } from '../text/published.ts'
import { contentWords, foldText } from '../text/words.ts'
import { contentOf } from './claimFeatures.ts'

const slugWords = 5
const kindRank = { direct: 0, mixed: 1, indirect: 2, asserted: 3 } as const

/** Orders statements: earliest dated article first, then place in the article. */
export function inOrderOfTime(articles: ReadonlyMap<string, Article>): (a: Statement, b: Statement) => number {
  const at = (s: Statement) => {
    const from = instantsOf(articles.get(s.article)?.published ?? null).from
    return Number.isNaN(from) ? Number.POSITIVE_INFINITY : from
  }
  return (a, b) => {
    const [x, y] = [at(a), at(b)]
    if (x !== y) return x < y ? -1 : 1
    if (a.article !== b.article) return a.article < b.article ? -1 : 1
    return (a.content[0]?.start ?? 0) - (b.content[0]?.start ?? 0) || (a.id < b.id ? -1 : 1)
  }
}

/** The claim in its own words: the longest content among the statements of the earliest article that asserts it in its body. */
export function claimText(statements: readonly Statement[], articles: ReadonlyMap<string, Article>): string {
  const asserting = statements.filter((s) => s.polarity === 'asserts')
  const body = asserting.filter((s) => s.block === 'paragraph' && s.kind !== 'asserted')
  const [first, ...rest] = [...(body.length ? body : asserting.length ? asserting : statements)].sort(
    inOrderOfTime(articles)
  )
  if (!first) return ''
  const fullest = rest
    .filter((s) => s.article === first.article)
    .reduce(
      (best, s) => (contentOf(s).length > contentOf(best).length || kindRank[s.kind] < kindRank[best.kind] ? s : best),
      first
    )
  return plainText(contentOf(fullest))
}

/** Without the quotation marks, the comma and the "that" which belong to the attribution. */
function plainText(content: string): string {
  const inner = content
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^that /, '')
    .replace(/^["“”‘’'«„]+|["“”‘’'»]+$/gu, '')
    .replace(/[,;]$/, '')
    .trim()
  return inner === '' ? content.trim() : inner
}

/** Slug and hash (FNV-1a, 32 bits) of a claim's text within its story. */
export function claimId(story: string, text: string, taken: ReadonlySet<string>): string {
  const slug =
    contentWords(text)
      .slice(0, slugWords)
      .join('-')
      .replace(/[^\p{L}\p{N}-]/gu, '') || 'claim'
  for (let round = 0; ; round++) {
    const id = `${slug}-${fnv(`${story}\u0000${foldText(text)}\u0000${round}`)}`
    if (!taken.has(id)) return id
  }
}

function fnv(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36).padStart(7, '0')
}
