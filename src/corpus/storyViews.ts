/** Stories of a corpus that pages were asked of, with their traces: each is traced once, and kept for the next page, as a page leads to others of its story. */
import { makeView, type View } from '../report/view.ts'
import { type Reader, readStoryParts } from './reader.ts'
import type { StoryThread } from './storyThread.ts'

/** Articles of the traces that are kept. */
const keptArticles = 4000

/** A story that is being traced, or has been. */
export interface Viewing {
  readonly view: Promise<View>
  /** Null while it is being traced. */
  done: View | null
  /** Articles of it. */
  readonly size: number
}

/** A story that was traced, or is from now on; null for an unknown id. */
export async function viewing(
  { reader, views }: { readonly reader: Reader; readonly views: Map<string, Viewing> },
  id: string,
  trace: StoryThread['trace']
): Promise<Viewing | null> {
  const known = views.get(id)
  if (known) {
    views.delete(id)
    views.set(id, known)
    return known
  }
  const parts = await readStoryParts(reader, id)
  if (!parts) return null
  const begun: Viewing = { view: trace(parts).then(makeView), done: null, size: parts.articles.length }
  views.set(id, begun)
  begun.view.then(
    (view) => {
      begun.done = view
    },
    // what failed is tried again when it is asked for again
    () => views.delete(id)
  )
  let held = 0
  for (const { size } of views.values()) held += size
  for (const [oldest, { size }] of views) {
    if (held <= keptArticles || oldest === id) break
    views.delete(oldest)
    held -= size
  }
  return begun
}
