/**
 * The chain: which outlets stand between the speaker and this article, nearest first, and whether the text shows that this outlet
 * had it itself.
 *
 * Every outlet named in the words of the attribution is looked at together with the words before it: told *Y*, citing *Y*, *Y*
 * reported, according to *Y*, *Y*'s insider, quoted by *Y*. The article's own outlet ("told this newspaper", its own
 * name) is no hop. "A source at Y" and "Y's editor" are people of the outlet, not hops: only unnamed sources of it are.
 */
import type { Span, Via } from '../../model.ts'
import { outletKey } from '../../text/outlets.ts'
import type { OutletMention, OutletNames } from '../outletNames.ts'
import type { Draft, Scene } from './draft.ts'
import { peopleOf } from './source.ts'

const told =
  /(?:\b(?:told|tells?|telling|informed|assured|briefed|gave|gives|granted|offered|sent|texted|messaged|e-?mailed|phoned|called|lets?)|\b(?:to|with|by|in|from|for|on|citing|quoting|cited|quoted|via|per|of|than|first in|h\/t|hat tip(?: to)?|credit(?:ing|ed)?(?: to)?|reports?|through|and))\s+(?:(?:the|both|both the|rival|sister|fellow|weekly|daily|local|regional|national|tabloid|broadcaster|newspaper|magazine|outlet|website|news|site|agency|paper|glossy|portal|wire|station|network|channel|podcast|show|programme|program|journal|news agency|news site|gossip site|\p{Lu}?\p{Ll}+(?:ish|an|ese|ch))\s+)*$/iu
const relaying =
  /\b(?:told|tells?|telling|informed|assured|citing|quoting|cited|quoted|via|per|h\/t|according to|reported|reports?|credit)\b/i
const ownOutlet =
  /\b(?:this|our)\s+(?:outlet|newspaper|paper|website|site|magazine|publication|station|channel|network|programme|program|show|podcast|blog|title|weekly|daily|agency|newsroom|newsdesk|desk|masthead|portal|reporters?|correspondent)\b|\b(?:told|tells?|telling|with|to)\s+(?:us|me)\b|\b(?:told|tells?)\s+our\b|\bour\s+(?:source|sources|insider|insiders)\b/i
const crowd =
  /\b(?:told|tells?|telling|briefed|informed|spoke to|speaking to|speaking with|said to|to|assured)\s+(?:a (?:group|gaggle|handful|number|room|crowd|small group) of\s+|the\s+|assembled\s+|waiting\s+|local\s+|travell?ing\s+|foreign\s+)*(?:reporters|journalists|newsmen|media|press|press corps|correspondents)\b|\b(?:told|said|says|spoke|speaking|addressed|faced|before|to|questions from)\s(?:\p{L}+\s){0,5}?(?:microphones|cameras|journalists|news crews|camera teams|press corps)\b|\b(?:press|news|media) (?:conference|briefing|call)\b|\bpresser\b/iu
const gained =
  /\b(?:seen|obtained|reviewed|viewed|examined|read|acquired|shared with|provided to|leaked to|handed to|inspected|verified|in the possession of|a copy of which|copies of which|in its possession)\b/i

/** Rules whose source is an outlet unless it is somebody else for sure. */
const publishing =
  /^(?:published\.|framed\.(?:bearsNews|newsFrom|newsOf|repeats|reportedBy|bracket|hasItThat|right|rightAfter)$|papers\.(?:attention|inquiries)$)/

/** What the words of an attribution say about the way it came. */
export interface Chain {
  readonly via: Via[]
  readonly firsthand: boolean
  /** The source names an outlet as the one who says it. */
  readonly outletSpeaks: boolean
}

export function chainOf(scene: Scene, draft: Draft, names: OutletNames): Chain {
  const hops: (Via & { order: number })[] = []
  const seen = new Set<string>()
  let firsthand = false
  let outletSpeaks = false
  const add = (outlet: string, span: Span, order: number) => {
    const key = outletKey(outlet)
    if (seen.has(key)) return
    seen.add(key)
    hops.push({ outlet, start: span.start, end: span.end, order })
  }
  const source = draft.source
  const context = {
    recipient: draft.proposal.recipient,
    source,
    publisher: publishing.test(draft.proposal.rule) ? source : null
  }
  // "Y was contacted by a clerk, who said that"
  const relative = source !== null && /^who$/i.test(scene.text.slice(source.start, source.end))
  for (const zone of draft.zone) {
    const text = scene.text.slice(zone.start, zone.end)
    if (ownOutlet.test(text) || crowd.test(text)) firsthand = true
    for (const mention of names.mentionsIn(zone, context)) {
      const before = scene.text.slice(zone.start, mention.start)
      const after = scene.text.slice(mention.end, zone.end)
      const inSource = source !== null && mention.start >= source.start && mention.end <= source.end
      const heads = inSource && isHeadOf(scene, source, mention)
      if (mention.own) {
        if (heads || relaying.test(text) || gained.test(text) || told.test(before) || /^['’]s/.test(after))
          firsthand = true
        if (heads) outletSpeaks = true
        continue
      }
      if (heads) {
        outletSpeaks = true
        add(mention.outlet, mention, 0)
      } else if (inSource) {
        if (sourceOf(scene, source, mention, draft.proposal.lemma)) add(mention.outlet, mention, 2)
      } else if (
        told.test(before) ||
        (whatWasRun.test(before) && isPublishing.test(after)) ||
        (relative && mention.end < source!.start && opensSentence.test(before)) ||
        /^\s*,?\s*(?:(?:first|also|had|has)\s+)*(?:reported|reports|revealed|said|wrote|claimed|quoted|spoke (?:to|with)|talked to|interviewed|heard from|relie[sd] (?:up)?on|drew (?:up)?on|lean(?:ed|t|s) (?:up)?on)/i.test(
          after
        )
      ) {
        if (!isPlaceOnly(before))
          add(
            mention.outlet,
            mention,
            /\b(?:told|tells?|telling|to|with|by|in|from)\s+(?:\S+\s+){0,3}$/i.test(before) ? 2 : 1
          )
      }
    }
  }
  if (hops.length === 0 && source && outletNoun.test(scene.text.slice(source.start, source.end))) {
    const last = outletBefore(scene, draft, names)
    if (last && !last.own) {
      add(last.outlet, source, 0)
      outletSpeaks = true
    }
  }
  if (hops.length === 0 && draft.zone.some((zone) => unnamedOutlet.test(scene.text.slice(zone.start, zone.end)))) {
    const last = outletBefore(scene, draft, names)
    if (last && !last.own) add(last.outlet, last, 1)
    else firsthand = true
  }
  for (const carrier of draft.proposal.carriers) {
    const outlet = names.nameAt(carrier)
    if (outlet && !names.isOwn(outlet)) add(outlet, carrier, -1)
  }
  hops.sort((a, b) => a.order - b.order || a.start - b.start)
  return {
    via: hops.map(({ outlet, start, end }) => ({ outlet, start, end })),
    firsthand: firsthand && hops.length === 0,
    outletSpeaks
  }
}

/** Nothing before the subject of a sentence but a phrase that opens it. */
const opensSentence = /^(?:[^,:]{2,40}:\s+)?(?:\p{Lu}[^,:]{1,40},\s+)?(?:[Tt]he\s+)?$/u

/** "The magazine wrote that": the outlet named last. */
const outletNoun =
  /^the\s+(?:newspaper|paper|magazine|outlet|website|site|publication|weekly|daily|tabloid|broadsheet|glossy|broadcaster|news agency|newswire|portal|podcast)$/i

/** "told the newspaper": the outlet named last, else this one. */
const unnamedOutlet =
  /\b(?:told|tells|telling|said to|speaking to|spoke to|talking to|talked to|interview with|shared with|wrote to|confirmed to|revealed to|confided to|informed|assured)\s+the\s+(?:\p{Ll}+\s+)?(?:newspaper|paper|magazine|outlet|website|site|publication|weekly|tabloid|broadsheet|glossy|broadcaster|radio station|tv station|programme|podcast|news agency|newswire)\b(?!['’]s)(?!\s\p{Lu})/u

/** The outlet named last before a draft, in its paragraph so far or the one before. */
function outletBefore(scene: Scene, draft: Draft, names: OutletNames): OutletMention | undefined {
  const { paragraph, cue, content } = draft.proposal
  const start = scene.page.paragraphs[Math.max(0, paragraph - 1)]!.start
  const end = Math.max(start, cue?.start ?? content[0]!.start)
  return names.mentionsIn({ start, end }, { recipient: null, source: null }).at(-1)
}

/** "in Y" and "from Y" after other words than those that relay ("lives in Post Falls"). */
function isPlaceOnly(before: string): boolean {
  return /\b(?:at|near|outside|inside|behind|of)\s+(?:the\s+)?$/i.test(before)
}

/** "a report in Y", "an article published by Y": the outlet says it. */
const publication =
  /\b(?:reports?|stor(?:y|ies)|articles?|pieces?|accounts?|columns?|exclusives?|items?|editorials?|investigations?|dispatch(?:es)?|reporting|coverage|research|inquir(?:y|ies)|enquir(?:y|ies)|findings|information)\s+(?:(?:published|carried|printed|posted|aired|run|first published)\s+)?(?:in|by|from|on)\s+(?:the\s+)?$|\b(?:information|details|intelligence)\s+(?:available to|obtained by|received by|gathered by|held by|in the possession of|reaching)\s+(?:the\s+)?$/i

/** "our colleagues at Y", and nothing behind. */
const colleagues = new RegExp(`${peopleOf}(?:the\\s+)?$`, 'iu')

/** Whether the outlet itself is the one who says it: its name is the head of the source. */
function isHeadOf(scene: Scene, source: Span, mention: Span): boolean {
  const before = scene.text.slice(source.start, mention.start)
  const after = scene.text.slice(mention.end, source.end)
  if ((publication.test(before) && !before.includes(',')) || (colleagues.test(before) && after.trim() === ''))
    return true
  if (
    /^['’]s?\s+\p{L}/u.test(after) ||
    /\b(?:by|at|of|for|from|with|to|in)\s+(?:the\s+)?(?:\p{L}+\s+)?$/iu.test(before)
  )
    return false
  // "the island weekly Velours"
  const called =
    /^(?:(?:the|an?)\s+)?(?:\p{L}+\s+){0,2}(?:newspaper|magazine|weekly|daily|monthly|tabloid|broadsheet|website|site|portal|outlet|broadcaster|agency|newswire|podcast|glossy|station)\s+$/iu
  return (
    (called.test(before) && after.trim() === '') ||
    (/^(?:(?:the|an?|rival|sister|weekly|daily|local|regional|tabloid|broadcaster|newspaper|magazine|outlet|website|site|agency|paper|gossip|news|glossy|portal|\p{Lu}?\p{L}+(?:ish|an|ese|ch))\s+)*$/iu.test(
      before
    ) &&
      !/^\s+(?:reporter|editor|journalist|columnist|correspondent|host|anchor|presenter|critic|writer|contributor|executive|owner|publisher|poll|survey|source|insider)s?\b/i.test(
        after
      ))
  )
}

/** What outlets do with their sources, and with what they have from them. */
const isPublishing =
  /^\s+(?:has\s|had\s|first\s|also\s|later\s|(?:was|were)\s(?:the\s)?first\sto\s)*(?:relied|relies|quoted|quotes|cited|cites|interviewed|named|identified|described|heard|called|drew|leaned|leant|used|met|found|reached|contacted|ran|runs|carried|carries|published|publishes|printed|aired|posted|broadcast|featured|put out|publish|print|run|carry|report|air|post)\b/
/** "in an account that Y ran" */
const whatWasRun =
  /\b(?:accounts?|interviews?|stor(?:y|ies)|reports?|articles?|pieces?|comments|remarks|statements?|dispatch|column|conversation|feature|podcast|segment|item)(?:\s+(?:that|which))?\s+(?:the\s+)?$/

/** "Y's insider", "the insider quoted by Y", "a Y source": an unnamed source of the outlet. */
function sourceOf(scene: Scene, source: Span, mention: Span, lemma: string): boolean {
  const before = scene.text.slice(source.start, mention.start)
  const after = scene.text.slice(mention.end, source.end)
  if (
    /\b(?:quoted|cited|interviewed|named|published|reported|contacted|seen|obtained|commissioned|identified|described|carried|broadcast|aired|posted|told|relied|spoke to|talked to|spoke with|speaking to|speaking with|speaking to|talked to|spoke with|speaking with|who told)\b[^,]*$/i.test(
      before
    )
  )
    return true
  // "the aide on whom Y relied", "an employee Y interviewed"
  if (
    /^\s+(?:has\s|had\s|also\s)*(?:relied on|relies on|quotes|quoted|cites|cited|interviewed|spoke (?:to|with)|talked (?:to|with)|has (?:quoted|cited))\b/.test(
      after
    )
  )
    return true
  if (/\b(?:whom|who|that)\s+(?:the\s+)?$/.test(before) && isPublishing.test(after)) return true
  // "the person in the Y story"
  if (
    /\b(?:in|behind|of|for|from)\s+(?:the\s+)?$/i.test(before) &&
    /^['’]?s?\s+(?:\p{Ll}+\s+)?(?:story|report|article|piece|account|interview|exclusive)\b/iu.test(after)
  )
    return true
  // the outlet's own reporter reports
  if (/^['’]s\s+(?:\p{Ll}+\s+){0,3}\p{Lu}/u.test(after) && /^(?:report|write|reveal)$/.test(lemma)) return true
  return /^['’]?s?\s+(?:\p{L}+\s+){0,2}(?:source|insider|informant|tipster|contact|mole|spy|spywitness|friend|pal|person|people|official)s?\b/iu.test(
    after
  )
}
