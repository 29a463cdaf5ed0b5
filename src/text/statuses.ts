/**
 * Statuses that a text states: together or separated, missing or found, in talks or ended. The scales and their phrases are data
 * (`statuses.json`), general English, ordered from earlier to later, so that two accounts can be told apart into change over time
 * and contradiction.
 *
 * What is denied is the other status; what is feared, wished, planned or asked is none. Whose status it is, is told by the clause
 * that the phrase stands in; a clause without a noun or name before its verb takes what stands before it in the sentence.
 */
import type { Span } from '../model.ts'
import data from './statuses.json' with { type: 'json' }
import { findPhrases, type Hit, indexPhrases, type PhraseIndex, type Token, tokensOf } from './statusPhrases.ts'
import { foldText, isFunctionWord } from './words.ts'

/** A status found in a text. Offsets are into the text given. */
export interface Status {
  readonly scale: string
  /** Place on the scale; a later status has a higher one. */
  readonly stage: number
  readonly label: string
  /** `up`: it stands, goes on, is well; `down`: it is over, broken, gone. */
  readonly pole: 'up' | 'down'
  /** Scales of one family may be compared by their poles. */
  readonly family: string
  /** Whether the scale itself names its subject ("talks"). */
  readonly specific: boolean
  readonly personal: boolean
  /** Whether any two stages of the scale differ, else only those of different poles. */
  readonly progress: boolean
  /** Whether it comes and goes (open, closed, open). */
  readonly reverts: boolean
  /** Whether it is said of many things or people in one story. */
  readonly common: boolean
  /** Whether its words are said of any subject ("has been dropped"). */
  readonly loose: boolean
  readonly start: number
  readonly end: number
  /** The clause it stands in, with what goes before where the clause itself names nothing. */
  readonly clause: Span
  /** Whether the clause is the first of its sentence, so that the sentence is about this and does not only mention it. */
  readonly main: boolean
}

interface Meaning {
  readonly scale: (typeof data.scales)[number]
  readonly stage: number
  readonly otherwise: number | null
  /** The phrase itself says "no" or "not". */
  readonly negates: boolean
}

let index: PhraseIndex<Meaning> | undefined
const negators = new Set(data.negators.split(' '))
const hedges = new Set(data.hedges.split(' '))
const enders = new Set(data.enders.split(' '))
const intents = new Set(data.intents.split(' '))
/** Words that begin a clause of their own. */
const clauseWords = new Set(
  'and but while because after as so since when which who although though whereas or where'.split(' ')
)
const auxiliaries = new Set(
  `${data.classes.be} ${data.classes.have} ${data.classes.stay} will would do does did`.split(' ')
)
/** Words after which "to" tells what happens, and not what is asked or meant. */
const settled = new Set(
  `${data.classes.be} ${data.classes.have} due set about going forced ordered obliged compelled agreed decided resolved voted vowed promised pledged able free cleared fit ready eligible allowed permitted continue continues continued continuing began begun starts started returned managed intend intends back`.split(
    ' '
  )
)
/** Words before the first clause of a sentence ("In a further twist, …"), and between its beginning and its verb. */
const introWords = 4
const subjectWords = 9
/** Words before a phrase in which a negation belongs to it, and in which a hedge does. */
const negationReach = 3
/** The same for one that begins a sentence ("None of the three cars was …"). */
const subjectReach = 5
const hedgeReach = 6

/** Statuses that `text` states, the clearest of each scale and stage, in order of their place. */
export function statusesOf(text: string): Status[] {
  return readStatuses(text, (hit, tokens, folded) => !isHedged(hit, tokens) && !isAsked(folded, tokens[hit.last]!.end))
}

/** Statuses that `text` speaks of, also where it only asks or fears that they are so. */
export function statusesMentioned(text: string): Status[] {
  return readStatuses(text, () => true)
}

function readStatuses(text: string, counts: (hit: Hit, tokens: readonly Token[], folded: string) => boolean): Status[] {
  index ??= makeIndex()
  // folding keeps the length for all letters met in practice; where it does not, nothing is reported
  const folded = foldText(text)
  if (folded.length !== text.length) return []
  const tokens = tokensOf(folded)
  const best = new Map<string, Status>()
  for (const { hit, meaning } of findPhrases(index, tokens)) {
    const stage = stageOf(hit, meaning, tokens)
    if (stage === null || !counts(hit, tokens, folded)) continue
    const [start, end] = [tokens[hit.first]!.start, tokens[hit.last]!.end]
    const key = `${meaning.scale.name} ${stage}`
    const known = best.get(key)
    const found = statusAt(meaning, stage, { start, end }, clauseOf(hit, tokens))
    if (!known || isClearer(found, known)) best.set(key, found)
  }
  return keepClear([...best.values()]).sort((a, b) => a.start - b.start || (a.scale < b.scale ? -1 : 1))
}

/** What a sentence is about before what it mentions, then the longer wording. */
const isClearer = (a: Status, b: Status): boolean => (a.main === b.main ? lengthOf(a) > lengthOf(b) : a.main)

function statusAt({ scale }: Meaning, stage: number, place: Span, clause: Pick<Status, 'clause' | 'main'>): Status {
  const { label, pole } = scale.stages[stage]!
  return {
    scale: scale.name,
    stage,
    label,
    pole: pole === 'up' ? 'up' : 'down',
    family: scale.family,
    specific: scale.specific,
    personal: scale.about === 'person',
    progress: 'progress' in scale && scale.progress === true,
    reverts: 'reverts' in scale && scale.reverts === true,
    common: 'common' in scale && scale.common === true,
    loose: 'loose' in scale && scale.loose === true,
    ...place,
    ...clause
  }
}

/** The stage that a phrase states where it stands: its own, or the other one where it is denied (`null` where there is none). */
function stageOf(hit: Hit, { stage, otherwise, negates }: Meaning, tokens: readonly Token[]): number | null {
  if (negates) return stage
  const near = wordsBefore(hit, tokens, subjectReach).filter(
    (at, distance) => distance < negationReach || tokens[at]!.afterStop
  )
  const negated =
    hit.gaps.some((at) => isOneOf(negators, tokens, at)) ||
    [hit.first - 1, ...hit.gaps].some((at) => isEnder(tokens, at)) ||
    near.some((at) => isOneOf(negators, tokens, at, hit.first) && tokens[at + 1]!.folded !== 'only') ||
    wordsBefore(hit, tokens, hedgeReach).some((at) => isDeniedIntent(tokens, at))
  return negated ? otherwise : stage
}

/** "Stopped" before what was done: "has stopped working". */
const isEnder = (tokens: readonly Token[], at: number): boolean =>
  enders.has(tokens[at]?.folded ?? '') && /ing$/.test(tokens[at + 1]!.folded)

/** Whether a word is a plan, need or danger that is itself denied: "no (immediate) plans to close". */
function isDeniedIntent(tokens: readonly Token[], at: number): boolean {
  if (!intents.has(tokens[at]!.folded)) return false
  return [at - 1, at - 2].some((before) => before >= 0 && isOneOf(negators, tokens, before))
}

/** Whether a word, or it with the next ("ruled out") before the token `end`, is in a list. */
function isOneOf(list: ReadonlySet<string>, tokens: readonly Token[], at: number, end = tokens.length): boolean {
  const { folded } = tokens[at]!
  return list.has(folded) || (at + 1 < end && list.has(`${folded}-${tokens[at + 1]!.folded}`))
}

/** Whether a phrase is only feared, wished, planned, asked for or a condition. */
function isHedged(hit: Hit, tokens: readonly Token[]): boolean {
  if (isPurpose(hit, tokens)) return true
  return [...hit.gaps, ...wordsBefore(hit, tokens, hedgeReach)].some(
    (at) => isOneOf(hedges, tokens, at) && !isDeniedIntent(tokens, at)
  )
}

/** Whether a phrase is an infinitive that states no fact: "urged them to close", "powers to ban"; not "is to close" or a headline's "School to close". */
function isPurpose(hit: Hit, tokens: readonly Token[]): boolean {
  const at = tokens[hit.first]!.folded === 'to' ? hit.first : hit.first - 1
  if (wordsBefore(hit, tokens, hedgeReach).some((word) => isDeniedIntent(tokens, word))) return false
  if (tokens[at]?.folded !== 'to' || !isBareVerb(tokens[at + 1]!.folded)) return false
  if (at > 0 && settled.has(tokens[at - 1]!.folded)) return false
  if (at === 0) return true
  const before = wordsBefore({ ...hit, first: at }, tokens, subjectWords)
  return !tokens[at - before.length]!.afterStop || before.some((word) => isVerb(tokens[word]!.folded))
}

const isVerb = (word: string): boolean => auxiliaries.has(word) || /.ed$/.test(word)
const isBareVerb = (word: string): boolean => !isFunctionWord(word) && !/(?:ed|ing)$/.test(word)

/** Tokens of the clause before a phrase, nearest first. */
function wordsBefore(hit: Hit, tokens: readonly Token[], reach: number): number[] {
  const found: number[] = []
  for (let at = hit.first - 1; at >= 0 && found.length < reach; at--) {
    if (tokens[at + 1]!.afterBreak || clauseWords.has(tokens[at]!.folded)) break
    found.push(at)
  }
  return found
}

/** A question states nothing. */
const isAsked = (text: string, end: number): boolean => /^[^.!?]*\?/.test(text.slice(end))

/** From the words that begin a clause to the next, and further back where nothing is named before the phrase. */
function clauseOf(hit: Hit, tokens: readonly Token[]): Pick<Status, 'clause' | 'main'> {
  let first = hit.first
  let named = false
  while (first > 0) {
    const ends = tokens[first]!.afterBreak || beginsClause(tokens, first - 1)
    if (ends && named) break
    first--
    named ||= !isFunctionWord(tokens[first]!.folded)
  }
  let last = hit.last
  while (last + 1 < tokens.length && !tokens[last + 1]!.afterBreak && !clauseWords.has(tokens[last + 1]!.folded)) last++
  let before = 0
  for (let at = first; at > 0 && !tokens[at]!.afterStop; at--) before++
  return {
    clause: { start: tokens[first]!.start, end: tokens[last]!.end },
    main: before <= introWords && hit.first - first <= subjectWords
  }
}

/** Whether a word begins a clause; "and" between two nouns before any verb ("the mayor and the council have …") does not. */
function beginsClause(tokens: readonly Token[], at: number): boolean {
  const { folded } = tokens[at]!
  if (!clauseWords.has(folded)) return false
  if (folded !== 'and' && folded !== 'or') return true
  for (let before = at - 1; before >= 0; before--) {
    if (/ed$/.test(tokens[before]!.folded) || auxiliaries.has(tokens[before]!.folded)) return true
    if (tokens[before]!.afterBreak || clauseWords.has(tokens[before]!.folded)) return false
  }
  return false
}

/** Of two statuses whose places overlap the longer one holds: on one scale ("not been found" is no "found"), and of two that differ in one family ("called off the strike" is no "called off"). */
function keepClear(found: readonly Status[]): Status[] {
  return found.filter(
    (a) =>
      !found.some((b) =>
        b.scale === a.scale ? overlaps(a, b) : b.family === a.family && b.pole !== a.pole && holds(b, a)
      )
  )
}

const lengthOf = ({ start, end }: Span): number => end - start
const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end && lengthOf(b) > lengthOf(a)
const holds = (a: Span, b: Span): boolean => a.start <= b.start && b.end <= a.end && lengthOf(a) > lengthOf(b)

function makeIndex(): PhraseIndex<Meaning> {
  const phrases = data.scales.flatMap((scale) =>
    scale.stages.flatMap((stage, at) => {
      const otherwise = scale.stages.findIndex((other) => other.label === stage.otherwise)
      return stage.phrases.map((text) => ({
        text,
        meaning: {
          scale,
          stage: at,
          otherwise: otherwise < 0 ? null : otherwise,
          negates: text.split(/[\s()|?+*]+/).some((word) => negators.has(word))
        }
      }))
    })
  )
  return indexPhrases(phrases, data.classes)
}
