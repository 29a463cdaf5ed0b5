/**
 * Reporting verbs: from a written form ("went on", "gushes") to the verb and to what may follow it.
 *
 * The list is data (`words/en/verbs.json`), in groups that share frames, after the subcategorisation of reporting verbs in Quirk et al.
 * (1985, 14.28–14.33, 16.30–16.63). Forms are made by rule plus a table of irregular ones. A verb may be of several classes: the
 * class of an attribution is decided by the frame that was found.
 */
import type { CueClass } from '../model.ts'
import data from './words/en/verbs.json' with { type: 'json' }

export type Frame = 'quote' | 'that' | 'zero' | 'wh' | 'inf' | 'np' | 'person' | 'as' | 'call' | 'of' | 'about' | 'ing'
export type Form = 'base' | 's' | 'past' | 'ing'

/** A reporting verb. */
export interface Verb {
  readonly lemma: string
  readonly frames: ReadonlyMap<Frame, CueClass>
  /** Words after the verb that belong to it ("out" in "point out"); usually none. */
  readonly particles: readonly string[]
}

/** A written form and the verbs it may stand for, those with particles first. */
export interface VerbForm {
  readonly form: Form
  readonly verbs: readonly Verb[]
  /** Whether the form is also a common noun ("claims"), so that only a tag or its surroundings tell. */
  readonly mayBeNoun: boolean
}

const rank: Record<CueClass, number> = { speech: 0, thought: 1, intent: 2 }
const verbs = new Map<string, { lemma: string; frames: Map<Frame, CueClass>; particles: string[] }>()
for (const group of data.groups) {
  for (const lemma of group.lemmas) {
    const [, ...particles] = lemma.split(' ')
    const verb = verbs.get(lemma) ?? { lemma, frames: new Map<Frame, CueClass>(), particles }
    verbs.set(lemma, verb)
    for (const frame of group.frames as Frame[]) {
      const known = verb.frames.get(frame)
      const cueClass = group.class as CueClass
      if (known === undefined || rank[cueClass] < rank[known]) verb.frames.set(frame, cueClass)
    }
  }
}

const irregularOf = new Map<string, string[]>()
for (const [form, lemma] of Object.entries(data.irregular))
  irregularOf.set(lemma, [...(irregularOf.get(lemma) ?? []), form])
const nouns = new Set(data.ambiguousNouns)
const forms = new Map<string, { form: Form; verbs: Verb[]; mayBeNoun: boolean }>()

function addForm(written: string, form: Form, verb: Verb): void {
  const known = forms.get(written)
  if (known) known.verbs.push(verb)
  else forms.set(written, { form, verbs: [verb], mayBeNoun: nouns.has(written) })
}

const being: [string, Form][] = [
  ['is', 's'],
  ['are', 's'],
  ['’s', 's'],
  ["'s", 's'],
  ['was', 'past'],
  ['were', 'past'],
  ['been', 'past']
]
const isThird = /^(?:says|goes|has)$/

for (const verb of verbs.values())
  for (const [written, form] of formsOf(verb.lemma.split(' ')[0]!)) addForm(written, form, verb)
for (const form of forms.values()) form.verbs.sort((a, b) => b.particles.length - a.particles.length)

/** The written forms of a verb given in its base form. */
export function formsOf(base: string): [string, Form][] {
  if (base === 'be') return being
  const irregular = irregularOf.get(base) ?? []
  const own = irregular.filter((f) => !f.endsWith('ing') && !isThird.test(f))
  const found: [string, Form][] = [[base, own.includes(base) ? 'past' : 'base']]
  for (const form of irregular)
    if (form !== base) found.push([form, form.endsWith('ing') ? 'ing' : isThird.test(form) ? 's' : 'past'])
  if (!irregular.includes('has')) found.push([thirdPerson(base), 's'])
  if (own.length === 0) found.push([pastOf(base), 'past'])
  if (!irregular.some((f) => f.endsWith('ing'))) found.push([participleOf(base), 'ing'])
  // British "signalled", "counselling"
  if (/[^aeiou][aeiou]l$/.test(base) && base.length > 5 && own.length === 0)
    found.push([`${base}led`, 'past'], [`${base}ling`, 'ing'])
  return found
}

function thirdPerson(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`
}

function pastOf(base: string): string {
  if (base.endsWith('e')) return `${base}d`
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`
}

function participleOf(base: string): string {
  return /[^eoy]e$/.test(base) ? `${base.slice(0, -1)}ing` : `${base}ing`
}

/** What a lower-case word may be as a reporting verb; undefined for any other word. */
export function verbForm(lower: string): VerbForm | undefined {
  return forms.get(lower)
}

/** The verb of a lemma. */
export function verbOf(lemma: string): Verb | undefined {
  return verbs.get(lemma)
}
