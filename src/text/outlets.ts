/**
 * Names of outlets: when two name one outlet, when a name looks like an outlet's or an agency's, and what a web address
 * says about the publisher. The words are data (`outlets.json`): newspapers' words in many languages and widely known titles.
 * Nothing here looks at an article: a name alone never proves who publishes a page.
 */
import words from './outlets.json' with { type: 'json' }

/** Keys already made: the same few hundred names are asked for on every page. */
const keys = new Map<string, string>()
const endings = new Set(words.endings)
const prefixes = new Set(words.prefixes)
const edition = new Set(['Daily', 'Evening', 'Morning', 'Sunday', 'Weekly'])
const platforms = new Set(words.platforms)
const known = new Set([...words.known, ...words.agencies].map(outletKey))
/** Names that are also everyday words or given names ("Time", "Star", "People") count only in their own spelling. */
const knownExactly = new Set([...words.known, ...words.agencies])
const agencies = new Set(words.agencies.map(outletKey))
const photoAgencies = new Set(words.photoAgencies.map(outletKey))
const agencyEnding = new RegExp(`(?:^|\\s)(?:${words.agencyEndings.join('|')})$`, 'iu')
const agencyPrefix = new RegExp(`^(?:${words.agencyPrefixes.join('|')})\\s`, 'iu')
const webEnding =
  'com|org|net|info|news|example|test|tv|fm|co\\.uk|org\\.uk|com\\.au|co\\.nz|co\\.za|com\\.br|co\\.jp|co\\.in|co|io|eu|uk|us|ca|au|de|fr|ie|nz|in|be|nl|es|it|pt|pl|se|no|dk|fi|at|ch|cz|press|media|online|site|today|live|biz|me'
const webAddress = new RegExp(`^(?:www\\.)?[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*\\.(?:${webEnding})$`, 'iu')
/** A word of a name: capitalised, or one that joins two such words. */
const nameWord =
  /^(?:[\p{Lu}\p{N}&¡][^,:;]*|of|and|the|for|on|in|de|du|des|del|della|di|da|la|le|les|el|los|der|die|das|des|van|von|het|am|im|und|et|y|d['’][^,]*|l['’][^,]*)$/u
/** One word made of two, as web titles are: "CourierOnline", "PopDaily". */
const compounded =
  /^\p{Lu}\p{Ll}+(?:Online|News|Wire|Daily|Post|Times|Weekly|Today|TV|Mag|Magazine|Herald|Gazette|Live)$/u
/** Open at all hours: "Marsby24", "Vale365". */
const roundTheClock = /^\p{Lu}\p{L}+(?:24|365|247|360)$/u
/** A newspaper's word, then a place: "Times of Arden", "Post and Courier", "Star-Ledger". */
const titled =
  /^(?:the\s+)?(?:\p{Lu}[\p{L}'’.-]*\s){0,3}(?:Times|News|Post|Herald|Tribune|Journal|Gazette|Chronicle|Voice|Echo)(?:\s(?:of|and|&)\s(?:the\s)?|-)\p{Lu}/iu
/** Journals of the sciences publish studies; what a paper in one says has come through no outlet. */
const scholarly = /^(?:the\s+)?(?:\p{Lu}\p{L}+\s)?(?:Journal|Proceedings|Annals|Transactions|Archives)\s(?:of|in|on)\s/u
const secondLevel = /\.(?:co|com|org|net|gov|ac|edu)\.[a-z]{2}$/

/** What two spellings of one outlet share: case, spaces, marks, "the" and web endings do not count. */
export function outletKey(name: string): string {
  const before = keys.get(name)
  if (before !== undefined) return before
  const key = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .trim()
    .replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
    .replace(/^the\s+/, '')
    .replace(/\.(?:com|org|net|info|news|example|test|tv|fm|co|io|eu|com?\.[a-z]{2}|org\.[a-z]{2})$/, '')
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]+/gu, '')
  if (keys.size > 5000) keys.clear()
  keys.set(name, key)
  return key
}

/** Initials of a name's capitalised words, as a wire signs ("Stella News Agency" gives "SNA"); empty where there is but one. */
export function initialsOf(name: string): string {
  const initials = name.replace(/^The\s/, '').match(/(?<![\p{L}])\p{Lu}(?=\p{Ll})/gu) ?? []
  return initials.length > 1 ? initials.join('') : ''
}

/** Letters and digits that a name begins with, as names are looked up by: "Let" of "Let's Walk", whichever apostrophe it is printed with. */
export function headOf(name: string): string {
  return /^[\p{L}\p{N}]+/u.exec(name)?.[0] ?? name
}

const desk = /\s(?:Sports?|News|Business|Showbiz|Money|Politics|Online|TV|Investigations|Travel|Culture|Football|Live)$/

/** Whether a name is the last word of an outlet's, alone or with the name of a desk: "the Beacon", "Beacon Sport" of the "Sunday Beacon". */
export function isShortFormOf(name: string, outlet: string): boolean {
  const words = outlet.trim().split(/\s+/)
  return words.length > 1 && outletKey(name.replace(desk, '')) === outletKey(words.at(-1)!)
}

/** Whether a name is that of a scholarly journal. */
export function isScholarly(name: string): boolean {
  return scholarly.test(name)
}

/** Judgements already made. */
const judged = new Map<string, boolean>()

/** Whether a name alone looks like an outlet's: a web address, a newspaper's word in it ("Herald"), or one widely known. */
export function looksLikeOutlet(name: string): boolean {
  const before = judged.get(name)
  if (before !== undefined) return before
  const made = hasOutletShape(name)
  if (judged.size > 20_000) judged.clear()
  judged.set(name, made)
  return made
}

function hasOutletShape(name: string): boolean {
  const clean = name.trim()
  if (clean === '' || clean.length > 80 || scholarly.test(clean)) return false
  if (webAddress.test(clean)) return true
  if (knownExactly.has(clean) || knownExactly.has(clean.replace(/^The\s+/i, ''))) return true
  if (!/^[\p{Lu}\p{N}]|^(?:the|le|la|der|die|das|el|de|het)\s|^l['’]/u.test(clean) || /^An?\s/.test(clean)) return false
  const parts = clean.replace(/[.,]+$/, '').split(/\s+/)
  if (parts.length === 1) return compounded.test(clean) || roundTheClock.test(clean)
  if (!parts.every((part) => nameWord.test(part))) return false
  if (known.has(outletKey(clean)) || agencyEnding.test(clean)) return true
  const last = parts.at(-1) ?? ''
  if (
    /^\p{Lu}/u.test(last) &&
    (endings.has(last.toLowerCase()) || endings.has(last.toLowerCase().split('-').at(-1) ?? ''))
  )
    return true
  // "Ashmouth Morning Reporter": the time of day before the last word.
  if (parts.length > 2 && edition.has(parts.at(-2)!) && /^\p{Lu}/u.test(last)) return true
  const [first, second] = parts[0]?.toLowerCase() === 'the' ? [parts[1], parts[2]] : [parts[0], parts[1]]
  if (first && second && prefixes.has(first.toLowerCase()) && /^\p{Lu}/u.test(second)) return true
  return titled.test(clean)
}

/** A name run together, in its words as far as they are plain: "ambergatepost" as "Ambergate Post". */
export function splitOutlet(stem: string): string {
  const words = stem.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const last = words.pop() ?? ''
  const ending = words.length > 0 ? undefined : longestEnding(last)
  const parts = [...words, ...(ending ? [last.slice(0, -ending.length), ending] : [last])]
  return parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(' ')
}

function longestEnding(word: string): string | undefined {
  return [...endings]
    .filter((ending) => word.endsWith(ending) && word.length - ending.length >= 3)
    .sort((a, b) => b.length - a.length)[0]
}

/** Whether a name is that of an outlet widely known, which pages of all others cite. */
export function isWidelyKnown(name: string): boolean {
  return known.has(outletKey(name))
}

/** Whether a name is that of a news agency or looks like one ("… Press Agency", "… News Service"). */
export function looksLikeAgency(name: string): boolean {
  const clean = name.trim().replace(/[.,]+$/, '')
  if (/[·|•:;()]/.test(clean)) return false
  return agencies.has(outletKey(clean)) || agencyEnding.test(clean) || agencyPrefix.test(clean)
}

/** Whether a name in a credit stands for a picture's provider and not for a text's ("Getty Images", "Instagram"). */
export function isPictureCredit(name: string): boolean {
  return photoAgencies.has(outletKey(name)) || /\b(?:getty|shutterstock|alamy|instagram|photo|images?)\b/i.test(name)
}

/** Registrable host of an address ("https://www.post.example/a" gives "post.example"); null where there is none. */
export function hostOf(address: string): string | null {
  const host =
    /^(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^/?#@\s]*@)?([^/?#:\s]+)/i.exec(address)?.[1] ??
    (webAddress.test(address) ? address : null)
  if (!host?.includes('.') || /^[\d.]+$/.test(host)) return null
  const name = host.toLowerCase().replace(/\.$/, '')
  const labels = name.split('.')
  const keep = secondLevel.test(name) ? 3 : 2
  const registrable = labels.slice(-keep).join('.')
  if (platforms.has(registrable))
    return labels.length > keep && labels.at(-keep - 1) !== 'www' ? labels.slice(-keep - 1).join('.') : registrable
  return registrable
}

/** Whether a host belongs to a platform on which many outlets publish, so that it does not tell the outlet. */
export function isPlatform(host: string): boolean {
  return platforms.has(host.toLowerCase())
}

/** The pattern of top-level endings that count as an outlet's web address, for use inside other patterns. */
export const webEndings: string = webEnding
