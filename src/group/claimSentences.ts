/**
 * The sentences of a story's articles that no statement covers: where an outlet's own voice may repeat a claim, and what shows which
 * words are common in the story.
 */
import type { Article, Block, BlockKind, Span, Statement } from '../model.ts'
import type { People } from '../text/people.ts'
import { quotationsOf } from '../text/quotes.ts'
import { sentencesOf } from '../text/sentences.ts'
import { type Features, featuresOf } from './claimFeatures.ts'

export interface OpenSentence extends Features {
  readonly article: string
  readonly block: BlockKind
  /** Without list mark and full stop. */
  readonly span: Span
  readonly text: string
  /** What of it stands in quotation marks, which may have been opened sentences before. */
  readonly quoted: readonly Span[]
}

const bodyKinds: ReadonlySet<BlockKind> = new Set<BlockKind>(['headline', 'paragraph', 'bullet', 'caption'])

export function openSentences(
  articles: readonly Article[],
  statements: readonly Statement[],
  people: People
): OpenSentence[] {
  const covered = new Map<string, Statement[]>()
  for (const s of statements) covered.set(s.article, [...(covered.get(s.article) ?? []), s])
  const features = new Map<string, Features>()
  return articles.flatMap((article) => {
    const own = covered.get(article.id) ?? []
    const blocks = bodyBlocks(article)
    const quotations = quotationsOf(article.text, blocks).filter((quotation) => quotation.within === null)
    return blocks.flatMap((block) =>
      sentencesOf(article.text, block.start, block.end).flatMap((sentence) => {
        if (own.some((s) => touches(s, sentence))) return []
        const span = trimmed(article.text, sentence)
        const text = article.text.slice(span.start, span.end)
        const known = features.get(text) ?? featuresOf(text, people)
        features.set(text, known)
        const quoted = quotations.flatMap(({ start, end }) => {
          const inside = { start: Math.max(start, span.start), end: Math.min(end, span.end) }
          return inside.start < inside.end ? [inside] : []
        })
        return [{ ...known, article: article.id, block: block.kind, span, text, quoted }]
      })
    )
  })
}

function bodyBlocks(article: Article): readonly Block[] {
  if (article.blocks.length) return article.blocks.filter((block) => bodyKinds.has(block.kind))
  return [{ kind: 'paragraph', start: 0, end: article.text.length }]
}

function touches(statement: Statement, sentence: Span): boolean {
  const spans: (Span | null)[] = [...statement.content, statement.cue, statement.source]
  return spans.some((span) => span !== null && span.start < sentence.end && sentence.start < span.end)
}

function trimmed(text: string, sentence: Span): Span {
  const raw = text.slice(sentence.start, sentence.end)
  const start = sentence.start + (/^[^\p{L}\p{N}"'“‘]*/u.exec(raw)?.[0].length ?? 0)
  const end = sentence.end - (/[.\s]*$/.exec(raw)?.[0].length ?? 0)
  return { start, end: Math.max(end, start) }
}
