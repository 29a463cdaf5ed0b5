/**
 * Two articles side by side: the passages that they share, aligned word by word, and the claims that both make.
 */
import type { Passage, Span, Statement } from '../model.ts'
import { alignWords } from './alignWords.ts'
import { claimHead } from './heads.ts'
import type { ComparedClaim, ComparedPassage, ComparePage } from './pages.ts'
import { passagesIn, statementsIn } from './placed.ts'
import type { View } from './view.ts'

/** Passages between two articles, from either side, `a` first; furniture is left out. */
export function passagesBetween(view: View, a: string, b: string): Passage[] {
  return passagesIn(view, a).flatMap((passage) => {
    if (passage.kind === 'boilerplate') return []
    if (passage.a.article === a && passage.b.article === b) return [passage]
    if (passage.b.article === a && passage.a.article === b) return [{ ...passage, a: passage.b, b: passage.a }]
    return []
  })
}

/**
 * Null where an id is unknown or both are one. `passages` are those between the two, `a` first: those of the trace unless
 * given, as a trace of many copies does not hold those of every pair.
 */
export function comparePage(
  view: View,
  a: string,
  b: string,
  passages: readonly Passage[] = passagesBetween(view, a, b)
): ComparePage | null {
  const [first, second] = [view.articles.get(a), view.articles.get(b)]
  if (!first || !second || a === b) return null
  const compared = passages.map((passage): ComparedPassage => {
    const [from, to] = [spanOf(passage.a), spanOf(passage.b)]
    const { similarity, kind } = passage
    return { a: from, b: to, similarity, kind, segments: alignWords(first.text, from, second.text, to) }
  })
  compared.sort((p, q) => p.a.start - q.a.start || p.a.end - q.a.end || p.b.start - q.b.start)
  return { a: first, b: second, passages: compared, claims: claimsOfBoth(view, a, b) }
}

function spanOf({ start, end }: Span): Span {
  return { start, end }
}

function claimsOfBoth(view: View, a: string, b: string): ComparedClaim[] {
  const theirs = idsByClaim(statementsIn(view, b))
  return [...idsByClaim(statementsIn(view, a))].flatMap(([id, own]) => {
    const [claim, others] = [view.claims.get(id), theirs.get(id)]
    return claim && others ? [{ claim: claimHead(claim, view), a: own, b: others }] : []
  })
}

function idsByClaim(statements: readonly Statement[]): Map<string, string[]> {
  const made = new Map<string, string[]>()
  for (const { id, claim } of statements) if (claim !== null) made.set(claim, [...(made.get(claim) ?? []), id])
  return made
}
