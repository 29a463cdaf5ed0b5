/**
 * What in a page tells who publishes it: its self-references and its copyright line, each a vote of a stated weight.
 *
 * "X has learned", "X has contacted representatives", "X could not verify" are said by X of itself; "told X" is said by X on its own page and by
 * everybody who copies X, so that it counts little; "X reported", "according to X", "Source: X" are said of others and count against.
 * Weights are judgements: a strong cue outweighs a weak one and its contradiction; they were checked on invented pages of many styles.
 */
import { looksLikeAgency, looksLikeOutlet } from '../text/outlets.ts'
import { nameAfter, nameBefore } from './names.ts'

/** One reason to think that the page is `name`'s. */
export interface OutletVote {
  readonly name: string
  readonly weight: number
  readonly cue: string
}

interface Cue {
  readonly cue: string
  readonly pattern: RegExp
  readonly side: 'before' | 'after'
  readonly weight: number
  /** Whether the name must look like an outlet's, because people and firms stand there too. */
  readonly asks: 'outletLike' | 'anyName'
}

const before = (cue: string, weight: number, asks: Cue['asks'], source: string): Cue => ({
  cue,
  weight,
  asks,
  side: 'before',
  pattern: new RegExp(source, 'gi')
})
const after = (cue: string, weight: number, asks: Cue['asks'], source: string): Cue => ({
  cue,
  weight,
  asks,
  side: 'after',
  pattern: new RegExp(source, 'gi')
})

const comment =
  '\\b(?:comments?|responses?|statements?|representatives?|reps?|spokes\\w+|publicists?|clarification|reaction|answers?|repl(?:y|ies)|press offices?|lawyers?)\\b'
const cues: readonly Cue[] = [
  before(
    'has contacted',
    8,
    'anyName',
    `\\s(?:(?:has|have|had)\\s(?:also\\s|now\\s|since\\s)?)?(?:contacted|reached out to|approached|e-?mailed|sought (?:a\\s)?comments? from|got in touch with|put (?:the|these) (?:claims|allegations|questions) to|requested (?:a\\s)?comments? from|written to|asked)\\b[^.!?\\n]{0,140}${comment}`
  ),
  before(
    'could not verify',
    8,
    'anyName',
    "\\s(?:(?:could|can|did|does|has|have)(?:\\snot|n['’]t)\\s|cannot\\s|(?:was|were|is|has been|have been)\\s(?:un|not\\s)able\\sto\\s)(?:yet\\s|immediately\\s|been able to\\s|able to\\s|independently\\s|at once\\s)*(?:verify|verified|confirm|confirmed|authenticate|corroborate|reach|establish)\\b"
  ),
  before(
    'has not verified',
    8,
    'anyName',
    "\\s(?:has|have)(?:\\snot|n['’]t)\\s(?:yet\\s)?(?:independently\\s)(?:verified|confirmed|reviewed)\\b"
  ),
  before(
    'can reveal',
    8,
    'anyName',
    '\\scan\\s(?:now\\s|today\\s)?(?:exclusively\\s)?(?:reveal|confirm|disclose|report|exclusively)\\b'
  ),
  before(
    'has learned',
    6,
    'outletLike',
    '\\s(?:has|have)\\s(?:also\\s|now\\s|since\\s|exclusively\\s)*(?:learned|learnt|been told|been able to confirm|confirmed|been informed)\\b'
  ),
  before(
    'has seen',
    4,
    'outletLike',
    '\\s(?:has|have)\\s(?:also\\s|now\\s|since\\s)*(?:obtained|reviewed|seen|viewed|spoken|interviewed|decided not to name|chosen not to name|agreed (?:not )?to|withheld)\\b'
  ),
  before(
    'understands',
    5,
    'outletLike',
    '\\s(?:understands|is withholding|does not (?:normally|usually|generally) (?:name|identify)|is not (?:naming|identifying)|agreed (?:not )?to (?:name|identify|withhold))\\b'
  ),
  before(
    'request of',
    8,
    'anyName',
    "['’]s?\\s(?:repeated\\s|multiple\\s|written\\s)?(?:requests?|inquir(?:y|ies)|enquir(?:y|ies)|questions|e-?mails|calls)\\s(?:for|seeking|about|on|to)\\b"
  ),
  after(
    'request from',
    6,
    'outletLike',
    '\\b(?:requests?|inquir(?:y|ies)|enquir(?:y|ies)|questions|messages|calls)\\s(?:for comment\\s)?from\\s'
  ),
  after(
    'contacted by',
    6,
    'outletLike',
    '\\b(?:when\\s)?(?:contacted|approached|reached|asked)(?:\\sfor comment)?\\sby\\s'
  ),
  after(
    'told exclusively',
    5,
    'outletLike',
    '\\b(?:exclusively\\s(?:told|tells|to|with|by)|in an exclusive (?:interview|chat|conversation|statement) (?:with|to|for))\\s'
  ),
  after(
    'seen by',
    3,
    'outletLike',
    '\\b(?:seen|obtained|reviewed|viewed|read|heard|inspected|verified|examined)\\sby\\s'
  ),
  after('told', 2, 'outletLike', '\\b(?:told|tells|telling|informed|assured)\\s'),
  after(
    'speaking to',
    2,
    'outletLike',
    '\\b(?:speaking|spoke|spoken|talking|talked|speaks|talks)\\s(?:exclusively\\s)?(?:to|with)\\s'
  ),
  after(
    'said to',
    2,
    'outletLike',
    '\\b(?:confirmed|claimed|said|revealed|admitted|explained|insisted|disclosed|confided|denied|statement)\\sto\\s'
  ),
  after('interview with', 2, 'outletLike', '\\binterview(?:\\w+)?\\s(?:with|to|by|for)\\s')
]

const copyright =
  /(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d{2}(?:\s?[-–]\s?(?:(?:19|20)?\d{2}|present))?)?[\s,]*(?:by\s+)?/giu
const company =
  /[\s,]+(?:Ltd|Limited|LLC|L\.L\.C|Inc|GmbH|plc|PLC|AG|SA|S\.A|Co|Corp|Corporation|BV|AB|AS|Pty|All|Tous|Alle)\b.*$/u
const belongs =
  /\b(?:subscribe to|sign up (?:for|to)|download|follow|support|more from|more on|newsletters? (?:from|of)|join|welcome to|listen to|visit|contact)\s(?:our\s|the free\s|the (?=\p{Ll}))?/giu
const exclusively = /^\s(?:exclusively|in an exclusive)\b/i

/** Votes of self-references in the running text. A cue counts once for each name, however often it is repeated. */
export function selfReferences(
  text: string,
  known: ReadonlySet<string> = new Set(),
  key: (name: string) => string = String
): OutletVote[] {
  const votes = new Map<string, OutletVote>()
  for (const { cue, pattern, side, weight, asks } of cues) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      const found = side === 'before' ? nameBefore(text, match.index) : nameAfter(text, end)
      if (!found) continue
      const fits = looksLikeOutlet(found.name) || known.has(key(found.name))
      if (
        !fits &&
        (asks === 'outletLike' ||
          /\s(?:Mr|Mrs|Ms|Dr|Police)\b|^(?:I|We|He|She|They|It|You|Police|Officials|Investigators|Prosecutors|Lawyers|Detectives)\b/.test(
            ` ${found.name}`
          ))
      )
        continue
      const isExclusive = cue === 'told' && 'end' in found && exclusively.test(text.slice(found.end, found.end + 30))
      const vote = { name: found.name, cue: isExclusive ? 'told exclusively' : cue, weight: isExclusive ? 5 : weight }
      votes.set(`${key(found.name)} ${vote.cue}`, vote)
    }
  }
  return [...votes.values()]
}

/** Votes of the lines about the page: its copyright, "Subscribe to …", "Follow … on". */
export function furnitureVotes(line: string): OutletVote[] {
  const votes: OutletVote[] = []
  for (const match of line.matchAll(copyright)) {
    const found = nameAfter(line, match.index + match[0].length)
    const name = found?.name.replace(company, '').trim()
    if (name && !/^(?:All|\d+)/.test(name) && !/^\d{4}$/.test(name)) {
      votes.push({ name, weight: looksLikeAgency(name) ? 1 : 14, cue: 'copyright' })
    }
  }
  for (const match of line.matchAll(belongs)) {
    const found = nameAfter(line, match.index + match[0].length)
    const name = found?.name.replace(
      /\s(?:App|Newsletter|Podcast|WhatsApp|Facebook|Twitter|Instagram|YouTube)\b.*$/,
      ''
    )
    if (name && looksLikeOutlet(name)) votes.push({ name, weight: 4, cue: 'furniture' })
  }
  return votes
}

const saidOfOthers =
  /(?:according to|citing|cites|cited|quoted (?:by|in)|reported (?:by|in|on)|reports? (?:by|in|from|of|on)|published (?:by|in|on)|printed (?:by|in)|revealed (?:by|in)|via|source:|sources:|credit:|rival|(?:outlet|newspaper|tabloid|weekly|daily|magazine|broadcaster|site|website|paper|agency|publication|show|programme|podcast|as))\s(?:the\s)?[“"‘'(]?$/i
const doneByOthers =
  /^(?:['’]s?\s(?:source|insider|informant|report|story|article|account|scoop|version)|,?\s(?:which|who)\s(?:first|quoted|cited|broke)|\s(?:\w+ly\s)?(?:first\s)?(?:reported|reports|reporting|wrote|writes|quoted|quotes|cited|claimed|claims|published|broke)\b)/i
const ownWords = /\bas\s(?:the\s)?$/i

/** How much speaks against a name in the running text: places where it is named as somebody else. */
export function spokenOfAsAnother(text: string, name: string): number {
  let against = 0
  for (let at = text.indexOf(name); at >= 0 && against < 3; at = text.indexOf(name, at + name.length)) {
    const head = text.slice(Math.max(0, at - 40), at)
    const tail = text.slice(at + name.length, at + name.length + 40)
    // "as the Ambergate Post reported in May" is said of oneself as often as of others.
    if (ownWords.test(head) && doneByOthers.test(tail)) continue
    if (saidOfOthers.test(head) || doneByOthers.test(tail)) against++
  }
  return against
}

/** Whether the page speaks of its publisher without a name: then an outlet that was told something may be another. */
export function speaksOfItself(text: string): boolean {
  return /\b(?:told|to|by|with)\s(?:this (?:outlet|newspaper|paper|website|site|publication|magazine|reporter|programme|channel)|us)\b/i.test(
    text
  )
}
