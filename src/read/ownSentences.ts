/**
 * Sentences in which an outlet says what it did about its own story: that it tried to reach somebody, or could not check what it was told.
 * No list of wordings holds them all ("Questions that X put to Y remained unanswered", "the account could not be corroborated by X", "X left a
 * message with Y's office"), so they are known by three things that such a sentence has in one place: an attempt or a check, its failing, and a
 * name that looks like an outlet's in the place of the one who tried or checked. The one who does not answer is never the outlet.
 */
import { looksLikeOutlet } from '../text/outlets.ts'
import { nameAfter, nameBefore } from './names.ts'

const not =
  "(?:\\b(?:not|never|no|none|neither|nothing|nor|unable|without|yet|fail\\w*|cannot|impossible)\\b|n['’]t\\b)"
const checking = new RegExp(
  `${not}.*\\b(?:(?:verif|corroborat|authenticat|substantiat|confirm|establish)\\w*|independent\\w*|vouch for|check|proof|evidence)\\b|\\b(?:unverified|unconfirmed|uncorroborated)\\b`,
  'i'
)
/** "Independent confirmation was not available to …": the negation behind what is denied. */
const checkDenied = new RegExp(
  `\\b(?:(?:verif|corroborat|authenticat|confirm)\\w*|independent\\w*|proof|evidence)\\b.*${not}`,
  'i'
)
const reaching =
  /\b(?:questions?|messages?|requests?|e-?mails?|letters?|calls?|voicemails?|phone|telephone|texts?|enquir\w+|inquir\w+|quer(?:y|ies)|approach\w*|contact\w*|reach\w*|comment\w*|repl\w+|answer\w*|responses?|respond\w*|r[au]ng|invitations?|doors?|speak|talk|press office)\b/i
const unanswered = new RegExp(
  `${not}|\\b(?:un(?:answered|returned|available|reachable)|ignored|declin\\w*|refus\\w*|silen\\w*|(?:rang|went) out|hung up|await\\w*|waiting|pending|left|tried|attempt\\w*|repeated(?:ly)?|turned away)\\b`,
  'i'
)

/** What the outlet did, straight after its name. */
const tried =
  /^\s(?:(?:has|have|had)\s)?(?:\w+ly\s|also\s|since\s|twice\s|again\s|then\s)?(?:left|sent|put|tried|asked|wrote|written|called|rang|rung|phoned|telephoned|texted|e-?mailed|messaged|contacted|approached|reached out|made|sought|invited|requested|knocked|submitted|offered|turned to|addressed|awaits?|is (?:still )?(?:awaiting|waiting)|was (?:still )?(?:awaiting|waiting)|got no|received no|(?:has |had )?heard nothing|heard no|was (?:not able|unable|turned)|did not (?:reach|manage|succeed|receive|get|hear)|could not (?:reach|get|obtain|contact))\b/i
const checked =
  /^\s(?:(?:has|have|had|holds?|sees|saw|found|finds?)\s(?:so far\s|as yet\s|yet\s|seen\s|found\s|obtained\s|received\s)?no\b|(?:has|have|had|could|can|did|does|was|is)(?:\snot|n['’]t|\snever)\b|cannot\b|(?:was|is|has been|remains)\s(?:so far\s|as yet\s)?(?:unable|in no position)\b|(?:has\s)?failed\sto\b)/i
/** Its attempt, as a noun of its own. */
const attempts =
  /^['’]s?\s(?:repeated\s|several\s|many\s|own\s|written\s)*(?:attempts?|efforts?|questions?|messages?|requests?|e-?mails?|letters?|calls?|texts?|inquir\w+|enquir\w+|quer(?:y|ies)|invitations?|reporters?)\b/i
const notAsSubject = /\b(?:by|of|from|in|to|with|for|at|on|against|citing|than)\s$/i
/** What others have from an outlet, or say of it: the outlet is not the one that checks. */
const others =
  /\b(?:published|printed|reported|carried|run|aired|broadcast|shown|quoted|cited|made|released|posted|written|claimed|raised|named|owned|put out|put forward|(?:claims?|reports?|stor(?:y|ies)|accounts?|articles?|allegations?|assertions?|details|figures|quotes|interviews?))\s(?:\w+ly\s)?by\s$/i
const asAgent = /\sby\s$/i
const asSender =
  /\b(?:questions?|messages?|requests?|e-?mails?|letters?|calls?|texts?|enquir\w+|inquir\w+|quer(?:y|ies)|invitations?|approach(?:es)?|attempts?)\b[^,;:]{0,50}?\s(?:from|by|of)\s$/i
const asReceiver =
  /\b(?:answer(?:ed|ing)?|(?:repl(?:y|ied)|respond(?:ed)?|(?:got|get|come|gone) back|talk(?:ed)?|speak|spoken|comment(?:ed)?)\sto)\s$/i

const outOfReach = /\b(?:available|open|possible|known|forthcoming|granted|given|provided|shown)\s(?:to|for)\s$/i

/** Names of outlets that speak of their own attempts and checks, each as often as it does. */
export function ownSentences(text: string, isOutlet: (name: string) => boolean = looksLikeOutlet): string[] {
  const names: string[] = []
  for (const sentence of text.split(/(?<=[.!?])\s+|\n+/)) {
    if (sentence.length > 400 || /[“”"«»]/.test(sentence)) continue
    const isCheck = checking.test(sentence)
    const isAttempt = reaching.test(sentence) && unanswered.test(sentence)
    const isDenied = isCheck || checkDenied.test(sentence)
    if (!isDenied && !isAttempt) continue
    for (const name of namesIn(sentence)) {
      const head = sentence.slice(0, name.start)
      const tail = sentence.slice(name.end)
      const acts =
        !notAsSubject.test(head) &&
        ((isAttempt && (tried.test(tail) || attempts.test(tail))) || (isCheck && checked.test(tail)))
      const suffers =
        ((isCheck || isAttempt) && asAgent.test(head) && !others.test(head)) ||
        (isAttempt && (asSender.test(head) || asReceiver.test(head))) ||
        (isDenied && outOfReach.test(head))
      if ((acts || suffers) && isOutlet(name.name)) names.push(name.name)
    }
  }
  return names
}

function* namesIn(sentence: string): Generator<{ name: string; start: number; end: number }> {
  for (const { index } of sentence.matchAll(
    /(?<![\p{L}\p{N}.'’-])(?:[Tt]he\s)?[\p{Lu}\p{N}]|(?<=\s)\p{Ll}+\.(?=\p{Ll}{2,4}\b)/gu
  )) {
    const found = nameAfter(sentence, index)
    if (!found) continue
    // At a sentence's start a word that is no part of the name may stand before it; the end is the same.
    const exact = nameBefore(sentence, found.end)
    if (exact && exact.start >= index) yield { name: exact.name, start: exact.start, end: found.end }
  }
}
