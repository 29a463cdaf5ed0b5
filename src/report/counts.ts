/**
 * The three counts in words, with their bounds: "5 outlets. 1 report. 1 person, anonymous (at most 2)."
 *
 * Carriers, reports, informants are those of the trace; nothing is counted here. A bound of which the parts differ is said as one, never
 * as a middle, and no count is called true, solid or weak.
 */
import type { Bounds, Claim, Speaker, SpeakerType, Story } from '../model.ts'
import { statementsOf, type View } from './view.ts'

/** "1 outlet", "5 outlets". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** "1 report", "2 to 3 reports", "at most 1 report", "no report". */
function reportWords(reports: Bounds): string {
  const { min, max } = reports
  return max === 0 ? 'no report' : rangeOf(min, max, 'report', 'reports')
}

/** "1 person, anonymous (at most 2)", "1 document", "1 to 3 informants (unnamed people, a document)", "nobody named". */
function informantWords(claim: Claim, view: View): string {
  const { min, max } = claim.informants
  if (max === 0) return 'nobody named'
  const { one, many, manner, kinds } = nounOf(typesOf(claim, view))
  if (kinds) return `${rangeOf(min, max, one, many)} (${kinds})`
  const tail = manner ? `, ${manner}` : ''
  if (min === max) return plural(max, one, many) + tail
  if (min === 0) return `at most ${plural(max, one, many)}${tail}`
  return `${plural(min, one, many)}${tail} (at most ${max})`
}

function rangeOf(min: number, max: number, one: string, many: string): string {
  if (min === max) return plural(max, one, many)
  return min === 0 ? `at most ${plural(max, one, many)}` : `${min} to ${plural(max, one, many)}`
}

/** The three counts of a claim in words, each a sentence of its own: outlets, reports, informants. */
export function countPhrases(
  claim: Claim,
  view: View
): readonly [outlets: string, reports: string, informants: string] {
  const sentence = (words: string) => `${words[0]!.toUpperCase()}${words.slice(1)}.`
  return [
    sentence(plural(claim.carriers.length, 'outlet')),
    sentence(reportWords(claim.reports)),
    sentence(informantWords(claim, view))
  ]
}

/** The sentence of counts of a claim. */
export function countSentence(claim: Claim, view: View): string {
  return countPhrases(claim, view).join(' ')
}

function typesOf(claim: Claim, view: View): Set<SpeakerType> {
  const speakers: Speaker[] = claim.origins.map((origin) => origin.speaker)
  if (speakers.length === 0)
    for (const s of statementsOf(view, claim)) if (s.polarity === 'asserts') speakers.push(s.speaker)
  const types = new Set(speakers.map((s) => s.type))
  return types
}

interface Noun {
  readonly one: string
  readonly many: string
  /** How all of them are known: "anonymous". */
  readonly manner?: string
  /** What they are, where they are of several kinds. */
  readonly kinds?: string
}

const kindWords: readonly (readonly [SpeakerType, string])[] = [
  ['named', 'named people'],
  ['anonymous', 'unnamed people'],
  ['document', 'documents'],
  ['organization', 'organizations']
]

function nounOf(types: ReadonlySet<SpeakerType>): Noun {
  const informant = { one: 'informant', many: 'informants' }
  const known = kindWords.filter(([type]) => types.has(type))
  if (known.length > 1) return { ...informant, kinds: known.map(([, words]) => words).join(', ') }
  switch (known[0]?.[0]) {
    case 'anonymous':
      return { one: 'person', many: 'people', manner: 'anonymous' }
    case 'named':
      return { one: 'person', many: 'people', manner: 'named' }
    case 'document':
      return { one: 'document', many: 'documents' }
    case 'organization':
      return { one: 'organization', many: 'organizations' }
    default:
      return { ...informant, manner: 'not named' }
  }
}

/** The counts of a whole story in words, each a sentence of its own: outlets, origins, people. */
export function storyPhrases(
  story: Story,
  outlets: number,
  origins: Bounds
): readonly [outlets: string, origins: string, people: string] {
  const sentence = (words: string) => `${words[0]!.toUpperCase()}${words.slice(1)}.`
  const { min, max } = origins
  return [
    sentence(plural(outlets, 'outlet')),
    sentence(max === 0 ? 'no origin' : rangeOf(min, max, 'origin', 'origins')),
    sentence(storyPeople(story))
  ]
}

/** "2 to 5 people, anonymous", "3 people, named", "4 to 6 informants, 2 by name". */
function storyPeople({ informants }: Story): string {
  if (!informants || informants.max === 0) return 'nobody named'
  const { min, max, known, unnamed } = informants
  const named = known.filter(({ type }) => type === 'named').length
  const bodies = known.length - named
  const count = bodies > 0 ? rangeOf(min, max, 'informant', 'informants') : rangeOf(min, max, 'person', 'people')
  if (known.length === 0) return `${count}, anonymous`
  if (named === known.length && unnamed.length === 0) return `${count}, named`
  return named === 0 ? count : `${count}, ${named} by name`
}
