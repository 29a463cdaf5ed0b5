/**
 * The library: the same functions that the command line runs.
 *
 *     import { collectArticles, traceArticles, terminalReport, makeView, plainLook } from 'hearsay'
 *     const { articles, problems } = await collectArticles(['saved-pages/'])
 *     const trace = traceArticles(articles, problems)
 *     for (const line of terminalReport(makeView(trace), plainLook)) console.log(line)
 *
 * `trace` takes bytes that a caller holds already; its result is the contract `hearsay.trace/1`, of which the JSON Schema is
 * `hearsay/schema`. Everything but `collectArticles` and pools is pure: no file, no network, no clock. `traceTogether` works with the
 * threads of a pool, and gives the same.
 */
export { type AttributionContext, attribute } from './attribute/attribute.ts'
export { type ClaimGroup, type Grouping, groupClaims } from './group/claims.ts'
export { groupStories } from './group/stories.ts'
export { type LintOptions, lintDraft } from './lint/lint.ts'
export { locator } from './lint/places.ts'
export { type MatchOptions, match } from './match/match.ts'
export type * from './model.ts'
export {
  type Progress,
  readAll,
  type StageName,
  stages,
  type TraceOptions,
  trace,
  traceArticles
} from './pipeline.ts'
export { type Attributed, openPool, type Pool, type PoolOptions } from './pool/pool.ts'
export { traceTogether } from './pool/together.ts'
export { type Reading, type ReadOptions, read, readJsonLine, readRecord, type Source } from './read/read.ts'
export { settle } from './read/settle.ts'
export { claimReport, derivationReport } from './report/claim.ts'
export { type CsvFile, csvFiles } from './report/csv.ts'
export { jsonDocument, jsonLines, type Kind, kinds } from './report/json.ts'
export type { LintFinding, LintReport, LintRule } from './report/lintReport.ts'
export { type Look, plainLook } from './report/look.ts'
export { markdownReport } from './report/markdown.ts'
export { selectClaim, selectStory } from './report/select.ts'
export { terminalReport } from './report/terminal.ts'
export { makeView, type View } from './report/view.ts'
export { type Collection, type CollectOptions, collectArticles } from './store/collect.ts'
export { type ModelName, readModel } from './store/weights.ts'
export { version } from './text/version.ts'
export { knockOut } from './trace/knockout.ts'
export { type Case, type Finding, traceStory } from './trace/trace.ts'
