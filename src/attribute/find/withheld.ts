/**
 * Refusals and denials about a named claim: "had nothing to say on the report that C", "refused to be drawn on whether C", "asked whether C, S gave no
 * answer", "dismissed as invented the report that C", "called the claim that C nonsense", "the claim that C is untrue, S said".
 *
 * A refusal without a named claim ("declined to comment") is no statement.
 */
import { finderOf, group, longGroup, type Pattern, rest } from './patterned.ts'

const claim =
  '(?:an?y?|the|this|these|those|all|such|recent|earlier|media|press|\\p{L}+)?\\s*(?:[\\p{Ll}-]+\\s+){0,2}?(?:claims?|allegations?|reports?|suggestions?|rumou?rs?|accusations?|assertions?|speculation|notion|idea|charges?|story|stories|theory|statement|insinuations?)'
const silent =
  "(?:(?:had|has|have)\\s+(?:nothing\\s+to\\s+say|no\\s+comment|no\\s+answer|nothing\\s+to\\s+add)|(?:refused|declined|refuses|declines)\\s+to\\s+be\\s+drawn|(?:would|will|could|did|does|do)\\s*(?:not|n[’']t)\\s+be\\s+drawn|(?:kept|remained|stayed|was|were|is|are)\\s+(?:silent|tight-lipped|mum|quiet)|(?:made|offered|gave|gives|makes|offers)\\s+no\\s+(?:comment|answer|reply|response|statement)|(?:dodged|sidestepped|evaded|ducked|avoided|skirted|brushed off)\\s+(?:the\\s+|all\\s+|a\\s+)?questions?|(?:neither|would neither|could neither|did neither)\\s+(?:confirmed|confirm)\\s+nor\\s+(?:denied|deny)|(?:refused|declined|refuses|declines)\\s+to\\s+(?:confirm\\s+or\\s+deny|say|comment|discuss|address|answer))"
const untrue =
  '(?:untrue|false|nonsense|rubbish|baseless|unfounded|invented|fabricated|fiction|made up|a lie|lies|wrong|incorrect|inaccurate|ridiculous|absurd|ludicrous|groundless|without foundation|fake|fake news|pure fiction|a fabrication|misleading|preposterous|totally untrue|completely false|entirely false|an invention|malicious)'

/** One noun group, with its article. */
const somebody = '(?:(?:an?|the|one|two)\\s+)?[^,;:()]{2,80}?'
const says =
  '(?:said|says|insisted|insists|told|stated|added|claimed|asserted|countered|replied|stressed|maintained|declared|retorted|emphasi[sz]ed|responded|answered|noted|objected)'
const often = '(?:(?:has|have|had|also|later|firmly|angrily|strongly)\\s+)*'

const itIsFalse = `(?:There\\s+(?:is|was)\\s+(?:absolutely\\s+|simply\\s+)?(?:no truth|nothing|not a word of truth)\\s+(?:in|to)\\s+${claim}|It\\s+(?:is|was)\\s+(?:simply\\s+|just\\s+|absolutely\\s+|quite\\s+)?(?:not (?:true|the case|correct|right)|untrue|false|wrong|incorrect|nonsense|a lie|a myth|out of the question))\\s+(?<content>that\\s.{6,}?)`
const thatIsFalse = `(?<content>That\\s.{6,}?)\\s+(?:is|was)\\s+(?:[\\p{Ll}-]+\\s+){0,2}?(?:${untrue}|not true|not the case|out of the question)`

/** "It is not the case that C, S said", "That C is wrong, said S": the saying stands behind the denial, in either order. */
function falseBeside(rule: string, needs: RegExp, denial: string): Pattern[] {
  return [`(?<source>${group})\\s+(?<cue>${says})\\b.*`, `(?<cue>${says})\\s+(?<source>${group})`].map((saying) => ({
    rule,
    needs,
    shape: new RegExp(`^${denial},\\s+${saying}$`, 'du'),
    lemma: 'deny',
    polarity: 'denies'
  }))
}

export const withheld: readonly Pattern[] = [
  {
    rule: 'withheld.silent',
    needs: /\b(?:nothing|comment|drawn|silent|tight-lipped|mum|quiet|answer|reply|response|question|nor|refus|declin)/i,
    shape: new RegExp(
      `^(?<source>${longGroup}),?\\s+(?<cue>${silent})\\s+(?:on|about|to|over|as to|regarding|when asked|of)?\\s*(?:${claim}\\s+(?<content>that\\s${rest})|(?:the\\s+question\\s+)?(?:of\\s+)?(?<more>(?:whether|if)\\s${rest}))`,
      'du'
    ),
    lemma: 'decline',
    polarity: 'declines'
  },
  {
    rule: 'withheld.neither',
    needs: /\bneither\b/i,
    shape: new RegExp(
      `^(?<source>${longGroup}),?\\s+(?<cue>(?:(?:would|could|will|can|did|has|had|have)\\s+)?neither\\s+\\p{Ll}+\\s+nor\\s+\\p{Ll}+)\\s+(?:${claim}\\s+)?(?<content>(?:that|whether|if)\\s${rest})`,
      'du'
    ),
    lemma: 'decline',
    polarity: 'declines',
    speaker: true
  },
  {
    rule: 'withheld.asked',
    needs: /^(?:[^,]{0,30}\s)?(?:when\s+)?(?:asked|pressed|questioned|quizzed)\b/i,
    shape: new RegExp(
      `^(?:When\\s+|Repeatedly\\s+)?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Qq]uizzed)\\s+(?:[^,]{0,50}?\\s)?(?:(?<content>(?:whether|if)\\s.{6,}?)|(?:on|about)\\s+${claim}\\s+(?<more>that\\s.{6,}?)),\\s+(?<source>${longGroup})\\s+(?<cue>${silent})\\b.*$`,
      'du'
    ),
    lemma: 'decline',
    polarity: 'declines'
  },
  {
    rule: 'withheld.cutShort',
    needs: /\b(?:asked|pressed|questioned|quizzed|challenged|questions?|enquir|inquir|quer(?:y|ies))\b/i,
    shape:
      /^(?<source>(?:(?:an?|the|one|two)\s+)?[^,;:()]{2,80}?)\s+(?<cue>(?:(?:has|had|then|simply|merely|only|also|\p{Ll}+ly)\s+)*(?:cut|hung|walked|turned|shook|shrugged|laughed|smiled|nodded|referred|directed|pointed|passed|left|ended|broke|waved|changed|closed|refused|declined|said nothing|gave|looked|ignored|deflected|stared|kept)\b[^,;:]{0,60}?(?:(?:when|if|on being|after being|once|while being)\s+(?:asked|pressed|questioned|quizzed|challenged)|\b(?:questions?|enquir(?:y|ies)|inquir(?:y|ies)|quer(?:y|ies)|requests?)))\s+(?:(?:on|about|as to|over|regarding)\s+)?(?:it\s+|it was true\s+)?(?<content>(?:if|whether)\s.{6,}?)(?:\s+(?:to|back to)\s+(?:the|his|her|their|an?)\s+\p{L}+)?(?=[.!?…]*\s*$)/diu,
    lemma: 'decline',
    polarity: 'declines',
    speaker: true
  },
  {
    rule: 'withheld.rejected',
    needs:
      /\b(?:reject|dismiss|den(?:y|ied|ies)|refut|disput|rubbish|brush|wav|laugh|swat|bat|knock|shot|shrug|threw|throw|call)/i,
    shape: new RegExp(
      `^(?<source>${somebody})\\s+(?<cue>${often}(?:reject(?:s|ed)|dismiss(?:es|ed)|den(?:ies|ied)|refute[sd]?|dispute[sd]?|rubbish(?:es|ed)|brush(?:es|ed)|wave[sd]?|laugh(?:s|ed)|swat(?:s|ted)|bat(?:s|ted)|knock(?:s|ed)|shot|shoots|shrug(?:s|ged)|threw|throws)\\s+(?:out of hand|out|outright|flatly|off|aside|away|down|back|categorically|firmly|point-blank|completely|entirely))\\s+${claim}\\s+(?<content>that\\s${rest})`,
      'diu'
    ),
    lemma: 'reject',
    polarity: 'denies',
    speaker: true
  },
  {
    rule: 'withheld.calledIt',
    needs: /\bit\b/i,
    shape: new RegExp(
      `^(?<source>${somebody})\\s+(?<cue>${often}(?:called|calls|labell?ed|branded|considers?|considered|thought|found|deemed|termed|described))\\s+it\\s+(?:as\\s+)?(?:an?\\s+)?(?:[\\p{Ll}-]+\\s+){0,2}?(?:${untrue}|lie|fabrication|invention|myth|fairy tale|hoax|slander|smear|distortion|falsehood)\\s+(?<content>that\\s${rest})`,
      'diu'
    ),
    lemma: 'deny',
    polarity: 'denies',
    speaker: true
  },
  ...falseBeside('withheld.isFalse', /^(?:there|it)\b/i, itIsFalse),
  ...falseBeside('withheld.thatIsFalse', /^that\b/i, thatIsFalse),
  {
    rule: 'withheld.calledFalse',
    needs:
      /\b(?:claim|allegation|report|suggestion|rumou?r|accusation|assertion|speculation|notion|idea|charge|stor|theory|statement|insinuation)/i,
    shape: new RegExp(
      `^(?<source>${longGroup}),?\\s+(?<cue>${often}(?:dismissed|rejected|denounced|described|called|branded|labell?ed|slammed|condemned|calls|dismisses|rejects))\\s+as\\s+(?:[\\p{Ll}-]+\\s+){0,2}?${untrue}\\s+${claim}\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'dismiss',
    polarity: 'denies'
  },
  {
    rule: 'withheld.calledFalseAfter',
    needs:
      /\b(?:claim|allegation|report|suggestion|rumou?r|accusation|assertion|speculation|notion|idea|charge|stor|theory|statement|insinuation)/i,
    shape: new RegExp(
      `^(?<source>${longGroup}),?\\s+(?<cue>${often}(?:dismissed|rejected|denounced|described|called|branded|labell?ed|slammed|condemned|said|calls|dismisses|rejects|says))\\s+${claim}\\s+(?<content>that\\s.{6,}?)\\s+(?:as\\s+(?:[\\p{Ll}-]+\\s+){0,2}?|was\\s+|is\\s+|were\\s+|are\\s+|['’‘“"]?)${untrue}[.!’'”"]*$`,
      'du'
    ),
    lemma: 'dismiss',
    polarity: 'denies'
  },
  {
    rule: 'withheld.untrueSaid',
    needs: /\b(?:true|false|untrue|nonsense|rubbish|baseless|unfounded|truth|fabricated|wrong)\b/i,
    shape: new RegExp(
      `^${claim}\\s+(?<content>that\\s.{6,}?)\\s+(?:is|was|are|were)\\s+(?:not true|(?:[\\p{Ll}-]+\\s+)?${untrue}),\\s+(?:(?<source>${group})\\s+(?<cue>(?:said|says|insisted|insists|told|stated|added|claimed)).*|according to\\s+.*)$`,
      'du'
    ),
    lemma: 'deny',
    polarity: 'denies'
  },
  {
    rule: 'withheld.noTruth',
    needs: /\b(?:true|truth|case)\b/i,
    shape: new RegExp(
      `^(?<source>${group})\\s+(?<cue>(?:said|says|insisted|insists|stated|added|told\\s+[^,]{2,40}?))\\s+(?:that\\s+)?(?:it\\s+(?:was|is)\\s+(?:not true|untrue|false|wrong|not the case|a lie)|there\\s+(?:was|is)\\s+no\\s+truth\\s+(?:in|to)\\s+${claim})\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'deny',
    polarity: 'denies'
  }
]

/** Tries the formulas of refusal and denial on every sentence. */
export const findWithheld = finderOf(withheld)
