/**
 * A number, an age, a date, a place, a name or a status of the draft that the others have otherwise. Asked where the trace finds a conflict
 * or a second spelling, and where the draft stands against most of the others: where they differ among themselves and the draft has what as
 * many of them have, it is not the draft's fault.
 */
import type { Conflict, ConflictValue } from '../model.ts'
import type { LintRule } from '../report/lintReport.ts'
import { type Desk, type Note, nameOf, otherPlace } from './desk.ts'

const ruleFor: Readonly<Record<Conflict['attribute'], LintRule>> = {
  number: 'number-differs',
  age: 'age-differs',
  date: 'date-differs',
  place: 'place-differs',
  spelling: 'name-differs',
  status: 'status-differs'
}
const shownOthers = 3

export function atOdds(desk: Desk): Note[] {
  const ages = new Set(
    desk.trace.conflicts.flatMap(({ attribute, values }) =>
      attribute === 'age' ? values.map((value) => `${value.article} ${value.start}`) : []
    )
  )
  return desk.trace.conflicts.flatMap((conflict) => {
    // an age is also a number: it is told once
    if (conflict.attribute === 'number' && conflict.values.some((value) => ages.has(`${value.article} ${value.start}`)))
      return []
    if (conflict.verdict !== 'conflict' && conflict.verdict !== 'spelling') return []
    const mine = conflict.values.filter((value) => value.article === desk.draft.id)
    const theirs = conflict.values.filter((value) => value.article !== desk.draft.id)
    return mine.flatMap((value) => {
      const same = outletsWith(desk, theirs, (other) => other.value === value.value)
      const rivals = rivalsOf(desk, theirs, value)
      const rival = rivals[0]
      if (!rival || same >= rival.outlets || mine.some((other) => other.value === rival.value)) return []
      return [noteOf(desk, conflict, value, rival, same)]
    })
  })
}

interface Rival {
  readonly value: string
  readonly places: readonly ConflictValue[]
  readonly outlets: number
}

/** Other values, that of most outlets first. */
function rivalsOf(desk: Desk, theirs: readonly ConflictValue[], value: ConflictValue): Rival[] {
  const byValue = new Map<string, ConflictValue[]>()
  for (const other of theirs)
    if (other.value !== value.value) byValue.set(other.value, [...(byValue.get(other.value) ?? []), other])
  return [...byValue]
    .map(([other, places]) => ({ value: other, places, outlets: outletsWith(desk, places, () => true) }))
    .sort((a, b) => b.outlets - a.outlets || (a.value < b.value ? -1 : 1))
}

function outletsWith(desk: Desk, values: readonly ConflictValue[], test: (value: ConflictValue) => boolean): number {
  return new Set(values.filter(test).map((value) => nameOf(desk, value.article))).size
}

function noteOf(desk: Desk, conflict: Conflict, value: ConflictValue, rival: Rival, same: number): Note {
  const first = nameOf(desk, rival.places[0]!.article)
  const who = rival.outlets === 1 ? `${first} has` : `${rival.outlets} outlets have`
  const like = same === 0 ? '' : `; ${same === 1 ? 'one has' : `${same} have`} it as the draft has`
  const subject = conflict.attribute === 'spelling' ? 'name' : `${conflict.attribute} of ${conflict.subject}`
  const message =
    conflict.attribute === 'spelling'
      ? `The draft spells the name “${value.value}”; ${who} “${rival.value}”${like}.`
      : conflict.attribute === 'status'
        ? `The draft says “${value.value}”; ${who} “${rival.value}”${like}.`
        : conflict.attribute === 'number'
          ? `The draft has “${value.value}” (${conflict.subject}); ${who} “${rival.value}”${like}.`
          : `The draft has “${value.value}” for the ${subject}; ${who} “${rival.value}”${like}.`
  return {
    rule: ruleFor[conflict.attribute],
    message,
    advice: 'Check which is right, and say so where accounts differ.',
    span: value,
    others: rival.places.slice(0, shownOthers).map((place) => otherPlace(desk, place.article, place)),
    changes: [{ before: rival.value, after: value.value }]
  }
}
