/**
 * The outlet in a file's name, as the last resort: "03-ambergate-post.txt" is the Ambergate Post's if other pages of the set are
 * the Ambergate Post's or name it, and the page itself shows nothing, or no more than that somebody "told" another outlet.
 */
import type { Article, Outlet } from '../model.ts'
import { hostOf, looksLikeOutlet, outletKey } from '../text/outlets.ts'
import { nameAfter, nameBefore } from './names.ts'

/** Shorter names stand in file names by chance ("post", "time"). */
const shortest = 6

/** Fills outlets that only a file name shows. Outlets that a page, tag or field shows are never changed. */
export function outletsFromFileNames(articles: readonly Article[]): Article[] {
  const open = articles.filter((article) => isOpen(article))
  const stems = new Set(open.map((article) => stemOf(article.uri)).filter((stem) => stem.length >= shortest))
  if (stems.size === 0) return [...articles]
  const known = new Map<string, Pick<Outlet, 'name' | 'domain'>>()
  for (const article of articles) {
    if (!article.outlet || isOpen(article)) continue
    const key = outletKey(article.outlet.name)
    if (!known.has(key)) known.set(key, article.outlet)
  }
  if ([...stems].some((stem) => !known.has(stem))) {
    for (const article of articles) {
      for (const name of outletsNamedIn(article.text)) {
        const key = outletKey(name)
        if (stems.has(key) && !known.has(key)) known.set(key, { name, domain: hostOf(name) })
      }
    }
  }
  return articles.map((article) => {
    if (!isOpen(article)) return article
    const owner = known.get(stemOf(article.uri))
    return owner ? { ...article, outlet: { name: owner.name, domain: owner.domain, basis: 'fileName' } } : article
  })
}

function isOpen(article: Article): boolean {
  return !article.outlet || article.outlet.basis === 'mention'
}

const behind = /\b(?:told|to|by|with|via|citing|from|according to|credit:|source:)\s/gi
const ahead = /(?:['’]s)?\s(?:reported|reports|first|has|could|quoted|wrote)\b/gi

/** Names that a text uses as outlets' names are used. */
function outletsNamedIn(text: string): string[] {
  const names: string[] = []
  for (const match of text.matchAll(behind)) {
    const found = nameAfter(text, match.index + match[0].length)
    if (found && looksLikeOutlet(found.name)) names.push(found.name)
  }
  for (const match of text.matchAll(ahead)) {
    const found = nameBefore(text, match.index)
    if (found && looksLikeOutlet(found.name)) names.push(found.name)
  }
  return names
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
