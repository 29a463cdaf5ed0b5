/**
 * Reads ahead: what comes next is taken in while the consumer works on what came before, up to a limit, so that threads which read are not idle
 * while a batch is being grouped.
 */

/** What waits is held up to this weight. */
export interface AheadLimit<Item> {
  readonly weightOf: (item: Item) => number
  readonly most: number
}

/** The same items in the same order. A fault of the source is met where its item would have come. */
export async function* readAhead<Item>(
  items: AsyncIterable<Item>,
  { weightOf, most }: AheadLimit<Item>
): AsyncGenerator<Item> {
  let waiting: Item[] = []
  let weight = 0
  let ended = false
  let fault: { readonly error: unknown } | null = null
  let wake: () => void = () => {}
  let sleeping = new Promise<void>((go) => (wake = go))
  /** Lets whoever waits look again: the reader for room, the consumer for items. */
  const stir = () => {
    wake()
    sleeping = new Promise<void>((go) => (wake = go))
  }
  const fill = async () => {
    try {
      for await (const item of items) {
        waiting.push(item)
        weight += weightOf(item)
        stir()
        while (weight >= most && !ended) await sleeping
        if (ended) return
      }
    } catch (error) {
      fault = { error }
    }
    ended = true
    stir()
  }
  const filling = fill()
  try {
    for (;;) {
      const ready = waiting
      waiting = []
      weight = 0
      stir()
      yield* ready
      if (waiting.length) continue
      if (ended) break
      await sleeping
    }
  } finally {
    ended = true
    stir()
  }
  await filling
  if (fault) throw (fault as { readonly error: unknown }).error
}
