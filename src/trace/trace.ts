/**
 * Traces the claims of one story: where each statement has it from, what stands behind it, what went wrong on the way; and
 * where the accounts of the story differ.
 */
import type { Article, Claim, Conflict, Ghost, Passage, Statement, Story, StoryInformants } from '../model.ts'
import { findPeople, type People } from '../text/people.ts'
import { countClaim, traceClaim } from './claim.ts'
import { findConflicts } from './conflicts.ts'
import { findGhosts } from './ghosts.ts'
import { sceneOf } from './scene.ts'
import { storyInformants } from './storyInformants.ts'

/** What tracing is given for one story. */
export interface Case {
  readonly story: Story
  readonly articles: readonly Article[]
  readonly statements: readonly Statement[]
  readonly passages: readonly Passage[]
  /** Claim id, text and statement ids, as grouping made them. */
  readonly claims: readonly { readonly id: string; readonly text: string; readonly statements: readonly string[] }[]
}

export interface Finding {
  readonly claims: readonly Claim[]
  readonly ghosts: readonly Ghost[]
  readonly conflicts: readonly Conflict[]
  /** People and documents behind all claims of the story. */
  readonly informants: StoryInformants
}

export function traceStory(given: Case): Finding {
  const scene = sceneOf(given.articles, given.statements, given.passages)
  const people = findPeople(
    given.articles,
    given.statements.flatMap((s) => (s.speaker.type === 'named' && s.speaker.name ? [s.speaker.name] : []))
  )
  const misspelt = misspellingsByArticle(people)
  const counted = given.claims.map((group) => ({ group, counted: countClaim(scene, group, misspelt) }))
  const claims = counted.map(({ group, counted: own }) => traceClaim(scene, given.story.id, group, own))
  const used = new Set(claims.flatMap((c) => c.lineage.flatMap((e) => ('ghost' in e.parent ? [e.parent.ghost] : []))))
  return {
    claims,
    ghosts: findGhosts(scene, given.statements, used),
    conflicts: findConflicts(scene, given, people),
    informants: storyInformants(
      scene,
      counted.flatMap(({ counted: own }) => own.count.parties)
    )
  }
}

function misspellingsByArticle(people: People): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const person of people.people)
    for (const slip of person.misspellings)
      for (const use of slip.uses) found.set(use.article, (found.get(use.article) ?? new Set()).add(slip.text))
  return found
}
