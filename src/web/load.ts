/** Asking for records: what is on its way, what has come, what went wrong. Answers are kept, so that going back shows them at once. */
import { useEffect, useState } from 'preact/hooks'

export type Loaded<Value> =
  | { readonly state: 'waiting' }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'failed'; readonly message: string }

/** Answers kept by each source. */
const kept = new WeakMap<object, Map<string, unknown>>()
const mostKept = 40

/** Lets the answers of a source go: what it holds has changed. */
export function forget(source: object): void {
  kept.delete(source)
}

/** The answer of `ask` for `key`; asked once a source and key. */
export function useLoaded<Value>(source: object, key: string, ask: () => Promise<Value>): Loaded<Value> {
  const answers = kept.get(source) ?? new Map<string, unknown>()
  kept.set(source, answers)
  const [loaded, setLoaded] = useState<{
    readonly source: object
    readonly key: string
    readonly is: Loaded<Value>
  } | null>(null)
  useEffect(() => {
    if (answers.has(key)) return
    let current = true
    ask().then(
      (value) => {
        if (answers.size >= mostKept) answers.delete(answers.keys().next().value ?? '')
        answers.set(key, value)
        if (current) setLoaded({ source, key, is: { state: 'ready', value } })
      },
      (error: unknown) => {
        const message = error instanceof Error ? error.message : 'The records could not be read.'
        if (current) setLoaded({ source, key, is: { state: 'failed', message } })
      }
    )
    return () => {
      current = false
    }
  }, [source, key])
  if (answers.has(key)) return { state: 'ready', value: answers.get(key) as Value }
  return loaded && loaded.source === source && loaded.key === key ? loaded.is : { state: 'waiting' }
}
