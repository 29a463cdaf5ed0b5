/**
 * The contract as JSON: one document, or one kind of record a line. The same trace gives the same bytes.
 *
 * A document has one record a line, so that it can be written as it is made, read with `grep` and compared with `diff`. Characters that
 * a terminal would obey are escaped; nothing is lost.
 */
import type { Trace } from '../model.ts'
import { jsonLine } from './safe.ts'

/** Kinds of records, in the order of the document. */
export const kinds = [
  'articles',
  'statements',
  'passages',
  'claims',
  'ghosts',
  'stories',
  'conflicts',
  'problems'
] as const satisfies readonly (keyof Trace)[]

export type Kind = (typeof kinds)[number]

/** The document in pieces, each ending with a line end. */
export function* jsonDocument(trace: Trace): Generator<string> {
  yield `{"schema":${jsonLine(trace.schema)},"version":${jsonLine(trace.version)}`
  for (const kind of kinds) {
    const records = trace[kind]
    yield `,\n${jsonLine(kind)}:[`
    for (const [i, record] of records.entries()) yield `${i === 0 ? '\n' : ',\n'}${jsonLine(record)}`
    yield records.length === 0 ? ']' : '\n]'
  }
  if (trace.knockout) yield `,\n"knockout":${jsonLine(trace.knockout)}`
  yield '}\n'
}

/** One kind, one record a line. */
export function* jsonLines(trace: Trace, kind: Kind): Generator<string> {
  for (const record of trace[kind]) yield `${jsonLine(record)}\n`
}
