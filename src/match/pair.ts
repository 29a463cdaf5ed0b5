/**
 * What two articles share: from the fingerprints that link them (seeds) to passages. A function of the two articles and of what
 * their common fingerprints mean (`spread.ts`), of nothing else; so it does not matter who found the pair, when, and in which order.
 *
 * Each seed is extended (`align.ts`) unless it stands in a stretch already found; stretches are joined (`chain.ts`), those that are too short or
 * too unlike are dropped (`enough.ts`), the rest named (`kinds.ts`). Page furniture is labelled, not dropped.
 */
import type { Passage, Place } from '../model.ts'
import { wordEnd } from '../text/hashedWords.ts'
import { compareIds, compareInstants } from '../text/published.ts'
import { alignSeed } from './align.ts'
import { chain, type Found } from './chain.ts'
import { isEnough, LEAST_SEGMENT, similarityOf } from './enough.ts'
import { kindOfPair } from './kinds.ts'
import { type Member, startOf } from './member.ts'
import { isSetPhrase } from './setPhrases.ts'
import { gramOf, positionOf } from './sorted.ts'
import { FURNITURE, TELLING } from './spread.ts'
import type { MatchTerms } from './terms.ts'

/** Fingerprints that link articles, in columns: where each stands in either (`positionOf`, `gramOf`), and what it means. */
export interface Seeds {
  readonly earlierPlace: ArrayLike<number>
  readonly laterPlace: ArrayLike<number>
  readonly meaning: ArrayLike<number>
}

/**
 * Adds the passages between two articles, `earlier` being first by `compareMembers`. Meant are the seeds `from` to `to` (exclusive), in text order of
 * the later article.
 */
export function addPassages(
  earlier: Member,
  later: Member,
  seeds: Seeds,
  from: number,
  to: number,
  collection: MatchTerms['collection'],
  passages: Passage[]
): void {
  const found = extendSeeds(earlier, later, seeds, from, to)
  if (!found.length) return
  const kept: Found[] = []
  for (const segment of chain(found)) if (isEnough(segment, earlier, later, collection)) kept.push(segment)
  if (!kept.length) return
  const furniture = kept.map((segment) => isFurniture(segment, found, later))
  let shared = 0
  for (let k = 0; k < kept.length; k++) if (!furniture[k]) shared += kept[k]!.matches
  const kind = kindOfPair(earlier, later, shared)
  const swapped = isSwapped(earlier, later)
  for (let k = 0; k < kept.length; k++) {
    const segment = kept[k]!
    const a = placeOf(earlier, segment.aFrom, segment.aTo)
    const b = placeOf(later, segment.bFrom, segment.bTo)
    passages.push({
      a: swapped ? b : a,
      b: swapped ? a : b,
      similarity: similarityOf(segment),
      kind: furniture[k] ? 'boilerplate' : kind
    })
  }
}

function extendSeeds(earlier: Member, later: Member, seeds: Seeds, from: number, to: number): Found[] {
  const { earlierPlace, laterPlace, meaning } = seeds
  const found: Found[] = []
  for (let seed = from; seed < to; seed++) {
    const aAt = positionOf(earlierPlace[seed]!)
    const bAt = positionOf(laterPlace[seed]!)
    const telling = meaning[seed] === TELLING ? 1 : 0
    const furniture = meaning[seed] === FURNITURE ? 1 : 0
    let at = found.length - 1
    while (at >= 0 && !isInside(aAt, bAt, found[at]!)) at--
    if (at >= 0) {
      const known = found[at]!
      known.telling += telling
      known.furniture += furniture
      continue
    }
    const segment = alignSeed(earlier.words, aAt, later.words, bAt, gramOf(laterPlace[seed]!))
    if (!segment || segment.matches < LEAST_SEGMENT) continue
    const { aFrom, aTo, bFrom, bTo, matches } = segment
    found.push({ aFrom, aTo, bFrom, bTo, matches, telling, furniture })
  }
  return found
}

function isInside(a: number, b: number, { aFrom, aTo, bFrom, bTo }: Found): boolean {
  return aFrom <= a && a < aTo && bFrom <= b && b < bTo
}

/** Equal words from which a stretch is no mere phrase, however many have printed it over the years: a famous quotation, a law. */
const PHRASE_WORDS = 20

/** Whether a stretch is page furniture: most of its fingerprints are, or it is short and all of them are phrases, or newsrooms print it daily. */
function isFurniture(segment: Found, found: readonly Found[], later: Member): boolean {
  let telling = 0
  let furniture = 0
  for (const part of found) {
    const inside =
      part.bFrom >= segment.bFrom && part.bTo <= segment.bTo && part.aFrom >= segment.aFrom && part.aTo <= segment.aTo
    if (!inside) continue
    telling += part.telling
    furniture += part.furniture
  }
  if (furniture > 0 && furniture >= telling) return true
  if (furniture + telling === 0 && segment.matches < PHRASE_WORDS) return true
  return isSetPhrase(later.words, segment.bFrom, segment.bTo)
}

function isSwapped(first: Member, second: Member): boolean {
  return (compareInstants(first.instants, second.instants) || compareIds(first.id, second.id)) > 0
}

function placeOf(member: Member, from: number, to: number): Place {
  const start = startOf(member, from)
  return { article: member.id, start, end: wordEnd(member.text, startOf(member, to - 1)) }
}

/** Orders passages by place: the order in which they are given everywhere. */
export function byPlace(x: Passage, y: Passage): number {
  return (
    compareIds(x.a.article, y.a.article) ||
    compareIds(x.b.article, y.b.article) ||
    x.a.start - y.a.start ||
    x.b.start - y.b.start ||
    x.a.end - y.a.end ||
    x.b.end - y.b.end
  )
}
