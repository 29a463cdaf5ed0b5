/**
 * The outlet in a file's name: "03-ambergate-post.txt" is the Ambergate Post's if the page itself shows nothing, or no more than that somebody
 * "told" another outlet, and if a text of the set names such an outlet.
 *
 * Where the files of a set are named after their outlets (half of those whose outlet is known are; by chance next to none would be), a name is
 * believed whatever it is, and against all but a tag or field: wires, places and columns stand in the lines of a page as well.
 */
import type { Article, Outlet } from '../model.ts'
import { hostOf, looksLikeOutlet, outletKey, splitOutlet } from '../text/outlets.ts'
import { foldText } from '../text/words.ts'
import { namesSpelled } from './spelled.ts'

/** Shorter names stand in file names by chance ("post", "time"), unless files are named after outlets throughout. */
const shortest = 6
const shortestByCustom = 4
/** Pages that show a custom, and the share of them that must follow it. */
const enoughPages = 4
const mostPages = 0.5
/** Articles whose text is searched for the names of files. */
const mostSearched = 3000

type Named = Pick<Outlet, 'name' | 'domain'>

/** Fills outlets that only a file name shows. Outlets that a tag or field shows are never changed, nor those of a page but by custom. */
export function outletsFromFileNames(articles: readonly Article[]): Article[] {
  const custom = isCustom(articles)
  const isOpen = ({ uri, outlet }: Article) =>
    !outlet ||
    (outlet.basis !== 'metadata' && (custom || outlet.basis === 'mention') && !agrees(stemOf(uri), outlet.name))
  const least = custom ? 2 : shortest
  const open = articles.filter((article) => isOpen(article) && stemOf(article.uri).length >= least)
  const stems = new Set(open.map((article) => stemOf(article.uri)))
  if (stems.size === 0) return [...articles]
  const mayOwn = (name: string) => custom || looksLikeOutlet(name)
  const known = ownersBySpelling(articles, isOpen, stems)
  for (const [stem, name] of namesInSet(
    articles,
    [...stems].filter((stem) => !known.has(stem)),
    mayOwn
  ))
    known.set(stem, ownerOf(name))
  /** Only of an article that no other page or credit of the set tells of. */
  const ownNamed = (article: Article, stem: string): Named | undefined => {
    const spelled = namesSpelled(article.text, [stem]).get(stem)?.find(mayOwn)
    if (spelled !== undefined) return ownerOf(spelled)
    const isBelieved = custom && stem.length >= shortestByCustom && article.outlet?.basis !== 'page'
    return isBelieved ? ownerOf(splitOutlet(partOf(article.uri))) : undefined
  }
  const isOne = new Set(open)
  return articles.map((article) => {
    const stem = stemOf(article.uri)
    if (!isOne.has(article)) return article
    const owner = known.get(stem) ?? ownNamed(article, stem)
    return owner ? { ...article, outlet: { ...owner, basis: 'fileName' } } : article
  })
}

const ownerOf = (name: string): Named => ({ name, domain: hostOf(name) })

/**
 * Outlets that pages show or credit, by those of the stems that spell their names. Two may be spelt so, "Sable24" and "Sable.net": it is the one
 * whose other pages are saved under this name, else the one with the fuller spelling.
 */
function ownersBySpelling(
  articles: readonly Article[],
  isOpen: (article: Article) => boolean,
  stems: ReadonlySet<string>
): Map<string, Named> {
  const found = new Map<string, { owner: Named; rank: number }>()
  const add = (owner: Named, stem: string, rank: number) => {
    if (stems.has(stem) && rank < (found.get(stem)?.rank ?? Number.POSITIVE_INFINITY)) found.set(stem, { owner, rank })
  }
  for (const article of articles) {
    const { uri, outlet, credits } = article
    const shown = outlet && !isOpen(article) ? [{ name: outlet.name, domain: outlet.domain }] : []
    for (const owner of [...shown, ...credits.map((credit) => ownerOf(credit.outlet))])
      for (const [rank, spelling] of spellingsOf(owner.name).entries()) add(owner, spelling, rank)
    for (const owner of shown) if (agrees(stemOf(uri), owner.name)) add(owner, stemOf(uri), -1)
  }
  return new Map([...found].map(([stem, { owner }]) => [stem, owner]))
}

/** The name that the texts of a set spell most often for each stem. */
function namesInSet(
  articles: readonly Article[],
  stems: readonly string[],
  mayOwn: (name: string) => boolean
): Map<string, string> {
  const counts = new Map<string, Map<string, number>>()
  if (stems.length > 0)
    for (const { text } of articles.slice(0, mostSearched))
      for (const [stem, names] of namesSpelled(text, stems)) {
        const own = counts.get(stem) ?? new Map<string, number>()
        counts.set(stem, own)
        for (const name of names.filter(mayOwn)) own.set(name, (own.get(name) ?? 0) + 1)
      }
  return new Map(
    [...counts].flatMap(([stem, own]) => {
      const [first] = [...own].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length || (a[0] < b[0] ? -1 : 1))
      return first ? [[stem, first[0]] as const] : []
    })
  )
}

/** Whether the files of a set are named after their outlets, as far as these are known: by chance next to none is. */
function isCustom(articles: readonly Article[]): boolean {
  const known = articles.filter(({ outlet }) => outlet && outlet.basis !== 'mention')
  const named = known.filter(({ uri, outlet }) => agrees(stemOf(uri), outlet!.name))
  return named.length >= enoughPages && named.length >= mostPages * known.length
}

/**
 * How a name may be spelt in a file's name, the fullest first: "The Orchard Blog" as theorchardblog or orchardblog, "Ironwell.info" as ironwellinfo or
 * ironwell, "Sable24" as sable.
 */
function spellingsOf(name: string): string[] {
  const letters = foldText(name).replace(/[^\p{L}\p{N}]+/gu, '')
  return [letters, outletKey(name), letters.replace(/\p{N}+/gu, ''), name.toLowerCase().replace(/[^a-z]+/g, '')]
}

function agrees(stem: string, name: string): boolean {
  return spellingsOf(name).includes(stem)
}

/** The last part of a path, spelt as a key. */
function stemOf(uri: string): string {
  return outletKey(partOf(uri))
}

/** The last part of a path without its ending, counters and dates. */
function partOf(uri: string): string {
  const name =
    uri
      .replace(/[?#].*$/, '')
      .split(/[/\\]/)
      .at(-1) ?? ''
  const stem = name.replace(/(?:\.(?:txt|html?|md|json|gz))+$/i, '')
  return stem.replace(/^(?:\d[\d._-]*[._ -]+)+/, '').replace(/(?:[._ -]+\d[\d._-]*|\s*\(\d+\))+$/, '')
}
