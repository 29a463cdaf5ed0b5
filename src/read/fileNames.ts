/**
 * The outlet in a file's name, as the last resort: "03-ambergate-post.txt" is the Ambergate Post's if other pages of the set are
 * the Ambergate Post's or name it, and the page itself shows nothing, or no more than that somebody "told" another outlet.
 */
import type { Article, Outlet } from '../model.ts'
import { hostOf, looksLikeOutlet, outletKey } from '../text/outlets.ts'
import { foldText } from '../text/words.ts'

/** Shorter names stand in file names by chance ("post", "time"). */
const shortest = 6
/** Words of the longest name. */
const longest = 5

/** Fills outlets that only a file name shows. Outlets that a page, tag or field shows are never changed. */
export function outletsFromFileNames(articles: readonly Article[]): Article[] {
  const open = articles.filter((article) => isOpen(article))
  const stems = new Set(open.map((article) => stemOf(article.uri)).filter((stem) => stem.length >= shortest))
  if (stems.size === 0) return [...articles]
  const known = new Map<string, Pick<Outlet, 'name' | 'domain'>>()
  for (const article of articles) {
    if (!article.outlet || isOpen(article)) continue
    for (const key of spellingsOf(article.outlet.name)) if (!known.has(key)) known.set(key, article.outlet)
  }
  if ([...stems].some((stem) => !known.has(stem))) {
    for (const article of articles) {
      for (const name of outletsNamedIn(article.text)) {
        for (const key of spellingsOf(name))
          if (stems.has(key) && !known.has(key)) known.set(key, { name, domain: hostOf(name) })
      }
    }
  }
  return articles.map((article) => {
    if (!isOpen(article)) return article
    const stem = stemOf(article.uri)
    // "sable.txt" agrees with a page that says "Sable24", whoever else is called Sable
    if (article.outlet && outletKey(article.outlet.name).startsWith(stem)) return article
    const owner = known.get(stem)
    return owner ? { ...article, outlet: { name: owner.name, domain: owner.domain, basis: 'fileName' } } : article
  })
}

function isOpen(article: Article): boolean {
  return !article.outlet || article.outlet.basis === 'mention'
}

const capitals = /\p{Lu}[\p{L}\p{N}'’-]*(?:\.\p{Ll}+)?(?:\s(?:(?:of|and|the|&)\s)?\p{Lu}[\p{L}\p{N}'’-]*)*/gu

/** Names in a text that look like an outlet's. */
function outletsNamedIn(text: string): string[] {
  const names: string[] = []
  for (const [run] of text.matchAll(capitals)) {
    const words = run.split(/\s/)
    for (let from = 0; from < words.length; from++)
      for (let to = from + 1; to <= Math.min(words.length, from + longest); to++) {
        const name = words
          .slice(from, to)
          .join(' ')
          .replace(/['’]s$/, '')
        if (looksLikeOutlet(name)) names.push(name)
      }
  }
  return names
}

/** How a name may be spelt in a file's name: "The Orchard Blog" as theorchardblog or orchardblog, "Ironwell.info" as ironwellinfo or ironwell. */
function spellingsOf(name: string): Set<string> {
  return new Set([outletKey(name), foldText(name).replace(/[^\p{L}\p{N}]+/gu, '')])
}

/** The last part of a path without its ending, counters and dates, spelt as a key. */
function stemOf(uri: string): string {
  const name =
    uri
      .replace(/[?#].*$/, '')
      .split(/[/\\]/)
      .at(-1) ?? ''
  let stem = name.replace(/(?:\.(?:txt|html?|md|json|gz))+$/i, '')
  stem = stem.replace(/^(?:\d[\d._-]*[._ -]+)+/, '').replace(/(?:[._ -]+\d[\d._-]*|\s*\(\d+\))+$/, '')
  return outletKey(stem)
}
