/**
 * `hearsay lint`: a draft held against the articles at hand, before it is published. Each rule is a file; each finding shows both sentences.
 *
 * A false alarm is worse than a miss: a desk that is warned of nothing stops reading. So a rule speaks only where the texts show it, and what
 * the draft may know better (its own reporting) is left to it. Lint does not know what is true.
 */
import type { Article, Problem } from '../model.ts'
import type { TraceOptions } from '../pipeline.ts'
import { traceArticles } from '../pipeline.ts'
import type { DraftPlace, LintFinding, LintReport, LintRule } from '../report/lintReport.ts'
import { outletKey } from '../text/outlets.ts'
import { compareIds } from '../text/published.ts'
import { version } from '../text/version.ts'
import { alikeClaims } from './alikeClaims.ts'
import { atOdds } from './atOdds.ts'
import { bareSources } from './bareSource.ts'
import { copiedText } from './copiedText.ts'
import { type Desk, deskOf, inOrder, type Locate, type Note, namesOutlet, sentenceAround, withOutlet } from './desk.ts'
import { notesFromWarnings } from './fromWarnings.ts'
import { quotationNotes } from './quotation.ts'
import { rules } from './rules.ts'
import { unreadSources } from './unread.ts'

export interface LintOptions extends TraceOptions {
  /** Rules to ask; those that are always asked unless given. */
  readonly rules?: readonly LintRule[]
  /** Line and column of a stretch of the draft's text in its file (`locator`). */
  readonly locate?: Locate
}

const checks: readonly ((desk: Desk) => Note[])[] = [
  notesFromWarnings,
  alikeClaims,
  quotationNotes,
  copiedText,
  bareSources,
  atOdds,
  unreadSources
]

/** Holds `draft` against `others`. An article of the same text among the others is the draft itself and is left out. */
export function lintDraft(
  draft: Article,
  others: readonly Article[],
  problems: readonly Problem[] = [],
  options: LintOptions = {}
): LintReport {
  const held = others.filter((article) => article.text !== draft.text)
  const asked = options.rules ?? rules.filter((rule) => rule.asked === 'always').map((rule) => rule.id)
  const ordered = inOrder(withOutlet(freshId(draft, held)), held)
  const trace = traceArticles([...ordered.others, ordered.draft], [], options)
  const desk = deskOf(trace, ordered.draft.id)
  const notes = desk && held.length > 0 ? checks.flatMap((check) => check(desk)) : []
  const kept = desk
    ? once(
        desk,
        notes.filter((note) => asked.includes(note.rule))
      )
    : []
  const locate: Locate = options.locate ?? (() => ({ line: null, column: null }))
  return {
    schema: 'hearsay.lint/1',
    version,
    draft: {
      uri: draft.uri,
      headline: draft.headline,
      outlet: namesOutlet(draft) ? draft.outlet!.name : null
    },
    against: {
      articles: held.length,
      outlets: new Set(held.map((article) => (article.outlet ? outletKey(article.outlet.name) : article.id))).size
    },
    rules: asked,
    findings: desk ? kept.map((note) => findingOf(desk, note, locate)) : [],
    problems
  }
}

/** The draft under an id that no other article has. */
function freshId(draft: Article, others: readonly Article[]): Article {
  const taken = new Set(others.map((article) => article.id))
  let id = draft.id
  while (taken.has(id)) id = `${id}-draft`
  return { ...draft, id }
}

/** One finding a rule and sentence, in the order of the draft. A plural that was added says already that the source is called something else. */
function once(desk: Desk, notes: readonly Note[]): Note[] {
  const kept = new Map<string, Note>()
  for (const note of notes) {
    const key = `${note.rule} ${sentenceAround(desk.draft, note.span).start} ${note.rule.endsWith('-differs') ? (note.changes?.[0]?.after ?? '') : ''}`
    if (!kept.has(key)) kept.set(key, note)
  }
  const startOf = (note: Note) => sentenceAround(desk.draft, note.span).start
  const plural = new Set(notes.flatMap((note) => (note.rule === 'plural-added' ? [startOf(note)] : [])))
  return [...kept.values()]
    .filter((note) => note.rule !== 'attribution-changed' || !plural.has(startOf(note)))
    .sort((a, b) => startOf(a) - startOf(b) || order(a.rule) - order(b.rule) || compareIds(a.message, b.message))
}

function order(id: LintRule): number {
  return rules.findIndex((rule) => rule.id === id)
}

function findingOf(desk: Desk, note: Note, locate: Locate): LintFinding {
  const { start, end } = sentenceAround(desk.draft, note.span)
  const draft: DraftPlace = { start, end, text: desk.draft.text.slice(start, end), ...locate(note.span) }
  return {
    rule: note.rule,
    message: note.message,
    advice: note.advice,
    draft,
    others: note.others,
    changes: note.changes ?? []
  }
}
