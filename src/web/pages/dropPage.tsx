/** Trace your own: drop files, choose them or paste a text, and see at once who said it first. Nothing is kept; nothing leaves the machine. */
import { useRef, useState } from 'preact/hooks'
import { goTo } from '../navigation.ts'
import { TraceProgressBar } from '../parts/waiting.tsx'
import { Words } from '../parts/words.tsx'
import { formatRoute } from '../route.ts'
import { setDropped } from '../source/dropped.ts'
import { type TraceProgress, traceFiles } from '../source/traceFiles.ts'
import { useSurroundings } from '../surroundings.ts'

type State =
  | { readonly at: 'ready' }
  | { readonly at: 'working'; readonly progress: TraceProgress | null }
  | { readonly at: 'failed'; readonly message: string }

/** The drop zone. */
export function DropPage() {
  const { kind } = useSurroundings()
  const [state, setState] = useState<State>({ at: 'ready' })
  const [over, setOver] = useState('')
  const [pasted, setPasted] = useState('')
  const chooser = useRef<HTMLInputElement>(null)
  const stop = useRef<AbortController | null>(null)
  const work = async (files: readonly File[]) => {
    if (files.length === 0 || state.at === 'working') return
    const control = new AbortController()
    stop.current = control
    setState({ at: 'working', progress: null })
    try {
      const trace = await traceFiles(files, (progress) => setState({ at: 'working', progress }), control.signal)
      if (trace.articles.length === 0) {
        setState({
          at: 'failed',
          message: `No article was found in what you gave. ${trace.problems[0]?.message ?? ''}`
        })
        return
      }
      setDropped(trace)
      const only = trace.stories.length === 1 ? trace.stories[0] : undefined
      goTo(
        formatRoute(
          only
            ? { scope: 'dropped', page: 'story', id: only.id }
            : { scope: 'dropped', page: 'stories', query: '', sort: 'inflation' }
        )
      )
    } catch (error) {
      if (control.signal.aborted) setState({ at: 'ready' })
      else setState({ at: 'failed', message: error instanceof Error ? error.message : 'The trace could not be made.' })
    }
  }
  if (kind === 'report')
    return (
      <div class="fault">
        <h1 tabIndex={-1}>A report cannot trace</h1>
        <p>It is one file that shows one trace. `hearsay serve` starts the app that can.</p>
      </div>
    )
  return (
    <article class="drop">
      <header class="pageHead">
        <h1 tabIndex={-1}>Trace your own articles</h1>
        <p class="lead">
          Saved pages, pasted texts, JSON lines: at least two articles about one thing. They are read on this machine
          and not kept.
        </p>
      </header>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the button and the field inside do the same */}
      <div
        class={`dropZone ${over}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver('over')
        }}
        onDragLeave={() => setOver('')}
        onDrop={(event) => {
          event.preventDefault()
          setOver('')
          void work([...(event.dataTransfer?.files ?? [])])
        }}
      >
        <p class="dropWords">Drop files here</p>
        <p>
          <button type="button" onClick={() => chooser.current?.click()}>
            Choose files
          </button>
        </p>
        <input
          ref={chooser}
          type="file"
          multiple
          class="unseen"
          tabIndex={-1}
          aria-label="Files to trace"
          onChange={(event) => {
            void work([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
        <p class="faint">.html .txt .md .json .jsonl, also gzipped; up to 20 MB</p>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const texts = pasted.split(/^\s*-{3,}\s*$/m).filter((text) => text.trim() !== '')
          void work(texts.map((text, i) => new File([text], `pasted-${i + 1}.txt`, { type: 'text/plain' })))
        }}
      >
        <label class="paste">
          Or paste articles, with a line of three dashes between two
          <textarea
            rows={8}
            value={pasted}
            onInput={(event) => setPasted(event.currentTarget.value)}
            spellcheck={false}
          />
        </label>
        <button type="submit" disabled={pasted.trim() === '' || state.at === 'working'}>
          Trace the text
        </button>
      </form>
      <div role="status" class="progress">
        {state.at === 'working' && (
          <>
            {state.progress ? <TraceProgressBar progress={state.progress} /> : <p>Sending …</p>}
            <button type="button" class="quiet" onClick={() => stop.current?.abort()}>
              Stop
            </button>
          </>
        )}
        {state.at === 'failed' && (
          <p class="warning">
            <strong>! That did not work.</strong> <Words text={state.message} />
          </p>
        )}
      </div>
    </article>
  )
}
