/**
 * A draft becomes an article: lines are labelled, date, byline, outlet and credits are read from them, blocks are made.
 * What tags and fields say comes first; what the text shows fills the gaps; what neither shows stays unknown.
 */
import type { Article, Block, Credit, Moment, Outlet } from '../model.ts'
import { hostOf, initialsOf, looksLikeAgency, outletKey } from '../text/outlets.ts'
import { actsAsPerson, isBody, isPlaceIn, mayBeOutlet } from './actors.ts'
import { cleanLine } from './clean.ts'
import { agenciesInParagraph, type NameInLine } from './credits.ts'
import { dateInParagraph } from './dateLines.ts'
import type { Draft } from './draft.ts'
import { articleId } from './identity.ts'
import { type Label, labelUnits, nameKind } from './labels.ts'
import { languageOf } from './language.ts'
import { momentOfAddress, type NumericOrder } from './moments.ts'
import { hasShapeOfPerson, isName } from './names.ts'
import type { OutletVote } from './outletCues.ts'
import { furnitureVotes } from './outletMentions.ts'
import { outletOf } from './outletVote.ts'
import { pictureNoteAt } from './pictureNotes.ts'
import { rightsHolders } from './rights.ts'
import { unitsOf } from './units.ts'
import { seemsOutlet } from './wordedCredit.ts'

/** Makes the article of a draft. Deterministic; never throws. */
export function compose(draft: Draft): Article {
  const { text, given, uri } = draft
  const url = given.url ?? (/^https?:\/\//i.test(uri) ? uri : pastedAddress(text))
  const order = given.order ?? orderOf(url)
  const labels = labelUnits(unitsOf(text), { headline: given.headline ?? null, marks: draft.marks, order })
  const margin = labelUnits(unitsOf(draft.margin), { headline: given.headline ?? null, marks: [], order })
  const people = peopleIn(labels, margin)
  const credits = creditsIn(labels)
  const lineVotes = [
    ...votesIn(labels, people.length > 0, text),
    ...kickerVotes(labels, text),
    ...votesIn(margin, true, text)
  ]
  const credited = credits.map((credit) => credit.outlet)
  const outlet = inFull(outletOf(text, { given: given.outlet ?? null, url, votes: lineVotes, credited }), credited)
  const key = outlet ? outletKey(outlet.name) : null
  const ownKeys = new Set([
    key,
    outlet?.domain ? outletKey(outlet.domain) : null,
    outletKey(initialsOf(outlet?.name ?? '')) || null
  ])
  const settled = labels.map((label) => settleOutletLine(label, ownKeys))
  const stated = [
    ...credits,
    ...creditsIn(settled.filter((label, i) => label !== labels[i])),
    ...tagCredits(draft, credits)
  ].sort((a, b) => a.start - b.start || a.end - b.end)
  const dates = datesOf(labels, margin)
  const title = labels.find((label) => label.kind === 'headline')?.unit.text
  return {
    id: given.id ?? articleId(outlet?.name ?? null, url, text),
    uri,
    url,
    outlet,
    headline: given.headline ? cleanLine(given.headline) : title ? cleanLine(withoutOutlet(title, ownKeys)) : null,
    byline:
      given.byline && given.byline.length > 0 ? given.byline : people.filter((name) => !ownKeys.has(outletKey(name))),
    language: given.language ?? languageOf(text),
    text,
    published: given.published ?? dates.published ?? (url ? momentOfAddress(url) : null),
    modified: given.modified ?? dates.modified,
    blocks: settled.flatMap(blocksOf),
    credits: stated.filter((credit, i) => !ownKeys.has(outletKey(credit.outlet)) && firstOfItsKind(stated, credit, i)),
    ...(given.extra && Object.keys(given.extra).length > 0 ? { extra: given.extra } : {})
  }
}

/** "Corvus could not verify" under the dateline "(Corvus Newswire)": the credit gives the name in full. */
function inFull(outlet: Outlet | null, credited: readonly string[]): Outlet | null {
  const full = credited.find((name) => outlet && outlet.basis !== 'metadata' && name.startsWith(`${outlet.name} `))
  return outlet && full ? { ...outlet, name: full } : outlet
}

/** The address that a person pasted above the page. */
function pastedAddress(text: string): string | null {
  return /^\s*(https?:\/\/[^\s]{4,500})[ \t]*\n/i.exec(text)?.[1] ?? null
}

function firstOfItsKind(all: readonly Credit[], credit: Credit, index: number): boolean {
  return all.findIndex((other) => other.start === credit.start && other.outlet === credit.outlet) === index
}

/** The block of a line; a caption ends where the note about its picture begins, which is a block of its own. */
function blocksOf({ unit, kind, reason }: Label): Block[] {
  const { start, end } = unit
  const note = kind === 'caption' ? pictureNoteAt(unit.text) : null
  if (note === null) return [{ kind, start, end, ...(reason ? { reason } : {}) }]
  const from = start + note + (/\S/.exec(unit.text.slice(note))?.index ?? 0)
  return [
    { kind, start, end: start + note },
    { kind: 'boilerplate', start: from, end, reason: 'picture note' }
  ]
}

/** Numeric dates on a national site follow that nation's order; of others nothing is known. */
function orderOf(url: string | null): NumericOrder {
  const host = url === null ? null : hostOf(url)
  if (!host) return 'unknown'
  if (/\.(?:uk|ie|au|nz|in|za|de|fr|es|it|pt|nl|be|at|ch|pl|dk|se|no|fi|eu)$/.test(host)) return 'dayFirst'
  return /\.us$/.test(host) ? 'monthFirst' : 'unknown'
}

function peopleIn(labels: readonly Label[], margin: readonly Label[]): string[] {
  const named = [...labels, ...margin].flatMap((label) => label.byline?.people ?? [])
  if (named.length > 0) return [...new Set(named.map(cleanLine))]
  const besideDate = labels
    .flatMap((label) => label.date?.names ?? [])
    .filter((name) => nameKind(name) === 'other' && hasShapeOfPerson(name))
  return besideDate.slice(0, 1).map(cleanLine)
}

function creditsIn(labels: readonly Label[]): Credit[] {
  return labels.flatMap(({ unit, kind, credit, byline }) => {
    const place = (name: { name: string; start: number; end: number }): Credit => ({
      outlet: name.name,
      start: unit.start + name.start,
      end: unit.start + name.end
    })
    if (credit) return credit.names.map(place)
    if (byline) {
      const agencies = byline.outlets.filter((name) => nameKind(name) === 'agency')
      return agencies.map((name) =>
        place({ name, start: unit.text.indexOf(name), end: unit.text.indexOf(name) + name.length })
      )
    }
    return kind === 'paragraph' ? agenciesInParagraph(unit.text).map(place) : []
  })
}

/** Credits that only a tag gives stand at the beginning of the text, with no width. */
function tagCredits(draft: Draft, shown: readonly Credit[]): Credit[] {
  const keys = new Set(shown.map((credit) => outletKey(credit.outlet)))
  const hidden = (draft.given.credits ?? []).filter((outlet) => !keys.has(outletKey(outlet)))
  return hidden.map((outlet) => ({ outlet, start: 0, end: 0 }))
}

/** Votes of lines: a name beside the date, in the byline, alone in the header, behind a copyright mark. */
function votesIn(labels: readonly Label[], hasByline: boolean, text: string): OutletVote[] {
  return labels.flatMap(({ unit, kind, date, byline, outletLine, reason }): OutletVote[] => {
    if (outletLine) return [{ name: outletLine, weight: 10, cue: 'outlet line' }]
    if (date) {
      const names = date.names.filter((name) => nameKind(name) === 'outlet' || !isPlaceIn(text, name))
      const own = names.flatMap((name) => beside(name, unit.text, hasByline))
      return [...own, ...furnitureVotes(unit.text)]
    }
    if (byline)
      return [
        ...byline.outlets
          .filter((name) => nameKind(name) === 'outlet' || mayBeOutlet(name))
          .map((name) => ({ name, weight: 8, cue: 'byline' })),
        // "By Fell Gazette staff" above the text is the page's, below it a wire's
        ...(byline.staffs ?? []).map((name) => ({
          name,
          weight: 8,
          cue: unit.index < labels.length / 2 && nameKind(name) === 'outlet' ? 'byline' : 'signature'
        })),
        ...(byline.beside ?? []).map((name) => ({ name, weight: 1, cue: 'byline' }))
      ]
    // "Follow the Post on all channels" is no sentence, whatever else it is.
    const isLine = kind === 'paragraph' && unit.text.length < 90 && !/[.!?…:"”’)]$/.test(unit.text)
    return (kind === 'boilerplate' && reason !== 'empty credit') || isLine ? furnitureVotes(unit.text) : []
  })
}

/** "The Lantern" above a headline is a title as a rule, "Court report" a section, unless the text speaks of it as of an outlet. */
function kickerVotes(labels: readonly Label[], text: string): OutletVote[] {
  return labels.flatMap(({ unit, kind, reason }): OutletVote[] => {
    if (unit.index >= 4 && reason !== 'kicker') return []
    const name = unit.text.replace(/[.,:]$/, '')
    const isMasthead = unit.index < 4 && name.split(' ').length <= 4 && (kind === 'paragraph' || reason === 'byline')
    if (!(reason === 'kicker' || isMasthead) || !isName(name) || isBody(name)) return []
    const acts = [' has ', ' could ', ' can ', ' understands '].some((verb) => text.includes(unit.text + verb))
    const told = ['told ', 'to ', 'by ', 'told the ', 'to the '].some((cue) => text.includes(cue + name))
    if ((acts || told) && !actsAsPerson(text, name)) return [{ name, weight: 5, cue: 'outlet line' }]
    return /^The\s/.test(name) ? [{ name, weight: 3, cue: 'outlet line' }] : []
  })
}

function beside(name: string, line: string, hasByline: boolean): OutletVote[] {
  const kind = nameKind(name)
  if (kind === 'outlet') return [{ name, weight: 20, cue: 'date line' }]
  if (kind === 'agency') return [{ name, weight: 10, cue: 'date line' }]
  if (kind === 'section') return []
  if (mayBeOutlet(name)) return [{ name, weight: 10, cue: 'date line' }]
  // "OSLO, 14 March 2021" and "Oslo, 14 March 2021" name a place.
  if (/^\p{Lu}{4,}$/u.test(name) || line.startsWith(`${name},`)) return [{ name, weight: 1, cue: 'date line' }]
  if (hasShapeOfPerson(name) && !hasByline) return [{ name, weight: 1, cue: 'date line' }]
  return [{ name, weight: 8, cue: 'date line' }]
}

/** A lone outlet's name on a page that is another's is a credit, and so are "© KNP" and "By KNP staff". */
function settleOutletLine(label: Label, own: ReadonlySet<string | null>): Label {
  const names = publishersIn(label)
  if (names.length === 0 || names.some(({ name }) => own.has(outletKey(name)))) return label
  return { unit: label.unit, kind: 'credit', credit: { kind: 'text', names } }
}

/** The publishers that a line about the page names and does nothing else. */
function publishersIn({ unit: { text }, outletLine, reason, byline }: Label): readonly NameInLine[] {
  const placed = (name: string): NameInLine => ({
    name,
    start: text.indexOf(name),
    end: text.indexOf(name) + name.length
  })
  if (outletLine === text) return [placed(text)]
  if (byline?.people.length === 0) return (byline.staffs ?? []).map(placed)
  if (reason !== 'copyright') return []
  return rightsHolders(text).filter(({ name, bare }) => looksLikeAgency(name) || (bare && seemsOutlet(name)))
}

/** "Headline | Glimpse Magazine": the outlet is no part of the headline. */
function withoutOutlet(title: string, own: ReadonlySet<string | null>): string {
  const cut = /^(.{8,}?)\s[|–—-]\s([^|–—]{2,40})$/.exec(title)
  return cut && own.has(outletKey(cut[2]!)) ? cut[1]! : title
}

interface Dates {
  readonly published: Moment | null
  readonly modified: Moment | null
}

/** The dates that lines give: a labelled one before an unlabelled one, one under the headline before one above it. */
function datesOf(labels: readonly Label[], margin: readonly Label[]): Dates {
  const title = labels.findIndex((label) => label.kind === 'headline')
  const found = [...labels, ...margin].flatMap((label, i, all) => {
    const above = all[i - 1]?.date
    const carried = above && above.dates.length === 0 ? above.label : 'none'
    return (label.date?.dates ?? []).map((date) => {
      const name = date.label === 'none' ? carried : date.label
      return { date, name, rank: name === 'published' ? 0 : i >= labels.length ? 4 : i > title ? 1 : 2 }
    })
  })
  const modified = found.find(({ name }) => name === 'modified')?.date.moment ?? null
  const given = found.filter(({ name }) => name !== 'modified').sort((a, b) => a.rank - b.rank)
  const published = given[0]?.date.moment ?? null
  const exact = published && given.find(({ date }) => isMinuteOf(published, date.moment))?.date.moment
  // A page that only says when it was updated is dated by that: it is the date of the text at hand.
  return { published: exact ?? published ?? paragraphDate(labels) ?? modified, modified }
}

/** Whether a moment is a minute of the day that another names: "2019-03-02" above "Mar. 2 2019, Published 7:30 a.m. ET". */
function isMinuteOf(day: Moment, minute: Moment): boolean {
  if (day.precision !== 'day' || minute.precision !== 'minute' || !day.at || !minute.at) return false
  const hours = (Date.parse(minute.at) - Date.parse(day.at)) / 3_600_000
  return hours > -14 && hours < 38
}

function paragraphDate(labels: readonly Label[]): Moment | null {
  const body = labels.filter((label) => label.kind === 'paragraph')
  for (const { unit } of [...body.slice(0, 2), ...body.slice(-2)]) {
    const date = dateInParagraph(unit.text)
    if (date) return date.moment
  }
  return null
}
