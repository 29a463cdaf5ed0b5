/**
 * Comment requests and checks that failed are never statements: "has contacted … for comment", "did not immediately respond",
 * "could not independently verify", "has not commented so far".
 *
 * A refusal to speak *about a named claim* ("declined to comment on the claim that …", "would not say whether …") is kept: it is a
 * statement of polarity `declines`.
 */
const request =
  /\b(?:requests?|requested|asked|reached out|contacted|approached|messages? (?:left|sent)|calls?|emails?|inquir(?:y|ies)|enquir(?:y|ies))\b[^.]{0,60}\b(?:for|seeking) (?:further |additional |a |an |any )?(?:comments?|response|reply|statement|clarification|reaction)\b/i
const silence =
  /\b(?:(?:did|do|does|has|have|had|would|could|was|were) ?(?:not|n['’]t)|never|yet to|declin\w+ to|refus\w+ to|fail\w+ to|unable to|neither\b.{1,80}) (?:\w+ly |yet |so far |publicly |been )*(?:comment(?:ed)?|respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|return(?:ed)?|available|reached|reachable|independently verif\w+|verif(?:y|ied)|independently confirm\w*)\b/i
const nothing = /\b(?:has|have|had) (?:so far |yet )?(?:commented|responded|replied|said anything|spoken publicly)\b/i
const noProof =
  /\b(?:has|have|had) (?:so far |yet |as yet )?(?:seen|found|obtained|received|been shown|come across) no (?:\w+ )?(?:proof|evidence|confirmation|documents?|trace|indication)\b/i
/** "could not immediately confirm the report": the outlet's own check, with no claim spelled out. */
const unchecked =
  /\b(?:(?:could|can|was|were|is|are|has|have|had) ?(?:not|n['’]t)|unable to|yet to|cannot) (?:\w+ly |yet |so far |at once |been able to |be )*(?:(?:verify|verified|authenticate|corroborate)\b(?!(?: \w+){0,5} (?:that|whether|if|how)\b)|(?:confirm|confirmed|establish) (?:(?:the|this|that|these|those|its|their|any of the) )?(?:\w+ ){0,2}?(?:reports?|claims?|details?|accounts?|allegations?|information|authenticity|accuracy|statements?|story|figures?)\b(?! (?:that|of whether|as to)))/i
const aboutClaim =
  /\b(?:claims?|allegations?|reports?|suggestions?|assertions?|question) (?:that|of whether|as to whether)\b|\bwhether\b/i

/** Whether the words of an attribution (its sentence) are a comment request or a failed check and not a statement. */
export function isCommentRequest(sentence: string, outsideQuotes: string): boolean {
  if (request.test(outsideQuotes) || noProof.test(outsideQuotes) || unchecked.test(outsideQuotes)) return true
  if (silence.test(outsideQuotes)) return !aboutClaim.test(sentence)
  return /\bneither\b/i.test(outsideQuotes) && nothing.test(outsideQuotes)
}
