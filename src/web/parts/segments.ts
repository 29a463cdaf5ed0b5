/**
 * A text cut at the ends of all marks on it: stretches in order, each with the marks that cover it. Nested, crossing and doubled marks cannot
 * break anything, because nothing is wrapped: every stretch is drawn once (the orphaned highlights of hypothesis/client #679).
 */
import type { Span, Statement } from '../../model.ts'

export interface Marked<Kind> extends Span {
  readonly kind: Kind
}

export interface Segment<Kind> extends Span {
  readonly text: string
  /** Marks that cover it, in the order in which they were given. */
  readonly marks: readonly Marked<Kind>[]
}

/** `text.slice(span.start, span.end)` as segments; marks outside of it are cut, empty ones dropped. */
export function segmentsOf<Kind>(text: string, span: Span, marks: readonly Marked<Kind>[]): Segment<Kind>[] {
  const [from, to] = [Math.max(0, span.start), Math.min(text.length, span.end)]
  const inside = marks.filter((mark) => mark.start < mark.end && mark.start < to && mark.end > from)
  const cuts = new Set([from, to])
  for (const mark of inside) {
    cuts.add(Math.max(from, mark.start))
    cuts.add(Math.min(to, mark.end))
  }
  const places = [...cuts].sort((a, b) => a - b)
  const segments: Segment<Kind>[] = []
  let open: Marked<Kind>[] = []
  const sorted = [...inside].sort((a, b) => a.start - b.start)
  let next = 0
  for (let i = 0; i + 1 < places.length; i++) {
    const [start, end] = [places[i]!, places[i + 1]!]
    open = open.filter((mark) => mark.end > start)
    while (next < sorted.length && sorted[next]!.start <= start) open.push(sorted[next++]!)
    const covering = open.length > 1 ? inside.filter((mark) => open.includes(mark)) : [...open]
    segments.push({ start, end, text: text.slice(start, end), marks: covering })
  }
  return segments
}

/** Roles of the spans of a statement. */
export type Role = 'content' | 'cue' | 'source' | 'via' | 'hedge'

/** The spans of a statement as marks. */
export function rolesOf(statement: Statement): Marked<Role>[] {
  const marks: Marked<Role>[] = statement.content.map(({ start, end }) => ({ start, end, kind: 'content' }))
  if (statement.cue) marks.push({ start: statement.cue.start, end: statement.cue.end, kind: 'cue' })
  if (statement.source) marks.push({ start: statement.source.start, end: statement.source.end, kind: 'source' })
  for (const { start, end } of statement.via) marks.push({ start, end, kind: 'via' })
  for (const { start, end } of statement.hedges) marks.push({ start, end, kind: 'hedge' })
  return marks
}
