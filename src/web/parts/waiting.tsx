/** What is shown while records are on their way, and where there are none. */
import type { VNode } from 'preact'
import type { Loaded } from '../load.ts'
import { useStarting } from '../source/starting.ts'
import type { TraceProgress } from '../source/traceFiles.ts'
import { useHref } from '../surroundings.ts'
import { Words } from './words.tsx'

interface ArrivedProps<Value> {
  readonly of: Loaded<Value | null>
  /** What is missing where there is no such record: "story". */
  readonly what: string
  readonly draw: (value: Value) => VNode
}

/** Draws records once they are there; says so where they are not. */
export function Arrived<Value>({ of, what, draw }: ArrivedProps<Value>) {
  switch (of.state) {
    case 'waiting':
      return <Waiting />
    case 'failed':
      return (
        <div class="fault" role="alert">
          <h1 tabIndex={-1}>This could not be read</h1>
          <p>
            <Words text={of.message} />
          </p>
        </div>
      )
    case 'ready':
      return of.value === null ? <Missing what={what} /> : draw(of.value)
    default:
      return of satisfies never
  }
}

/** That something is on its way; how far the server is, where it is not ready yet. */
function Waiting() {
  const starting = useStarting()
  return (
    <div class="waiting">
      {starting ? (
        <>
          <h2>Tracing what is to be served</h2>
          <p>This page shows it as soon as it is done.</p>
          <TraceProgressBar progress={starting} />
        </>
      ) : (
        <p role="status">Reading …</p>
      )}
    </div>
  )
}

const stageWords: Readonly<Record<string, string>> = {
  read: 'reading pages',
  attribute: 'finding who said what',
  match: 'finding shared text',
  group: 'sorting into stories',
  trace: 'following claims back'
}

/** How far a trace is: a bar, the stage, and numbers. */
export function TraceProgressBar({ progress: { stage, done, total } }: { readonly progress: TraceProgress }) {
  const words = stageWords[stage] ?? stage
  return (
    <p>
      <progress max={Math.max(1, total)} value={done} aria-label={words} /> {words}
      {total > 0 && `: ${done} of ${total}`}
    </p>
  )
}

function Missing({ what }: { readonly what: string }) {
  const href = useHref()
  return (
    <div class="fault">
      <h1 tabIndex={-1}>There is no such {what}</h1>
      <p>
        It may have got another name since the files changed.{' '}
        <a href={href({ page: 'stories', query: '', sort: 'inflation' })}>All stories</a>
      </p>
    </div>
  )
}
