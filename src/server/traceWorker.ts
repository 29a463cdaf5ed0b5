/**
 * The thread that traces what is sent to the server: one body in, progress and the trace out, as JSON in bytes, so that the
 * thread that serves copies nothing. It holds no state; to cancel a trace is to end the thread.
 */
import { parentPort } from 'node:worker_threads'
import type { ToWorker } from './tracer.ts'
import { traceUpload } from './traceUpload.ts'
import { readUpload } from './upload.ts'

const port = parentPort
if (!port) throw new Error('traceWorker runs as a worker thread only')

port.on('message', (message: ToWorker) => {
  void readUpload(message).then((upload) =>
    traceUpload(upload, (report) =>
      port.postMessage(report, report.kind === 'part' ? [report.bytes.buffer as ArrayBuffer] : [])
    )
  )
})
