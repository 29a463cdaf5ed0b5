/**
 * Lines that an outlet prints on many of its pages: slogans, calls to subscribe, notes about the author. They are furniture.
 *
 * What an outlet repeats of a story is not: paragraphs of background and quotations are recycled from page to page, so a line with
 * quotation marks, a figure or a word of saying is left alone, pages that share much text count as one, and only a line that stands
 * at the edge of its pages counts at all.
 */
import type { Article, Block } from '../model.ts'
import { outletKey } from '../text/outlets.ts'

/** Pages of an outlet on which a line must stand, and the share of all its pages. */
const leastPages = 5
const leastShare = 0.25
/** A longer line is a paragraph. In characters. */
const longest = 240
/** Lines from the beginning or end of a page that count as its edge. */
const edge = 4
const content =
  /["“”«»„]|\d|\b(?:said|says|told|tells|according|report\w*|claim\w*|revealed?|confirmed|denied|added|insist\w*|source|insider)\b/i

/** The articles with such lines set aside as furniture. */
export function setAsideRepeats(articles: readonly Article[]): Article[] {
  const groups = new Map<string, Article[]>()
  for (const article of articles) {
    if (!article.outlet) continue
    const key = outletKey(article.outlet.name)
    const list = groups.get(key)
    if (list) list.push(article)
    else groups.set(key, [article])
  }
  const repeated = new Map<string, ReadonlySet<string>>()
  for (const [key, pages] of groups) {
    if (pages.length < leastPages) continue
    const lines = repeatedLines(pages)
    if (lines.size > 0) repeated.set(key, lines)
  }
  if (repeated.size === 0) return [...articles]
  return articles.map((article) => {
    const lines = article.outlet ? repeated.get(outletKey(article.outlet.name)) : undefined
    return lines ? { ...article, blocks: article.blocks.map((block) => setAside(article, block, lines)) } : article
  })
}

function setAside(article: Article, block: Block, lines: ReadonlySet<string>): Block {
  if (block.kind !== 'paragraph' || !lines.has(article.text.slice(block.start, block.end))) return block
  return { kind: 'boilerplate', start: block.start, end: block.end, reason: 'repeated across pages' }
}

function repeatedLines(pages: readonly Article[]): Set<string> {
  const families = new Map<string, Set<string>>()
  const needed = Math.max(leastPages, Math.ceil(pages.length * leastShare))
  for (const page of pages) {
    const body = page.blocks.filter((block) => block.kind === 'paragraph')
    const family = page.headline ?? page.text.slice(0, 80)
    body.forEach((block, i) => {
      if (block.end - block.start > longest || (i >= edge && i < body.length - edge)) return
      const line = page.text.slice(block.start, block.end)
      if (content.test(line)) return
      const found = families.get(line)
      if (found) found.add(family)
      else families.set(line, new Set([family]))
    })
  }
  return new Set([...families].filter(([, found]) => found.size >= needed).map(([line]) => line))
}
