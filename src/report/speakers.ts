/** Speakers in words and signs: "◌ a friend of the couple", "● Ada Finch", "▤ the filing". */
import type { Access, Evidence, Speaker, WarningKind } from '../model.ts'
import { type Look, say, signsOf } from './look.ts'

/** Sign of a kind of speaker. */
function speakerSign(speaker: Speaker, look: Look): string {
  const signs = signsOf(look)
  switch (speaker.type) {
    case 'named':
      return signs.named
    case 'anonymous':
      return signs.anonymous
    case 'document':
      return signs.document
    case 'organization':
    case 'outlet':
      return signs.organization
    case 'none':
      return signs.notStated
    default:
      return speaker.type satisfies never
  }
}

/** First words of a description that are capitals only because a sentence began with them. */
const sentenceStart =
  /^(?:An?|The|One|Another|Two|Three|Four|Five|Several|Some|Many|Multiple|Sources?|Insiders?|Friends?|Officials?|Others?)\b/

/** Name or description of a speaker, without its sign. */
export function speakerName(speaker: Speaker, look: Look): string {
  const unnamed = speaker.type === 'none' ? 'nobody named' : speaker.plural ? 'sources' : 'a source'
  const words = say(speaker.name ?? speaker.descriptor ?? unnamed, look)
  return speaker.type === 'anonymous' ? words.replace(sentenceStart, (first) => first.toLowerCase()) : words
}

/** Sign and name. */
export function speakerLabel(speaker: Speaker, look: Look): string {
  return `${speakerSign(speaker, look)} ${speakerName(speaker, look)}`
}

/** What the text of an article shows of how it came by a statement. */
export function accessWords(access: Access): string {
  switch (access) {
    case 'firsthand':
      return 'first hand: the text says that this outlet was told or saw it'
    case 'implied':
      return 'implied: no other outlet is named, but nothing shows who was asked'
    case 'relayed':
      return 'relayed: the text names another outlet'
    case 'notStated':
      return 'not stated: the text does not say where it comes from'
    default:
      return access satisfies never
  }
}

/** What shows that one article got something from another. */
export function evidenceWords(evidence: Evidence): string {
  switch (evidence) {
    case 'stated':
      return 'the text says so'
    case 'version':
      return 'another version of the same page'
    case 'duplicate':
      return 'a copy of the same text'
    case 'document':
      return 'the same document or broadcast'
    case 'reuse':
      return 'a rare passage in common'
    case 'sameWords':
      return 'the same words from an unnamed speaker'
    case 'oddity':
      return 'the same uncommon error or detail'
    default:
      return evidence satisfies never
  }
}

/** A warning in two or three words. */
export function warningWords(kind: WarningKind): string {
  switch (kind) {
    case 'attributionChanged':
      return 'attribution changed'
    case 'pluralAdded':
      return 'plural added'
    case 'hedgeDropped':
      return 'hedge dropped'
    case 'attributionLost':
      return 'attribution lost'
    case 'intermediaryRemoved':
      return 'outlet between left out'
    case 'creditMissing':
      return 'credit missing'
    case 'circular':
      return 'circular'
    default:
      return kind satisfies never
  }
}
