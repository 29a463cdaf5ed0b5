/** From items to spans of text: the ends of contents, sources and cues, without the marks around them. */
import type { Span } from '../../model.ts'
import type { Item } from '../page.ts'

const edge = /^(?:[,;:.?!…]+|[—–-]|--)$/

/** The span of items `from` to `to` (exclusive), without commas, stops and dashes at its ends; null if nothing is left. */
export function spanOf(items: readonly Item[], from: number, to: number): Span | null {
  let a = from
  let b = to
  while (a < b && items[a]!.quote === null && edge.test(items[a]!.text)) a++
  while (b > a && items[b - 1]!.quote === null && edge.test(items[b - 1]!.text)) b--
  return a < b ? { start: items[a]!.start, end: items[b - 1]!.end } : null
}

/** The span of one item. */
export function spanAt(item: Item): Span {
  return { start: item.start, end: item.end }
}
