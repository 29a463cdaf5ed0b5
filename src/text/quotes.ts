/**
 * Quotation marks: which stretches of a text stand inside them.
 *
 * A state machine over the marks of one paragraph at a time, on the original characters. Curly marks say which way they face;
 * straight ones are judged by what stands beside them. Any double mark may close any double mark, because pages mix them in
 * one pair (“so"). Single marks are quotation marks only in pairs: an apostrophe (don't, the boys' room, '90s, rock 'n' roll)
 * and an inch mark (6'2") are none. A quotation over several paragraphs opens again in each and closes in the last.
 * A mark that is never closed runs to the end of its paragraph; a stray closing mark is passed over: an odd number of marks costs at most one paragraph.
 * It does not tell speech from titles, nicknames and scare quotes: see `src/attribute`.
 */
import type { Span } from '../model.ts'
import { paragraphsOf } from './paragraphs.ts'

/** A stretch between quotation marks. `start` and `end` are inside the marks. */
export interface Quotation extends Span {
  /** With the marks. */
  readonly outerStart: number
  readonly outerEnd: number
  /** Whether a closing mark was found in this paragraph. */
  readonly closed: boolean
  /** Index of the quotation (in the same list) that this one carries on after a new paragraph; null if it begins here. */
  readonly continues: number | null
  /** Index of the quotation around this one; null for an outermost one. */
  readonly within: number | null
  readonly marks: 'double' | 'single'
}

interface Mark {
  readonly at: number
  readonly length: number
  readonly single: boolean
  readonly face: 'open' | 'close' | 'either'
  readonly character: string
  readonly before: string
  readonly after: string
}

interface Pending {
  readonly mark: Mark
  readonly index: number
}

interface Draft {
  start: number
  end: number
  outerStart: number
  outerEnd: number
  closed: boolean
  continues: number | null
  within: number | null
  marks: 'double' | 'single'
}

// Every way begins with its mark, so that the engine can skip all other characters.
const anyMark = /'(?<=\S')(?=''(?!'))|``|''|’’|‘‘|["“”„‟«»〝〞＂「」『』'‘’‚‛‹›`´]/g
/** Any mark but an apostrophe between two letters, as most texts have many. */
const hasMark = /["“”„‟«»〝〞＂「」『』‘‚‛‹›`]|['’](?![\p{L}\p{N}])|(?<![\p{L}\p{N}])['’]/u
const singles = new Set(["'", '‘', '’', '‚', '‛', '‹', '›', '`', '´', '『', '』'])
const openers = new Set(['“', '„', '‟', '«', '〝', '``', '‘‘', '「', '『', '‘', '‚', '‛', '‹', '`'])
const closers = new Set(['”', '»', '〞', '’’', '」', '』', '’', '´', '›'])
const letter = /[\p{L}\p{N}]/u
const space = /\s/
/** What may stand right before an opening mark, beside white space. */
const beforeOpening = /[\s([{<—–\-/:"“„«‘‚'`\u200b]/
const elision =
  /^(?:\d0s|\d\d(?![\d,.:%])|em|tis|twas|til|till|cause|cos|coz|bout|round|neath|nuff|n|e|im|er|ere|fraid|specially|tude|nother|kay|sup)\b/i
/** Words that follow a closed quotation or a plural, but not a possessive. */
const notOwned =
  /^(?:and|or|of|in|on|at|to|for|by|with|from|was|is|are|were|has|had|have|will|would|but|as|said|says|that|which|who|when|while|after|before|if|than|the|a|an|he|she|they|it|we|his|her|their)\b/i

/** Whether a paragraph has a mark that can begin or end a quotation; one without ends what was open before it. */
export function hasQuotationMark(paragraph: string): boolean {
  return hasMark.test(paragraph)
}

/** All quotations of a text, by paragraph, in text order. `paragraphs` default to those of `paragraphsOf`. */
export function quotationsOf(text: string, paragraphs: readonly Span[] = paragraphsOf(text)): Quotation[] {
  const found: Draft[] = []
  let openBefore: { index: number; single: boolean } | null = null
  for (const paragraph of paragraphs) {
    const first = found.length
    const open = readParagraph(text, paragraph, found, openBefore)
    const carried = found[first]
    if (
      openBefore &&
      carried &&
      opensParagraph(text, paragraph, carried) &&
      (carried.marks === 'single') === openBefore.single
    )
      carried.continues = openBefore.index
    openBefore = open
  }
  return found
}

function opensParagraph(text: string, paragraph: Span, quotation: Draft): boolean {
  return text.slice(paragraph.start, quotation.outerStart).trim() === ''
}

/** Adds the quotations of one paragraph to `found`; returns the outermost one that is still open at its end. */
function readParagraph(
  text: string,
  paragraph: Span,
  found: Draft[],
  openBefore: { single: boolean } | null
): { index: number; single: boolean } | null {
  const own = text.slice(paragraph.start, paragraph.end)
  if (!hasQuotationMark(own)) return null
  const marks = marksOf(own, paragraph.start)
  const stack: Pending[] = []
  const closeTop = (end: number, outerEnd: number, closed: boolean) => {
    const draft = found[stack.pop()!.index]!
    while (draft.start < end && space.test(text[draft.start]!)) draft.start++
    Object.assign(draft, { end: Math.max(draft.start, trimEnd(text, end)), outerEnd, closed })
  }
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i]!
    const level = stack.findLastIndex((p) => p.mark.single === mark.single)
    const role = mark.single
      ? singleRole(own, paragraph.start, marks, i, level >= 0, openBefore)
      : doubleRole(own, paragraph.start, marks, i, stack[level])
    if (role === 'none') continue
    if (role === 'close') {
      if (level < 0) {
        // ‘so”: a double mark that can only close, with a single quotation open
        if (!mark.single && mark.face === 'close' && stack.length > 0) closeTop(mark.at, mark.at + mark.length, true)
        continue
      }
      // a single mark below an open double one is more likely an apostrophe
      if (mark.single && level < stack.length - 1) continue
      while (stack.length - 1 > level) closeTop(mark.at, mark.at, false)
      closeTop(mark.at, mark.at + mark.length, true)
      continue
    }
    if (role === 'reopen') while (stack.length > level) closeTop(trimEnd(text, mark.at), trimEnd(text, mark.at), false)
    const start = mark.at + mark.length
    stack.push({ mark, index: found.length })
    found.push({
      start,
      end: start,
      outerStart: mark.at,
      outerEnd: start,
      closed: false,
      continues: null,
      within: stack.length > 1 ? stack.at(-2)!.index : null,
      marks: mark.single ? 'single' : 'double'
    })
  }
  const outermost = stack[0]
  while (stack.length > 0) closeTop(paragraph.end, paragraph.end, false)
  return outermost ? { index: outermost.index, single: outermost.mark.single } : null
}

function trimEnd(text: string, at: number): number {
  let end = at
  while (end > 0 && space.test(text[end - 1]!)) end--
  return end
}

function marksOf(own: string, from: number): Mark[] {
  const marks: Mark[] = []
  for (const hit of own.matchAll(anyMark)) {
    const character = hit[0]
    const length = character.length
    const before = own[hit.index - 1] ?? '\n'
    const after = own[hit.index + length] ?? '\n'
    const single = singles.has(character)
    // an apostrophe inside a word, a foot mark between figures
    if (single && letter.test(before) && letter.test(after) && character !== '‘') continue
    marks.push({
      at: from + hit.index,
      length,
      single,
      face: openers.has(character) ? 'open' : closers.has(character) ? 'close' : 'either',
      character,
      before,
      after
    })
  }
  return marks
}

type Role = 'open' | 'close' | 'reopen' | 'none'

/** What a double mark does. `open` is the double quotation that is open, if any. */
function doubleRole(own: string, from: number, marks: readonly Mark[], i: number, open: Pending | undefined): Role {
  const mark = marks[i]!
  const facesWord = letter.test(mark.after) || /["'“”‘’$£€(#@[.…¿¡]/.test(mark.after)
  const canOpen = beforeOpening.test(mark.before) && !space.test(mark.after)
  if (!open) {
    if (mark.face === 'either') {
      if (/\d/.test(mark.before)) return 'none'
      if (/[,:]/.test(mark.before) && letter.test(mark.after)) return 'open'
      return canOpen || (space.test(mark.before) && space.test(mark.after) && mark.after !== '\n') ? 'open' : 'none'
    }
    if (mark.face === 'open')
      return space.test(mark.after) && mark.character !== '«' ? (canOpen ? 'open' : 'none') : 'open'
    // ”so” and »so«: a closing shape that can only open here
    return canOpen && facesWord && closesLater(marks, i) ? 'open' : 'close'
  }
  if (mark.face === 'either') {
    if (isInch(own, from, marks, i)) return 'none'
    return beforeOpening.test(mark.before) && !/[—–-]/.test(mark.before) && facesWord && letter.test(mark.after)
      ? reopenOrNest(marks, i)
      : 'close'
  }
  if (mark.face === 'close') return 'close'
  // “ closes „ ; « closes » ; an opening shape with space after it is a closing one gone wrong
  if ('„‟»'.includes(open.mark.character) || !canOpen || !facesWord) return 'close'
  return mark.character === '«' && open.mark.character !== '«' ? 'open' : reopenOrNest(marks, i)
}

/** Whether a double mark after `i` can close what `i` opens. */
function closesLater(marks: readonly Mark[], i: number): boolean {
  return marks.slice(i + 1, i + 40).some((m) => !m.single && !space.test(m.before))
}

/** An opening mark inside an open quotation: a nested one where two closing marks follow, else the first was never closed. */
function reopenOrNest(marks: readonly Mark[], i: number): Role {
  let depth = 2
  for (const mark of marks.slice(i + 1, i + 40)) {
    if (mark.single) continue
    const opens =
      mark.face === 'open' || (mark.face === 'either' && beforeOpening.test(mark.before) && letter.test(mark.after))
    if (opens) return depth <= 1 ? 'open' : 'reopen'
    if (--depth === 0) return 'open'
  }
  return 'reopen'
}

function isInch(own: string, from: number, marks: readonly Mark[], i: number): boolean {
  const mark = marks[i]!
  if (!/\d/.test(mark.before)) return false
  const next = marks.slice(i + 1).find((m) => !m.single)
  if (!next || next.face === 'open' || (next.face === 'either' && beforeOpening.test(next.before))) return false
  const feet = /\d['’′]\s?\d{1,2}$/.test(own.slice(Math.max(0, mark.at - from - 6), mark.at - from))
  return feet || (mark.after === ' ' && letter.test(own[mark.at - from + 2] ?? ''))
}

/** What a single mark does; `open` tells whether a single quotation is open. */
function singleRole(
  own: string,
  from: number,
  marks: readonly Mark[],
  i: number,
  open: boolean,
  openBefore: { single: boolean } | null
): Role {
  const mark = marks[i]!
  const rest = own.slice(mark.at - from + mark.length, mark.at - from + mark.length + 14)
  if (open && canClose(mark)) return isPossessive(own, from, marks, i) ? 'none' : 'close'
  if (mark.face === 'close' || mark.character === '´') return 'none'
  if (!beforeOpening.test(mark.before) || space.test(mark.after)) return 'none'
  if (elision.test(rest) && !/^(?:n|e|er)\b(?!['’])/i.test(rest)) return 'none'
  if (open) return 'none'
  if (singleCloses(own, from, marks, i)) return 'open'
  const startsParagraph = own.slice(0, mark.at - from).trim() === ''
  if (startsParagraph && openBefore?.single) return 'open'
  // an unclosed one counts only where a quotation over paragraphs begins: at the start, or after "said:"
  return mark.character === '‘' &&
    (startsParagraph || /[:,]\s*$/.test(own.slice(Math.max(0, mark.at - from - 2), mark.at - from)))
    ? 'open'
    : 'none'
}

function canClose(mark: Mark): boolean {
  if (mark.face === 'open') return false
  return !space.test(mark.before) && !letter.test(mark.after)
}

/** Whether a mark that could close is rather the apostrophe of a plural (the boys' room) or of a dropped letter (goin' home). */
function isPossessive(own: string, from: number, marks: readonly Mark[], i: number): boolean {
  const mark = marks[i]!
  if (!letter.test(mark.before) || mark.after !== ' ') return false
  const at = mark.at - from
  const next = own.slice(at + 2, at + 16)
  const plural = /[sxz]/i.test(mark.before) && /^\p{L}/u.test(next) && !notOwned.test(next)
  const dropped = /\p{Ll}in$/u.test(own.slice(Math.max(0, at - 4), at)) && /^\p{Ll}/u.test(next)
  if (!plural && !dropped) return false
  for (const later of marks.slice(i + 1, i + 40)) {
    if (!later.single) continue
    if (canClose(later)) return true
    if (beforeOpening.test(later.before) && letter.test(later.after) && later.character !== '’') return false
  }
  return false
}

function singleCloses(own: string, from: number, marks: readonly Mark[], i: number): boolean {
  for (let k = i + 1; k < Math.min(marks.length, i + 40); k++) {
    const later = marks[k]!
    if (!later.single || !canClose(later)) continue
    if (own.slice(marks[i]!.at - from + 1, later.at - from).trim() === '') return false
    return true
  }
  return false
}
