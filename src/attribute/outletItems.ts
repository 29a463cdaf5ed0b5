/**
 * Names of outlets in the items of a page. Known names are names, whatever the tagger makes of their words: "Inside Calder is reporting", "told Hello
 * Fenwick".
 */
import { headOf } from '../text/outlets.ts'
import { isEverydayTitle } from './outletNames.ts'
import type { Item } from './page.ts'

const tables = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>()

/** Names by their first word, without titles that are everyday words: the same list comes with every article of a set. */
export function namesByFirstWord(outlets: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const known = tables.get(outlets)
  if (known) return known
  const made = new Map<string, string[]>()
  for (const name of outlets) {
    const bare = name.replace(/^the\s+/i, '')
    if (!/\s/.test(bare) && (bare.length < 3 || isEverydayTitle(bare))) continue
    const first = headOf(bare)
    // "Let's Walk" may be printed with either apostrophe
    for (const spelling of new Set([bare, bare.replaceAll("'", '’'), bare.replaceAll('’', "'")])) {
      const list = made.get(first)
      if (list) list.push(spelling)
      else made.set(first, [spelling])
    }
  }
  tables.set(outlets, made)
  return made
}

/** Whether a name stands at a place, and no longer one. */
const isAt = (text: string, name: string, at: number): boolean =>
  text.startsWith(name, at) && !/[\p{L}\p{N}]/u.test(text.charAt(at + name.length))

/** The items, with those of known names as proper nouns. */
export function withNames(text: string, items: Item[], names: ReadonlyMap<string, readonly string[]>): Item[] {
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!
    const named =
      item.quote === null ? names.get(headOf(item.text))?.find((name) => isAt(text, name, item.start)) : undefined
    const end = item.start + (named?.length ?? 0)
    // "Oxbow-backed" is one item, and no name
    if (named === undefined || item.end > end) continue
    const first = i
    for (; i < items.length && items[i]!.end <= end; i++)
      if (items[i]!.pos !== 'PROPN') items[i] = { ...items[i]!, pos: 'PROPN' }
    items[first] = { ...items[first]!, named: i - first }
    i--
  }
  return items
}
