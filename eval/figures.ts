/**
 * Figures and their floors. A figure is one number with a stable name; `floors.json` holds the least (or, where less is
 * better, the most) that it may be. A figure that falls past its floor fails the run, so that quality never drops silently
 * (the habit of trafilatura's `eval_gate.py`). Floors are raised by hand, with `--set-floors`, and show in the diff.
 */
import { readFileSync, writeFileSync } from 'node:fs'

/** One measured number. */
export interface Figure {
  /** Stable, dotted: `newscycle.open.story.mentions.recall`. */
  readonly name: string
  /** Mean over the runs; percent unless the name says otherwise. Null where the gold holds no case. */
  readonly value: number | null
  /** The worst run; equal to `value` where there is only one. */
  readonly worst: number | null
  readonly better: 'higher' | 'lower'
}

/** What one gold gives: figures, or the reason why it was not run. */
export type Outcome = { readonly figures: readonly Figure[] } | { readonly skipped: string }

export type Floors = Readonly<Record<string, number>>

const FLOORS = 'eval/floors.json'
/** How far under the reached figure a new floor is set, in the unit of the figure: room for a change that trades. */
const MARGIN = 0.7

const round = (value: number) => Math.round(value * 100) / 100

/** Mean and worst of a figure over several runs; runs without a case are left out. */
export function overRuns(
  name: string,
  values: readonly (number | null)[],
  better: Figure['better'] = 'higher'
): Figure {
  const known = values.filter((value): value is number => value !== null)
  if (known.length === 0) return { name, value: null, worst: null, better }
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  const worst = better === 'higher' ? Math.min(...known) : Math.max(...known)
  return { name, value: round(mean), worst: round(worst), better }
}

export function readFloors(): Floors {
  return JSON.parse(readFileSync(FLOORS, 'utf8')) as Floors
}

/** True where a figure has fallen past its floor. */
export function hasFallen(figure: Figure, floors: Floors): boolean {
  const floor = floors[figure.name]
  if (floor === undefined) return false
  if (figure.value === null) return true
  return figure.better === 'higher' ? figure.value < floor : figure.value > floor
}

/** Sets the floors of these figures a little under what they reach; floors of other figures stay. */
export function writeFloors(figures: readonly Figure[]): void {
  const floors: Record<string, number> = { ...readFloors() }
  for (const { name, value, better } of figures) {
    // what a simple counter reaches is no aim
    if (value === null || /\.naive/.test(name)) continue
    const margin = name.endsWith('Error') ? 0.05 : MARGIN
    floors[name] = round(better === 'higher' ? Math.max(0, value - margin) : value + margin)
  }
  const sorted = Object.fromEntries(Object.entries(floors).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(FLOORS, `${JSON.stringify(sorted, null, 2)}\n`)
}

/** A table for people: name, mean, worst run, floor. */
export function table(figures: readonly Figure[], floors: Floors): string {
  const show = (value: number | null | undefined) => (value == null ? '-' : value.toFixed(2)).padStart(8)
  const width = Math.max(...figures.map((figure) => figure.name.length), 10)
  const lines = [`${'figure'.padEnd(width)} ${'mean'.padStart(8)} ${'worst'.padStart(8)} ${'floor'.padStart(8)}`]
  for (const figure of figures) {
    const mark = hasFallen(figure, floors) ? '  FALLEN' : ''
    lines.push(
      `${figure.name.padEnd(width)} ${show(figure.value)} ${show(figure.worst)} ${show(floors[figure.name])}${mark}`
    )
  }
  return lines.join('\n')
}

/** The news cycle figures side by side: a row a figure, a column a pack and way of running; an exclamation mark where one has fallen. */
export function sideBySide(figures: readonly Figure[], floors: Floors): string {
  const parts = figures.flatMap((figure) => {
    const [, pack, mode, name] = /^newscycle\.(\w+)\.(\w+)\.(.+)$/.exec(figure.name) ?? []
    return pack && mode && name ? [{ column: `${pack} ${mode}`, name, figure }] : []
  })
  const columns = [...new Set(parts.map((part) => part.column))]
  const names = [...new Set(parts.map((part) => part.name))]
  const width = Math.max(0, ...names.map((name) => name.length))
  const cell = (text: string) => text.padStart(17)
  const rows = names.map((name) => {
    const cells = columns.map((column) => {
      const found = parts.find((part) => part.column === column && part.name === name)?.figure
      if (!found || found.value === null) return cell('-')
      return cell(`${found.value.toFixed(1)}${hasFallen(found, floors) ? '!' : ''}`)
    })
    return name.padEnd(width) + cells.join('')
  })
  return [' '.repeat(width) + columns.map(cell).join(''), ...rows].join('\n')
}
