/**
 * What each page of the web app and each route of the HTTP API shows, as types: one shape for the server, for the browser, and
 * for the published schema `schema/hearsay.api-1.json`, which is made from this file.
 *
 * Records of the contract (`Article`, `Statement`, `Claim`, …) appear as they are, under the names of the contract. A *head* is
 * a record without its long parts, for lists. Lists that are cut say how many there are. No logic here.
 */
import type {
  Access,
  Article,
  Bounds,
  Claim,
  Evidence,
  LineageEdge,
  Moment,
  Outlet,
  Passage,
  Problem,
  Span,
  Statement,
  TextSpan,
  Trace,
  Warning,
  WarningKind
} from '../model.ts'

/** An article without its text and blocks. */
export interface ArticleHead {
  readonly id: string
  readonly uri: string
  readonly url: string | null
  readonly outlet: Outlet | null
  readonly headline: string | null
  readonly byline: readonly string[]
  readonly language: string
  readonly published: Moment | null
  readonly modified: Moment | null
}

/** A claim without its lineage. */
export interface ClaimHead {
  readonly id: string
  readonly story: string
  readonly text: string
  /** Outlets that carry it: the number of `carriers` of the claim. */
  readonly outlets: number
  readonly reports: Bounds
  readonly informants: Bounds
  readonly notStated: number
  /** Number of statements that deny it. */
  readonly denials: number
  /** Carriers ÷ informants: by the larger bound of informants (`certain`), by the smaller (`possible`); nobody counts as one. */
  readonly inflation: Inflation
  /** The counts in words: "5 outlets. 1 report. 1 person, anonymous (at most 2)." */
  readonly sentence: string
  /** Kinds of its warnings, each once, in the order of the claim. */
  readonly warnings: readonly WarningKind[]
}

export interface Inflation {
  readonly certain: number
  readonly possible: number
}

/** A story in a list. */
export interface StorySummary {
  readonly id: string
  readonly headline: string
  readonly first: string | null
  readonly last: string | null
  /** Numbers of what the story holds. */
  readonly articles: number
  readonly outlets: number
  readonly claims: number
  readonly conflicts: number
  readonly warnings: number
  /** People and documents behind all its claims; null where they were not counted. */
  readonly informants: Bounds | null
  /** That of its most inflated claim; 0 for a story without a claim. */
  readonly inflation: Inflation
  /** Its most inflated claim; null for a story without a claim. */
  readonly top: ClaimHead | null
}

/** `/api/v1/stories`. */
export interface StoriesPage {
  readonly stories: readonly StorySummary[]
  /** Stories that match, on all pages. */
  readonly total: number
  /** Cursor of the next page; null on the last. */
  readonly next: string | null
}

/** `/api/v1/info`: what is served. */
export interface Info {
  /** Name for people: the paths or the corpus as the user gave them. */
  readonly name: string
  /** Version of hearsay that made what is held. */
  readonly version: string
  /** Changes whenever anything that is served changes. */
  readonly revision: string
  readonly articles: number
  readonly statements: number
  readonly stories: number
  readonly claims: number
  readonly outlets: number
  /** Instants of the first and last dated article; null if none is dated. */
  readonly first: string | null
  readonly last: string | null
  /** Inputs that could not be used: the first hundred, and how many in all. */
  readonly problems: readonly Problem[]
  readonly problemCount: number
}

/** `/api/v1/claims/ID`. */
export interface ClaimPage {
  readonly claim: Claim
  readonly head: ClaimHead
  readonly story: StorySummary | null
  /** Wordings that differ from the claim's own, those that change it first. */
  readonly variants: readonly ClaimVariant[]
  /** The claim, its statements, their articles and the passages between them. */
  readonly trace: Trace
}

/** A wording of a claim, and the statements that have it. */
export interface ClaimVariant {
  readonly text: string
  /** Told with mostly the same words, or anew. */
  readonly kind: 'changed' | 'retold'
  /** What changed from the claim's own text, in words; either side may be empty. */
  readonly changes: readonly { readonly before: string; readonly after: string }[]
  readonly statements: readonly string[]
}

/** `/api/v1/articles/ID`: one article, its statements in place, and what the others say. */
export interface ArticlePage {
  readonly article: Article
  readonly story: StorySummary | null
  /** In the order of the text. */
  readonly statements: readonly ReadStatement[]
  /** Text that it shares with other articles, in the order of its text; `boilerplate` is left out. */
  readonly passages: readonly SharedPassage[]
  /** Heads of all other articles that are named on this page, by id. */
  readonly articles: readonly ArticleHead[]
}

/** A statement of an article, and what the other articles make of the same claim. */
export interface ReadStatement {
  readonly statement: Statement
  readonly claim: ClaimHead | null
  /** Whom it has it from. */
  readonly parents: readonly ReadParent[]
  readonly warnings: readonly Warning[]
  /** What other articles say of it: denials first, then earliest first; at most 25. */
  readonly others: readonly Statement[]
  /** How many there are. */
  readonly otherCount: number
}

export interface ReadParent {
  readonly edge: LineageEdge
  /** Name of the outlet it has it from: a held article's or a ghost's. */
  readonly outlet: string
  /** The parent's article; null for a ghost. */
  readonly article: string | null
}

/** A passage as one of its two articles sees it. */
export interface SharedPassage extends Span {
  readonly other: { readonly article: string; readonly start: number; readonly end: number }
  readonly similarity: number
  readonly kind: Passage['kind']
}

/** `/api/v1/outlets/NAME`: what an outlet originates, what it repeats, credited or not. */
export interface OutletPage {
  readonly outlet: Outlet
  /** False for an outlet that is only named by others. */
  readonly held: boolean
  /** Its articles, earliest first; at most 500. */
  readonly articles: readonly ArticleHead[]
  readonly counts: OutletCounts
  /** Stories that its claims are taken from: the latest ones where a corpus holds more, so that counts of claims are of these. */
  readonly stories: { readonly shown: number; readonly all: number }
  /** Claims of which it is an origin. */
  readonly originates: readonly OutletClaim[]
  /** Claims that it has from elsewhere. */
  readonly repeats: readonly OutletRepeat[]
  /** Claims that it carries without saying from where. */
  readonly unstated: readonly OutletClaim[]
  /** Claims of which it is an origin or a parent and that others have from it. */
  readonly repeatedBy: readonly OutletRepeat[]
}

/** Numbers of the whole lists, which are cut at 500. */
export interface OutletCounts {
  readonly articles: number
  readonly claims: number
  readonly originates: number
  /** Repeated with the parent named. */
  readonly credited: number
  readonly uncredited: number
  readonly unstated: number
  readonly repeatedBy: number
  readonly warnings: number
}

export interface OutletClaim {
  readonly claim: ClaimHead
  /** How its text shows that it came by the claim. */
  readonly access: Access
  /** Its statements of the claim. */
  readonly statements: readonly string[]
  readonly article: string | null
}

/** A claim that one outlet has from another. */
export interface OutletRepeat {
  readonly claim: ClaimHead
  /** The other outlet: from whom this one has it (`repeats`), or who has it from this one (`repeatedBy`). */
  readonly other: string
  /** No article of the other is held. */
  readonly ghost: boolean
  readonly evidence: Evidence
  readonly credited: boolean
  /** The statements that repeat. */
  readonly statements: readonly string[]
  /** The article that repeats. */
  readonly article: string | null
}

/** An outlet in a list. */
export interface OutletHead {
  readonly name: string
  readonly domain: string | null
  /** Number of its articles; 0 for a ghost. */
  readonly articles: number
}

/** `/api/v1/search?query=…`: best first in each list. */
export interface SearchPage {
  readonly query: string
  readonly stories: readonly StorySummary[]
  readonly claims: readonly ClaimHead[]
  readonly articles: readonly FoundArticle[]
  readonly outlets: readonly OutletHead[]
  /** Articles that match, shown or not. */
  readonly articleCount: number
}

export interface FoundArticle {
  readonly article: ArticleHead
  readonly story: string | null
  /** A stretch of its text with the words that were asked for. */
  readonly excerpt: TextSpan
  /** Those words, as spans of the article's text within the excerpt. */
  readonly marks: readonly Span[]
}

/** `/api/v1/compare?a=…&b=…`: two articles side by side. */
export interface ComparePage {
  readonly a: Article
  readonly b: Article
  /** What they share, in the order of `a`. */
  readonly passages: readonly ComparedPassage[]
  /** Claims that both make, in the order of `a`. */
  readonly claims: readonly ComparedClaim[]
}

/** A shared passage, cut into stretches that are the same and stretches that differ; either side of a difference may be empty. */
export interface ComparedPassage {
  readonly a: Span
  readonly b: Span
  readonly similarity: number
  readonly kind: Passage['kind']
  readonly segments: readonly ComparedSegment[]
}

export interface ComparedSegment {
  readonly kind: 'same' | 'changed'
  readonly a: Span
  readonly b: Span
}

export interface ComparedClaim {
  readonly claim: ClaimHead
  readonly a: readonly string[]
  readonly b: readonly string[]
}
