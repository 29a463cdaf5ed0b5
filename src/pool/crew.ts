/**
 * Worker threads as promises: start one, ask it, know when it died. One batch is worked on and one waits for each worker, so
 * that none is idle while the main thread is busy.
 *
 * A worker that dies (out of memory, say) takes its batches with it. They are done again one item at a time by a worker that does
 * nothing else: only the item that kills that one too is given up, whatever stood beside it in the batch.
 */
import { Worker } from 'node:worker_threads'
import type { Outcome, TaskKind, Tasks } from './tasks.ts'
import type { Answer, Request, WorkerStart } from './worker.ts'

/** Items of one kind that are done together. */
export interface Batch<Kind extends TaskKind> {
  readonly kind: Kind
  readonly items: readonly Tasks[Kind]['item'][]
  /** The same object for all batches of a run: it is sent to each worker once. */
  readonly shared: { readonly value: Tasks[Kind]['shared'] }
}

/** Batches that a worker holds at most: one it works on, one that waits. */
export const held = 2

export interface Crew {
  /** What came of each item, in order. Rejects only where no worker can be started at all. */
  readonly ask: <Kind extends TaskKind>(batch: Batch<Kind>) => Promise<readonly Outcome<Kind>[]>
  readonly close: () => Promise<void>
}

/** Why a worker ended before it answered. */
class WorkerDied extends Error {
  /** Whether it had come up: if not, there is no use in another one. */
  readonly ready: boolean
  constructor(message: string, ready: boolean) {
    super(message)
    this.ready = ready
  }
}

interface Hand {
  readonly worker: Worker
  readonly waiting: {
    readonly done: (outcomes: readonly Outcome<TaskKind>[]) => void
    readonly fail: (why: Error) => void
  }[]
  shared: unknown
  ready: boolean
  dead: boolean
}

/** A crew of up to `size` workers that run `file`; each is started when there is work for it. */
export function gatherCrew(size: number, file: URL, start: WorkerStart): Crew {
  let hands: Hand[] = []
  const hire = () => startHand(file, start)

  const free = (): Hand => {
    hands = hands.filter((hand) => !hand.dead)
    const least = hands.reduce<Hand | null>((a, b) => (a && a.waiting.length <= b.waiting.length ? a : b), null)
    if (least && (least.waiting.length === 0 || hands.length >= size)) return least
    const hand = hire()
    hands.push(hand)
    return hand
  }

  /** Each item by itself, by a worker that does nothing else. */
  const askAlone = async <Kind extends TaskKind>(batch: Batch<Kind>): Promise<Outcome<Kind>[]> => {
    const outcomes: Outcome<Kind>[] = []
    let hand = hire()
    try {
      for (const item of batch.items) {
        try {
          outcomes.push((await send(hand, { ...batch, items: [item] }))[0] as Outcome<Kind>)
        } catch (error) {
          if (!(error instanceof WorkerDied && error.ready)) throw error
          outcomes.push({ fault: error.message })
          hand = hire()
        }
      }
    } finally {
      await hand.worker.terminate()
    }
    return outcomes
  }

  return {
    ask: async <Kind extends TaskKind>(batch: Batch<Kind>) => {
      try {
        return (await send(free(), batch)) as readonly Outcome<Kind>[]
      } catch (error) {
        if (!(error instanceof WorkerDied && error.ready)) throw error
        return askAlone(batch)
      }
    },
    close: async () => {
      const all = hands
      hands = []
      await Promise.all(all.map((hand) => hand.worker.terminate()))
    }
  }
}

function startHand(file: URL, start: WorkerStart): Hand {
  const worker = new Worker(file, { workerData: start })
  const hand: Hand = { worker, waiting: [], shared: undefined, ready: false, dead: false }
  const end = (why: string) => {
    hand.dead = true
    for (const { fail } of hand.waiting.splice(0)) fail(new WorkerDied(why, hand.ready))
  }
  worker.on('message', (answer: Answer) => {
    if ('ready' in answer) {
      hand.ready = true
      return
    }
    hand.waiting.shift()?.done(answer.outcomes)
    // an idle worker does not keep the process alive
    if (hand.waiting.length === 0) worker.unref()
  })
  worker.on('error', (error) => end(error.message))
  worker.on('exit', (code) => end(`the worker thread ended with code ${code}`))
  return hand
}

function send<Kind extends TaskKind>(hand: Hand, batch: Batch<Kind>): Promise<readonly Outcome<TaskKind>[]> {
  return new Promise((done, fail) => {
    hand.waiting.push({ done, fail })
    hand.worker.ref()
    const news = hand.shared !== batch.shared
    hand.shared = batch.shared
    const request = { kind: batch.kind, items: batch.items, ...(news ? { shared: batch.shared } : {}) }
    hand.worker.postMessage(request satisfies Request<Kind>)
  })
}
