/** A priority queue of joins: the most similar first, ties by number, so that the order never depends on chance. */

/** An offer to join cluster `one` with cluster `two`. */
export interface Join {
  readonly similarity: number
  readonly one: number
  readonly two: number
}

function before(first: Join, second: Join): boolean {
  if (first.similarity !== second.similarity) return first.similarity > second.similarity
  if (first.one !== second.one) return first.one < second.one
  return first.two < second.two
}

/** Adds a join to a binary heap. */
export function push(heap: Join[], join: Join): void {
  let at = heap.push(join) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!before(join, heap[parent]!)) break
    heap[at] = heap[parent]!
    at = parent
  }
  heap[at] = join
}

/** Takes the best join out of a binary heap; undefined if it is empty. */
export function pop(heap: Join[]): Join | undefined {
  const top = heap[0]
  const last = heap.pop()
  if (!heap.length || !last) return top
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++
    if (!before(heap[child]!, last)) break
    heap[at] = heap[child]!
    at = child
  }
  heap[at] = last
  return top
}
