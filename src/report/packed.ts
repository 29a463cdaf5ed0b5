/**
 * A trace in fewer bytes: the words of spans are left out where the article's text has them, and put back when it is read. What is unpacked is
 * the trace that was packed, value for value.
 */
import type { Trace } from '../model.ts'

interface SpanLike {
  start: number
  end: number
  text?: unknown
}

/** The trace as JSON without the words of spans. */
export function packTrace(trace: Trace): string {
  const texts = textsOf(trace)
  return JSON.stringify({
    ...trace,
    statements: trace.statements.map((s) => ({ ...s, ...bared(s, texts.get(s.article)) })),
    conflicts: trace.conflicts.map((c) => ({
      ...c,
      values: c.values.map((value) => bare(value, texts.get(value.article)))
    }))
  })
}

/** The trace of `packTrace`. */
export function unpackTrace(packed: string): Trace {
  const trace = JSON.parse(packed) as Trace
  const texts = textsOf(trace)
  return {
    ...trace,
    statements: trace.statements.map((s) => ({ ...s, ...filled(s, texts.get(s.article)) })),
    conflicts: trace.conflicts.map((c) => ({
      ...c,
      values: c.values.map((value) => fill(value, texts.get(value.article)))
    }))
  }
}

type Spans = Pick<Trace['statements'][number], 'content' | 'cue' | 'source' | 'hedges'>

function textsOf(trace: Trace): Map<string, string> {
  return new Map(trace.articles.map((article) => [article.id, article.text]))
}

function bared(spans: Spans, text: string | undefined): Spans {
  return mapped(spans, (span) => bare(span, text))
}

function filled(spans: Spans, text: string | undefined): Spans {
  return mapped(spans, (span) => fill(span, text))
}

function mapped({ content, cue, source, hedges }: Spans, change: <T extends SpanLike>(span: T) => T): Spans {
  return {
    content: content.map(change),
    cue: cue && change(cue),
    source: source && change(source),
    hedges: hedges.map(change)
  }
}

function bare<T extends SpanLike>(span: T, text: string | undefined): T {
  if (text === undefined || span.text !== text.slice(span.start, span.end)) return span
  const { text: _, ...rest } = span
  return rest as T
}

function fill<T extends SpanLike>(span: T, text: string | undefined): T {
  return span.text === undefined && text !== undefined ? { ...span, text: text.slice(span.start, span.end) } : span
}
