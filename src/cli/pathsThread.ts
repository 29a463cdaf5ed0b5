/** The thread that traces the paths of `hearsay serve`: progress and the trace out, so that the server answers meanwhile. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Trace } from '../model.ts'
import { type Flags, UsageError } from './program.ts'
import { tracePaths } from './tracePaths.ts'
import { processWorld } from './world.ts'

/** What the thread is started with. */
export interface PathsStart {
  readonly paths: readonly string[]
  readonly flags: Flags
}

/** What it tells: progress, and last the trace, or why there is none. */
export type PathsReport =
  | { readonly kind: 'progress'; readonly stage: string; readonly done: number; readonly total: number }
  | { readonly kind: 'traced'; readonly trace: Trace }
  | { readonly kind: 'wrongUse'; readonly message: string }

const port = parentPort
if (port) {
  const { paths, flags } = workerData as PathsStart
  const tell = (report: PathsReport) => port.postMessage(report)
  tracePaths(paths, { ...flags, quiet: true }, processWorld(), (stage, done, total) =>
    tell({ kind: 'progress', stage, done, total })
  ).then(
    (trace) => tell({ kind: 'traced', trace }),
    (error: unknown) => {
      if (!(error instanceof UsageError)) throw error
      tell({ kind: 'wrongUse', message: error.message })
    }
  )
}
