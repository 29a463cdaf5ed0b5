/**
 * Records without their long parts, for lists: heads of articles and claims, summaries of stories, with the figure that
 * orders them: inflation, carriers ÷ informants.
 */
import type { Article, Claim, Story } from '../model.ts'
import { countSentence } from './counts.ts'
import type { ArticleHead, ClaimHead, StorySummary } from './pages.ts'
import { inflation, outletsOf, type View } from './view.ts'

/** An article without its text and blocks. */
export function articleHead(article: Article): ArticleHead {
  const { id, uri, url, outlet, headline, byline, language, published, modified } = article
  return { id, uri, url, outlet, headline, byline, language, published, modified }
}

/** A claim without its lineage. */
export function claimHead(claim: Claim, view: View): ClaimHead {
  const { id, story, text, reports, informants, notStated } = claim
  return {
    id,
    story,
    text,
    outlets: claim.carriers.length,
    reports,
    informants,
    notStated,
    denials: claim.denials.length,
    inflation: inflation(claim),
    sentence: countSentence(claim, view),
    warnings: [...new Set(claim.warnings.map((warning) => warning.kind))]
  }
}

/** A story in a list. */
export function storySummary(story: Story, view: View): StorySummary {
  const claims = view.claimsOf.get(story.id) ?? []
  const top = claims[0]
  const conflicts = (view.conflictsOf.get(story.id) ?? []).filter((conflict) => conflict.verdict === 'conflict')
  return {
    id: story.id,
    headline: story.headline,
    first: story.first,
    last: story.last,
    articles: story.articles.length,
    outlets: outletsOf(view, story.articles).length,
    claims: claims.length,
    conflicts: conflicts.length,
    warnings: claims.reduce((sum, claim) => sum + claim.warnings.length, 0),
    informants: story.informants ? { min: story.informants.min, max: story.informants.max } : null,
    inflation: top ? inflation(top) : { certain: 0, possible: 0 },
    top: top ? claimHead(top, view) : null
  }
}
