/** The library: the same functions that the command line runs. */
export type * from './model.ts'
export { readAll, stages, type TraceOptions, trace, traceArticles } from './pipeline.ts'
