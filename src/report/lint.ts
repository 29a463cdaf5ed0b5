/**
 * Findings about a draft, for a desk: where, what is the matter, both sentences one under the other, what to do. Findings about one sentence
 * stand together, so that it is read once. Nothing here needs colour, and no rule's name needs to be known.
 */
import { plural } from './counts.ts'
import { dateWords } from './dates.ts'
import { clip, columns, fitted, pad, paint, tone, wrap } from './layout.ts'
import type { LintFinding, LintReport, OtherPlace } from './lintReport.ts'
import { type Look, say, signsOf } from './look.ts'

/** Columns of a quoted sentence in all: about five lines. */
const longestSentence = 380
/** Columns of the names at the left of the sentences. */
const leastName = 5
const mostName = 18
const shownOthers = 2

/** The report, line by line, without line ends. `names`: what a rule is called in words. */
export function* lintLines(report: LintReport, names: ReadonlyMap<string, string>, look: Look): Generator<string> {
  for (const line of rawLines(report, names, look)) for (const part of fitted(line, look.width)) yield paint(part, look)
}

function* rawLines(report: LintReport, names: ReadonlyMap<string, string>, look: Look): Generator<string> {
  const { findings } = report
  const groups = new Map<string, LintFinding[]>()
  for (const finding of findings) {
    const key = `${finding.draft.start} ${finding.draft.end}`
    groups.set(key, [...(groups.get(key) ?? []), finding])
  }
  yield* wrap(answerWords(report, groups.size), look.width).map((line) => tone('strong', line))
  for (const group of groups.values()) {
    yield ''
    yield* groupLines(report, group, names, look)
  }
  if (findings.length === 0) return
  yield ''
  yield* wrap(`Held against ${againstWords(report)}. What is true hearsay does not know.`, look.width).map((line) =>
    tone('faint', line)
  )
}

/** "draft.txt: 3 things to look at, in 2 sentences." */
function answerWords(report: LintReport, sentences: number): string {
  const uri = report.draft.uri === '-' ? 'The draft' : report.draft.uri
  const found = report.findings.length
  if (found === 0) return `${uri}: nothing to look at, held against ${againstWords(report)}.`
  const where = sentences === found ? '' : `, in ${plural(sentences, 'sentence')}`
  return `${uri}: ${plural(found, 'thing')} to look at${where}.`
}

function againstWords({ against }: LintReport): string {
  return `${plural(against.articles, 'article')} of ${plural(against.outlets, 'outlet')}`
}

function* groupLines(
  report: LintReport,
  group: readonly LintFinding[],
  names: ReadonlyMap<string, string>,
  look: Look
): Generator<string> {
  const signs = signsOf(look)
  const [first] = group
  const shown = others(group)
  const labels = ['draft', ...shown.map((other) => nameOf(other, look))]
  const width = Math.min(mostName, Math.max(leastName, ...labels.map(columns)))
  yield tone('strong', `${placeWords(report, first!)}  ${group.map((f) => names.get(f.rule) ?? f.rule).join(', ')}`)
  const sentence = (label: string, text: string, tail: string) => {
    const room = look.width - width - 6
    const words = clip(say(text, look), longestSentence, signs.ellipsis)
    const lines = [...wrap(words, room), ...(tail ? wrap(tail, room).map((line) => tone('faint', line)) : [])]
    return lines.map((line, i) => `    ${pad(i === 0 ? clip(label, width, signs.ellipsis) : '', width)}  ${line}`)
  }
  yield* sentence('draft', first!.draft.text, '')
  for (const other of shown) yield* sentence(nameOf(other, look), other.text, originWords(other, look))
  for (const finding of group) {
    yield* wrap(`${signs.warning} ${say(finding.message, look)}`, look.width - 2, 2).map((line) =>
      tone('warn', `  ${line}`)
    )
    yield* wrap(say(finding.advice, look), look.width - 4).map((line) => `    ${line}`)
  }
}

/** The places that findings of one sentence are held against, each once. */
function others(group: readonly LintFinding[]): OtherPlace[] {
  const found = new Map<string, OtherPlace>()
  for (const finding of group)
    for (const other of finding.others.slice(0, shownOthers)) found.set(`${other.article} ${other.start}`, other)
  return [...found.values()].slice(0, shownOthers + 1)
}

/** "draft.txt:7:12", as editors and pipelines understand it. */
function placeWords({ draft: { uri } }: LintReport, { draft }: LintFinding): string {
  if (draft.line === null) return uri === '-' ? 'draft' : uri
  return `${uri === '-' ? 'draft' : uri}:${draft.line}:${draft.column ?? 1}`
}

function nameOf(other: OtherPlace, look: Look): string {
  return say(other.outlet ?? other.uri.replace(/^.*[\\/](?=.)/, ''), look)
}

/** "Mar 3, 2021, weekly.txt" under a sentence. */
function originWords(other: OtherPlace, look: Look): string {
  const date = other.published
    ? `${dateWords({ at: other.published, precision: 'day', basis: 'metadata' }, 'withYear')}, `
    : ''
  return `${date}${say(other.uri, look)}`
}
