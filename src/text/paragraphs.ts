/**
 * Paragraphs of a plain text.
 *
 * A line break ends a paragraph, except in a text that is wrapped at a fixed width: there only an empty line does. A text counts
 * as wrapped where it has empty lines and most of its other line breaks stand in the middle of a sentence.
 * Form feeds and Unicode line separators count as line breaks.
 */
import type { Span } from '../model.ts'

const line = /[^\n\r\u2028\u2029\f]+/g
const chunk = /(?:[^\n\r\u2028\u2029\f]+(?:\r?\n(?![^\S\n]*\r?\n))?)+/g

/** Paragraphs of `text`, trimmed, without empty ones, in order. */
export function paragraphsOf(text: string): Span[] {
  const found: Span[] = []
  for (const hit of text.matchAll(isWrapped(text) ? chunk : line)) {
    const trimmed = hit[0].trim()
    if (!trimmed) continue
    const start = hit.index + hit[0].indexOf(trimmed[0]!)
    found.push({ start, end: start + trimmed.length })
  }
  return found
}

function isWrapped(text: string): boolean {
  if (!/\n[^\S\n]*\n/.test(text)) return false
  let single = 0
  let midSentence = 0
  const lines = text.split('\n')
  for (let i = 0; i + 1 < lines.length; i++) {
    const own = lines[i]!
    const next = lines[i + 1]!
    if (own.length < 40 || own.length > 100 || next === '' || /^\s/.test(next)) continue
    single++
    if (!/[.!?:;”"’')\]]\s*$/.test(own) && /^[\p{Ll}\p{N}]/u.test(next)) midSentence++
  }
  return single >= 3 && midSentence > single / 2
}
