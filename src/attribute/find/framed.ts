/**
 * A clause in a frame: the sentence says something, and a clause or phrase beside it says where that comes from. "As Y had it from S, C", "The way
 * S told it, C", "C, by the account of S", "C: that is what S told Y", "C (first seen in Y)", "C, if Y has it right", "C, as set out in D".
 *
 * What all these share is a place (before a comma, behind one, behind a dash or colon, in brackets) and a word for telling or for what
 * is told; the rest of the frame may be worded freely. A frame whose source names nobody who could speak is none.
 */
import { end, finderOf, group, masked, type Pattern, rest, uttered } from './patterned.ts'

const tail = `(?:,\\s[^${masked}]{0,80}?|\\s(?:to|in|on|at|from|during|with|over)\\s[^${masked}]{0,80}?)?${end}`
const account =
  '(?:account|telling|words|version(?: of events)?|reckoning|testimony|estimation|recollection|description|evidence|retelling|reading|opinion|view|judge?ment)'
const news =
  '(?:news|word|information|reports?|stor(?:y|ies)|claims?|accounts?|tips?|details?|message|allegations?|suggestions?|revelations?|rumou?rs?|scoop|disclosures?|assertions?|version|line|assurance|confirmation|explanation)'
const telling =
  '(?:told|tells?|described|describes?|put|puts|said|says|related|relates|explained|explains|wrote|writes|confided|remembers?|remembered|recalls?|recalled|saw|sees|summed|revealed|disclosed|claims?|claimed|asserts?|asserted|insists?|insisted|believes?|believed|maintains?|maintained|reports?|reported|alleges?|alleged|thinks?|framed|phrased|expressed|has it|had it)'
const heard =
  '(?:had|has|heard|hears|learned|learnt|learns|got|gathered|gathers|understood|understands|received|obtained)'
const occasion = `(?:in|to|on|at|speaking|talking|during|via|as told)\\b[^${masked}]{0,80}`
/** A name with what stands before it, or an unnamed person: "Harbour master Ida Holm", "one of the divers". */
const speaker = `(?:(?!(?:after|when|while|that|who|which|as|and|but|because|if|is|was|has|had)\\s)\\p{L}[\\p{L}'’.-]*\\s+){0,7}?\\p{L}[\\p{L}'’.-]*`
const isRight =
  '(?<cue>(?:has|had|have|got|gets|is|are|was|were)\\s+(?:it\\s+|this\\s+|that\\s+|the story\\s+|its facts\\s+)?(?:right|correct(?:ly)?|well informed|accurate|to be trusted|telling the truth|reliable))\\b[^,]{0,30}'

export const framed: readonly Pattern[] = [
  {
    rule: 'framed.toldBefore',
    needs: /\b(?:told|described|related|explained|put|said|revealed|disclosed|reported|confided)\s+to\b/i,
    shape: new RegExp(
      `^(?:As|Just as)\\s+(?:first\\s+|later\\s+|it was\\s+)?(?<cue>${telling}\\s+to)\\s+(?<outlet>${group})\\s+by\\s+(?<source>${group}),\\s+(?<content>${rest})`,
      'du'
    ),
    lemma: 'tell',
    speaker: true
  },
  {
    rule: 'framed.hadFrom',
    needs: /\bfrom\b/i,
    shape: new RegExp(
      `^As\\s+(?<outlet>${group})\\s+(?<cue>${heard}(?:\\s+(?:it|this))?\\s+from)\\s+(?<source>${group}),\\s+(?<content>${rest})`,
      'du'
    ),
    lemma: 'hear',
    speaker: true
  },
  {
    rule: 'framed.hadFromAfter',
    needs: /\bfrom\b/i,
    shape: new RegExp(
      `^(?<content>${uttered}),\\s+(?:as|in (?:the|an?) ${account}(?: that)?|at least in the ${account}(?: that)?)\\s+(?<outlet>${group})\\s+(?<cue>${heard}(?:\\s+(?:it|this))?\\s+from)\\s+(?<source>${group})${end}`,
      'du'
    ),
    lemma: 'hear',
    speaker: true
  },
  {
    rule: 'framed.heardFrom',
    needs: /\bfrom\b/i,
    shape: new RegExp(
      `^(?<outlet>${group})(?:,\\s+which\\s[^,]{2,60},)?\\s+(?<cue>(?:has\\s+|had\\s+|also\\s+|later\\s+)*(?:heard|hears|learned|learnt|gathered|understood|understands|had word|had it|has it|got word|received word)\\s+from)\\s+(?<source>${group})\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'hear',
    speaker: true
  },
  {
    rule: 'framed.fromHeard',
    needs: /\bfrom\b/i,
    shape: new RegExp(
      `^From\\s+(?<source>${group}),?\\s+(?<outlet>(?:the\\s+)?\\p{Lu}${group})\\s+(?<cue>(?:has\\s+|had\\s+|also\\s+|later\\s+)*(?:heard|hears|learned|learnt|knows|gathered|understood|understands|got word|received word))\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'hear',
    speaker: true
  },
  {
    rule: 'framed.way',
    needs: /\bthe way\b/i,
    shape: new RegExp(
      `^The way\\s+(?:that\\s+)?(?<source>${group})\\s+(?<cue>(?:has\\s+|had\\s+)?${telling}(?:\\s+(?:it|things|events|the story|matters))?)(?:\\s+(?:to|in|on|at)\\s[^,${masked}]{2,60})?[,:]\\s+(?<content>${rest})`,
      'du'
    ),
    lemma: 'put it',
    speaker: true
  },
  {
    rule: 'framed.right',
    needs: /\bif\b/i,
    shape: new RegExp(`^If\\s+(?<source>${group})\\s+${isRight},\\s+(?<content>${rest})`, 'du'),
    lemma: 'believe',
    speaker: true
  },
  {
    rule: 'framed.rightAfter',
    needs: /\bif\b/i,
    shape: new RegExp(`^(?<content>${uttered}),?\\s+if\\s+(?<source>${group})\\s+${isRight}$`, 'du'),
    lemma: 'believe',
    speaker: true
  },
  {
    rule: 'framed.accountAfter',
    needs: new RegExp(`\\b${account}\\b`, 'i'),
    shape: new RegExp(
      `^(?<content>${uttered}),\\s+(?:at least\\s+)?(?<cue>(?:by|in|on|going by|to judge by|judging by)\\s+(?:the|an?|one)\\s+(?:\\p{Ll}+\\s+)?${account}\\s+(?:of|given by|from|provided by|offered by))\\s+(?<source>${group})${tail}`,
      'du'
    ),
    lemma: 'in the words of',
    speaker: true
  },
  {
    rule: 'framed.accountOf',
    needs: new RegExp(`\\b${account}\\s+(?:of|given|from|provided|offered)\\b`, 'i'),
    shape: new RegExp(
      `^(?<cue>(?:By|In|On|Going by|Judging by|To judge by)\\s+(?:the|an?|one)\\s+(?:\\p{Ll}+\\s+)?${account}\\s+(?:of|given by|from|provided by|offered by))\\s+(?<source>${group}),\\s+(?<content>${rest})`,
      'du'
    ),
    lemma: 'in the words of',
    speaker: true
  },
  {
    rule: 'framed.accountOwned',
    needs: new RegExp(`['’]s?\\s+(?:own\\s+)?${account}\\b`, 'i'),
    shape: new RegExp(
      `^(?<content>${uttered}),\\s+(?:at least\\s+)?(?<cue>(?:by|in|on|going by))\\s+(?<source>${group})(?:['’]s|(?<=s)['’])\\s+(?:own\\s+)?${account}${end}`,
      'du'
    ),
    lemma: 'in the words of',
    speaker: true
  },
  {
    rule: 'framed.orSo',
    needs: /\bor so\b|\bat least\b/i,
    shape: new RegExp(
      `^(?<content>${uttered}),?\\s*[,—–-]+\\s+(?:or so|at least so|so at least|or at least(?: that is what| so)?)\\s+(?<source>${group})\\s+(?<cue>(?:has\\s+|had\\s+)?${telling})\\b[^${masked}]{0,80}?${end}`,
      'du'
    ),
    lemma: 'say',
    speaker: true
  },
  {
    rule: 'framed.thatIsWhat',
    needs: /\b(?:that|this|which|such|so)(?:\s+(?:is|was)|['’]s)\b/i,
    shape: new RegExp(
      `^(?<content>${uttered})\\s*[,:;—–-]+\\s*(?<cue>(?:that|this|which|such)(?:\\s+(?:is|was)|['’]s)\\s+(?:at least\\s+|exactly\\s+|more or less\\s+)?(?:what|how|the way|the ${news} that|the ${news}))\\s+(?<source>${group})\\s+${telling}\\b[^${masked}]{0,80}?${end}`,
      'du'
    ),
    lemma: 'say',
    speaker: true
  },
  {
    rule: 'framed.wordsOf',
    needs: /\b(?:words?|verdict|view|assessment|conclusion|message|account|answer|response|reply|comment|version)\b/i,
    shape: new RegExp(
      `^(?<content>${uttered})\\s*[,:;—–-]+\\s*(?<cue>(?:(?:those|these|such|that|this|so)\\s+)?(?:(?:are|were|is|was|runs?|ran|goes|went)\\s+)?(?:the\\s+)?(?:words?|verdict|view|assessment|conclusion|message|account|answer|response|reply|comment|version)\\s+(?:(?:are|were|is|was)\\s+(?:those|that)\\s+)?(?:of|from|by|given by|offered by))\\s+(?<source>${group})${tail}`,
      'du'
    ),
    lemma: 'in the words of',
    speaker: true
  },
  {
    rule: 'framed.dash',
    needs: /[—–-]\s/,
    shape: new RegExp(
      `^(?<content>${masked}{12,})\\s*(?<cue>[—–-]{1,2})\\s*(?:(?<source>(?:an?|one|two|three|four|five|several|the)\\s+[^,.!?;:${masked}]{2,80})(?:,\\s+${occasion})?|(?<agent>(?:[\\p{Ll}-]+\\s+){0,4}\\p{Lu}[^,.!?;:${masked}]{2,80}),\\s+${occasion})\\.?$`,
      'du'
    ),
    lemma: '',
    strength: 0.72,
    speaker: true
  },
  {
    rule: 'framed.bracket',
    needs: /\(/,
    shape: new RegExp(
      `^(?<content>.{15,}?)\\s*\\((?<cue>(?:as\\s+)?(?:first\\s+|originally\\s+|also\\s+)?(?:seen|reported|published|read|found|carried|spotted|broken|heard|noted|revealed)\\s+(?:in|by|on|at|via|from)|via|per|according to|h/t|hat tip(?: to)?|sources?:?|as per)\\s+(?<source>[^)]{2,60})\\)${end}`,
      'diu'
    ),
    lemma: 'report',
    speaker: true
  },
  {
    rule: 'framed.newsFrom',
    needs: new RegExp(`\\b(?:the\\s+)?${news}\\s+that\\b`, 'i'),
    shape: new RegExp(
      `^(?:The\\s+)?${news}\\s+(?<content>that\\s.{6,}?),?\\s+(?<cue>(?:(?:first|originally|all)\\s+)?(?:comes?|came|stems?|stemmed|originates?|originated|derives?|derived|dates? back|goes back|emanates?|emanated|is|was|is taken|was taken|is due|is owed)\\s+(?:originally\\s+|first\\s+)?(?:from|via|through|courtesy of|to))\\s+(?<source>${group})${tail}`,
      'diu'
    ),
    lemma: 'come from',
    speaker: true
  },
  {
    rule: 'framed.newsOf',
    needs: new RegExp(
      `\\b${news},?\\s+(?:which|first|originally|credited|attributed|traced|ascribed|owed|sourced|put|from|by|of|in|carried|coming|given)\\b`,
      'iu'
    ),
    shape: new RegExp(
      `^(?:The\\s+)?(?:(?:first|latest|official)\\s+)?${news},?\\s+(?:which is\\s+|first\\s+|originally\\s+)?(?<cue>(?:credited|attributed|traced|ascribed|owed|sourced|put down)\\s+(?:back\\s+)?to|from|by|of|in|carried (?:by|in)|put out by|coming (?:from|out of)|given by)\\s+(?<source>${group}),?\\s+(?:is|was|has been|had been|runs|goes|went)\\s*:?,?\\s+(?<content>that\\s${rest})`,
      'diu'
    ),
    lemma: 'say',
    speaker: true
  },
  {
    rule: 'framed.bearsNews',
    needs: new RegExp(`\\b${news}\\s+that\\b`, 'i'),
    shape: new RegExp(
      `^(?<source>(?:(?:an?|the|one|two|three|both)\\s+)?[^,;:()${masked}]{2,80}?)\\s+(?<cue>(?:(?:has|had|also|later|first|then)\\s+)*(?:shared|brought|gave|passed|conveyed|delivered|relayed|led|opened|supplied|provided|offered|came (?:out|up|forward)|went (?:out|public|ahead)|surprised|stunned|approached|topped)\\b[^,;:${masked}]{0,60}?\\b${news})\\s+(?<content>that\\s${rest})`,
      'diu'
    ),
    lemma: 'tell',
    speaker: true,
    strength: 0.75
  },
  {
    rule: 'framed.attributedTo',
    needs: /\b(?:attribut|credit|ascrib|trac|sourc|ow)(?:es?|ed|s)\b/i,
    shape: new RegExp(
      `^(?<outlet>${group})\\s+(?<cue>(?:(?:has|had|also)\\s+)*(?:attribute[sd]?|credit(?:s|ed)?|ascribe[sd]?|trace[sd]?|source[sd]?|owe[sd]?)\\s+(?:the|this|its|that|their)\\s+(?:\\p{Ll}+\\s+)?${news}\\s+(?:back\\s+)?(?:to|from|with))\\s+(?<source>${group})\\s*[:—–]\\s*(?<content>${rest})`,
      'diu'
    ),
    lemma: 'attribute',
    speaker: true
  },
  {
    rule: 'framed.repeats',
    needs: /\b(?:repeat|echo|relay|copi|pick|took|pass|recycl|rehash|follow)/i,
    shape: new RegExp(
      `^(?<source>${group})\\s+(?<cue>(?:repeated|repeats|echoed|echoes|relayed|relays|copied|picked up|picks up|took up|passed on|recycled|rehashed|followed up on|followed)\\s+(?:what|an?\\s+${news}\\s+(?:by|from|in)|the\\s+${news}\\s+(?:by|of|from|in)))\\s+(?<outlet>${group})(?:\\s+(?:had\\s+|has\\s+)?(?:already\\s+|first\\s+)?(?:carried|reported|published|written|wrote|said|claimed|run|ran|printed|broadcast|aired|revealed))?\\s*[:—–]\\s*(?<content>${rest})`,
      'du'
    ),
    lemma: 'repeat',
    speaker: true
  },
  {
    rule: 'framed.reportedBy',
    needs: /\bit\b/i,
    shape: new RegExp(
      `^It\\s+(?<cue>(?:was|is|has been|had been)\\s+(?:\\p{Ll}+\\s+){0,2}?(?:reported|revealed|claimed|said|stated|noted|published|disclosed|announced|confirmed|alleged|suggested|broken|asserted|pointed out|indicated)\\s+(?:by|in|on))\\s+(?<source>${group})\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'report',
    strength: 0.88,
    speaker: true
  },
  {
    rule: 'framed.hasItThat',
    needs: /\bha(?:s|d) it that\b/i,
    shape: new RegExp(
      `^(?!(?:Rumou?rs?|Legend|Word|Gossip|Talk|Tradition|Folklore|Local|Popular|Common|Speculation|Hearsay|History|Myth|The (?:story|word|rumou?r|talk|gossip|theory|legend))\\b)(?<source>${group})\\s+(?<cue>(?:has|had)\\s+it)\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'report',
    strength: 0.79,
    speaker: true
  },
  {
    rule: 'framed.lets',
    needs: /\blet(?:s|ting)?\b/i,
    shape: new RegExp(
      `^(?<source>(?:(?:an?|the|one|two|three|both)\\s+)?[^,;:()${masked}]{2,90}?)(?:,\\s[^${masked}]{2,80},)?\\s+(?<cue>(?:has\\s+|had\\s+|also\\s+|later\\s+)*lets?\\s+(?:[^,;:${masked}]{2,50}?\\s+know|(?:it\\s+)?(?:be known|slip(?: out)?)|on))(?:\\s+(?:to|at|in|on)\\s[^,;:${masked}]{2,60}?)?\\s+(?<content>that\\s${rest})`,
      'diu'
    ),
    lemma: 'tell',
    speaker: true
  },
  {
    rule: 'framed.byStating',
    needs: /\bby\s+\p{L}+ing\b/iu,
    shape: new RegExp(
      `^(?<source>${speaker})\\s+\\p{Ll}+(?:ed|ened|gan|ew|oke|ke|nt|rose|set out)\\b[^,;:${masked}]{0,70}?\\s+by\\s+(?<cue>(?:stating|saying|claiming|announcing|declaring|telling\\s[^,;:]{2,40}?|admitting|insisting|warning|suggesting|arguing|confirming|conceding|alleging|stressing|revealing|pointing out|asserting|noting|recalling|reminding\\s[^,;:]{2,40}?))\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'say',
    speaker: true
  },
  {
    rule: 'framed.rising',
    needs:
      /\bto\s+(?:say|announce|declare|insist|argue|claim|warn|state|stress|confirm|reveal|admit|allege|complain|assert|suggest|tell|point out|explain|repeat)\b/i,
    shape: new RegExp(
      `^(?<source>${speaker})\\s+(?:later\\s+|then\\s+|also\\s+|has\\s+|had\\s+)?(?:used|uses|took|takes|seized|chose|chooses|called|held|convened|summoned|went|goes|turned|stood|stepped|appeared|returned|rose|got up|paused|phoned|rang|telephoned|wrote|e-?mailed|texted|issued|broke|interrupted|came|emerged|intervened|joined|logged)\\b\\s+(?!not\\b|to\\b|(?:as|so) far\\b)[^;:${masked}]{2,90}?\\s+to\\s+(?<cue>(?:say|announce|declare|insist|argue|claim|warn|state|stress|confirm|reveal|admit|allege|complain|assert|suggest|point out|explain|repeat|tell\\s[^,;:]{2,40}?))\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'say',
    speaker: true
  }
]

/** Tries the frames on every sentence. */
export const findFramed = finderOf(framed)
