/**
 * Who publishes a page: the votes of its lines and self-references, counted. No name, no outlet: a page that only says that
 * somebody "told" two others has shown nothing of itself.
 */
import type { Outlet } from '../model.ts'
import {
  hostOf,
  isPlatform,
  isShortFormOf,
  isWidelyKnown,
  looksLikeAgency,
  looksLikeOutlet,
  outletKey
} from '../text/outlets.ts'
import { type OutletVote, selfReferences } from './outletCues.ts'
import { speaksOfItself, spokenOfAsAnother } from './outletMentions.ts'

/** What decides beside the running text. */
export interface OutletHints {
  /** Name in a field or tag: decides. */
  readonly given: string | null
  /** Address of the page. */
  readonly url: string | null
  /** Votes of header and footer lines. */
  readonly votes: readonly OutletVote[]
  /** Outlets that a credit line names: the page is not theirs, unless a line says so. */
  readonly credited: readonly string[]
  /** Keys of outlets that other pages are known to be of. */
  readonly known?: ReadonlySet<string>
}

/** Cues that stand on the pages of those who copy an outlet as well as on its own. */
const weakCues: ReadonlySet<string> = new Set([
  'told',
  'speaking to',
  'said to',
  'interview with',
  'seen by',
  'shown to'
])
/** Cues of lines about the page, which a copied text does not bring along. */
const lineCues: ReadonlySet<string> = new Set([
  'date line',
  'outlet line',
  'copyright',
  'signature',
  'address',
  'byline',
  'title'
])
/** Most that the running text alone can say for a name. */
const mostByText = 12
/** What being spoken of as another takes away. */
const penalty = 4

/** The outlet of a page, or null where nothing shows it. */
export function outletOf(text: string, hints: OutletHints): Outlet | null {
  const host = hints.url === null ? null : hostOf(hints.url)
  const domain = host !== null && !isPlatform(host) ? host : null
  if (hints.given !== null && hints.given.trim() !== '') {
    const name = hints.given.trim()
    return { name, domain: hostOf(name) ?? domain, basis: 'metadata' }
  }
  const address: OutletVote[] = domain ? [{ name: domain, weight: 12, cue: 'address' }] : []
  const votes = [...hints.votes, ...selfReferences(text, hints.known, outletKey), ...address]
  const winner = count(text, votes, hints.credited)
  if (!winner) return null
  return {
    name: winner.name.replace(/^the\s/, 'The '),
    domain: hostOf(winner.name) ?? domain,
    basis: winner.weakOnly ? 'mention' : winner.lined && !winner.signed ? 'page' : 'selfReference'
  }
}

interface Tally {
  readonly key: string
  readonly name: string
  readonly weight: number
  /** Whether nothing but "told X" and its like speaks for it. */
  readonly weakOnly: boolean
  /** Whether a line about the page names it. */
  readonly lined: boolean
  /** Whether of such lines only "© X" does. */
  readonly signed: boolean
  /** Whether readers are asked to subscribe to it, to follow it. */
  readonly serves: boolean
}

function count(text: string, votes: readonly OutletVote[], credited: readonly string[]): Tally | null {
  const byKey = new Map<string, OutletVote[]>()
  for (const vote of votes) {
    const key = outletKey(vote.name)
    if (key !== '') byKey.set(key, [...(byKey.get(key) ?? []), vote])
  }
  const creditedKeys = new Set(credited.map(outletKey))
  const itself = speaksOfItself(text)
  const tallies = [...byKey].map(([key, own]): Tally => {
    const name = fullest(own.map((vote) => vote.name))
    const weakOnly = own.every((vote) => weakCues.has(vote.cue))
    // A page that credits X below its text, and shows X only in its text, has copied that text; an agency's line is a credit.
    const lines = own.filter((vote) => lineCues.has(vote.cue) && vote.weight > 1)
    const lined = lines.length > 0
    const signed = lined && lines.every((vote) => vote.cue === 'signature')
    const serves = own.some((vote) => vote.cue === 'furniture')
    if (creditedKeys.has(key) && !lined) return { key, name, weight: 0, weakOnly, lined, signed, serves }
    const all = own.reduce((sum, vote) => sum + vote.weight, 0)
    // Copied text brings all its cues along: together they weigh less than the page's own copyright line.
    const positive = lined ? all : Math.min(mostByText, all)
    let weight = positive
    if (positive < 12) weight -= penalty * Math.min(2, spokenOfAsAnother(text, name))
    if (weakOnly && (itself || looksLikeAgency(name))) weight -= penalty
    // Everybody quotes what was told to the BBC: one telling shows nothing.
    if (weakOnly && isWidelyKnown(name)) weight -= 1
    return { key, name, weight, weakOnly, lined, signed, serves }
  })
  const isOthers = (tally: Tally) => tally.signed || isAcronym(tally.name)
  const named = tallies.some((tally) => (tally.lined || tally.serves) && !isOthers(tally))
  const heard = named ? tallies.filter((tally) => !isOthers(tally)) : tallies
  const [first, second] = merged(heard).sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
  if (!first || first.weight < 2) return null
  return second && second.weight === first.weight ? null : first
}

/** "KNP", and "© X" without a year, sign a wire's text as often as a page: where another line names the page, they are the wire's. */
function isAcronym(name: string): boolean {
  return /^\p{Lu}{2,5}$/u.test(name)
}

/** "Glimpse" beside "Glimpse Weekly", "the Beacon" beside "Sunday Beacon": a short form strengthens the one long form that has it. */
function merged(tallies: readonly Tally[]): Tally[] {
  const formsOf = (short: Tally): Tally[] =>
    short.key.length < 4
      ? []
      : tallies.filter(
          (long) =>
            long !== short && (long.key.startsWith(short.key) || (long.lined && isShortFormOf(short.name, long.name)))
        )
  return tallies.flatMap((tally) => {
    const longer = formsOf(tally).filter((long) => long.weight > 0)
    if (longer.length === 1) return []
    const shorter = tallies.filter((short) => short !== tally && formsOf(short).includes(tally))
    const alone = shorter.filter((short) => formsOf(short).length === 1)
    return [{ ...tally, weight: tally.weight + alone.reduce((sum, short) => sum + Math.max(0, short.weight), 0) }]
  })
}

/** The form that shows most: no web address if there is a name, then the longest. */
function fullest(names: readonly string[]): string {
  return [...names].sort(
    (a, b) => Number(hostOf(a) !== null) - Number(hostOf(b) !== null) || b.length - a.length || (a < b ? -1 : 1)
  )[0]!
}

/** Two words written as one, as sites call themselves: "FootyBuzz". Not "McAllister". */
const webTitle = /^(?!Mac|Mc|De|Di|Du|La|Le|Fitz|Van|O)\p{Lu}\p{Ll}{2,}\p{Lu}\p{Ll}{2,}(?:\p{Lu}\p{Ll}+)?$/u

/** Whether a lone line names an outlet that the page may be of: not an agency, which a lone line credits. */
export function isOutletLine(line: string): boolean {
  if (webTitle.test(line)) return true
  return (
    line.length < 50 &&
    line.split(/\s+/).length <= 5 &&
    looksLikeOutlet(line) &&
    !(looksLikeAgency(line) && hostOf(line) === null)
  )
}

/** "GoalLine.example — Transfer live", "The Post | Politics": the outlet's name before the name of a section; null for other lines. */
export function outletBeforeSection(line: string): string | null {
  const parts = /^(.{3,40}?)\s?[|—–•·»>]\s?(\S[^|—–•·»>.!?"“]{0,30})$/u.exec(line)
  if (!parts || parts[2]!.split(/\s+/).length > 3) return null
  return isOutletLine(parts[1]!) ? parts[1]! : null
}
