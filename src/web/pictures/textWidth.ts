/**
 * How wide a text is, near enough to lay a picture out, without asking a browser: so that the same trace gives the same picture
 * everywhere, and tests need no page. Classes of letters by width, measured on common sans-serif faces; a little too wide rather than too
 * narrow.
 */

const narrow = /[iljtfrI.,:;|!'’‘()[\]{} ]/
const broad = /[mwMW@%—…]/
const upper = /[A-ZÀ-Þ&]/
const ideographic =
  /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Emoji_Presentation}/u
const nothing = /\p{M}|\u200b|\u200c|\u200d/u

/** Width of a text in the unit of `size`, the font size. `bold` text is a twentieth wider. */
export function textWidth(text: string, size: number, weight: 'plain' | 'bold' = 'plain'): number {
  let ems = 0
  for (const letter of text) ems += emsOf(letter)
  return ems * size * (weight === 'bold' ? 1.06 : 1)
}

function emsOf(letter: string): number {
  if (narrow.test(letter)) return 0.32
  if (broad.test(letter)) return 0.88
  if (upper.test(letter)) return 0.68
  if (letter <= '\u007e') return 0.56
  if (nothing.test(letter)) return 0
  return ideographic.test(letter) ? 1.02 : 0.6
}

/** `text` cut to `width`, with "…" where something was cut. */
export function cutToWidth(text: string, width: number, size: number, weight: 'plain' | 'bold' = 'plain'): string {
  // no need to measure a text of which the beginning is too long already
  const head = text.length > 400 ? text.slice(0, 400) : text
  if (head === text && textWidth(text, size, weight) <= width) return text
  const room = width - textWidth('…', size, weight)
  let made = ''
  let used = 0
  for (const letter of head) {
    used += textWidth(letter, size, weight)
    if (used > room) break
    made += letter
  }
  return `${made.trimEnd()}…`
}

/** `text` in at most `most` lines no wider than `width`; the last is cut where more would follow. */
export function wrapToWidth(
  text: string,
  width: number,
  size: number,
  most: number,
  weight: 'plain' | 'bold' = 'plain'
): string[] {
  const lines: string[] = []
  let line = ''
  const words = text.slice(0, 2000).split(' ')
  for (const [i, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`
    if (textWidth(longer, size, weight) <= width) {
      line = longer
      continue
    }
    if (lines.length === most - 1 || line === '') {
      const rest = line === '' ? words.slice(i).join(' ') : `${line} ${words.slice(i).join(' ')}`
      lines.push(cutToWidth(rest, width, size, weight))
      if (lines.length >= most || line !== '') return lines
      line = ''
      return lines
    }
    lines.push(line)
    line = textWidth(word, size, weight) <= width ? word : cutToWidth(word, width, size, weight)
  }
  if (line !== '' || lines.length === 0) lines.push(line)
  return lines
}
