/**
 * The report for a terminal: the answer first, then the claims of each story, most inflated first, each with its counts in words, its
 * chain picture and its wordings; then what differs and changes; then what could not be used.
 *
 * What is in one outlet only is folded into a line: the question is who repeats whom. It never says what is true.
 */
import type { Claim, Story } from '../model.ts'
import { claimBlock } from './claimBlock.ts'
import { countSentence, plural } from './counts.ts'
import { rangeWords } from './dates.ts'
import { conflictLine, conflictPlaces, sortedConflicts } from './differences.ts'
import { informantLines, informantSentence } from './informants.ts'
import { clip, columns, fitted, pad, paint, tone, wrap } from './layout.ts'
import { bareWords, type Look, quote, say, signsOf } from './look.ts'
import { problemLine, sortedProblems } from './problems.ts'
import { speakerLabel } from './speakers.ts'
import { updateSection } from './updates.ts'
import { handleOf, outletsOf, statementsOf, type View } from './view.ts'

/** Claims shown in full in one story before the rest is folded. */
const shownClaims = 12
/** Claims of one outlet that are listed where a story has no others. */
const shownSingles = 5
const shownProblems = 8
/** Stories shown before the rest is folded: those with something repeated, else those without. */
const shownStories = 20
const shownSingleStories = 3

/** The whole report, line by line, without line ends. */
export function* terminalReport(view: View, look: Look): Generator<string> {
  const drawn = new Set<string>()
  const lines = function* () {
    for (const line of bodyLines(view, look)) {
      for (const [sign] of keySigns(look)) if (line.includes(sign)) drawn.add(sign)
      yield line
    }
    yield* footer(view, look, drawn)
  }
  for (const line of lines()) for (const part of fitted(line, look.width)) yield paint(part, look)
}

function* bodyLines(view: View, look: Look): Generator<string> {
  yield* answer(view, look)
  const everything = look.detail === 'everything'
  const told = view.stories.filter((story) => claimsFor(story, view).length > 0)
  const notable = told.filter((story) => isNotable(story, view))
  const chosen = notable.length > 0 ? notable.slice(0, shownStories) : told.slice(0, shownSingleStories)
  const shown = everything ? told : chosen
  for (const story of shown) yield* storySection(story, view, look)
  const [loud, silent] = [
    notable.filter((s) => !shown.includes(s)),
    told.filter((s) => !shown.includes(s) && !notable.includes(s))
  ]
  if (loud.length + silent.length > 0) yield ''
  if (loud.length > 0)
    yield `${plural(loud.length, 'more story', 'more stories')} with repeated claims or conflicts: --all shows them.`
  if (silent.length > 0) {
    const claims = silent.reduce((sum, story) => sum + claimsFor(story, view).length, 0)
    yield `${plural(silent.length, 'story', 'stories')} in which no claim is repeated (${plural(claims, 'claim')}): --all shows ${silent.length === 1 ? 'it' : 'them'}.`
  }
  yield* untold(view, look)
  yield* problemSection(view, look)
}

function claimsFor(story: Story, view: View): readonly Claim[] {
  return view.claimsOf.get(story.id) ?? []
}

/** Whether a story has a claim in several outlets, or accounts that differ. */
function isNotable(story: Story, view: View): boolean {
  return (
    claimsFor(story, view).some(isRepeated) ||
    (view.conflictsOf.get(story.id) ?? []).some((conflict) => conflict.verdict !== 'compatible')
  )
}

function isRepeated(claim: Claim): boolean {
  return claim.carriers.length > 1
}

/** The first lines: how many people said it. */
function* answer(view: View, look: Look): Generator<string> {
  const top = view.stories.flatMap((story) => claimsFor(story, view).slice(0, 1))[0]
  const repeated = view.trace.claims.filter(isRepeated).length
  if (!top) {
    yield tone('strong', 'No claim found: in these articles nobody is said to have said anything.')
  } else if (!isRepeated(top)) {
    yield tone('strong', 'Nothing is repeated here: no claim is in more than one outlet.')
  } else {
    yield tone('strong', countSentence(top, view))
    const rank = repeated === 1 ? 'the only claim in more than one outlet' : `the most repeated of ${repeated} claims`
    const rest = `That stands behind , ${rank}.`
    const text = clip(say(top.text, look), Math.max(24, 2 * look.width - rest.length - 8), signsOf(look).ellipsis)
    yield* wrap(`That stands behind ${quote(text, look)}, ${rank}.`, look.width)
  }
  yield* wrap(setWords(view), look.width).map((line) => tone('faint', line))
}

/** What was read: "28 articles, 21 outlets, 3 stories, Mar 14 to Jul 2, 2021; 2 undated." */
function setWords(view: View): string {
  const { articles, stories } = view.trace
  const dated = articles.flatMap((a) => (a.published?.at ? [a.published.at] : [])).sort()
  const outlets = outletsOf(
    view,
    articles.map((a) => a.id)
  ).length
  const parts = [plural(articles.length, 'article'), plural(outlets, 'outlet')]
  if (stories.length > 1) parts.push(plural(stories.length, 'story', 'stories'))
  if (dated.length > 0) parts.push(rangeWords(dated[0]!, dated.at(-1)!))
  const undated = articles.length - dated.length
  return `${parts.join(', ')}${undated > 0 && articles.length > 0 ? `; ${undated} undated` : ''}.`
}

function* storySection(story: Story, view: View, look: Look): Generator<string> {
  const claims = claimsFor(story, view)
  const repeated = claims.filter(isRepeated)
  const singles = claims.filter((claim) => !isRepeated(claim))
  yield ''
  yield* storyHead(story, view, look)
  const everything = look.detail === 'everything'
  const behind = claims.length > 1 ? informantSentence(story, claims.length) : ''
  if (behind !== '') yield* wrap(behind, look.width, 2)
  if (everything)
    for (const line of informantLines(story, look))
      yield* wrap(line, look.width - 2, 2).map((part) => tone('faint', `  ${part}`))
  const shown = everything ? repeated : repeated.slice(0, shownClaims)
  let number = 0
  for (const claim of shown) {
    yield ''
    yield* claimBlock(claim, ++number, view, look)
  }
  if (repeated.length > shown.length) {
    yield ''
    yield `${plural(repeated.length - shown.length, 'more claim')} in several outlets: --all shows them.`
  }
  yield* singleSection(
    singles,
    repeated.length > 0 && !everything ? 0 : everything ? singles.length : shownSingles,
    view,
    look
  )
  yield* differenceSection(story, view, look)
  yield* updateSection(story, view, look)
}

function* storyHead(story: Story, view: View, look: Look): Generator<string> {
  const signs = signsOf(look)
  const id = `--story ${say(handleOf(view, story.id), look)}`
  const title = clip(say(story.headline, look), Math.max(20, look.width - columns(id) - 8), signs.ellipsis)
  const gap = look.width - columns(title) - columns(id) - 5
  yield `${signs.rule.repeat(2)} ${tone('strong', title)} ${tone('faint', `${signs.rule.repeat(Math.max(1, gap))} ${id}`)}`
  if (view.stories.length === 1) return
  const outlets = outletsOf(view, story.articles).length
  const undated = story.articles.filter((id) => !view.articles.get(id)?.published?.at).length
  const dates = story.first ? `, ${rangeWords(story.first, story.last)}` : ''
  const gaps = undated > 0 ? (story.first ? `; ${undated} undated` : ', undated') : ''
  yield tone('faint', `${plural(outlets, 'outlet')}, ${plural(story.articles.length, 'article')}${dates}${gaps}.`)
}

function* singleSection(singles: readonly Claim[], shown: number, view: View, look: Look): Generator<string> {
  if (singles.length === 0) return
  yield ''
  const all = shown >= singles.length
  const hint = all ? '' : shown === 0 ? ': --all shows them' : `, the first ${shown} here: --all shows them`
  yield `${plural(singles.length, 'claim')} in one outlet${singles.length === 1 ? '' : ' each'}${hint}.`
  for (const claim of singles.slice(0, shown)) yield* singleLines(claim, view, look)
}

/** A claim of one outlet: its words, and below who said them where. */
function* singleLines(claim: Claim, view: View, look: Look): Generator<string> {
  const signs = signsOf(look)
  const text = clip(say(bareWords(claim.text), look), 2 * look.width - 16, signs.ellipsis)
  yield* wrap(quote(text, look), look.width - 2, 1).map((line) => `  ${line}`)
  const first = statementsOf(view, claim)[0]
  const outlet = say(first ? (outletsOf(view, [first.article])[0] ?? '') : '', look)
  const support =
    first && first.polarity !== 'asserts' ? (first.polarity === 'denies' ? ' denies it' : ' does not say') : ''
  const who = first ? `${speakerLabel(first.speaker, look)}${support}, ${outlet}` : outlet
  const id = say(handleOf(view, claim.id), look)
  const room = Math.max(20, look.width - 6 - columns(id) - 2)
  yield `    ${pad(clip(who, room, signs.ellipsis), room)}  ${tone('faint', id)}`
}

function* differenceSection(story: Story, view: View, look: Look): Generator<string> {
  const all = sortedConflicts(view.conflictsOf.get(story.id) ?? [])
  const everything = look.detail === 'everything'
  const shown = everything ? all : all.filter((conflict) => conflict.verdict !== 'compatible')
  if (all.length === 0) return
  yield ''
  yield tone('strong', 'Conflicts and changes')
  for (const conflict of shown) {
    yield* wrap(conflictLine(conflict, view, look), look.width - 2, 4).map((line) => `  ${line}`)
    if (everything)
      for (const place of conflictPlaces(conflict, view, look))
        yield* wrap(place, look.width - 6, 4).map((line) => tone('faint', `      ${line}`))
  }
  const folded = all.length - shown.length
  if (folded > 0)
    yield `  ${plural(folded, 'difference')} that ${folded === 1 ? 'is' : 'are'} compatible: --all shows ${folded === 1 ? 'it' : 'them'}.`
}

/** Articles of which no claim was found. */
function* untold(view: View, look: Look): Generator<string> {
  const silent = view.stories.filter((story) => claimsFor(story, view).length === 0)
  if (silent.length === 0 || view.trace.claims.length === 0) return
  const articles = silent.flatMap((story) => story.articles)
  yield ''
  yield* wrap(
    `${plural(articles.length, 'article')} without a claim by anybody: ${articles
      .slice(0, 4)
      .map((id) => say(view.articles.get(id)?.uri ?? id, look))
      .join(', ')}${articles.length > 4 ? ` and ${articles.length - 4} more` : ''}.`,
    look.width
  )
}

function* problemSection(view: View, look: Look): Generator<string> {
  const { problems } = view.trace
  if (problems.length === 0) return
  yield ''
  yield tone('strong', 'Could not be used, or only in part')
  const sorted = sortedProblems(problems)
  const shown = look.detail === 'everything' ? sorted : sorted.slice(0, shownProblems)
  for (const problem of shown)
    yield* wrap(`${signsOf(look).warning} ${problemLine(problem, look)}`, look.width - 2, 2).map((line) => `  ${line}`)
  if (shown.length < problems.length)
    yield `  ${problems.length - shown.length} more: --all or --jsonl problems shows them.`
}

/** Signs that need explaining, and their words. */
function keySigns(look: Look): readonly (readonly [string, string])[] {
  const signs = signsOf(look)
  return [
    [`${signs.named} `, 'named'],
    [`${signs.anonymous} `, 'unnamed'],
    [`${signs.document} `, 'document'],
    [`${signs.organization} `, 'organization'],
    ['[', ' ] not in the files'],
    [`${signs.credited} `, 'credited'],
    [`${signs.uncredited} `, 'not credited']
  ]
}

function* footer(view: View, look: Look, drawn: ReadonlySet<string>): Generator<string> {
  if (look.command === null || !view.trace.claims.some(isRepeated)) return
  yield ''
  const key = keySigns(look).flatMap(([sign, words]) => (drawn.has(sign) ? [`${sign}${words}`] : []))
  // A sign stays with its word.
  const kept = key.map((item) => item.replaceAll(' ', '\u00a0')).join('  ')
  yield* wrap(kept, look.width).map((line) => tone('faint', line.replaceAll('\u00a0', ' ').trimEnd()))
  const top = view.stories.flatMap((story) => claimsFor(story, view))[0]
  yield* wrap(
    `Every sentence of a claim: ${say(look.command, look)} --claim ${say(handleOf(view, top!.id), look)}`,
    look.width,
    2
  ).map((line) => tone('faint', line))
}
