import { cleanPage } from '../clean.ts'
import type { Draft } from '../draft.ts'
import { decoded } from '../entities.ts'
import type { Content } from './format.ts'

/** A page read without a parser, for markup that overflows one: tags of blocks become line ends, all others vanish. */
export function stripTags({ uri, text }: Content): Draft {
  const plain = text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style|noscript|template|svg|head|nav|footer|form|button)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '\n\n')
    .replace(/[\r\n\t ]+/g, ' ')
    .replace(
      /<\/?(?:p|div|article|section|h[1-6]|li|ul|ol|br|tr|table|blockquote|figure|figcaption|main|header|aside|hr|pre|dd|dt|body|html)\b[^>]{0,2000}>/gi,
      '\n\n'
    )
    .replace(/<\/?[a-z!][^>]{0,2000}>/gi, '')
  const lines = cleanPage(decoded(plain))
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
  return { uri, text: lines.filter((line) => line !== '').join('\n\n'), given: {}, marks: [], margin: '' }
}
