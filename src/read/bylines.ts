/**
 * Bylines: "By Anna Berg and Tom Holm", "By: Anna Berg, Glimpse Weekly", "BY ANNA BERG IN OSLO", an empty "By:".
 * "By Friday, the town had emptied" is a sentence: every part of a byline is a name, a role or a place.
 */
import { looksLikeAgency, looksLikeOutlet } from '../text/outlets.ts'
import { mayBeOutlet } from './actors.ts'
import { hasShapeOfPerson, isName } from './names.ts'

/** A byline: people, and the outlets named beside them. */
export interface Byline {
  readonly people: readonly string[]
  readonly outlets: readonly string[]
  /** Whose staff signs ("By Fell Gazette staff"): the page's own, or a wire's. */
  readonly staffs?: readonly string[]
  /** Names behind a person's that may be where they work: a publisher of any shape, a desk, a place. */
  readonly beside?: readonly string[]
}

const opening =
  /^[\s([*_-]*(?:(?:written|words|story|text|report|reported|reporting|analysis|opinion|comment|review|interview|exclusive|additional reporting|compiled|edited)\sby|(?:additional\s|further\s)?(?:text|story|report|reports|reporting|writing|interview|analysis|research)(?=\s*[:：])|by|von|par|por|door|author|authors|words|reporter|byline)(?:\s*[:：]\s*|\s+|$)/iu
const role =
  /^(?:(?:an?|the|our|in|at|for)\s)?(?:[\p{L}\p{M}’'/&-]+\s){0,5}(?:editor|reporter|correspondent|writer|columnist|journalist|producer|staff|contributor|critic|chief|author|desk|team|newsroom|editor-in-chief|bureau|intern|fellow|analyst|presenter|photographer|and agencies|agencies)s?(?:\s(?:at|for|in|on|of)\s.{2,40})?$/iu
const contact = /^(?:@\w+|\S+@\S+\.\S+|https?:\/\/\S+|updated|published|\d[\d\s:./-]*|\d+\smin\sread)$/i
/** "Anna Berg contributed to this report": who helped, not who wrote. */
const helpers =
  /^[\s([*•–—-]*(?:with\s(?:assistance|reporting|help|additional reporting)\s(?:by|from)\s\p{Lu}|(?:[\p{Lu}][\p{L}.'’-]+[\s,]+|and\s|in\s){2,30}(?:also\s)?contributed\s(?:to\s(?:this|the)\s(?:report|story|article)|reporting)[^.]{0,30}\.?[\s)\]*]*$)/u
const days =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$|^(?:christmas|easter|then|now|contrast|comparison|law|far)$/i

/** Where a writer is, or that one writes: "Anna Berg in Oslo", "Anna Berg reports". */
const placed = /\s(?:(?:in|IN|from|reports from|reporting from)\s\p{Lu}[\p{L}\p{M}\s.'’-]+|reports|writes)$/u

/** Reads a line as a byline; null where it is none. */
export function byline(line: string): Byline | null {
  if (line.length > 200) return null
  if (helpers.test(line)) return { people: [], outlets: [] }
  const label = opening.exec(line)
  if (!label) return null
  const rest = line
    .slice(label[0].length)
    .replace(/[)\]*_]+$/, '')
    .trim()
  if (rest === '') return /^[\s([*_-]*by\b|[:：]$/i.test(line) ? { people: [], outlets: [] } : null
  return peopleIn(rest)
}

/** A name with its role and nothing else, as stands under a headline: "Anna Berg", "Anna Berg, political editor". */
export function bareByline(line: string): Byline | null {
  if (line.length > 90 || /[.!?:]$/.test(line)) return null
  const first = (line.split(/\s*[,|•·–—]\s*/)[0] ?? '').replace(placed, '')
  if (!hasShapeOfPerson(first) || looksLikeOutlet(first)) return null
  if (role.test(line)) return { people: [], outlets: [] }
  const read = peopleIn(line)
  return read && read.people.length > 0 ? read : null
}

/** Whether a line is a writer's role and nothing else ("Political editor"). */
export function isRole(line: string): boolean {
  return line.length < 70 && role.test(line) && !/[.!?]$/.test(line)
}

const staff = /\s(?:staff(?:\s(?:writers?|reporters?))?|newsroom|reporters?|correspondents?|editors)$/i

/** "Fell Gazette", "FNA" before "staff"; not "Senior" or "Our". */
const seemsPublisher = (name: string): boolean =>
  looksLikeAgency(name) || looksLikeOutlet(name) || /^\p{Lu}{2,6}$/u.test(name) || mayBeOutlet(name)

function peopleIn(rest: string): Byline | null {
  const people: string[] = []
  const outlets: string[] = []
  const staffs: string[] = []
  const others: string[] = []
  const beside = rest.split(/\s*[|•·]\s*/u).slice(1)
  for (const part of rest.split(/\s*[,;|•·/–—]\s*|\s+(?:and|und|et|y|&|with)\s+|\s-\s/iu)) {
    const [before = '', publisher] = part
      .trim()
      .replace(/^by:?\s/i, '')
      .split(/\s(?:[Ff]or|FOR|at|AT|of|OF)\s/)
    const name = before.replace(placed, '').replace(/\.$/, '').trim()
    if (publisher && isName(publisher)) outlets.push(publisher)
    else if (publisher) return null
    if (name === '' || contact.test(name)) continue
    if (days.test(name)) return null
    if (looksLikeOutlet(name) || looksLikeAgency(name) || (beside.includes(name) && mayBeOutlet(name)))
      outlets.push(name)
    else if (role.test(name)) {
      const publisher = name.replace(staff, '')
      if (publisher !== name && seemsPublisher(publisher)) staffs.push(publisher)
    } else if (hasShapeOfPerson(name) || (isName(name) && people.length + outlets.length === 0)) people.push(name)
    // A place or a desk behind a name.
    else if (isName(name) && name.split(' ').length <= 4) others.push(name)
    else return null
  }
  return { people, outlets, staffs, beside: others }
}
