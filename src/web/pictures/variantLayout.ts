/** Places of the variant graph: columns from left to right in rows, as a sentence is read; readings of one place under each other. */
import { textWidth, wrapToWidth } from './textWidth.ts'
import type { Column, Reading } from './variantGraph.ts'

export interface ReadingBox {
  readonly key: string
  readonly reading: Reading
  readonly agreed: boolean
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly lines: readonly string[]
  /** Who has it; empty where all agree. */
  readonly who: string
}

export interface Thread {
  readonly key: string
  readonly path: string
  /** Outlets that go this way. */
  readonly weight: number
}

export interface VariantPicture {
  readonly width: number
  readonly height: number
  readonly boxes: readonly ReadingBox[]
  readonly threads: readonly Thread[]
}

export const wordSize = 15
export const whoSize = 12
const wordStep = 20
const whoStep = 16
const padding = 8
const between = 8
const columnGap = 34
const rowGap = 22

/** Lays a graph out. `weights` are the outlets of each wording, `who` names them for a set of wordings. */
export function layOutVariants(
  columns: readonly Column[],
  width: number,
  weights: readonly number[],
  who: (wordings: readonly number[]) => string
): VariantPicture {
  const widest = Math.min(300, width - 4 - columnGap)
  const rows: ReadingBox[][][] = [[]]
  let x = 1
  columns.forEach((column, c) => {
    const agreed = column.readings.length === 1
    const shapes = column.readings.map((reading) => shapeOf(reading, agreed, widest, who))
    const columnWidth = Math.max(...shapes.map((shape) => shape.width))
    if (x > 1 && x + columnWidth > width - columnGap / 2) {
      rows.push([])
      x = 1 + columnGap / 2
    }
    rows.at(-1)!.push(shapes.map((shape, r) => ({ ...shape, key: `${c}.${r}`, x, y: 0, agreed })))
    x += columnWidth + columnGap
  })
  const placed: ReadingBox[][][] = []
  let top = 1
  for (const row of rows) {
    const tall = (boxes: readonly ReadingBox[]) => boxes.reduce((sum, box) => sum + box.height + between, -between)
    const height = Math.max(0, ...row.map(tall))
    placed.push(
      row.map((boxes) => {
        let y = top + (height - tall(boxes)) / 2
        return boxes.map((box) => {
          const at = { ...box, y: Math.round(y) }
          y += box.height + between
          return at
        })
      })
    )
    top += height + rowGap
  }
  const boxes = placed.flat(2)
  return {
    width: Math.ceil(Math.min(width, Math.max(1, ...boxes.map((box) => box.x + box.width)) + columnGap / 2 + 2)),
    height: Math.ceil(Math.max(1, top - rowGap + 1)),
    boxes,
    threads: threadsOf(placed, weights)
  }
}

function shapeOf(reading: Reading, agreed: boolean, widest: number, who: (wordings: readonly number[]) => string) {
  const words = reading.text === '' ? 'left out' : reading.text
  const lines = wrapToWidth(words, widest - padding * 2, wordSize, agreed ? 6 : 4)
  const names = agreed ? '' : who(reading.wordings)
  const natural = Math.max(
    ...lines.map((line) => textWidth(line, wordSize)),
    names ? Math.min(190, textWidth(names, whoSize)) : 0
  )
  return {
    reading,
    lines,
    who: names,
    width: Math.min(widest, Math.ceil(natural) + padding * 2),
    height: padding * 2 + lines.length * wordStep - 4 + (names ? whoStep : 0)
  }
}

function threadsOf(rows: readonly (readonly (readonly ReadingBox[])[])[], weights: readonly number[]): Thread[] {
  const columns = rows.flat()
  const rowOf = rows.flatMap((row, r) => row.map(() => r))
  const threads: Thread[] = []
  for (let c = 0; c + 1 < columns.length; c++) {
    for (const from of columns[c]!)
      for (const to of columns[c + 1]!) {
        const shared = from.reading.wordings.filter((wording) => to.reading.wordings.includes(wording))
        if (shared.length === 0) continue
        const weight = shared.reduce((sum, wording) => sum + (weights[wording] ?? 1), 0)
        const [x1, y1] = [from.x + from.width, from.y + from.height / 2]
        const [x2, y2] = [to.x, to.y + to.height / 2]
        const key = `${from.key}-${to.key}`
        if (rowOf[c] === rowOf[c + 1]) threads.push({ key, weight, path: curve(x1, y1, x2, y2) })
        else {
          threads.push({ key: `${key}<`, weight, path: curve(x1, y1, x1 + columnGap / 2, y1) })
          threads.push({ key: `${key}>`, weight, path: curve(x2 - columnGap / 2, y2, x2, y2) })
        }
      }
  }
  return threads
}

function curve(x1: number, y1: number, x2: number, y2: number): string {
  const middle = (x1 + x2) / 2
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`
}
