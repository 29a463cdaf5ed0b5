/**
 * Which articles are (near-)copies of which: not those that merely hold the same quotations, but those that share the reporter's own words too.
 *
 * Two outlets at one press conference print the same sentences of the same speaker; on a short page that is most of the text. What a copy has besides is
 * the *narrative*: everything in its paragraphs that is nobody's statement (leads, background, who said where), in the same order. So of two articles
 * that share most of their text, one is a copy if passages in order hold nearly all the narrative of the shorter one, and either that is
 * long enough to be proof by itself, or most of the longer article as well: pages about one event may share a lead and a line of background.
 */
import type { Article, Passage, Statement } from '../model.ts'
import { wordsOf } from '../text/words.ts'
import { gather } from './gather.ts'

/** Share of the shorter article's narrative that a copy holds, in order. */
const narrativeShare = 0.8
/** Words of narrative that are proof by themselves; with fewer, this share of the longer article's paragraphs is asked too. */
const longNarrative = 80
const shareOfLonger = 0.6

/** Words of the paragraphs of an article. */
interface Words {
  readonly starts: readonly number[]
  /** Whether each is part of the narrative. */
  readonly told: readonly boolean[]
}

type Side = 'a' | 'b'

/**
 * Copies of each article, with the share of narrative that they have in common (0 to 1), both ways. Only pairs whose passages are of kind
 * `duplicate` are asked.
 */
export function findCopies(
  articles: ReadonlyMap<string, Article>,
  statements: readonly Statement[],
  passages: readonly Passage[]
): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const pairs = gather(passages, ({ kind, a, b }) => (kind === 'duplicate' ? `${a.article}\n${b.article}` : undefined))
  const copies = new Map<string, Map<string, number>>()
  if (pairs.size === 0) return copies
  const wordsFor = rememberedWords(articles, statements)
  for (const own of pairs.values()) {
    const chain = longestChain(own)
    const [a, b] = (['a', 'b'] as const).map((side) => heldBy(wordsFor(chain[0]![side].article), chain, side))
    const [shorter, longer] = a!.all <= b!.all ? [a!, b!] : [b!, a!]
    if (shorter.narrative < narrativeShare) continue
    if (shorter.told < longNarrative && longer.share < shareOfLonger) continue
    const { a: one, b: other } = own[0]!
    for (const [from, to] of [
      [one.article, other.article],
      [other.article, one.article]
    ] as const)
      copies.set(from, (copies.get(from) ?? new Map()).set(to, shorter.narrative))
  }
  return copies
}

function rememberedWords(
  articles: ReadonlyMap<string, Article>,
  statements: readonly Statement[]
): (article: string) => Words {
  const said = gather(statements, (s) => s.article)
  const known = new Map<string, Words>()
  return (id) => {
    const before = known.get(id)
    if (before) return before
    const made = wordsIn(
      articles.get(id)!,
      (said.get(id) ?? []).flatMap((s) => s.content)
    )
    known.set(id, made)
    return made
  }
}

function wordsIn({ text, blocks }: Article, said: readonly { readonly start: number; readonly end: number }[]): Words {
  const quoted = new Uint8Array(text.length)
  for (const { start, end } of said) quoted.fill(1, start, end)
  const starts = blocks
    .filter(({ kind }) => kind === 'paragraph')
    .flatMap(({ start, end }) => wordsOf(text.slice(start, end), start).map((word) => word.start))
  return { starts, told: starts.map((start) => quoted[start] === 0) }
}

/** The passages that stand in the same order on both sides and hold most, in order. */
function longestChain(passages: readonly Passage[]): Passage[] {
  const sorted = [...passages].sort((x, y) => x.a.start - y.a.start || x.b.start - y.b.start)
  const best: { length: number; before: number }[] = []
  sorted.forEach((passage, at) => {
    let [length, before] = [0, -1]
    for (let i = 0; i < at; i++)
      if (sorted[i]!.a.end <= passage.a.start && sorted[i]!.b.end <= passage.b.start && best[i]!.length > length)
        [length, before] = [best[i]!.length, i]
    best.push({ length: length + passage.a.end - passage.a.start, before })
  })
  const chain: Passage[] = []
  let at = best.reduce((most, { length }, i) => (length > best[most]!.length ? i : most), 0)
  for (; at >= 0; at = best[at]!.before) chain.push(sorted[at]!)
  return chain.reverse()
}

/** How much of an article the passages of one side hold: of its paragraphs, and of its narrative. */
function heldBy({ starts, told }: Words, chain: readonly Passage[], side: Side) {
  let [at, all, narrative] = [0, 0, 0]
  starts.forEach((start, i) => {
    while (at < chain.length && chain[at]![side].end <= start) at++
    if (at === chain.length || chain[at]![side].start > start) return
    all++
    if (told[i]) narrative++
  })
  const length = told.filter(Boolean).length
  return {
    all: starts.length,
    told: length,
    share: all / Math.max(1, starts.length),
    narrative: narrative / Math.max(1, length)
  }
}
