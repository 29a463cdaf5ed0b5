/**
 * How much two articles must share for it to be reuse. Six or eight words in a row are telling between a handful of articles that somebody
 * gathered, or between articles of one month. Among thousands, years apart, they are a title, a set phrase or chance ("Court of
 * Appeals for the District of Columbia"), and only longer stretches count. Looked at by eye on 10,000 political articles of eight years.
 */
import type { Segment } from './align.ts'
import { type Member, startOf, startsOf } from './member.ts'
import { countQuoted } from './quoted.ts'
import { contentInCommon } from './telling.ts'
import type { MatchTerms } from './terms.ts'

/** Fewest equal words of a stretch that may become (a part of) a passage. */
export const LEAST_SEGMENT = 6
/** Fewest equal words of a passage; inside quotation marks fewer are telling. */
const LEAST_WORDS = 8
const LEAST_QUOTED_WORDS = 6
/** The same between articles of an open collection that are far apart in time, or undated. */
const LEAST_FAR_WORDS = 11
/** Fewest words that mean something (see `telling.ts`) of a passage shorter than that, and of a quotation word for word. */
const LEAST_CONTENT = 3
const LEAST_EXACT_CONTENT = 2
/** Longest time between articles that are near, in milliseconds. */
const NEAR = 31 * 86_400_000
/** Least share of equal words in the longer side. */
const LEAST_SIMILARITY = 0.5

/** Matching words over the words of the longer side, to four digits. */
export function similarityOf(segment: Segment): number {
  const longer = Math.max(segment.aTo - segment.aFrom, segment.bTo - segment.bFrom)
  return Math.round((segment.matches / longer) * 10000) / 10000
}

/** Whether a shared stretch is long and like enough to be a passage. */
export function isEnough(
  segment: Segment,
  earlier: Member,
  later: Member,
  collection: MatchTerms['collection']
): boolean {
  const similarity = similarityOf(segment)
  if (similarity < LEAST_SIMILARITY) return false
  if (segment.matches >= LEAST_FAR_WORDS) return true
  if (collection === 'open' && !(Math.abs(earlier.instants.from - later.instants.from) <= NEAR)) return false
  if (segment.matches < LEAST_QUOTED_WORDS) return false
  const { aFrom, aTo, bFrom, bTo } = segment
  const content = contentInCommon(earlier.words, aFrom, aTo, later.words, bFrom, bTo)
  if (content >= LEAST_CONTENT && segment.matches >= LEAST_WORDS) return true
  return content >= (similarity === 1 ? LEAST_EXACT_CONTENT : LEAST_CONTENT) && isQuoted(later, segment)
}

/** Whether most of the segment stands inside quotation marks of the later article. */
function isQuoted(member: Member, { bFrom, bTo }: Segment): boolean {
  const stretch = { start: startOf(member, bFrom), end: startOf(member, bTo - 1) + 1 }
  return countQuoted(member.text, stretch, bFrom, bTo, () => startsOf(member)) * 2 > bTo - bFrom
}
