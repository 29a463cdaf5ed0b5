/**
 * The reading page: one article, its statements in place, and in the margin what the other articles make of the same claims.
 */
import type { Claim, Passage, Statement } from '../model.ts'
import { compareIds } from '../text/published.ts'
import { articleHead, claimHead, storySummary } from './heads.ts'
import type { ArticlePage, ReadStatement, SharedPassage } from './pages.ts'
import { parentOf, passagesIn, statementsIn, storyIdOf } from './placed.ts'
import { outletOf, statementsOf, type View } from './view.ts'

/** Accounts of others shown beside one statement. */
const shownOthers = 25

/** Null for an unknown id. */
export function articlePage(view: View, articleId: string): ArticlePage | null {
  const article = view.articles.get(articleId)
  if (!article) return null
  const story = view.storyById.get(storyIdOf(view, articleId) ?? '')
  const statements = statementsIn(view, articleId).map((statement) => readStatement(statement, view))
  const passages = passagesIn(view, articleId).flatMap((passage) => sharedPassage(passage, articleId))
  passages.sort((a, b) => a.start - b.start || a.end - b.end || compareIds(a.other.article, b.other.article))
  const named = new Set<string>()
  for (const { others, parents } of statements) {
    for (const other of others) named.add(other.article)
    for (const { article: id } of parents) if (id !== null) named.add(id)
  }
  for (const { other } of passages) named.add(other.article)
  named.delete(articleId)
  return {
    article,
    story: story ? storySummary(story, view) : null,
    statements,
    passages,
    articles: [...named].sort(compareIds).flatMap((id) => {
      const other = view.articles.get(id)
      return other ? [articleHead(other)] : []
    })
  }
}

function readStatement(statement: Statement, view: View): ReadStatement {
  const claim = statement.claim === null ? undefined : view.claims.get(statement.claim)
  if (!claim) return { statement, claim: null, parents: [], warnings: [], others: [], otherCount: 0 }
  const others = accountsOf(claim, view).filter((other) => other.article !== statement.article)
  return {
    statement,
    claim: claimHead(claim, view),
    parents: claim.lineage
      .filter((edge) => edge.child === statement.id)
      .map((edge) => {
        const parent = parentOf(view, edge)
        return { edge, outlet: parent.outlet ?? outletOf(view, parent.article ?? ''), article: parent.article }
      }),
    warnings: claim.warnings.filter((warning) => warning.statement === statement.id),
    others: others.slice(0, shownOthers),
    otherCount: others.length
  }
}

/** All statements of a claim, its denials first, then earliest first. */
function accountsOf(claim: Claim, view: View): Statement[] {
  const denials = new Set(claim.denials)
  const denying = [...denials].flatMap((id) => view.statements.get(id) ?? [])
  return [...denying, ...statementsOf(view, claim).filter((statement) => !denials.has(statement.id))]
}

/** A passage as the article sees it; none for furniture, two where an article repeats itself. */
function sharedPassage(passage: Passage, articleId: string): SharedPassage[] {
  if (passage.kind === 'boilerplate') return []
  const { similarity, kind } = passage
  const sides = [
    [passage.a, passage.b],
    [passage.b, passage.a]
  ] as const
  return sides
    .filter(([own]) => own.article === articleId)
    .map(([own, other]) => ({ start: own.start, end: own.end, other, similarity, kind }))
}
