/**
 * The thread that traces what is sent to the server, or holds a draft against articles: one body in, progress and the trace out, as JSON in bytes, so that the
 * thread that serves copies nothing. It keeps nothing but the tagger; to cancel a trace is to end the thread.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { readModel } from '../store/weights.ts'
import { lintUpload } from './lintUpload.ts'
import type { ToWorker, WorkerOptions } from './tracer.ts'
import { type Report, traceUpload } from './traceUpload.ts'
import { readUpload } from './upload.ts'

const port = parentPort
if (!port) throw new Error('traceWorker runs as a worker thread only')

const { model } = workerData as WorkerOptions
let weights: ReturnType<typeof readModel> | undefined

const tell = (report: Report) =>
  port.postMessage(report, report.kind === 'part' ? [report.bytes.buffer as ArrayBuffer] : [])
const tagger = () => {
  weights = weights === undefined ? readModel(model) : weights
  return weights
}

port.on('message', (message: ToWorker) => {
  if ('draft' in message) lintUpload(message, tell, tagger())
  else void readUpload(message).then((upload) => traceUpload(upload, tell, { model: tagger() }))
})
