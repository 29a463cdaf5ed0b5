/**
 * Names of outlets in the lines about a page (its copyright, "Subscribe to …"), and how a text speaks of an outlet as somebody else.
 */
import { isPictureCredit, looksLikeAgency, looksLikeOutlet } from '../text/outlets.ts'
import { mayBeOutlet } from './actors.ts'
import { hasShapeOfPerson } from './names.ts'
import type { OutletVote } from './outletCues.ts'
import { rightsHolders } from './rights.ts'
import { serviceVotes } from './serviceLines.ts'

/** Votes of the lines about the page: its copyright, "Subscribe to …", "Follow … on". */
export function furnitureVotes(line: string): OutletVote[] {
  const votes: OutletVote[] = []
  for (const { name, end, bare } of rightsHolders(line)) {
    // "© Anna Berg/The Post" credits a picture; a person or an agency holds rights in another's page.
    if (isPictureCredit(name) || line.charAt(end) === '/') continue
    const isPerson = !looksLikeOutlet(name) && !mayBeOutlet(name) && hasShapeOfPerson(name)
    const weight = looksLikeAgency(name) || name.includes('/') ? 1 : isPerson ? 5 : 14
    votes.push({ name, weight, cue: bare ? 'signature' : 'copyright' })
  }
  return [...votes, ...serviceVotes(line)]
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
