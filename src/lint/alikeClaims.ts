/**
 * What is odd about a claim of the draft where nothing shows from whom it has it: all others have one source, and the draft several; all
 * others hedge it, and the draft does not; all others have it from an unnamed source, and the draft says it as a fact.
 *
 * Asked only where all others agree and the draft shows no reporting of its own, since the draft may know more than they do.
 */
import type { Statement } from '../model.ts'
import { likenessOf } from '../trace/sameWords.ts'
import { type Desk, isOwnOutlet, type Note, otherPlace, wholeOf } from './desk.ts'
import { keepsDistance, wordsFor } from './fromWarnings.ts'

/** Content words in common, and share of the longer statement, without which two statements are too far apart to be held against each other. */
const leastShared = 4
const leastShare = 0.4

export function alikeClaims(desk: Desk): Note[] {
  return desk.claims.flatMap(({ own, others }) => {
    const body = own.filter((s) => s.block === 'paragraph')
    const mine = body[0] ?? own[0]!
    const theirs = others.filter((s) => s.block === 'paragraph' && !isOwnOutlet(desk, s.article))
    const nearest = nearestTo(mine, theirs)
    if (!nearest || mine.access === 'firsthand' || mine.occasion !== null) return []
    const note = (rule: 'plural-added' | 'hedge-dropped' | 'attribution-lost', against: Statement): Note => ({
      rule,
      ...wordsFor(desk, rule, mine, against),
      span: wholeOf(mine),
      others: [otherPlace(desk, against.article, wholeOf(against))]
    })
    const found: Note[] = []
    const unnamed = theirs.filter((s) => s.speaker.type === 'anonymous')
    const single = unnamed.length > 0 && unnamed.every((s) => !s.speaker.plural && (s.speaker.count ?? 1) === 1)
    if (mine.speaker.type === 'anonymous' && mine.speaker.plural && single)
      found.push(note('plural-added', nearestTo(mine, unnamed) ?? unnamed[0]!))
    const attributed = theirs.filter((s) => s.kind !== 'asserted')
    if (
      mine.hedges.length === 0 &&
      mine.kind !== 'direct' &&
      nearest.hedges.length > 0 &&
      theirs.every((s) => s.hedges.length > 0)
    )
      found.push(note('hedge-dropped', nearest))
    if (
      body.length > 0 &&
      body.every((s) => s.kind === 'asserted' && !keepsDistance(desk, s)) &&
      attributed.length === theirs.length &&
      attributed.every((s) => s.speaker.type === 'anonymous')
    )
      found.push(note('attribution-lost', nearest))
    return found
  })
}

function nearestTo(mine: Statement, others: readonly Statement[]): Statement | null {
  let best: Statement | null = null
  let most = leastShared - 1
  for (const other of others) {
    const { shared, share } = likenessOf(mine, other)
    if (shared > most && share >= leastShare) {
      most = shared
      best = other
    }
  }
  return best
}
