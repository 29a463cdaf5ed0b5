/**
 * Days that differ between statements of one claim ("on 8 August", "on 10 August"). Only statements with one day are compared: a
 * period has two and contradicts nobody.
 */
import type { Conflict, ConflictValue } from '../model.ts'
import { type CalendarDay, daysOf } from '../text/numbers.ts'
import { contentWords, stem, wordsOf } from '../text/words.ts'
import type { Account } from './conflicts.ts'

export function dateConflicts(account: Account): Omit<Conflict, 'story'>[] {
  if (account.statements.length < 2) return []
  const values = new Map<string, ConflictValue>()
  const days = new Set<string>()
  for (const statement of account.statements) {
    const own = statement.content.flatMap((span) => daysOf(span.text, span.start))
    const [day] = own
    if (!day || own.some((other) => keyOf(other) !== keyOf(day))) continue
    days.add(keyOf(day))
    const key = `${statement.article} ${keyOf(day)}`
    const { start, end, text } = day
    if (!values.has(key)) values.set(key, { value: text, article: statement.article, start, end, text })
  }
  if (days.size < 2) return []
  return [{ subject: topicOf(account), attribute: 'date', values: [...values.values()], verdict: 'conflict' }]
}

const keyOf = (day: CalendarDay): string => `${day.month}-${day.day}`

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
