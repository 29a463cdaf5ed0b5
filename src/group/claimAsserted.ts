/**
 * The outlet's own voice: a sentence that no statement covers, but that repeats a claim made with attribution somewhere in the story,
 * becomes a statement of kind `asserted`: nobody is named for it, so its access is not stated.
 *
 * Background sentences must stay out: a sentence must share enough weight with one wording of the claim, and not only the names of
 * the people the story is about. Where most of the sentence stands in quotation marks it is no voice of the outlet: it is kept as a
 * quotation whose speaker the text did not show us.
 */
import type { Statement } from '../model.ts'
import { hedgesIn } from '../text/hedges.ts'
import { synonymsOf } from '../text/synonyms.ts'
import { wordsOf } from '../text/words.ts'
import type { Wording } from './claimFeatures.ts'
import type { OpenSentence } from './claimSentences.ts'
import { similarityOf, type Weigh } from './claimSimilarity.ts'

/** Least likeness of a sentence nobody is named for. */
const assertAt = 0.45
/** The same for a sentence that keeps its distance ("reportedly"): it retells, so less has to be shared. */
const hedgedAt = 0.3
/** Share of a sentence's words in quotation marks from which it is a quotation. */
const mostlyQuoted = 0.5
/** Terms besides people's names that must be shared. */
const leastShared = 3

/** Asserted statements, by index of the claim (a list of wordings) which they repeat. */
export function findAsserted(
  sentences: readonly OpenSentence[],
  claims: readonly (readonly Wording[])[],
  weigh: Weigh
): Statement[][] {
  const found: Statement[][] = claims.map(() => [])
  const wordings = claims.flatMap((own, claim) =>
    own.filter((w) => w.statements.some((s) => s.polarity === 'asserts')).map((wording) => ({ claim, wording }))
  )
  const holders = new Map<string, number[]>()
  wordings.forEach(({ wording }, i) => {
    for (const term of wording.terms)
      if (!/^[@&]/.test(term)) {
        const list = holders.get(term)
        if (list) list.push(i)
        else holders.set(term, [i])
      }
  })
  const known = new Map<string, number | null>()
  for (const sentence of sentences) {
    if (isTopic(sentence)) continue
    let claim = known.get(sentence.text)
    if (claim === undefined) {
      claim = bestClaim(sentence, wordings, holders, weigh)
      known.set(sentence.text, claim)
    }
    if (claim !== null) found[claim]!.push(assertedStatement(sentence))
  }
  return found
}

const topic =
  /\?["”’]?$|^(?:what|why|how|who|when|where|which|everything|all (?:you|we|the)|timeline|explain(?:er|ed)|analysis|opinion|inside|meet|watch|read|\d+ (?:things|questions|facts|reasons|ways|takeaways))\b/i

/** Whether a line asks or announces ("What the talks mean for the town", "Who is Ida Holm?") and so asserts nothing. */
function isTopic({ block, text }: OpenSentence): boolean {
  return block === 'headline' ? topic.test(text) : text.endsWith('?')
}

function bestClaim(
  sentence: OpenSentence,
  wordings: readonly { claim: number; wording: Wording }[],
  holders: ReadonlyMap<string, readonly number[]>,
  weigh: Weigh
): number | null {
  const shared = new Map<number, number>()
  for (const term of sentence.terms) {
    if (term.startsWith('@') || term.startsWith('&')) continue
    for (const held of new Set([term, ...synonymsOf(term)].flatMap((t) => holders.get(t) ?? [])))
      shared.set(held, (shared.get(held) ?? 0) + 1)
  }
  let best: number | null = null
  let score = hedgedAt
  for (const [i, count] of shared) {
    const needed = Math.min(leastShared, wordsIn(wordings[i]!.wording))
    if (count < Math.max(2, needed)) continue
    const alike = similarityOf(sentence, wordings[i]!.wording, weigh)
    if (alike > score) {
      score = alike
      best = wordings[i]!.claim
    }
  }
  return score > assertAt || hedgesIn(sentence.text).length > 0 ? best : null
}

/** Terms of a wording that are no names. */
function wordsIn(wording: Wording): number {
  return [...wording.terms].filter((term) => !/^[@&]/.test(term)).length
}

function assertedStatement(sentence: OpenSentence): Statement {
  const quoted = quotedIn(sentence)
  return {
    id: `${sentence.article}#v${sentence.span.start}`,
    article: sentence.article,
    kind: quoted ? 'direct' : 'asserted',
    content: quoted ?? [{ ...sentence.span, text: sentence.text }],
    cue: null,
    source: null,
    speaker: { type: 'none', name: null, descriptor: null, plural: false, count: null, id: 'none' },
    via: [],
    access: 'notStated',
    hedges: hedgesIn(sentence.text).map(({ start, end }) => ({
      start: sentence.span.start + start,
      end: sentence.span.start + end,
      text: sentence.text.slice(start, end)
    })),
    polarity: 'asserts',
    claim: null,
    block: sentence.block,
    cueClass: 'speech',
    occasion: null,
    rule: quoted ? 'asserted.quoted' : 'asserted'
  }
}

/** What of a sentence stands in quotation marks, if it is most of it. */
function quotedIn({ text, span, quoted }: OpenSentence): Statement['content'] | null {
  const inside = quoted.map((part) => ({ ...part, text: text.slice(part.start - span.start, part.end - span.start) }))
  const words = (part: string) => wordsOf(part).length
  const share = inside.reduce((sum, part) => sum + words(part.text), 0) / Math.max(1, words(text))
  return share >= mostlyQuoted ? inside : null
}
