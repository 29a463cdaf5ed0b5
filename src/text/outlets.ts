/**
 * Names of outlets: when two name one outlet, and when a name looks like an outlet's.
 */
import words from './outlets.json' with { type: 'json' }

const endings = new Set(words.endings)
const known = new Set(words.known.map(outletKey))
const webAddress =
  /^(?:www\.)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|org|net|info|news|example|tv|fm|co\.uk|co|io|eu|uk|us|ca|au|de|fr|ie|nz|in|be|nl|es|it|press|media|online|site)$/iu

/** What two spellings of one outlet share: case, spaces, marks, "the" and web endings do not count. */
export function outletKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
    .replace(/^the\s+/, '')
    .replace(/\.(?:com|org|net|info|news|example|co\.uk|co|io|tv|fm)$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Whether a name alone looks like an outlet's: a web address, a newspaper's word in it ("Herald"), or one widely known. */
export function looksLikeOutlet(name: string): boolean {
  const clean = name.trim()
  if (webAddress.test(clean)) return true
  if (known.has(outletKey(clean))) return true
  const last =
    clean
      .toLowerCase()
      .split(/[\s-]+/)
      .at(-1) ?? ''
  return /^\p{Lu}/u.test(clean) && endings.has(last)
}
