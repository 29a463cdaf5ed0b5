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
import { alignSeed, type Segment } from './align.ts'
import { chain } from './chain.ts'
import { isEnough, LEAST_SEGMENT, similarityOf } from './enough.ts'
import { kindOfPair } from './kinds.ts'
import { type Member, startOf } from './member.ts'
import { isSetPhrase } from './setPhrases.ts'
import { FURNITURE, type Meaning, TELLING } from './spread.ts'
import type { MatchTerms } from './terms.ts'

/** A fingerprint that links an earlier article and a later one: where it stands in either, in words. */
export interface Seed {
  readonly earlier: number
  readonly later: number
  readonly gram: number
  readonly meaning: Meaning
}

interface Found extends Segment {
  telling: number
  furniture: number
}

/** Passages between two articles, `earlier` being first by `compareMembers`. Seeds come in the order of `bySeed`. */
export function passagesBetween(
  earlier: Member,
  later: Member,
  seeds: readonly Seed[],
  collection: MatchTerms['collection']
): Passage[] {
  const found = extendSeeds(earlier, later, seeds)
  if (!found.length) return []
  const kept = chain(found).filter((segment) => isEnough(segment, earlier, later, collection))
  if (!kept.length) return []
  const marked = kept.map((segment) => ({ segment, furniture: isFurniture(segment, found, later) }))
  const shared = marked.reduce((n, m) => n + (m.furniture ? 0 : m.segment.matches), 0)
  const kind = kindOfPair(earlier, later, shared)
  const swapped = isSwapped(earlier, later)
  return marked.map(({ segment, furniture }) => {
    const a = placeOf(earlier, segment.aFrom, segment.aTo)
    const b = placeOf(later, segment.bFrom, segment.bTo)
    return {
      a: swapped ? b : a,
      b: swapped ? a : b,
      similarity: similarityOf(segment),
      kind: furniture ? 'boilerplate' : kind
    }
  })
}

/** Seeds in text order of the later article. */
export function bySeed(x: Seed, y: Seed): number {
  return x.later - y.later || x.earlier - y.earlier
}

function extendSeeds(earlier: Member, later: Member, seeds: readonly Seed[]): Found[] {
  const found: Found[] = []
  for (const seed of seeds) {
    const telling = seed.meaning === TELLING ? 1 : 0
    const furniture = seed.meaning === FURNITURE ? 1 : 0
    let at = found.length - 1
    while (at >= 0 && !isInside(seed, found[at]!)) at--
    const known = found[at]
    if (known) {
      known.telling += telling
      known.furniture += furniture
      continue
    }
    const segment = alignSeed(earlier.words, seed.earlier, later.words, seed.later, seed.gram)
    if (!segment || segment.matches < LEAST_SEGMENT) continue
    const { aFrom, aTo, bFrom, bTo, matches } = segment
    found.push({ aFrom, aTo, bFrom, bTo, matches, telling, furniture })
  }
  return found
}

function isInside({ earlier, later }: Seed, { aFrom, aTo, bFrom, bTo }: Segment): boolean {
  return aFrom <= earlier && earlier < aTo && bFrom <= later && later < bTo
}

/** Equal words from which a stretch is no mere phrase, however many have printed it over the years: a famous quotation, a law. */
const PHRASE_WORDS = 20

/** Whether a stretch is page furniture: most of its fingerprints are, or it is short and all of them are phrases, or newsrooms print it daily. */
function isFurniture(segment: Segment, found: readonly Found[], later: Member): boolean {
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
