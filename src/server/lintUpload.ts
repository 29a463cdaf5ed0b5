/** Holds a draft that was sent against the articles of a story, and reports on it as on a trace: accepted, progress now and then, the findings in parts. */
import { lintDraft } from '../lint/lint.ts'
import type { Article } from '../model.ts'
import type { TraceOptions } from '../pipeline.ts'
import { readRecord } from '../read/read.ts'
import { paced, type Report, tellJson } from './traceUpload.ts'

/** A draft as a record, and what it is held against. */
export interface LintUpload {
  readonly draft: {
    readonly text: string
    readonly headline?: string | undefined
    readonly outlet?: string | undefined
  }
  readonly articles: readonly Article[]
}

/** Reports everything by `tell`. */
export function lintUpload(
  { draft, articles }: LintUpload,
  tell: (report: Report) => void,
  model: TraceOptions['model'] = null
): void {
  const reading = readRecord({ ...draft }, 'draft')
  const [article] = reading.articles
  if (!article) {
    const errors = reading.problems.map(({ uri, message }) => ({ at: uri, message }))
    tell({ kind: 'refused', code: 'nothingToTrace', detail: 'The draft holds no text.', errors })
    return
  }
  tell({ kind: 'accepted', articles: articles.length })
  const report = lintDraft(article, articles, reading.problems, { model, progress: paced(tell) })
  tellJson(report, tell)
}
