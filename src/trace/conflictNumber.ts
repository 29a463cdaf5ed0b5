/**
 * Numbers that differ between statements of one claim. Two numbers are compared where they fill the same slot: what is counted is the same, or
 * the statements share the rest; and only between statements that tell much the same otherwise, since a claim may gather a quotation and what else was
 * said with it. A rounded figure ("about 600") fits the exact one that it rounds.
 */
import type { Conflict, ConflictValue, Statement } from '../model.ts'
import { type Quantity, quantitiesOf } from '../text/numbers.ts'
import { lexicalWords } from '../text/words.ts'
import data from './approximations.json' with { type: 'json' }
import type { Account } from './conflicts.ts'
import { contentSet, likenessOf } from './sameWords.ts'

/** Characters before and after a figure in which the words stand that it belongs to. */
const reach = 50
const clauseEnd = /[,;:–—]|\.\s|\b(?:and|but|while|because)\b/
/** Share of the shorter statement's content words from which two figures are held to be of one thing. */
const sharedOfShorter = 0.25

type Found = Omit<Conflict, 'story'>

interface Slotted {
  readonly statement: Statement
  readonly quantity: Quantity
  readonly rounding: Rounding
}

/** How a figure is meant: exactly, about, at least, at most. */
type Rounding = 'exact' | 'about' | 'atLeast' | 'atMost'

export function numberConflicts(account: Account): Found[] {
  // one statement differs from none
  if (account.statements.length < 2) return []
  const slots = slotsOf(account.statements)
  const found: Found[] = []
  for (const [unit, all] of slots) {
    const slotted = all.filter((a) => all.some((b) => b.quantity.value !== a.quantity.value && tellTheSame(a, b)))
    if (new Set(slotted.map((s) => s.quantity.value)).size < 2) continue
    const verdict = slotted.every((a) => slotted.every((b) => fits(a, b))) ? 'compatible' : 'conflict'
    found.push({ subject: subjectOf(slotted, unit), attribute: 'number', values: valuesOf(slotted), verdict })
  }
  return found
}

/** Whether the statements tell much the same, and the figures stand in clauses with a word in common. */
function tellTheSame(a: Slotted, b: Slotted): boolean {
  const [mine, theirs] = [aroundOf(a), aroundOf(b)]
  if (mine.size > 0 && theirs.size > 0 && ![...mine].some((word) => theirs.has(word))) return false
  const [x, y] = [contentSet(a.statement).size, contentSet(b.statement).size]
  return likenessOf(a.statement, b.statement).shared >= sharedOfShorter * Math.min(x, y)
}

/** Content words of the figure's clause, other than its unit. */
function aroundOf({ statement, quantity }: Slotted): ReadonlySet<string> {
  const span = statement.content.find((part) => part.start <= quantity.start && quantity.end <= part.end)
  if (!span) return new Set()
  const [from, to] = [quantity.start - span.start, quantity.end - span.start]
  const before = span.text
    .slice(Math.max(0, from - reach), from)
    .split(clauseEnd)
    .at(-1)!
  const near = `${before} ${span.text.slice(to, to + reach).split(clauseEnd)[0]!}`
  const unit = new Set(lexicalWords(`${quantity.unitText} ${quantity.scale}`))
  return new Set(lexicalWords(near).filter((word) => !unit.has(word)))
}

/** Numbers of a claim by what they count. */
function slotsOf(statements: readonly Statement[]): Map<string, Slotted[]> {
  const slots = new Map<string, Slotted[]>()
  for (const statement of statements) {
    const own = statement.content.flatMap((span) =>
      quantitiesOf(span.text, span.start).map((quantity) => ({
        statement,
        quantity,
        rounding: roundingOf(span.text, quantity.start - span.start)
      }))
    )
    const units = own.map((s) => keyOf(s.quantity))
    own.forEach((s, i) => {
      // a statement with two numbers of one thing ("two of five members") does not show which is which
      if (units.filter((unit) => unit === units[i]).length === 1)
        slots.set(units[i]!, [...(slots.get(units[i]!) ?? []), s])
    })
  }
  return joinSlots(slots)
}

const keyOf = (quantity: Quantity): string => (quantity.scale ? quantity.scale.toLowerCase() : quantity.unit)

/** Slots under different nouns are one where they share a value and no statement fills both ("seven members", "seven deputies"). */
function joinSlots(slots: Map<string, Slotted[]>): Map<string, Slotted[]> {
  const keys = [...slots.keys()].sort((a, b) => slots.get(b)!.length - slots.get(a)!.length || (a < b ? -1 : 1))
  for (const key of keys)
    for (const other of keys) {
      const [mine, theirs] = [slots.get(key), slots.get(other)]
      if (!mine || !theirs || key === other) continue
      const apart = theirs.some((s) => mine.some((t) => t.statement.id === s.statement.id))
      const alike = theirs.some((s) => mine.some((t) => t.quantity.value === s.quantity.value))
      if (apart || !(alike || other === '')) continue
      if (other === '' && [...slots.keys()].filter((k) => k !== '').length !== 1 && !alike) continue
      slots.set(key, [...mine, ...theirs])
      slots.delete(other)
    }
  return slots
}

/** Words shortly before a figure that make it a rounded one. */
function roundingOf(text: string, at: number): Rounding {
  const lead = text.slice(Math.max(0, at - 24), at).toLowerCase()
  const ends = (words: readonly string[]) => words.some((word) => lead.trimEnd().endsWith(word))
  if (ends(data.about)) return 'about'
  if (ends(data.atLeast)) return 'atLeast'
  return ends(data.atMost) ? 'atMost' : 'exact'
}

/** Whether two figures of one slot can both be right. */
function fits(a: Slotted, b: Slotted): boolean {
  const [x, y] = [a.quantity.value, b.quantity.value]
  return x === y || rounds(a, y) || rounds(b, x)
}

/** A figure is a rounding of `exact` if it is that number to as many digits as the figure itself has before its zeros. */
function rounds({ quantity: { value }, rounding }: Slotted, exact: number): boolean {
  if (rounding === 'exact' || value === 0) return false
  if (rounding === 'atLeast' && exact < value) return false
  if (rounding === 'atMost' && exact > value) return false
  let unit = 1
  while (value % (unit * 10) === 0) unit *= 10
  return unit > 1 && Math.abs(exact - value) < unit * (rounding === 'about' ? 0.5 : 1)
}

function subjectOf(slotted: readonly Slotted[], unit: string): string {
  const shown = slotted.map(({ quantity }) => quantity.scale || quantity.unitText).find((text) => text !== '')
  return shown ?? (unit || 'number')
}

/** The first place of each value in each article. */
function valuesOf(slotted: readonly Slotted[]): ConflictValue[] {
  const first = new Map<string, ConflictValue>()
  for (const { statement, quantity } of slotted) {
    const key = `${statement.article} ${quantity.value}`
    const { start, end, text } = quantity
    if (!first.has(key)) first.set(key, { value: text, article: statement.article, start, end, text })
  }
  return [...first.values()]
}
