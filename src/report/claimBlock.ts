/** One claim in the report: its words, its counts, its chain, what is not stated, who denies it, how its wording changed. */
import type { Claim, Statement } from '../model.ts'
import { chainPicture, warningLabel } from './chain.ts'
import { countSentence } from './counts.ts'
import { dayOf } from './dates.ts'
import { clip, columns, pad, tone, wrap } from './layout.ts'
import { lineageTrees } from './lineageTree.ts'
import { type Look, quote, say, signsOf } from './look.ts'
import { speakerName } from './speakers.ts'
import { variantLine, variantsOf } from './variants.ts'
import { handleOf, outletOf, type View, yearIn } from './view.ts'

const margin = 4
const shownVariants = 3
/** Columns of a claim's own words: about four lines at 80 columns. */
const longestText = 300

/** The block of lines of a claim, numbered as in its story. */
export function claimBlock(claim: Claim, number: number, view: View, look: Look): string[] {
  const width = look.width - margin
  const text = quote(clip(say(claim.text, look), longestText, signsOf(look).ellipsis), look)
  const head = wrap(text, width)
  const lines = [pad(String(number), margin) + tone('strong', head[0] ?? '')]
  for (const line of head.slice(1)) lines.push(' '.repeat(margin) + tone('strong', line))
  const [drawn, said] = [picture(claim, view, look, width), remarks(claim, view, look, width)]
  const body = [
    ...countLines(claim, view, look, width),
    ...drawn,
    ...(drawn.length && said.length ? [''] : []),
    ...said
  ]
  return [...lines, ...body.map((line) => (line === '' ? '' : ' '.repeat(margin) + line))]
}

/** Counts at the left, what to give to --claim at the right, or below where both do not fit. */
function countLines(claim: Claim, view: View, look: Look, width: number): string[] {
  const counts = countSentence(claim, view)
  const id = say(handleOf(view, claim.id), look)
  const lines = wrap(counts, width)
  const last = lines.at(-1)!
  const gap = width - columns(last) - columns(id)
  const shown = tone('faint', clip(id, width, signsOf(look).ellipsis))
  const toned = lines.map((line) => tone('good', line))
  if (gap < 2) return [...toned, ' '.repeat(Math.max(0, width - columns(shown))) + shown]
  return [...toned.slice(0, -1), `${tone('good', last)}${' '.repeat(gap)}${shown}`]
}

function picture(claim: Claim, view: View, look: Look, width: number): string[] {
  const lines = chainPicture(claim, view, look, width - 2)
  return lines.length === 0 ? [] : ['', ...lines.map((line) => `  ${line}`)]
}

/** What stands under the picture, each with a word at its left. */
function remarks(claim: Claim, view: View, look: Look, width: number): string[] {
  return [
    ...hanging('Lineage not stated', notStatedWords(claim, view, look), width),
    ...hanging('Denied by', denialWords(claim, 'denies', view, look), width),
    ...hanging('No comment', denialWords(claim, 'declines', view, look), width),
    ...wordings(claim, view, look, width),
    ...loneWarnings(claim, view, look, width)
  ]
}

function hanging(name: string, words: string, width: number): string[] {
  return words === '' ? [] : wrap(`${name}: ${words}`, width, 2)
}

function notStatedWords(claim: Claim, view: View, look: Look): string {
  const { notStated } = lineageTrees(claim, view)
  if (notStated.length === 0) return ''
  const shown = look.detail === 'everything' ? notStated : notStated.slice(0, 6)
  const more = notStated.length - shown.length
  return `${signsOf(look).notStated} ${shown.map((name) => say(name, look)).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`
}

function denialWords(claim: Claim, polarity: Statement['polarity'], view: View, look: Look): string {
  const found = claim.denials.flatMap((id) => view.statements.get(id) ?? []).filter((s) => s.polarity === polarity)
  const bySpeaker = new Map<string, Statement[]>()
  for (const s of found) bySpeaker.set(s.speaker.id, [...(bySpeaker.get(s.speaker.id) ?? []), s])
  return [...bySpeaker.values()]
    .map((statements) => {
      const first = statements[0]!
      const outlets = [...new Set(statements.map((s) => outletOf(view, s.article)))]
      const date = dayOf(view.articles.get(first.article)?.published ?? null, yearIn(view, claim.story))
      const more = outlets.length > 1 ? ` and ${outlets.length - 1} more` : ''
      return `${speakerName(first.speaker, look)} (${say(outlets[0]!, look)}${more}, ${date})`
    })
    .join('; ')
}

function wordings(claim: Claim, view: View, look: Look, width: number): string[] {
  const variants = variantsOf(claim, view)
  const shown = look.detail === 'everything' ? variants : variants.slice(0, shownVariants)
  const lines = shown.flatMap((variant) => {
    const name = variant.kind === 'changed' ? 'Wording' : 'Retold'
    return wrap(`${name}: ${variantLine(variant, claim, view, look)}`, width, 2)
  })
  const more = variants.length - shown.length
  if (more > 0)
    lines.push(
      tone(
        'faint',
        `${more} more ${more === 1 ? 'wording' : 'wordings'}: --claim ${say(handleOf(view, claim.id), look)}`
      )
    )
  return lines
}

/** Warnings about outlets that the picture does not show. */
function loneWarnings(claim: Claim, view: View, look: Look, width: number): string[] {
  const unseen = new Set(lineageTrees(claim, view).notStated)
  const words = new Map<string, Set<string>>()
  for (const warning of claim.warnings) {
    const statement = view.statements.get(warning.statement)
    const outlet = statement && outletOf(view, statement.article)
    if (!outlet || !unseen.has(outlet)) continue
    words.set(outlet, (words.get(outlet) ?? new Set()).add(warningLabel(warning, view, look)))
  }
  return [...words].flatMap(([outlet, notes]) =>
    wrap(`${signsOf(look).warning} ${say(outlet, look)}: ${[...notes].join('; ')}`, width, 2).map((line) =>
      tone('warn', line)
    )
  )
}
