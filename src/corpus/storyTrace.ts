/**
 * The trace of one story of a corpus: made from its articles when it is asked for, by the same stages as `hearsay trace`. It depends on these
 * articles alone, so it is the same whatever else the corpus holds.
 */
import { attribute } from '../attribute/attribute.ts'
import type { Weights } from '../attribute/model/weights.ts'
import { match } from '../match/match.ts'
import type { Article, Statement, Story, Trace } from '../model.ts'
import { gather, outletsHeld, type StoryCase, workOutStory } from '../pipeline.ts'
import { settle } from '../read/settle.ts'
import { outletKey } from '../text/outlets.ts'

/** What a story is traced from. */
export interface StoryParts {
  readonly story: Story
  /** In order of time. */
  readonly articles: readonly Article[]
  /** Statements found before, by article id; articles without an entry are read now. */
  readonly statements: ReadonlyMap<string, readonly Statement[]>
}

/** Traces a story. Statements found without knowing the other outlets are found again where an article names one of them. */
export function traceOneStory(
  { story, articles: given, statements: stored }: StoryParts,
  model: Weights | null
): Trace {
  const { articles, problems } = settle(given)
  const outlets = outletsHeld(articles)
  const statements = articles.flatMap((article) => {
    const known = stored.get(article.id)
    if (known && !namesOther(article, outlets)) return known
    return attribute(article, { outlets, model })
  })
  const passages = match(articles)
  const whole: StoryCase = { story, articles, statements, passages }
  return gather(articles, passages, [whole], [workOutStory(whole)], problems)
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
