/**
 * Formulas that name who says it without a plain reporting clause: "Y quoted S as saying …", "S had this to say: …", "if S is to be
 * believed, …", "to hear S tell it, …", “Q” — S.
 */
import { finderOf, group, longGroup, masked, type Pattern, rest } from './patterned.ts'

const saying =
  '(?:saying|telling|claiming|stating|insisting|admitting|adding|declaring|alleging|warning|suggesting|writing|confirming|arguing|asserting|maintaining|describing|calling)'
const opening = '(?:(?:In|On|At|But|And|Yet|Meanwhile|Later|Earlier)[^,]{0,40},\\s+)?'

export const formulas: readonly Pattern[] = [
  {
    rule: 'formula.quotedAs',
    needs: /\b(?:quot|cit)(?:e|es|ed|ing)\b|\breport(?:s|ed)\b/i,
    shape: new RegExp(
      `^${opening}(?<outlet>${group})\\s+(?<cue>(?:(?:has|had|also|later|then)\\s+)*(?:quotes?|quoted|cites?|cited|reports|reported)\\s+)(?!by\\b|in\\b|on\\b)(?<source>${longGroup})\\s+(?:as\\s+(?:having\\s+said|follows|${saying})|to\\s+the\\s+effect|(?:with|in|using)\\s+(?:the|these|following|the following)\\s+(?:words|sentence|statement|remark|comment|phrase|line))[,:]?\\s+(?<content>${rest})`,
      'du'
    ),
    lemma: 'quote'
  },
  {
    rule: 'formula.quotedLeft',
    needs: /\b(?:quot|cit)(?:e|es|ed)\b|\breport(?:s|ed)\b/i,
    shape: new RegExp(
      `^(?<content>${masked}+,?|[^${masked}]{12,}?,)\\s+(?<outlet>${group})\\s+(?<cue>(?:(?:has|had|also|later)\\s+)*(?:quotes?|quoted|cites?|cited|reports|reported)\\s+)(?!by\\b|in\\b|on\\b|as\\b)(?<source>${group})\\s+as\\s+(?:having\\s+said|${saying})\\b[^${masked}]{0,60}$`,
      'du'
    ),
    lemma: 'quote'
  },
  {
    rule: 'formula.citedFor',
    needs: /\b(?:quot|cit|nam|credit)(?:e|es|ed|s)\b/i,
    shape: new RegExp(
      `^${opening}(?<outlet>${group})\\s+(?<cue>(?:(?:has|had|also|later)\\s+)*(?:quotes?|quoted|cites?|cited|names?|named|credits|credited))\\s+(?!by\\b|in\\b|on\\b)(?<source>${group})\\s+(?:(?:as|for|in)\\s+(?:the\\s+|its\\s+)?(?:source|basis|support|backing|authority)\\s+)?(?:for|of|behind|in)\\s+(?:its|the|their|a)\\s+(?:\\p{L}+\\s+)?(?:report|story|article|claim|account|assertion|allegation|statement|finding|news|piece|exclusive|scoop)s?\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'cite'
  },
  {
    rule: 'formula.wasQuotedLeft',
    needs: /\bquoted\b/i,
    shape: new RegExp(
      `^(?<content>${masked}+|[^${masked}]{12,}?,)\\s*,?\\s+(?<source>${group})\\s+(?<cue>(?:is|was|are|were|has been|have been)\\s+(?:also\\s+|later\\s+)?quoted\\s+(?:by|in|on)?\\s*(?:[^,${masked}]{2,50}?\\s+)?as\\s+${saying}(?:\\s+(?:by|in|to|on)\\s+[^,${masked}]{2,60})?)[^${masked}]{0,60}$`,
      'du'
    ),
    lemma: 'quote'
  },
  {
    rule: 'formula.wasQuoted',
    needs: /\bquoted\b/i,
    shape: new RegExp(
      `^${opening}(?<source>${longGroup}),?\\s+(?<cue>(?:is|was|are|were|has been|have been)\\s+(?:also\\s+|later\\s+)?quoted\\s+(?:(?:by|in|on)\\s+[^,${masked}]{2,60}?\\s+)?(?:as\\s+(?:having\\s+said|follows|${saying})|:))(?:\\s+(?:by|in|to|on)\\s+[^,:${masked}]{2,60}?(?=\\s+that\\b|:))?[,:]?\\s+(?<content>${rest})`,
      'du'
    ),
    lemma: 'quote'
  },
  {
    rule: 'formula.wasTold',
    needs: /\btold\b/i,
    shape: new RegExp(
      `^${opening}(?<outlet>${group})\\s+(?<cue>(?:was|were|has been|have been|had been|is being)\\s+(?:also\\s+|since\\s+)?(?:told|informed))\\s+(?:by|from)\\s+(?<source>${group})\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'tell'
  },
  {
    rule: 'formula.deskOf',
    needs: /\bfrom the (?:desk|office) of\b/i,
    shape: new RegExp(
      `^(?<cue>From the (?:desk|office) of)\\s+(?<source>[^:${masked}]{2,80}):\\s*(?<content>.{4,})$`,
      'diu'
    ),
    lemma: 'say'
  },
  {
    rule: 'formula.believed',
    needs: /\bbelieved\b/i,
    shape: new RegExp(
      `^If\\s+(?<source>${longGroup})\\s+(?<cue>(?:is|are)\\s+to\\s+be\\s+believed),\\s+(?<content>${rest})`,
      'diu'
    ),
    lemma: 'believe'
  },
  {
    rule: 'formula.believedAfter',
    needs: /\bbelieved\b/i,
    shape: new RegExp(
      `^(?<content>.{10,}?),?\\s+if\\s+(?<source>${longGroup})\\s+(?<cue>(?:is|are)\\s+to\\s+be\\s+believed)\\b[^,]{0,20}$`,
      'diu'
    ),
    lemma: 'believe'
  },
  {
    rule: 'formula.tellsIt',
    needs:
      /\b(?:tell|tells|told|has|have|had|put|puts|see|sees|saw|recalls?|remembers?|understands?|describe[sd]?|framed?|frames|phrases?|phrased)\s+it\b/i,
    shape: new RegExp(
      `^(?:To hear|As)\\s+(?<source>${longGroup})\\s+(?<cue>(?:tells?|told|has|have|had|puts?|sees?|saw|recalls?|remembers?|understands?|describe[sd]?|framed?|frames|phrases?|phrased)\\s+it)(?!\\s+from\\b)(?:\\s+[^,]{2,60})?[,:]\\s+(?<content>${rest})`,
      'du'
    ),
    lemma: 'put it',
    speaker: true
  },
  {
    rule: 'formula.tellsItAfter',
    needs: /\b(?:tell|tells|told|put|puts|see|sees|saw)\s+it\b/i,
    shape: new RegExp(
      `^(?<content>.{10,}?),\\s+(?:to hear|as)\\s+(?<source>${group})\\s+(?<cue>(?:tells?|told|puts?|sees?|saw)\\s+it)\\b[^,${masked}]{0,50}$`,
      'du'
    ),
    lemma: 'put it',
    speaker: true
  },
  {
    rule: 'formula.account',
    needs: /\b(?:account|telling|words|version|reckoning|estimation|view|opinion|testimony)\b/i,
    shape: new RegExp(
      `^(?<cue>(?:By|In|On))\\s+(?<source>(?:the\\s+)?(?:\\p{Lu}[\\p{L}'’.-]*\\s+){0,3}\\p{Lu}[\\p{L}.-]*(?:['’]s?)|(?:the\\s+)?\\p{L}+(?:['’]s|s['’]))\\s+(?:own\\s+)?(?:account|telling|words|version(?: of events)?|reckoning|estimation|view|opinion|testimony),\\s+(?<content>${rest})`,
      'du'
    ),
    lemma: 'in the words of',
    strength: 0.8
  },
  {
    rule: 'formula.hadThisToSay',
    needs: /\bto say\b|\bthis way\b|\blike this\b|\bthese words\b/i,
    shape: new RegExp(
      `^${opening}(?<source>${longGroup})\\s+(?<cue>(?:had|has|have)\\s+(?:only\\s+|just\\s+)?(?:this|the following)\\s+to\\s+say|(?:put|puts)\\s+it\\s+(?:this way|like this|thus|in these words)|(?:summed|sums)\\s+it\\s+up\\s+(?:this way|like this|in these words))(?:\\s+[^:${masked}]{2,60})?[:,]\\s*(?<content>${rest})`,
      'du'
    ),
    lemma: 'say'
  },
  {
    rule: 'formula.dash',
    needs: /[—–―-]/,
    shape: new RegExp(
      `^(?<content>${masked}{12,})\\s*(?<cue>[—–―-]{1,2})\\s*(?<source>(?:[\\p{Ll}-]+\\s+){0,4}\\p{Lu}[^.!?;:${masked}]{2,80})\\.?$`,
      'du'
    ),
    lemma: '',
    strength: 0.7
  }
]

/** Tries the formulas on every sentence. */
export const findFormulas = finderOf(formulas)
