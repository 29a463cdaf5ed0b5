/** What is opened by a line of words: `<details>` whose inside is drawn only once it is open. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

interface FoldingProps {
  readonly summary: ComponentChildren
  readonly children: () => ComponentChildren
  readonly begins?: 'open' | 'shut'
  readonly look?: string
}

/** A line that opens and shuts what is below it. */
export function Folding({ summary, children, begins = 'shut', look = '' }: FoldingProps) {
  const [open, setOpen] = useState(begins === 'open')
  return (
    <details class={`folding ${look}`} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {open && <div class="inside">{children()}</div>}
    </details>
  )
}
