/**
 * The whole flow, as one ordered list. Every stage is a pure function over the plain records of `model.ts`: same input,
 * same output. Documentation, `hearsay stages` and tests are made from `stages`.
 */
import { attribute } from './attribute/attribute.ts'
import type { Weights } from './attribute/model/weights.ts'
import { groupClaims } from './group/claims.ts'
import { groupStories } from './group/stories.ts'
import { match } from './match/match.ts'
import type { Article, Ghost, Input, Passage, Place, Problem, Statement, Story, Trace } from './model.ts'
import { read } from './read/read.ts'
import { settle } from './read/settle.ts'
import { version } from './text/version.ts'
import { gather as groupBy } from './trace/gather.ts'
import { type Finding, traceStory } from './trace/trace.ts'

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
 * Never throws on bad text; `problems` are handed through and added to. On several threads: `traceTogether` of `src/pool/`.
 */
export function traceArticles(
  given: readonly Article[],
  known: readonly Problem[] = [],
  options: TraceOptions = {}
): Trace {
  const { articles, problems } = settle(given)
  const outlets = outletsHeld(articles)
  const statements: Statement[] = []
  articles.forEach((article, i) => {
    statements.push(...attribute(article, { outlets, model: options.model ?? null }))
    options.progress?.('attribute', i + 1, articles.length)
  })
  const sorted = sortIntoStories(articles, statements, options)
  const findings = sorted.cases.map((given, i) => {
    const finding = workOutStory(given)
    options.progress?.('trace', i + 1, sorted.cases.length)
    return finding
  })
  return gather(articles, sorted.passages, sorted.cases, findings, [...known, ...problems])
}

/** Names of the outlets of some articles and of those they credit, sorted: what attribution knows beside the article. */
export function outletsHeld(articles: readonly Article[]): string[] {
  const names = articles.flatMap(({ outlet, credits }) => [
    ...(outlet ? [outlet.name] : []),
    ...credits.map((credit) => credit.outlet)
  ])
  return [...new Set(names)].sort()
}

/** One story with everything that grouping and tracing look at: the unit that may be worked out by itself. */
export interface StoryCase {
  readonly story: Story
  readonly articles: readonly Article[]
  readonly statements: readonly Statement[]
  /** Passages within the story. */
  readonly passages: readonly Passage[]
}

/** What grouping and tracing find in one story. */
export interface StoryFinding extends Finding {
  readonly statements: readonly Statement[]
}

/** Finds shared text and stories, and deals articles, statements and passages out to the stories. */
export function sortIntoStories(
  articles: readonly Article[],
  statements: readonly Statement[],
  options: TraceOptions = {}
): { readonly passages: readonly Passage[]; readonly cases: readonly StoryCase[] } {
  const passages = match(articles)
  options.progress?.('match', articles.length, articles.length)
  const stories = groupStories(articles)
  const byId = new Map(articles.map((a) => [a.id, a]))
  const storyOf = new Map(stories.flatMap((story) => story.articles.map((id) => [id, story.id] as const)))
  const statementsOf = groupBy(statements, (s) => storyOf.get(s.article))
  const passagesOf = groupBy(passages, (p) => {
    const story = storyOf.get(p.a.article)
    return story === storyOf.get(p.b.article) ? story : undefined
  })
  const cases = stories.map((story) => ({
    story,
    articles: story.articles.map((id) => byId.get(id)!),
    statements: statementsOf.get(story.id) ?? [],
    passages: passagesOf.get(story.id) ?? []
  }))
  return { passages, cases }
}

/** Groups and traces one story. */
export function workOutStory({ story, articles, statements, passages }: StoryCase): StoryFinding {
  const grouping = groupClaims(story, articles, statements)
  const finding = traceStory({ story, articles, statements: grouping.statements, passages, claims: grouping.claims })
  return { statements: grouping.statements, ...finding }
}

/** Puts the findings of the stories, in the order of `cases`, together into one trace. */
export function gather(
  articles: readonly Article[],
  passages: readonly Passage[],
  cases: readonly StoryCase[],
  findings: readonly StoryFinding[],
  problems: readonly Problem[]
): Trace {
  const ghosts = new Map<string, Ghost & { readonly mentions: Place[] }>()
  for (const ghost of findings.flatMap((finding) => finding.ghosts)) {
    const before = ghosts.get(ghost.id)
    if (before) for (const mention of ghost.mentions) before.mentions.push(mention)
    else ghosts.set(ghost.id, { ...ghost, mentions: [...ghost.mentions] })
  }
  return {
    schema: 'hearsay.trace/1',
    version,
    articles,
    statements: findings.flatMap((finding) => finding.statements),
    passages,
    claims: findings.flatMap((finding) => finding.claims),
    ghosts: [...ghosts.values()],
    stories: cases.map(({ story }, i) => ({ ...story, informants: findings[i]!.informants })),
    conflicts: findings.flatMap((finding) => finding.conflicts),
    problems
  }
}

/** Reads and traces: the whole job. */
export function trace(inputs: Iterable<Input>, options: TraceOptions = {}): Trace {
  const { articles, problems } = readAll(inputs, options)
  return traceArticles(articles, problems, options)
}
