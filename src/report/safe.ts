/**
 * Text is data: nothing that an article says may steer a terminal, reorder a line or break a table.
 *
 * Control characters become visible signs, invisible and bidirectional controls become `<U+202E>`, lone surrogates and
 * private characters become U+FFFD; then only the report's own colours are escape sequences. JSON keeps every character, those
 * that a terminal could obey as `\u…`. Terminals obey C1 controls (U+009B) as they obey ESC, and bidirectional controls can show words
 * in another order than they were written ("Trojan Source", Boucher and Anderson 2021).
 */

const space = /[\s\u0085\u2028\u2029]+/gu
// Controls, format characters (all but the two joiners, which scripts and emoji need), lone surrogates, private use, noncharacters.
const unsafe = /\p{Cc}|(?![\u200c\u200d])\p{Cf}|\p{Cs}|\p{Co}|[\ufdd0-\ufdef\ufffe\uffff]/gu
/** Marks stacked on one letter beyond this number run over the lines around it. */
const stacked = /(\p{M}{4})\p{M}+/gu

const folded: ReadonlyMap<string, string> = new Map([
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['«', '"'],
  ['»', '"'],
  ['‘', "'"],
  ['’', "'"],
  ['‚', "'"],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['…', '...'],
  ['•', '*'],
  ['→', '->'],
  ['·', '-'],
  ['×', 'x'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['Ø', 'O'],
  ['ł', 'l'],
  ['Ł', 'L'],
  ['đ', 'd']
])

/** One line of text that is safe to print: blanks in a row are one blank, controls are visible. */
export function oneLine(text: string): string {
  return visible(text.replace(space, ' ').trim())
}

/** Like `oneLine`, one character for one where possible, blanks kept: what is underlined must not move. Newlines become blanks. */
export function visible(text: string): string {
  return text
    .replace(/[\s\u0085\u2028\u2029]/gu, ' ')
    .replace(unsafe, sign)
    .replace(stacked, '$1')
}

/** Text with its line ends and tabs, every other control made visible: for cells and fenced blocks. */
export function visibleLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(unsafe, (found) => (found === '\n' || found === '\t' ? found : sign(found)))
}

function sign(found: string): string {
  const code = found.codePointAt(0)!
  if (code === 0xad) return ''
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  if (/\p{Cc}|\p{Cf}/u.test(found)) return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
  return '\ufffd'
}

/** Text for a terminal that shows ASCII only: marks dropped, typographic signs spelt, the rest `?`. */
export function toAscii(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is kept
  if (/^[\u0000-\u007f]*$/.test(text)) return text
  let made = ''
  for (const character of text.normalize('NFC')) {
    if (character <= '\u007f') made += character
    else made += folded.get(character) ?? bare(character)
  }
  return made
}

function bare(character: string): string {
  const code = character.codePointAt(0)!
  if (code >= 0x2400 && code < 0x2420) return `^${String.fromCharCode(code - 0x2400 + 64)}`
  if (/\p{M}|\u200c|\u200d/u.test(character)) return ''
  const base = character.normalize('NFKD').replace(/[^\u0020-\u007e]/g, '')
  return base || '?'
}

// DEL, C1, bidirectional and invisible controls, line separators: legal in JSON, obeyed by terminals and editors.
const obeyed = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g

/** JSON of one value on one line, byte for byte the same for the same value, and harmless when printed on a terminal. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(obeyed, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
