/**
 * Characters that are no text: what a page or a record may carry beside letters, and what becomes of it.
 *
 * A record's text is taken as it stands, since its maker's offsets point into it: every repair there keeps the length.
 * A page has no offsets of its own yet, so that zero-width characters and carriage returns may go.
 */

const controls = /(?![\n\t\r])\p{Cc}/gu
/** Anything beyond the letters and marks that need no repair: a quick way past clean text. */
const damaged = /[^\n\t -~¡-¬®-\u024f\u2010-\u2027\u2030-\u203a]/
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
/** Zero-width marks; the joiners U+200C and U+200D stay, because Persian, Hindi and emoji need them. */
const zeroWidth = /[\u00ad\u200b\u200e\u200f\u2060\u202a-\u202e\ufeff]/g
const oddSpace = /[\u00a0\u2007\u202f]/g

/** The text of a page: line ends are `\n`, odd spaces are spaces, invisible characters are gone. */
export function cleanPage(text: string): string {
  if (!damaged.test(text)) return text
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(zeroWidth, '')
    .replace(oddSpace, ' ')
    .replace(controls, '')
    .replace(loneSurrogate, '\ufffd')
}

/** The text of a record: as it stands, but without NULs, lone surrogates and carriage returns. The length does not change. */
export function cleanRecord(text: string): string {
  if (!damaged.test(text)) return text
  return text.replace(/\r\n/g, ' \n').replace(/\r/g, '\n').replace(controls, ' ').replace(loneSurrogate, '\ufffd')
}

/** One line of a field (a headline, a name): cleaned, blank runs made one space, trimmed. */
export function cleanLine(text: string): string {
  return cleanPage(text).replace(/\s+/g, ' ').trim()
}
