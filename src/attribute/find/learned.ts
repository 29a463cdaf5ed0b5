/**
 * What an outlet has learned, without a word from whom: "Y has been made aware that C", "Y is given to understand that C", "It is the understanding
 * of Y that C", "C, Y has been told".
 *
 * The source is the outlet, if it is one: that somebody else "was told that C" says nothing of what he says, and is dropped once the names
 * of outlets are known (`attribute.ts`). With an agent ("was told by S that C") it is what S says: `formulas.ts`.
 */
import { end, finderOf, group, masked, type Pattern, rest, uttered } from './patterned.ts'

const adverbs =
  '(?:(?:now|also|since|later|first|further|recently|exclusively|reliably|separately|already|independently|\\p{Ll}+ly)\\s+)*'
const told =
  '(?:made aware|told|informed|advised|alerted|tipped off|notified|assured|apprised|given to (?:understand|believe|know)|given (?:an? )?(?:assurances?|undertaking)|led to (?:understand|believe)|brought up to date)'
const passive = `(?:is|was|were|are|has|have|had)\\s+${adverbs}(?:been\\s+)?${adverbs}${told}`
const found = `(?:has|have|had)\\s+${adverbs}(?:learned|learnt|established|ascertained|discovered|understood|been able to (?:confirm|establish|verify|ascertain)|had it confirmed)|(?:was|were|is) able to (?:establish|verify|ascertain)|is aware`
const knowledge = '(?:understanding|information|knowledge|belief)'
const opening = `(?:[^,:${masked}]{2,40},\\s+)?`

export const learned: readonly Pattern[] = [
  {
    rule: 'learned.that',
    needs: new RegExp(
      `\\b(?:${told}|learned|learnt|established|ascertained|discovered|understood|able to|confirmed|aware)\\b`,
      'i'
    ),
    shape: new RegExp(
      `^${opening}(?<source>${group})\\s+(?<cue>${passive}|${found})\\s+(?:of the fact\\s+)?(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'learn',
    strength: 0.86
  },
  {
    rule: 'learned.told',
    needs: /\b(?:told|informed|advised|assured)\b/i,
    shape: new RegExp(
      `^${opening}(?<source>${group})\\s+(?<cue>(?:is|was|were|has been|have been|had been)\\s+${adverbs}(?:told|informed|advised|assured))\\s+(?<content>(?!(?:by|from|to|of|about|on|in|at|over|how|why|when|what|off|not|it|so|during|after|before|off|last|this)\\s)${rest})`,
      'du'
    ),
    lemma: 'learn',
    strength: 0.6
  },
  {
    rule: 'learned.after',
    needs: new RegExp(`\\b(?:${told}|learned|learnt|established)\\b`, 'i'),
    shape: new RegExp(
      `^(?<content>${uttered}),\\s+(?<source>${group})\\s+(?<cue>(?:is|was|were|has been|have been|had been)\\s+${adverbs}${told}|(?:has|have|had)\\s+${adverbs}(?:learned|learnt|established|ascertained))${end}`,
      'du'
    ),
    lemma: 'learn',
    strength: 0.8
  },
  {
    rule: 'learned.understoodAfter',
    needs: /\bunderstood by\b/i,
    shape: new RegExp(
      `^(?<content>${uttered}),\\s+(?<cue>it\\s+(?:is|was|has been)\\s+${adverbs}understood\\s+by)\\s+(?<source>${group})${end}`,
      'du'
    ),
    lemma: 'understand',
    strength: 0.86
  },
  {
    rule: 'learned.word',
    needs: /\bword\b/i,
    shape: new RegExp(
      `^Word\\s+(?<cue>(?:has\\s+|had\\s+|later\\s+)*(?:reached|got(?:ten)?\\s+(?:back\\s+)?to|come\\s+to|came\\s+to|filtered\\s+(?:back\\s+|through\\s+)?to))\\s+(?<source>${group})\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'learn',
    strength: 0.86
  },
  {
    rule: 'learned.understanding',
    needs: new RegExp(`\\b${knowledge}\\b`, 'i'),
    shape: new RegExp(
      `^It\\s+(?<cue>(?:is|was|remains)\\s+(?:\\p{Ll}+\\s+)?(?:the|[Tt]o the)\\s+${knowledge}\\s+(?:of|at|available to|reaching))\\s+(?<source>${group})\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'understand',
    strength: 0.76
  },
  {
    rule: 'learned.understandingOf',
    needs: new RegExp(`\\b${knowledge}\\b`, 'i'),
    shape: new RegExp(
      `^It\\s+(?:is|was|remains)\\s+(?<source>${group})(?:['’]s|(?<=s)['’])\\s+(?<cue>${knowledge})\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'understand',
    strength: 0.76
  },
  {
    rule: 'learned.ours',
    needs: new RegExp(`\\bour\\s+${knowledge}\\b`, 'i'),
    shape: new RegExp(
      `^It\\s+(?:is|was|remains)\\s+(?<source>[Oo]ur)\\s+(?<cue>${knowledge})\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'understand',
    strength: 0.9
  },
  {
    rule: 'learned.byOutlet',
    needs: /\b(?:understood|known|confirmed|indicated|made known|made clear|intimated)\s+(?:by|to)\b/i,
    shape: new RegExp(
      `^It\\s+(?<cue>(?:is|was|has been|had been)\\s+${adverbs}(?:understood\\s+by|(?:known|confirmed|indicated|made known|made clear|intimated)\\s+to))\\s+(?<source>${group})\\s+(?<content>that\\s${rest})`,
      'du'
    ),
    lemma: 'understand',
    strength: 0.86
  }
]

/** Tries what outlets have learned on every sentence. */
export const findLearned = finderOf(learned)
