/**
 * Runs traces in worker threads: a bounded number at once, each bounded in memory and time, ended when nobody waits for it.
 * A thread that is done waits a while for the next trace, as starting one takes about a second.
 */
import { Worker } from 'node:worker_threads'
import { type ModelName, usualModel } from '../store/weights.ts'
import type { LintUpload } from './lintUpload.ts'
import type { Report } from './traceUpload.ts'
import type { Upload } from './upload.ts'

/** A body to be traced, or a draft to be held against articles. */
export type ToWorker = Upload | LintUpload

/** What a thread is started with. */
export interface WorkerOptions {
  readonly model: ModelName
}

/** Why a trace ended without being done. */
export type Failure = 'tooLong' | 'internal'

export interface Job {
  /** Reports, in order; ends after `done` or `refused`. A failure ends it too. */
  readonly reports: AsyncIterable<Report | { readonly kind: 'failed'; readonly why: Failure }>
  /** Ends the work at once; does nothing where it is over. */
  readonly cancel: () => void
}

/** A place among the traces under way; to be given back, or used by one job, which gives it back. */
export interface Slot {
  readonly start: (upload: ToWorker) => Job
  readonly release: () => void
}

export interface Tracer {
  /** Null where all places are taken. */
  readonly reserve: () => Slot | null
  /** Ends all work. */
  readonly close: () => Promise<void>
  /** Traces under way or about to begin. */
  readonly busy: () => number
}

export interface TracerOptions {
  /** Traces at once. */
  readonly jobs: number
  /** Milliseconds of one trace. */
  readonly time: number
  /** Megabytes of one thread. */
  readonly memory: number
  /** Milliseconds that an idle thread is kept. */
  readonly idle: number
  /** The tagger that proposes attributions beside the rules. */
  readonly model: ModelName
}

export const tracerOptions: TracerOptions = { jobs: 2, time: 300_000, memory: 1536, idle: 60_000, model: usualModel }

/** `worker` is the address of the built `traceWorker`. `log` is told of faults. */
export function makeTracer(worker: URL, log: (line: string) => void, limits: TracerOptions = tracerOptions): Tracer {
  const idle: { readonly thread: Worker; readonly drop: () => void; readonly timer: NodeJS.Timeout }[] = []
  const working = new Set<Worker>()
  const options: WorkerOptions = { model: limits.model }
  let taken = 0

  const rest = (thread: Worker) => {
    thread.unref()
    const drop = () => {
      const at = idle.findIndex((each) => each.thread === thread)
      if (at >= 0) idle.splice(at, 1)
      void thread.terminate()
    }
    thread.once('error', drop)
    idle.push({ thread, drop, timer: setTimeout(drop, limits.idle).unref() })
  }

  const wake = (): Worker => {
    const waiting = idle.pop()
    if (!waiting)
      return new Worker(worker, { workerData: options, resourceLimits: { maxOldGenerationSizeMb: limits.memory } })
    clearTimeout(waiting.timer)
    waiting.thread.off('error', waiting.drop)
    waiting.thread.ref()
    return waiting.thread
  }

  const start = (upload: ToWorker, release: () => void): Job => {
    const queue = makeQueue<Report | { readonly kind: 'failed'; readonly why: Failure }>()
    const thread = wake()
    working.add(thread)
    let over = false
    const finish = (fate: 'kept' | 'ended') => {
      if (over) return
      over = true
      clearTimeout(timer)
      working.delete(thread)
      thread.off('message', take)
      thread.off('exit', exited)
      if (fate === 'kept') {
        thread.off('error', failed)
        rest(thread)
      } else void thread.terminate()
      release()
      queue.end()
    }
    const fail = (why: Failure, words: string) => {
      if (over) return
      log(words)
      queue.push({ kind: 'failed', why })
      finish('ended')
    }
    const take = (report: Report) => {
      queue.push(report)
      if (report.kind === 'done' || report.kind === 'refused') finish('kept')
    }
    const failed = (error: Error) => fail('internal', `a trace failed: ${error.message}`)
    const exited = () => fail('internal', 'a trace ended before it was done')
    const timer = setTimeout(() => fail('tooLong', `a trace was stopped after ${limits.time / 1000} s`), limits.time)
    thread.on('message', take)
    thread.on('error', failed)
    thread.on('exit', exited)
    thread.postMessage(upload)
    return { reports: queue.items, cancel: () => finish('ended') }
  }

  return {
    reserve: () => {
      if (taken >= limits.jobs) return null
      taken++
      let held = true
      const release = () => {
        if (held) taken--
        held = false
      }
      return { start: (upload) => start(upload, release), release }
    },
    close: async () => {
      for (const { timer } of idle) clearTimeout(timer)
      const threads = [...idle.splice(0).map(({ thread }) => thread), ...working]
      await Promise.all(threads.map((thread) => thread.terminate()))
    },
    busy: () => taken
  }
}

/** A list that one side fills and the other waits for. */
function makeQueue<Item>(): { push: (item: Item) => void; end: () => void; items: AsyncIterable<Item> } {
  const items: Item[] = []
  let ended = false
  let wake: () => void = () => {}
  const read = async function* (): AsyncGenerator<Item> {
    for (;;) {
      while (items.length > 0) yield items.shift()!
      if (ended) return
      await new Promise<void>((go) => {
        wake = go
      })
    }
  }
  return {
    push: (item) => {
      items.push(item)
      wake()
    },
    end: () => {
      ended = true
      wake()
    },
    items: read()
  }
}
