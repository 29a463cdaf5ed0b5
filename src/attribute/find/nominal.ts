/**
 * Nouns of saying: "S's claim that C", "the claim by S that C", "the allegation from S that C", "there were claims from S that C".
 *
 * Without somebody who says it ("the claim that C") nothing is proposed: whose claim it is stands elsewhere or nowhere.
 */
import { finderOf, masked, type Pattern } from './patterned.ts'

const noun =
  '(?:claims?|allegations?|assertions?|statements?|suggestions?|accusations?|warnings?|announcements?|admissions?|confessions?|predictions?|promises?|pledges?|vows?|insistence|contentions?|arguments?|remarks?|comments?|complaints?|denials?|revelations?|beliefs?|fears?|hopes?|concerns?|conclusions?|findings?|estimates?|forecasts?|hints?|testimony|declarations?|assurances?|charges?|reports?|disclosures?|views?|opinions?|acknowledg(?:e?ments?)|threats?|boasts?|calls?|demands?|confirmation|suspicions?|theory|theories)'
const owner = `(?:(?:the|an?|his|her|their|its|our)\\s+)?(?:[\\p{L}\\p{N}.&-]+\\s+){0,4}?[\\p{L}\\p{N}.&-]+(?:['’]s|s['’])|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts`
const tail = `that\\s[^;${masked}]{8,}?(?=,?\\s+(?:was|were|has been|have been|is|are|had been|drew|prompted|came|caused|led|met|sparked|raised|angered|surprised|stunned|contradicts?|contradicted|could|would|will|did|does)\\b|[.!?;]*\\s*$|,)`

export const nominal: readonly Pattern[] = [
  {
    rule: 'nominal.owned',
    needs: new RegExp(`\\b${noun}\\s+that\\b`, 'i'),
    shape: new RegExp(`(?<source>${owner})\\s+(?<cue>(?:[\\p{Ll}-]+\\s+){0,2}${noun})\\s+(?<content>${tail})`, 'du'),
    lemma: 'claim',
    strength: 0.6
  },
  {
    rule: 'nominal.by',
    needs: new RegExp(`\\b${noun}\\s+(?:by|from|of|made by)\\b`, 'i'),
    shape: new RegExp(
      `\\b(?<cue>${noun}\\s+(?:made\\s+)?(?:by|from))\\s+(?<source>(?:(?:the|an?|two|three|several|some|many|his|her|their)\\s+)?[^,;:.()${masked}]{2,70}?)\\s+(?<content>${tail})`,
      'du'
    ),
    lemma: 'claim',
    strength: 0.6
  }
]

/** Tries the nouns of saying on every sentence. */
export const findNominal = finderOf(nominal)
