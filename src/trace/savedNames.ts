/** Names under which pages were saved, and the numbers in them: "page-2.html" comes before "page-10.html". */
import type { Article } from '../model.ts'
import { compareIds, compareInstants, instantsOf } from '../text/published.ts'

const partsOf = (name: string): string[] => name.split(/(\d+)/)

/** A total order of names: by their first difference, numbers as numbers. */
export function compareNames(a: string, b: string): number {
  const [x, y] = [partsOf(a), partsOf(b)]
  const at = firstDifference(x, y)
  if (at === null) return x.length - y.length
  return at % 2 === 1 ? Number(x[at]) - Number(y[at]) : compareIds(x[at]!, y[at]!)
}

/** The same by numbers alone: 0 where the first difference is none of numbers. */
export function compareNumbers(a: string, b: string): number {
  const [x, y] = [partsOf(a), partsOf(b)]
  const at = firstDifference(x, y)
  return at !== null && at % 2 === 1 ? Number(x[at]) - Number(y[at]) : 0
}

/** Whether the numbers in the names of pages contradict none of their dates. */
export function followDates(articles: readonly Article[]): boolean {
  const dated = articles
    .map(({ uri, published }) => ({ uri, instants: instantsOf(published) }))
    .filter(({ instants }) => !Number.isNaN(instants.from))
    .sort((x, y) => compareInstants(x.instants, y.instants) || compareNames(x.uri, y.uri))
  return dated.every(({ uri }, i) => i === 0 || compareNumbers(dated[i - 1]!.uri, uri) <= 0)
}

/** Index of the first part that both have and that differs; parts at odd places are numbers. Null where one begins with all of the other. */
function firstDifference(x: readonly string[], y: readonly string[]): number | null {
  const at = x.findIndex((part, i) => i < y.length && part !== y[i])
  return at < 0 ? null : at
}
