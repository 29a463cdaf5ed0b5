/**
 * Which English words can mean the same, by stem: "halt" and "stop", "resign" and "step down". Groups come from WordNet 3.1 (see
 * `synonyms.json` and NOTICE); only everyday words in frequent senses. A shared group is a hint that two texts say the same, not
 * a proof: senses are not told apart.
 */
import data from './synonyms.json' with { type: 'json' }

/** The groups, and for each member the numbers of those that it is in. */
interface Table {
  readonly groups: readonly string[]
  readonly places: ReadonlyMap<string, readonly number[]>
}

let table: Table | undefined
const nobody: ReadonlySet<string> = new Set()
const known = new Map<string, ReadonlySet<string>>()

/** Stems (or `stem+particle`) that share a meaning with a stem. The table is made at the first call (a few milliseconds). */
export function synonymsOf(term: string): ReadonlySet<string> {
  table ??= read(data.groups)
  const places = table.places.get(term)
  if (!places) return nobody
  let others = known.get(term)
  if (!others) {
    const { groups } = table
    others = new Set(places.flatMap((place) => groups[place]!.split(' ').filter((member) => member !== term)))
    known.set(term, others)
  }
  return others
}

/** Whether `stem+particle` is a phrasal verb of the table. */
export function isPhrasalVerb(term: string): boolean {
  table ??= read(data.groups)
  return table.places.has(term)
}

function read(all: string): Table {
  const groups = all.split('\n')
  const places = new Map<string, number[]>()
  for (let place = 0; place < groups.length; place++)
    for (const member of groups[place]!.split(' ')) {
      const known = places.get(member)
      if (!known) places.set(member, [place])
      else if (known.at(-1) !== place) known.push(place)
    }
  return { groups, places }
}
