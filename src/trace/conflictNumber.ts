/**
 * Amounts that differ between statements. Two are compared where they measure or count the same, in clauses with a word in common, in statements
 * that tell much the same otherwise of the same people, places and years: a claim may gather a quotation and what else was said with
 * it. Statements of two claims are held to a stricter likeness. A rounded, bounded or ranged figure fits what it allows.
 */
import type { Conflict, ConflictValue, Statement } from '../model.ts'
import { type Amount, amountsOf, sameCount } from '../text/amounts.ts'
import type { People } from '../text/people.ts'
import { synonymsOf } from '../text/synonyms.ts'
import { lexicalWords, stem, wordsOf } from '../text/words.ts'
import type { Account } from './conflicts.ts'

/** Characters before and after a figure in which the words stand that it belongs to. */
const reach = 50
const clauseEnd = /[,;:–—]|\.\s|\b(?:and|but|while|because)\b/
/** Share of the shorter statement's words from which two figures are held to be of one thing: within a claim, and between two. */
const sharedWithin = 0.25
const sharedBetween = 0.5
/** Words besides the amount that statements of two claims must share. */
const leastBetween = 4
/** Two units of one measure are seldom converted exactly. */
const conversionSlack = 0.02

type Found = Omit<Conflict, 'story'>

interface Counted {
  readonly claim: string
  readonly amount: Amount
  /** Where this wording stands. */
  readonly places: { readonly statement: Statement; readonly amount: Amount }[]
  /** Stems of the statement's words, without the amount's own. */
  readonly words: ReadonlySet<string>
  /** Stems of the clause of the figure, without the amount's own. */
  readonly around: ReadonlySet<string>
  /** People (by id), other names and years that the statement gives. */
  readonly names: ReadonlySet<string>
}

export function numberConflicts(accounts: readonly Account[], people: People): Found[] {
  const all = accounts.flatMap((account) => amountsOfAccount(account, people))
  const groups = new Map<string, Counted[]>()
  for (const counted of all)
    for (const key of keysOf(counted)) {
      const group = groups.get(key)
      if (group) group.push(counted)
      else groups.set(key, [counted])
    }
  const joined = new Map<Counted, Set<Counted>>()
  for (const group of groups.values())
    group.forEach((a, i) => {
      for (const b of group.slice(i + 1)) {
        if (joined.get(a)?.has(b) || !areOfOne(a, b, all)) continue
        const both = new Set([...(joined.get(a) ?? [a]), ...(joined.get(b) ?? [b])])
        for (const member of both) joined.set(member, both)
      }
    })
  const found = [...new Set(joined.values())].flatMap((group) => {
    const members = all.filter((counted) => group.has(counted))
    if (members.every((a) => isSame(a.amount, members[0]!.amount))) return []
    const verdict = members.every((a) => members.every((b) => fits(a.amount, b.amount))) ? 'compatible' : 'conflict'
    return [{ subject: subjectOf(members), attribute: 'number' as const, values: valuesOf(members), verdict } as const]
  })
  return withoutRepeats(found)
}

/** A difference that a story shows in two claims is told once, where most tell it. */
function withoutRepeats(found: readonly Found[]): Found[] {
  const figures = ({ values }: Found) => new Set(values.map(({ value }) => value))
  const sorted = [...found].sort((a, b) => b.values.length - a.values.length)
  return sorted.filter((one, i) => {
    const own = figures(one)
    return !sorted.slice(0, i).some((other) => [...own].every((figure) => figures(other).has(figure)))
  })
}

/** Amounts of a claim, one for each wording with its places; of two that count the same in one statement neither is clear. */
function amountsOfAccount(account: Account, people: People): Counted[] {
  const wordings = new Map<string, Counted[]>()
  for (const statement of account.statements) {
    const text = statement.content.map((span) => span.text).join(' ')
    const own = statement.content.flatMap((span) => amountsOf(span.text, span.start))
    const clear = own.filter((a) => !own.some((b) => b !== a && countSame(a, b) && !isSame(a, b)))
    if (clear.length === 0) continue
    const key = lexicalWords(text).join(' ')
    const known = wordings.get(key)
    if (known?.length === clear.length) {
      for (const [i, amount] of clear.entries()) known[i]!.places.push({ statement, amount })
      continue
    }
    const names = namesOf(text, people)
    wordings.set(
      `${key}${known ? statement.id : ''}`,
      clear.map((amount) => {
        const unit = new Set([...lexicalWords(amount.shown), ...lexicalWords(amount.text)].map(stem))
        const bare = (words: readonly string[]) =>
          new Set(words.map(stem).filter((word) => !unit.has(word) && !/^\d/.test(word)))
        return {
          claim: account.claim,
          amount,
          places: [{ statement, amount }],
          words: bare(lexicalWords(text)),
          around: bare(aroundOf(statement, amount)),
          names
        }
      })
    )
  }
  return [...wordings.values()].flat()
}

/** By what an amount is looked for: its measure, else each word that may be the noun; and its claim. */
function keysOf({ claim, amount: { measure, nouns } }: Counted): string[] {
  return [`claim ${claim}`, ...(measure ? [`in ${measure}`] : nouns.map((noun) => `of ${noun}`))]
}

function areOfOne(a: Counted, b: Counted, all: readonly Counted[]): boolean {
  if (
    !countSame(a.amount, b.amount) &&
    !(a.claim === b.claim && (haveOneNumber(a, b, all) || haveOneNumber(b, a, all)))
  )
    return false
  if (a.around.size > 0 && b.around.size > 0 && !meet(a.around, b.around)) return false
  if (tellApart(a.names, b.names)) return false
  let shared = 0
  for (const word of a.words) if (b.words.has(word)) shared++
  const shorter = Math.min(a.words.size, b.words.size)
  return a.claim === b.claim
    ? shared >= sharedWithin * shorter
    : shared >= Math.max(leastBetween, sharedBetween * shorter)
}

/** Whether the claim gives the number of one also for what the other counts: "five deputies" where "five members" stands elsewhere. */
function haveOneNumber(a: Counted, b: Counted, all: readonly Counted[]): boolean {
  if (a.amount.measure || b.amount.measure || a.amount.nouns.length === 0) return false
  return all.some(
    (c) => c.claim === a.claim && c !== a && c.amount.value === a.amount.value && countSame(c.amount, b.amount)
  )
}

/** Whether two amounts measure or count the same. */
function countSame(a: Amount, b: Amount): boolean {
  if (a.measure !== b.measure) return false
  // "half of the orchards" is a share of something; what "12%" is of stands anywhere
  if (a.measure !== '' && !(a.measure === 'percent' && (a.shown === '' || b.shown === ''))) return true
  if (a.nouns.length === 0 || b.nouns.length === 0) return a.nouns.length === b.nouns.length
  return a.nouns.some((noun) =>
    b.nouns.some((other) => noun === other || sameCount(noun).has(other) || synonymsOf(noun).has(other))
  )
}

/** Whether each side names somebody, some place or some year that the other does not, and nothing in common. */
function tellApart(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const years = (names: ReadonlySet<string>) => [...names].filter((name) => /^\d/.test(name))
  const [mine, theirs] = [years(a), new Set(years(b))]
  if (mine.length > 0 && theirs.size > 0 && !mine.some((year) => theirs.has(year))) return true
  return [...a].some((name) => !b.has(name)) && [...b].some((name) => !a.has(name))
}

function namesOf(text: string, people: People): Set<string> {
  const found = new Set<string>()
  const words = wordsOf(text)
  words.forEach((word, i) => {
    const person = people.byWord.get(word.folded)
    if (/^(?:1[5-9]|20)\d\d$/.test(word.text)) found.add(word.text)
    else if (!/^\p{Lu}\p{Ll}/u.test(word.text)) return
    else if (person) found.add(`@${person}`)
    else if (i > 0 && !/[.!?:“"‘]\s*$/.test(text.slice(0, word.start))) found.add(word.folded)
  })
  // in a headline every word looks like a name
  return words.filter((word) => /^\p{Lu}/u.test(word.text)).length > words.length / 2
    ? new Set([...found].filter((name) => /^[@\d]/.test(name)))
    : found
}

/** Words of the figure's clause. */
function aroundOf(statement: Statement, amount: Amount): string[] {
  const span = statement.content.find((part) => part.start <= amount.start && amount.end <= part.end)
  if (!span) return []
  const [from, to] = [amount.start - span.start, amount.end - span.start]
  const before = span.text
    .slice(Math.max(0, from - reach), from)
    .split(clauseEnd)
    .at(-1)!
  return lexicalWords(`${before} ${span.text.slice(to, to + reach).split(clauseEnd)[0]!}`)
}

const isSame = (a: Amount, b: Amount): boolean =>
  Math.abs(a.value - b.value) <= slackOf(a, b) && a.measure === b.measure

/** Whether both amounts can be right. Two limits of one kind are right together only if they are one. */
function fits(a: Amount, b: Amount): boolean {
  if (isSame(a, b)) return true
  if (a.binding === b.binding && (a.binding === 'atLeast' || a.binding === 'atMost' || a.binding === 'exact'))
    return false
  return a.low <= b.high + slackOf(a, b) && b.low <= a.high + slackOf(a, b)
}

const slackOf = (a: Amount, b: Amount): number =>
  a.shown !== b.shown && a.measure !== '' ? conversionSlack * Math.min(Math.abs(a.value), Math.abs(b.value)) : 1e-9

function subjectOf(members: readonly Counted[]): string {
  return members.map(({ amount }) => amount.shown).find((text) => text !== '') ?? 'number'
}

/** The first place of each value in each article. */
function valuesOf(members: readonly Counted[]): ConflictValue[] {
  const first = new Map<string, ConflictValue>()
  for (const { statement, amount } of members.flatMap((member) => member.places)) {
    const key = `${statement.article} ${amount.value} ${amount.binding}`
    const { start, end, text } = amount
    if (!first.has(key)) first.set(key, { value: text, article: statement.article, start, end, text })
  }
  return [...first.values()]
}

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((word) => b.has(word))
