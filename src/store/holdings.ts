/**
 * What a server serves and a page reads: a store of traced articles, asked for one page at a time.
 *
 * Two things are holdings: a trace in memory (`holdTrace` in `memory.ts`, which also runs in a browser) and a corpus on disk. The types
 * of the answers are in `src/report/pages.ts`, the derivations that make them from a trace are pure functions beside it
 * (`heads.ts`, `claimPage.ts`, `articlePage.ts`, `outletPage.ts`, `comparePage.ts`). Types only; no Node module is imported here.
 *
 * Unknown ids are null, never an exception; ids, names and cursors are data from strangers and are only ever compared.
 */
import type { Knockout, Trace } from '../model.ts'
import type { ArticlePage, ClaimPage, ComparePage, Info, OutletPage, SearchPage, StoriesPage } from '../report/pages.ts'

/** Orders of the list of stories: most inflated first, or latest first (undated last). */
export const storyOrders = ['inflation', 'time'] as const
export type StoryOrder = (typeof storyOrders)[number]

export interface StoriesQuery {
  /** Words that a story must hold (headline, claims, outlets or text); all of them unless empty. */
  readonly query?: string | undefined
  readonly sort?: StoryOrder | undefined
  /** Stories on a page, 1 to 200; 50 unless given. */
  readonly limit?: number | undefined
  /** `next` of the page before. */
  readonly cursor?: string | undefined
}

export interface SearchQuery {
  readonly query: string
  /** Records of each kind, 1 to 100; 20 unless given. */
  readonly limit?: number | undefined
}

/** Everything that pages and API routes show. */
export interface Holdings {
  /** Changes whenever anything served changes. Cheap: asked at every request, for ETags. */
  readonly revision: () => Promise<string>
  readonly info: () => Promise<Info>
  /** Null where the cursor is none of this holding. */
  readonly stories: (query: StoriesQuery) => Promise<StoriesPage | null>
  /** A trace restricted to one story: all that its page shows. */
  readonly story: (id: string) => Promise<Trace | null>
  /** What of a story would stand without some outlets; null where the story or a name is unknown. Left out where it cannot be worked out. */
  readonly without?: (story: string, outlets: readonly string[]) => Promise<Knockout | null>
  readonly claim: (id: string) => Promise<ClaimPage | null>
  readonly article: (id: string) => Promise<ArticlePage | null>
  /** By name, in any spelling that `outletKey` takes for the same. */
  readonly outlet: (name: string) => Promise<OutletPage | null>
  readonly search: (query: SearchQuery) => Promise<SearchPage>
  /** Null where either id is unknown. */
  readonly compare: (a: string, b: string) => Promise<ComparePage | null>
  /** Gives back files and handles. */
  readonly close: () => Promise<void>
}
