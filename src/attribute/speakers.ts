/**
 * What kind of source a noun group names, by its words alone: an unnamed person, an organization, a document, an outlet.
 *
 * The head noun decides: the last noun before a preposition, participle or relative clause ("a *person* familiar with the matter").
 * Names inside the group, and what the article says elsewhere, are weighed in `refine/speaker.ts`.
 */
import { looksLikeAgency, looksLikeOutlet } from '../text/outlets.ts'
import nouns from './words/en/nouns.json' with { type: 'json' }
import lexicon from './words/en/people.json' with { type: 'json' }

export type HeadKind = 'anonymous' | 'spokesperson' | 'organization' | 'document' | 'outlet' | 'impersonal'

const anonymous = new Set(nouns.anonymous)
const people = new Set(lexicon.people.split(' '))
const strictlyAnonymous = new Set(nouns.strictlyAnonymous)
const organization = new Set(nouns.organization)
const spokesperson = new Set(nouns.spokesperson)
const documents = new Set(nouns.document)
const plainDocuments = new Set(nouns.documentInLowerCase)
const outletNouns = new Set(nouns.outletNouns)
const impersonal = new Set(nouns.impersonal)
const organizationNames = new Set(nouns.organizationNames)
const wellKnown = new Set(nouns.wellKnown)
const collective = new Set(nouns.collectiveOfPeople)

/** The plain form of a plural noun, as far as spelling tells. */
export function singular(word: string): string {
  if (/^(?:people|persons)$/.test(word)) return 'person'
  if (/men$/.test(word)) return word.replace(/men$/, 'man')
  if (/people$/.test(word)) return word.replace(/people$/, 'person')
  if (/wives$/.test(word)) return word.replace(/wives$/, 'wife')
  if (/(?:ss|sis|us|news|series|police|press)$/.test(word)) return word
  if (/ies$/.test(word)) return word.replace(/ies$/, 'y')
  if (/(?:x|ch|sh|ss)es$/.test(word)) return word.replace(/es$/, '')
  return word.replace(/s$/, '')
}

const headEnd =
  /\s(?:of|in|at|for|from|with|to|on|by|near|close|familiar|who|whose|which|that|based|briefed|inside|within|outside|quoted|cited|interviewed|speaking|working|involved|named|identified|about|between|among|and|directly|present|privy|under|behind|over|seen|obtained|published|released|issued|posted|signed|filed|privately|asking|requesting|not|speaking|authori[sz]ed|permitted|wishing|insisting|representing|responsible|aware|passed|handed|leaked|shared|supplied|forwarded|circulated|slipped|dated|marked|stamped|lodged|drafted|compiled|commissioned|sent|informed|told|warned|advised|kept|asked|apprised|consulted|cleared|held|drawn)\b|[,(;:—–]/i

/** The words up to and including the head noun of a group: "a person" of "a person close to Bell". */
export function headPart(group: string): string {
  const cut = headEnd.exec(group)
  return (cut ? group.slice(0, cut.index) : group).trim()
}

/** The head noun, in lower case, as it stands. */
export function headNoun(group: string): string {
  const words =
    headPart(group)
      .toLowerCase()
      .match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []
  return (words.at(-1) ?? '').replace(/['’]s?$/, '')
}

/** Whether a group speaks of more than one. */
export function isPluralGroup(group: string): boolean {
  const head = headNoun(group)
  if (
    /^(?:an?|one|another|the one)\b/i.test(group.trim()) &&
    !/^a (?:few|number|couple|group|handful|dozen|pair)\b/i.test(group.trim())
  )
    return false
  if (collective.has(head)) return head !== 'crew'
  if (/^(?:people|men|women|children|spokespeople|spokesmen|spokeswomen|others)$/.test(head)) return true
  if (
    /^(?:two|three|four|five|six|seven|eight|nine|ten|several|multiple|many|some|various|numerous|both|few)\b/i.test(
      group.trim()
    )
  )
    return true
  return singular(head) !== head && !/(?:ss|us|is|news|series|politics|headquarters)$/.test(head)
}

/** What the head of a group shows; null where it is a name or nothing known. */
export function headKind(group: string): HeadKind | null {
  const part = headPart(group)
  const head = headNoun(group)
  if (head === '') return null
  const one = singular(head)
  if (/\b(?:source|insider)s?$/i.test(part)) return 'anonymous'
  if (looksLikeOutlet(part) || looksLikeAgency(part)) return 'outlet'
  if (
    impersonal.has(head) &&
    /^(?:\p{Ll}|Reports|Rumou?rs|Media|Local|Some|Several|Multiple|Various|Unconfirmed|Press|News)/u.test(group) &&
    !/^(?:an?|the|this|that|his|her|its|their)\b/i.test(group)
  )
    return 'impersonal'
  if (spokesperson.has(head)) return 'spokesperson'
  if (strictlyAnonymous.has(one)) return 'anonymous'
  if (
    outletNouns.has(one) &&
    /^(?:the|an?|this|local|belgian|[\p{L}-]+(?:ish|an|ese|ch))\b/iu.test(group) &&
    !/\b(?:police|intelligence|government|space|aid|rating|credit|press|health|tax|environment)\b/i.test(part)
  )
    return 'outlet'
  if (/^(?:the\s+)?\p{Lu}\S*$/iu.test(part) && wellKnown.has(head)) return 'organization'
  if (organization.has(head) || organization.has(one)) return 'organization'
  // the last word of a name of two words or more: "Arden Athletic", "the Holm Institute"
  if (/\p{Lu}\S*\s+\p{Lu}[\p{L}]*$/u.test(part) && organizationNames.has(head)) return 'organization'
  if (documents.has(one) || documents.has(head)) return 'document'
  if ((plainDocuments.has(one) || plainDocuments.has(head)) && !/\p{Lu}\S*\s\p{Lu}\S*$/u.test(part)) return 'document'
  if (anonymous.has(one) || anonymous.has(head) || people.has(one.replace(/^.*-/, ''))) return 'anonymous'
  return null
}
