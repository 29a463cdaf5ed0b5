/** Outlets that a reader takes for untrustworthy, by name, as what `knockOut` removes: of a trace of one story. */
import type { Removed, Trace } from '../model.ts'
import { outletKey } from '../text/outlets.ts'

/** What is to be removed; null where a name is none of an outlet that is held or named here. */
export function removedOutlets(trace: Trace, names: readonly string[]): Removed[] | null {
  const known = new Map<string, string>()
  for (const { outlet } of trace.ghosts) known.set(outletKey(outlet), outlet)
  for (const { outlet } of trace.articles) if (outlet) known.set(outletKey(outlet.name), outlet.name)
  const removed = new Map<string, Removed>()
  for (const asked of names) {
    const id = outletKey(asked)
    const name = known.get(id)
    if (name === undefined) return null
    removed.set(id, { asked, kind: 'outlet', id, name })
  }
  return removed.size > 0 ? [...removed.values()] : null
}
