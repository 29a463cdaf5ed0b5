/**
 * The chain picture of a claim: origins left, copies right.
 *
 *     ◌ a friend ─► Glimpse Weekly ─┬─► CourierOnline ─► 6 more, same text
 *                   Mar 3, 14:02    └┄► Daily Post  ! credit missing
 *
 * Solid lines are credited, dashed ones are not; [brackets] hold an outlet of which no article is in the files. A picture that is too wide
 * for its columns is bent down, branch under branch; outlets that only copy are folded into one line of their kind.
 */
import type { Claim, Warning } from '../model.ts'
import { dateWords } from './dates.ts'
import { clip, columns, pad, tone, wrap } from './layout.ts'
import { type Branch, lineageTrees } from './lineageTree.ts'
import { type Look, say, signsOf } from './look.ts'
import { speakerLabel, warningWords } from './speakers.ts'
import { handleOf, outletOf, type View, yearIn } from './view.ts'

/** A box of text in the picture, with what hangs on it. */
interface Box {
  readonly label: string
  /** Its date and the like, on the line below; may be empty. */
  readonly under: string
  readonly notes: string
  readonly line: 'credited' | 'uncredited'
  readonly children: readonly Box[]
  readonly depth: number
}

/** Children of one kind beyond this number are folded. */
const shownCopies = 3
/** Columns of the speakers' words, before they are cut. */
const longestSpeaker = 64
/** Children shown under one parent, warnings and all. */
const shownChildren = 9
/** Columns that make a child readable beside its parent; with fewer, and less than it would fill, it is drawn underneath. */
const leastColumns = 34

/** The picture in lines of at most `width` columns; empty where there is no chain to draw. */
export function chainPicture(claim: Claim, view: View, look: Look, width: number): string[] {
  const { trees } = lineageTrees(claim, view)
  return trees.flatMap((tree) => {
    const roots = boxesOf(tree.roots, claim, view, look)
    if (tree.speakers.length === 0) return roots.flatMap((root) => draw(root, width, look))
    const label = tree.speakers.map((speaker) => speakerLabel(speaker, look)).join(', ')
    const cut = clip(label, Math.min(width, longestSpeaker), signsOf(look).ellipsis)
    return draw(
      { label: cut, under: '', notes: '', line: 'credited', children: roots, depth: 1 + deepest(roots) },
      width,
      look
    )
  })
}

/** What a warning says of the words it is about: "“sources”: plural added". */
export function warningLabel(warning: Warning, view: View, look: Look): string {
  const words = warningWords(warning.kind)
  const signs = signsOf(look)
  const against = warning.against === null ? undefined : view.statements.get(warning.against)
  if (warning.kind === 'intermediaryRemoved' && against)
    return `leaves out ${say(outletOf(view, against.article), look)}`
  const source = view.statements.get(warning.statement)?.source?.text
  if (warning.kind !== 'pluralAdded' || !source) return words
  return `${signs.openQuote}${clip(say(source, look), 24, signs.ellipsis)}${signs.closeQuote}: ${words}`
}

function boxesOf(branches: readonly Branch[], claim: Claim, view: View, look: Look): Box[] {
  const everything = look.detail === 'everything'
  const plain = branches.filter(
    (b) => b.link && b.children.length === 0 && notesOf(b, view, look).length === 0 && !b.ghost
  )
  const folded = new Map<string, Branch[]>()
  for (const branch of plain) {
    const kind = `${branch.link!.credited ? 'credited' : 'uncredited'} ${foldWords(branch)}`
    folded.set(kind, [...(folded.get(kind) ?? []), branch])
  }
  const hidden = new Set<Branch>()
  const boxes: Box[] = []
  const folds: Box[] = []
  for (const group of folded.values()) {
    if (everything || group.length <= shownCopies) continue
    for (const branch of group.slice(1)) hidden.add(branch)
    folds.push(leaf(`${group.length - 1} more, ${foldWords(group[1]!)}`, group[1]!))
  }
  const shown = branches.filter((branch) => !hidden.has(branch))
  const limit = everything ? shown.length : Math.max(1, shownChildren - folds.length)
  for (const branch of shown.slice(0, shown.length > limit + 1 ? limit : shown.length))
    boxes.push(boxOf(branch, claim, view, look))
  if (shown.length > boxes.length)
    boxes.push(
      leaf(
        `${shown.length - boxes.length} more: see --claim ${say(handleOf(view, claim.id), look)}`,
        shown[boxes.length]!
      )
    )
  return [...boxes, ...folds]
}

function leaf(text: string, like: Branch): Box {
  return {
    label: text,
    under: '',
    notes: '',
    line: like.link?.credited === false ? 'uncredited' : 'credited',
    children: [],
    depth: 1
  }
}

/** What folded copies have in common. */
export function foldWords(branch: Branch): string {
  switch (branch.link?.evidence) {
    case 'duplicate':
    case 'reuse':
    case 'sameWords':
    case 'version':
      return 'same text'
    case 'document':
      return 'same document'
    case 'oddity':
      return 'same oddity'
    default:
      return 'which credit it'
  }
}

function boxOf(branch: Branch, claim: Claim, view: View, look: Look): Box {
  const signs = signsOf(look)
  const name = clip(say(branch.name, look), 32, signs.ellipsis)
  const label = branch.ghost ? `[${name}]` : tone('strong', name)
  const notes = notesOf(branch, view, look)
  const children = boxesOf(branch.children, claim, view, look)
  return {
    label,
    under: underneath(branch, claim, view),
    notes: notes.length ? `${signs.warning} ${notes.join('; ')}` : '',
    line: branch.link && !branch.link.credited ? 'uncredited' : 'credited',
    children,
    depth: 1 + deepest(children)
  }
}

/** What is to be told of an outlet in the picture: its warnings, other parents, other speakers. */
export function notesOf(branch: Branch, view: View, look: Look): string[] {
  const notes = branch.warnings.map((warning) => warningLabel(warning, view, look))
  for (const other of branch.others) {
    const name = say(other.name, look)
    if (!notes.includes(`leaves out ${name}`))
      notes.push(other.credited ? `also credits ${name}` : `words also in ${name}`)
  }
  for (const { speaker } of branch.link ? branch.origins : [])
    if (speaker.type !== 'outlet') notes.push(`asked ${speakerLabel(speaker, look)} too`)
  return [...new Set(notes)]
}

/** The line under a name: its date, how it came by the claim, whether it is in the files. */
export function underneath(branch: Branch, claim: Claim, view: View): string {
  if (branch.ghost) return 'not in the files'
  const date = branch.moment ? dateWords(branch.moment, yearIn(view, claim.story)) : ''
  const implied = !branch.link && branch.origins.length > 0 && branch.origins.every((o) => o.access === 'implied')
  const unstated = !branch.link && branch.origins.length === 0
  if (branch.link && branch.children.length === 0) return ''
  return [date, implied ? 'implied' : '', unstated ? 'not stated from where' : ''].filter(Boolean).join('; ')
}

function deepest(boxes: readonly Box[]): number {
  return boxes.reduce((most, box) => Math.max(most, box.depth), 0)
}

/** Draws a box and all that hangs on it, beside it where there is room, else underneath. */
function draw(box: Box, width: number, look: Look): string[] {
  const inline = `${box.label}  ${tone('warn', box.notes)}`
  const own = wrap(box.label, width, 2)
  if (box.children.length === 0 && box.notes && columns(inline) <= width) return [inline]
  if (box.under) own.push(...wrap(box.under, width).map((line) => tone('faint', line)))
  // Beside children, notes may not push them away; alone, they take the line.
  const measure = box.children.length ? Math.min(width, Math.max(28, columns(box.label))) : width
  if (box.notes) own.push(...wrap(box.notes, measure, 2).map((line) => tone('warn', line)))
  if (box.children.length === 0) return own
  const left = Math.max(...own.map(columns))
  const room = width - left - 6
  const natural = Math.max(...box.children.flatMap((child) => [columns(child.label), columns(child.under)]))
  const under = underLines(box, own, width, look)
  // Deeper trees are bent down at once: trying every way takes twice as long for each level.
  if (room < Math.min(leastColumns, natural) || box.depth > 7) return under
  const drawn = box.children.map((child) => draw(child, room, look))
  if (drawn.some((lines) => lines.some((line) => columns(line) > room))) return under
  const beside = besideLines(box, own, left, drawn, look)
  return beside.length <= under.length ? beside : under
}

function besideLines(
  box: Box,
  own: readonly string[],
  left: number,
  beside: readonly (readonly string[])[],
  look: Look
): string[] {
  const signs = signsOf(look)
  const many = beside.length > 1
  const made: string[] = []
  beside.forEach((lines, b) => {
    const arrow = signs[box.children[b]!.line]
    const last = b === beside.length - 1
    lines.forEach((line, i) => {
      const row = made.length
      // The stem of a fork is solid; each branch shows its own kind of line.
      let joint = many ? ` ${signs.stem}${signs.fork}${arrow} ` : ` ${arrow} `
      if (row > 0 && i === 0) joint = `  ${last ? signs.last : signs.branch}${arrow} `
      else if (row > 0) joint = many ? `  ${last ? ' ' : signs.down}   ` : '    '
      made.push(pad(own[row] ?? '', left) + joint + line)
    })
  })
  return [...made, ...own.slice(made.length)]
}

function underLines(box: Box, own: readonly string[], width: number, look: Look): string[] {
  const signs = signsOf(look)
  const made = [...own]
  box.children.forEach((child, b) => {
    const last = b === box.children.length - 1
    const lines = draw(child, Math.max(12, width - 6), look)
    lines.forEach((line, i) => {
      const joint =
        i === 0 ? `${last ? signs.last : signs.branch}${signs[child.line]} ` : `${last ? ' ' : signs.down}   `
      made.push(`  ${joint}${line}`)
    })
  })
  return made
}
