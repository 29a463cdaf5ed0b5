/**
 * Whose words they are, where the articles of one claim name the speaker differently: "Ida Holm" here, "the mayor" there, "her office"
 * or nobody in a third. The same quoted words come out of one mouth. So a quotation that names nobody, or only a body or a role,
 * is given to the one person by name to whom others give (nearly) the same quotation; where others name several, to the one named most. A
 * name that stands alone against one given at least twice as often is a slip of that outlet, or of our reading of it.
 *
 * Only quotations are joined: two outlets may paraphrase two people alike. Unnamed speakers are not joined with each other here, since
 * two unnamed people are what the bounds are for.
 */
import type { Speaker, Statement } from '../model.ts'
import { compareIds } from '../text/published.ts'
import { areSameWords, contentSet, likenessOf } from './sameWords.ts'

/** Different wordings of one claim that are compared with each other; further ones are compared with these. */
const mostCompared = 200
/** A fragment is of a quotation if this share of its content words, and at least so many of them, stand there. */
const shareOfFragment = 0.8
const enoughOfFragment = 4

/** How much more often another name has to be given to a quotation to be believed against one's own. */
const outvotes = 2

/** The speaker of each statement's words; its own where no better known one is found. */
export function voicesOf(tellings: readonly Statement[]): (statement: Statement) => Speaker {
  // a post set into the page is quoted without marks
  const quoted = tellings.filter((s) => s.kind === 'direct' || s.kind === 'mixed' || s.rule === 'embeddedPost')
  if (!quoted.some(isNamed)) return (s) => s.speaker
  const wordings = new Map<string, Statement[]>()
  for (const s of [...quoted].sort((a, b) => compareIds(a.id, b.id))) {
    const key = [...contentSet(s)].sort().join(' ')
    wordings.set(key, [...(wordings.get(key) ?? []), s])
  }
  const groups = [...wordings.values()]
  const named = groups.filter((group) => group.some(isNamed)).slice(0, mostCompared)
  const voices = new Map<string, Speaker>()
  for (const group of groups) {
    const votes = votesOf(named.flatMap((other) => (isSameQuotation(group[0]!, other[0]!) ? other : [])))
    const [best] = votes.values()
    if (!best) continue
    for (const s of group) {
      const own = isNamed(s) ? (votes.get(s.speaker.id)?.count ?? 1) : 0
      if (best.count >= outvotes * own) voices.set(s.id, best.speaker)
    }
  }
  return (s) => voices.get(s.id) ?? s.speaker
}

function isNamed({ speaker }: Statement): boolean {
  return speaker.type === 'named' && speaker.name !== null
}

function isSameQuotation(a: Statement, b: Statement): boolean {
  const likeness = likenessOf(a, b)
  if (areSameWords(likeness)) return true
  const shorter = Math.min(contentSet(a).size, contentSet(b).size)
  return likeness.shared >= enoughOfFragment && likeness.shared >= shareOfFragment * shorter
}

/** How many of these statements name each speaker, the most often named first; by id among equals. */
function votesOf(statements: readonly Statement[]): Map<string, { speaker: Speaker; count: number }> {
  const votes = new Map<string, { speaker: Speaker; count: number }>()
  for (const { speaker } of statements.filter(isNamed))
    votes.set(speaker.id, { speaker, count: (votes.get(speaker.id)?.count ?? 0) + 1 })
  return new Map([...votes].sort((a, b) => b[1].count - a[1].count || compareIds(a[0], b[0])))
}
