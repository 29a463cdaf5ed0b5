/**
 * `--claim ID`: everything about one claim. How the counts came about, then every statement in its context, with what is said, who
 * says it and the cue marked, its offsets, how the outlet came by it, its parents and the words that show them.
 */
import type { Claim, LineageEdge, Statement, Step } from '../model.ts'
import { sentencesOf } from '../text/sentences.ts'
import { claimBlock } from './claimBlock.ts'
import { dateWords } from './dates.ts'
import { clip, fitted, paint, tone, wrap } from './layout.ts'
import { type Look, quote, say, signsOf } from './look.ts'
import { accessWords, evidenceWords, speakerLabel, warningWords } from './speakers.ts'
import { contextsOf, type Mark, markKey, underlined } from './underline.ts'
import { outletOf, statementsOf, type View, yearIn } from './view.ts'

/** Sentences shown under one step, and columns of each. */
const shownSentences = 4
const longestSentence = 320

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
  for (const line of derivation(claim, view, look, 'sentences')) yield paint(line, look)
}

function* rawLines(claim: Claim, view: View, look: Look): Generator<string> {
  yield* claimBlock(claim, 1, view, look).map((line) => line.slice(line === '' ? 0 : 4))
  yield ''
  yield* derivation(claim, view, look, 'ids')
  const statements = statementsOf(view, claim)
  yield tone('strong', `Statements (${statements.length}), earliest first`)
  if (look.command !== null) yield* wrap(markKey, look.width).map((line) => tone('faint', line))
  for (const statement of statements) yield* statementLines(statement, claim, view, look)
}

/** The steps that led to the counts. */
function* derivation(claim: Claim, view: View, look: Look, proof: 'sentences' | 'ids'): Generator<string> {
  if (claim.why.length === 0) return
  yield tone('strong', 'Why these counts')
  for (const [i, step] of claim.why.entries()) {
    const ids = proof === 'ids' && step.statements.length > 0
    const tail = ids ? tone('faint', ` (${step.statements.map((id) => say(id, look)).join(', ')})`) : ''
    yield* wrap(`${i + 1}. ${say(step.text, look)}${tail}`, look.width - 2, 3).map((line) => `  ${line}`)
    if (proof === 'sentences') yield* sentencesOfStep(step, claim, view, look)
  }
  yield ''
}

/** The sentences that show a step, each with its outlet and place. */
function* sentencesOfStep(step: Step, claim: Claim, view: View, look: Look): Generator<string> {
  const statements = step.statements.flatMap((id) => view.statements.get(id) ?? [])
  // an article says it in its body; a headline only repeats it
  const body = statements.filter((s) => s.block === 'paragraph')
  const told = body.length > 0 ? body : statements
  // one sentence an article where there are many
  const all =
    told.length <= shownSentences
      ? told
      : [...new Map(told.map((s) => [s.article, s] as const).reverse()).values()].reverse()
  for (const statement of all.slice(0, shownSentences)) {
    const article = view.articles.get(statement.article)
    if (!article) continue
    const { start, end } = sentenceAround(article.text, statement)
    const words = clip(say(article.text.slice(start, end), look), longestSentence, signsOf(look).ellipsis)
    const place = `${say(outletOf(view, statement.article), look)}, ${dateWords(article.published, yearIn(view, claim.story))}; ${say(article.uri, look)}, characters ${start}${signsOf(look).dash}${end}`
    yield* wrap(words, look.width - 8, 0).map((line) => `      ${line}`)
    yield* wrap(place, look.width - 10, 2).map((line) => tone('faint', `        ${line}`))
  }
  if (all.length > shownSentences)
    yield tone('faint', `      and ${all.length - shownSentences} more sentences: --claim without --why shows all.`)
}

/** The sentences of an article in which a statement stands, its source and cue among them. */
function sentenceAround(text: string, statement: Statement): { start: number; end: number } {
  const spans = [...statement.content, ...[statement.cue, statement.source].flatMap((span) => span ?? [])]
  const [start, end] = [Math.min(...spans.map((s) => s.start)), Math.max(...spans.map((s) => s.end))]
  const from = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1
  const next = text.indexOf('\n', end)
  const touching = sentencesOf(text, from, next < 0 ? text.length : next).filter((s) => s.start < end && start < s.end)
  return { start: Math.min(start, touching[0]?.start ?? start), end: Math.max(end, touching.at(-1)?.end ?? end) }
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
