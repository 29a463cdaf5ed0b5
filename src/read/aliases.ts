/**
 * Spellings of one outlet across a set: "CourierOnline", "CourierOnline.com" and "The Courier Online" are one name, and so are two
 * names on one site's address. The commonest full form is kept; what ties is decided by length, then by the alphabet.
 *
 * "The Post" and "Ambergate Post" stay two: a short form may be anybody's.
 */
import type { Article, Outlet } from '../model.ts'
import { headOf, hostOf, initialsOf, isPlatform, outletKey } from '../text/outlets.ts'

/** The articles with one name for each outlet. */
export function uniteOutlets(articles: readonly Article[]): Article[] {
  const parent = new Map<string, string>()
  const root = (key: string): string => {
    let at = key
    while (parent.get(at) !== undefined && parent.get(at) !== at) at = parent.get(at)!
    return at
  }
  const join = (a: string, b: string): void => {
    const [low, high] = [root(a), root(b)].sort()
    parent.set(high!, low!)
    parent.set(low!, low!)
  }
  for (const { outlet } of articles) if (outlet) for (const key of keysOf(outlet)) join(keysOf(outlet)[0]!, key)
  const forms = new Map<string, Outlet[]>()
  for (const { outlet } of articles) {
    if (!outlet) continue
    const group = root(keysOf(outlet)[0]!)
    const list = forms.get(group)
    if (list) list.push(outlet)
    else forms.set(group, [outlet])
  }
  const chosen = new Map([...forms].map(([group, list]) => [group, { name: bestName(list), domain: bestDomain(list) }]))
  return articles.map((article) => {
    if (!article.outlet) return article
    const best = chosen.get(root(keysOf(article.outlet)[0]!))!
    if (best.name === article.outlet.name && best.domain === article.outlet.domain) return article
    return { ...article, outlet: { ...article.outlet, ...best } }
  })
}

/** A wire's sign ("SNA") stands for the one outlet of the set that has these initials ("Stella News Agency"). */
export function expandSigns(articles: readonly Article[]): Article[] {
  const names = articles.flatMap(({ outlet, credits }) => [
    ...(outlet ? [outlet.name] : []),
    ...credits.map((credit) => credit.outlet)
  ])
  const byInitials = new Map<string, Set<string>>()
  for (const name of new Set(names)) {
    const initials = initialsOf(name)
    if (initials === '') continue
    byInitials.set(initials, (byInitials.get(initials) ?? new Set()).add(name))
  }
  return articles.map((article) => {
    const credits = article.credits.map((credit) => {
      const full = byInitials.get(credit.outlet)
      return full?.size === 1 ? { ...credit, outlet: [...full][0]! } : credit
    })
    return credits.some((credit, i) => credit !== article.credits[i]) ? { ...article, credits } : article
  })
}

/** A credit that ends within an outlet's name gets the whole: "Source: Nine to Noon" of a set that holds Nine to Noon. */
export function completeCredits(articles: readonly Article[]): Article[] {
  const names = [...new Set(articles.flatMap(({ outlet }) => outlet?.name ?? []))].filter((name) => /\s/.test(name))
  const byStart = new Map<string, string[]>()
  for (const name of names) byStart.set(headOf(name), [...(byStart.get(headOf(name)) ?? []), name])
  return articles.map((article) => {
    const credits = article.credits.map((credit) => {
      const here = article.text.slice(credit.start, credit.start + 90).replaceAll('’', "'")
      const full = byStart
        .get(headOf(here))
        ?.find(
          (name) =>
            name.length > credit.end - credit.start &&
            here.startsWith(name.replaceAll('’', "'")) &&
            !/[\p{L}\p{N}]/u.test(here.charAt(name.length))
        )
      return full ? { outlet: full, start: credit.start, end: credit.start + full.length } : credit
    })
    return credits.some((credit, i) => credit !== article.credits[i]) ? { ...article, credits } : article
  })
}

function keysOf(outlet: Outlet): string[] {
  const name = outletKey(outlet.name) || outlet.name
  const host = outlet.domain !== null && !isPlatform(outlet.domain) ? outlet.domain : null
  return host ? [name, `host ${host}`, outletKey(host)] : [name]
}

function bestName(outlets: readonly Outlet[]): string {
  const counts = tally(outlets.map((outlet) => outlet.name))
  return [...counts].sort(
    ([a, x], [b, y]) =>
      Number(hostOf(a) !== null) - Number(hostOf(b) !== null) || y - x || b.length - a.length || (a < b ? -1 : 1)
  )[0]![0]
}

function bestDomain(outlets: readonly Outlet[]): string | null {
  const counts = tally(outlets.flatMap((outlet) => outlet.domain ?? []))
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? null
}

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
