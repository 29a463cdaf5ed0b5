/**
 * `--claim ID`: everything about one claim. How the counts came about, then every statement in its context, with what is said, who
 * says it and the cue marked, its offsets, how the outlet came by it, its parents and the words that show them.
 */
import type { Claim, LineageEdge, Statement } from '../model.ts'
import { claimBlock } from './claimBlock.ts'
import { dateWords } from './dates.ts'
import { clip, fitted, paint, tone, wrap } from './layout.ts'
import { type Look, quote, say, signsOf } from './look.ts'
import { accessWords, evidenceWords, speakerLabel, warningWords } from './speakers.ts'
import { contextsOf, type Mark, markKey, underlined } from './underline.ts'
import { outletOf, statementsOf, type View, yearIn } from './view.ts'

/** The lines of a claim, without line ends. */
export function* claimReport(claim: Claim, view: View, look: Look): Generator<string> {
  const full: Look = { ...look, detail: 'everything' }
  for (const line of rawLines(claim, view, full)) for (const part of fitted(line, look.width)) yield paint(part, look)
}

/** `--why`: the counts of a claim, and how they came about. */
export function* derivationReport(claim: Claim, view: View, look: Look): Generator<string> {
  const full: Look = { ...look, detail: 'everything' }
  for (const line of claimBlock(claim, 1, view, full)) yield paint(line.slice(line === '' ? 0 : 4), look)
  yield ''
  for (const line of derivation(claim, look)) yield paint(line, look)
}

function* rawLines(claim: Claim, view: View, look: Look): Generator<string> {
  yield* claimBlock(claim, 1, view, look).map((line) => line.slice(line === '' ? 0 : 4))
  yield ''
  yield* derivation(claim, look)
  const statements = statementsOf(view, claim)
  yield tone('strong', `Statements (${statements.length}), earliest first`)
  if (look.command !== null) yield* wrap(markKey, look.width).map((line) => tone('faint', line))
  for (const statement of statements) yield* statementLines(statement, claim, view, look)
}

/** The steps that led to the counts. */
function* derivation(claim: Claim, look: Look): Generator<string> {
  if (claim.why.length === 0) return
  yield tone('strong', 'Why these counts')
  for (const [i, step] of claim.why.entries()) {
    const proof = step.statements.length ? ` (${step.statements.map((id) => say(id, look)).join(', ')})` : ''
    yield* wrap(`${i + 1}. ${say(step.text, look)}${tone('faint', proof)}`, look.width - 2, 3).map(
      (line) => `  ${line}`
    )
  }
  yield ''
}

const kindWords: Readonly<Record<Statement['kind'], string>> = {
  direct: 'quoted',
  mixed: 'partly quoted',
  indirect: 'told in other words',
  asserted: "in the outlet's own voice"
}

function* statementLines(statement: Statement, claim: Claim, view: View, look: Look): Generator<string> {
  const signs = signsOf(look)
  const article = view.articles.get(statement.article)
  const date = dateWords(article?.published ?? null, yearIn(view, claim.story))
  yield ''
  const head = `${say(outletOf(view, statement.article), look)}, ${date}`
  yield `${tone('strong', head)}  ${tone('faint', say(statement.id, look))}`
  yield* wrap(
    `${say(article?.uri ?? statement.article, look)}, characters ${statement.content.map((span) => `${span.start}${signs.dash}${span.end}`).join(' and ')}, ${kindWords[statement.kind]} in a ${statement.block}`,
    look.width - 2,
    2
  ).map((line) => tone('faint', `  ${line}`))
  if (article) {
    const marks = marksOf(statement)
    for (const span of contextsOf(article.text, marks)) {
      const inside = underlined(article.text, span, marks, look.width - 4, look)
      yield* inside.map((line) => `    ${line}`)
    }
  }
  yield* facts(statement, claim, view, look)
}

function marksOf(statement: Statement): Mark[] {
  const marks: Mark[] = statement.content.map((span) => ({ ...span, kind: 'content' }))
  if (statement.cue) marks.push({ ...statement.cue, kind: 'cue' })
  if (statement.source) marks.push({ ...statement.source, kind: 'source' })
  for (const via of statement.via) marks.push({ start: via.start, end: via.end, kind: 'via' })
  for (const hedge of statement.hedges) marks.push({ ...hedge, kind: 'hedge' })
  return marks
}

function* facts(statement: Statement, claim: Claim, view: View, look: Look): Generator<string> {
  const rows: (readonly [string, string])[] = [['who', speakerWords(statement, look)]]
  if (statement.polarity !== 'asserts')
    rows.push([
      'polarity',
      statement.polarity === 'denies' ? 'denies the claim: no support' : 'gives no comment: no support'
    ])
  rows.push(['access', accessWords(statement.access)])
  for (const edge of claim.lineage) if (edge.child === statement.id) rows.push(['from', parentWords(edge, view, look)])
  for (const warning of claim.warnings)
    if (warning.statement === statement.id)
      rows.push([`${signsOf(look).warning} ${warningWords(warning.kind)}`, say(warning.message, look)])
  for (const [name, words] of rows)
    yield* wrap(`${name}: ${words}`, look.width - 4, 2).map(
      (line) => `    ${name.startsWith(signsOf(look).warning) ? tone('warn', line) : line}`
    )
}

function speakerWords(statement: Statement, look: Look): string {
  const via = statement.via.map((step) => say(step.outlet, look))
  const role =
    statement.speaker.name && statement.speaker.descriptor ? `, ${say(statement.speaker.descriptor, look)}` : ''
  const number = statement.speaker.plural && statement.speaker.count === null ? ' (more than one)' : ''
  return `${speakerLabel(statement.speaker, look)}${role}${number}${via.length ? `, through ${via.join(', then ')}` : ''}`
}

function parentWords(edge: LineageEdge, view: View, look: Look): string {
  const credit = edge.credited ? 'credited' : 'not credited'
  const home = view.statements.get(edge.child)?.article
  const proof = (where: 'here' | 'there') => {
    const places = edge.spans.filter((place) => (place.article === home) === (where === 'here'))
    const offsets = places.map((place) => `${place.start}${signsOf(look).dash}${place.end}`)
    return offsets.length ? [`${where} ${offsets.join(' and ')}`] : []
  }
  const first = edge.spans[0]
  const words = first && view.articles.get(first.article)?.text.slice(first.start, first.end)
  const shown = words ? `: ${quote(clip(say(words, look), 80, signsOf(look).ellipsis), look)}` : ''
  const places = [...proof('here'), ...proof('there')]
  const at = places.length ? `, ${places.join(', ')}` : ''
  return `${parentName(edge, view, look)}, ${credit}: ${evidenceWords(edge.evidence)}${shown}${at} (confidence ${edge.confidence})`
}

function parentName(edge: LineageEdge, view: View, look: Look): string {
  if ('ghost' in edge.parent) {
    return `[${say(view.ghosts.get(edge.parent.ghost)?.outlet ?? edge.parent.ghost, look)}], not in the files`
  }
  const parent = view.statements.get(edge.parent.statement)
  return `${parent ? say(outletOf(view, parent.article), look) : 'a statement'} (${say(edge.parent.statement, look)})`
}
