/**
 * The outlet in a file's name, as the last resort: "03-ambergate-post.txt" is the Ambergate Post's if the page itself shows nothing, or no
 * more than that somebody "told" another outlet.
 *
 * Such a name is believed where the page or another page of the set has an outlet of that name; and, whatever it is, where the set
 * is named so throughout: of the pages whose outlet is known by other means, nearly all are named after it.
 */
import type { Article, Outlet } from '../model.ts'
import { hostOf, looksLikeOutlet, outletKey, splitOutlet } from '../text/outlets.ts'
import { foldText } from '../text/words.ts'

/** Shorter names stand in file names by chance ("post", "time"), unless files are named after outlets throughout. */
const shortest = 6
const shortestByCustom = 4
/** Words of the longest name. */
const longest = 5
/** Pages that show a custom, and the share of them that must follow it. */
const enoughPages = 4
const mostPages = 0.8

const none: ReadonlySet<string> = new Set()

type Named = Pick<Outlet, 'name' | 'domain'>

/** Fills outlets that only a file name shows. Outlets that a page, tag or field shows are never changed. */
export function outletsFromFileNames(articles: readonly Article[]): Article[] {
  const custom = isCustom(articles)
  const isOpen = (article: Article) =>
    isDoubtful(article, custom ? 'custom' : 'chance') || (custom && isContradicted(article))
  const open = articles.filter(isOpen)
  const least = custom ? 2 : shortest
  const stems = new Set(open.map((article) => stemOf(article.uri)).filter((stem) => stem.length >= least))
  if (stems.size === 0) return [...articles]
  const named = new Map<Article, Named[]>()
  const namedIn = (article: Article): Named[] => {
    const known = named.get(article) ?? outletsNamedIn(article, custom ? stems : none)
    named.set(article, known)
    return known
  }
  const shown = articles.filter((article) => !isOpen(article))
  const credited = articles.flatMap(({ credits }) =>
    credits.map(({ outlet }) => ({ name: outlet, domain: hostOf(outlet) }))
  )
  const known = ownersBySpelling([...shown.map(({ outlet }) => outlet!), ...credited], stems)
  // Two may be spelt so, "Sable24" and "Sable.net": it is the one whose other pages are saved under this name.
  for (const { uri, outlet } of shown) if (agrees(stemOf(uri), outlet!.name)) known.set(stemOf(uri), outlet!)
  if ([...stems].some((stem) => !known.has(stem)))
    for (const [stem, owner] of ownersBySpelling(articles.flatMap(namedIn), stems))
      if (!known.has(stem)) known.set(stem, owner)
  return articles.map((article) => {
    const stem = stemOf(article.uri)
    if (!isOpen(article) || !stems.has(stem)) return article
    // "sable.txt" agrees with a page that says "Sable24", whoever else is called Sable
    if (article.outlet && agrees(stem, article.outlet.name)) return article
    const owner =
      ownersBySpelling(namedIn(article), stems).get(stem) ??
      known.get(stem) ??
      (custom && stem.length >= shortestByCustom ? { name: splitOutlet(partOf(article.uri)), domain: null } : undefined)
    return owner ? { ...article, outlet: { name: owner.name, domain: owner.domain, basis: 'fileName' } } : article
  })
}

/** Whether a page shows its outlet less surely than a file's name would; where files are named by custom, its running text alone is less sure. */
function isDoubtful({ outlet }: Article, naming: 'custom' | 'chance'): boolean {
  return !outlet || outlet.basis === 'mention' || (naming === 'custom' && outlet.basis === 'selfReference')
}

/** Whether a page whose outlet a line shows names another one in its text, as its file does: "By Fell Press staff" in tarnweekly.txt. */
function isContradicted({ uri, outlet, text }: Article): boolean {
  const stem = stemOf(uri)
  if (outlet?.basis !== 'page' || stem.length < shortest || agrees(stem, outlet.name)) return false
  for (const [run] of text.matchAll(capitals)) if (outletKey(run) === stem) return true
  return false
}

/** Whether the files of a set are named after their outlets, as far as these are known. */
function isCustom(articles: readonly Article[]): boolean {
  const known = articles.filter((article) => !isDoubtful(article, 'chance'))
  const named = known.filter(({ uri, outlet }) => agrees(stemOf(uri), outlet!.name))
  return known.length >= enoughPages && named.length >= mostPages * known.length
}

/** Outlets by those of the stems that spell their names; where two do, the one with the fuller spelling. */
function ownersBySpelling(outlets: readonly Named[], stems: ReadonlySet<string>): Map<string, Named> {
  const found = new Map<string, { owner: Named; rank: number }>()
  for (const owner of outlets)
    spellingsOf(owner.name).forEach((spelling, rank) => {
      const before = found.get(spelling)
      if (stems.has(spelling) && (!before || rank < before.rank)) found.set(spelling, { owner, rank })
    })
  return new Map([...found].map(([stem, { owner }]) => [stem, owner]))
}

const capitals = /\p{Lu}[\p{L}\p{N}'’-]*(?:\.\p{Ll}+)?(?:\s(?:(?:of|and|the|&)\s)?\p{Lu}[\p{L}\p{N}'’-]*)*/gu

/** Names in an article that look like an outlet's, and those of several words that are spelt as one of `stems`. */
function outletsNamedIn({ text }: Article, stems: ReadonlySet<string>): Named[] {
  const names: Named[] = []
  for (const [run] of text.matchAll(capitals)) {
    const words = run.split(/\s/)
    for (let from = 0; from < words.length; from++)
      for (let to = from + 1; to <= Math.min(words.length, from + longest); to++) {
        const name = words
          .slice(from, to)
          .join(' ')
          .replace(/['’]s$|^the\s(?=[Tt]he\s)/g, '')
        if (looksLikeOutlet(name) || (/^(?!the\s\S+$)\S+\s/i.test(name) && stems.has(outletKey(name))))
          names.push({ name, domain: hostOf(name) })
      }
  }
  return names
}

/**
 * How a name may be spelt in a file's name, the fullest first: "The Orchard Blog" as theorchardblog or orchardblog, "Ironwell.info" as ironwellinfo or
 * ironwell, "Sable24" as sable.
 */
function spellingsOf(name: string): string[] {
  const letters = foldText(name).replace(/[^\p{L}\p{N}]+/gu, '')
  return [letters, outletKey(name), letters.replace(/\p{N}+$/u, '')]
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
