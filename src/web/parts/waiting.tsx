/** What is shown while records are on their way, and where there are none. */
import type { VNode } from 'preact'
import type { Loaded } from '../load.ts'
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
      return (
        <p class="waiting" role="status">
          Reading …
        </p>
      )
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
