/**
 * Phrases with gaps, as the data of statuses writes them, and where they stand in a text: `call+ off @own wedding`.
 *
 * A phrase is words in a row. `word+` is any form of a verb, `word*` any form but the bare one, which counts only after "to", "will"
 * or the like (headlines and orders aside, a bare verb is no event); `(a|b)` one of these, `(a|b)+` and `(a|b)*` any form of one of these verbs,
 * `x?` may be missing, `~` up to two words between, `~~` up to eight, `@be` a class of words, `$` the end of what is said: no noun or verb follows
 * ("is over", not "is over budget"). Each phrase is looked for from its rarest word, so that a text costs as much as the words in
 * it that begin something, not as much as there are phrases. "Not" may stand between any two
 * words; it counts as one of a gap. No phrase runs over a comma or the end of a sentence.
 */
import irregular from './irregular.json' with { type: 'json' }
import { foldText, isFunctionWord } from './words.ts'

/** A word of a text with its contraction ("isn't"), and whether a comma, stop or dash stands before it. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly folded: string
  readonly afterBreak: boolean
  /** Whether a sentence begins with it. */
  readonly afterStop: boolean
}

/** Tokens of a phrase found: `first` to `last`, both included; `gaps` are those that fill a `~`. */
export interface Hit {
  readonly first: number
  readonly last: number
  readonly gaps: readonly number[]
}

type Element =
  | { readonly kind: 'end' }
  | { readonly kind: 'gap'; readonly most: number; readonly adverbs: boolean }
  | {
      readonly kind: 'word'
      readonly words: ReadonlySet<string>
      /** Verbs whose bare form counts only after "to", "will" or the like. */
      readonly bare: ReadonlySet<string>
      readonly optional: boolean
    }

/** A phrase made ready, with the element it is looked for by. */
interface Phrase<Meaning> {
  readonly elements: readonly Element[]
  readonly anchor: number
  readonly meaning: Meaning
}

export type PhraseIndex<Meaning> = ReadonlyMap<string, readonly Phrase<Meaning>[]>

/** Words that may stand between any two words of a phrase, and deny it: "will not be built". */
const denials = new Set(['not', 'never'])
/** Words that may follow the end of a predicate. */
const afterEnd = new Set(
  'in at on for after because since until as by from before during despite following amid when while and but or if today yesterday again now already this last next with'.split(
    ' '
  )
)
/** Words and classes after which a gap holds adverbs only: "is now safe", never "is kept safe" or "was handed over". */
const auxiliaryWords = new Set('@be @have @stay is are was were be been being has have had'.split(' '))
const judged = new Set('been being had considered declared deemed found judged ruled still already indeed'.split(' '))
const gapWords = 2
const longGapWords = 8
/** Words that begin a clause of their own, never between the words of a phrase. */
const notBetween = new Set('that which who whom whose when where why how because if although while until'.split(' '))
const bareAfter = new Set(
  "to will must shall did does do not won't didn't doesn't don't and ll cannot they we i you".split(' ')
)

/** Words of a text; possessive endings are dropped. Offsets are into the text given, as folding keeps lengths (checked by the caller). */
export function tokensOf(folded: string): Token[] {
  const found: Token[] = []
  let end = 0
  for (const hit of folded.matchAll(/[\p{L}\p{N}]+(?:['’](?!s(?![\p{L}\p{N}]))[\p{L}]+)?/gu)) {
    const between = folded.slice(end, hit.index)
    end = hit.index + hit[0].length
    found.push({
      start: hit.index,
      end,
      folded: hit[0].replaceAll('’', "'"),
      afterBreak: /[.,;:!?()–—…]|\s-\s|\n/.test(between),
      afterStop: found.length === 0 || /[.!?:\n]/.test(between)
    })
  }
  return found
}

/** Makes phrases ready, by the words that they are looked for by. */
export function indexPhrases<Meaning>(
  phrases: readonly { readonly text: string; readonly meaning: Meaning }[],
  classes: Readonly<Record<string, string>>
): PhraseIndex<Meaning> {
  const index = new Map<string, Phrase<Meaning>[]>()
  for (const { text, meaning } of phrases.flatMap((phrase) =>
    spelledOut(phrase.text).map((text) => ({ ...phrase, text }))
  )) {
    const parts = text.match(/\([^)]*\)[+*?]*|\S+/g) ?? []
    const elements = parts.map((part, i) => elementOf(part, parts[i - 1] ?? '', classes))
    const anchor = anchorOf(elements)
    const element = elements[anchor]
    if (element?.kind !== 'word') continue
    const phrase = { elements, anchor, meaning }
    for (const word of element.words) {
      const known = index.get(word)
      if (known) known.push(phrase)
      else index.set(word, [phrase])
    }
  }
  return index
}

/** Every phrase that stands in the text, with its meaning. */
export function* findPhrases<Meaning>(
  index: PhraseIndex<Meaning>,
  tokens: readonly Token[]
): Generator<{ readonly hit: Hit; readonly meaning: Meaning }> {
  for (let at = 0; at < tokens.length; at++)
    for (const { elements, anchor, meaning } of index.get(tokens[at]!.folded) ?? []) {
      if (!fits(elements[anchor]!, tokens, at)) continue
      const after = walk(elements.slice(anchor + 1), tokens, at, 1)
      if (!after) continue
      const before = walk(elements.slice(0, anchor).reverse(), tokens, at, -1)
      if (before) yield { hit: { first: before.at, last: after.at, gaps: [...before.gaps, ...after.gaps] }, meaning }
    }
}

/** A phrase with a choice of several words ("(off|on ice)") as one phrase for each. */
function spelledOut(text: string): string[] {
  const plain = text.replaceAll('-', ' ')
  const group = /\(([^)]* [^)]*)\)(\??)/.exec(plain)
  if (!group) return [plain]
  const choices = [...group[1]!.split('|'), ...(group[2] ? [''] : [])]
  return choices.flatMap((choice) => spelledOut(plain.replace(group[0], choice).replace(/ {2,}/g, ' ').trim()))
}

/** Follows elements from a token in one direction; the fewest words between are taken. */
function walk(
  elements: readonly Element[],
  tokens: readonly Token[],
  from: number,
  step: 1 | -1
): { readonly at: number; readonly gaps: readonly number[] } | null {
  const [element, ...rest] = elements
  if (!element) return { at: from, gaps: [] }
  if (element.kind === 'end') return endsAt(tokens, from) ? walk(rest, tokens, from, step) : null
  const next = from + step
  const broken = !tokens[next] || tokens[step === 1 ? next : from]!.afterBreak
  if (element.kind === 'gap') {
    const gaps: number[] = []
    for (let at = from, taken = 0; taken <= element.most; taken++) {
      const found = walk(rest, tokens, at, step)
      if (found) return { at: found.at, gaps: [...gaps, ...found.gaps] }
      at += step
      if (!tokens[at] || tokens[step === 1 ? at : at + 1]!.afterBreak || notBetween.has(tokens[at]!.folded)) return null
      if (element.adverbs && isVerbal(tokens[at]!.folded)) return null
      gaps.push(at)
    }
    return null
  }
  if (!broken && fits(element, tokens, next)) {
    const found = walk(rest, tokens, next, step)
    if (found) return found
  }
  if (!broken && denials.has(tokens[next]!.folded)) {
    const found = walk(elements, tokens, next, step)
    if (found) return { at: found.at, gaps: [next, ...found.gaps] }
  }
  return element.optional ? walk(rest, tokens, from, step) : null
}

/** Whether a word is a participle or joins two words: with it, another predicate begins. */
const isVerbal = (word: string): boolean =>
  !judged.has(word) && (/.(?:ed|ing)$/.test(word) || word === 'or' || word === 'and' || word in irregular.forms)

function endsAt(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  return !next || next.afterBreak || afterEnd.has(next.folded)
}

function fits(element: Element, tokens: readonly Token[], at: number): boolean {
  if (element.kind !== 'word') return true
  const { folded } = tokens[at]!
  if (!element.words.has(folded)) return false
  return !element.bare.has(folded) || (at > 0 && bareAfter.has(tokens[at - 1]!.folded))
}

function elementOf(part: string, before: string, classes: Readonly<Record<string, string>>): Element {
  if (part === '$') return { kind: 'end' }
  if (part === '~') {
    const heads = before.replace(/^\(|\)$/g, '').split('|')
    return { kind: 'gap', most: gapWords, adverbs: heads.every((head) => auxiliaryWords.has(head)) }
  }
  if (part === '~~') return { kind: 'gap', most: longGapWords, adverbs: false }
  const [, body, verb, optional] = /^\(?([^()]*?)\)?([+*]?)(\??)$/.exec(part)!
  const choices = body!.split('|')
  const words = choices.flatMap((word) => {
    if (word.startsWith('@')) return (classes[word.slice(1)] ?? '').split(' ')
    if (/[+*]$/.test(word)) return formsOf(word.slice(0, -1))
    return verb ? formsOf(word) : [foldText(word)]
  })
  return { kind: 'word', words: new Set(words), bare: new Set(verb === '*' ? choices : []), optional: optional === '?' }
}

/** The required element that is met least often: no function words, then the fewest words. */
function anchorOf(elements: readonly Element[]): number {
  let best = -1
  let least = Number.POSITIVE_INFINITY
  elements.forEach((element, i) => {
    if (element.kind !== 'word' || element.optional) return
    const common = [...element.words].filter((word) => isFunctionWord(word) || word.length < 4).length
    const cost = common * 100 + element.words.size
    if (cost < least) [best, least] = [i, cost]
  })
  return best
}

const irregularForms = new Map<string, string[]>()

/** All forms of an English verb; both spellings where a last letter may be doubled. */
function formsOf(base: string): string[] {
  if (irregularForms.size === 0)
    for (const [form, of] of Object.entries(irregular.forms))
      irregularForms.set(of, [...(irregularForms.get(of) ?? []), form])
  const stems = /e$/.test(base)
    ? [base.slice(0, -1)]
    : /[^aeiou][aeiou][bdglmnprt]$/.test(base)
      ? [base, base + base.at(-1)]
      : [base]
  const third = /(?:s|x|z|ch|sh|o)$/.test(base)
    ? `${base}es`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : `${base}s`
  const past = /[^aeiou]y$/.test(base) ? [`${base.slice(0, -1)}ied`] : stems.map((form) => `${form}ed`)
  return [base, third, ...past, ...stems.map((form) => `${form}ing`), ...(irregularForms.get(base) ?? [])]
}
