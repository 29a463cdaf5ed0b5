/**
 * What in a page tells who publishes it: its self-references and its copyright line, each a vote of a stated weight.
 *
 * "X has learned", "X has contacted representatives", "X could not verify" are said by X of itself; "told X" is said by X on its own page and
 * by everybody who copies X. On 10,000 pages of US politics whose outlet is known, the first kind named the page's own outlet in 80 to 95 % of
 * cases, "told X" once in 36 %, twice in 64 %, three times in 90 %: so repetition of the weak cue counts, and an outlet that everybody cites (one
 * that is widely known) needs more than one of it. Politicians "could not confirm" and were "asked for comment" as well: a name that does
 * not look like an outlet's counts only in forms that are an outlet's own.
 */
import { looksLikeOutlet } from '../text/outlets.ts'
import { actsAsPerson, isBody, mayBeOutlet } from './actors.ts'
import { nameAfter, nameBefore } from './names.ts'
import { ownSentences } from './ownSentences.ts'

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
    'has contacted for comment',
    8,
    'anyName',
    '\\s(?:has|have)\\s(?:also\\s|now\\s|since\\s|again\\s)?(?:contacted|reached out to|approached|e-?mailed|asked)\\b[^.!?\\n]{0,140}\\b(?:for (?:a |an |any |further |additional )?(?:comment|response|statement|reaction|reply)|representatives?|reps|spokes\\w+|publicists?|press office)\\b'
  ),
  before(
    'could not verify independently',
    8,
    'anyName',
    "\\s(?:(?:(?:could|has|have)(?:\\snot|n['’]t)\\s|cannot\\s|(?:was|is|has been)\\s(?:un|not\\s)able\\sto\\s)(?:yet\\s|immediately\\s|been able to\\s|able to\\s)*(?:independently\\s(?:verify|verified|confirm|confirmed|corroborate|authenticate)|(?:verify|authenticate)\\s(?:the|these|this|those|their|his|her|any|all|some|either)\\s(?:\\w+\\s)?(?:accounts?|claims?|reports?|allegations?|statements?|documents?|footage|information|authenticity|details|figures|videos?|images?|story|messages?)))"
  ),
  before(
    'has contacted',
    8,
    'outletLike',
    `\\s(?:(?:has|have|had)\\s(?:also\\s|now\\s|since\\s)?)?(?:contacted|reached out to|approached|e-?mailed|sought (?:a\\s)?comments? from|got in touch with|put (?:the|these|this|its|all|both|a (?:list|series) of) ?(?:\\w+ )?(?:claims?|allegations|questions|accounts?|story)? ?to|invited|sought (?:an? )?(?:answer|reply|response|reaction|statement)s? from|offered|requested (?:a\\s)?comments? from|written to|asked)\\b[^.!?\\n]{0,140}${comment}`
  ),
  before(
    'could not verify',
    8,
    'outletLike',
    "\\s(?:(?:could|can|did|does|has|have)(?:\\snot|n['’]t)\\s|cannot\\s|(?:was|were|is|has been|have been)\\s(?:un|not\\s)able\\sto\\s)(?:yet\\s|immediately\\s|been able to\\s|able to\\s|independently\\s|at once\\s)*(?:verify|verified|check|determine|trace|contact|confirm|confirmed|authenticate|corroborate|reach|establish)\\b"
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
    'outletLike',
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
    'has asked',
    5,
    'outletLike',
    '\\s(?:(?:has|have|had)\\s(?:also\\s|now\\s|since\\s|again\\s|first\\s)?|first\\s|also\\s|repeatedly\\s)?(?:contacted|approached|reached out to|put (?:the|these|its|this|our|several|a|some)\\s[^.!?\\n]{3,40}?\\sto|sought\\s(?:an? )?(?:comment|answer|reply|response|reaction)s?|asked\\s(?:the|both|all|about|for|whether|him|her|them|its|two|three|several)|sent\\s[^.!?\\n]{3,30}\\squestions|invited\\s[^.!?\\n]{3,40}\\sto (?:comment|respond|reply))\\b'
  ),
  before(
    'was shown',
    4,
    'outletLike',
    "\\s(?:was able to (?:read|see|inspect|view|review|examine|consult)|(?:was|is|were|has been|has also been|had been)\\s(?:also\\s)?(?:shown|told|given|sent|handed|informed|aware)|(?:has|have|had)(?:\\snot|n['’]t)?\\s(?:also\\s|now\\s)?(?:read|heard|seen|had sight|decided not to (?:name|publish|identify|print)|chosen not to (?:name|publish|identify|print)|examined|inspected|checked|visited|established|found out)|had sight of|hears|knows|spoke (?:to|with)|interviewed)\\b"
  ),
  before(
    'first reported',
    1,
    'outletLike',
    '\\s(?:revealed (?:last|in|on)|first reported|reported (?:last|in|on|earlier))\\b'
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
    'outletLike',
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
    'anyName',
    '\\b(?:exclusively\\s(?:told|tells|to|with|by)|in an exclusive (?:interview|chat|conversation|statement) (?:with|to|for))\\s'
  ),
  after(
    'seen by',
    3,
    'outletLike',
    '\\b(?:seen|obtained|reviewed|viewed|read|heard|inspected|verified|examined)\\sby\\s'
  ),
  after(
    'did not answer',
    8,
    'anyName',
    "\\b(?:(?:did|do|does|had|has|have)(?:\\snot|n['’]t)\\s(?:yet\\s|immediately\\s|at once\\s)?(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|return(?:ed)?|react(?:ed)?|comment(?:ed)?)|declined|refused|failed)\\b[^.!?\\n]{0,60}\\b(?:requests?|questions?|quer(?:y|ies)|inquir(?:y|ies)|enquir(?:y|ies)|messages?|e-?mails?|calls?|approach(?:es)?|letters?)\\b[^.!?\\n]{0,40}?\\s(?:from|by)\\s"
  ),
  after(
    'in answer to',
    8,
    'anyName',
    '\\bin (?:an? )?(?:answer|response|reply|reaction|statement)(?: sent)? to (?:the |written |several |some |a list of )*(?:questions|quer(?:y|ies)|requests?|inquir(?:y|ies)|enquir(?:y|ies)|e-?mails?)\\b[^.!?\\n]{0,30}?\\s(?:from|by|of|put by|sent by)\\s'
  ),
  after(
    'asked by',
    8,
    'anyName',
    '\\b(?:when|if|after being|on being|once)\\s(?:contacted|approached|reached)\\s(?:for (?:a )?(?:comment|response|reaction)\\s)?(?:this week\\s|on \\w+day\\s)?by\\s'
  ),
  after(
    'asked by',
    4,
    'outletLike',
    '\\b(?:asked|questioned|pressed|quoted|interviewed|surveyed|polled|consulted|telephoned|phoned|emailed|put to (?:him|her|them|it))\\s(?:about (?:it|this|that)\\s)?by\\s'
  ),
  after(
    'papers seen by',
    7,
    'anyName',
    '\\b(?:cop(?:y|ies)|documents?|letters?|e-?mails?|memos?|messages?|reports?|files?|filings?|records?|papers?|minutes|invoices?|contracts?|footage|video|recordings?|photographs?|photos|pictures|images|screenshots|transcripts?|drafts?|notes?|accounts|statements?|spreadsheets?|texts?|(?:of )?which)\\b[^.!?\\n]{0,30}?(?:was |were |has been |have been |had been )?(?:seen|reviewed|obtained|viewed|read|inspected|examined|verified|heard)\\s(?:exclusively\\s)?by\\s'
  ),
  after(
    'shown to',
    3,
    'outletLike',
    '\\b(?:shown|leaked|passed|provided|sent|given|handed|supplied|forwarded|read out|made available|released|described|disclosed)\\s(?:exclusively\\s)?to\\s|\\b(?:shared|exchanged)\\swith\\s|\\b(?:e-?mail|letter|message|note|call|remarks?|comments?|reply|answer|response|statement|text)s?\\sto\\s|\\bwr(?:ote|itten|iting)\\sto\\s|\\b(?:possible|time) for\\s|\\b(?:reporter|journalist|correspondent|photographer|writer)s?\\s(?:for|from|of|with)\\s|\\b(?:gave|sent|handed|showed|texted|messaged|e-?mailed|informed|refused|promised)\\s|\\b(?:speak|talk)\\s(?:to|with)\\s|\\banswer\\s|\\bin the (?:possession|hands) of\\s|\\bheld by\\s'
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
  after('interview with', 1, 'outletLike', '\\binterview(?:\\w+)?\\s(?:with|to|by|for)\\s')
]

const exclusively = /^\s(?:exclusively|in an exclusive)\b/i
const nobody =
  /^(?:I|We|He|She|They|It|You|Police|Officials|Investigators|Prosecutors|Lawyers|Detectives|Reporters|Journalists|Mr|Mrs|Ms|Dr|President|Senator|Sen|Rep|Gov|Judge)\b/
/** Most that repetition adds to a weak cue: three tellings make it as strong as a self-reference. */
const mostRepeats = 2

/** Votes of a name that does not look like an outlet's, until the text has been asked who it is. */
interface Doubtful extends OutletVote {
  /** Whether the cue is of those that people and bodies share with outlets. */
  readonly shared: boolean
}

/**
 * Votes of self-references in the running text. A strong cue counts once for each name; a weak one a little more when it is repeated
 * with other words before it. `known` are keys of outlets that other pages are of.
 */
export function selfReferences(
  text: string,
  known: ReadonlySet<string> = new Set(),
  key: (name: string) => string = String
): OutletVote[] {
  const votes = new Map<string, Doubtful & { readonly fits: boolean; readonly contexts: Set<string> }>()
  for (const { cue, pattern, side, weight, asks } of cues) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      const found = side === 'before' ? nameBefore(text, match.index) : nameAfter(text, end)
      if (!found) continue
      const fits = looksLikeOutlet(found.name) || known.has(key(found.name))
      if (!fits && (nobody.test(found.name) || isBody(found.name))) continue
      const isExclusive = cue === 'told' && 'end' in found && exclusively.test(text.slice(found.end, found.end + 30))
      const vote = { name: found.name, cue: isExclusive ? 'told exclusively' : cue, weight: isExclusive ? 5 : weight }
      const place = `${key(found.name)} ${vote.cue}`
      const before = votes.get(place)
      const contexts = before?.contexts ?? new Set<string>()
      contexts.add(text.slice(Math.max(0, match.index - 24), match.index))
      const extra = vote.weight <= 2 ? Math.min(mostRepeats, contexts.size - 1) : 0
      const shared = asks !== 'anyName' && before?.shared !== false
      const most = Math.max(vote.weight + extra, before?.weight ?? 0)
      votes.set(place, { ...vote, weight: most, shared, fits, contexts })
    }
  }
  const isOutlet = (name: string) =>
    looksLikeOutlet(name) || known.has(key(name)) || (mayBeOutlet(name) && !isBody(name) && !actsAsPerson(text, name))
  for (const name of ownSentences(text, isOutlet)) {
    const vote = { name, cue: 'own sentence', weight: 7 }
    votes.set(`${key(name)} ${vote.cue}`, { ...vote, shared: true, fits: true, contexts: new Set() })
  }
  const all = [...votes.values()]
  const doubted = new Map<string, Doubtful[]>()
  for (const vote of all) {
    if (!vote.fits) doubted.set(key(vote.name), [...(doubted.get(key(vote.name)) ?? []), vote])
  }
  return all
    .filter((vote) => vote.fits || isTrusted(text, doubted.get(key(vote.name)) ?? []))
    .map(({ name, cue, weight }) => ({ name, cue, weight }))
}

/** Whether a name of any shape is an outlet's here: by a form that only outlets use, by two forms, by its article or last word. */
function isTrusted(text: string, votes: readonly Doubtful[]): boolean {
  const names = [...new Set(votes.map((vote) => vote.name))]
  if (names.some((name) => actsAsPerson(text, name))) return false
  if (votes.some((vote) => !vote.shared)) return true
  const strong = votes.some((vote) => vote.weight > 3)
  if (strong && votes.length > 1) return true
  const titled = names.some((name) => /^The\s/.test(name) && new RegExp(`[\\p{Ll},]\\s${name}`, 'u').test(text))
  return titled || names.some(mayBeOutlet) || (strong && names.some((name) => /^The\s(?!\S+s$)/.test(name)))
}
