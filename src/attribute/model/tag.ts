/**
 * The trained tagger: paragraphs in, attributions out.
 *
 * Two linear-chain conditional random fields trained on PolNeAR (Newell, Margolin and Ruths 2018). The first finds where sources,
 * cues and contents are; the second takes each likely cue and finds its own source and content. It proposes only: it resolves
 * no pronoun, names no speaker, follows no chain, and finds no attribution inside another, since its training articles mark none.
 *
 * A paragraph that was seen lately in the same light (`seen.ts`) is not looked at again: articles of a story share many.
 */
import type { CueClass, Span } from '../../model.ts'
import type { Token } from '../../text/tokens.ts'
import { firstPass } from './first-pass.ts'
import { type Hint, type Hints, hintColumns, hintsOfParagraphs } from './hints.ts'
import { classifyCue } from './lexicon.ts'
import { articleStart, type Carry, type Observation, observe, speakersOf } from './observe.ts'
import { makeGround, secondPass } from './second-pass.ts'
import { type Found, seenLately, type Tagged, wordsOf } from './seen.ts'
import { stem } from './stem.ts'
import { surround } from './surroundings.ts'
import type { Weights } from './weights.ts'

/** An attribution as the model sees it. Spans are into the article's text. */
export interface ModelAttribution {
  /** Empty where no source is named ("it was announced that …"). */
  readonly source: readonly Span[]
  readonly cue: Span | null
  /** More than one span where the attribution interrupts it. Never empty. */
  readonly content: readonly Span[]
  readonly cueClass: CueClass
  /** 0 to 1: how sure the first pass is that its words are a cue. */
  readonly cueChance: number
  /** 0 to 1: how sure the second pass is that the cue introduces something. */
  readonly score: number
}

export interface TagOptions {
  /** Attributions below this score are left out; 0 to 1. */
  readonly least: number
}

/** Even odds; by cross-validation on the training articles F1 of whole attributions is flat from 0.4 to 0.6. */
export const usualTagOptions: TagOptions = { least: 0.5 }

/**
 * Attributions in the paragraphs of one article, in text order of their cues. Each paragraph is a list of its tokens (from `tokenize`);
 * paragraphs must be given in order, since a quotation may run on from one into the next.
 */
export function tag(
  paragraphs: readonly (readonly Token[])[],
  hints: readonly Hint[],
  weights: Weights,
  options: TagOptions = usualTagOptions
): ModelAttribution[] {
  const found: ModelAttribution[] = []
  const lists = hintsOfParagraphs(hints, paragraphs.length)
  const columns = paragraphs.map((tokens, p) => hintColumns(tokens, lists[p]!))
  const speakers = speakersOf(paragraphs, columns)
  const seen = seenLately(weights)
  let carry = articleStart
  for (const [p, tokens] of paragraphs.entries()) {
    if (tokens.length === 0) continue
    const words = wordsOf(tokens)
    let tagged = seen.find(words, tokens, columns[p]!, speakers, carry)
    if (!tagged) {
      const { observation, ...made } = tagParagraph(tokens, columns[p]!, speakers, carry, weights)
      seen.keep(words, tokens, columns[p]!, observation, carry, made)
      tagged = made
    }
    carry = tagged.carry
    for (const attribution of tagged.found)
      if (attribution.chance >= options.least) found.push(placed(attribution, tokens))
  }
  return found
}

function tagParagraph(
  tokens: readonly Token[],
  hints: Hints,
  speakers: ReadonlySet<number>,
  before: Carry,
  weights: Weights
): Tagged & { readonly observation: Observation } {
  const { observation, carry } = observe(tokens, hints, speakers, before, weights.clusters)
  const surroundings = surround(observation)
  const pass = firstPass(observation, surroundings, weights.find)
  const found: Found[] = []
  if (pass.cues.length > 0) {
    const ground = makeGround(observation)
    for (const cue of pass.cues) {
      const linked = secondPass(observation, surroundings, pass, ground, cue, weights.link)
      if (linked.content.length > 0) found.push({ ...linked, cueClass: classOf(observation, linked) })
    }
  }
  return { observation, found, carry }
}

function classOf(o: Observation, { cue, content }: Omit<Found, 'cueClass'>): CueClass {
  const stems: string[] = []
  for (let i = cue.first; i <= cue.last; i++) stems.push(stem(o.tokens[i]!.lower))
  let quoted = false
  for (const [first, last] of content) for (let i = first; i <= last; i++) if (o.quote[i]! > 0) quoted = true
  return classifyCue(stems, quoted)
}

function placed({ cue, source, content, chance, cueClass }: Found, tokens: readonly Token[]): ModelAttribution {
  const span = ([first, last]: readonly [number, number]): Span => ({
    start: tokens[first]!.start,
    end: tokens[last]!.end
  })
  return {
    source: source.map(span),
    cue: span([cue.first, cue.last]),
    content: content.map(span),
    cueClass,
    cueChance: cue.chance,
    score: chance
  }
}
