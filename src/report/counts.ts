/**
 * The three counts in words, with their bounds: "5 outlets. 1 report. 1 person, anonymous (at most 2)."
 *
 * Carriers, reports, informants are those of the trace; nothing is counted here. A bound of which the parts differ is said as one, never
 * as a middle, and no count is called true, solid or weak.
 */
import type { Bounds, Claim, Speaker, SpeakerType } from '../model.ts'
import { statementsOf, type View } from './view.ts'

/** "1 outlet", "5 outlets". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** "1 report", "2 to 3 reports", "at most 1 report", "no report". */
export function reportWords(reports: Bounds): string {
  const { min, max } = reports
  if (max === 0) return 'no report'
  if (min === max) return plural(max, 'report')
  return min === 0 ? `at most ${plural(max, 'report')}` : `${min} to ${plural(max, 'report')}`
}

/** "1 person, anonymous (at most 2)", "1 document", "3 informants: people, a document", "nobody named". */
export function informantWords(claim: Claim, view: View): string {
  const { min, max } = claim.informants
  if (max === 0) return 'nobody named'
  const noun = nounOf(typesOf(claim, view))
  const tail = noun.tail ? noun.tail(min === 0 ? max : min) : ''
  if (min === max) return plural(max, noun.one, noun.many) + tail
  if (min === 0) return `at most ${plural(max, noun.one, noun.many)}${tail}`
  return `${plural(min, noun.one, noun.many)}${tail} (at most ${max})`
}

/** The sentence of counts of a claim. */
export function countSentence(claim: Claim, view: View): string {
  const outlets = plural(claim.carriers.length, 'outlet')
  return [outlets, reportWords(claim.reports), informantWords(claim, view)]
    .map((words) => `${words[0]!.toUpperCase()}${words.slice(1)}.`)
    .join(' ')
}

function typesOf(claim: Claim, view: View): Set<SpeakerType> {
  const speakers: Speaker[] = claim.origins.map((origin) => origin.speaker)
  if (speakers.length === 0)
    for (const s of statementsOf(view, claim)) if (s.polarity === 'asserts') speakers.push(s.speaker)
  const types = new Set(speakers.map((s) => s.type))
  if (types.size > 1) types.delete('none')
  if (types.size > 1) types.delete('outlet')
  return types
}

interface Noun {
  readonly one: string
  readonly many: string
  readonly tail?: (count: number) => string
}

function nounOf(types: ReadonlySet<SpeakerType>): Noun {
  const has = (...wanted: SpeakerType[]) => types.size === wanted.length && wanted.every((type) => types.has(type))
  const person = { one: 'person', many: 'people' }
  if (has('anonymous')) return { ...person, tail: () => ', anonymous' }
  if (has('named')) return { ...person, tail: () => ', named' }
  if (has('named', 'anonymous'))
    return { ...person, tail: (count) => (count === 1 ? ', named' : ', named and anonymous') }
  if (has('document')) return { one: 'document', many: 'documents' }
  if (has('organization')) return { one: 'organization', many: 'organizations' }
  if (has('outlet')) return { one: 'informant', many: 'informants', tail: () => ', not named' }
  const words: string[] = []
  if (types.has('named') || types.has('anonymous')) words.push('people')
  if (types.has('document')) words.push('documents')
  if (types.has('organization')) words.push('organizations')
  const informant = { one: 'informant', many: 'informants' }
  return words.length === 0 ? informant : { ...informant, tail: () => `: ${words.join(', ')}` }
}
