/**
 * Which English words can mean the same, by stem: "halt" and "stop", "resign" and "step down". Groups come from WordNet 3.1 (see
 * `synonyms.json` and NOTICE); only everyday words in frequent senses. A shared group is a hint that two texts say the same, not
 * a proof: senses are not told apart.
 */
import data from './synonyms.json' with { type: 'json' }

let table: ReadonlyMap<string, ReadonlySet<string>> | undefined
const nobody: ReadonlySet<string> = new Set()

/** Stems (or `stem+particle`) that share a meaning with a stem. The table is made at the first call (a few milliseconds). */
export function synonymsOf(term: string): ReadonlySet<string> {
  table ??= read(data.groups)
  return table.get(term) ?? nobody
}

/** Whether `stem+particle` is a phrasal verb of the table. */
export function isPhrasalVerb(term: string): boolean {
  table ??= read(data.groups)
  return table.has(term)
}

function read(groups: string): ReadonlyMap<string, ReadonlySet<string>> {
  const made = new Map<string, Set<string>>()
  for (const line of groups.split('\n')) {
    const members = line.split(' ')
    for (const member of members) {
      const others = made.get(member) ?? new Set()
      for (const other of members) if (other !== member) others.add(other)
      made.set(member, others)
    }
  }
  return made
}
