/**
 * The trace of one story of a corpus: made from its articles when it is asked for, by the same stages as `hearsay trace`. It depends on these
 * articles alone, so it is the same whatever else the corpus holds.
 */
import { attribute } from '../attribute/attribute.ts'
import type { Weights } from '../attribute/model/weights.ts'
import { groupClaims } from '../group/claims.ts'
import { match } from '../match/match.ts'
import type { Article, Problem, Statement, Story, Trace } from '../model.ts'
import { settle } from '../read/settle.ts'
import { outletKey } from '../text/outlets.ts'
import { version } from '../text/version.ts'
import { traceStory } from '../trace/trace.ts'

export interface StoryParts {
  readonly story: Story
  /** In order of time. */
  readonly articles: readonly Article[]
  /** Statements found before, by article id; articles without an entry are read now. */
  readonly statements: ReadonlyMap<string, readonly Statement[]>
  readonly model: Weights | null
}

/** Traces a story. Statements found without knowing the other outlets are found again where an article names one of them. */
export function traceOneStory({ story, articles: given, statements: stored, model }: StoryParts): Trace {
  const settled = settle(given)
  const articles = settled.articles
  const outlets = [...new Set(articles.flatMap((a) => (a.outlet ? [a.outlet.name] : [])))].sort()
  const found = articles.flatMap((article) => {
    const known = stored.get(article.id)
    if (known && !namesOther(article, outlets)) return known
    return attribute(article, { outlets, model })
  })
  const passages = match(articles)
  const grouping = groupClaims(story, articles, found, passages)
  const finding = traceStory({ story, articles, statements: grouping.statements, passages, claims: grouping.claims })
  return {
    schema: 'hearsay.trace/1',
    version,
    articles,
    statements: grouping.statements,
    passages,
    claims: finding.claims,
    ghosts: finding.ghosts,
    stories: [{ ...story, informants: finding.informants }],
    conflicts: finding.conflicts,
    problems: settled.problems as Problem[]
  }
}

/** Whether an article has the name of another outlet of its story, in any spelling that `outletKey` takes for the same. */
function namesOther(article: Article, outlets: readonly string[]): boolean {
  const own = article.outlet ? outletKey(article.outlet.name) : null
  const others = outlets.map(outletKey).filter((key) => key !== own && key !== '')
  if (!others.length) return false
  const text = article.text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
  return others.some((key) => text.includes(key))
}
