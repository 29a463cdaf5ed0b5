/**
 * The least number of people that a set of sources can be, where some of them cannot be one: a colouring of the graph of those pairs.
 *
 * Exact by branch and bound in the order of saturation (DSATUR, Brélaz 1979) where the graph is small or its largest clique found greedily
 * already needs as many colours as a greedy colouring uses, which is nearly always so. Where the search would be long the size of the
 * clique is given: it is certainly needed, and marked as not exact. So the answer is never too large.
 */

export interface Fewest {
  readonly least: number
  /** `true` where no colouring with fewer exists for certain and `groups` is one with `least` colours. */
  readonly exact: boolean
  /** Members by index that are taken for one person, in one cheapest way; a member that stands for two people is in two groups. */
  readonly groups: readonly (readonly number[])[]
}

/** Steps of the search before the bound is given instead. */
const mostSteps = 20_000
/** People beyond this in one graph are not searched. */
const mostSearched = 400

/** `people[i]` is how many people member i stands for; `apart` says which two members share nobody. */
export function fewestPeople(people: readonly number[], apart: (a: number, b: number) => boolean): Fewest {
  // a member that stands for two people is two that are apart
  const owner = people.flatMap((count, i) => Array.from({ length: Math.max(1, count) }, () => i))
  if (owner.length > mostSearched) return { least: Math.max(0, ...people), exact: false, groups: [] }
  const linked = owner.map((i, x) => owner.map((j, y) => x !== y && (i === j || apart(i, j))))
  const degrees = linked.map((row) => row.filter(Boolean).length)
  const order = owner.map((_, x) => x).sort((x, y) => degrees[y]! - degrees[x]! || x - y)
  const clique = greedyClique(linked, order)
  const first = colourGreedily(linked, order)
  const best = first.used > clique ? search(linked, order, first, clique) : { ...first, exact: true }
  if (!best.exact) return { least: clique, exact: false, groups: [] }
  const groups = Array.from({ length: best.used }, (_, colour) => [
    ...new Set(owner.filter((_, x) => best.colours[x] === colour))
  ])
  return { least: best.used, exact: true, groups: groups.map((group) => group.sort((a, b) => a - b)) }
}

type Linked = readonly (readonly boolean[])[]

function greedyClique(linked: Linked, order: readonly number[]): number {
  let best = 0
  for (const start of order.slice(0, 40)) {
    const clique = [start]
    for (const x of order) if (x !== start && clique.every((y) => linked[x]![y])) clique.push(x)
    best = Math.max(best, clique.length)
  }
  return best
}

interface Colouring {
  readonly colours: readonly number[]
  readonly used: number
}

function colourGreedily(linked: Linked, order: readonly number[]): Colouring {
  const colours = order.map(() => -1)
  let used = 0
  for (const x of order) {
    let colour = 0
    while (colours.some((c, y) => c === colour && linked[x]![y])) colour++
    colours[x] = colour
    used = Math.max(used, colour + 1)
  }
  return { colours, used }
}

/** Looks for a colouring with fewer colours than `first`, down to `floor`. */
function search(
  linked: Linked,
  order: readonly number[],
  first: Colouring,
  floor: number
): Colouring & { exact: boolean } {
  let best = first
  let steps = 0
  const colours = order.map(() => -1)
  const visit = (used: number): void => {
    if (best.used <= floor || ++steps > mostSteps) return
    const x = mostBound(linked, colours, order)
    if (x < 0) {
      best = { colours: [...colours], used }
      return
    }
    for (let colour = 0; colour <= used && Math.max(used, colour + 1) < best.used; colour++) {
      if (colours.some((c, y) => c === colour && linked[x]![y])) continue
      colours[x] = colour
      visit(Math.max(used, colour + 1))
      colours[x] = -1
    }
  }
  visit(0)
  return { ...best, exact: best.used <= floor || steps <= mostSteps }
}

/** The open node with most colours around it; -1 where all are coloured. */
function mostBound(linked: Linked, colours: readonly number[], order: readonly number[]): number {
  let best = -1
  let most = -1
  for (const x of order) {
    if (colours[x] !== -1) continue
    const around = new Set(colours.filter((c, y) => c >= 0 && linked[x]![y])).size
    if (around > most) {
      most = around
      best = x
    }
  }
  return best
}
