/**
 * Matching for a collection that grows: what new articles change, at the cost of the new articles.
 *
 * The answer for a collection is a function of the *set* of its articles: `matchOn(all)` and any order of steps give the same. What makes it so:
 * fingerprints depend on an article alone; which pairs are linked depends on the set of holders of each fingerprint (`spread.ts`; "earliest" is
 * by date, then id, never by arrival); the passages of a pair depend on the two and on what their common fingerprints mean (`pair.ts`).
 * So an added article changes three things, and `planAddition` finds them all from the holders of its own fingerprints:
 *   1. pairs of it with earlier and later articles;
 *   2. where it is older than some holders, it may push one out of the earliest, and that one's pairs lose (only) this link;
 *   3. a fingerprint may become page furniture or a phrase, or cease to be: the pairs that it links are looked at again.
 * A store (in memory, or tables on disk) does this for each addition, `members` being the new articles:
 *   a. `askedOf(members, terms)`: the fingerprints; add them to the store, a row for each with the article's id, outlet key and instant;
 *   b. fetch all rows of those fingerprints, old and new: `holdings`;
 *   c. `planAddition(holdings, ids of the new, terms)`: the pairs to look at. Whatever passages were kept of these pairs is void;
 *   d. for pairs of two old articles (2 and 3) also fetch the rows of `askedOf(those members)`: other fingerprints that they share;
 *   e. `verifyPairs(pairs, memberOf, holdings, terms)`: the passages that these pairs have now.
 * Removal is the same with `planAddition` told that the leaving articles are the new ones, before they leave; pairs with one of them are void.
 * For a collection taken at once, step c is `pairs.sql` or `matchOn`. Nothing here reads a disk.
 */
import type { Passage } from '../model.ts'
import { compareIds } from '../text/published.ts'
import { compareMembers, distinctHashes, type Member, type Postings, postingsOf } from './member.ts'
import { addPassages, byPlace, type Seeds } from './pair.ts'
import { packPlace } from './sorted.ts'
import { holdersLinked, type Meaning, meaningOf } from './spread.ts'
import type { MatchTerms } from './terms.ts'

/** One row of a posting store: an article that holds a fingerprint. */
export interface Holding {
  /** As `postingsOf` gives it. */
  readonly hash: number
  readonly article: string
  /** `Member.outlet`. */
  readonly outlet: string | null
  /** `Member.instants.from`, milliseconds since 1970 UTC; NaN where unknown. */
  readonly at: number
}

/** Ids of two articles, the earlier first (by date, undated last, then by id). */
export type Pair = readonly [earlier: string, later: string]

/** The rows that a store keeps of an article. */
export function holdingsOf(member: Member, terms: MatchTerms): Holding[] {
  const { id, outlet, instants } = member
  const hashes = distinctHashes(member, terms.layers)
  return Array.from(hashes, (hash) => ({ hash, article: id, outlet, at: instants.from }))
}

/** The fingerprints of some articles, each once, ascending: what to ask a store for. */
export function askedOf(members: Iterable<Member>, terms: MatchTerms): Float64Array {
  const all = new Set<number>()
  for (const member of members) for (const hash of postingsOf(member, terms.layers).hashes) all.add(hash)
  return Float64Array.from(all).sort()
}

/** Who of the holders of one fingerprint is linked. */
interface Linking {
  readonly meaning: Meaning
  /** All holders, earliest first, and where each stands among them. */
  readonly holders: readonly string[]
  readonly places: ReadonlyMap<string, number>
  /** The earliest, who lead to those after them. */
  readonly leaders: ReadonlySet<string>
}

/**
 * Pairs whose passages may be other than they were before the articles `added` came, sorted. `holdings` must have all rows of all fingerprints of
 * the added articles, in any order.
 */
export function planAddition(holdings: Iterable<Holding>, added: ReadonlySet<string>, terms: MatchTerms): Pair[] {
  const pairs = new Map<string, Pair>()
  const note = (earlier: string, later: string) => pairs.set(`${earlier}\u0000${later}`, [earlier, later])
  for (const group of groupsOf(holdings).values()) {
    const after = linkingOf(group, terms)
    const before = linkingOf(
      group.filter((holding) => !added.has(holding.article)),
      terms
    )
    const fresh = after.holders.filter((id) => added.has(id))
    for (const leader of after.leaders) eachLater(after, leader, added.has(leader) ? after.holders : fresh, note)
    const isOther = (leader: string) =>
      before.meaning !== after.meaning || before.leaders.has(leader) !== after.leaders.has(leader)
    for (const linking of [before, after])
      for (const leader of linking.leaders)
        if (!added.has(leader) && isOther(leader)) eachLater(linking, leader, before.holders, note)
  }
  return [...pairs.values()].sort((x, y) => compareIds(x[0], y[0]) || compareIds(x[1], y[1]))
}

/**
 * The passages of pairs, sorted by place. `memberOf` gives the article of an id (pairs whose article it does not know are left out); `holdings` must have
 * all rows of all fingerprints that two articles of a pair have in common.
 */
export function verifyPairs(
  pairs: readonly Pair[],
  memberOf: (id: string) => Member | undefined,
  holdings: Iterable<Holding>,
  terms: MatchTerms
): Passage[] {
  const groups = groupsOf(holdings)
  const linkings = new Map<number, Linking>()
  const linkingFor = (hash: number): Linking => {
    const known = linkings.get(hash) ?? linkingOf(groups.get(hash) ?? [], terms)
    linkings.set(hash, known)
    return known
  }
  const kept = new Map<string, Postings>()
  const postingsFor = (member: Member): Postings => {
    const known = kept.get(member.id) ?? postingsOf(member, terms.layers)
    if (kept.size > KEPT) kept.clear()
    kept.set(member.id, known)
    return known
  }
  const passages: Passage[] = []
  for (const [first, second] of pairs) {
    const earlier = memberOf(first)
    const later = memberOf(second)
    if (!earlier || !later) continue
    const seeds = seedsOf(earlier.id, postingsFor(earlier), postingsFor(later), linkingFor)
    addPassages(earlier, later, seeds, 0, seeds.meaning.length, terms.collection, passages)
  }
  return passages.sort(byPlace)
}

/** Postings kept at a time: pairs come in the order of their articles. */
const KEPT = 4096

/** The fingerprints that link an earlier article with a later one, in text order of the later. */
function seedsOf(id: string, earlier: Postings, later: Postings, linkingFor: (hash: number) => Linking): Seeds {
  const seeds: { e: number; l: number; meaning: Meaning }[] = []
  let e = 0
  for (let l = 0; l < later.hashes.length; l++) {
    const hash = later.hashes[l]!
    while (e < earlier.hashes.length && earlier.hashes[e]! < hash) e++
    if (e === earlier.hashes.length) break
    if (earlier.hashes[e] !== hash) continue
    const { meaning, leaders } = linkingFor(hash)
    if (leaders.has(id)) seeds.push({ e, l, meaning })
  }
  seeds.sort(
    (x, y) => later.positions[x.l]! - later.positions[y.l]! || earlier.positions[x.e]! - earlier.positions[y.e]!
  )
  return {
    earlierPlace: seeds.map(({ e, l }) => packPlace(earlier.positions[e]!, later.grams[l]!)),
    laterPlace: seeds.map(({ l }) => packPlace(later.positions[l]!, later.grams[l]!)),
    meaning: seeds.map(({ meaning }) => meaning)
  }
}

function groupsOf(holdings: Iterable<Holding>): Map<number, Holding[]> {
  const groups = new Map<number, Holding[]>()
  for (const holding of holdings) {
    const group = groups.get(holding.hash)
    if (group) group.push(holding)
    else groups.set(holding.hash, [holding])
  }
  return groups
}

function linkingOf(group: readonly Holding[], terms: MatchTerms): Linking {
  const holdings = [...new Map(group.map((holding) => [holding.article, holding])).values()]
  const sorted = holdings
    .map(({ article, at, outlet }) => ({ id: article, instants: { from: at, to: at }, outlet }))
    .sort(compareMembers)
  const dated = sorted.filter(({ instants }) => !Number.isNaN(instants.from))
  const outlets = new Set(sorted.map(({ outlet, id }) => (outlet === null ? `\u0000${id}` : outlet)))
  const meaning = meaningOf({
    articles: sorted.length,
    outlets: outlets.size,
    first: dated[0]?.instants.from ?? Number.NaN,
    last: dated.at(-1)?.instants.from ?? Number.NaN
  })
  const holders = sorted.map(({ id }) => id)
  return {
    meaning,
    holders,
    places: new Map(holders.map((id, place) => [id, place])),
    leaders: new Set(holders.slice(0, holdersLinked(holders.length, meaning, terms.collection)))
  }
}

/** Calls `each` for a leader and those of `others` that come after it. */
function eachLater(
  { places }: Linking,
  leader: string,
  others: readonly string[],
  each: (earlier: string, later: string) => void
): void {
  const from = places.get(leader)!
  for (const other of others) if (places.get(other)! > from) each(leader, other)
}
