/**
 * An article made ready for the rules: paragraphs, their sentences, and in them *items*: a word, or a whole quotation.
 *
 * Taking an outermost quotation as one item is what makes attribution tractable: what is said inside the marks does not
 * disturb the sentence around them. A quotation that looks like an utterance (it ends like a sentence or a clause, or is long) is
 * told from a fragment, a title or a nickname, which behave like a noun. Words that the tokenizer cuts (web addresses,
 * hyphenated words, O'Neil-Fox) are put together again.
 */
import type { Article, BlockKind, Span } from '../model.ts'
import { paragraphsOf } from '../text/paragraphs.ts'
import { type Quotation, quotationsOf } from '../text/quotes.ts'
import { type PartOfSpeech, tokenize } from '../text/tokens.ts'
import { namesByFirstWord, withNames } from './outletItems.ts'

/** A word outside quotation marks, or an outermost quotation with its marks. */
export interface Item extends Span {
  readonly text: string
  readonly lower: string
  readonly pos: PartOfSpeech
  readonly quote: Quotation | null
  /** For a quotation: whether it looks like something uttered, not like a fragment, title or nickname. */
  readonly speech: boolean
  /** Of the first item of a held outlet's name: how many items the name has. */
  readonly named?: number
}

/** Items `from` (inclusive) to `to` (exclusive) of a paragraph. */
export interface Sentence {
  readonly from: number
  readonly to: number
}

export interface Paragraph extends Span {
  readonly index: number
  readonly block: BlockKind
  readonly items: readonly Item[]
  readonly sentences: readonly Sentence[]
  /** Words mostly begin with capitals, as in an American headline: tags and capitals tell little. */
  readonly titleCase: boolean
}

/** Everything the rules look at. */
export interface Page {
  readonly article: Article
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
  readonly quotations: readonly Quotation[]
}

/** Prepares an article. Credit lines and boilerplate are left out: they never hold statements. `outlets` are names of outlets that may stand in it. */
export function openPage(article: Article, outlets: readonly string[] = []): Page {
  const text = article.text
  const areas = areasOf(article)
  const quotations = quotationsOf(text, areas)
  const outer = quotations.filter((q) => q.within === null)
  const names = namesByFirstWord(outlets)
  let next = 0
  const paragraphs = areas.map((area, index) => {
    const own: Quotation[] = []
    while (next < outer.length && outer[next]!.outerStart < area.end) own.push(outer[next++]!)
    const items = withNames(text, itemsOf(text, area, own), names)
    const titleCase = isTitleCase(items, area.block)
    return {
      index,
      start: area.start,
      end: area.end,
      block: area.block,
      items,
      sentences: sentencesOf(text, items, area.block === 'caption'),
      titleCase
    }
  })
  return { article, text, paragraphs, quotations }
}

interface Area extends Span {
  readonly block: BlockKind
}

function areasOf(article: Article): Area[] {
  const areas: Area[] = []
  const blocks =
    article.blocks.length > 0 ? article.blocks : [{ kind: 'paragraph' as const, start: 0, end: article.text.length }]
  for (const block of blocks) {
    if (block.kind === 'credit' || block.kind === 'boilerplate') continue
    for (const span of paragraphsOf(article.text.slice(block.start, block.end)))
      areas.push(
        withoutMarker(article.text, { start: block.start + span.start, end: block.start + span.end, block: block.kind })
      )
  }
  return areas
}

/** "FENMOOR, May 3 (AP) — ", "May 3 (AP) - ": where, when and by whom a text was filed. */
const dateline =
  /^(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}{0,6}\.? \d{1,2}(?:, \d{4})? )?\([\p{Lu}][\p{L} .&/-]{1,28}\) ?[—–-]{1,2}\s+|^\p{Lu}[\p{L}.'’ -]{2,30}(?:, [\p{L}.,'’ -]{2,30})?(?:,? \p{Lu}\p{Ll}{2,8}\.? \d{1,2}(?:, \d{4})?)?(?: ?\([\p{L} .]{2,24}\)\s*[—–-]{1,2}\s+|\s+[—–]\s+(?=\p{Lu}))/u
const capitals = /^[\p{Lu}.'’ -]{3,}/u

/** "09:04 ", "10.15am: ": when an entry of a live page was put up. */
const entryTime =
  /^\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s(?:GMT|BST|UTC|[ECMP][SD]?T))?\s*[-–—|:]?\s+(?=[\p{Lu}“"‘])/u

/** Leaves out the dot or dash that marks a point of a list, and the hour of an entry. */
function withoutMarker(text: string, area: Area): Area {
  const marker = /^(?:[•·▪◦‣●■*]|[-–—](?=\s))\s*/.exec(text.slice(area.start, area.start + 8))
  const marked = marker ? area.start + marker[0].length : area.start
  const from = marked + (entryTime.exec(text.slice(marked, marked + 24))?.[0].length ?? 0)
  const line = dateline.exec(text.slice(from, Math.min(area.end, from + 90)))
  const start =
    from + (line && (line[0].includes('(') || capitals.test(line[0].split(/[,—–]/)[0]!.trim())) ? line[0].length : 0)
  return start < area.end ? { ...area, start } : area
}

function itemsOf(text: string, area: Span, quotations: readonly Quotation[]): Item[] {
  const items: Item[] = []
  let at = area.start
  for (const quote of quotations) {
    addWords(items, text, at, quote.outerStart)
    const shown = text.slice(quote.outerStart, quote.outerEnd)
    items.push({
      start: quote.outerStart,
      end: quote.outerEnd,
      text: shown,
      lower: shown,
      pos: 'X',
      quote,
      speech: looksUttered(text, quote)
    })
    at = quote.outerEnd
  }
  addWords(items, text, at, area.end)
  return items.map((item, i) => {
    if (isPremodifier(items, i)) return { ...item, pos: 'ADJ' as const }
    if (isNounAfterAll(items, i)) return { ...item, pos: 'NOUN' as const }
    // "told Hello Fenwick"
    const hails = item.pos === 'INTJ' && items[i + 1]?.pos === 'PROPN' && /^\p{Lu}/u.test(item.text)
    return hails ? { ...item, pos: 'PROPN' as const } : item
  })
}

/** Verbs that stand before a role as adjectives do, and where they do: "said lead author Ann Bell", "the sitting mayor". */
const premodifier =
  /^(?:lead|head|acting|sitting|incoming|outgoing|founding|managing|presiding|supervising|arresting|attending|ruling)$/
function isPremodifier(items: readonly Item[], i: number): boolean {
  const { pos, lower, quote } = items[i]!
  if (pos !== 'VERB' || quote !== null || !premodifier.test(lower)) return false
  const next = items[i + 1]
  const before = items[i - 1]
  return (
    (next?.pos === 'NOUN' || next?.pos === 'PROPN') &&
    (before === undefined ||
      (before.quote === null && /^(?:VERB|DET|ADJ|PUNCT|ADP|PART)$/.test(before.pos) && before.lower !== 'to'))
  )
}

/** What the tagger takes for a verb where none can stand: "in reply to questions from …", "a chat log". */
function isNounAfterAll(items: readonly Item[], i: number): boolean {
  const { pos, lower, text, quote } = items[i]!
  const before = items[i - 1]
  if (pos !== 'VERB' || quote !== null || !before || before.quote !== null || /^\p{Lu}/u.test(text)) return false
  if (before.lower === 'to' && items[i - 2]?.lower === 'according') return items[i + 1]?.pos === 'NOUN'
  if (before.lower === 'to') return /[^sui]s$/.test(lower)
  return /^(?:an?|the)$/.test(before.lower) && !/(?:ed|en|ing)$/.test(lower) && items[i + 1]?.pos === 'NOUN'
}

/** Words that the tokenizer takes for abbreviations at the end of a sentence. */
const notAbbreviated = /^(?:in|no|us|on|it|me|so|do|go|art|fig|sun|wed|sat|mar|may)\.$/

function addWords(items: Item[], text: string, from: number, to: number): void {
  if (from >= to || text.slice(from, to).trim() === '') return
  const first = items.length
  for (const token of tokenize(text, from, to)) {
    const before = items[items.length - 1]
    if (before && items.length > first && before.end === token.start && joins(before, token.text, text)) {
      const shown = text.slice(before.start, token.end)
      const pos =
        token.pos === 'PUNCT' || token.pos === 'SYM'
          ? before.pos
          : before.pos === 'PROPN'
            ? 'PROPN'
            : token.pos === 'ADP' && /^(?:VERB|NOUN)$/.test(before.pos)
              ? 'NOUN' // "a go-between", "a passer-by"
              : token.pos === 'VERB' || token.pos === 'ADP'
                ? 'ADJ'
                : token.pos
      items[items.length - 1] = { ...before, end: token.end, text: shown, lower: shown.toLowerCase(), pos }
    } else if (
      notAbbreviated.test(token.lower) &&
      (token.end >= to || /^\s+[\p{Lu}“"‘]/u.test(text.slice(token.end, token.end + 4)))
    ) {
      const point = token.end - 1
      items.push({
        start: token.start,
        end: point,
        text: token.text.slice(0, -1),
        lower: token.lower.slice(0, -1),
        pos: token.pos,
        quote: null,
        speech: false
      })
      items.push({ start: point, end: token.end, text: '.', lower: '.', pos: 'PUNCT', quote: null, speech: false })
    } else
      items.push({
        start: token.start,
        end: token.end,
        text: token.text,
        lower: token.lower,
        pos: token.pos,
        quote: null,
        speech: false
      })
  }
}

const wordEnd = /[\p{L}\p{N}]$/u
const wordStart = /^[\p{L}\p{N}]/u

/** Whether a token belongs to the word right before it: "well-known", "courier.example", "and/or". */
function joins(before: Item, token: string, text: string): boolean {
  if (/^[-‐‑@/&.]$/.test(token))
    return (
      wordEnd.test(before.text) &&
      wordStart.test(text[before.end + 1] ?? ' ') &&
      (token !== '.' || /\p{L}/u.test(before.text))
    )
  return /[\p{L}\p{N}][-‐‑@/&.]$/u.test(before.text) && wordStart.test(token) && before.text.length > 1
}

const utteranceEnd = /[,.!?…—–-]$/

function looksUttered(text: string, quote: Quotation): boolean {
  const inner = text.slice(quote.start, quote.end)
  const words = inner.split(/\s+/).length
  if (!quote.closed || quote.continues !== null) return true
  if (utteranceEnd.test(inner)) return words > 1 || !/\.$/.test(inner) || /^\p{Lu}/u.test(inner)
  // British: ‘No’, she said
  if (
    /^\p{Lu}/u.test(inner) &&
    /^,\s/.test(text.slice(quote.outerEnd, quote.outerEnd + 2)) &&
    /^\s*$/.test(text.slice(Math.max(0, quote.outerStart - 40), quote.outerStart).replace(/^.*[.!?”’\n]/s, ''))
  )
    return true
  if (words >= 5 && /^[\p{Lu}\p{N}'’(…]/u.test(inner)) return true
  return words >= 12
}

function isTitleCase(items: readonly Item[], block: BlockKind): boolean {
  const words = items.filter((i) => i.quote === null && /^\p{L}{4,}/u.test(i.text))
  if (words.length < 3) return false
  const raised = words.filter((i) => /^\p{Lu}/u.test(i.text)).length
  return raised >= words.length * (block === 'headline' ? 0.6 : 0.75)
}

const endMark = /^(?:[.?!…]+|\.{2,})$/
const abbreviation = /^(?:mr|mrs|ms|dr|prof|sen|rep|gov|gen|col|lt|sgt|capt|st|no|vs|jr|sr|rev|hon|inc|ltd|corp|co)$/

function sentencesOf(text: string, items: readonly Item[], caption: boolean): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  for (let i = 0; i < items.length; i++) {
    if (i + 1 < items.length && !endsSentence(text, items, i) && !endsPart(items, i, caption)) continue
    sentences.push({ from, to: i + 1 })
    from = i + 1
  }
  return sentences
}

const pictured =
  /^(?:seen|pictured|photographed|shown|snapped|left|right|above|below|inset|file|here|posing|arriving|leaving|attending|spotted)$/
const pictureWord =
  /^(?:photo|photos|photograph|picture|pictures|image|images|archive|file|credit|pictured|photographed|library|illustration|getty)$/
const leadIn =
  /^(?:pictured|photo|photos|archive|file|image|above|below|left|right|seen|shown|inset|in the news|in happier times|under fire|under scrutiny)\b/i

/** In captions a lead-in ("On the quay: …") and a tail ("…; seen in Arden in 2019") are parts of their own. */
function endsPart(items: readonly Item[], i: number, caption: boolean): boolean {
  const item = items[i]!
  const next = items[i + 1]!
  if (item.text === ';') return caption || pictured.test(next.lower)
  if (next.text === '(')
    return items.slice(i + 2, i + 5).some((w) => pictureWord.test(w.lower)) && items.at(-1)!.text === ')'
  if (item.text === ',' && caption && /^(?:pictured|photographed|snapped|seen|shown)$/.test(next.lower))
    return /^(?:in|at|on|with|here|during|last|outside|arriving|leaving|above|left|right|earlier)$/.test(
      items[i + 2]?.lower ?? ''
    )
  if (item.text !== ':' || i > 6) return false
  const words = items.slice(0, i)
  if (!caption && !leadIn.test(words.map((w) => w.text).join(' '))) return false
  return words.every(
    (w) => w.quote === null && (w.pos !== 'VERB' || pictured.test(w.lower)) && w.pos !== 'AUX' && w.text !== ','
  )
}

function endsSentence(text: string, items: readonly Item[], i: number): boolean {
  const item = items[i]!
  const next = items[i + 1]!
  const opens = next.quote !== null ? true : /^[\p{Lu}\p{N}([•*–—-]/u.test(next.text)
  if (item.quote !== null) {
    if (next.quote !== null) return /[.?!…]$/.test(text.slice(item.quote.start, item.quote.end))
    if (!opens || /^[—–―-]+$/.test(next.text)) return false
    const inner = text.slice(item.quote.start, item.quote.end)
    if (/\.$/.test(inner)) return true
    return /[?!…—]$/.test(inner) && /^\p{Lu}/u.test(next.text) && !attributes(items, i + 1)
  }
  if (endMark.test(item.text)) {
    if (!opens) return false
    return !(item.text === '.' && abbreviation.test(items[i - 1]?.lower ?? ''))
  }
  // "U.S. He": an abbreviation that ends in a point before a pronoun or article
  return (
    /\.$/.test(item.text) &&
    item.text.length > 2 &&
    /^(?:The|He|She|They|It|We|In|But|And|A|An|This|That|His|Her)$/.test(next.text) &&
    next.quote === null
  )
}

/** Whether a few words from `from` on read like "Name said": what follows a quotation that ends in "?" or "!". */
function attributes(items: readonly Item[], from: number): boolean {
  for (let i = from; i < Math.min(items.length, from + 9); i++) {
    const item = items[i]!
    if (item.quote !== null || item.pos === 'PUNCT') return false
    if (item.pos === 'VERB') return true
  }
  return false
}
