/**
 * The source without what only says how it came here: "a court filing seen by the Herald" is "a court filing", "the Herald, which broke the story,"
 * and "reporting by the Herald" are "the Herald", as is "a report in the Herald".
 */
import type { Span } from '../../model.ts'

const gained =
  /,?\s+(?:(?:that was|which was|exclusively|first)\s+)?(?:seen|read|obtained|reviewed|viewed|examined|acquired|inspected|consulted|studied)\s+by\s|,\s+(?:a copy|copies|details|extracts|excerpts|part|parts|an extract) of which\s|\s+in the possession of\s|,?\s+(?:that|which)\s+[^,]{2,40}\s+(?:has|have|had|was able to|were able to|could|can|managed to)\s+(?:exclusively\s+)?(?:seen|obtained|read|reviewed|viewed|see|obtain|review|view|inspect|examine|examined|consult|verify)|,?\s+(?:(?:that|which)\s+(?:was|were|has been|have been|had been)\s+)?(?:shared with|released to|leaked to|provided to|handed (?:over )?to|sent to|given to|made available to|shown to|passed (?:on )?to|supplied to|forwarded to|circulated to|slipped to|disclosed to|copied to|posted through|delivered to|read (?:out )?to|now with|now in the hands of)\s/i

const published =
  /,\s+(?:which|who)\s+(?:(?:has|had|first|also)\s+)*(?:broke|broken|reported|published|revealed|carried|ran|printed|aired|broadcast|posted|(?:had|got)\s+(?:it|the\s+(?:story|news|scoop))|(?:was|were)\s+first)\b/i
const made =
  /^(?:(?:the|own|its|exclusive|fresh)\s)*(?:(?:reporting|coverage|research|inquir(?:y|ies)|enquir(?:y|ies))\s+(?:by|from|of)|(?:information|details|intelligence)\s+(?:available to|obtained by|received by|gathered by|held by|in the possession of|reaching))\s+/i

/** ", in quotes carried by the Herald": how it was said. */
const uttered =
  /,\s+as\s+(?:quoted|cited|reported|told|interviewed)\b|,\s+(?:interviewed|quoted|cited|reached|contacted|approached|not\s+(?:named|identified))\s+by\s|,\s+with\s+(?:an?\s+|due\s+)?(?:nod|reference|credit|thanks|hat\s+tip)\s+to\s|,\s+in\s+(?:(?:an?|the|his|her|their|its|some|recent|earlier|later|new|fresh|exclusive|written|brief|long|rare)\s+)*(?:quotes?|quotations?|comments?|remarks?|words|interviews?|statements?|posts?|messages?|e-?mails?|letters?|notes?|columns?|essays?|blogs?|speech(?:es)?|testimony|texts?)\b/i
/** "a report in the Herald" of an outlet that speaks. */
const carried =
  /^(?:(?:an?|the|its|own|another|one|recent|earlier|new|fresh|exclusive|front-page|lengthy|long|short|brief|separate|\p{L}+day['’]s)\s+)*(?:reports?|stor(?:y|ies)|articles?|pieces?|accounts?|exclusives?|items?|dispatch(?:es)?)\s+(?:(?:first\s+)?(?:published|carried|printed|posted|aired|run|broadcast)\s+)?(?:in|by|from|on)\s+(?=(?:the\s+)?\p{Lu})/iu

/** "our colleagues at" the Herald report, "those who follow" the Herald learned, "readers of": the Herald told them. */
export const peopleOf =
  '^(?:(?:our|their|my|the|some|your)\\s+)?(?:\\p{Ll}+\\s+)?(?:(?:colleagues|friends|counterparts|team|staff|people|journalists|reporters|newsroom)\\s+(?:over\\s+)?(?:at|of|from|with)|those\\s+who\\s+(?:follow|read|watch|hear|subscribe\\s+to|listen\\s+to)|(?:readers|listeners|subscribers|followers|viewers|users|audiences)\\s+(?:of|to))\\s+'
const colleagues = new RegExp(`${peopleOf}(?=(?:the\\s+)?[\\p{Lu}\\p{N}])`, 'iu')

/** `outletSpeaks`: the source is known to be an outlet. */
export function trimSource(text: string, source: Span | null, outletSpeaks = false): Span | null {
  if (source === null) return null
  const words = text.slice(source.start, source.end)
  const cut = [gained, published, uttered].map((tail) => tail.exec(words)?.index ?? 0).find((at) => at > 2)
  const lead =
    (made.exec(words) ?? (outletSpeaks ? (carried.exec(words) ?? colleagues.exec(words)) : null))?.[0].length ?? 0
  return { start: source.start + lead, end: cut === undefined ? source.end : source.start + cut }
}
