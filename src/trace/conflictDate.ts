/**
 * Days, weekdays, months and years that differ between statements of one claim ("on 8 August", "on 10 August"; "on Thursday" and a
 * date that is a Saturday). Only statements with one day are compared: a period has two and contradicts nobody. Months and years are held against
 * each other only for what happens once, in statements that give no figures (which would be those of two years).
 */
import type { Conflict, ConflictValue, Statement } from '../model.ts'
import { canBeOne, givesNumbers, happensOnce, isCoarse, type Named, namedDays } from '../text/days.ts'
import { contentWords, stem, wordsOf } from '../text/words.ts'
import type { Account } from './conflicts.ts'
import { contentSet, likenessOf } from './sameWords.ts'
import { instantsAt, type Scene } from './scene.ts'

/** Share of the shorter statement's words from which a month or a year is held to be of one thing. */
const sharedOfShorter = 0.5

interface Dated {
  readonly statement: Statement
  readonly named: Named
  readonly page: number
}

export function dateConflicts(scene: Scene, account: Account): Omit<Conflict, 'story'>[] {
  if (account.statements.length < 2) return []
  const dated = account.statements.flatMap((statement) => {
    const page = instantsAt(scene, statement.article).from
    // a quotation may be days old: its "tomorrow" is not counted from the page
    const own = statement.kind === 'indirect' || statement.kind === 'asserted' ? page : Number.NaN
    const all = statement.content.flatMap((span) => namedDays(span.text, span.start, own))
    const [named] = all
    if (!named || all.some((other) => !canBeOne(named, other, page, 0))) return []
    return [{ statement, named, page }]
  })
  const differing = dated.filter((a) => dated.some((b) => differ(a, b)))
  if (differing.length === 0) return []
  const values = new Map<string, ConflictValue>()
  for (const { statement, named } of differing) {
    const { start, end, text } = named
    const key = `${statement.article} ${text}`
    if (!values.has(key)) values.set(key, { value: text, article: statement.article, start, end, text })
  }
  return [{ subject: topicOf(account), attribute: 'date', values: [...values.values()], verdict: 'conflict' }]
}

function differ(a: Dated, b: Dated): boolean {
  const near = Number.isNaN(a.page) ? b.page : a.page
  if (canBeOne(a.named, b.named, near, Math.abs(a.page - b.page))) return false
  const plain = !isCoarse(a.named) && !isCoarse(b.named) && a.named.weekday === null && b.named.weekday === null
  if (plain) return true
  const texts = [a, b].map(({ statement }) => statement.content.map((span) => span.text).join(' '))
  if (!texts.every(happensOnce) || texts.some(givesNumbers)) return false
  const shorter = Math.min(contentSet(a.statement).size, contentSet(b.statement).size)
  return likenessOf(a.statement, b.statement).shared >= sharedOfShorter * shorter
}

/** The content word that most statements of a claim share: what the day is about. */
export function topicOf(account: Account): string {
  const held = new Map<string, { count: number; shown: string }>()
  for (const statement of account.statements) {
    const text = statement.content.map((span) => span.text).join(' ')
    const plain = new Set(contentWords(text).filter((word) => /^\p{L}{4,}$/u.test(word)))
    for (const word of wordsOf(text)) {
      if (!plain.delete(word.folded) || /^\p{Lu}/u.test(word.text)) continue
      const known = held.get(stem(word.folded))
      held.set(stem(word.folded), { count: (known?.count ?? 0) + 1, shown: known?.shown ?? word.text })
    }
  }
  const [best] = [...held.values()].sort((a, b) => b.count - a.count)
  return best?.shown ?? 'day'
}
