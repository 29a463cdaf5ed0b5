/**
 * Where accounts differ, in words: "age of Ada Finch: 55 (Silver Dial, Jun 21) / 56 (4 outlets): conflict".
 * Which account is right is not said: hearsay does not know.
 */
import type { Conflict, Span } from '../model.ts'
import { compareIds } from '../text/published.ts'
import { dayOf } from './dates.ts'
import { type Look, say, signsOf } from './look.ts'
import { outletsOf, type View, yearIn } from './view.ts'

const order: readonly Conflict['verdict'][] = ['conflict', 'change', 'spelling', 'compatible']

/** Differences as they are shown: conflicts, changes, spellings, then what only looks like one. */
export function sortedConflicts(conflicts: readonly Conflict[]): Conflict[] {
  return [...conflicts].sort(
    (a, b) =>
      order.indexOf(a.verdict) - order.indexOf(b.verdict) ||
      compareIds(a.attribute, b.attribute) ||
      compareIds(a.subject, b.subject)
  )
}

/** "conflict", "change over time", "compatible (a birthday fits)", "spelling". */
export function verdictWords(conflict: Conflict): string {
  switch (conflict.verdict) {
    case 'conflict':
      return 'conflict'
    case 'change':
      return 'change over time'
    case 'compatible':
      return conflict.attribute === 'age' ? 'compatible (a birthday fits)' : 'compatible'
    case 'spelling':
      return 'several spellings'
    default:
      return conflict.verdict satisfies never
  }
}

/** The values of a difference, each once, as first met, with the places that have it. */
export function valuesOf(conflict: Conflict): { readonly value: string; readonly places: Conflict['values'] }[] {
  const groups = new Map<string, Conflict['values'][number][]>()
  for (const place of conflict.values) groups.set(place.value, [...(groups.get(place.value) ?? []), place])
  return [...groups].map(([value, places]) => ({ value, places }))
}

/** One line a difference. */
export function conflictLine(conflict: Conflict, view: View, look: Look): string {
  const signs = signsOf(look)
  const subject = say(conflict.subject, look)
  const name = conflict.attribute === 'spelling' ? subject : `${conflict.attribute} of ${subject}`
  const values = valuesOf(conflict).map(({ value, places }) => {
    const outlets = outletsOf(
      view,
      places.map((place) => place.article)
    )
    const moment = view.articles.get(places[0]!.article)?.published ?? null
    const date = dayOf(moment, yearIn(view, conflict.story))
    const who =
      outlets.length === 1
        ? `${say(outlets[0]!, look)}, ${date}`
        : `${outlets.length} outlets, first ${say(outlets[0]!, look)}, ${date}`
    return `${say(value, look)} (${who})`
  })
  return `${name}: ${values.join(conflict.verdict === 'change' ? ` ${signs.becomes} ` : ' / ')}: ${verdictWords(conflict)}`
}

/** The words of a difference in their places, one line a value. */
export function conflictPlaces(conflict: Conflict, view: View, look: Look): string[] {
  return valuesOf(conflict).flatMap(({ value, places }) =>
    places.map((place) => {
      const article = view.articles.get(place.article)
      const at = `${say(article?.uri ?? place.article, look)} ${place.start}${signsOf(look).dash}${place.end}`
      return `${say(value, look)}: ${article ? around(article.text, place, look) : say(place.text, look)}, ${at}`
    })
  )
}

/** Characters shown on either side of a value. */
const beside = 40

function around(text: string, place: Span, look: Look): string {
  const { ellipsis } = signsOf(look)
  const [from, to] = [Math.max(0, place.start - beside), Math.min(text.length, place.end + beside)]
  const before = text.slice(from, place.start).replace(from > 0 ? /^\S*\s/ : /^/, '')
  const after = text.slice(place.end, to).replace(to < text.length ? /\s\S*$/ : /$/, '')
  const words = say(before + text.slice(place.start, place.end) + after, look)
  return `${from > 0 ? `${ellipsis} ` : ''}${words}${to < text.length ? ` ${ellipsis}` : ''}`
}
