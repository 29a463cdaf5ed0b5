/**
 * How alike two wordings are, 0 to 1: shared terms weighted by how rare they are in the story (inverse document frequency over
 * wordings, not over statements, so that a sentence copied forty times does not make its own words common), half measured against
 * both sides and half against the shorter one, since a fragment says the same as the quotation it is cut from.
 *
 * Opposites are kept apart: a term that one side negates and the other asserts, or two sets of people with nobody in common.
 */
import { synonymsOf } from '../text/synonyms.ts'
import type { Features } from './claimFeatures.ts'

/** Weight of a term by its rarity. */
export type Weigh = (term: string) => number

/** Added to both sides of the ratio, so that in a story of three sentences a shared word still counts. */
const smoothing = 10
/** A person or a place of the whole story says little of what is claimed about it. */
const personFactor = 0.6
/** A number or a day is a stronger link than a word of the same rarity. */
const numberFactor = 1.4
/** Terms a wording needs before the share of it that the other covers is fully believed. */
const enoughTerms = 5
/** A synonym counts for less than the word: its sense may be another. */
const synonymFactor = 0.6
/** Added where both state the same status and share a word besides. */
const sameStatusBonus = 0.1
const oppositeFactor = 0.25
/** Likeness from which a missing "no" makes the difference. */
const alikeOtherwise = 0.6
const otherPeopleFactor = 0.25

export function weighTerms(all: readonly Features[]): Weigh {
  const frequency = new Map<string, number>()
  for (const features of all) for (const term of features.terms) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  const total = all.length + smoothing
  return (term) => {
    const rarity = Math.log(1 + total / ((frequency.get(term) ?? 0) + 1))
    if (term.startsWith('@')) return rarity * personFactor
    return /^(?:#|d:)/.test(term) ? rarity * numberFactor : /^(?:n|m):/.test(term) ? rarity * 0.5 : rarity
  }
}

export function similarityOf(a: Features, b: Features, weigh: Weigh): number {
  const [small, large] = a.terms.size <= b.terms.size ? [a, b] : [b, a]
  let shared = 0
  let sharedWords = 0
  for (const term of small.terms)
    if (large.terms.has(term)) {
      if (term.startsWith('s:') && (nameOthers(a, b) || ofOthers(term, a, b))) continue
      shared += weigh(term)
      if (!/^[@&]/.test(term)) sharedWords++
    } else {
      const weight = synonymWeight(term, small, large, weigh)
      shared += weight
      if (weight > 0) sharedWords++
    }
  if (sharedWords === 0) return 0
  const [weightA, weightB] = [weightOf(a, weigh), weightOf(b, weigh)]
  const both = (2 * shared) / (weightA + weightB)
  const shorter = (shared / Math.min(weightA, weightB)) * Math.min(1, small.terms.size / enoughTerms)
  const alike = Math.min(1, (both + shorter) / 2 + (stateSame(a, b) ? sameStatusBonus : 0))
  return alike * (areOpposite(a, b, alike) ? oppositeFactor : 1) * (haveOtherPeople(a, b) ? otherPeopleFactor : 1)
}

/** Whether both sides name somebody or something, and nothing in common: one status of two people is two claims. */
function nameOthers(a: Features, b: Features): boolean {
  const names = (side: Features) => [...side.terms].filter((term) => /^[@&]/.test(term))
  const [mine, theirs] = [names(a), new Set(names(b))]
  return mine.length > 0 && theirs.size > 0 && !mine.some((name) => theirs.has(name))
}

/** Whether both sides say what the status is of, and it is not the same: one status of two things is two claims. */
function ofOthers(term: string, a: Features, b: Features): boolean {
  const [mine, theirs] = [a.statusTerms().get(term), b.statusTerms().get(term)]
  if (!mine?.size || !theirs?.size || [...a.people].some((person) => b.people.has(person))) return false
  return ![...mine].some((word) => theirs.has(word))
}

/** Weight of a term that only has a synonym on the other side. */
function synonymWeight(term: string, own: Features, other: Features, weigh: Weigh): number {
  let best = 0
  for (const synonym of synonymsOf(term))
    if (other.terms.has(synonym) && !own.terms.has(synonym))
      best = Math.max(best, Math.min(weigh(term), weigh(synonym)))
  return best * synonymFactor
}

function weightOf(features: Features, weigh: Weigh): number {
  let sum = 0
  for (const term of features.terms) sum += weigh(term)
  return sum
}

/** Whether the sides state different statuses (missing, found), or one asserts what the other negates; "no" and "nobody" speak only for sentences that are alike otherwise. */
function areOpposite(a: Features, b: Features, alike: number): boolean {
  if ([...a.statuses()].some(([scale, stage]) => b.statuses().has(scale) && b.statuses().get(scale) !== stage))
    return true
  const against = (x: Features, y: Features) =>
    [...x.negated].some((term) => y.terms.has(term) && !y.negated.has(term) && !y.absent.has(term))
  if (against(a, b) || against(b, a)) return ![...a.negated].some((term) => b.negated.has(term))
  if (alike < alikeOtherwise) return false
  const missing = (x: Features, y: Features) =>
    [...x.absent].some((term) => y.terms.has(term) && !y.absent.has(term) && !y.negated.has(term))
  return missing(a, b) || missing(b, a)
}

/** Whether both state the same status of the same people ("has withdrawn", "pulled out"). */
function stateSame(a: Features, b: Features): boolean {
  return [...a.statuses()].some(([scale, stage]) => b.statuses().get(scale) === stage)
}

function haveOtherPeople(a: Features, b: Features): boolean {
  return a.people.size > 0 && b.people.size > 0 && ![...a.people].some((person) => b.people.has(person))
}
