/**
 * The timeline: time on x, a lane for each outlet, earliest first; past thirty outlets the lanes are grouped by the origin they have it from,
 * and a group opens. Marks are as wide as the date is vague: a minute is a point, a day, month or guess a bar. What has no date stands at
 * the left, before time begins. Marks that would cover each other are one mark with a number.
 *
 * Ticks are those of d3-scale, by its own module d3-time; the rest of d3-scale (colours, formats) would be a third of the script.
 */
import { utcTicks } from 'd3-time'
import type { Moment } from '../../model.ts'
import { textWidth } from './textWidth.ts'

/** Something that appeared: an article in its outlet's lane. */
export interface Appearance {
  readonly article: string
  readonly lane: string
  /** Where its outlet has it from; lanes are grouped by it past `mostLanes`. */
  readonly group: string
  readonly moment: Moment | null
  readonly title: string
}

export interface Mark {
  readonly key: string
  readonly x: number
  /** 0 for a point. */
  readonly width: number
  readonly y: number
  readonly certain: boolean
  readonly appearances: readonly Appearance[]
}

export interface Lane {
  readonly key: string
  readonly label: string
  /** `group` is shut, `opened` is the head line of a group that is open. */
  readonly kind: 'outlet' | 'group' | 'opened'
  readonly outlets: number
  readonly y: number
}

export interface Timeline {
  readonly width: number
  readonly height: number
  readonly laneWidth: number
  readonly lanes: readonly Lane[]
  readonly marks: readonly Mark[]
  readonly ticks: readonly { readonly x: number; readonly label: string }[]
  /** Right end of the column of what has no date; 0 where there is none. */
  readonly undatedTo: number
  readonly rowHeight: number
}

export const mostLanes = 30
export const rowHeight = 26
const top = 8
const axisRoom = 30
const together = 18
const undatedWidth = 64

/** Lays appearances out in a width. `open` holds the keys of groups that the reader has opened. */
export function layOutTimeline(given: readonly Appearance[], width: number, open: ReadonlySet<string>): Timeline {
  const lanes = lanesOf(given, open)
  const narrow = width < 620
  const laneWidth = narrow ? 0 : Math.min(220, Math.round(width * 0.24))
  const row = narrow ? rowHeight + 16 : rowHeight
  const undatedTo = given.some((one) => startOf(one.moment) === null) ? laneWidth + undatedWidth : 0
  const from = (undatedTo || laneWidth) + 14
  const scale = scaleOver(given, from, Math.max(from + 80, width - 16))
  const rows = lanes.map((lane, i) => ({ ...lane, y: top + i * row + row / 2 + (narrow ? 8 : 0) }))
  const rowOf = new Map<string, number>()
  for (const lane of rows) for (const name of lane.names) if (lane.kind !== 'opened') rowOf.set(name, lane.y)
  const marks = marksOf(given, rowOf, (moment) => placeOf(moment, scale, laneWidth))
  const height = top + lanes.length * row + axisRoom
  return {
    width,
    height,
    laneWidth,
    lanes: rows.map(({ key, label, kind, outlets, y }) => ({ key, label, kind, outlets, y })),
    marks,
    ticks: ticksOf(scale, width),
    undatedTo,
    rowHeight: row
  }
}

interface Row {
  readonly key: string
  readonly label: string
  readonly kind: Lane['kind']
  readonly outlets: number
  /** Lanes whose marks are in this row. */
  readonly names: readonly string[]
}

function lanesOf(given: readonly Appearance[], open: ReadonlySet<string>): Row[] {
  const first = new Map<string, { at: string; group: string }>()
  for (const one of given) {
    const at = startOf(one.moment) ?? '~'
    const known = first.get(one.lane)
    if (!known || at < known.at) first.set(one.lane, { at, group: one.group })
  }
  const names = [...first.keys()].sort((a, b) => order(first.get(a)!.at, first.get(b)!.at) || order(a, b))
  const single = (name: string): Row => ({
    key: `lane ${name}`,
    label: name,
    kind: 'outlet',
    outlets: 1,
    names: [name]
  })
  if (names.length <= mostLanes) return names.map(single)
  const groups = new Map<string, string[]>()
  for (const name of names) {
    const { group } = first.get(name)!
    groups.set(group, [...(groups.get(group) ?? []), name])
  }
  return [...groups].flatMap(([group, members]) => {
    if (members.length === 1) return [single(members[0]!)]
    const key = `group ${group}`
    const row = { key, label: group, outlets: members.length, names: members }
    return open.has(key)
      ? [{ ...row, kind: 'opened' as const }, ...members.map(single)]
      : [{ ...row, kind: 'group' as const }]
  })
}

/** Time to x, straight. */
interface Scale {
  readonly from: number
  readonly to: number
  readonly place: (time: number) => number
}

function scaleOver(given: readonly Appearance[], left: number, right: number): Scale {
  const known = given
    .flatMap(({ moment }) => {
      const [start, end] = [startOf(moment), endOf(moment)]
      return start === null ? [] : [Date.parse(start), end ?? Date.parse(start)]
    })
    .filter((time) => Number.isFinite(time))
  const hour = 3_600_000
  const [first, last] = known.length === 0 ? [0, hour] : [Math.min(...known), Math.max(...known)]
  const margin = Math.max((last - first) * 0.02, hour)
  const [from, to] = [first - margin, last + margin]
  return { from, to, place: (time) => left + ((time - from) / (to - from)) * (right - left) }
}

/** Start of what a moment says; null where it is not dated at all. */
function startOf(moment: Moment | null): string | null {
  return moment === null ? null : (moment.at ?? moment.earliest ?? null)
}

/** End of what a moment says, in milliseconds; null for a point in time. */
function endOf(moment: Moment | null): number | null {
  if (moment === null) return null
  if (moment.at === null) return moment.latest ? Date.parse(moment.latest) : null
  const date = new Date(moment.at)
  switch (moment.precision) {
    case 'minute':
      return null
    case 'day':
      return date.getTime() + 86_400_000
    case 'month':
      return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)
    case 'year':
      return Date.UTC(date.getUTCFullYear() + 1, 0, 1)
    default:
      return moment.precision satisfies never
  }
}

function placeOf(
  moment: Moment | null,
  scale: Scale,
  laneWidth: number
): { readonly x: number; readonly width: number } {
  const start = startOf(moment)
  if (start === null || !Number.isFinite(Date.parse(start))) return { x: laneWidth + undatedWidth / 2, width: 0 }
  const x = scale.place(Date.parse(start))
  const end = endOf(moment)
  return { x, width: end === null ? 0 : Math.max(0, scale.place(end) - x) }
}

function marksOf(
  given: readonly Appearance[],
  rowOf: ReadonlyMap<string, number>,
  place: (moment: Moment | null) => { readonly x: number; readonly width: number }
): Mark[] {
  const rows = new Map<number, Mark[]>()
  const placed = given
    .map((one) => ({ one, ...place(one.moment), y: rowOf.get(one.lane) ?? 0 }))
    .sort((a, b) => a.y - b.y || a.x - b.x || order(a.one.article, b.one.article))
  for (const { one, x, width, y } of placed) {
    const row = rows.get(y) ?? []
    rows.set(y, row)
    const last = row.at(-1)
    const certain = one.moment !== null && one.moment.basis !== 'inferred'
    if (last && x - last.x < together && Math.abs(width - last.width) < together)
      row[row.length - 1] = { ...last, appearances: [...last.appearances, one], certain: last.certain && certain }
    else
      row.push({ key: one.article, x: round(x), width: width < 4 ? 0 : round(width), y, certain, appearances: [one] })
  }
  return [...rows.values()].flat()
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function ticksOf(scale: Scale, width: number): { x: number; label: string }[] {
  const dates = utcTicks(new Date(scale.from), new Date(scale.to), Math.max(2, Math.floor(width / 150)))
  const days = (scale.to - scale.from) / 86_400_000
  const ticks = dates.map((date) => ({ x: round(scale.place(date.getTime())), label: labelOf(date, days) }))
  const apart = (ticks[1]?.x ?? Number.POSITIVE_INFINITY) - (ticks[0]?.x ?? 0)
  const every = Math.max(1, Math.ceil(labelRoom(ticks) / apart))
  return ticks.filter((_, i) => i % every === 0)
}

/** Pixels that the widest label and a gap need. */
function labelRoom(ticks: readonly { readonly label: string }[]): number {
  return 14 + Math.max(0, ...ticks.map(({ label }) => textWidth(label, 12)))
}

function labelOf(date: Date, days: number): string {
  const clock = date.toISOString().slice(11, 16)
  const label = `${months[date.getUTCMonth()]} ${date.getUTCDate()}`
  if (days > 900) return String(date.getUTCFullYear())
  if (days > 100) return `${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
  return clock === '00:00' ? label : `${label}, ${clock}`
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
