/**
 * Article to statements: finders propose attributions, refiners decide what they are.
 *
 * The lists below are the whole of it, in the order in which they run. A finder sees the page and returns proposals; proposals that claim the same
 * words are merged (`proposal.ts`); then loose quotations are attached, comment requests dropped, and for each attribution, in
 * text order, the chain, the speaker and the rest are read off. A trained model is one more finder.
 */
import type { Access, Article, Span, Statement, StatementKind, TextSpan } from '../model.ts'
import { looksLikeOutlet, outletKey } from '../text/outlets.ts'
import type { Quotation } from '../text/quotes.ts'
import { castOf, nameIn } from './cast.ts'
import { findAccordingTo } from './find/accordingTo.ts'
import { findAsReported } from './find/asReported.ts'
import { findBackward } from './find/backward.ts'
import { findEmbeddedPosts } from './find/embeddedPost.ts'
import { findFormulas } from './find/formulas.ts'
import { findFramed } from './find/framed.ts'
import { findHeadline } from './find/headline.ts'
import { findImpersonal } from './find/impersonal.ts'
import { findIntroduced } from './find/introduced.ts'
import { findLearned } from './find/learned.ts'
import { proposalsWithModel } from './find/model.ts'
import { readNested } from './find/nested.ts'
import { findNominal } from './find/nominal.ts'
import { findPapers } from './find/papers.ts'
import { findPublished } from './find/published.ts'
import { findRelayed } from './find/relayed.ts'
import { findReported, readSentence } from './find/reported.ts'
import { findSigned } from './find/signed.ts'
import { findTranscript } from './find/transcript.ts'
import { findViews } from './find/views.ts'
import { findWithheld } from './find/withheld.ts'
import type { Weights } from './model/weights.ts'
import { outletNames } from './outletNames.ts'
import { openPage, type Page } from './page.ts'
import { merge, type Proposal } from './proposal.ts'
import { chainOf } from './refine/chain.ts'
import { throughOutlet } from './refine/cited.ts'
import { type Draft, nobody, type Scene } from './refine/draft.ts'
import { hedgesOf } from './refine/hedges.ts'
import { occasionOf } from './refine/occasion.ts'
import { attachQuotations } from './refine/quotations.ts'
import { isCommentRequest } from './refine/requests.ts'
import { trimSource } from './refine/source.ts'
import { resolveSpeaker } from './refine/speaker.ts'
import { zoneOf } from './refine/zones.ts'
import { headKind } from './speakers.ts'

/** What attribution may know beside the article. */
export interface AttributionContext {
  /** Names of outlets held in the files. */
  readonly outlets: readonly string[]
  /** Also report what people want, support and plan. */
  readonly include?: 'intents'
  /** The trained tagger; without it the rules work alone. */
  readonly model?: Weights | null
}

/** A rule that proposes attributions. */
export type Finder = (page: Page) => readonly Proposal[]

/** The finders, in no order that matters: `merge` decides by strength. */
export const finders: readonly Finder[] = [
  findReported,
  findAccordingTo,
  findAsReported,
  findBackward,
  findFormulas,
  findFramed,
  findPapers,
  findRelayed,
  findPublished,
  findImpersonal,
  findWithheld,
  findLearned,
  findViews,
  findNominal,
  findTranscript,
  findEmbeddedPosts,
  findSigned,
  findIntroduced,
  findHeadline
]

/** What the rules propose, one proposal an attribution. */
export function proposalsOfRules(page: Page): Proposal[] {
  return merge(finders.flatMap((find) => [...find(page)]))
}

/** The attributions of an article, in text order. Never throws on any text. */
export function attribute(article: Article, context: AttributionContext = { outlets: [] }): Statement[] {
  if (article.text.trim() === '') return []
  const page = openPage(article, context.outlets)
  const held = keysOf(context.outlets)
  const byRules = proposalsOfRules(page)
  const wanted = context.include === 'intents' ? 'with intents' : 'without intents'
  const merged = context.model ? merge(proposalsWithModel(page, byRules, context.model, wanted)) : byRules
  const unfolded = readNested(page, merged, readSentence, (name) => held.has(outletKey(name)))
  const proposals = keep(page, attachQuotations(page, unfolded), context)
  const drafts = refine(page, proposals, context)
  return drafts.map((draft, i) => statementOf(page, draft, i))
}

const keysByList = new WeakMap<readonly string[], ReadonlySet<string>>()

/** Keys of the outlets held: the same list comes with every article of a set. */
function keysOf(outlets: readonly string[]): ReadonlySet<string> {
  const known = keysByList.get(outlets) ?? new Set(outlets.map(outletKey))
  keysByList.set(outlets, known)
  return known
}

/** Leaves out comment requests, empty contents and classes that were not asked for. */
function keep(page: Page, proposals: readonly Proposal[], context: AttributionContext): Proposal[] {
  return proposals.filter((p) => {
    if (p.content.length === 0) return false
    if (/\.np$/.test(p.rule)) {
      const thing = page.text.slice(p.content[0]!.start, p.content[0]!.end)
      if (p.content.length === 1 && (looksLikeOutlet(thing) || /^(?:it|this|that|them|him|her|so)$/i.test(thing)))
        return false
      // "citing two officials": who is cited says nothing by that
      if (/^(?:cite|quote)$/.test(p.lemma) && headKind(thing) === 'anonymous') return false
    }
    // the writer's own opinion
    if (
      p.cueClass === 'thought' &&
      p.source &&
      p.lemma !== 'learn' &&
      p.lemma !== 'understand' &&
      /^(?:I|we|you)$/i.test(page.text.slice(p.source.start, p.source.end))
    )
      return false
    if (p.cueClass === 'intent' && context.include !== 'intents') return false
    const [sentence, outside] = sentenceAround(page, p)
    return !isCommentRequest(sentence, outside)
  })
}

/** The sentence of a proposal's cue, whole and without what is inside quotation marks. */
function sentenceAround(page: Page, proposal: Proposal): [string, string] {
  const paragraph = page.paragraphs[proposal.paragraph]!
  const at = proposal.cue?.start ?? proposal.content[0]!.start
  const sentence = paragraph.sentences.find((s) => paragraph.items[s.to - 1]!.end > at)
  if (!sentence) return ['', '']
  const items = paragraph.items.slice(sentence.from, sentence.to)
  return [
    page.text.slice(items[0]!.start, items.at(-1)!.end),
    items.map((i) => (i.quote === null ? i.text : '')).join(' ')
  ]
}

function refine(page: Page, proposals: readonly Proposal[], context: AttributionContext): Draft[] {
  const scene: Scene = { page, text: page.text, outlets: context.outlets }
  const sources = proposals.flatMap((p) =>
    p.source ? (nameIn(page.text.slice(p.source.start, p.source.end)) ?? []) : []
  )
  const cast = castOf(page.article, sources)
  const names = outletNames(page.article, context.outlets, cast.isPerson)
  const drafts: Draft[] = []
  for (const proposed of proposals) {
    const proposal = throughOutlet(scene, proposed, names)
    const draft: Draft = {
      proposal,
      content: [...proposal.content],
      source: proposal.source,
      polarity: proposal.polarity,
      zone: zoneOf(page, proposed, proposals),
      via: [],
      firsthand: false,
      occasion: null,
      speaker: nobody,
      access: 'implied'
    }
    const chain = chainOf(scene, draft, names)
    draft.source = trimSource(page.text, draft.source, chain.outletSpeaks)
    draft.via = chain.via
    draft.firsthand = chain.firsthand
    const { speaker, after } = resolveSpeaker(scene, draft, drafts, cast, chain.outletSpeaks)
    draft.speaker = speaker
    draft.occasion = occasionOf(scene, draft)
    if (after && draft.via.length === 0 && !draft.firsthand && draft.occasion === null) {
      draft.via = [...after.via]
      draft.firsthand = after.firsthand
      draft.occasion = after.occasion
    }
    // that somebody has learned something says nothing of what they say; of an outlet it does
    if (/^learned\./.test(proposal.rule) && speaker.type !== 'outlet') continue
    draft.access = accessOf(draft)
    if (draft.polarity === 'asserts' && isNoComment(page.text, draft.content)) draft.polarity = 'declines'
    drafts.push(draft)
  }
  return drafts
}

/** "it “does not comment on rumours”": words that keep the matter to themselves. */
function isNoComment(text: string, content: readonly Span[]): boolean {
  const first = content[0]!
  return /^(?:that\s+)?(?:\S+\s+){0,3}?[“"'‘]?(?:(?:does|do|did|would|will|could|can)\s?(?:not|n['’]t)|cannot|never|has no|had no|have no)\s+(?:\w+ly\s+)?comment(?:s|ed)?\b/i.test(
    text.slice(first.start, first.end)
  )
}

function accessOf(draft: Draft): Access {
  if (draft.via.length > 0) return 'relayed'
  if (draft.firsthand || draft.occasion === 'pressConference') return 'firsthand'
  return draft.speaker.type === 'none' ? 'notStated' : 'implied'
}

function statementOf(page: Page, draft: Draft, n: number): Statement {
  const { article, text } = page
  const { proposal } = draft
  return {
    id: `${article.id}#${n}`,
    article: article.id,
    kind: kindOf(text, draft.content, page.quotations),
    content: draft.content.map((s) => shown(text, s)),
    cue: proposal.cue && shown(text, proposal.cue),
    source: draft.source && shown(text, draft.source),
    speaker: {
      type: draft.speaker.type,
      name: draft.speaker.name,
      descriptor: draft.speaker.descriptor,
      plural: draft.speaker.plural,
      count: draft.speaker.count,
      id: `${article.id}:${draft.speaker.key.replace(/[^\p{L}\p{N}:]+/gu, '-')}`
    },
    via: draft.via,
    access: draft.access,
    hedges: hedgesOf(text, draft, page.quotations).map((s) => shown(text, s)),
    polarity: draft.polarity,
    claim: null,
    block: page.paragraphs[proposal.paragraph]?.block ?? 'paragraph',
    cueClass: proposal.cueClass,
    occasion: draft.occasion,
    rule: proposal.rule
  }
}

const shown = (text: string, span: Span): TextSpan => ({
  start: span.start,
  end: span.end,
  text: text.slice(span.start, span.end)
})

const wordPattern = /[\p{L}\p{N}]+/gu

/** Direct: every word of the content inside quotation marks; mixed: some; indirect: none. */
function kindOf(text: string, content: readonly Span[], quotations: readonly Quotation[]): StatementKind {
  let inside = 0
  let all = 0
  for (const span of content) {
    for (const hit of text.slice(span.start, span.end).matchAll(wordPattern)) {
      const at = span.start + hit.index
      all++
      if (quotations.some((q) => q.start <= at && at < q.end)) inside++
    }
  }
  if (inside === 0) return 'indirect'
  return inside >= all ? 'direct' : 'mixed'
}
