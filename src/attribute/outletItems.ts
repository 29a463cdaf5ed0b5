/**
 * Names of outlets in the items of a page. Known names are names, whatever the tagger makes of their words: "Inside Calder is reporting", "told Hello
 * Fenwick".
 */
import type { Item } from './page.ts'

const tables = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>()

/** Names of several words by their first word: the same list comes with every article of a set. */
export function namesByFirstWord(outlets: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const known = tables.get(outlets)
  if (known) return known
  const made = new Map<string, string[]>()
  for (const name of outlets) {
    const bare = name.replace(/^the\s+/i, '')
    const first = bare.split(' ', 1)[0]!
    if (first === bare) continue
    const list = made.get(first)
    if (list) list.push(bare)
    else made.set(first, [bare])
  }
  tables.set(outlets, made)
  return made
}

/** The items, with those of known names as proper nouns. */
export function withNames(text: string, items: Item[], names: ReadonlyMap<string, readonly string[]>): Item[] {
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!
    const named =
      item.quote === null ? names.get(item.text)?.find((name) => text.startsWith(name, item.start)) : undefined
    if (named === undefined) continue
    const first = i
    for (const end = item.start + named.length; i < items.length && items[i]!.end <= end; i++)
      if (items[i]!.pos !== 'PROPN') items[i] = { ...items[i]!, pos: 'PROPN' }
    items[first] = { ...items[first]!, named: i - first }
    i--
  }
  return items
}
