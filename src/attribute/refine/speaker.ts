/**
 * Who speaks: type, name, descriptor and number of a source.
 *
 * A pronoun, a definite unnamed source ("the insider"), a surname alone and a missing source lean on the attributions before; with
 * the speaker they take over the chain, because a follow-up sentence tells of the same conversation. A name goes to its
 * fullest form in the article. A spokesperson without a name speaks for an organization; the words "who asked not to be named" make anybody unnamed.
 */
import type { Span } from '../../model.ts'
import { outletKey } from '../../text/outlets.ts'
import { foldText } from '../../text/words.ts'
import { bareName, type Cast, descriptorGender, type Gender, withoutRole } from '../cast.ts'
import { headKind, headNoun, headPart, isPluralGroup, singular } from '../speakers.ts'
import { type Draft, type DraftSpeaker, nobody, type Scene, textOf } from './draft.ts'
import {
  countIn,
  descriptor,
  isPersonNoun,
  looksLikePerson,
  namedSpeaker,
  organizationOf,
  personIn,
  roleIn,
  several,
  thing
} from './naming.ts'

const pronoun = /^(?:he|she|they|it|we|i|who|which|that|both|one|you|the latter|the former)$/i

/** "her view is that …": the pronoun of an owner. */
const owners = new Map([
  ['his', 'he'],
  ['her', 'she'],
  ['their', 'they'],
  ['its', 'it'],
  ['our', 'we']
])

/** What is said elsewhere than in the talk that went before, whoever says it. */
const elsewhere = /^(?:tweet|post|blog|testify|sing|sue|vote|rule|pray|vow|swear|publish|sign|broadcast)$/

const unnamed =
  /\b(?:not (?:to )?be (?:named|identified)|anonym(?:ous|ity)|unnamed|unidentified|declined to (?:be named|give (?:his|her|their|a) name)|did not want to be named|requested anonymity|without being named|who (?:knows?|is close|was present|has seen|have seen|saw)|familiar with|close to|on (?:the )?condition|with (?:direct |first-?hand |intimate )?knowledge|briefed on|privy to|withheld)\b/i

/** The speaker of a draft, and the draft that it carries on, if any. `earlier` are the drafts before it in text order. */
export function resolveSpeaker(
  scene: Scene,
  draft: Draft,
  earlier: readonly Draft[],
  cast: Cast,
  outletSpeaks: boolean
): { speaker: DraftSpeaker; after: Draft | null } {
  const previous = earlier.filter((d) => d.speaker.type !== 'none').at(-1) ?? null
  if (/^impersonal\./.test(draft.proposal.rule) && draft.source === null) return { speaker: nobody, after: null }
  if (draft.source === null) {
    if (previous && leans(draft, previous)) return { speaker: previous.speaker, after: previous }
    return { speaker: nobody, after: null }
  }
  const words = textOf(scene, draft.source).replace(/\s+/g, ' ').trim()
  if (draft.proposal.rule === 'transcript.turn' && /^\p{Lu}[\p{Lu}'’-]+$/u.test(words) && headKind(words) === null) {
    const name = words.replace(/(?<=\p{L})\p{Lu}+/gu, (rest) => rest.toLowerCase())
    return { speaker: namedSpeaker(cast.fullName(name) ?? name, null), after: null }
  }
  const word = owners.get(words.toLowerCase()) ?? words.toLowerCase()
  if (pronoun.test(word)) return byPronoun(scene, word, draft, earlier, cast)
  if (outletSpeaks) return { speaker: outletSpeaker(scene, draft, words), after: null }
  return byWords(scene, words, draft, earlier, cast)
}

/** Another time or place than that of the talk: "at a rally last week". */
const anotherTime =
  /\b(?:ago|last (?:week|month|year|spring|summer|autumn|fall|winter)|in (?:19|20)\d\d|years? (?:earlier|before)|(?:at|in|during) (?:an?|the|his|her|their) (?:\p{L}+ ){0,3}?(?:rally|speech|lecture|sermon|ceremony|memoirs?|book|novel|essay|portrait|festival|fair|summit|dinner|debate|parliament|documentary|diary|will))\b/iu

/** Paragraphs within which the same speaker goes on, if nobody else speaks between. */
const nearBy = 3

function leans(draft: Draft, previous: Draft): boolean {
  return draft.proposal.paragraph - previous.proposal.paragraph <= 1
}

function outletSpeaker(scene: Scene, draft: Draft, words: string): DraftSpeaker {
  const own = draft.firsthand ? scene.page.article.outlet?.name : undefined
  const name = draft.via[0]?.outlet ?? own ?? bareName(words)
  return { type: 'outlet', name, descriptor: null, plural: false, count: null, key: `outlet:${outletKey(name)}` }
}

function byPronoun(
  scene: Scene,
  word: string,
  draft: Draft,
  earlier: readonly Draft[],
  cast: Cast
): { speaker: DraftSpeaker; after: Draft | null } {
  const near = earlier
    .filter((d) => d.speaker.type !== 'none' && draft.proposal.paragraph - d.proposal.paragraph <= 6)
    .reverse()
  if (word === 'we' || word === 'i' || word === 'you') {
    const name = scene.page.article.outlet?.name ?? null
    // "we understand that", "we can reveal": the outlet's own knowledge
    if (word === 'we') draft.firsthand = true
    return {
      speaker: {
        type: name ? 'outlet' : 'none',
        name,
        descriptor: null,
        plural: false,
        count: null,
        key: name ? `outlet:${outletKey(name)}` : 'none'
      },
      after: null
    }
  }
  if (word === 'who' || word === 'which' || word === 'that') {
    // "It was he who noticed that"
    const group = antecedent(scene, draft.source!)?.replace(/^.*\bit (?:is|was) /i, '')
    if (group && pronoun.test(group)) return byPronoun(scene, group.toLowerCase(), draft, earlier, cast)
    if (group) return byWords(scene, group, draft, earlier, cast)
  }
  if (word === 'he' || word === 'she') {
    const close = near[0] && near[0].proposal.paragraph === draft.proposal.paragraph ? near[0] : undefined
    const fits =
      (close && suits(close, word, cast) ? close : undefined) ??
      near.find(
        (d) =>
          d.speaker.type === 'named' && draft.proposal.paragraph - d.proposal.paragraph <= 3 && suits(d, word, cast)
      ) ??
      near.find((d) => suits(d, word, cast))
    const named = nearestPerson(draft.source!.start, word, cast)
    // a person named after the last statement is the nearer one
    if (fits && (!named || named.at < (fits.source?.start ?? 0) || fits.speaker.name === named.name))
      return { speaker: fits.speaker, after: fits }
    if (named)
      return { speaker: namedSpeaker(named.name, null), after: fits && fits.speaker.name === named.name ? fits : null }
    if (fits) return { speaker: fits.speaker, after: fits }
  }
  if (word === 'it') {
    const thing = near.find((d) => /^(?:organization|document|outlet)$/.test(d.speaker.type))
    if (thing) return { speaker: thing.speaker, after: thing }
  }
  // "they" is rather an unnamed person, several people or a body than one named man or woman
  const they =
    word === 'they' ? near.find((d) => draft.proposal.paragraph - d.proposal.paragraph <= 2 && isThey(d)) : undefined
  if (they) return { speaker: they.speaker, after: they }
  const last =
    near.find(
      (d) => !/^(?:outlet|document)$/.test(d.speaker.type) && draft.proposal.paragraph - d.proposal.paragraph <= 2
    ) ?? near[0]
  if (last && (word !== 'they' || last.speaker.type !== 'document')) return { speaker: last.speaker, after: last }
  return {
    speaker: {
      type: word === 'he' || word === 'she' ? 'named' : 'none',
      name: null,
      descriptor: word,
      plural: word === 'they',
      count: null,
      key: `pronoun:${word}`
    },
    after: null
  }
}

const isThey = ({ speaker }: Draft): boolean =>
  speaker.type === 'anonymous' || speaker.type === 'organization' || (speaker.type === 'named' && speaker.plural)

function suits(draft: Draft, word: 'he' | 'she', cast: Cast): boolean {
  const { speaker } = draft
  if (speaker.plural || speaker.type === 'document' || speaker.type === 'outlet') return false
  const gender: Gender =
    (speaker.name ? cast.genderOf(speaker.name) : null) ??
    (speaker.descriptor ? descriptorGender(speaker.descriptor) : null)
  if (speaker.type === 'organization')
    return speaker.descriptor !== null && descriptorGender(speaker.descriptor) === word
  return gender === null || gender === word
}

/** The last person named before `at` whose gender fits, else the last one of unknown gender, within a paragraph or two. */
function nearestPerson(at: number, word: Gender, cast: Cast): { at: number; name: string } | null {
  let found: { at: number; name: string } | null = null
  let unknown: { at: number; name: string } | null = null
  for (const mention of cast.mentions) {
    if (mention.at >= at) break
    if (at - mention.at > 500) continue
    const gender = cast.genderOf(mention.name)
    if (gender === word) found = mention
    else if (gender === null) unknown = mention
  }
  return found ?? unknown
}

const governing =
  /\b(?:to|on|from|by|upon|quoted|quotes|cites|cited|told|interviewed|interviews|heard|named|is|was)\s+(?=(?:an?|the|one|two|three|several|another|its|his|her|their)\s|(?:\p{Ll}+\s)?\p{Lu})/gu

/** The words before "who": back to the last comma pair, verb or stop; only the last few words matter. */
function antecedent(scene: Scene, source: Span): string | null {
  const before = scene.text
    .slice(Math.max(0, source.start - 90), source.start)
    .replace(/,\s*$/, '')
    .trimEnd()
  // "the story rests on a clerk at the port, who": what the last verb or preposition before a noun group governs
  const governed = [...before.matchAll(governing)].at(-1)
  if (governed && /,\s*$/.test(scene.text.slice(0, source.start)))
    return before.slice(governed.index + governed[0].length)
  const group =
    /(?:^|[.;:,“”"]\s+|\b(?:by|to|with|from|of|said|told|and)\s+)((?:(?:an?|the)\s+)?[\p{L}\p{N}'’. -]{2,60})$/u.exec(
      before
    )
  return group ? group[1]!.trim() : null
}

function byWords(
  scene: Scene,
  words: string,
  draft: Draft,
  earlier: readonly Draft[],
  cast: Cast
): { speaker: DraftSpeaker; after: Draft | null } {
  const kind = headKind(words)
  const head = singular(headNoun(words))
  const anonymousMark = unnamed.test(words)
  if (kind === 'impersonal') return { speaker: { ...nobody, descriptor: words }, after: null }
  const name = personIn(words, cast, kind)
  if (name && !anonymousMark) {
    const one = namedSpeaker(cast.fullName(name) ?? name, roleIn(words, name))
    const speaker = several(words) ? { ...one, plural: true } : one
    return { speaker, after: sameTalk(scene, draft, earlier, speaker) }
  }
  // "The striker, 29,"
  const ageless = words.replace(/,\s+(?:aged\s+)?\d{1,3},?$/, '')
  const definite = /^(?:the|this|that|these|those|our)\b/i.test(words)
  const called =
    definite &&
    headPart(ageless) === ageless &&
    !isPluralGroup(words) &&
    kind !== 'document' &&
    kind !== 'outlet' &&
    !/\b(?:source|insider|person|company|official)$/i.test(words)
      ? cast.called(ageless)
      : null
  if (called !== null && !anonymousMark) {
    const speaker = namedSpeaker(called, ageless.replace(/^the\s+/i, ''))
    return { speaker, after: sameTalk(scene, draft, earlier, speaker) }
  }
  const close = earlier.at(-1)
  if (
    epithet.test(words) &&
    !anonymousMark &&
    close?.speaker.type === 'named' &&
    close.proposal.paragraph === draft.proposal.paragraph
  )
    return { speaker: close.speaker, after: sameTalk(scene, draft, earlier, close.speaker) }
  if (kind === 'anonymous' || anonymousMark || (kind === null && isPersonNoun(words))) {
    const same = earlier.filter((d) => d.speaker.type === 'anonymous').reverse()
    const known =
      definite && headPart(words) === words
        ? (same.find((d) => isSameNoun(singular(headNoun(d.speaker.descriptor ?? '')), head)) ??
          same.find((d) => generic(d.speaker.descriptor) || generic(words)))
        : undefined
    if (known && !isPluralGroup(words) === !known.speaker.plural) return { speaker: known.speaker, after: known }
    return { speaker: somebody(words), after: null }
  }
  if (kind === 'document' || (kind === null && isPaper(scene, draft, words)))
    return { speaker: thing('document', words), after: null }
  if (kind === 'spokesperson') {
    const organization = organizationOf(words) ?? words
    // "her publicist", "a rep for the star": whom they speak for has no name
    if (/^(?:his|her|their|its|my|our)$/i.test(organization) || headKind(organization) === 'anonymous')
      return { speaker: somebody(words), after: null }
    return { speaker: { ...thing('organization', organization), descriptor: descriptor(words) }, after: null }
  }
  if (kind === 'outlet' && !/\p{Lu}/u.test(words.replace(/^(?:The|A|An)\s/, ''))) {
    // "the magazine added": the outlet named before
    const named = earlier.filter((d) => d.via.length > 0).at(-1)
    if (named && definite) {
      const outlet = named.via[0]!.outlet
      draft.via = [named.via[0]!]
      return {
        speaker: {
          type: 'outlet',
          name: outlet,
          descriptor: null,
          plural: false,
          count: null,
          key: `outlet:${outletKey(outlet)}`
        },
        after: null
      }
    }
  }
  if (kind === 'outlet')
    return {
      speaker: {
        type: 'outlet',
        name: bareName(words),
        descriptor: null,
        plural: false,
        count: null,
        key: `outlet:${outletKey(words)}`
      },
      after: null
    }
  if (kind === 'organization') return { speaker: thing('organization', words), after: null }
  const single = /^(?:[\p{L}.]+\s+)?\p{Lu}[\p{L}'’-]+(?=,\s+(?:\p{Ll}|\d{1,3}\b)|\s+\()/u.exec(words)?.[0]
  if (single && headKind(single) === null && !/^(?:The|A|An)\s/.test(single)) {
    const speaker = namedSpeaker(cast.fullName(single) ?? bareName(single), roleIn(words, single))
    return { speaker, after: sameTalk(scene, draft, earlier, speaker) }
  }
  const capitalised = /\p{Lu}/u.test(
    words.replace(/^(?:The|An?|One|Two|Three|Four|Five|Six|Several|Some|Many|Another)\s/, '')
  )
  if (capitalised) {
    const person = looksLikePerson(words, cast)
    if (person) {
      const name = withoutRole(bareName(words))
      const speaker = namedSpeaker(cast.fullName(name) ?? name, roleIn(words, name))
      return { speaker, after: sameTalk(scene, draft, earlier, speaker) }
    }
    return { speaker: thing('organization', words), after: null }
  }
  if (showing.test(draft.proposal.lemma) && !isPersonNoun(words) && !/\b(?:who|one|people)\b/i.test(words))
    return { speaker: thing('document', words), after: null }
  return { speaker: somebody(words), after: null }
}

/** Words that stand for one another: "a longtime friend … the pal", "two staff members … the staffers". */
const alike: readonly RegExp[] = [
  /^(?:friend|pal|chum|mate|buddy|confidante?|bestie|crony|ally|acquaintance)$/,
  /^(?:staffer|employee|worker|member)$/,
  /^(?:lawyer|attorney|solicitor|barrister)$/,
  /^(?:aide|adviser|advisor|assistant)$/,
  /^(?:relative|relation)$/
]

/** What a person is called in the sentence after one of the same paragraph: "the mother-of-two", "the 42-year-old". */
const epithet =
  /^the (?:[\p{L}-]+ )?(?:(?:mother|father|mum|mom|dad|parent|grandmother|grandfather)-of-\p{L}+|\d{1,3}-year-old)(?: \p{Ll}+)?$/u

const isSameNoun = (a: string, b: string): boolean => a === b || alike.some((words) => words.test(a) && words.test(b))

const generic = (words: string | null): boolean =>
  /\b(?:source|insider|informant|tipster|person|individual)s?\b/i.test(words ?? '')

/** A statement right after one of the same speaker goes on with the same talk. */
function sameTalk(scene: Scene, draft: Draft, earlier: readonly Draft[], speaker: DraftSpeaker): Draft | null {
  const last = earlier.at(-1)
  if (!last || last.speaker.key !== speaker.key) return null
  if (draft.proposal.paragraph - last.proposal.paragraph > nearBy) return null
  if (elsewhere.test(draft.proposal.lemma)) return null
  return draft.zone.some((zone) => anotherTime.test(textOf(scene, zone))) ? null : last
}

const paperMarks =
  /\b(?:marked|stamped|dated|headed|entitled|titled|redacted|unsealed|unsigned|handwritten|typewritten|typed|\d+-page|\p{L}+-page|copies|photocopied|unpublished|declassified|watermarked|leaked)\b/iu

/** A thing without a known noun is a paper where the text tells how it was got ("passed to the Post") or what is on it ("marked confidential"). */
function isPaper(scene: Scene, draft: Draft, words: string): boolean {
  if (isPersonNoun(words) || /\p{Lu}\p{Ll}*$/u.test(headPart(words))) return false
  const got = draft.proposal.source !== null && draft.source !== null && draft.proposal.source.end > draft.source.end
  const after = scene.text.slice(draft.source?.end ?? 0, (draft.source?.end ?? 0) + 24)
  return got || paperMarks.test(words) || /^\s+(?:marked|stamped|dated|entitled|titled|headed)\b/.test(after)
}

/** What papers do as well as people: with an unknown thing as subject it is a document. */
const showing = /^(?:show|read|state|indicate|suggest|note|demonstrate|document|record|make plain|make clear|find)$/

/** Somebody without a name, known by the words that describe them. */
function somebody(words: string): DraftSpeaker {
  return {
    type: 'anonymous',
    name: null,
    descriptor: descriptor(words),
    plural: isPluralGroup(words),
    count: countIn(words),
    key: `anonymous:${foldText(descriptor(words)).trim()}`
  }
}
