/** The one-file report: unpacks the trace that the file holds and shows it. Nothing is fetched. */
import { render } from 'preact'
import type { Trace } from '../model.ts'
import { unpackTrace } from '../report/packed.ts'
import { holdTrace } from '../store/memory.ts'
import { knockOut } from '../trace/knockout.ts'
import { Frame } from './frame.tsx'
import type { Route } from './route.ts'

/** The trace in the file: base64 of its compressed JSON. */
async function traceInFile(): Promise<Trace> {
  const data = document.getElementById('trace')?.textContent ?? ''
  const bytes = Uint8Array.from(atob(data.trim()), (letter) => letter.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))
  return unpackTrace(await new Response(stream).text())
}

async function start(): Promise<void> {
  const root = document.getElementById('page')
  if (!root) return
  try {
    const trace = await traceInFile()
    const only = trace.stories.length === 1 ? trace.stories[0] : undefined
    const home: Route | undefined = only && { scope: 'held', page: 'story', id: only.id }
    render(
      <Frame source={holdTrace(trace, { name: 'this report', knockOut })} kind="report" {...(home ? { home } : {})} />,
      root
    )
  } catch {
    root.textContent = 'This report could not be opened: the file is damaged, or the browser is too old to read it.'
  }
}

void start()
