/** The report as Markdown, to paste into a page or an issue: the answer, a table of claims a story, their chains, what differs. */
import type { Claim, Story } from '../model.ts'
import { chainPicture } from './chain.ts'
import { countSentence, plural } from './counts.ts'
import { rangeWords } from './dates.ts'
import { conflictLine, sortedConflicts } from './differences.ts'
import { informantLines, informantSentence } from './informants.ts'
import { paint } from './layout.ts'
import { bareWords, type Look, quote, say } from './look.ts'
import { variantLine, variantsOf } from './variants.ts'
import { outletOf, statementsOf, type View } from './view.ts'

/** Columns of a chain picture in a fenced block. */
const pictureWidth = 96

/** The report in lines, without line ends. */
export function* markdownReport(view: View, given: Look): Generator<string> {
  const look: Look = { ...given, colour: false, width: pictureWidth }
  const told = view.stories.filter((story) => (view.claimsOf.get(story.id) ?? []).length > 0)
  const top = told.length ? view.claimsOf.get(told[0]!.id)![0]! : null
  yield '# How many people really said this?'
  yield ''
  yield top ? `**${countSentence(top, view)}** ${escapeMarkdown(quote(top.text, look))}` : 'No claim found.'
  yield ''
  yield `${plural(view.trace.articles.length, 'article')} in ${plural(view.stories.length, 'story', 'stories')}, read by hearsay ${view.trace.version}.`
  for (const story of told) yield* storySection(story, view, look)
  if (view.trace.problems.length > 0) {
    yield* ['', '## Could not be used, or only in part', '']
    for (const problem of view.trace.problems)
      yield `- ${code(problem.uri, look)}: ${escapeMarkdown(say(problem.message, look))}`
  }
}

function* storySection(story: Story, view: View, look: Look): Generator<string> {
  const claims = view.claimsOf.get(story.id) ?? []
  const repeated = claims.filter((claim) => claim.carriers.length > 1)
  const shown = look.detail === 'everything' ? claims : repeated
  yield* ['', `## ${escapeMarkdown(say(story.headline, look))}`, '']
  const dates = story.first ? `, ${rangeWords(story.first, story.last)}` : ''
  yield `${plural(story.articles.length, 'article')}${dates}. Story ${code(story.id, look)}.`
  const behind = claims.length > 1 ? informantSentence(story, claims.length) : ''
  if (behind !== '') yield* ['', escapeMarkdown(say(behind, look))]
  const lines = behind === '' ? [] : informantLines(story, look)
  if (lines.length > 0) yield ''
  for (const line of lines) yield `- ${escapeMarkdown(line)}`
  if (shown.length > 0) {
    yield* ['', '| claim | outlets | reports | informants | id |', '| --- | --: | --: | --: | --- |']
    for (const claim of shown) yield tableRow(claim, look)
    for (const claim of shown) yield* claimSection(claim, view, look)
  }
  const folded = claims.length - shown.length
  if (folded > 0) yield* ['', `${plural(folded, 'claim')} in one outlet${folded === 1 ? '' : ' each'}.`]
  const conflicts = sortedConflicts(view.conflictsOf.get(story.id) ?? [])
  if (conflicts.length > 0) yield* ['', '### Conflicts and changes', '']
  for (const conflict of conflicts) yield `- ${escapeMarkdown(conflictLine(conflict, view, look))}`
}

function tableRow(claim: Claim, look: Look): string {
  const range = ({ min, max }: Claim['reports']) => (min === max ? String(min) : `${min} to ${max}`)
  const text = bareWords(say(claim.text, look))
  const short = text.length > 120 ? `${text.slice(0, 118).replace(/\s\S*$/, '')} …` : text
  return `| ${escapeMarkdown(short)} | ${claim.carriers.length} | ${range(claim.reports)} | ${range(claim.informants)} | ${code(claim.id, look)} |`
}

function* claimSection(claim: Claim, view: View, look: Look): Generator<string> {
  yield* [
    '',
    `### ${escapeMarkdown(quote(claim.text, look))}`,
    '',
    `${countSentence(claim, view)} Claim ${code(claim.id, look)}.`
  ]
  const picture = chainPicture(claim, view, look, pictureWidth)
  if (picture.length > 0) {
    const lines = picture.map((line) => paint(line, look))
    const fence = lines.some((line) => line.includes('```')) ? '~~~~~~~~' : '```'
    yield* ['', `${fence}text`, ...lines, fence]
  }
  yield ''
  for (const statement of statementsOf(view, claim)) {
    const at = `${statement.content[0]?.start ?? 0}–${statement.content.at(-1)?.end ?? 0}`
    const words = statement.content.map((span) => span.text).join(' … ')
    const denial = statement.polarity === 'asserts' ? '' : ` (${statement.polarity})`
    yield `- ${escapeMarkdown(say(outletOf(view, statement.article), look))}${denial}: ${escapeMarkdown(quote(words, look))}, ${code(view.articles.get(statement.article)?.uri ?? statement.article, look)} ${at}`
  }
  for (const variant of variantsOf(claim, view).filter((v) => v.kind === 'changed'))
    yield `- Wording: ${escapeMarkdown(variantLine(variant, claim, view, look))}`
  for (const warning of claim.warnings)
    yield `- **Warning:** ${escapeMarkdown(say(warning.message, look))} (${code(warning.statement, look)})`
}

/** Text that Markdown and HTML leave as it is. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]#|~$]/g, '\\$&')
    .replace(/(^|\s)([-+])(?=\s)/g, '$1\\$2')
    .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2')
    .replace(/(https?):\/\//gi, '$1:\u2060//')
    .replace(/@/g, '&#64;')
}

function code(text: string, look: Look): string {
  const inside = say(text, look).replaceAll('`', "'").replaceAll('|', '\u00a6')
  return `\`${inside}\``
}
