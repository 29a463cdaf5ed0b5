/**
 * The people and documents behind a whole story: what all its claims lead to, counted as for one claim (`countInformants.ts`), with
 * who could be one person and who could not, so that a reader can check the bounds.
 */
import type { InformantsApart, KnownInformant, StoryInformants, UnnamedInformant } from '../model.ts'
import { compareIds } from '../text/published.ts'
import { apartBecause, lastNameOf, namesIn } from './apart.ts'
import { countInformants, type Known, type Party, type Unnamed } from './countInformants.ts'
import type { Telling } from './countOrigins.ts'
import { outletName, type Scene } from './scene.ts'

/** Pairs that are listed; the bounds count all. */
const mostPairs = 200

/** `parties`: what the counted terminals of all claims lead to. */
export function storyInformants(scene: Scene, parties: readonly Party[]): StoryInformants {
  const { bounds, exact, named, documents, unnamed, groups } = countInformants(parties)
  const id = (i: number) => (i < named.length ? named[i]!.id : `u${i - named.length + 1}`)
  return {
    ...bounds,
    exact,
    known: [...named, ...documents].map(knownOf),
    unnamed: unnamed.map((one, i) => unnamedOf(scene, one, `u${i + 1}`)),
    apart: apartPairs(named, unnamed),
    couldBeOne: groups
      .filter((group) => group.length > 1)
      .map((group) => group.map(id))
      .sort((a, b) => compareIds(a[0]!, b[0]!))
  }
}

function knownOf({ id, name, tellings }: Known): KnownInformant {
  const type = tellings[0]?.speaker.type
  return {
    type: type === 'organization' || type === 'document' ? type : 'named',
    id,
    name,
    statements: statementsOf(tellings)
  }
}

function unnamedOf(scene: Scene, one: Unnamed, id: string): UnnamedInformant {
  const first = one.tellings[0]
  const statement = first ? scene.statements.get(first.id) : undefined
  const ghost = one.words === 'retold' && one.node.startsWith('ghost/')
  const cited = statement?.via.at(-1)?.outlet ?? null
  return {
    id,
    description: one.description,
    people: one.people,
    outlet: ghost ? cited : statement ? outletName(scene, statement.article) : null,
    ghost,
    statements: statementsOf(one.tellings)
  }
}

function statementsOf(tellings: readonly Telling[]): string[] {
  return [...new Set(tellings.map((telling) => telling.id))].sort(compareIds)
}

/** Who cannot be one, with the reason: unnamed with unnamed, and "a friend of Holm" with Holm. */
function apartPairs(named: readonly Known[], unnamed: readonly Unnamed[]): InformantsApart[] {
  const found: InformantsApart[] = []
  unnamed.forEach((one, i) => {
    const words = new Set(namesIn(one.description))
    for (const known of named)
      if (words.has(lastNameOf(known.name)))
        found.push({
          a: `u${i + 1}`,
          b: known.id,
          because: `“${one.description}” is somebody else than ${known.name}`
        })
    if (one.words !== 'own') return
    for (let j = i + 1; j < unnamed.length && found.length < mostPairs; j++) {
      const other = unnamed[j]!
      const because = other.words === 'own' ? apartBecause(one, other) : null
      if (because !== null) found.push({ a: `u${i + 1}`, b: `u${j + 1}`, because })
    }
  })
  return found.slice(0, mostPairs)
}
