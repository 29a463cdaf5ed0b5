/**
 * The wordings of a claim: what changed from the wording of its origin, in as few words as tell it.
 *
 * A wording that shares most of its words is shown by its changes ("“often” → “every day”"); one that is told anew is shown as it is.
 * Wordings that differ in nothing but marks and case are one. A fragment of the fuller wording is no change.
 */
import type { Claim, Statement } from '../model.ts'
import { foldText } from '../text/words.ts'
import { dayOf } from './dates.ts'
import { clip } from './layout.ts'
import { bareWords, type Look, quote, say, signsOf } from './look.ts'
import { outletOf, statementsOf, type View, yearIn } from './view.ts'
import { sharedWords, wordDiff } from './wordDiff.ts'

/** A wording, and who carries it. */
export interface Variant {
  readonly text: string
  readonly statements: readonly Statement[]
  /** Told with mostly the same words (its changes are worth showing), or anew. */
  readonly kind: 'changed' | 'retold'
  /** Changes in words, best first; empty for what is retold. */
  readonly changes: readonly { readonly before: string; readonly after: string }[]
}

/** Share of words above which a wording counts as changed, not retold: two thirds keep a sentence recognisable. */
const sameSentence = 0.6

/** Content of a statement as one text. */
function wordingOf(statement: Statement): string {
  return statement.content.map((span) => span.text).join(' … ')
}

/** The wordings of a claim that differ from its own text, earliest first. */
export function variantsOf(claim: Claim, view: View): Variant[] {
  const groups = new Map<string, Statement[]>()
  for (const s of statementsOf(view, claim)) {
    if (s.polarity !== 'asserts') continue
    const key = keyOf(bareWords(wordingOf(s)))
    groups.set(key, [...(groups.get(key) ?? []), s])
  }
  const base = bareWords(claim.text)
  const own = keyOf(base)
  const found: Variant[] = []
  for (const [key, statements] of groups) {
    if (key === '' || own.includes(key)) continue
    const text = bareWords(wordingOf(statements[0]!))
    const diff = wordDiff(base, text)
    const kind = sharedWords(diff) >= sameSentence ? 'changed' : 'retold'
    const changes = diff
      .filter((change) => change.kind === 'changed')
      .map((change) => ({ before: change.before.join(' '), after: change.after.join(' ') }))
    // Words missing at either end are an excerpt, not a change.
    const inner = changes.filter((change) => change.after !== '' || !isEdge(change.before, base))
    if (kind === 'changed' && inner.length === 0) continue
    found.push({ text, statements, kind, changes: kind === 'changed' ? inner : [] })
  }
  return found.sort((a, b) => Number(a.kind === 'retold') - Number(b.kind === 'retold'))
}

function isEdge(words: string, text: string): boolean {
  const [part, whole] = [keyOf(words), keyOf(text)]
  return whole.startsWith(part) || whole.endsWith(part)
}

function keyOf(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** One line a wording: its changes or its words, and who has it. */
export function variantLine(variant: Variant, claim: Claim, view: View, look: Look): string {
  const signs = signsOf(look)
  const first = variant.statements[0]!
  const outlets = [...new Set(variant.statements.map((s) => outletOf(view, s.article)))]
  const moment = view.articles.get(first.article)?.published ?? null
  const more = outlets.length > 1 ? ` and ${outlets.length - 1} more` : ''
  const who = `${say(outlets[0]!, look)}${more}, ${dayOf(moment, yearIn(view, claim.story))}`
  if (variant.kind === 'retold') return `${quote(clip(say(variant.text, look), 140, signs.ellipsis), look)} (${who})`
  const changes = variant.changes.slice(0, 3).map((change) => changeWords(change, look))
  const rest = variant.changes.length - changes.length
  return `${changes.join('; ')}${rest > 0 ? `; ${rest} more` : ''} (${who})`
}

function changeWords(change: { readonly before: string; readonly after: string }, look: Look): string {
  const signs = signsOf(look)
  const words = (text: string) => quote(clip(say(text, look), 60, signs.ellipsis), look)
  if (change.before === '') return `${words(change.after)} added`
  if (change.after === '') return `${words(change.before)} left out`
  return `${words(change.before)} ${signs.becomes} ${words(change.after)}`
}
