/**
 * What would stand without an outlet, an article or a speaker, for a terminal and as Markdown: the answer first, then the claims that
 * lose all their origins, those that keep fewer, and the articles that would owe a correction. It never says what is true.
 */
import type { Bounds, Claim, Correction, KnockedClaim, Knockout } from '../model.ts'
import { plural } from './counts.ts'
import { clip, fitted, paint, tone, wrap } from './layout.ts'
import { type Look, quote, say, signsOf } from './look.ts'
import { handleOf, outletOf, type View } from './view.ts'

/** Claims of one kind, and articles, shown before the rest is counted. */
const shownClaims = 20
const shownArticles = 30
/** Columns of a claim's words. */
const longestText = 220

/** The report, line by line, without line ends. */
export function* knockoutReport(knockout: Knockout, view: View, look: Look): Generator<string> {
  for (const line of rawLines(knockout, view, look))
    for (const part of fitted(line, look.width)) yield paint(part, look)
}

/** The same as Markdown. */
export function* knockoutMarkdown(knockout: Knockout, view: View, given: Look): Generator<string> {
  const look: Look = { ...given, colour: false }
  yield '# What would stand?'
  yield* ['', `**${escaped(answerWords(knockout, view, look))}**`]
  for (const [effect, title] of sections) {
    const claims = knockout.claims.filter((claim) => claim.effect === effect)
    if (claims.length === 0) continue
    yield* ['', `## ${title}`, '', '| claim | outlets | reports | informants | id |', '| --- | --- | --- | --- | --- |']
    for (const claim of claims)
      yield `| ${escaped(textOf(claim, view, look))} | ${change(String(claim.carriers.before), String(claim.carriers.after), look)} | ${change(bounds(claim.reports.before), bounds(claim.reports.after), look)} | ${change(bounds(claim.informants.before), bounds(claim.informants.after), look)} | \`${claim.claim}\` |`
  }
  if (knockout.corrections.length === 0) return
  yield* ['', '## Would owe a correction', '']
  for (const correction of knockout.corrections)
    yield `- ${escaped(articleWords(correction, view, look))}: ${escaped(debtWords(correction, view, look))}`
}

/** Effects in the order of a report, and their titles. */
export const sections: readonly (readonly [KnockedClaim['effect'], string])[] = [
  ['falls', 'No origin left'],
  ['weakens', 'Fewer origins'],
  ['stands', 'Fewer outlets, the same origins']
]

function* rawLines(knockout: Knockout, view: View, look: Look): Generator<string> {
  yield* wrap(answerWords(knockout, view, look), look.width).map((line) => tone('strong', line))
  if (knockout.claims.length > 0)
    yield* wrap(
      'What is removed falls, and all that has it from there and from nowhere else. A claim with another origin stays.',
      look.width
    ).map((line) => tone('faint', line))
  const everything = look.detail === 'everything'
  for (const [effect, title] of sections) {
    const claims = knockout.claims.filter((claim) => claim.effect === effect)
    if (claims.length === 0) continue
    yield ''
    yield tone('strong', `${title} (${claims.length})`)
    const shown = everything ? claims : claims.slice(0, shownClaims)
    for (const claim of shown) yield* claimLines(claim, view, look)
    if (claims.length > shown.length) yield `  ${claims.length - shown.length} more: --all shows them.`
  }
  if (knockout.corrections.length === 0) return
  yield ''
  yield tone('strong', `Would owe a correction (${knockout.corrections.length})`)
  const shown = everything ? knockout.corrections : knockout.corrections.slice(0, shownArticles)
  for (const correction of shown) {
    yield* wrap(articleWords(correction, view, look), look.width - 2, 2).map((line) => `  ${line}`)
    yield* wrap(debtWords(correction, view, look), look.width - 6, 2).map((line) => tone('faint', `      ${line}`))
  }
  const more = knockout.corrections.length - shown.length
  if (more > 0) yield `  ${more} more: --all shows them.`
}

/** "Without Marquee Weekly (outlet): 3 of 25 claims have no origin left, 1 has fewer. 4 articles would owe a correction." */
export function answerWords(knockout: Knockout, view: View, look: Look): string {
  const names = knockout.without.map(({ name, kind }) => `the ${kind} ${say(name, look)}`).join(' and ')
  const [falls, weakens] = (['falls', 'weakens'] as const).map(
    (effect) => knockout.claims.filter((claim) => claim.effect === effect).length
  ) as [number, number]
  const total = plural(view.trace.claims.length, 'claim')
  if (knockout.claims.length === 0) return `Without ${names}: nothing changes. None of ${total} rests on it.`
  const first =
    falls === 0 ? `every claim keeps an origin` : `${falls} of ${total} ${falls === 1 ? 'has' : 'have'} no origin left`
  const second = weakens === 0 ? '' : `, ${weakens} ${weakens === 1 ? 'has' : 'have'} fewer`
  const owed = knockout.corrections.length
  const third = owed === 0 ? 'No other article rests on it alone' : `${plural(owed, 'article')} would owe a correction`
  return `Without ${names}: ${first}${second}. ${third}.`
}

function* claimLines(knocked: KnockedClaim, view: View, look: Look): Generator<string> {
  const id = say(handleOf(view, knocked.claim), look)
  yield* wrap(textOf(knocked, view, look), look.width - 2, 1).map((line) => `  ${line}`)
  const counts = [
    `${change(String(knocked.carriers.before), String(knocked.carriers.after), look)} outlets`,
    `${change(bounds(knocked.reports.before), bounds(knocked.reports.after), look)} reports`,
    `${change(bounds(knocked.informants.before), bounds(knocked.informants.after), look)} informants`
  ].join(', ')
  const left =
    knocked.effect === 'falls' && knocked.carriers.after > 0 ? '; what is left does not say where it has it from' : ''
  yield* wrap(`${counts}${left}`, look.width - 4, 2).map((line) => `    ${line}`)
  yield tone('faint', `    --claim ${id}`)
}

function textOf({ claim: id }: KnockedClaim, view: View, look: Look): string {
  const claim: Claim | undefined = view.claims.get(id)
  return quote(clip(say(claim?.text ?? id, look), longestText, signsOf(look).ellipsis), look)
}

function bounds({ min, max }: Bounds): string {
  return min === max ? String(min) : `${min} to ${max}`
}

/** "5 → 3", or "5" where nothing changes. */
function change(before: string, after: string, look: Look): string {
  return before === after ? before : `${before} ${signsOf(look).becomes} ${after}`
}

function articleWords({ article }: Correction, view: View, look: Look): string {
  const held = view.articles.get(article)
  const headline = held?.headline ? `, ${quote(clip(say(held.headline, look), 80, signsOf(look).ellipsis), look)}` : ''
  return `${say(outletOf(view, article), look)}${headline} (${say(held?.uri ?? article, look)})`
}

function debtWords({ claims }: Correction, view: View, look: Look): string {
  const words = (because: Correction['claims'][number]['because'], tail: string) => {
    const own = claims.filter((claim) => claim.because === because)
    if (own.length === 0) return ''
    const ids = own.slice(0, 4).map(({ claim }) => say(handleOf(view, claim), look))
    const more = own.length - ids.length
    return `${plural(own.length, 'claim')} ${tail}: ${ids.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  }
  return [
    words('derived', 'from there and nowhere else'),
    words('notStated', 'without a stated source, of which no origin is left')
  ]
    .filter(Boolean)
    .join('; ')
}

function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]#|~$]/g, '\\$&')
    .replace(/@/g, '&#64;')
}
