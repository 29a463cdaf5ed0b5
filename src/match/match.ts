/**
 * The stage `match`: finds the text that articles share (text reuse).
 *
 * Fingerprints (`fingerprint.ts`) lead to candidates (`candidates.ts`), seeds are extended to alignments (`align.ts`), alignments of a pair are joined
 * (`chain.ts`) and named (`kinds.ts`). Each article is matched against the earlier ones, in time order; what is remembered of them is in `corpus.ts`.
 * The way is passim's (Smith, Cordell and Mullen 2015) with winnowing for its n-grams. It finds shared wording only: no paraphrase.
 */
import type { Article, Passage, Place } from '../model.ts'
import { wordEnd } from '../text/hashedWords.ts'
import { compareIds, compareInstants } from '../text/published.ts'
import { alignSeed, type Segment } from './align.ts'
import { FURNITURE, findHits, type Hits, makeHits } from './candidates.ts'
import { chain } from './chain.ts'
import { addArticles, type Corpus, inTimeOrder, type Layer, type Member, makeCorpus } from './corpus.ts'
import { isEnough, similarityOf } from './enough.ts'
import { coarse, fine } from './fingerprint.ts'
import { kindOfPair } from './kinds.ts'
import { isSetPhrase } from './setPhrases.ts'

/** How finely to look. `fine` everywhere costs four times `coarse`; `automatic` is fine up to `FINE_ARTICLES` articles. */
export interface MatchOptions {
  readonly density?: 'automatic' | 'coarse' | 'fine'
}

/** Sets up to this size are searched finely throughout; of larger ones only the quotations are. */
const FINE_ARTICLES = 2000
/** Layers of fingerprints for a set of so many articles. */
export function layersFor(articles: number, density: 'automatic' | 'coarse' | 'fine' = 'automatic'): Layer[] {
  if (density === 'fine' || (density === 'automatic' && articles <= FINE_ARTICLES))
    return [{ ...fine, scope: 'everything' }]
  const everything: Layer = { ...coarse, scope: 'everything' }
  return density === 'coarse' ? [everything] : [everything, { ...fine, scope: 'quotations' }]
}

/** All passages that the articles share. Sorted by place; `a` is the earlier article where dates tell, else by id. */
export function match(articles: readonly Article[], options: MatchOptions = {}): Passage[] {
  const corpus = makeCorpus(layersFor(articles.length, options.density))
  const texts = new Map(articles.map((article) => [article.id, article.text]))
  return matchAdded(corpus, articles, (id) => texts.get(id) ?? '')
}

/**
 * Adds articles to a corpus and returns the passages that they share with those before them and with each other.
 * `textOf` is asked for the text of articles in passages, new and old.
 */
export function matchAdded(corpus: Corpus, articles: readonly Article[], textOf: (id: string) => string): Passage[] {
  const batch = addArticles(corpus, inTimeOrder(articles))
  const hits = makeHits()
  const passages: Passage[] = []
  for (let number = batch.first; number < corpus.members.length; number++) {
    findHits(corpus, batch, number, hits)
    for (let from = 0; from < hits.count; ) {
      const other = hits.other[hits.order[from]! % 2 ** 26]!
      let to = from + 1
      while (to < hits.count && hits.other[hits.order[to]! % 2 ** 26] === other) to++
      for (const passage of passagesOf(corpus, other, number, hits, from, to, textOf)) passages.push(passage)
      from = to
    }
  }
  return passages.sort(byPlace)
}

interface Found extends Segment {
  seeds: number
  furniture: number
}

/** Passages between an article and an earlier one, from their hits `from` to `to` in sorted order. */
function passagesOf(
  corpus: Corpus,
  other: number,
  number: number,
  hits: Hits,
  from: number,
  to: number,
  textOf: (id: string) => string
): Passage[] {
  const earlier = corpus.members[other]!
  const later = corpus.members[number]!
  const found: Found[] = []
  for (let h = from; h < to; h++) {
    const hit = hits.order[h]! % 2 ** 26
    const aAt = hits.others[hit]!
    const bAt = hits.own[hit]!
    const gram = hits.gram[hit]! & ~FURNITURE
    const furniture = hits.gram[hit]! & FURNITURE ? 1 : 0
    const known = found.findLast((s) => s.aFrom <= aAt && aAt < s.aTo && s.bFrom <= bAt && bAt < s.bTo)
    if (known) {
      known.seeds++
      known.furniture += furniture
      continue
    }
    const segment = alignSeed(earlier.words.hashes, aAt, later.words.hashes, bAt, gram)
    if (segment) found.push({ ...segment, seeds: 1, furniture })
  }
  const kept = chain(found).filter((segment) => isEnough(segment, earlier, later, corpus.members.length))
  if (!kept.length) return []
  const isFurniture = (s: Segment) => {
    if (isSetPhrase(later.words.hashes, s.bFrom, s.bTo)) return true
    const inside = found.filter((f) => f.bFrom >= s.bFrom && f.bTo <= s.bTo && f.aFrom >= s.aFrom && f.aTo <= s.aTo)
    return inside.reduce((n, f) => n + f.furniture, 0) * 2 > inside.reduce((n, f) => n + f.seeds, 0)
  }
  const marked = kept.map((segment) => ({ segment, furniture: isFurniture(segment) }))
  const shared = marked.reduce((n, m) => n + (m.furniture ? 0 : m.segment.matches), 0)
  const kind = kindOfPair(earlier, later, shared)
  const swapped = isSwapped(earlier, later)
  return marked.map(({ segment, furniture }) => {
    const a = placeOf(earlier, segment.aFrom, segment.aTo, textOf)
    const b = placeOf(later, segment.bFrom, segment.bTo, textOf)
    return {
      a: swapped ? b : a,
      b: swapped ? a : b,
      similarity: similarityOf(segment),
      kind: furniture ? 'boilerplate' : kind
    }
  })
}

function isSwapped(first: Member, second: Member): boolean {
  return (compareInstants(first.instants, second.instants) || compareIds(first.id, second.id)) > 0
}

function placeOf(member: Member, from: number, to: number, textOf: (id: string) => string): Place {
  return {
    article: member.id,
    start: member.words.starts[from]!,
    end: wordEnd(textOf(member.id), member.words.starts[to - 1]!)
  }
}

function byPlace(x: Passage, y: Passage): number {
  return (
    compareIds(x.a.article, y.a.article) ||
    compareIds(x.b.article, y.b.article) ||
    x.a.start - y.a.start ||
    x.b.start - y.b.start ||
    x.a.end - y.a.end
  )
}
