/**
 * Attributions to nobody: "it is claimed that C", "rumour has it that C", "word is that C", "C, it was said".
 *
 * There is no source; where an agent is named ("it was reported by Y that C"), `asReported.ts` finds it. "It is clear that"
 * and "it turned out that" are the outlet's own judgement and no attribution.
 */
import { finderOf, masked, type Pattern, rest } from './patterned.ts'

const verbs =
  '(?:said|claimed|alleged|reported|rumou?red|believed|understood|thought|suggested|whispered|speculated|asserted|argued|feared|hoped|expected|assumed|suspected|estimated|predicted|mooted|gossiped|insinuated|hinted|stated|announced|revealed|disclosed|confirmed|noted|maintained|contended|supposed)'
const emerged = '(?:emerged|transpired)'
const passive = `it\\s+(?:(?:has|had|have|is|was|also|now|widely|been|then|being|already|later|often|sometimes|generally|commonly|reliably|variously|first|further|recently)\\s+)+${verbs}|it\\s+(?:(?:has|had|later|then|also|first|soon|since)\\s+)*${emerged}`
const gossip =
  '(?:rumou?r|word|legend|gossip|talk|local lore|speculation|the story|the word|the rumou?r|the talk|the gossip|the theory)\\s+(?:has it|is|was|goes|went|had it|around town is|on the street is)|(?:rumou?rs|whispers|speculation|reports|stories|claims|allegations|suggestions|talk|gossip|chatter)\\s+(?:(?:have|has|had|were|are|is|was)\\s+)?(?:(?:been\\s+)?(?:persists?|persisted|continues?|continued|lingers?|lingered|remains?|refuses? to die|circulating|swirling|swirled|spread|spreading|circulated|surfaced|emerged|abound|abounded|rife|doing the rounds|going around|making the rounds|mounting|growing))(?:\\s+(?:online|on social media|for [^,]{3,20}))?|(?:rumou?r|story|tale|talk|word|whisper|version|gossip)\\s+(?:now\\s+)?(?:going|doing|making|heard|told|circulating|current)\\b[^,;.]{0,40}?\\s(?:is|was)|there\\s+(?:is|was|are|were|has been|have been)\\s+(?:\\p{Ll}+\\s+){0,2}?(?:talk|speculation|rumou?rs?|gossip|whispers|chatter|word|claims|suggestions|suspicions)(?:\\s+(?:in|among|around|at|on)\\s+[^,;.]{2,40}?)?'

export const impersonal: readonly Pattern[] = [
  {
    rule: 'impersonal.saidTo',
    needs: /\b(?:said|believed|thought|understood|reported|alleged|rumou?red|claimed|reputed) to\b/i,
    shape: new RegExp(
      `^(?:[^,${masked}]{0,60},\\s+)?(?<content>[^,;:${masked}]{2,90}?)\\s+(?<cue>(?:is|are|was|were|has been|have been)\\s+(?:also\\s+|now\\s+|widely\\s+|variously\\s+|still\\s+|long\\s+)*(?:said|believed|thought|understood|reported|alleged|rumou?red|claimed|reputed))\\s+(?<more>to\\s${rest})`,
      'du'
    ),
    lemma: 'say',
    strength: 0.78
  },
  {
    rule: 'impersonal.it',
    needs: /\bit\b/i,
    shape: new RegExp(
      `^(?:[^,${masked}]{0,70},\\s+|(?:But|And|Yet|Now|Meanwhile|However)\\s+)?(?<cue>${passive})\\s+(?:[^,;${masked}]{0,30}?\\s)?(?<content>that\\s${rest})`,
      'diu'
    ),
    lemma: 'say',
    strength: 0.8
  },
  {
    rule: 'impersonal.gossip',
    needs:
      /\b(?:rumou?rs?|word|legend|gossip|talk|lore|speculation|story|theory|whispers|reports|stories|claims|allegations|suggestions)\b/i,
    shape: new RegExp(
      `^(?:[^,${masked}]{0,40},\\s+|(?:But|And|Yet|Now)\\s+)?(?:The\\s+|A\\s+)?(?<cue>${gossip})(?:,|\\s+around|\\s+about town)?\\s+(?<content>that\\s${rest})`,
      'diu'
    ),
    lemma: 'rumour',
    strength: 0.8
  },
  {
    rule: 'impersonal.right',
    needs: /^if\b/i,
    shape: new RegExp(
      `^If\\s+(?:the\\s+|all\\s+)?(?<cue>(?:\\p{Ll}+\\s+)?(?:chatter|talk|rumou?rs?|gossip|whispers?|speculation|grapevine|word on the street)\\b[^,]{0,60}?\\s(?:is|are|was|were|proves?)\\s+(?:right|true|correct|to be (?:believed|trusted)|anything to go by|accurate)),\\s+(?<content>${rest})`,
      'diu'
    ),
    lemma: 'rumour',
    strength: 0.95
  },
  {
    rule: 'impersonal.after',
    needs: /\bit\b/i,
    shape: new RegExp(
      `^(?<content>[^${masked}]{15,}),\\s+(?:so\\s+)?(?<cue>${passive})(?:\\s+(?:on|last|this|yesterday|today|at|in)\\b[^,]{0,40})?$`,
      'diu'
    ),
    lemma: 'say',
    strength: 0.8
  }
]

/** Tries the impersonal formulas on every sentence. */
export const findImpersonal = finderOf(impersonal)
