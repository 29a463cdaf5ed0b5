/**
 * Work on many articles by several threads, with the same result as by one, in the same order.
 *
 *     const pool = openPool({ jobs: 4, model: 'none' })
 *     for await (const { articles, problems } of pool.read(sources)) …
 *     for await (const { statements, problems } of pool.attribute(articles, outletsHeld(articles))) …
 *     await pool.close()
 *
 * Threads are started when there is work for them: little work (see `little`) is done at once in this thread, so that a few files
 * start no thread at all. Inputs are taken as results are asked for, a few batches ahead, so that a corpus of any size passes through
 * in bounded memory. Where the program runs from its sources, or threads cannot be started, all is done in this thread.
 * A thread that dies costs the item that killed it, and no other (`crew.ts`).
 */
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Kept } from '../corpus/prepare.ts'
import type { Article, Problem, Statement } from '../model.ts'
import type { StoryCase, StoryFinding } from '../pipeline.ts'
import type { Reading, Source } from '../read/read.ts'
import { beginModel, type ModelName, usualModel } from '../store/weights.ts'
import { type Batch, type Crew, gatherCrew, held } from './crew.ts'
import { type Outcome, type TaskKind, type Tasks, weightOf, workOn } from './tasks.ts'

export interface PoolOptions {
  /** Threads that work beside this one; 1 does everything in this thread. `usualJobs()` unless given. */
  readonly jobs?: number
  /** The trained tagger; "en" unless given. */
  readonly model?: ModelName
  /** The file that a thread runs, for tests. */
  readonly workerFile?: URL
}

/** The statements of one article; problems only where it could not be worked on. */
export interface Attributed {
  readonly statements: readonly Statement[]
  readonly problems: readonly Problem[]
}

export interface Pool {
  /** Threads at most. */
  readonly jobs: number
  /** Reads inputs: one reading an input, in their order. */
  readonly read: (sources: Many<Source>) => AsyncGenerator<Reading>
  /** Reads inputs and prepares their articles for a corpus: one reading an input, in their order. */
  readonly prepare: (sources: Many<Source>, kept: Kept) => AsyncGenerator<Tasks['prepare']['result']>
  /** Finds statements: one answer an article, in their order. `outlets` are the names of all outlets held (`outletsHeld`). */
  readonly attribute: (articles: Many<Article>, outlets: readonly string[]) => AsyncGenerator<Attributed>
  /** Groups and traces stories: one finding a story, in their order. Throws where a story cannot be worked out. */
  readonly workOutStories: (cases: Many<StoryCase>) => AsyncGenerator<StoryFinding>
  /** Ends the threads. A pool that is not closed keeps no process alive. */
  readonly close: () => Promise<void>
}

export type Many<Item> = Iterable<Item> | AsyncIterable<Item>

/** More threads than these are started only where a number is given: each holds the tagger and its own caches, about 100 MB. */
const mostUnasked = 8
/** Work up to this many characters is done in this thread: about 100 articles, less than starting threads would cost. */
const little = 400_000
/** Characters of one batch: a few tenths of a second of work. */
const batchWeight = 64_000
/** Where there is much work batches grow up to this, so that no thread waits for this one while it is busy itself. */
const largestBatch = 1_000_000
/** Share of what was handed out so far that the next batch may be. */
const growth = 1 / 64

/** Threads that are started unless somebody asks for another number: one a processor, eight at most. */
export function usualJobs(): number {
  return Math.min(mostUnasked, availableParallelism())
}

/** A pool; starts nothing yet. */
export function openPool(options: PoolOptions = {}): Pool {
  const jobs = options.jobs ?? usualJobs()
  const model = options.model ?? usualModel
  const file = options.workerFile ?? new URL('./worker.mjs', import.meta.url)
  // unpacked while pages are read
  const weights = beginModel(model)
  let crew: Crew | null = null
  let alone = jobs < 2 || !existsSync(fileURLToPath(file))

  const doHere = async <Kind extends TaskKind>(batch: Batch<Kind>): Promise<readonly Outcome<Kind>[]> => {
    const tagger = batch.kind === 'attribute' ? await weights() : null
    return batch.items.map((item) => workOn(batch.kind, item, batch.shared.value, tagger))
  }
  const doThere = async <Kind extends TaskKind>(batch: Batch<Kind>): Promise<readonly Outcome<Kind>[]> => {
    if (alone) return doHere(batch)
    crew ??= gatherCrew(jobs, file, { model })
    try {
      return await crew.ask(batch)
    } catch {
      // no thread comes up on this machine: this one can do it
      alone = true
      return doHere(batch)
    }
  }

  async function* run<Kind extends TaskKind>(
    kind: Kind,
    items: Many<Tasks[Kind]['item']>,
    value: Tasks[Kind]['shared']
  ): AsyncGenerator<{ readonly item: Tasks[Kind]['item']; readonly outcome: Outcome<Kind> }> {
    const batches = batchesOf(kind, items, { value })
    const begun: Batch<Kind>[] = []
    let weight = 0
    while (weight <= little || begun.length < 2 || alone) {
      const next = await batches.next()
      if (next.done || alone) {
        for (const batch of begun.splice(0)) yield* paired(batch, await doHere(batch))
        if (next.done) return
        yield* paired(next.value, await doHere(next.value))
      } else {
        begun.push(next.value)
        weight += next.value.items.reduce((sum, item) => sum + weightOf[kind](item), 0)
      }
    }
    const asked: { readonly batch: Batch<Kind>; readonly outcomes: Promise<readonly Outcome<Kind>[]> }[] = []
    for (let ended = false; ; ) {
      while (!ended && asked.length < jobs * held) {
        const next = begun.length > 0 ? { done: false as const, value: begun.shift()! } : await batches.next()
        if (next.done) ended = true
        else {
          const outcomes = doThere(next.value)
          // a fault is met where the result is taken
          outcomes.catch(() => {})
          asked.push({ batch: next.value, outcomes })
        }
      }
      const first = asked.shift()
      if (!first) return
      yield* paired(first.batch, await first.outcomes)
    }
  }

  return {
    jobs,
    async *read(sources) {
      for await (const { item, outcome } of run('read', sources, null))
        yield 'result' in outcome
          ? outcome.result
          : { articles: [], problems: [failed(item.uri, 'read', outcome.fault)] }
    },
    async *prepare(sources, kept) {
      for await (const { item, outcome } of run('prepare', sources, kept))
        yield 'result' in outcome
          ? outcome.result
          : { articles: [], problems: [failed(item.uri, 'read', outcome.fault)] }
    },
    async *attribute(articles, outlets) {
      for await (const { item, outcome } of run('attribute', articles, outlets))
        yield 'result' in outcome
          ? { statements: outcome.result, problems: [] }
          : { statements: [], problems: [failed(item.uri, 'searched for statements', outcome.fault)] }
    },
    async *workOutStories(cases) {
      for await (const { item, outcome } of run('story', cases, null)) {
        if ('fault' in outcome) throw new Error(`the story "${item.story.headline}" cannot be traced: ${outcome.fault}`)
        yield outcome.result
      }
    },
    close: async () => {
      await crew?.close()
      crew = null
    }
  }
}

function failed(uri: string, what: string, fault: string): Problem {
  const message = `${uri} could not be ${what} (${fault}): it was left out, the others were used. Please report this.`
  return { uri, code: 'failed', message }
}

function* paired<Kind extends TaskKind>(batch: Batch<Kind>, outcomes: readonly Outcome<Kind>[]) {
  for (const [i, item] of batch.items.entries()) yield { item, outcome: outcomes[i]! }
}

async function* batchesOf<Kind extends TaskKind>(
  kind: Kind,
  items: Many<Tasks[Kind]['item']>,
  shared: Batch<Kind>['shared']
): AsyncGenerator<Batch<Kind>> {
  let taken: Tasks[Kind]['item'][] = []
  let weight = 0
  let given = 0
  for await (const item of items) {
    taken.push(item)
    weight += weightOf[kind](item)
    if (weight < Math.min(largestBatch, Math.max(batchWeight, given * growth))) continue
    given += weight
    yield { kind, items: taken, shared }
    taken = []
    weight = 0
  }
  if (taken.length > 0) yield { kind, items: taken, shared }
}
