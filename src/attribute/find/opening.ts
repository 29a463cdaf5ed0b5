/**
 * What opens the content after a reporting verb: a colon, a quotation, "that", a question word, an infinitive, or a clause as it stands, whichever the
 * verb may take.
 */
import { startsClause } from '../groupAfter.ts'
import type { Frame } from '../lexicon.ts'
import type { Item } from '../page.ts'
import { isAdverb, isComma, isDash, type Range } from '../phrase.ts'
import type { Cue } from './cues.ts'

const wh = /^(?:whether|if|how|why|what|who|when|where|which)$/
const adverbialStart =
  /^(?:in|on|at|during|after|before|via|through|from|outside|inside|following|over|by|with|under|within|near|amid|ahead|along|alongside|as|for|of|about|until|till|since|despite)$/
/** "held up a banner": with its particle it is another verb. */
const particle = /^(?:up|down|off|out|over|back|away|apart|together)$/

/** The "that" within the next few words, if neither a verb nor a mark stands before it; null if there is none. */
function thatAhead(items: readonly Item[], at: number, most: number): number | null {
  for (let i = at; i < Math.min(most - 1, at + 7); i++) {
    const item = items[i]!
    if (item.lower === 'that') return i > at && hasVerb(items, i + 1, most) ? i : null
    // "a hastily arranged event", "waiting journalists"
    const inside = /(?:ed|en|ing)$/.test(item.lower) && /^(?:NOUN|PROPN|ADJ)$/.test(items[i + 1]?.pos ?? '')
    if (item.quote !== null || (/^(?:VERB|AUX|PUNCT|SCONJ|CCONJ|PRON)$/.test(item.pos) && !inside)) return null
  }
  return null
}

const circumstance = /^(?:when|after|once|upon|on|while|before)$/

/** The "that" behind a circumstance in a participle: "when contacted by the Post that C"; null if none stands there. */
function thatBehind(items: readonly Item[], at: number, most: number): number | null {
  const verb = items[at + 1]?.lower === 'being' ? items[at + 2] : items[at + 1]
  if (verb?.pos !== 'VERB' || !/(?:ed|ing|wn|ld)$/.test(verb.lower)) return null
  for (let i = at + 2; i < Math.min(most - 1, at + 10); i++) {
    const item = items[i]!
    if (item.lower === 'that') return hasVerb(items, i + 1, most) ? i : null
    if (item.quote !== null || /^(?:AUX|PUNCT|SCONJ|CCONJ)$/.test(item.pos)) return null
  }
  return null
}

/** Where the content begins, and what showed it. */
export interface Opening {
  readonly from: number
  readonly recipient: Range | null
  readonly frame: Frame
  readonly strength: number
}

/** What opens the content at item `at`, if anything does. */
export function opening(
  items: readonly Item[],
  at: number,
  most: number,
  cue: Cue,
  recipient: Range | null
): Opening | null {
  const frames = cue.verb.frames
  const item = items[at]
  if (!item || at >= most) return null
  const next = items[at + 1]
  const found = (from: number, frame: Frame, strength: number): Opening => ({ from, recipient, frame, strength })
  if (item.text === ':' && at + 1 < most && (frames.has('quote') || frames.has('that')))
    return found(at + 1, 'quote', next?.quote ? 0.92 : 0.75)
  if (isComma(item) && next?.quote && next.speech && frames.has('quote')) return found(at + 1, 'quote', 0.9)
  if (item.quote !== null && item.speech && frames.has('quote')) return found(at, 'quote', 0.9)
  if (item.lower === 'that' && (frames.has('that') || frames.has('person')) && at + 1 < most && !isDash(next))
    return hasVerb(items, at + 1, most) ? found(at, 'that', 0.88) : null
  if (isComma(item) && next?.lower === 'that' && frames.has('that')) return found(at + 1, 'that', 0.7)
  if (isComma(item) && frames.has('zero')) {
    // "S said, on Monday, that C": a short parenthesis
    for (let i = at + 1; i < Math.min(most, at + 9); i++) {
      if (!isComma(items[i])) continue
      if (items[i + 1]?.lower === 'that') return found(i + 1, 'that', 0.7)
      break
    }
  }
  if (item.quote !== null && (frames.has('quote') || frames.has('zero')) && !frames.has('call'))
    return found(at, frames.has('zero') ? 'zero' : 'quote', 0.75)
  if (item.pos === 'VERB' && /ing$/.test(item.lower) && frames.has('ing')) return found(at, 'ing', 0.72)
  // "said when contacted that C"
  const late = frames.has('that') && circumstance.test(item.lower) ? thatBehind(items, at, most) : null
  if (late !== null) return found(late, 'that', 0.8)
  if (wh.test(item.lower)) return frames.has('wh') ? found(at, 'wh', 0.75) : null
  if (item.lower === 'as' && /^(?:if|though)$/.test(next?.lower ?? '')) return null
  if (item.lower === 'not' && next?.lower === 'to' && frames.has('inf')) return found(at, 'inf', 0.75)
  if (
    item.lower === 'to' &&
    frames.has('inf') &&
    next &&
    !/^\p{Lu}/u.test(next.text) &&
    (next.pos === 'VERB' || next.pos === 'AUX' || isAdverb(next) || next.lower === 'not')
  )
    return found(at, 'inf', 0.75)
  // "asserted in a radio phone-in on Monday that C": no clause begins before its "that"
  const that = frames.has('that') ? thatAhead(items, at, most) : null
  if (that !== null) return found(that, 'that', 0.8)
  if (
    (frames.has('zero') || (frames.has('person') && recipient !== null)) &&
    !isComma(item) &&
    !isAdverbial(items, at) &&
    startsClause(items, at, most)
  )
    return found(at, 'zero', 0.72)
  return null
}

/** "that account" is no clause: a that-clause has a verb. */
const hasVerb = (items: readonly Item[], from: number, to: number): boolean =>
  items
    .slice(from, to)
    .some(
      (i) =>
        i.quote !== null ||
        i.pos === 'VERB' ||
        i.pos === 'AUX' ||
        /^['’](?:s|re|ll|d|ve|m)$/.test(i.lower) ||
        (/(?:ed|s)$/.test(i.lower) && to - from > 3)
    )

const isAdverbial = (items: readonly Item[], at: number): boolean =>
  items[at]!.quote === null &&
  ((adverbialStart.test(items[at]!.lower) && items[at]!.pos === 'ADP') ||
    /^(?:until|till|since|despite)$/.test(items[at]!.lower) ||
    particle.test(items[at]!.lower))
