/**
 * Traces what was uploaded and reports on it: accepted or refused, progress now and then, the trace in parts.
 * Where it runs, in a worker thread or in a test, is not its business.
 */
import { type Progress, type StageName, type TraceOptions, traceArticles } from '../pipeline.ts'
import { jsonLine } from '../report/safe.ts'
import type { Accepted, Refusal } from './upload.ts'

/** What is told while a trace is made, in order: `accepted` or `refused` first, `part`s and `done` last. */
export type Report =
  | Refusal
  | { readonly kind: 'accepted'; readonly articles: number }
  | { readonly kind: 'progress'; readonly stage: StageName; readonly done: number; readonly total: number }
  /** A piece of the JSON of what was made, in UTF-8. */
  | { readonly kind: 'part'; readonly bytes: Uint8Array }
  | { readonly kind: 'done' }

/** Milliseconds between two words of progress of one stage. */
const between = 100
/** Characters of a part. */
const partLength = 256 * 1024

export interface TraceUploadOptions {
  /** The trained tagger; rules alone without it. */
  readonly model?: TraceOptions['model']
  /** A clock in milliseconds. */
  readonly now?: () => number
}

/** Reports everything by `tell`. */
export function traceUpload(
  upload: Accepted | Refusal,
  tell: (report: Report) => void,
  { model = null, now = () => performance.now() }: TraceUploadOptions = {}
): void {
  if (upload.kind === 'refused') {
    tell(upload)
    return
  }
  tell({ kind: 'accepted', articles: upload.articles.length })
  const trace = traceArticles(upload.articles, upload.problems, { model, progress: paced(tell, now) })
  tellJson(trace, tell)
}

/** Progress as reports, not too often. */
export function paced(tell: (report: Report) => void, now: () => number = () => performance.now()): Progress {
  let told = { stage: '' as StageName | '', at: 0 }
  return (stage, done, total) => {
    if (stage === told.stage && done < total && now() - told.at < between) return
    told = { stage, at: now() }
    tell({ kind: 'progress', stage, done, total })
  }
}

/** What was made, as JSON in parts; then that all is done. */
export function tellJson(made: object, tell: (report: Report) => void): void {
  const encoder = new TextEncoder()
  const json = jsonLine(made)
  for (let from = 0; from < json.length; ) {
    let to = Math.min(json.length, from + partLength)
    // a surrogate pair is not cut in two
    if (to < json.length && /[\ud800-\udbff]/.test(json[to - 1]!)) to++
    tell({ kind: 'part', bytes: encoder.encode(json.slice(from, to)) })
    from = to
  }
  tell({ kind: 'done' })
}
