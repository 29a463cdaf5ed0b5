/**
 * Whose words they are, where the articles of one claim name the speaker differently: "Ida Holm" here, "the mayor" there, "her office"
 * or nobody in a third. The same quoted words come out of one mouth. So a quotation that names nobody, or only a body or a role,
 * is given to the one person by name to whom others give (nearly) the same quotation; where others name several, to the one named most.
 *
 * Only quotations are joined: two outlets may paraphrase two people alike. Unnamed speakers are not joined with each other here, since
 * two unnamed people are what the bounds are for, and named ones never.
 */
import type { Speaker, Statement } from '../model.ts'
import { compareIds } from '../text/published.ts'
import { areSameWords, contentSet, likenessOf } from './sameWords.ts'

/** Different wordings of one claim that are compared with each other; further ones are compared with these. */
const mostCompared = 200
/** A fragment is of a quotation if this share of its content words, and at least so many of them, stand there. */
const shareOfFragment = 0.8
const enoughOfFragment = 4

/** The speaker of each statement's words; its own where no better known one is found. */
export function voicesOf(tellings: readonly Statement[]): (statement: Statement) => Speaker {
  const quoted = tellings.filter((s) => s.kind === 'direct' || s.kind === 'mixed')
  if (!quoted.some(isNamed) || quoted.every(isNamed)) return (s) => s.speaker
  const wordings = new Map<string, Statement[]>()
  for (const s of [...quoted].sort((a, b) => compareIds(a.id, b.id))) {
    const key = [...contentSet(s)].sort().join(' ')
    wordings.set(key, [...(wordings.get(key) ?? []), s])
  }
  const groups = [...wordings.values()]
  const named = groups.filter((group) => group.some(isNamed)).slice(0, mostCompared)
  const voices = new Map<string, Speaker>()
  for (const group of groups) {
    const open = group.filter((s) => !isNamed(s))
    if (open.length === 0) continue
    const speaker = mostNamed(named.flatMap((other) => (isSameQuotation(group[0]!, other[0]!) ? other : [])))
    if (speaker) for (const s of open) voices.set(s.id, speaker)
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

/** The speaker most of these statements name; the first by id among equals. */
function mostNamed(statements: readonly Statement[]): Speaker | null {
  const votes = new Map<string, { speaker: Speaker; count: number }>()
  for (const { speaker } of statements.filter(isNamed))
    votes.set(speaker.id, { speaker, count: (votes.get(speaker.id)?.count ?? 0) + 1 })
  const [best] = [...votes.values()].sort((a, b) => b.count - a.count || compareIds(a.speaker.id, b.speaker.id))
  return best?.speaker ?? null
}
