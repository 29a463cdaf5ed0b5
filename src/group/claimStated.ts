/**
 * A statement that names its upstream outlet ("Y reported that …") repeats one of the claims that Y's articles carry. So where Y's
 * articles are held, such a statement is compared with them under a lower bar, and a statement still alone is given to the
 * claim of Y that fits it best, one statement of an article to one claim.
 */
import type { Article, Statement } from '../model.ts'
import { outletKey } from '../text/outlets.ts'
import { type Cluster, clash, isBodyAssertion } from './claimClusters.ts'
import type { Wording } from './claimFeatures.ts'
import type { Pair } from './claimPairs.ts'
import { similarityOf, type Weigh } from './claimSimilarity.ts'

/** Added to the likeness of a statement and one of the outlet that it names. */
const creditBoost = 0.1
/** Added to the likeness of a headline, bullet or caption and a sentence of its own article. */
const repetitionBoost = 0.1
/** Added where both name one and the same upstream outlet. */
const sharedCreditBoost = 0.04
/** Least likeness at which a statement is given to a claim of the outlet it names. */
const leastStated = 0.15

const outletOf = (article: Article | undefined): string => (article?.outlet ? outletKey(article.outlet.name) : '')

interface Credits {
  readonly own: ReadonlySet<string>
  readonly named: ReadonlySet<string>
}

function creditsOf(wording: Wording, articles: ReadonlyMap<string, Article>): Credits {
  const own = new Set<string>()
  const named = new Set<string>()
  for (const statement of wording.statements) {
    const outlet = outletOf(articles.get(statement.article))
    if (outlet) own.add(outlet)
    for (const via of statement.via) named.add(outletKey(via.outlet))
  }
  return { own, named }
}

/** Articles in which a headline, bullet or caption has this wording, and those in which the body has it. */
function placesOf(wording: Wording): { body: ReadonlySet<string>; around: ReadonlySet<string> } {
  const body = new Set<string>()
  const around = new Set<string>()
  for (const s of wording.statements) (s.block === 'paragraph' ? body : around).add(s.article)
  return { body, around }
}

/** What a stated credit, or a headline over its own article, adds to the likeness of a pair. */
export function statedBoost(
  wordings: readonly Wording[],
  articles: ReadonlyMap<string, Article>
): (pair: Pair) => number {
  const credits = wordings.map((wording) => creditsOf(wording, articles))
  const places = wordings.map(placesOf)
  return ({ a, b }) => {
    const [x, y] = [credits[a]!, credits[b]!]
    const [p, q] = [places[a]!, places[b]!]
    if ([...p.around].some((id) => q.body.has(id)) || [...q.around].some((id) => p.body.has(id))) return repetitionBoost
    if ([...x.named].some((outlet) => y.own.has(outlet)) || [...y.named].some((outlet) => x.own.has(outlet)))
      return creditBoost
    return [...x.named].some((outlet) => y.named.has(outlet)) ? sharedCreditBoost : 0
  }
}

/** Gives clusters that credit an outlet, but hold nothing of it, to the best fitting claim of that outlet. */
export function joinStated(
  clusters: readonly Cluster[],
  wordings: readonly Wording[],
  articles: ReadonlyMap<string, Article>,
  weigh: Weigh
): Cluster[] {
  const open: (Cluster | null)[] = [...clusters]
  const byOutlet = new Map<string, Set<number>>()
  open.forEach((cluster, i) => {
    for (const outlet of outletsOf(cluster!, wordings, articles))
      byOutlet.set(outlet, (byOutlet.get(outlet) ?? new Set()).add(i))
  })
  const wishes: { from: number; to: number; score: number }[] = []
  open.forEach((cluster, from) => {
    const own = outletsOf(cluster!, wordings, articles)
    for (const outlet of creditedBy(cluster!, wordings)) {
      if (own.has(outlet)) continue
      const fitting = [...(byOutlet.get(outlet) ?? [])].filter(
        (to) => to !== from && !clash(cluster!, open[to]!, (x, y) => similarityOf(wordings[x]!, wordings[y]!, weigh))
      )
      const crediting = statementsIn(cluster!, wordings).filter(
        (s) => s.via[0] && outletKey(s.via[0].outlet) === outlet
      )
      const meant = fitting.filter((to) => {
        const published = statementsIn(open[to]!, wordings).filter((s) => outletOf(articles.get(s.article)) === outlet)
        if (!mayRetell(crediting, published)) return false
        // two outlets that credit each other mean one claim, however they word it
        const back = published.some((s) => s.via[0] && own.has(outletKey(s.via[0].outlet)))
        return back || namesSame(cluster!, open[to]!, wordings)
      })
      for (const to of fitting) {
        const score = bestLikeness(cluster!, open[to]!, wordings, weigh)
        if (score >= leastStated || (meant.length === 1 && meant[0] === to)) wishes.push({ from, to, score })
      }
    }
  })
  wishes.sort((x, y) => y.score - x.score || x.from - y.from || x.to - y.to)
  const moved = new Map<number, number>()
  const place = (i: number): number => (moved.has(i) ? place(moved.get(i)!) : i)
  const settled = new Set<number>()
  for (const wish of wishes) {
    const [from, to] = [place(wish.from), place(wish.to)]
    if (from === to || settled.has(wish.from)) continue
    const [a, b] = [open[from]!, open[to]!]
    if (clash(a, b, (x, y) => similarityOf(wordings[x]!, wordings[y]!, weigh))) continue
    for (const [article, list] of a.bodies) b.bodies.set(article, [...(b.bodies.get(article) ?? []), ...list])
    b.wordings.push(...a.wordings)
    open[from] = null
    moved.set(from, to)
    settled.add(wish.from)
  }
  return open.filter((cluster): cluster is Cluster => cluster !== null)
}

function statementsIn(cluster: Cluster, wordings: readonly Wording[]): Statement[] {
  return cluster.wordings.flatMap((i) => wordings[i]!.statements)
}

function outletsOf(
  cluster: Cluster,
  wordings: readonly Wording[],
  articles: ReadonlyMap<string, Article>
): Set<string> {
  const asserting = statementsIn(cluster, wordings).filter((s) => s.polarity === 'asserts')
  return new Set(asserting.map((s) => outletOf(articles.get(s.article))))
}

function creditedBy(cluster: Cluster, wordings: readonly Wording[]): Set<string> {
  const telling = statementsIn(cluster, wordings).filter(isBodyAssertion)
  return new Set(telling.flatMap((s) => (s.via[0] ? [outletKey(s.via[0].outlet)] : [])))
}

/** Whether statements that credit an outlet could have their speakers from what it published: "Y's insider" is no person by name. */
function mayRetell(crediting: readonly Statement[], published: readonly Statement[]): boolean {
  const unnamed = (s: Statement) => s.speaker.type !== 'named' && s.speaker.type !== 'organization'
  return crediting.some((child) =>
    published.some((s) =>
      child.speaker.type === 'outlet' || unnamed(s)
        ? child.speaker.type === 'outlet' || unnamed(child)
        : child.speaker.id === s.speaker.id || child.speaker.name === s.speaker.name
    )
  )
}

/** Whether two clusters name one person or body: enough where no other claim of the outlet that could be meant does. */
function namesSame(a: Cluster, b: Cluster, wordings: readonly Wording[]): boolean {
  const names = (cluster: Cluster) =>
    new Set(cluster.wordings.flatMap((i) => [...wordings[i]!.terms].filter((term) => /^[@&]/.test(term))))
  const opposite = (x: Wording, y: Wording) =>
    [...x.statuses()].some(([scale, stage]) => y.statuses().has(scale) && y.statuses().get(scale) !== stage)
  if (a.wordings.some((x) => b.wordings.some((y) => opposite(wordings[x]!, wordings[y]!)))) return false
  const own = names(a)
  return [...names(b)].some((name) => own.has(name))
}

function bestLikeness(a: Cluster, b: Cluster, wordings: readonly Wording[], weigh: Weigh): number {
  let best = 0
  for (const x of a.wordings)
    for (const y of b.wordings) best = Math.max(best, similarityOf(wordings[x]!, wordings[y]!, weigh))
  return best
}
