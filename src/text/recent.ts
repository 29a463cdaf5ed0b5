/**
 * What was worked out for a text, kept while it is likely to be asked for again: articles of one story repeat each other's paragraphs, and
 * several rules look at one sentence.
 *
 * There are two halves. What is found in the older one moves into the newer; when the newer is full it becomes the older, and what nobody
 * asked for since is forgotten. So memory is bounded, whatever passes through. It is only a memory: a caller keeps in it what it would work
 * out again alike, so that no answer depends on what was read before.
 */

export interface Recent<Value> {
  readonly get: (text: string) => Value | undefined
  readonly set: (text: string, value: Value) => void
}

/** A memory for values of texts; each half holds up to `most` code units of text. */
export function keepRecent<Value>(most: number): Recent<Value> {
  let newer = new Map<string, Value>()
  let older = new Map<string, Value>()
  let length = 0
  const set = (text: string, value: Value) => {
    if (length > most) {
      older = newer
      newer = new Map()
      length = 0
    }
    length += text.length
    newer.set(text, value)
  }
  const get = (text: string) => {
    const value = newer.get(text)
    if (value !== undefined) return value
    const before = older.get(text)
    if (before === undefined) return undefined
    older.delete(text)
    set(text, before)
    return before
  }
  return { get, set }
}
