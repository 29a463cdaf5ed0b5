/**
 * What papers and inquiries say: "C, as set out in D", "In D, it is stated that C", "O has obtained D according to which C", "D that O was able to read
 * shows that C", "Inquiries by O have shown that C", "It has come to the attention of O that C".
 *
 * The source is the paper, or the outlet whose inquiry it was; who holds the paper is read off later, with the chain.
 */
import { end, finderOf, group, masked, type Pattern, rest, uttered } from './patterned.ts'

const recorded =
  '(?:set out|set down|laid out|laid down|spelled out|spelt out|stated|recorded|documented|outlined|detailed|described|noted|shown|listed|written|explained|stipulated|specified|summari[sz]ed|contained|revealed|confirmed|reported|evidenced)'
const gotHold =
  '(?:obtained|seen|reviewed|read|received|acquired|got hold of|been shown|been given|been sent|been handed|viewed|examined|inspected|published|unearthed|saw|holds?|cites?|cited)'

export const papers: readonly Pattern[] = [
  {
    rule: 'papers.inDocument',
    needs: /\bas\b/i,
    shape: new RegExp(
      `^(?<content>${uttered}),?\\s+as\\s+(?:is\\s+|was\\s+|has been\\s+|can be\\s+)?(?:\\p{L}+ly\\s+)?(?<cue>${recorded}\\s+(?:in|by|on))\\s+(?<source>(?:an?|the|this|that|its|their|his|her|two|several|internal|minutes|court)\\s${group})${end}`,
      'du'
    ),
    lemma: 'state',
    strength: 0.84
  },
  {
    rule: 'papers.documentFirst',
    needs: /\b(?:as|in|according to)\b/i,
    shape: new RegExp(
      `^(?:As\\s+(?:is\\s+|was\\s+)?(?<cue>${recorded}\\s+(?:in|by|on))\\s+(?<source>(?:an?|the|this|its|their)\\s${group})),\\s+(?<content>${rest})`,
      'du'
    ),
    lemma: 'state',
    strength: 0.84
  },
  {
    rule: 'papers.inItIs',
    needs: /\bit\s+(?:is|was)\b/i,
    shape: new RegExp(
      `^In\\s+(?<source>${group}),\\s+(?<cue>it\\s+(?:is|was)\\s+(?:\\p{L}+ly\\s+)?(?:stated|written|said|noted|claimed|recorded|argued|set out|mentioned|reported|admitted|explained|alleged|conceded))\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'state',
    strength: 0.82,
    speaker: true
  },
  {
    rule: 'papers.obtained',
    needs: /\b(?:which|that|saying|stating|showing|where)\b/i,
    shape: new RegExp(
      `^(?<outlet>${group})\\s+(?:(?:has|have|had)\\s+)?(?:also\\s+|exclusively\\s+|now\\s+)?${gotHold}\\s+(?<source>(?:an?|the|several|two|three|copies of|documents|e-?mails|letters|papers|minutes|internal)\\b[^,;:()${masked}]{0,80}?),?\\s+(?<cue>according to which|in which it (?:is|was) (?:said|stated|claimed|written)|(?:which|that) (?:says?|states?|shows?|claims?|reads?|suggests?|indicates?|confirms?)|saying|stating|showing|from which it (?:emerges|follows|appears))\\s+(?:that\\s+)?(?<content>${rest})`,
      'du'
    ),
    lemma: 'state'
  },
  {
    rule: 'papers.heldDocument',
    needs:
      /\b(?:shows?|says?|states?|suggests?|indicates?|reveals?|confirms?|showed|said|stated|suggested|indicated|revealed|confirmed)\b/i,
    shape: new RegExp(
      `^(?<source>(?:An?|The|Two|Three|Several|Internal)\\s[^,;:()${masked}]{2,60}?\\s(?:that|which)\\s[^,;:()${masked}]{3,70}?\\s(?:seen|read|obtained|reviewed|see|view|viewed|inspect|inspected|examine|examined|hold|holds|received|copy|verify|consult))\\s+(?<cue>(?:shows?|says?|states?|suggests?|indicates?|reveals?|confirms?|showed|said|stated|suggested|indicated|revealed|confirmed))\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'show'
  },
  {
    rule: 'papers.inquiries',
    needs:
      /\b(?:inquir|enquir|research|investigation|reporting|analysis|checks|attention|notice|information|review|findings)/i,
    shape: new RegExp(
      `^(?:(?:Extensive|Own|Further|Joint|An|A|The|Recent|New)\\s+)?(?:[Ii]nquiries|[Ee]nquiries|[Rr]esearch|[Ii]nvestigations?|[Rr]eporting|[Aa]nalysis|[Cc]hecks|[Rr]eview|[Ff]indings|[Ii]nformation)\\s+(?<cue>(?:made\\s+|conducted\\s+|carried out\\s+|gathered\\s+|obtained\\s+|available\\s+|seen\\s+)?(?:by|from|of|to))\\s+(?<source>(?:the\\s+)?\\p{Lu}${group})\\s+(?:(?:has|have|had|now|also)\\s+)*(?:shown|shows?|showed|revealed|reveals?|found|finds?|indicates?|indicated|suggests?|suggested|established|uncovered|confirmed|confirms?|concludes?|concluded)\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'find',
    speaker: true
  },
  {
    rule: 'papers.attention',
    needs: /\b(?:attention|notice|ears|knowledge)\s+of\b/i,
    shape: new RegExp(
      `^It\\s+(?<cue>(?:has\\s+|had\\s+)?(?:come|came|been brought|reached)\\s+(?:to\\s+)?(?:the\\s+)?(?:attention|notice|ears|knowledge)\\s+of)\\s+(?<source>${group})\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'learn',
    speaker: true
  }
]

/** Tries what papers say on every sentence. */
export const findPapers = finderOf(papers)
