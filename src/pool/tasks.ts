/**
 * What threads are asked to do: reading one input, finding the statements of one article, working out one story. Each is a
 * pure function of its item and of what all items of a run share, so that it does not matter who does it.
 *
 * A fault of one item is told as text and costs that item only.
 */
import { attribute } from '../attribute/attribute.ts'
import type { Weights } from '../attribute/model/weights.ts'
import { type Kept, type Prepared, prepare } from '../corpus/prepare.ts'
import { type StoryParts, traceOneStory } from '../corpus/storyTrace.ts'
import type { Article, Problem, Statement, Trace } from '../model.ts'
import { type StoryCase, type StoryFinding, workOutStory } from '../pipeline.ts'
import { type Reading, readSource, type Source } from '../read/read.ts'

/** For each kind of task: one item, what all items of a run share, and what comes of one item. */
export interface Tasks {
  readonly read: { readonly item: Source; readonly shared: null; readonly result: Reading }
  /** Reading for a corpus. */
  readonly prepare: {
    readonly item: Source
    readonly shared: Kept
    readonly result: { readonly articles: readonly Prepared[]; readonly problems: readonly Problem[] }
  }
  readonly attribute: {
    readonly item: Article
    /** Names of the outlets held in the files. */
    readonly shared: readonly string[]
    readonly result: readonly Statement[]
  }
  readonly story: { readonly item: StoryCase; readonly shared: null; readonly result: StoryFinding }
  /** A story of a corpus, from its articles to its trace. */
  readonly wholeStory: { readonly item: StoryParts; readonly shared: null; readonly result: Trace }
}

export type TaskKind = keyof Tasks

/** What came of an item; `fault` where it failed, in the words of the error. */
export type Outcome<Kind extends TaskKind> = { readonly result: Tasks[Kind]['result'] } | { readonly fault: string }

type Work = { readonly [Kind in TaskKind]: Worked<Kind> }
type Worked<Kind extends TaskKind> = (
  item: Tasks[Kind]['item'],
  shared: Tasks[Kind]['shared'],
  model: Weights | null
) => Tasks[Kind]['result']

const work: Work = {
  read: readSource,
  prepare: (source, kept) => {
    const { articles, problems } = readSource(source)
    return { articles: articles.map((article) => prepare(article, kept)), problems }
  },
  attribute: (article, outlets, model) => attribute(article, { outlets, model }),
  story: workOutStory,
  wholeStory: (parts, _, model) => traceOneStory(parts, model)
}

/** Does one item. Never throws. */
export function workOn<Kind extends TaskKind>(
  kind: Kind,
  item: Tasks[Kind]['item'],
  shared: Tasks[Kind]['shared'],
  model: Weights | null
): Outcome<Kind> {
  try {
    return { result: work[kind](item, shared, model) }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

function textOf({ articles }: { readonly articles: readonly Article[] }): number {
  return articles.reduce((sum, article) => sum + article.text.length, 0)
}

function lengthOf(source: Source): number {
  return 'bytes' in source ? source.bytes.length : source.line.length
}

/** How much work an item is, in characters or bytes of text. */
export const weightOf: { readonly [Kind in TaskKind]: (item: Tasks[Kind]['item']) => number } = {
  read: lengthOf,
  prepare: lengthOf,
  attribute: (article) => article.text.length,
  story: textOf,
  wholeStory: textOf
}
