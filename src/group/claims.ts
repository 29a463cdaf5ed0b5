/**
 * Statements that say the same thing become one claim: verbatim, changed a little, cut to a fragment, retold indirectly, or
 * repeated in an outlet's own voice.
 *
 * The flow: features → likely pairs → joining parts of one quotation, then from the most alike downwards → statements that name the outlet they have it from are
 * held against what that outlet carries → sentences nobody is named for that repeat a claim become `asserted` statements → speakers
 * are unified across the articles. Every statement ends in exactly one claim; a claim of one statement is a claim too.
 * No embedding model: shared rare stems, names, numbers, and the credit given decide (compare Leskovec, Backstrom and Kleinberg 2009
 * on mutated quotations).
 */
import type { Article, Statement, Story } from '../model.ts'
import { findPeople } from '../text/people.ts'
import { findAsserted } from './claimAsserted.ts'
import { clusterWordings } from './claimClusters.ts'
import { withStatuses, wordingsOf } from './claimFeatures.ts'
import { fragmentPairs } from './claimFragments.ts'
import { claimId, claimText, inOrderOfTime } from './claimNames.ts'
import { likelyPairs } from './claimPairs.ts'
import { openSentences } from './claimSentences.ts'
import { weighTerms } from './claimSimilarity.ts'
import { joinStated, statedBoost } from './claimStated.ts'
import { voiceMalus } from './claimVoices.ts'
import { unifySpeakers } from './speakers.ts'

/** Statements that say the same thing, before anything is known of where they came from. */
export interface ClaimGroup {
  readonly id: string
  readonly story: string
  readonly text: string
  readonly statements: readonly string[]
}

export interface Grouping {
  /** All statements of the story, `claim` filled in, speakers resolved across articles, asserted repetitions added. */
  readonly statements: readonly Statement[]
  readonly claims: readonly ClaimGroup[]
}

export function groupClaims(story: Story, articles: readonly Article[], statements: readonly Statement[]): Grouping {
  const byId = new Map(articles.map((article) => [article.id, article]))
  const people = findPeople(
    articles,
    statements.flatMap((s) => (s.speaker.type === 'named' && s.speaker.name ? [s.speaker.name] : []))
  )
  const sorted = [...statements].sort(inOrderOfTime(byId))
  const wordings = wordingsOf(sorted, people)
  const sentences = openSentences(articles, statements, people)
  const weigh = weighTerms([...wordings, ...new Map(sentences.map((s) => [s.text, s])).values()])
  const stated = wordings.map(withStatuses)
  const pairs = likelyPairs(stated, weigh)
  const [credits, voices] = [statedBoost(stated, byId), voiceMalus(stated)]
  const joined = clusterWordings(stated, pairs, fragmentPairs(stated, pairs), (pair) => credits(pair) || voices(pair))
  const clusters = joinStated(joined, stated, byId, weigh)
  const groups = clusters.map((cluster) => cluster.wordings.flatMap((index) => wordings[index]!.statements))
  const asserted = findAsserted(
    sentences,
    clusters.map((cluster) => cluster.wordings.map((index) => wordings[index]!)),
    weigh
  )
  const taken = new Set<string>()
  const claims: ClaimGroup[] = []
  const claimOf = new Map<string, string>()
  groups.forEach((group, i) => {
    const members = [...group, ...(asserted[i] ?? [])].sort(inOrderOfTime(byId))
    const text = claimText(members, byId)
    const id = claimId(story.id, text, taken)
    taken.add(id)
    claims.push({ id, story: story.id, text, statements: members.map((s) => s.id) })
    for (const member of members) claimOf.set(member.id, id)
  })
  const all = [...sorted, ...asserted.flat()]
    .map((statement) => ({ ...statement, claim: claimOf.get(statement.id) ?? null }))
    .sort(inOrderOfTime(byId))
  return { statements: unifySpeakers(all, byId, people), claims }
}
