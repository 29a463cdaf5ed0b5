/**
 * Cues of several words whose verb alone reports nothing: "made no secret of the fact that", "was adamant that", "stopped short of confirming
 * that", "went as far as to say".
 *
 * The phrases are data (`words/en/cuePhrases.json`), written in a small notation that is explained there. Adverbs may stand between
 * their words; a "not" among them counts as a negation.
 */
import type { CueClass, Polarity } from '../model.ts'
import { type Form, type Frame, formsOf, type Verb, verbForm } from './lexicon.ts'
import type { Item } from './page.ts'
import { isAdverb, isComma, possessives } from './phrase.ts'
import data from './words/en/cuePhrases.json' with { type: 'json' }

/** What a phrase does with what follows it; none: it is no cue. */
type Effect = Polarity | 'none'

type Slot = ReadonlySet<string> | 'own' | 'say' | 'saying'

interface Step {
  readonly slot: Slot
  readonly optional: boolean
}

interface Phrase {
  readonly form: Form
  readonly steps: readonly Step[]
  /** What the phrase takes; null where its last verb tells. */
  readonly verb: Verb | null
  readonly plain: Effect
  readonly negated: Effect
}

/** A phrase found in a sentence. */
export interface FoundPhrase {
  readonly form: Form
  readonly verb: Verb
  /** First item after it. */
  readonly to: number
  /** What it does, given whether a negation stands before its verb. */
  readonly effect: (negated: boolean) => Effect
}

const byFirstWord = new Map<string, Phrase[]>()

for (const group of data.groups) {
  for (const written of group.phrases) {
    const [first, ...rest] = written.split(' ')
    const steps = rest.map(stepOf)
    const frames = 'frames' in group ? (group.frames as Frame[]) : null
    const verb = frames && {
      lemma: written.replace(/\|\S+/g, ''),
      frames: new Map(frames.map((frame) => [frame, group.class as CueClass])),
      particles: []
    }
    for (const base of first!.split('|'))
      for (const [word, form] of formsOf(base)) {
        const phrase = { form, steps, verb, plain: group.plain as Effect, negated: group.negated as Effect }
        byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), phrase])
      }
  }
}

function stepOf(written: string): Step {
  const optional = written.endsWith('?')
  const word = optional ? written.slice(0, -1) : written
  const slot = word === '_' ? 'own' : word === 'SAY' ? 'say' : word === 'SAYING' ? 'saying' : new Set(word.split('|'))
  return { slot, optional }
}

interface Reach {
  readonly to: number
  readonly verb: Verb | null
  readonly negated: boolean
}

/** The longest phrase that begins at item `at`; null if there is none. */
export function phraseAt(items: readonly Item[], at: number, most: number): FoundPhrase | null {
  let found: FoundPhrase | null = null
  for (const phrase of byFirstWord.get(items[at]!.lower) ?? []) {
    const reach = follow(phrase.steps, 0, items, at + 1, most)
    const verb = phrase.verb ?? reach?.verb
    if (!reach || !verb || (found && found.to >= reach.to)) continue
    found = {
      form: phrase.form,
      verb,
      to: reach.to,
      effect: (negated) => (negated || reach.negated ? phrase.negated : phrase.plain)
    }
  }
  return found
}

/** Follows the steps of a phrase from item `at` on, the longer way first. */
function follow(steps: readonly Step[], next: number, items: readonly Item[], at: number, most: number): Reach | null {
  const step = steps[next]
  if (step === undefined) return { to: at, verb: null, negated: false }
  const item = items[at]
  if (item === undefined || at >= most || item.quote !== null)
    return step.optional ? follow(steps, next + 1, items, at, most) : null
  const verb = verbIn(step.slot, items, at)
  if (verb || fits(step.slot, item)) {
    const rest = follow(steps, next + 1, items, at + 1 + (verb?.particles.length ?? 0), most)
    if (rest) return { ...rest, verb: rest.verb ?? verb }
  }
  if (step.optional) {
    const rest = follow(steps, next + 1, items, at, most)
    if (rest) return rest
  }
  if (!isBetween(item)) return null
  const rest = follow(steps, next, items, at + 1, most)
  return rest && { ...rest, negated: rest.negated || /^(?:not|n['’]t|never)$/.test(item.lower) }
}

const isBetween = (item: Item): boolean => isAdverb(item) || (item.pos === 'ADV' && !isComma(item))

function fits(slot: Slot, item: Item): boolean {
  if (slot === 'own') return possessives.has(item.lower)
  return typeof slot !== 'string' && slot.has(item.lower)
}

/** The verb of saying that a slot for one finds: in its base form or in -ing, with a clause or quotation to follow. */
function verbIn(slot: Slot, items: readonly Item[], at: number): Verb | null {
  if (slot !== 'say' && slot !== 'saying') return null
  const known = verbForm(items[at]!.lower)
  if (!known || (slot === 'saying') !== (known.form === 'ing')) return null
  return (
    known.verbs.find(
      (verb) =>
        (verb.frames.get('that') === 'speech' || verb.frames.get('wh') === 'speech') &&
        verb.particles.every((particle, k) => items[at + 1 + k]?.lower === particle)
    ) ?? null
  )
}
