/**
 * The file a worker thread runs: takes a batch of items, answers with what came of each. It opens no file but that of the trained
 * tagger, and only where one was asked for.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { type ModelName, readModel } from '../store/weights.ts'
import { type Outcome, type TaskKind, type Tasks, workOn } from './tasks.ts'

/** A batch of one kind. `shared` comes with the first batch of a run to this worker, and stays for those that follow. */
export interface Request<Kind extends TaskKind = TaskKind> {
  readonly kind: Kind
  readonly items: readonly Tasks[Kind]['item'][]
  readonly shared?: { readonly value: Tasks[Kind]['shared'] }
}

/** What came of a batch; the first message of a worker, `ready`, says that it was loaded. */
export type Answer = { readonly ready: true } | { readonly outcomes: readonly Outcome<TaskKind>[] }

/** What a worker is started with. */
export interface WorkerStart {
  readonly model: ModelName
}

const port = parentPort
if (port) {
  const model = readModel((workerData as WorkerStart).model)
  let shared: Tasks[TaskKind]['shared'] = null
  port.on('message', (request: Request) => {
    if (request.shared) shared = request.shared.value
    const outcomes = request.items.map((item) => workOn(request.kind, item as never, shared as never, model))
    port.postMessage({ outcomes } satisfies Answer)
  })
  port.postMessage({ ready: true } satisfies Answer)
}
