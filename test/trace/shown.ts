/**
 * A trace as a person checks it: for every claim its counts in words, who tells it, where each has it from, and what went wrong.
 */
import type { Bounds, Claim, Statement, Trace } from '../../src/model.ts'

const counted = ({ min, max }: Bounds, word: string): string => {
  const number = min === max ? String(min) : `${min} to ${max}`
  return `${number} ${word}${number === '1' ? '' : 's'}`
}

const flat = (n: number): Bounds => ({ min: n, max: n })

export function shown(trace: Trace): string {
  const statements = new Map(trace.statements.map((s) => [s.id, s]))
  const outlets = new Map(trace.articles.map((a) => [a.id, a.outlet?.name ?? a.id]))
  const ghosts = new Map(trace.ghosts.map((g) => [g.id, g.outlet]))
  const claims = [...trace.claims].sort(
    (a, b) => b.statements.length - a.statements.length || (a.text < b.text ? -1 : 1)
  )
  const lines = claims.flatMap((claim) => claimLines(claim, statements, outlets, ghosts))
  for (const c of trace.conflicts)
    lines.push(
      `${c.verdict} of ${c.attribute}: ${c.subject}: ${c.values.map((v) => `${v.value} (${outlets.get(v.article)})`).join(', ')}`
    )
  for (const g of trace.ghosts) lines.push(`ghost: ${g.outlet}, named in ${counted(flat(g.mentions.length), 'place')}`)
  return `${lines.join('\n')}\n`
}

function claimLines(
  claim: Claim,
  statements: ReadonlyMap<string, Statement>,
  outlets: ReadonlyMap<string, string>,
  ghosts: ReadonlyMap<string, string>
): string[] {
  const at = (id: string) => outlets.get(statements.get(id)!.article)!
  const told = (s: Statement) =>
    `  ${outlets.get(s.article)}: ${s.kind}, ${s.polarity}, ${s.access}, ${s.speaker.name ?? s.speaker.descriptor ?? 'nobody'}${s.speaker.plural ? ' (plural)' : ''}`
  return [
    `CLAIM ${claim.text}`,
    `  ${counted(flat(claim.carriers.length), 'carrier')}, ${counted(claim.reports, 'report')}, ${counted(claim.informants, 'informant')}, ${claim.notStated} not stated, ${counted(flat(claim.denials.length), 'denial')}`,
    ...claim.statements.map((id) => told(statements.get(id)!)),
    ...claim.lineage.map(
      (e) =>
        `  ${at(e.child)} <- ${'ghost' in e.parent ? `ghost ${ghosts.get(e.parent.ghost)}` : at(e.parent.statement)}: ${e.evidence}${e.credited ? ', credited' : ''}`
    ),
    ...claim.warnings.map((w) => `  ! ${w.kind}: ${w.message}`),
    ...claim.why.map((step) => `  > ${step.text}`),
    ''
  ]
}
