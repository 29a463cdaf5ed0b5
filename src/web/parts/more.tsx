/** A long list, a piece at a time: so that a page of three hundred articles is as quick as one of three. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

interface MoreProps<Item> {
  readonly items: readonly Item[]
  /** Items shown at first, and added each time. */
  readonly step: number
  /** What the items are, in the plural. */
  readonly name: string
  readonly draw: (item: Item, index: number) => ComponentChildren
  /** Element around the list. */
  readonly ordered?: 'ordered' | 'plain'
  readonly list?: string
}

/** The first items of a list, and a button for the next ones. */
export function More<Item>({ items, step, name, draw, ordered = 'plain', list = '' }: MoreProps<Item>) {
  const [wanted, setWanted] = useState(step)
  // a button for one or two more would take the room of what it hides
  const shown = items.length - wanted <= 2 ? items.length : wanted
  const left = items.length - shown
  const drawn = items.slice(0, shown).map((item, i) => draw(item, i))
  return (
    <>
      {ordered === 'ordered' ? <ol class={list}>{drawn}</ol> : <ul class={list}>{drawn}</ul>}
      {left > 0 && (
        <button type="button" class="quiet" onClick={() => setWanted(shown + step)}>
          Show {Math.min(step, left)} more {name} <span class="faint">({left} left)</span>
        </button>
      )}
    </>
  )
}
