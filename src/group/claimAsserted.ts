/**
 * The outlet's own voice: a sentence that no statement covers, but that repeats a claim made with attribution somewhere in the story,
 * becomes a statement of kind `asserted`: nobody is named for it, so its access is not stated.
 *
 * Background sentences must stay out: a sentence must share enough weight with one wording of the claim, and not only the names of
 * the people the story is about.
 */
import type { Article, Block, Statement } from '../model.ts'
import type { People } from '../text/people.ts'
import { sentencesOf } from '../text/sentences.ts'
import { contentOf, type Features, featuresOf } from './claimFeatures.ts'
import { similarityOf, type Weigh } from './claimSimilarity.ts'

/** Least likeness of a sentence nobody is named for. */
const assertAt = 0.45
/** Terms besides people's names that must be shared. */
const leastShared = 3

/** Asserted statements, by index of the group of statements (claim) which they repeat. */
export function findAsserted(
  articles: readonly Article[],
  statements: readonly Statement[],
  groups: readonly (readonly Statement[])[],
  people: People,
  weigh: Weigh
): Statement[][] {
  const found: Statement[][] = groups.map(() => [])
  const wordings = groups.flatMap((group, index) =>
    distinct(group.filter((s) => s.polarity === 'asserts')).map((text) => ({
      index,
      features: featuresOf(text, people)
    }))
  )
  const holders = new Map<string, number[]>()
  wordings.forEach(({ features }, i) => {
    for (const term of features.terms) if (!term.startsWith('@')) holders.set(term, [...(holders.get(term) ?? []), i])
  })
  const covered = new Map<string, Statement[]>()
  for (const s of statements) covered.set(s.article, [...(covered.get(s.article) ?? []), s])
  for (const article of articles) {
    for (const block of bodyBlocks(article)) {
      for (const sentence of sentencesOf(article.text, block.start, block.end)) {
        if ((covered.get(article.id) ?? []).some((s) => touches(s, sentence))) continue
        const text = article.text.slice(sentence.start, sentence.end)
        const features = featuresOf(text, people)
        const best = bestWording(features, wordings, holders, weigh)
        if (best === null) continue
        found[best]!.push({
          id: `${article.id}#v${sentence.start}`,
          article: article.id,
          kind: 'asserted',
          content: [trimmed(article.text, sentence)],
          cue: null,
          source: null,
          speaker: { type: 'none', name: null, descriptor: null, plural: false, count: null, id: 'none' },
          via: [],
          access: 'notStated',
          hedges: [],
          polarity: 'asserts',
          claim: null,
          block: block.kind,
          cueClass: 'speech',
          occasion: null,
          rule: 'asserted'
        })
      }
    }
  }
  return found
}

function distinct(statements: readonly Statement[]): string[] {
  return [...new Set(statements.map(contentOf))]
}

function bodyBlocks(article: Article): readonly Block[] {
  const kinds = new Set(['headline', 'paragraph', 'bullet', 'caption'])
  if (article.blocks.length) return article.blocks.filter((block) => kinds.has(block.kind))
  return [{ kind: 'paragraph', start: 0, end: article.text.length }]
}

function touches(statement: Statement, sentence: { start: number; end: number }): boolean {
  const spans = [
    ...statement.content,
    ...(statement.cue ? [statement.cue] : []),
    ...(statement.source ? [statement.source] : [])
  ]
  return spans.some((span) => span.start < sentence.end && sentence.start < span.end)
}

/** The sentence without its full stop and list mark. */
function trimmed(text: string, sentence: { start: number; end: number }) {
  const raw = text.slice(sentence.start, sentence.end)
  const start = sentence.start + (/^[^\p{L}\p{N}"'“‘]*/u.exec(raw)?.[0].length ?? 0)
  const end = sentence.end - (/[.\s]*$/.exec(raw)?.[0].length ?? 0)
  return { start, end: Math.max(end, start), text: text.slice(start, Math.max(end, start)) }
}

function bestWording(
  features: Features,
  wordings: readonly { index: number; features: Features }[],
  holders: ReadonlyMap<string, readonly number[]>,
  weigh: Weigh
): number | null {
  const shared = new Map<number, number>()
  for (const term of features.terms) for (const i of holders.get(term) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1)
  let best: number | null = null
  let score = assertAt
  for (const [i, count] of shared) {
    if (count < leastShared) continue
    const alike = similarityOf(features, wordings[i]!.features, weigh)
    if (alike > score) {
      score = alike
      best = wordings[i]!.index
    }
  }
  return best
}
