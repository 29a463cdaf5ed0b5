/** A part of a trace that is a trace itself: one story, or one claim, with all that its records point to. */
import type { Claim, Statement, Trace } from '../model.ts'

/** The trace of one story. Problems are of the whole and stay. */
export function selectStory(trace: Trace, storyId: string): Trace {
  const stories = trace.stories.filter((story) => story.id === storyId)
  const articles = new Set(stories.flatMap((story) => story.articles))
  return restrict(trace, articles, {
    stories,
    statements: trace.statements.filter((s) => articles.has(s.article)),
    claims: trace.claims.filter((claim) => claim.story === storyId),
    conflicts: trace.conflicts.filter((conflict) => conflict.story === storyId)
  })
}

/** The trace of one claim: its statements, their articles, the passages between these. */
export function selectClaim(trace: Trace, claim: Claim): Trace {
  const ids = new Set([...claim.statements, ...claim.denials])
  const statements = trace.statements.filter((s: Statement) => ids.has(s.id))
  const articles = new Set(statements.map((s) => s.article))
  const stories = trace.stories
    .filter((story) => story.id === claim.story)
    .map((story) => ({ ...story, articles: story.articles.filter((id) => articles.has(id)) }))
  return restrict(trace, articles, { stories, statements, claims: [claim], conflicts: [] })
}

function restrict(
  trace: Trace,
  articles: ReadonlySet<string>,
  part: Pick<Trace, 'stories' | 'statements' | 'claims' | 'conflicts'>
): Trace {
  const inside = (place: { readonly article: string }) => articles.has(place.article)
  return {
    ...trace,
    ...part,
    articles: trace.articles.filter((article) => articles.has(article.id)),
    passages: trace.passages.filter((passage) => inside(passage.a) && inside(passage.b)),
    ghosts: trace.ghosts.flatMap((ghost) => {
      const mentions = ghost.mentions.filter(inside)
      return mentions.length ? [{ ...ghost, mentions }] : []
    })
  }
}
