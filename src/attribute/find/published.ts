/**
 * What an outlet published, told as an act of publishing: "Y ran a story saying that C", "Y broke the news that C", "Y was the first to report that C",
 * "News that C first appeared in Y", "In a story published by Y, it emerged that C", "In Y, it was claimed that C".
 */
import { finderOf, group, longGroup, masked, type Pattern, rest } from './patterned.ts'

const piece =
  '(?:story|stories|report|reports|article|articles|account|piece|exclusive|interview|item|dispatch|scoop|details|claims|allegations|revelations|findings|figures|documents|video|audio|recording|column|editorial|feature|notice|message|investigation|series|post)'
const running =
  '(?:ran|runs|run|published|publishes|carried|carries|printed|prints|posted|aired|broadcast|released|featured|filed|relayed|relays|issued|splashed|led with|put out|brought|has published|has run|had published)'
const adjectives = '(?:(?:an?|the|its|their|new|fresh|own|further|another|some)\\s+)?(?:[\\p{Ll}-]+\\s+){0,2}'
const telling =
  '(?:saying|claiming|stating|alleging|suggesting|revealing|reporting|asserting|showing|according to which|in which it (?:said|claimed|was (?:said|claimed|reported))|that says|which says|that said|which said|that)'

export const published: readonly Pattern[] = [
  {
    rule: 'published.ran',
    needs:
      /\b(?:ran|runs|run|publish|carri|print|posted|aired|broadcast|released|featured|filed|relay|issued|splashed|led with|put out|brought)/i,
    shape: new RegExp(
      `^(?<source>${longGroup}),?\\s+(?<cue>(?:(?:has|had|also|first|later)\\s+)*${running})\\s+${adjectives}${piece}\\b(?:,?\\s+(?:based on|in|from|by|on)\\s+[^,${masked}]{2,60},?)?\\s+${telling}\\s+(?:that\\s+)?(?<content>${rest})`,
      'du'
    ),
    lemma: 'publish'
  },
  {
    rule: 'published.accountIn',
    needs: /\b(?:relay|repeat|pick|cit|quot|referr|point)/i,
    shape: new RegExp(
      `^(?<source>${group})\\s+(?<cue>(?:relayed|relays|repeated|repeats|picked up|picks up)\\s+(?:an?|the)\\s+${piece})\\s+(?:in|by|from|of)\\s+(?:[^,${masked}]{2,60}?)\\s+(?:that|saying|claiming|which said|which says|according to which)\\s+(?:that\\s+)?(?<content>${rest})`,
      'du'
    ),
    lemma: 'relay'
  },
  {
    rule: 'published.broke',
    needs: /\b(?:broke|break|breaks|broken|first|scoop)/i,
    shape: new RegExp(
      `^(?<source>${group})\\s+(?<cue>(?:(?:has|had|who|which)\\s+)?(?:broke|broken|breaks?)\\s+(?:the\\s+)?(?:news|story|scoop)|(?:was|were|is)\\s+(?:the\\s+)?(?:very\\s+)?first\\s+(?:outlet\\s+|paper\\s+|newspaper\\s+|to\\s+)?(?:to\\s+)?(?:report|reveal|say|write|claim|publish|disclose|announce|break(?:\\s+the\\s+(?:news|story|scoop))?))\\s+(?:that\\s+)?(?<content>${rest})`,
      'du'
    ),
    lemma: 'report'
  },
  {
    rule: 'published.appeared',
    needs: /\b(?:appear|surfac|emerg|came|broke|publish|report|carried|print|originat)/i,
    shape: new RegExp(
      `^(?:The\\s+)?(?:[Nn]ews|[Ww]ord|[Rr]eports?|[Dd]etails|[Ss]tor(?:y|ies)|[Cc]laims?|[Rr]umou?rs?|[Aa]llegations?|[Rr]evelations?|[Aa]ccounts?|[Ii]nformation|[Ss]uggestions?)\\s+(?<content>(?:that|of)\\s.{6,}?)\\s+(?<cue>(?:(?:has|had|have|was|were|is)\\s+)?(?:first\\s+|originally\\s+|initially\\s+|already\\s+)*(?:been\\s+)?(?:first\\s+)?(?:appeared|surfaced|emerged|came|broke|published|reported|carried|printed|aired|originated|made public)(?:\\s+first)?\\s+(?:in|on|from|by|with|at|through|via))\\s+(?<source>${group})(?:[.,]|\\s+(?:on|last|this|earlier)\\b.*)?$`,
      'du'
    ),
    lemma: 'appear'
  },
  {
    rule: 'published.itEmerged',
    needs:
      /\bit\s+(?:has\s+|had\s+|was\s+|is\s+|then\s+|first\s+)*(?:emerg|claim|report|reveal|said|alleg|stat|suggest|turn|assert|disclos|announc)/i,
    shape: new RegExp(
      `^(?:In|According to)\\s+(?:an?|the|its|this)?\\s*(?:[\\p{Ll}-]+\\s+){0,3}?(?:${piece}|broadcast|programme|program|edition|issue)?\\s*(?:published|printed|carried|posted|aired|broadcast|run|released|written)?\\s*(?:by|in|on|from|for)?\\s+(?<source>(?:the\\s+)?\\p{Lu}${group}),\\s+(?<cue>it\\s+(?:(?:has|had|was|is|been|then|first|also)\\s+)*(?:emerged|claimed|reported|revealed|said|alleged|stated|suggested|asserted|disclosed|announced|turned out))\\s+(?:that\\s+)?(?<content>${rest})`,
      'du'
    ),
    lemma: 'emerge'
  }
]

/** Tries the formulas of publishing on every sentence. */
export const findPublished = finderOf(published)
