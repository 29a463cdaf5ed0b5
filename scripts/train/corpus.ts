/**
 * PolNeAR articles (JSON lines) as labelled paragraphs: tokens, observations, and the gold labels of both passes.
 *
 * The first annotator counts. An attribution without a cue (35 of 19,868) is left out, since both passes start from cues.
 */
import { readFileSync } from 'node:fs'
import { proposalsOfRules } from '../../src/attribute/attribute.ts'
import { hintColumns, hintsOfParagraphs } from '../../src/attribute/model/hints.ts'
import { find, link } from '../../src/attribute/model/labels.ts'
import {
  articleStart,
  type ClusterLookup,
  type Observation,
  observe,
  speakersOf
} from '../../src/attribute/model/observe.ts'
import { type Surroundings, surround } from '../../src/attribute/model/surroundings.ts'
import { openPage } from '../../src/attribute/page.ts'
import type { Article } from '../../src/model.ts'
import { tokenize } from '../../src/text/tokens.ts'

type Range = readonly [number, number]
export interface Attribution {
  readonly source: readonly Range[]
  readonly cue: readonly Range[]
  readonly content: readonly Range[]
}
export interface Document {
  readonly id: string
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
}
export interface Relation {
  /** First and last token of the cue. */
  readonly cue: readonly [number, number]
  /** Gold labels of the second pass. */
  readonly labels: Uint8Array
}
export interface Paragraph {
  readonly observation: Observation
  readonly surroundings: Surroundings
  /** Gold labels of the first pass. */
  readonly gold: Uint8Array
  readonly relations: readonly Relation[]
}

/** Reads a JSON-lines file of articles. */
export function readDocuments(path: string, clusters: ClusterLookup | null): Document[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const article = JSON.parse(line) as { id: string; text: string; annotations?: { attributions: Attribution[] }[] }
      return prepare(article.id, article.text, article.annotations?.[0]?.attributions ?? [], clusters)
    })
}

export function prepare(
  id: string,
  text: string,
  attributions: readonly Attribution[],
  clusters: ClusterLookup | null
): Document {
  const paragraphs: Paragraph[] = []
  const page = openPage(bare(id, text))
  const hints = hintsOfParagraphs(proposalsOfRules(page), page.paragraphs.length)
  const tokensOf = page.paragraphs.map(({ start, end }) => tokenize(text, start, end))
  const columns = tokensOf.map((tokens, p) => hintColumns(tokens, hints[p]!))
  const speakers = speakersOf(tokensOf, columns)
  let carry = articleStart
  for (const { index, start, end } of page.paragraphs) {
    const tokens = tokensOf[index]!
    if (tokens.length === 0) continue
    const observed = observe(tokens, columns[index]!, speakers, carry, clusters)
    carry = observed.carry
    const observation = observed.observation
    const here = attributions.filter((a) => touches(a, start, end))
    paragraphs.push({
      observation,
      surroundings: surround(observation),
      gold: goldLabels(observation, here),
      relations: relationsOf(observation, here)
    })
  }
  return { id, text, paragraphs }
}

/** An article of nothing but text. */
function bare(id: string, text: string): Article {
  return {
    id,
    uri: id,
    url: null,
    outlet: null,
    headline: null,
    byline: [],
    language: 'en',
    text,
    published: null,
    modified: null,
    blocks: [],
    credits: []
  }
}

function touches(attribution: Attribution, start: number, end: number): boolean {
  return [...attribution.source, ...attribution.cue, ...attribution.content].some(([s, e]) => s < end && e > start)
}

/** Numbers of the tokens that overlap any of the ranges. */
function covered(o: Observation, ranges: readonly Range[]): number[] {
  const found: number[] = []
  for (let i = 0; i < o.length; i++) {
    const token = o.tokens[i]!
    if (ranges.some(([s, e]) => token.start < e && token.end > s)) found.push(i)
  }
  return found
}

function goldLabels(o: Observation, attributions: readonly Attribution[]): Uint8Array {
  const gold = new Uint8Array(o.length)
  const begins = new Uint8Array(o.length)
  const set = (tokens: readonly number[], label: (i: number) => number) => {
    let before = -2
    let run = false
    for (const i of tokens) {
      const value = label(i)
      if (gold[i] === find.outside) {
        gold[i] = value
        if (i !== before + 1 || !run || gold[i - 1] !== value) begins[i] = 1
        run = true
      } else run = false
      before = i
    }
  }
  const extents: Range[] = []
  for (const attribution of attributions) {
    const cue = covered(o, attribution.cue)
    const position = attribution.cue[0]?.[0]
    if (position === undefined) continue
    set(cue, () => find.cue)
    const source = covered(o, attribution.source)
    const content = covered(o, attribution.content)
    set(source, (i) => (o.tokens[i]!.start < position ? find.sourceBefore : find.sourceAfter))
    set(content, (i) => (o.tokens[i]!.start < position ? find.contentBefore : find.contentAfter))
    const all = [...cue, ...source, ...content]
    if (all.length > 0) extents.push([Math.min(...all), Math.max(...all)])
  }
  for (let i = 0; i < o.length; i++) if (gold[i] !== find.outside && begins[i] === 0) gold[i]!++
  for (const [from, to] of extents) for (let i = from; i <= to; i++) if (gold[i] === find.outside) gold[i] = find.gap
  return gold
}

function relationsOf(o: Observation, attributions: readonly Attribution[]): Relation[] {
  const relations: Relation[] = []
  for (const attribution of attributions) {
    const cue = covered(o, attribution.cue)
    if (cue.length === 0) continue
    relations.push({ cue: [cue[0]!, cue[cue.length - 1]!], labels: linkGold(o, attribution) })
  }
  return relations
}

function linkGold(o: Observation, attribution: Attribution): Uint8Array {
  const labels = new Uint8Array(o.length)
  for (const [ranges, begin] of [
    [attribution.content, link.content],
    [attribution.source, link.source]
  ] as const) {
    let before = -2
    for (const i of covered(o, ranges)) {
      labels[i] = i === before + 1 ? begin + 1 : begin
      before = i
    }
  }
  return labels
}
