/**
 * What `hearsay lint` hands over: the contract `hearsay.lint/1`, of which the JSON Schema is made (`npm run schema`). The rules are in `src/lint/`.
 */
import type { Place, Problem, TextSpan } from '../model.ts'

export type LintRule =
  | 'plural-added'
  | 'hedge-dropped'
  | 'attribution-lost'
  | 'attribution-changed'
  | 'speaker-changed'
  | 'intermediary-removed'
  | 'credit-missing'
  | 'quotation-altered'
  | 'quotation-made'
  | 'bare-source'
  | 'number-differs'
  | 'age-differs'
  | 'date-differs'
  | 'place-differs'
  | 'name-differs'
  | 'status-differs'
  | 'unread-source'

/** A sentence of the draft, and where it stands: offsets into the cleaned text, line and column (from 1) in the file as given. */
export interface DraftPlace extends TextSpan {
  /** Null where the sentence could not be found in the file as given. */
  readonly line: number | null
  readonly column: number | null
}

/** A sentence of another article that a draft is held against. */
export interface OtherPlace extends Place, TextSpan {
  readonly outlet: string | null
  readonly uri: string
  /** ISO 8601, or null for an article without a date. */
  readonly published: string | null
}

/** One thing to look at in a draft, with both sentences. */
export interface LintFinding {
  readonly rule: LintRule
  /** What is the matter, in plain words. */
  readonly message: string
  /** What to do about it. */
  readonly advice: string
  readonly draft: DraftPlace
  /** What it is held against, the most telling first. */
  readonly others: readonly OtherPlace[]
  /** Words of the other text and of the draft where they differ: an altered quotation, a number. */
  readonly changes: readonly { readonly before: string; readonly after: string }[]
}

/** What `hearsay lint DRAFT PATHS… --json` prints. */
export interface LintReport {
  readonly schema: 'hearsay.lint/1'
  readonly version: string
  readonly draft: {
    readonly uri: string
    readonly headline: string | null
    readonly outlet: string | null
  }
  /** What it was held against. */
  readonly against: { readonly articles: number; readonly outlets: number }
  /** The rules that were asked. */
  readonly rules: readonly LintRule[]
  readonly findings: readonly LintFinding[]
  readonly problems: readonly Problem[]
}
