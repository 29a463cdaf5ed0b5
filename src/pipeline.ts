/**
 * The whole flow, as one ordered list. Every stage is a pure function over the plain records of `model.ts`: same input,
 * same output. Documentation, `hearsay stages` and tests are made from `stages`.
 */
import { attribute } from './attribute/attribute.ts'
import type { Weights } from './attribute/model/weights.ts'
import { groupClaims } from './group/claims.ts'
import { groupStories } from './group/stories.ts'
import { match } from './match/match.ts'
import type { Article, Claim, Conflict, Ghost, Input, Problem, Statement, Story, Trace } from './model.ts'
import { read } from './read/read.ts'
import { settle } from './read/settle.ts'
import { version } from './text/version.ts'
import { traceStory } from './trace/trace.ts'

/** The stages in the order in which they run. */
export const stages = [
  { name: 'read', from: 'bytes', to: 'Article[]', about: 'clean the text, find date, outlet, blocks and credits' },
  {
    name: 'attribute',
    from: 'Article',
    to: 'Statement[]',
    about: 'find who is said to have said what, and through whom'
  },
  { name: 'match', from: 'Article[]', to: 'Passage[]', about: 'find text that articles share' },
  {
    name: 'group',
    from: 'Article[], Statement[], Passage[]',
    to: 'Story[], Claim[]',
    about: 'articles about the same events; statements that say the same'
  },
  { name: 'trace', from: 'Claim', to: 'lineage', about: 'parents, origins, counts, warnings; conflicts and changes' },
  { name: 'report', from: 'Trace', to: 'text', about: 'terminal, JSON, Markdown, CSV' }
] as const

export type StageName = (typeof stages)[number]['name']

/** Called as work goes on; `done` of `total` in the unit of the stage. */
export type Progress = (stage: StageName, done: number, total: number) => void

export interface TraceOptions {
  readonly progress?: Progress
  /** The trained tagger (`readModel`); without it attribution works by rules and lexicon alone. */
  readonly model?: Weights | null
}

/** Reads inputs (files, records) into articles; what cannot be read becomes a problem. */
export function readAll(
  inputs: Iterable<Input>,
  options: TraceOptions = {}
): { articles: Article[]; problems: Problem[] } {
  const articles: Article[] = []
  const problems: Problem[] = []
  let done = 0
  for (const input of inputs) {
    const reading = read(input)
    articles.push(...reading.articles)
    problems.push(...reading.problems)
    options.progress?.('read', ++done, done)
  }
  return { articles, problems }
}

/**
 * Traces articles: statements, passages, stories, claims, lineage, counts, conflicts.
 * Never throws on bad text; `problems` are handed through and added to.
 */
export function traceArticles(
  given: readonly Article[],
  known: readonly Problem[] = [],
  options: TraceOptions = {}
): Trace {
  const settled = settle(given)
  const articles = settled.articles
  const problems = [...known, ...settled.problems]
  const outlets = [...new Set(articles.flatMap((a) => (a.outlet ? [a.outlet.name] : [])))].sort()
  const found: Statement[] = []
  articles.forEach((article, i) => {
    found.push(...attribute(article, { outlets, model: options.model ?? null }))
    options.progress?.('attribute', i + 1, articles.length)
  })
  const passages = match(articles)
  options.progress?.('match', articles.length, articles.length)
  const stories = groupStories(articles)
  const byId = new Map(articles.map((a) => [a.id, a]))
  const statements: Statement[] = []
  const claims: Claim[] = []
  const ghosts = new Map<string, Ghost>()
  const conflicts: Conflict[] = []
  const told: Story[] = []
  const storyOf = new Map(stories.flatMap((story) => story.articles.map((id) => [id, story.id] as const)))
  const statementsOf = groupBy(found, (s) => storyOf.get(s.article))
  const passagesOf = groupBy(passages, (p) => {
    const story = storyOf.get(p.a.article)
    return story === storyOf.get(p.b.article) ? story : undefined
  })
  stories.forEach((story, i) => {
    const own = story.articles.map((id) => byId.get(id)!)
    const shared = passagesOf.get(story.id) ?? []
    const grouping = groupClaims(story, own, statementsOf.get(story.id) ?? [], shared)
    const finding = traceStory({
      story,
      articles: own,
      statements: grouping.statements,
      passages: shared,
      claims: grouping.claims
    })
    statements.push(...grouping.statements)
    claims.push(...finding.claims)
    for (const ghost of finding.ghosts) {
      const before = ghosts.get(ghost.id)
      ghosts.set(ghost.id, before ? { ...before, mentions: [...before.mentions, ...ghost.mentions] } : ghost)
    }
    conflicts.push(...finding.conflicts)
    told.push({ ...story, informants: finding.informants })
    options.progress?.('trace', i + 1, stories.length)
  })
  return {
    schema: 'hearsay.trace/1',
    version,
    articles,
    statements,
    passages,
    claims,
    ghosts: [...ghosts.values()],
    stories: told,
    conflicts,
    problems
  }
}

/** Items by key, in their order; those without a key are left out. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string | undefined): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** Reads and traces: the whole job. */
export function trace(inputs: Iterable<Input>, options: TraceOptions = {}): Trace {
  const { articles, problems } = readAll(inputs, options)
  return traceArticles(articles, problems, options)
}
