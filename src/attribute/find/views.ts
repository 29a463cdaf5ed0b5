/**
 * What somebody's view, message or verdict is: "The view of S was that C", "S's message is that C", "It is the contention of S that C", "What S says is that
 * C", "This from S: “Q”", "Her verdict: “Q”".
 *
 * The noun or pronoun stands for what is said, and S for who says it. "The view of the harbour" has no S that could speak, and a colon
 * alone ("Result: …") none at all.
 */
import { finderOf, group, longGroup, masked, type Pattern, rest } from './patterned.ts'

/** Nouns for what somebody thinks or says of a matter. */
const view =
  '(?:view|opinion|position|stance|contention|assertion|argument|belief|conviction|verdict|message|assessment|conclusion|judge?ment|feeling|sense|suspicion|hunch|theory|reading|take|line|point|complaint|fear|worry|concern|hope|expectation|prediction|estimate|advice|recommendation|warning|explanation|response|reply|answer|reaction|retort|comment|remark|admission|claim|allegation|account|version|recollection|memory|word|thinking|guess|diagnosis|defence|defense|case|insistence|testimony|evidence|submission|understanding|suggestion|consensus|impression|perception)'
/** What may stand before the noun: "the settled view", "her one-word answer". */
const kind = '(?:[\\p{Ll}-]+\\s+){0,2}?'
const is = "(?:is|was|remains|remained|has been|had been|['’]s)"
const owner = `(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|${group}(?:['’]s|(?<=s)['’]))`
const clause = `that\\s(?!which\\b|of\\b|one\\b)${rest}`
const follows = `(?:\\s+on\\s[^,:${masked}]{2,60})?`

export const views: readonly Pattern[] = [
  {
    rule: 'views.of',
    needs: new RegExp(`\\b${view}\\s+(?:of|from|among|amongst|within|at|inside|in|offered by|put forward by)\\b`, 'i'),
    shape: new RegExp(
      `^(?:But\\s+|And\\s+|Yet\\s+)?(?<cue>(?:[Tt]he|[Aa])\\s+${kind}${view}\\s+(?:of|from|among|amongst|within|at|inside|in|offered by|put forward by))\\s+(?<source>${group})${follows},?\\s+${is}:?,?\\s+(?<content>${clause})`,
      'du'
    ),
    lemma: 'say',
    strength: 0.8,
    speaker: true
  },
  {
    rule: 'views.owned',
    needs: new RegExp(`\\b${view}${follows}\\s+${is}\\b`, 'iu'),
    shape: new RegExp(
      `^(?:But\\s+|And\\s+|Yet\\s+)?(?<source>${owner})\\s+(?<cue>(?:own\\s+)?${kind}${view}${follows}\\s+${is})\\s+(?:simply\\s+|only\\s+)?(?<content>${clause})`,
      'du'
    ),
    lemma: 'say',
    strength: 0.8
  },
  {
    rule: 'views.itIs',
    needs: new RegExp(`^it\\b.*\\b${view}\\b`, 'iu'),
    shape: new RegExp(
      `^It\\s+(?<cue>${is}\\s+(?:also\\s+|still\\s+)?the\\s+${kind}${view}\\s+(?:of|from|among|within|at|inside))\\s+(?<source>${group})\\s+(?<content>${clause})`,
      'du'
    ),
    lemma: 'say',
    strength: 0.8,
    speaker: true
  },
  {
    rule: 'views.itIsOwned',
    needs: new RegExp(`^it\\b.*\\b${view}\\b`, 'iu'),
    shape: new RegExp(
      `^It\\s+${is}\\s+(?:also\\s+|still\\s+)?(?<source>${owner})\\s+(?<cue>(?:own\\s+)?${kind}${view})\\s+(?<content>${clause})`,
      'du'
    ),
    lemma: 'say',
    strength: 0.8
  },
  {
    rule: 'views.what',
    needs: /^(?:all|what)\b/i,
    shape: new RegExp(
      `^(?:What|All)\\s+(?<source>${group})\\s+(?<cue>(?:will|would|can|could|did|does|has|had)?\\s*(?:say|says|said|tell|tells|told|argue|argues|argued|claim|claims|claimed|add|adds|added|admit|admits|admitted|allow|reveal|reveals|revealed|confirm|confirms|confirmed|stress|stresses|stressed)(?:\\s+(?:us|me|reporters|the\\s[^,:]{2,40}?|\\p{Lu}[^,:]{2,40}?))?(?:\\s+(?:so far|on the record|for now|publicly))?\\s+${is})\\s+(?<content>${clause})`,
      'du'
    ),
    lemma: 'say',
    strength: 0.8,
    speaker: true
  },
  {
    rule: 'views.thisFrom',
    needs: /\b(?:this|these|that|following|more|lastly|finally|here|over|word|words|again)\b/i,
    shape: new RegExp(
      `^(?:And\\s+|But\\s+|Then\\s+|Now\\s+|Or\\s+|Also\\s+)?(?<cue>(?:[Tt]his|[Tt]hese words?|[Tt]he following|[Mm]ore|[Aa] word|[Ll]astly|[Ff]inally)(?:\\s+(?:comes|came|just in|today|in|now))?,?\\s+(?:from|by)|[Hh]ere(?:\\s+is|['’]s)|[Oo]ver to)\\s+(?<source>${longGroup})(?:\\s+again)?\\s*[:—–]\\s*(?<content>${masked}{6,})`,
      'du'
    ),
    lemma: 'say',
    strength: 0.85,
    speaker: true
  },
  {
    rule: 'views.fromCame',
    needs: /\bfrom\b/i,
    shape: new RegExp(
      `^(?:And\\s+|But\\s+)?(?<cue>[Ff]rom)\\s+(?<source>${group})\\s+(?:came|comes)\\s+[^,:${masked}]{2,50}:\\s*(?<content>${masked}{6,})`,
      'du'
    ),
    lemma: 'say',
    strength: 0.85,
    speaker: true
  },
  {
    rule: 'views.cameFrom',
    needs: new RegExp(`\\b${view}\\b.*\\bfrom\\b`, 'iu'),
    shape: new RegExp(
      `^(?:But\\s+|And\\s+|Yet\\s+)?(?<cue>[^,:${masked}]{2,50}?\\b${view}\\s+(?:came|comes|arrived|was heard)\\s+(?:from|by way of))\\s+(?<source>${longGroup}):\\s*(?<content>${masked}{6,})`,
      'diu'
    ),
    lemma: 'say',
    strength: 0.85,
    speaker: true
  },
  {
    rule: 'views.verdictOf',
    needs: new RegExp(`\\b${view}\\s+(?:of|from|by|at)\\b`, 'i'),
    shape: new RegExp(
      `^(?:But\\s+|And\\s+|Yet\\s+)?(?<cue>(?:[Tt]he\\s+|[Aa]\\s+)?${kind}${view}${follows}\\s+(?:of|from|by|at))\\s+(?<source>${longGroup}):\\s*(?<content>${masked}{6,})`,
      'diu'
    ),
    lemma: 'say',
    strength: 0.85,
    speaker: true
  },
  {
    rule: 'views.verdictOwned',
    needs: new RegExp(`\\b${view}\\b.*:`, 'iu'),
    shape: new RegExp(
      `^(?:But\\s+|And\\s+|Yet\\s+)?(?<source>${owner})\\s+(?<cue>(?:own\\s+)?${kind}${view}${follows}(?:\\s+${is})?(?:\\s+(?:brief|short|simple|curt|terse|blunt|clear|emphatic))?):\\s*(?<content>${masked}{6,})`,
      'du'
    ),
    lemma: 'say',
    strength: 0.85
  },
  {
    rule: 'views.forHerPart',
    needs: /\bfor (?:his|her|their|its) part\b|\bmeanwhile\b|\bin turn\b|\bagain\b/i,
    shape: new RegExp(
      `^(?<source>${group}),\\s+(?<cue>(?:for (?:his|her|their|its) part|in turn|meanwhile|again|on the other hand)):\\s*(?<content>${masked}{6,})`,
      'du'
    ),
    lemma: 'say',
    strength: 0.85,
    speaker: true
  }
]

/** Tries what views there are on every sentence. */
export const findViews = finderOf(views)
