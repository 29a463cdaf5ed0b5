/**
 * Rows of stories and of their claims, after a regrouping. A story is traced when its set of articles changes, so that lists of claims need no
 * tracing; its whole trace is made again when it is asked for.
 */
import type { Weights } from '../attribute/model/weights.ts'
import { storyOf } from '../group/stories.ts'
import type { Article, Statement, Story } from '../model.ts'
import { claimHead, storySummary } from '../report/heads.ts'
import { makeView } from '../report/view.ts'
import type { Pause } from './breathe.ts'
import type { Value } from './duck.ts'
import { readArticles, readStatements } from './records.ts'
import { traceOneStory } from './storyTrace.ts'
import type { Writer } from './writer.ts'

/** Articles and statements of this batch, which are not on disk yet. */
export interface Fresh {
  readonly articles: ReadonlyMap<number, Article>
  readonly statements: ReadonlyMap<number, readonly Statement[]>
}

export interface FindingRows {
  readonly stories: Value[][]
  readonly claims: Value[][]
}

export interface FindingOptions {
  readonly model: Weights | null
  readonly generation: number
  readonly progress?: ((done: number, total: number) => void) | undefined
  /** Called between stories. */
  readonly pause?: Pause
}

/** Articles whose texts are held at a time. */
const together = 2000

/** Rows for the stories made of these articles (lists of numbers, in order of time). */
export async function findingRows(
  writer: Writer,
  stories: readonly (readonly number[])[],
  gone: readonly string[],
  fresh: Fresh,
  options: FindingOptions
): Promise<FindingRows> {
  const rows: FindingRows = { stories: [], claims: [] }
  const { generation } = options
  for (const id of gone) rows.stories.push([id, '', null, null, 0, 0, 0, null, null, generation])
  let done = 0
  for (const portion of portionsOf(stories)) {
    const traced = writer.manifest.statements === 'stored'
    const parts = traced ? await partsOf(writer, portion.flat(), fresh) : null
    for (const members of portion) {
      if (traced || done % together === 0) await options.pause?.()
      const story = recordOf(writer, members)
      const outlets = new Set(members.flatMap((number) => writer.catalog.entries.get(number).outlet ?? [])).size
      const { id, headline, first, last } = story
      if (!parts) rows.stories.push([id, headline, first, last, members.length, outlets, null, null, null, generation])
      else {
        const articles = members.map((number) => parts.articles.get(number)!)
        const statements = new Map(members.flatMap((number) => statementsFor(parts, number)))
        const view = makeView(traceOneStory({ story, articles, statements }, options.model))
        const summary = storySummary(view.stories[0]!, view)
        rows.stories.push([
          id,
          headline,
          first,
          last,
          members.length,
          summary.outlets,
          summary.claims,
          summary.inflation.certain,
          JSON.stringify(summary),
          generation
        ])
        for (const claim of view.claimsOf.get(id) ?? []) {
          const head = claimHead(claim, view)
          const { reports, informants } = claim
          rows.claims.push([
            claim.id,
            id,
            claim.text,
            claim.carriers.length,
            reports.min,
            reports.max,
            informants.min,
            informants.max,
            claim.notStated,
            claim.denials.length,
            JSON.stringify(claim.statements),
            JSON.stringify(head),
            generation
          ])
        }
      }
      options.progress?.(++done, stories.length)
    }
  }
  return rows
}

/** The record of a story, from the catalog. */
export function recordOf(writer: Pick<Writer, 'catalog' | 'sketches'>, members: readonly number[]): Story {
  const { catalog, sketches } = writer
  return storyOf(
    members.map((number) => {
      const { id, label } = catalog.entries.get(number)
      return { id, sketch: sketches.of(number), article: { id, headline: label, text: '' } }
    })
  )
}

interface Parts {
  readonly articles: ReadonlyMap<number, Article>
  readonly statements: ReadonlyMap<number, readonly Statement[]>
}

async function partsOf(writer: Writer, numbers: readonly number[], fresh: Fresh): Promise<Parts> {
  const ids = new Map(numbers.map((number) => [number, writer.catalog.entries.id(number)]))
  const old = numbers.filter((number) => !fresh.articles.has(number))
  const articles = await readArticles(writer.duck, new Map(old.map((number) => [number, ids.get(number)!])))
  const statements: Map<number, readonly Statement[]> = await readStatements(writer.duck, old)
  for (const number of numbers) {
    const article = fresh.articles.get(number)
    if (!article) continue
    articles.set(number, { ...article, id: ids.get(number)! })
    statements.set(number, fresh.statements.get(number) ?? [])
  }
  return { articles, statements }
}

/** Statements under the id of their article. Those found under another id (two articles clash) are found again. */
export function statementsFor(parts: Parts, number: number): [string, readonly Statement[]][] {
  const { id } = parts.articles.get(number)!
  const own = parts.statements.get(number) ?? []
  return own.every(({ article }) => article === id) ? [[id, own]] : []
}

function* portionsOf(stories: readonly (readonly number[])[]): Generator<(readonly number[])[]> {
  let portion: (readonly number[])[] = []
  let articles = 0
  for (const story of stories) {
    portion.push(story)
    articles += story.length
    if (articles < together) continue
    yield portion
    portion = []
    articles = 0
  }
  if (portion.length) yield portion
}
