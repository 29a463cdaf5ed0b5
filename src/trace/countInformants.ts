/**
 * How many people and documents stand at the far end, as bounds: for one claim, and in the same way for all claims of a story.
 *
 * A *party* is what one terminal of a claim leads to. Different named people and organizations count apart, and so do documents unless their
 * names could mean one document. Whoever is not named is one person in a terminal, or as many as its text counts ("two officials"; plain
 * "officials" first-hand are at least two), or more where the article itself tells them apart ("a second source").
 * `max` counts every party's people apart, except where one article describes them in the same words. `min` lets all unnamed people be one, or
 * one of the named, where nothing tells them apart (`apart.ts`): the fewest people that fit (`fewest.ts`).
 */
import type { Bounds } from '../model.ts'
import { foldText } from '../text/words.ts'
import { apartBecause, type Described, lastNameOf, namesIn, signatureOf, traitsOf } from './apart.ts'
import type { Telling } from './countOrigins.ts'
import { headOf } from './descriptors.ts'
import { fewestPeople } from './fewest.ts'

/** What one counted terminal leads to. */
export interface Party {
  /** Its first node: the article that stands for the outlet, or a ghost. */
  readonly node: string
  /** Held articles whose own words say who it was; of a ghost or a circle only others' words are known. */
  readonly words: 'own' | 'retold'
  readonly tellings: readonly Telling[]
}

/** Somebody who is not named, or several. */
export interface Unnamed extends Described {
  /** How many people these words stand for. */
  readonly people: number
  readonly tellings: readonly Telling[]
  readonly node: string
  readonly words: 'own' | 'retold'
}

/** A named person or organization. */
export interface Known {
  /** Speaker id. */
  readonly id: string
  readonly name: string
  readonly tellings: readonly Telling[]
}

export interface InformantCount {
  readonly bounds: Bounds
  /** Whether `min` is the fewest for certain, and not only a number that is certainly reached. */
  readonly exact: boolean
  readonly named: readonly Known[]
  readonly documents: readonly Known[]
  readonly unnamed: readonly Unnamed[]
  /** Of the named (first) and the unnamed (after them), by index: who is taken for one person in `min`. */
  readonly groups: readonly (readonly number[])[]
}

export function countInformants(parties: readonly Party[]): InformantCount {
  const named = new Map<string, Telling[]>()
  const documents = new Map<string, Telling[]>()
  const found: Unnamed[] = []
  for (const party of parties) {
    const known = party.tellings.filter((t) => isNamed(t) || t.speaker.type === 'document')
    for (const t of known) {
      const group = t.speaker.type === 'document' ? documents : named
      group.set(t.speaker.id, [...(group.get(t.speaker.id) ?? []), t])
    }
    const unnamed = party.tellings.filter((t) => t.speaker.type === 'anonymous')
    if (known.length > 0 && unnamed.length === 0) continue
    found.push(...unnamedOf(party, unnamed.length > 0 ? unnamed : party.tellings))
  }
  const unnamed = mergeSame(found)
  const people = [...named].map(toKnown).sort(byId)
  const { least, exact, groups } = fewestOf(people, unnamed)
  const max = unnamed.reduce((sum, { people: count }) => sum + count, 0)
  return {
    bounds: { min: least + documentsAtLeast(documents.keys()), max: named.size + documents.size + max },
    exact,
    named: people,
    documents: [...documents].map(toKnown).sort(byId),
    unnamed,
    groups
  }
}

const isNamed = (telling: Telling): boolean =>
  telling.speaker.type === 'named' || telling.speaker.type === 'organization'

function toKnown([id, tellings]: readonly [string, readonly Telling[]]): Known {
  const names = tellings.flatMap((t) => t.speaker.name ?? []).sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return { id, name: names[0] ?? id, tellings }
}

const byId = (a: Known, b: Known): number => (a.id < b.id ? -1 : 1)

/** The unnamed people of one terminal: one, unless its own words tell them apart. */
function unnamedOf(party: Party, tellings: readonly Telling[]): Unnamed[] {
  const described = tellings
    .map((telling) => ({ telling, ...describe(telling) }))
    .sort((a, b) => (a.article < b.article ? -1 : a.article > b.article ? 1 : a.at - b.at))
  const split =
    party.words === 'own'
      ? fewestPeople(
          described.map(() => 1),
          (i, j) => apartBecause(described[i]!, described[j]!) !== null
        )
      : null
  const groups = split?.exact ? split.groups : [described.map((_, i) => i)]
  return groups.map((group) => {
    const members = group.map((i) => described[i]!)
    // the fullest description of them stands for all
    const fullest = members.reduce((best, one) => (one.description.length > best.description.length ? one : best))
    return {
      description: fullest.description,
      plural: fullest.plural,
      article: fullest.article,
      at: fullest.at,
      people: peopleIn(
        party,
        members.map(({ telling }) => telling)
      ),
      tellings: members.map(({ telling }) => telling),
      node: party.node,
      words: party.words
    }
  })
}

function describe({ id, page, article, at, speaker }: Telling): Described {
  return {
    description: speaker.type === 'anonymous' ? (speaker.description ?? '') : '',
    plural: speaker.plural ?? (speaker.count ?? 1) > 1,
    article: article ?? `${page} ${id}`,
    at: at ?? 0
  }
}

/**
 * As many as the text counts; "officials told us" are at least two, of which a copy's "insiders" proves nothing. Where "a colleague" of one text is "three
 * colleagues" in another, the plural was added on the way: the lower number counts.
 */
function peopleIn(party: Party, tellings: readonly Telling[]): number {
  const byNoun = new Map<string, number>()
  for (const { speaker } of tellings) {
    if (speaker.type !== 'anonymous') continue
    const noun = headOf(speaker.description ?? '')
    byNoun.set(noun, Math.min(byNoun.get(noun) ?? Number.POSITIVE_INFINITY, speaker.count ?? 1))
  }
  const counted = Math.max(1, ...byNoun.values())
  const several = party.words === 'own' && tellings.every((t) => t.speaker.plural === true && t.access === 'firsthand')
  return several ? Math.max(2, counted) : counted
}

/** Those whom one article describes in the same words are the same. */
function mergeSame(found: readonly Unnamed[]): Unnamed[] {
  const merged = new Map<string, Unnamed>()
  found.forEach((one, i) => {
    const words = wordsAsKey(one.description)
    const key = words === '' ? `${i}` : `${one.words === 'own' ? one.article : one.node} ${words}`
    const before = merged.get(key)
    merged.set(
      key,
      before
        ? {
            ...before,
            at: Math.min(before.at, one.at),
            people: Math.max(before.people, one.people),
            tellings: [...before.tellings, ...one.tellings]
          }
        : one
    )
  })
  return [...merged].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
}

function wordsAsKey(description: string): string {
  return foldText(description)
    .replace(/^(?:an?|the)\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Fewest people among the named and the unnamed. Only those whom something could set apart are searched; the others fit in. */
function fewestOf(
  named: readonly Known[],
  unnamed: readonly Unnamed[]
): { least: number; exact: boolean; groups: readonly (readonly number[])[] } {
  const related = relationsOf(named, unnamed)
  const { standing, like } = standingOf(unnamed, related)
  const needed = standing.reduce((sum, i) => sum + unnamed[i]!.people, 0)
  const taken = new Set(related.flatMap((names) => [...names]))
  // with more named people than unnamed ones everybody unnamed can be one of them
  const spare = named.flatMap((_, n) => (taken.has(n) ? [] : [n])).slice(needed)
  const left = new Set(spare)
  const members = [...named.flatMap((_, n) => (left.has(n) ? [] : [n])), ...standing.map((i) => named.length + i)]
  const apart = (a: number, b: number): boolean => {
    const [low, high] = a < b ? [a, b] : [b, a]
    if (high < named.length) return true
    const one = unnamed[high - named.length]!
    if (low < named.length) return related[high - named.length]!.has(low)
    const other = unnamed[low - named.length]!
    return one.words === 'own' && other.words === 'own' && apartBecause(other, one) !== null
  }
  const fewest = fewestPeople(
    members.map((m) => (m < named.length ? 1 : unnamed[m - named.length]!.people)),
    (x, y) => apart(members[x]!, members[y]!)
  )
  const groups = fewest.groups.map((group) => group.map((x) => members[x]!))
  for (const [i, same] of like) groups.find((group) => group.includes(named.length + same))?.push(named.length + i)
  return { least: fewest.least + spare.length, exact: fewest.exact, groups: [...groups, ...spare.map((n) => [n])] }
}

/** For each unnamed one the named people (by index) that it is certainly not: those its description names. */
function relationsOf(named: readonly Known[], unnamed: readonly Unnamed[]): ReadonlySet<number>[] {
  const byWord = new Map<string, number[]>()
  named.forEach(({ name }, n) => {
    const last = lastNameOf(name)
    if (last !== '') byWord.set(last, [...(byWord.get(last) ?? []), n])
  })
  return unnamed.map((one) => new Set(namesIn(one.description).flatMap((word) => byWord.get(word) ?? [])))
}

/** Those to be searched, and for each other one somebody among them who shares all that could set either apart. */
function standingOf(
  unnamed: readonly Unnamed[],
  related: readonly ReadonlySet<number>[]
): { standing: readonly number[]; like: ReadonlyMap<number, number> } {
  const telling = new Set(
    unnamed.flatMap((one) => (one.words === 'own' && traitsOf(one.description).further ? [one.article] : []))
  )
  const kept = new Map<string, number>()
  const like = new Map<number, number>()
  const standing: number[] = []
  unnamed.forEach((one, i) => {
    const signature = [
      one.words === 'own' ? signatureOf(one.description) : '',
      one.plural,
      [...related[i]!].join(),
      one.words === 'own' && telling.has(one.article) ? i : ''
    ].join(' ')
    const before = kept.get(signature)
    if (before !== undefined && unnamed[before]!.people >= one.people) {
      like.set(i, before)
      return
    }
    kept.set(signature, i)
    standing.push(i)
  })
  return { standing, like }
}

/** Documents that certainly differ: names that share a word, or say no more than "filing", may mean one. */
function documentsAtLeast(ids: Iterable<string>): number {
  const groups: Set<string>[] = []
  for (const id of [...ids].sort()) {
    const words = new Set(id.split(/[/-]/).filter((word) => word.length > 3 && word !== 'document'))
    const group = groups.find(
      (known) => known.size === 0 || words.size === 0 || [...words].some((word) => known.has(word))
    )
    if (group) for (const word of words) group.add(word)
    else groups.push(words)
  }
  return groups.length
}
