/**
 * Which names in an article are outlets: held in the files, known or shaped like one (`text/outlets.ts`), introduced as one ("the Belgian
 * outlet Midi"), or shown by their place ("an insider told Glimpse that …").
 *
 * The article's own outlet is told apart: it is no hop of a chain. A short form ("the Herald") stands for the one outlet
 * of that ending which the article or the files name in full.
 */
import type { Article, Span } from '../model.ts'
import { isScholarly, isShortFormOf, looksLikeAgency, looksLikeOutlet, outletKey } from '../text/outlets.ts'
import { headKind } from './speakers.ts'
import recipients from './words/en/recipients.json' with { type: 'json' }

/** An outlet named in the text. */
export interface OutletMention extends Span {
  readonly outlet: string
  /** It is the outlet that publishes this article. */
  readonly own: boolean
}

/** Where a name without an outlet's shape may still be one. */
export interface MentionContext {
  readonly recipient: Span | null
  readonly source: Span | null
  /** Who is said to have published something: an outlet, whatever its name looks like. */
  readonly publisher?: Span | null
}

export interface OutletNames {
  mentionsIn(zone: Span, context: MentionContext): OutletMention[]
  /** The outlet that a span names; null if it names none. */
  nameAt(span: Span): string | null
  isOwn(name: string): boolean
  /** Whether a name is an outlet's without any context. */
  known(name: string): boolean
}

const notOutlets = new Set(recipients.notOutlets.map((w) => w.toLowerCase()))
const bodies = new Set(recipients.bodies)
const lastWord = (words: string): string => words.toLowerCase().match(/[\p{L}-]+(?=[^\p{L}]*$)/u)?.[0] ?? ''
const introduced = new RegExp(`(?:^|\\s)(?:${recipients.outletNouns.join('|')})\\s+$`, 'iu')
const lower = '(?:of|and|the|for|de|la|le|di|du|des|der|die|das|del|van|et|und|y|e)'
const capital = '[\\p{Lu}\\p{N}][\\p{L}\\p{M}\\p{N}!]*(?:[-.&+/][\\p{L}\\p{N}]+)*'
const run = new RegExp(
  `(?<![\\p{L}\\p{N}@#-])(?:(?:The|the)\\s+)?${capital}(?:(?:\\s+${lower}){0,2}\\s+(?:&\\s+)?${capital}|\\s+(?:&|\\+)\\s+${capital}){0,5}|(?<![\\p{L}\\p{N}@])[\\p{Ll}\\p{N}-]{3,}\\.(?:com|org|net|news|tv|co\\.uk|fm|info|example|io)\\b`,
  'gu'
)

/** What only an outlet does, straight after its name; and what only outlets are named after. */
const publishes =
  /^,\s(?:which|who)\s(?:has\s|had\s|first\s|also\s)*(?:broke|broken|reported|published|revealed|carried|ran|printed|aired|broadcast|posted)\b|^\s(?:broke|breaks|led with|ran|splashed)\s(?:the|a)\s(?:story|news|scoop)\b/
const publishedBy =
  /\b(?:(?:reporting|coverage|scoop|carried|aired|broadcast|printed)\s(?:(?:first|exclusively|originally)\s)?by|(?:stor(?:y|ies)|reports?|articles?|pieces?|accounts?|interviews?|exclusives?)\s(?:(?:first|exclusively|originally)\s)?(?:published|printed|carried|aired|broadcast|run|posted)\s(?:by|in|on)|(?:comments|remarks)\s(?:to|with|for)|interview\s(?:with|for))\s(?:the\s)?$/

const tables = new WeakMap<readonly string[], ReadonlyMap<string, string>>()

/** Names of outlets by their keys: the same list comes with every article of a set. */
function namesByKey(held: readonly string[]): ReadonlyMap<string, string> {
  const known = tables.get(held) ?? new Map(held.map((name) => [outletKey(name), name]))
  tables.set(held, known)
  return known
}

const oddities = new WeakMap<readonly string[], readonly string[]>()

/** Held names that no row of capitalised words shows whole: "Let's Walk", "Nine to Noon", "Press & Advertiser", "Fell 97.7". */
function oddNames(held: readonly string[]): readonly string[] {
  const known = oddities.get(held) ?? held.filter((name) => /\s/.test(name) && name.match(run)?.[0] !== name)
  oddities.set(held, known)
  return known
}

/** Where such names stand in a text. */
function oddNamesIn(text: string, held: readonly string[]): { outlet: string; start: number; end: number }[] {
  const plain = text.replaceAll('’', "'")
  return oddNames(held).flatMap((outlet) => {
    const name = outlet.replaceAll('’', "'")
    const places: { outlet: string; start: number; end: number }[] = []
    for (let at = plain.indexOf(name); at >= 0; at = plain.indexOf(name, at + name.length))
      if (!/[\p{L}\p{N}]/u.test(plain.charAt(at - 1) + plain.charAt(at + name.length)))
        places.push({ outlet, start: at, end: at + name.length })
    return places
  })
}

/** Reads the outlet names of one article. `held` are the outlets of the files; `people` folded words of people's names. */
export function outletNames(
  article: Article,
  held: readonly string[],
  isPerson: (name: string) => boolean
): OutletNames {
  const text = article.text
  const byKey = namesByKey(held)
  const own = [article.outlet?.name, article.outlet?.domain].filter((n): n is string => Boolean(n)).map(outletKey)
  const nouns = new Set<string>()
  const isOwn = (name: string): boolean => {
    const key = outletKey(name)
    if (key === '') return false
    if (own.includes(key)) return true
    // "The Post" in the Arden Post
    if (key.length > 2 && /^the\s/i.test(name) && own.some((o) => o.endsWith(key))) return true
    return / /.test(name) && article.outlet !== null && isShortFormOf(name, article.outlet.name)
  }
  const fullName = (name: string): string => {
    const bare = name.replace(/^the\s+/i, '')
    const key = outletKey(name)
    const exact = byKey.get(key)
    if (exact) return exact
    const longer = held.filter(
      (h) => h.endsWith(` ${bare}`) && outletKey(h).endsWith(key) && outletKey(h) !== key && text.includes(h)
    )
    return longer.length === 1 ? longer[0]! : bare
  }
  const known = (name: string): boolean =>
    byKey.has(outletKey(name)) || own.includes(outletKey(name)) || looksLikeOutlet(name) || looksLikeAgency(name)
  const shown = (name: string, start: number, context: MentionContext): boolean => {
    if (/^(?:Mrs?|Ms|Dr|Prof|Sir|I|We|He|She|They|It|The|An?|One|Two|Three|Its?|His|Her|Their|This|That)$/.test(name))
      return false
    if (isWord(name, text.slice(start + name.length, start + name.length + 24))) return false
    if (known(name) || isOwn(name) || nouns.has(outletKey(name))) return true
    if (introduced.test(text.slice(Math.max(0, start - 40), start))) {
      nouns.add(outletKey(name))
      return !isPerson(name)
    }
    const role =
      publishes.test(text.slice(start + name.length, start + name.length + 40)) ||
      publishedBy.test(text.slice(Math.max(0, start - 40), start))
    if (role && !isPerson(name) && !/^(?:anonymous|spokesperson)$/.test(headKind(name) ?? '')) {
      nouns.add(outletKey(name))
      return true
    }
    const publisher = context.publisher ?? null
    // "Parish priest Ann Bell" is more than its first word
    if (
      publisher &&
      start >= publisher.start &&
      start <= publisher.start + 4 &&
      !/^\s+\p{Ll}/u.test(text.slice(start + name.length, publisher.end))
    )
      return !isPerson(name) && headKind(name) === null
    const recipient = context.recipient
    if (recipient === null || start < recipient.start || start + name.length > recipient.end) return false
    if (start > recipient.start + 4 || notOutlets.has(name.replace(/^the\s+/i, '').toLowerCase()) || isPerson(name))
      return false
    if (/^\p{Lu}{2,5}\d?$/u.test(name)) return true
    // only the whole name of the person told, not a part of it
    if (/^\s+\p{Lu}/u.test(text.slice(start + name.length, recipient.end))) return false
    const kind = headKind(name)
    const titled = kind === 'anonymous' && /^\p{Lu}\S*(?:\s+\p{Lu}\S*)+$/u.test(name)
    if (kind !== null && kind !== 'outlet' && !titled) return false
    const source = context.source ? text.slice(context.source.start, context.source.end) : ''
    // "told the Senate Works and Harbours Committee": a body, whatever part of its name is looked at
    if (bodies.has(lastWord(text.slice(recipient.start, recipient.end)))) return false
    if (/^the\s/i.test(text.slice(recipient.start, recipient.end)) && start + name.length >= recipient.end) return true
    return /^(?:anonymous|spokesperson)$/.test(headKind(source) ?? '') && !/^(?:I|He|She|They|We)$/.test(name)
  }
  const odd = oddNamesIn(text, held)
  const inside = (zone: Span, context: MentionContext): OutletMention[] => {
    const found: OutletMention[] = odd
      .filter(({ start, end }) => start >= zone.start && end <= zone.end)
      .map((mention) => ({ ...mention, own: isOwn(mention.outlet) }))
    const part = text.slice(zone.start, zone.end)
    for (const found0 of part.matchAll(run)) {
      const hit = withoutLead(found0[0], found0.index)
      // "Earlier, Fell Weekly carried a report"
      if (part.charAt(found0.index + found0[0].length) === ',' && isLead(found0[0])) continue
      if (isScholarly(hit.name)) continue
      const at = zone.start + hit.at
      if (odd.some(({ start, end }) => start < at + hit.name.length && at < end)) continue
      for (const piece of pieces(hit.name.replace(/[.,]+$/, ''), zone.start + hit.at, (name, at) =>
        shown(name, at, context)
      ))
        found.push({ ...piece, outlet: fullName(piece.outlet), own: isOwn(piece.outlet) })
    }
    return found.sort((a, b) => a.start - b.start)
  }
  return {
    mentionsIn: inside,
    nameAt: (span) => inside(span, { recipient: null, source: null, publisher: span })[0]?.outlet ?? null,
    isOwn,
    known
  }
}

const lead =
  /^(?:(?:(?:Readers|Viewers|Followers|Subscribers) of|Listeners to|Per|According|In|As|What|How|When|After|While|Citing|Quoting|Via|From|By|For|But|And|On|At|To|With|Both|Meanwhile|Asked|If|That|Since|Although|Though|Because|Before|During|Following|Under|Yet|So|Now|Then|Later|Earlier|Also|Today|Yesterday|Last|This|Only|Even|Now|Here|Source|Credit|Via)\s+)+/

const isLead = (name: string): boolean => (lead.exec(`${name} `)?.[0].length ?? 0) > name.length

/** A run of capitalised words without the word that opens the sentence ("Per Arden Post"). */
function withoutLead(name: string, at: number): { name: string; at: number } {
  const hit = lead.exec(name)
  // "Today News" and "Source Weekly" may be names as they stand
  return hit ? { name: name.slice(hit[0].length), at: at + hit[0].length } : { name, at }
}

const everyday =
  /^(?:the\s+)?(?:People|Time|Star|Us|Sun|Mail|Mirror|Hello|Closer|Heat|Now|Life|Variety|Fortune|Nature|Science|Focus|Echo|Independent|Guardian|Observer|Standard|Globe|Express|Sport|Today|Insider)$/
const afterOutlet =
  /^\s*(?:$|[,.;:)”"’']|(?:magazine|newspaper|reported|reports|said|says|that|exclusively|wrote|writes|quoted|revealed|claimed|claims|told|has|first|on|in|and|how|about|last|this|over|earlier|yesterday|today)\b)/i

export const isEverydayTitle = (name: string): boolean => everyday.test(name)

/** Whether a title that is also an everyday word stands as that word: "People familiar with …". */
function isWord(name: string, after: string): boolean {
  return everyday.test(name) && !afterOutlet.test(after)
}

/** The outlet names in a run of capitalised words: the whole, or parts of it ("Smith and Glimpse Weekly"). */
function pieces(
  name: string,
  start: number,
  test: (name: string, at: number) => boolean
): { outlet: string; start: number; end: number }[] {
  const joint = / and (?=\p{Lu}|the )/u.exec(name)
  if (joint && test(name.slice(0, joint.index), start) && test(name.slice(joint.index + 5), start + joint.index + 5))
    return [
      ...pieces(name.slice(0, joint.index), start, test),
      ...pieces(name.slice(joint.index + 5), start + joint.index + 5, test)
    ]
  if (test(name, start)) return [{ outlet: name, start, end: start + name.length }]
  const words = [...name.matchAll(/\S+/g)]
  for (let size = words.length - 1; size > 0; size--) {
    for (let from = 0; from + size <= words.length; from++) {
      const first = words[from]!
      const last = words[from + size - 1]!
      const part = name.slice(first.index, last.index + last[0].length)
      if (!/^[\p{Lu}\p{N}]|^the\s/u.test(part) || !test(part, start + first.index)) continue
      const brand =
        / (?:Sports?|News|Online|TV|Radio|World|Live|Magazine|Business|Money|Today|Extra|One|Two|Weekend|Digital|Breakfast|Newsnight|Scotland|Wales|Cymru|Arabic|Français|Mundo|International)\b/.exec(
          name.slice(last.index + last[0].length)
        )
      if (brand && brand.index === 0 && from === 0 && size < words.length) {
        const whole = name.slice(first.index, last.index + last[0].length + brand[0].length)
        return [{ outlet: whole, start: start + first.index, end: start + first.index + whole.length }]
      }
      const at = start + first.index
      const rest = name.slice(last.index + last[0].length)
      const skipped = rest.length - rest.trimStart().length
      return [
        ...(first.index > 0 ? pieces(name.slice(0, first.index).trimEnd(), start, test) : []),
        { outlet: part, start: at, end: at + part.length },
        ...(rest.trim() ? pieces(rest.trim(), start + last.index + last[0].length + skipped, test) : [])
      ]
    }
  }
  return []
}
