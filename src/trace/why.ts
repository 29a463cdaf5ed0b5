/**
 * The derivation of the counts in plain words: one step per thing that was counted or left out, with the statements that show it.
 */
import type { Bounds, Carrier, LineageEdge, Statement, Step } from '../model.ts'
import type { OriginCount, Terminal } from './countOrigins.ts'
import { outletName, type Scene } from './scene.ts'
import { speakerText } from './warnings.ts'

export interface Derivation {
  readonly carriers: readonly Carrier[]
  readonly count: OriginCount
  readonly edges: readonly LineageEdge[]
  readonly denials: readonly string[]
  /** Outlet name of a ghost by its id. */
  readonly ghostNames: ReadonlyMap<string, string>
}

/** Ways by which outlets came by a claim that are told one by one; further ones are counted. */
const shownWays = 12

export function explain(scene: Scene, derivation: Derivation): Step[] {
  const { carriers, count, denials } = derivation
  const steps: Step[] = []
  const names = carriers.map((c) => c.outlet ?? `article ${c.article}`)
  steps.push({
    text: `${plural(names.length, 'outlet carries', 'outlets carry')} the claim${names.length ? `: ${listed(names)}` : ''}.`,
    statements: carriers.flatMap((c) => c.statements)
  })
  steps.push(...edgeSteps(scene, derivation))
  for (const terminal of count.terminals)
    steps.push({ text: terminalText(scene, terminal, derivation), statements: terminal.tellings })
  if (denials.length)
    steps.push({
      text: `${plural(denials.length, 'statement denies', 'statements deny')} it; a denial is never support.`,
      statements: denials
    })
  const unnamed = informantText(count)
  if (unnamed !== '') steps.push({ text: unnamed, statements: [] })
  steps.push({
    text: `So: ${boundsText(count.reports, 'report', 'reports')}, ${boundsText(count.informants, 'informant', 'informants')}.`,
    statements: []
  })
  return steps
}

/** One step for each way from an outlet to another, strongest evidence first as the edges come. */
function edgeSteps(scene: Scene, { edges, ghostNames }: Derivation): Step[] {
  const ways = new Map<string, { text: string; statements: Set<string> }>()
  for (const edge of edges) {
    const child = scene.statements.get(edge.child)
    if (!child) continue
    const parent = 'ghost' in edge.parent ? undefined : scene.statements.get(edge.parent.statement)
    const here = outletName(scene, child.article) ?? `article ${child.article}`
    const there =
      'ghost' in edge.parent
        ? (ghostNames.get(edge.parent.ghost) ?? edge.parent.ghost)
        : (parent && outletName(scene, parent.article)) || `article ${parent?.article ?? ''}`
    const text = edgeText(edge, here, there)
    const way = ways.get(text) ?? { text, statements: new Set<string>() }
    way.statements.add(child.id)
    if (parent) way.statements.add(parent.id)
    ways.set(text, way)
  }
  const all = [...ways.values()]
  const shown = all.length > shownWays + 1 ? all.slice(0, shownWays) : all
  const rest = all.slice(shown.length)
  const steps = shown.map((way) => ({ text: way.text, statements: [...way.statements] }))
  if (rest.length)
    steps.push({
      text: `${rest.length} more have it from another in the same ways, which adds no report.`,
      statements: [...new Set(rest.flatMap((way) => [...way.statements]))]
    })
  return steps
}

function edgeText({ evidence, credited, parent }: LineageEdge, here: string, there: string): string {
  const credit = credited ? 'and credits it' : 'and does not say so'
  switch (evidence) {
    case 'stated':
      return 'ghost' in parent
        ? `${here} says that it has it from ${there}, of which no article with the claim is in the files: no report of its own.`
        : `${here} says that it has it from ${there}: no report of its own.`
    case 'version':
      return here === there
        ? `A later text of ${here} repeats an earlier one: no report more.`
        : `${here} is a later version of the page of ${there}: no report more.`
    case 'duplicate':
      return `${here} has the whole article of ${there} ${credit}: a copy, no report of its own.`
    case 'document':
      return `${here} has it from the same document as ${there}: no report of its own.`
    case 'reuse':
      return `${here} repeats the words of ${there} ${credit}: taken from there, no report of its own.`
    case 'sameWords':
      return `${here} has the same words from an unnamed speaker as ${there} ${credit}: two people rarely say the same words, so taken from there, no report of its own.`
    case 'oddity':
      return `${here} repeats an uncommon error of ${there}: taken from there, no report of its own.`
    default:
      return evidence satisfies never
  }
}

/** Why the informants are bounds, where they are. */
function informantText({ informants, parties }: OriginCount): string {
  if (informants.min === informants.max) return ''
  const named = new Set(
    parties.flatMap(({ tellings }) =>
      tellings.flatMap((t) => (['named', 'organization', 'document'].includes(t.speaker.type) ? [t.speaker.id] : []))
    )
  ).size
  const open = informants.max - named
  if (open <= 0) return 'Documents whose names could mean one are counted as one at least.'
  const who = `${plural(open, 'informant is', 'informants are')} not named`
  const others = named > 0 ? ', or one of those who are' : ''
  return `${who}: nothing tells ${open === 1 ? 'that one' : 'them'} apart from ${open === 1 ? 'the others' : 'each other'} for certain${open === 1 ? '' : `, so they may be ${informants.min - named > 0 ? informants.min - named : 'one'}${others}`}.`
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
