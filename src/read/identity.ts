/** Ids of articles: readable, and the same for the same page wherever it stands in the list. */
import { createHash } from 'node:crypto'

/** Eight hexadecimal digits of the SHA-256 of the parts. */
export function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0001')).digest('hex').slice(0, 8)
}

/** Id of an article without one of its own: the outlet, then a hash of address and text. */
export function articleId(outlet: string | null, url: string | null, text: string): string {
  return `${slug(outlet ?? 'article')}-${digest(url ?? '', text)}`
}

function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^(?:www\.|the\s+)/, '')
    .replace(/\.(?:com|org|net|example)$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return plain.slice(0, 32).replace(/-+$/, '') || 'article'
}
