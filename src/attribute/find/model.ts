/**
 * The trained tagger beside the rules: it is told what they propose, and what it marks is held against that.
 *
 * Where both see an attribution, the tagger's edges are taken and all else is the rule's (recipient, polarity, outlets). How far the tagger
 * is heeded depends on what is asked for. Where intents are wanted, everything that is attributed is, as its training articles mark it: even odds
 * will do, and a loose rule's thought or intent of which the tagger sees no trace is dropped. Else statements are to be counted and followed, on
 * pages of any genre: there the rules have the word, and the tagger only where it is nearly certain. Both bars were chosen in coarse
 * steps on articles held out of training, the marked gold and the simulator (docs/model.md).
 */
import { tokenize } from '../../text/tokens.ts'
import { type ModelAttribution, tag } from '../model/tag.ts'
import type { Weights } from '../model/weights.ts'
import type { Page } from '../page.ts'
import { type Proposal, propose, shared } from '../proposal.ts'

export type Wanted = 'with intents' | 'without intents'

/** Least score where intents are asked for. */
const likely = 0.5
/** Least score, and least chance of the cue, where they are not. */
const sure = 0.95
/** A loose rule needs so much support for a thought or an intent. */
const trace = 0.2
/** Rules below this strength are loose. */
const loose = 0.8
/** Strength of what the tagger alone is certain of: less than any rule has. */
const strength = 0.5
/** Rules whose cue is no verb with its subject: their edges follow from their own pattern. */
const patterned = /^(?:nominal|asReported|published)\./

/** The proposals of rules and tagger together; what competes among them is left to `merge`. */
export function proposalsWithModel(
  page: Page,
  byRules: readonly Proposal[],
  weights: Weights,
  wanted: Wanted
): Proposal[] {
  const paragraphs = page.paragraphs.map((p) => tokenize(page.text, p.start, p.end))
  const found = tag(paragraphs, byRules, weights, { least: trace })
  const partners = new Map<Proposal, ModelAttribution>()
  const alone: ModelAttribution[] = []
  for (const attribution of found) {
    const rule = partnerOf(attribution, byRules)
    if (!rule) alone.push(attribution)
    else if ((partners.get(rule)?.score ?? 0) < attribution.score) partners.set(rule, attribution)
  }
  return [
    ...byRules.flatMap((rule) => {
      const partner = partners.get(rule)
      if (!partner)
        return wanted === 'with intents' && rule.cueClass !== 'speech' && rule.strength < loose ? [] : [rule]
      return isHeeded(partner, wanted) && (wanted === 'with intents' || isPlain(rule)) ? [join(rule, partner)] : [rule]
    }),
    ...alone.flatMap((attribution) => (isHeeded(attribution, wanted) ? proposalOf(page, attribution) : []))
  ]
}

function isHeeded({ score, cueChance, source }: ModelAttribution, wanted: Wanted): boolean {
  if (wanted === 'with intents') return score >= likely
  return score >= sure && cueChance >= sure && source.length > 0
}

/** Nothing in the rule's reading hangs on its own edges: no chain, no one told, no pattern of its own. */
function isPlain(rule: Proposal): boolean {
  return rule.carriers.length === 0 && rule.recipient === null && !patterned.test(rule.rule)
}

/** The rule's proposal for the same attribution: one that shares its cue, else most of its content. */
function partnerOf({ cue, content }: ModelAttribution, rules: readonly Proposal[]): Proposal | undefined {
  const size = (spans: Proposal['content']) => spans.reduce((sum, s) => sum + s.end - s.start, 0)
  return (
    rules.find((r) => r.cue && cue && shared([r.cue], [cue]) > 0) ??
    rules.find((r) => shared(r.content, content) > 0.5 * Math.max(size(r.content), size(content)))
  )
}

const sourceOf = ({ source }: ModelAttribution) =>
  source.length > 0 ? { start: source[0]!.start, end: source.at(-1)!.end } : null

function join(rule: Proposal, partner: ModelAttribution): Proposal {
  const { cue, content } = partner
  return { ...rule, content, cue: rule.cue === null ? null : cue, source: sourceOf(partner) ?? rule.source }
}

function proposalOf(page: Page, attribution: ModelAttribution): Proposal[] {
  const { cue, content, cueClass, score } = attribution
  const at = cue?.start ?? content[0]!.start
  const paragraph = page.paragraphs.find((p) => p.start <= at && at < p.end)
  if (!paragraph) return []
  return [
    propose({
      rule: 'model',
      paragraph: paragraph.index,
      content,
      cue,
      source: sourceOf(attribution),
      cueClass,
      strength: strength * score
    })
  ]
}
