/**
 * How much a term tells: little if it stands in many news articles, much if it is rare (inverse document frequency, Spärck Jones 1972).
 *
 * The frequencies are those of news English at large (`frequencies.json`), never those of the articles at hand. So what an article is
 * about depends on that article alone, whatever else is in a corpus and in whatever order it came: the ground on which a corpus that
 * grows and one that is read at once have the same stories.
 */
import table from './frequencies.json' with { type: 'json' }

/** Added to every share: a term that is in no table is in one of 500 articles at most, and has about this much. */
const UNSEEN_SHARE = 0.002
/** A year stands in many articles of its own time, whichever year that is. */
const YEAR_SHARE = 0.01
/** Rarity counts more than it does in plain TF-IDF: names make the story. Chosen on ECB+ with the limits in `storyClusters.ts`. */
const RARITY_POWER = 1.4

const year = /^#(?:1[89]|20)\d\d$/

let shares: Map<string, number> | undefined

function readTable(): Map<string, number> {
  const read = new Map<string, number>()
  for (const { permille, terms } of table.levels)
    for (const term of terms.split(' ')) read.set(term.replaceAll('_', ' '), permille / 1000)
  return read
}

/** Weight of a term of `storyTerms.ts`; 0 is worthless, 18 the most. */
export function rarityOf(term: string): number {
  shares ??= readTable()
  const share = shares.get(term) ?? (year.test(term) ? YEAR_SHARE : 0)
  return Math.log((1 + UNSEEN_SHARE) / (share + UNSEEN_SHARE)) ** RARITY_POWER
}
