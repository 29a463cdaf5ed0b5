/**
 * The derivation of the counts in plain words: one step per thing that was counted or left out, with the statements that show it.
 */
import type { Bounds, Carrier, Statement, Step } from '../model.ts'
import type { OriginCount, Terminal } from './countOrigins.ts'
import { outletName, type Scene } from './scene.ts'
import { speakerText } from './warnings.ts'

export interface Derivation {
  readonly carriers: readonly Carrier[]
  readonly count: OriginCount
  /** Statement ids that have a parent. */
  readonly children: readonly string[]
  readonly denials: readonly string[]
  /** Outlet name of a ghost by its id. */
  readonly ghostNames: ReadonlyMap<string, string>
}

export function explain(scene: Scene, derivation: Derivation): Step[] {
  const { carriers, count, children, denials } = derivation
  const steps: Step[] = []
  const names = carriers.map((c) => c.outlet ?? `article ${c.article}`)
  steps.push({
    text: `${plural(names.length, 'outlet carries', 'outlets carry')} the claim${names.length ? `: ${listed(names)}` : ''}.`,
    statements: carriers.flatMap((c) => c.statements)
  })
  if (children.length)
    steps.push({
      text: `${plural(children.length, 'statement has', 'statements have')} it from somewhere else, which adds no report.`,
      statements: children
    })
  for (const terminal of count.terminals)
    steps.push({ text: terminalText(scene, terminal, derivation), statements: terminal.tellings })
  if (denials.length)
    steps.push({
      text: `${plural(denials.length, 'statement denies', 'statements deny')} it; a denial is never support.`,
      statements: denials
    })
  steps.push({
    text: `So: ${boundsText(count.reports, 'report', 'reports')}, ${boundsText(count.informants, 'informant', 'informants')}.`,
    statements: []
  })
  return steps
}

function terminalText(scene: Scene, terminal: Terminal, { ghostNames }: Derivation): string {
  const names = terminal.nodes.map((node) => ghostNames.get(node) ?? outletName(scene, node) ?? `article ${node}`)
  const statement = scene.statements.get(terminal.tellings[0] ?? '')
  const speaker = statement ? speakerText(statement as Statement) : 'nobody by name'
  if (terminal.circular) return `${listed(names)} cite each other: a circle, counted as one report.`
  if (terminal.ghost)
    return `${names[0]} is cited, but no article of it that carries the claim is in the files: one report that cannot be read here.`
  switch (terminal.standing) {
    case 'report':
      return `${names[0]} has it first-hand, from ${speaker}: one report.`
    case 'public':
      return `${names[0]} has it from ${speaker}, which anybody could hear or read: at least one report for all who did, at most one each.`
    case 'implied':
      return `${names[0]} attributes it to ${speaker} and names no other outlet: by custom its own report, but nothing shows it, so it may be one with another.`
    case 'notStated':
      return `${names[0]} does not say where it has it from: listed, not counted.`
  }
}

function plural(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`
}

function boundsText({ min, max }: Bounds, one: string, many: string): string {
  return min === max ? plural(min, one, many) : `${min} to ${max} ${many}`
}

/** "A, B and C"; long lists are cut. */
function listed(names: readonly string[]): string {
  const shown = names.length > 8 ? [...names.slice(0, 7), `${names.length - 7} more`] : names
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
