/**
 * What a finder proposes: one attribution relation as the text shows it, before anybody asks who the speaker is.
 *
 * Finders (rules, later also a trained model) only propose; `merge` decides between proposals that claim the same words.
 * The rule: a proposal with more evidence (a higher `strength`) wins; the loser's source fills a gap in the winner's.
 * What lies wholly inside the content of another is part of what is said there (PolNeAR marks the outer attribution only).
 */
import type { CueClass, Polarity, Span } from '../model.ts'

/** One proposed attribution. Spans are into the article's text. */
export interface Proposal {
  readonly rule: string
  /** Number of the paragraph in the page. */
  readonly paragraph: number
  readonly content: readonly Span[]
  readonly cue: Span | null
  readonly source: Span | null
  readonly cueClass: CueClass
  readonly polarity: Polarity
  /** Verb or noun of the cue, in its base form; "" where there is none. */
  readonly lemma: string
  /** Who was told ("told Glimpse Weekly"). */
  readonly recipient: Span | null
  /** Outlets that the finder itself saw in the chain, nearest to this article first. */
  readonly carriers: readonly Span[]
  /** 0 to 1: rules 0.5 to 0.95 by how telling their pattern is; a model gives its probability. */
  readonly strength: number
}

/** A proposal with the defaults of a plain assertion. */
export function propose(
  given: Pick<Proposal, 'rule' | 'paragraph' | 'content' | 'cue' | 'source'> & Partial<Proposal>
): Proposal {
  return { cueClass: 'speech', polarity: 'asserts', lemma: '', recipient: null, carriers: [], strength: 0.7, ...given }
}

/** Where a proposal begins in the text: its first content, else its cue or source. */
export function beginning(proposal: Proposal): number {
  return proposal.content[0]?.start ?? proposal.cue?.start ?? proposal.source?.start ?? 0
}

const length = (spans: readonly Span[]): number => spans.reduce((sum, s) => sum + s.end - s.start, 0)

/** Characters that two lists of spans share. */
export function shared(a: readonly Span[], b: readonly Span[]): number {
  let sum = 0
  for (const p of a) for (const q of b) sum += Math.max(0, Math.min(p.end, q.end) - Math.max(p.start, q.start))
  return sum
}

/** Whether two proposals compete for the same attribution: one cue, or mostly one content. */
function compete(a: Proposal, b: Proposal): boolean {
  if (a.cue && b.cue && shared([a.cue], [b.cue]) > 0) return true
  const common = shared(a.content, b.content)
  if (common === 0) return false
  const [small, large] = [length(a.content), length(b.content)].sort((x, y) => x - y) as [number, number]
  return common > 0.5 * large || (common > 0.8 * small && !isInside(a, b) && !isInside(b, a))
}

/** Whether all of `inner`, cue and source included, stands in the content of `outer`. */
function isInside(inner: Proposal, outer: Proposal): boolean {
  const spans = [...inner.content, ...(inner.cue ? [inner.cue] : [])]
  return shared(spans, outer.content) >= length(spans) - 1 && length(inner.content) < length(outer.content)
}

/** One proposal an attribution, in text order. The order of `proposals` does not matter. */
export function merge(proposals: readonly Proposal[]): Proposal[] {
  const order = [...proposals].sort(
    (a, b) => b.strength - a.strength || beginning(a) - beginning(b) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  )
  const kept: Proposal[] = []
  for (const proposal of order) {
    const rival = kept.findIndex((k) => Math.abs(k.paragraph - proposal.paragraph) <= 1 && compete(k, proposal))
    if (rival < 0) kept.push(proposal)
    else if (kept[rival]!.source === null && proposal.source !== null)
      kept[rival] = { ...kept[rival]!, source: proposal.source }
  }
  return kept
    .filter((p) => !kept.some((k) => k !== p && Math.abs(k.paragraph - p.paragraph) <= 1 && isInside(p, k)))
    .sort((a, b) => beginning(a) - beginning(b) || (a.cue?.start ?? 0) - (b.cue?.start ?? 0))
}
