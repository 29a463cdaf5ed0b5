/**
 * The parts of a source's words: the person named in it, the role, the organization a spokesperson speaks for, how many.
 */
import { foldText } from '../../text/words.ts'
import { bareName, type Cast, givenGender, nameRun, withoutRole } from '../cast.ts'
import { headKind, headNoun, headPart } from '../speakers.ts'
import numbers from '../words/en/counts.json' with { type: 'json' }
import type { DraftSpeaker } from './draft.ts'

const runs = nameRun(0)

/** The person named in a group: a known one, or a capitalised run of two to four words that ends its core. */
export function personIn(words: string, cast: Cast, kind: ReturnType<typeof headKind>): string | null {
  const core = headPart(words)
  const whole = cast.fullName(words)
  const apposed = /^[^,]+,\s+(\p{Lu}[\p{L}'’.-]+(?:\s+\p{Lu}[\p{L}'’.-]+){1,3})(?:,|$)/u.exec(words)
  if (whole) return whole
  if (kind === 'outlet' || kind === 'impersonal') return null
  if ((kind === 'anonymous' || kind === 'spokesperson' || kind === null) && apposed && headKind(apposed[1]!) === null)
    return apposed[1]!
  for (const part of [core]) {
    for (const hit of part.matchAll(runs)) {
      const run = properPart(hit[0].replace(/^(?:The|A|An|But|And|In|On|As)\s+/, ''))
      if (run === '') continue
      // "Bell's lawyer": the name owns the source
      if (/^['’]s?\s+\p{L}/u.test(part.slice(hit.index + hit[0].length)) || /['’]s\s*$/.test(hit[0])) continue
      const ends = part.slice(hit.index + hit[0].length).trim() === ''
      const known = cast.fullName(run)
      if (known && ends) return known
      const rest = run.split(/\s+/)
      if (ends && rest.length > 1) {
        const two = /^\p{Lu}/u.test(rest.at(-2)!) ? cast.fullName(rest.slice(-2).join(' ')) : null
        const tail = two ?? cast.fullName(rest.at(-1)!)
        if (tail) return tail
        if (givenGender(run) && rest.length <= 4) return run
        const start = rest.findIndex((w) => givenGender(w))
        if (start > 0 && start < rest.length - 1) return rest.slice(start).join(' ')
        if (
          /\p{Ll}/u.test(part.slice(0, hit.index)) &&
          !/^(?:the|a|an)\s*$/i.test(part.slice(0, hit.index)) &&
          rest.length <= 3
        )
          return run
      }
    }
    if (part === core && kind === 'organization') return null
  }
  return null
}

/** A run without titles, without whoever owns the person ("the Trust's Kit Soto") and without a hyphened role before it. */
function properPart(run: string): string {
  const owned = run.split(/['’]s\s+/).at(-1)!
  return withoutRole(bareName(owned.replace(/^(?:\S+-\p{Ll}\S*\s+)+/u, '')))
}

export function looksLikePerson(words: string, cast: Cast): boolean {
  const bare = bareName(words)
  const parts = bare.split(/\s+/)
  if (/^the\s/i.test(words)) return false
  if (cast.isPerson(bare) || givenGender(bare)) return true
  if (words !== bare) return true
  if (parts.length === 1) return /^\p{Lu}\p{Ll}/u.test(bare)
  return parts.length <= 3 && parts.every((p) => /^\p{Lu}[\p{L}'’.-]*$/u.test(p) && !/^\p{Lu}{2,}$/u.test(p))
}

export const isPersonNoun = (words: string): boolean =>
  /(?:man|woman|person|er|or|ist|ian|ant|ent|ee|eer)s?$/.test(headNoun(words)) &&
  !/\p{Lu}/u.test(headPart(words).replace(/^\p{Lu}\p{Ll}*\s/u, ''))

export function namedSpeaker(name: string, role: string | null): DraftSpeaker {
  return {
    type: 'named',
    name,
    descriptor: role,
    plural: / and /.test(name),
    count: null,
    key: `named:${foldText(name).trim()}`
  }
}

export function thing(type: 'organization' | 'document', words: string): DraftSpeaker {
  const name = descriptor(words).replace(/^(?:the|an?)\s+/i, '')
  return { type, name, descriptor: null, plural: false, count: null, key: `${type}:${foldText(name).trim()}` }
}

/** "a spokesman for the ministry", "the ministry's spokeswoman": the ministry. */
export function organizationOf(words: string): string | null {
  const after = /\b(?:for|of|from|with)\s+(?:the\s+)?(.+)$/i.exec(words)
  if (after) return after[1]!
  const before = /^(?:an?\s+|the\s+)?(.+?)(?:['’]s?)?\s+(?:\p{Ll}+\s+)?\p{L}+$/u.exec(words)
  return before && before[1]!.length > 2 ? before[1]! : null
}

export function roleIn(words: string, name: string): string | null {
  const last = name.split(/\s+/).at(-1)!
  const at = words.indexOf(name) >= 0 ? words.indexOf(name) : words.indexOf(last)
  const before =
    at > 0
      ? words
          .slice(0, at)
          .replace(/^(?:the|an?)\s+/i, '')
          .replace(/(?:^|\s)(?:mr|mrs|ms|miss|mx|dr|sir|dame)\.?\s*$/i, '')
          .trim()
      : ''
  if (before && /\p{L}{2,}/u.test(before)) return before.replace(/[,\s]+$/, '')
  const after = /,\s+((?:an?|the|his|her|their)?\s*\p{L}[^,]{2,80})/u.exec(at >= 0 ? words.slice(at) : words)
  return after ? after[1]!.trim().replace(/,$/, '') : null
}

/** Two people named together. */
export const several = (words: string): boolean =>
  /^[^,(]*\p{Lu}[\p{L}'’-]+,? and (?:\p{Ll}+ ){0,3}\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)*(?:,|$)/u.test(words)

export const descriptor = (words: string): string => words.replace(/[,;:]+$/, '').trim()

export const counts = new Map(Object.entries(numbers.counts))

export function countIn(words: string): number | null {
  const hit = /^(?:at least |more than |some |about |the |all )?(\p{L}+|\d+)\b/iu.exec(words)
  if (!hit) return null
  const value = counts.get(hit[1]!.toLowerCase()) ?? (/^\d{1,4}$/.test(hit[1]!) ? Number(hit[1]) : null)
  return value !== null && value > 1 ? value : null
}
