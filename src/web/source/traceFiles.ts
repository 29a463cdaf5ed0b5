/** Sends files to be traced and follows the answer, line by line: accepted, progress, the trace or what went wrong. */
import type { Trace } from '../../model.ts'
import { faultOf } from './fetched.ts'

export interface TraceProgress {
  readonly stage: string
  readonly done: number
  readonly total: number
}

/** The trace of some files. Throws, with a sentence for the reader, where there is none. */
export async function traceFiles(
  files: readonly File[],
  tell: (progress: TraceProgress) => void,
  signal: AbortSignal
): Promise<Trace> {
  const body = new FormData()
  for (const file of files) body.append('files', file, file.name)
  const answer = await fetch('/api/v1/trace', {
    method: 'POST',
    body,
    signal,
    headers: { accept: 'application/x-ndjson' }
  })
  if (!answer.ok || !answer.body) throw new Error(await faultOf(answer))
  let found: Trace | null = null
  for await (const line of linesOf(answer.body)) {
    const event = JSON.parse(line) as {
      event?: string
      trace?: Trace
      problem?: { detail?: string }
    } & Partial<TraceProgress>
    if (event.event === 'progress') tell({ stage: event.stage ?? '', done: event.done ?? 0, total: event.total ?? 0 })
    if (event.event === 'failed') throw new Error(event.problem?.detail ?? 'The trace could not be finished.')
    if (event.event === 'trace' && event.trace) found = event.trace
  }
  if (!found) throw new Error('The answer broke off before the trace was whole. Try again.')
  return found
}

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  let pieces: string[] = []
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = next.value.split('\n')
    while (lines.length > 1) {
      pieces.push(lines.shift()!)
      const line = pieces.join('')
      pieces = []
      if (line.trim() !== '') yield line
    }
    pieces.push(lines[0]!)
  }
  const last = pieces.join('')
  if (last.trim() !== '') yield last
}
