/**
 * How a report looks: width, colour, and the signs it draws with, in Unicode or in ASCII. Meaning is never in colour alone.
 */
import { oneLine, toAscii } from './safe.ts'

/** What a report is drawn for. */
export interface Look {
  /** Columns. */
  readonly width: number
  readonly colour: boolean
  /** `ascii` where the terminal or its locale shows nothing else. */
  readonly signs: 'unicode' | 'ascii'
  /** `everything` also shows what is folded: claims of one outlet, all copies, all values. */
  readonly detail: 'folded' | 'everything'
  /** How the command was called, for the hints; null leaves the hints out. */
  readonly command: string | null
}

/** Signs that reports are drawn with. Each set has the same columns, so that pictures keep their shape. */
export interface Signs {
  readonly named: string
  readonly anonymous: string
  readonly document: string
  readonly organization: string
  readonly notStated: string
  readonly warning: string
  /** Credited and uncredited arrows, each two columns. */
  readonly credited: string
  readonly uncredited: string
  readonly stem: string
  readonly fork: string
  readonly down: string
  readonly branch: string
  readonly last: string
  readonly rule: string
  readonly ellipsis: string
  readonly openQuote: string
  readonly closeQuote: string
  readonly becomes: string
  readonly dash: string
  readonly dot: string
}

const unicode: Signs = {
  named: '●',
  anonymous: '◌',
  document: '▤',
  organization: '▣',
  notStated: '?',
  warning: '!',
  credited: '─►',
  uncredited: '┄►',
  stem: '─',
  fork: '┬',
  down: '│',
  branch: '├',
  last: '└',
  rule: '─',
  ellipsis: '…',
  openQuote: '“',
  closeQuote: '”',
  becomes: '→',
  dash: '–',
  dot: '·'
}

const ascii: Signs = {
  named: '@',
  anonymous: 'o',
  document: '#',
  organization: '%',
  notStated: '?',
  warning: '!',
  credited: '->',
  uncredited: '.>',
  stem: '-',
  fork: '+',
  down: '|',
  branch: '|',
  last: '`',
  rule: '-',
  ellipsis: '...',
  openQuote: '"',
  closeQuote: '"',
  becomes: '->',
  dash: '-',
  dot: '-'
}

/** The signs of a look. */
export function signsOf(look: Look): Signs {
  return look.signs === 'ascii' ? ascii : unicode
}

/** A text of an article on one safe line, in the letters that the look allows. */
export function say(text: string, look: Look): string {
  const line = oneLine(text)
  return look.signs === 'ascii' ? toAscii(line) : line
}

/** A text of an article in quotation marks; marks at its ends are not doubled, a comma before the cue goes. */
export function quote(text: string, look: Look): string {
  const signs = signsOf(look)
  return `${signs.openQuote}${bareWords(say(text, look))}${signs.closeQuote}`
}

/** What is said without what only joins it to its cue: marks at the ends, a last comma, a first "that". */
export function bareWords(text: string): string {
  const marksGone = text
    .trim()
    .replace(/^["“”'‘’«»]+/, '')
    .replace(/[,;]?["“”‘«»]+$|(?<=[.,;!?…])['’]["”]?$/, '')
  return marksGone.replace(/[,;]$/, '').replace(/^that\s+(?=\S)/i, '') || text
}

/** A look for files and mails: 80 columns, no colour, no hints. */
export const plainLook: Look = { width: 80, colour: false, signs: 'unicode', detail: 'folded', command: null }
