/**
 * How an article met a speaker, and through whom: one sentence says it for the others. After "Ida Holm told this paper", or "at a press
 * conference", a plain "Holm said" further down comes from the same meeting; and where the caption says "an aide told the Post", the same words in the body,
 * given to "an aide" alone, have come the same way.
 *
 * Only what lineage looks at is completed; the statements themselves keep what their own sentences say.
 */
import type { Statement } from '../model.ts'
import { traitsOf } from './apart.ts'
import { descriptionOf } from './descriptors.ts'
import { gather } from './gather.ts'
import { isRepetition } from './sameWords.ts'

type Manner = Pick<Statement, 'access' | 'occasion' | 'via'>

/** The statements with what other sentences of their articles say of the way they came. */
export function withManners(statements: readonly Statement[]): Statement[] {
  const met = meetings(statements)
  const told = gather(statements, (s) => {
    // a headline may boast of an access that its article does not show
    const shown = s.via.length > 0 || (s.access === 'firsthand' && s.block !== 'headline')
    return s.claim !== null && s.polarity === 'asserts' && shown ? inClaim(s) : undefined
  })
  return statements.map((s) => {
    if (!isOpen(s)) return s
    const manner = repeated(s, told.get(inClaim(s)) ?? []) ?? (isKnown(s) ? met.get(bySpeaker(s)) : undefined)
    return manner ? { ...s, access: manner.access, occasion: manner.occasion, via: manner.via } : s
  })
}

/** Whether a sentence leaves open how its article came by what it says. */
function isOpen({ access, occasion, via }: Statement): boolean {
  return access === 'implied' && occasion === null && via.length === 0
}

/** Of named speakers and bodies, by article: how they were met. */
function meetings(statements: readonly Statement[]): Map<string, Manner> {
  const met = new Map<string, Manner>()
  for (const s of statements) {
    if (!isKnown(s) || s.via.length > 0) continue
    const before = met.get(bySpeaker(s))
    met.set(bySpeaker(s), {
      access: before?.access === 'firsthand' || s.access === 'firsthand' ? 'firsthand' : s.access,
      occasion: before?.occasion ?? s.occasion,
      via: []
    })
  }
  return met
}

/** The same words elsewhere in the article, unless these are given to one more source. */
function repeated(s: Statement, told: readonly Statement[]): Manner | undefined {
  if (told.length === 0 || traitsOf(descriptionOf(s)).further) return undefined
  return told.find((other) => s.speaker.type === other.speaker.type && isRepetition(s, other))
}

const inClaim = ({ article, claim }: Statement): string => `${article}\n${claim}`

const bySpeaker = ({ article, speaker }: Statement): string => `${article}\n${speaker.id}`

function isKnown({ speaker }: Statement): boolean {
  return speaker.type === 'named' || speaker.type === 'organization'
}
