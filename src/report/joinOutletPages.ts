/**
 * Pages of one outlet, each over one story, as one page: for a store that holds too many stories to look at all at once.
 */
import type { ArticleHead, ClaimHead, OutletCounts, OutletPage } from './pages.ts'

/** What the store knows of the outlet itself. */
export interface WholeOutlet {
  /** Its articles, earliest first, as many as are shown. */
  readonly articles: readonly ArticleHead[]
  readonly articleCount: number
  /** Number of its stories, shown or not. */
  readonly stories: number
}

/** Null where there is no page. Lists are put together, most inflated first; counts are added up. */
export function joinOutletPages(pages: readonly OutletPage[], whole: WholeOutlet): OutletPage | null {
  const [first] = pages
  if (!first) return null
  const joined = <Item extends { readonly claim: ClaimHead }>(of: (page: OutletPage) => readonly Item[]): Item[] =>
    pages.flatMap(of).sort((a, b) => compareHeads(a.claim, b.claim))
  const sum = (count: keyof OutletCounts) => pages.reduce((total, page) => total + page.counts[count], 0)
  return {
    outlet: first.outlet,
    held: true,
    articles: whole.articles,
    counts: {
      articles: whole.articleCount,
      claims: sum('claims'),
      originates: sum('originates'),
      credited: sum('credited'),
      uncredited: sum('uncredited'),
      unstated: sum('unstated'),
      repeatedBy: sum('repeatedBy'),
      warnings: sum('warnings')
    },
    stories: { shown: pages.length, all: whole.stories },
    originates: joined((page) => page.originates),
    repeats: joined((page) => page.repeats),
    unstated: joined((page) => page.unstated),
    repeatedBy: joined((page) => page.repeatedBy)
  }
}

/** Most inflated first, then more outlets, then by id: the order of claims everywhere. */
function compareHeads(a: ClaimHead, b: ClaimHead): number {
  return (
    b.inflation.certain - a.inflation.certain ||
    b.inflation.possible - a.inflation.possible ||
    b.outlets - a.outlets ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}
