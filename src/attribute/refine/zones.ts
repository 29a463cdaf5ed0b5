/** The words of an attribution outside all contents: "Speaking to Glimpse Weekly on Monday, … said", where chain and occasion stand. */
import type { Span } from '../../model.ts'
import type { Page } from '../page.ts'
import type { Proposal } from '../proposal.ts'

const crediting =
  /^[\s,—–]*(?:citing|quoting|crediting|pointing to|referring to|attributing|in (?:an interview|comments|remarks) (?:with|to|for)|speaking (?:to|with)|according to|via|per|h\/t)\b/i

/** Stretches around cue and source of `proposal` in their sentences, minus the contents and cues of all `proposals`. */
export function zoneOf(page: Page, proposal: Proposal, proposals: readonly Proposal[]): Span[] {
  const paragraph = page.paragraphs[proposal.paragraph]
  if (!paragraph) return []
  const anchors = [proposal.cue, proposal.source, proposal.recipient].filter((s) => s !== null)
  const near = proposals.filter((p) => p.paragraph === proposal.paragraph)
  const found: Span[] = []
  for (const sentence of paragraph.sentences) {
    const from = paragraph.items[sentence.from]!.start
    const to = paragraph.items[sentence.to - 1]!.end
    if (!anchors.some((a) => a.start >= from && a.start < to)) continue
    for (const free of without({ start: from, end: to }, near, proposal))
      if (
        anchors.some((a) => a.start < free.end && free.start < a.end) ||
        crediting.test(page.text.slice(free.start, free.end))
      )
        found.push(free)
  }
  return found
}

function without(whole: Span, near: readonly Proposal[], own: Proposal): Span[] {
  const taken: Span[] = []
  for (const other of near) {
    // an attribution inside this one's content leaves the content whole; one around it does not hide it
    if (other !== own && covers(other.content, own.cue ?? own.source)) continue
    taken.push(...other.content)
    if (other !== own && other.cue && other.cue.start !== own.cue?.start) taken.push(other.cue)
  }
  taken.sort((a, b) => a.start - b.start)
  const free: Span[] = []
  let at = whole.start
  for (const span of taken) {
    if (span.end <= whole.start || span.start >= whole.end) continue
    if (span.start > at) free.push({ start: at, end: span.start })
    at = Math.max(at, span.end)
  }
  if (at < whole.end) free.push({ start: at, end: whole.end })
  return free
}

const covers = (spans: readonly Span[], inner: Span | null): boolean =>
  inner !== null && spans.some((s) => s.start <= inner.start && inner.end <= s.end)
