/**
 * Sentences of another outlet in the draft, outside quotation marks, where the draft does not name that outlet: the words are its own, and want
 * a credit or words of one's own. An agency's text that stands in many articles needs one credit, to any of them.
 */
import type { Passage, Place } from '../model.ts'
import { type Desk, isNamedInDraft, isOwnOutlet, type Note, nameOf, otherPlace, wholeOf } from './desk.ts'
import { type KeyedWord, keysOf } from './quotedWords.ts'

/** Words in a row outside quotation marks and attributed sentences: fewer may be chance, the name of an office, a date. */
const leastWords = 18

/** Words in a row that the draft shares with another article. */
interface Run {
  readonly mine: Place
  readonly theirs: Place
  /** Of these, words outside quotation marks. */
  readonly words: number
}

export function copiedText(desk: Desk): Note[] {
  const runs = desk.trace.passages.flatMap((passage) => runsIn(desk, passage))
  const credited = runs.filter(
    ({ theirs }) => isNamedInDraft(desk, theirs.article) || isOwnOutlet(desk, theirs.article)
  )
  const open = runs
    .filter((run) => run.words >= leastWords && !credited.some((other) => touches(other.mine, run.mine)))
    .sort((a, b) => b.words - a.words || a.mine.start - b.mine.start)
  const kept: Run[] = []
  for (const run of open) if (!kept.some((other) => touches(other.mine, run.mine))) kept.push(run)
  return kept.map(({ mine, theirs, words }) => {
    const there = nameOf(desk, theirs.article)
    return {
      rule: 'credit-missing',
      message: `${words} words in a row are those that ${there} published, and the draft does not name it.`,
      advice: `Credit ${there}, or say it in your own words.`,
      span: mine,
      others: [otherPlace(desk, theirs.article, theirs)]
    }
  })
}

const touches = (a: Place, b: Place): boolean => a.start < b.end && b.start < a.end

/** The longest rows of words that both sides of a passage have, paragraph by paragraph of the draft. */
function runsIn(desk: Desk, { a, b, kind }: Passage): Run[] {
  if (kind !== 'passage' && kind !== 'duplicate') return []
  const [mine, theirs] = a.article === desk.draft.id ? [a, b] : b.article === desk.draft.id ? [b, a] : []
  if (!mine || !theirs) return []
  // what the draft attributes is not told in its own words, and has its credit
  const covered = [
    ...(desk.quoted.get(desk.draft.id) ?? []),
    ...desk.own.filter((s) => s.kind !== 'asserted').map(wholeOf)
  ]
  const own = desk.draft.text
  const held = wordsAt(desk.articles.get(theirs.article)!.text, theirs)
  return paragraphs(own, mine).flatMap((paragraph) => {
    const run = longestRun(wordsAt(own, paragraph), held)
    if (!run) return []
    const words = run.mine.filter(({ start, end }) => !covered.some((span) => span.start <= start && end <= span.end))
    return [
      {
        mine: { article: mine.article, start: run.mine[0]!.start, end: run.mine.at(-1)!.end },
        theirs: { article: theirs.article, start: run.theirs[0]!.start, end: run.theirs.at(-1)!.end },
        words: words.length
      }
    ]
  })
}

function wordsAt(text: string, { start, end }: { start: number; end: number }): KeyedWord[] {
  return keysOf(text.slice(start, end)).map((word) => ({ ...word, start: word.start + start, end: word.end + start }))
}

/** The parts of a stretch between line ends. */
function paragraphs(text: string, place: Place): { start: number; end: number }[] {
  let start = place.start
  return text
    .slice(place.start, place.end)
    .split('\n')
    .map((line) => {
      const span = { start, end: start + line.length }
      start += line.length + 1
      return span
    })
}

/** The longest common row of words (the usual table, one row of it kept). */
function longestRun(
  mine: readonly KeyedWord[],
  theirs: readonly KeyedWord[]
): { mine: readonly KeyedWord[]; theirs: readonly KeyedWord[] } | null {
  let before = new Uint16Array(theirs.length + 1)
  let best = { length: 0, mine: 0, theirs: 0 }
  mine.forEach(({ key }, i) => {
    const row = new Uint16Array(theirs.length + 1)
    theirs.forEach((word, j) => {
      if (word.key !== key) return
      const length = before[j]! + 1
      row[j + 1] = length
      if (length > best.length) best = { length, mine: i + 1, theirs: j + 1 }
    })
    before = row
  })
  if (best.length === 0) return null
  return {
    mine: mine.slice(best.mine - best.length, best.mine),
    theirs: theirs.slice(best.theirs - best.length, best.theirs)
  }
}
