/**
 * Formulas in which an outlet passes on what it has from others, or is said to have it: "X: the ferry will not sail", "over at X, the word is
 * that …", "S went to X with the information that …", "X has a quote from S: …".
 */
import { finderOf, group, longGroup, masked, type Pattern, rest } from './patterned.ts'

const message =
  '(?:information|claim|story|news|word|allegation|account|tip|tip-off|accusation|assertion|report|suggestion|admission|confirmation|warning|complaint|charge|statement|message|revelation|disclosure|denial|promise|assurance)'
const words =
  '(?:words?|quotes?|quotations?|lines?|sentences?|statements?|messages?|comments?|remarks?|verdicts?|repl(?:y|ies)|answers?|assessments?|warnings?|summar(?:y|ies)|posts?|notes?)'
const carries =
  '(?:has|had|carries|carried|publishes|published|prints|printed|runs|ran|got|obtained|offers|offered|shares|shared|brings|brought|posted|aired)'

export const relayed: readonly Pattern[] = [
  {
    rule: 'relayed.colon',
    needs: /:\s/,
    shape: new RegExp(
      `^(?<source>${group})(?<cue>:)\\s+(?<content>[^\\s${masked}]+(?:\\s+[^\\s]+){4,}?)[.!?…]*\\s*$`,
      'du'
    ),
    lemma: 'report',
    outlet: 'source',
    strength: 0.8
  },
  {
    rule: 'relayed.bracket',
    needs: /\)[.!?…”"’]*\s*$/,
    shape: new RegExp(
      `^(?<content>${masked}{12,}|[^${masked}]{15,}?)\\s+(?<cue>\\()(?:[Vv]ia\\s+)?(?<source>[^()]{4,60})\\)[.!]*\\s*$`,
      'du'
    ),
    lemma: 'report',
    outlet: 'source',
    strength: 0.8
  },
  {
    rule: 'relayed.found',
    needs: /^What\s/,
    shape: new RegExp(
      `^What\\s+(?<source>${group})\\s+(?<cue>(?:has\\s+)?(?:found|learned|learnt|heard|reported|reports|uncovered|knows|established)(?:\\s+out)?):\\s+(?<content>${rest})`,
      'du'
    ),
    lemma: 'find',
    outlet: 'source'
  },
  {
    rule: 'relayed.first',
    needs: /\b(?:had|got|broke|was|were)\b[^:]*:/,
    shape: new RegExp(
      `^(?<source>${group})\\s+(?<cue>(?:(?:had|got|has|broke)\\s+(?:the|this|it)(?:\\s+(?:story|news|scoop|report))?(?:\\s+first)?|(?:was|were|got)\\s+(?:there|in)\\s+first)):\\s+(?<content>${rest})`,
      'du'
    ),
    lemma: 'report',
    outlet: 'source'
  },
  {
    rule: 'relayed.wasToldLeft',
    needs: /\b(?:told|informed)\sby\b/,
    shape: new RegExp(
      `^(?<content>${masked}{12,}|[^${masked}]{12,}?,)\\s+(?<outlet>${group})\\s+(?<cue>(?:was|were|has\\s+been|had\\s+been)\\s+(?:also\\s+)?(?:told|informed))\\s+by\\s+(?<source>${group})[.!]*$`,
      'du'
    ),
    lemma: 'tell',
    outlet: 'carrier'
  },
  {
    rule: 'relayed.over',
    needs: /\b(?:word|talk|line|story|claim|report|news|version)\s(?:is|was|has)\b/i,
    shape: new RegExp(
      `^(?:(?:Over|Down)\\s+)?(?:[Aa]t|[Ii]n|[Oo]n)\\s+(?<source>${group}),\\s+(?<cue>(?:the\\s+)?(?:word|talk|line|story|claim|report|news|version)\\s+(?:is|was|has\\s+it))\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'report',
    outlet: 'source',
    strength: 0.95
  },
  {
    rule: 'relayed.madePublic',
    needs: /^That\s/,
    shape: new RegExp(
      `^That\\s+(?<content>[^${masked}]{12,}?)\\s+(?<cue>(?:was|were|has\\s+been|had\\s+been)\\s+(?:first\\s+|originally\\s+|initially\\s+)?(?:made\\s+public|made\\s+known|reported|disclosed|revealed|published|brought\\s+to\\s+light)(?:\\s+first)?\\s+(?:by|in))\\s+(?<source>${group})[.!]*$`,
      'du'
    ),
    lemma: 'report',
    outlet: 'source'
  },
  {
    rule: 'relayed.basedOn',
    needs: /\bon\b/,
    shape: new RegExp(
      `^(?<outlet>${group})\\s+(?<cue>(?:bases|based|rests|rested|founds|founded|builds|built)\\s+(?:this|that|it|these|(?:the|its)\\s+(?:claim|report|story|account|news|version))\\s+(?:up)?on)\\s+(?<source>${group}):\\s+(?<content>${rest})`,
      'du'
    ),
    lemma: 'cite',
    speaker: true,
    outlet: 'carrier'
  },
  {
    rule: 'relayed.wentTo',
    needs: /\bwith\s(?:the|an?|this|news|word)\b/,
    shape: new RegExp(
      `^(?<source>${group})\\s+(?<cue>(?:has\\s+|had\\s+)?(?:went|gone|came|come|turned|approached|contacted))\\s+(?:to\\s+)?(?<outlet>${group})\\s+with\\s+(?:the\\s+|an?\\s+|this\\s+)?(?:\\p{Ll}+\\s+)?${message}\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'tell',
    speaker: true,
    outlet: 'carrier'
  },
  {
    rule: 'relayed.comesFrom',
    needs: /^From\s/,
    shape: new RegExp(
      `^From\\s+(?<source>${group})\\s+(?<cue>(?:comes?|came|has\\s+come)\\s+(?:the\\s+|an?\\s+|this\\s+)?(?:\\p{Ll}+\\s+)?${message})(?:\\s+(?<content>that\\s${rest})|:\\s*(?<more>${masked}{8,}))`,
      'du'
    ),
    lemma: 'say',
    speaker: true
  },
  {
    rule: 'relayed.attributedTo',
    needs: /\b(?:attributed|credited|ascribed)\sto\b/,
    shape: new RegExp(
      `^(?<content>${masked}{12,}|.{12,}?),?\\s+(?<cue>in\\s+(?:the\\s+|an?\\s+)?(?:${words}|words|interview|letter|e-?mail)\\s+(?:attributed|credited|ascribed)\\s+to)\\s+(?<source>${group})[.!]*$`,
      'du'
    ),
    lemma: 'say'
  },
  {
    rule: 'relayed.itemHas',
    needs: /\bhas\b|\bhad\b/,
    shape: new RegExp(
      `^(?:An?|The)\\s+(?:\\p{Ll}+\\s+)?(?:item|story|report|piece|article|column)\\s+in\\s+(?<outlet>${group})\\s+(?:has|had)\\s+(?<source>${group})\\s+(?<cue>saying|claiming|alleging|insisting|suggesting|admitting|warning)\\s+(?<content>${rest})`,
      'du'
    ),
    lemma: 'say'
  },
  {
    rule: 'relayed.placed',
    needs: /:\s/,
    shape: new RegExp(
      `^(?<source>${longGroup}),\\s+(?<cue>(?:(?:speaking|talking|interviewed|asked|writing|quoted|answering|addressing|contacted|reached|cornered|phoned)\\b|(?:at|in|on|during)\\s+(?:an?|the|his|her|their|live)\\s)[^:${masked}]{3,90}):\\s*(?<content>${masked}{12,})`,
      'du'
    ),
    lemma: 'say',
    speaker: true
  },
  {
    rule: 'relayed.wordsFrom',
    needs: /\bfrom\s[^:]*:/,
    shape: new RegExp(
      `^(?:(?:But|And|Then|Later)\\s+)?(?:(?<outlet>${group})\\s+(?:also\\s+)?${carries}\\s+|(?:There|Here)\\s+(?:was|is|came|comes)\\s+|)(?<cue>(?:[Tt]his|[Tt]hese|[Tt]he\\s+following|[Aa]n?|[Tt]he|[Oo]ne|[Ss]ome)(?:\\s+[\\p{Ll}-]+){0,3}?(?:\\s+${words})?\\s+from)\\s+(?<source>${group}):\\s*(?<content>${masked}{12,})`,
      'du'
    ),
    lemma: 'say',
    speaker: true,
    strength: 0.94
  }
]

/** Tries the formulas on every sentence. */
export const findRelayed = finderOf(relayed)
