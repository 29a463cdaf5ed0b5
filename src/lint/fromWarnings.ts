/**
 * What the trace already warns of on the draft's own edges: plural added, hedge dropped, attribution lost or changed, an outlet between left
 * out, a credit missing. The sentences are the two that decided it (`src/trace/warnings.ts`); here they are only said for the desk.
 *
 * Not passed on: a missing credit, where the draft names the outlet in another sentence (one credit a story is the custom), or where the words are
 * those of a named person or a body, which others may have heard (`copiedText.ts` looks at an outlet's own words). A dropped hedge, where the draft
 * only has a part of the sentence in which there is none. A lost attribution, where the draft keeps its distance in other words ("is charged with"), or
 * another outlet says the same in its own voice.
 */
import type { Statement, WarningKind } from '../model.ts'
import type { LintRule } from '../report/lintReport.ts'
import { foldText, wordsOf } from '../text/words.ts'
import { descriptionOf } from '../trace/descriptors.ts'
import { speakerText } from '../trace/warnings.ts'
import {
  type Desk,
  isNamedInDraft,
  isOwnOutlet,
  type Note,
  nameOf,
  otherPlace,
  sentenceAround,
  wholeOf
} from './desk.ts'
import data from './distance.json' with { type: 'json' }

const distancing = new Set(data.words)
const ruleFor: Partial<Record<WarningKind, LintRule>> = {
  pluralAdded: 'plural-added',
  hedgeDropped: 'hedge-dropped',
  attributionLost: 'attribution-lost',
  attributionChanged: 'attribution-changed',
  intermediaryRemoved: 'intermediary-removed',
  creditMissing: 'credit-missing'
}

export function notesFromWarnings(desk: Desk): Note[] {
  return desk.claims.flatMap(({ claim, own, others }) => {
    const tellings = new Set(own.map((s) => s.id))
    return claim.warnings.flatMap((warning) => {
      const rule = ruleFor[warning.kind]
      const mine = desk.statements.get(warning.statement)
      const theirs = warning.against === null ? undefined : desk.statements.get(warning.against)
      if (!rule || !mine || !theirs || !tellings.has(mine.id)) return []
      if (rule === 'intermediary-removed' && !desk.articles.get(theirs.article)?.outlet) return []
      if (rule === 'credit-missing' && theirs.speaker.type !== 'anonymous') return []
      if (rule === 'attribution-lost' && (keepsDistance(desk, mine) || isOthersVoice(desk, others, theirs))) return []
      if (rule === 'credit-missing' && (isNamedInDraft(desk, theirs.article) || isOwnOutlet(desk, theirs.article)))
        return []
      if (rule === 'hedge-dropped' && !hedgeCovers(mine, theirs)) return []
      const words = wordsFor(desk, rule, mine, theirs)
      return [{ rule, ...words, span: wholeOf(mine), others: [otherPlace(desk, theirs.article, wholeOf(theirs))] }]
    })
  })
}

/** Whether the sentence of the draft keeps its distance from what it says. */
export function keepsDistance(desk: Desk, mine: Statement): boolean {
  const { start, end } = sentenceAround(desk.draft, wholeOf(mine))
  return wordsOf(desk.draft.text.slice(start, end)).some((word) => distancing.has(word.folded))
}

/** Whether an outlet other than the one held against says it in its own voice. */
function isOthersVoice(desk: Desk, others: readonly Statement[], theirs: Statement): boolean {
  return others.some((s) => s.kind === 'asserted' && nameOf(desk, s.article) !== nameOf(desk, theirs.article))
}

/** What is said of a finding about the draft's statement and another one. */
export function wordsFor(
  desk: Desk,
  rule: LintRule,
  mine: Statement,
  theirs: Statement
): { message: string; advice: string } {
  const there = nameOf(desk, theirs.article)
  const [here, described] = [`“${lowered(descriptionOf(mine))}”`, `“${lowered(descriptionOf(theirs))}”`]
  switch (rule) {
    case 'plural-added':
      return {
        message: `The draft speaks of more than one source (${here}); ${there} has one (${described}).`,
        advice: `Write ${described}, unless you know of a second one.`
      }
    case 'hedge-dropped':
      return {
        message: `${there} says “${theirs.hedges[0]?.text ?? ''}”; the draft says it flatly.`,
        advice: 'Keep the doubt, or say what has removed it.'
      }
    case 'attribution-lost':
      return {
        message: `The draft says this in its own voice; ${there} attributes it to ${lowered(speakerText(theirs))}.`,
        advice: 'Say who says so, and to whom.'
      }
    case 'attribution-changed':
      return {
        message: `The draft attributes this to ${here}; in ${there} it is ${described}.`,
        advice: `Call the source what ${there} calls it.`
      }
    case 'intermediary-removed':
      return {
        message: `The draft credits ${mine.via[0]?.outlet ?? 'a far outlet'}, in the words with which ${there} retold it.`,
        advice: `Name ${there} too, or go to ${mine.via[0]?.outlet ?? 'the source'} itself.`
      }
    default:
      return {
        message: `These are the words that ${there} published, and the draft does not name it.`,
        advice: `Credit ${there}.`
      }
  }
}

/** Without the capital that only begins a sentence. */
function lowered(description: string): string {
  return description.replace(
    /^(“?)(An?|The|One|Another|Two|Three|Four|Five|Several|Some|Many|Sources?|Insiders?|People)(?=\s|”?$)/,
    (hit) => hit.toLowerCase()
  )
}

/** Whether the part of a sentence that the draft has is the part with the hedge, or the whole. */
function hedgeCovers(mine: Statement, theirs: Statement): boolean {
  if (mine.kind !== 'direct' && mine.kind !== 'mixed') return true
  const key = (text: string) =>
    foldText(text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const part = key(mine.content.map((span) => span.text).join(' '))
  const whole = key(theirs.content.map((span) => span.text).join(' '))
  return !whole.includes(part)
}
