/**
 * The page's own outlet in the lines by which it serves its readers: "Subscribe to Hello Fell for less than a tea a day", "Listen live: Radio Fell round
 * the clock", "Follow Fell 24 on all channels", "Get the Fell Gazette app".
 *
 * Such a line speaks to the reader: it begins with a request and is no sentence about anybody else. Of requests that are made for a
 * publication alone (subscribe, listen, download the … app) any name counts; those that are also made for people and causes
 * (follow, support, join) need a name that looks like an outlet's, or one that the text uses as an outlet.
 */
import { looksLikeOutlet } from '../text/outlets.ts'
import { isBody, mayBeOutlet } from './actors.ts'
import { nameAfter } from './names.ts'
import type { OutletVote } from './outletCues.ts'

const filler =
  '(?:(?:to|for|with|from|on|in|of|at|our|the|a|an|all|free|official|new|live|now|today|more|and|by|it|via|up|into|out)(?=\\s|:)[\\s:]*)*'
/** Requests made for a publication alone. */
const ofOutlets = new RegExp(
  `^[^\\p{L}]*(?:(?:not\\s(?:yet\\s)?an?\\s)?subscrib(?:e|ers?)|sign\\sup|listen|tune|stream|download|advertise|thank\\syou\\sfor\\s(?:reading|listening|watching)|thanks\\sfor\\s(?:reading|listening|watching)|welcome\\sto|newsletters?|subscriptions?)\\b[\\s:,!–—-]*${filler}`,
  'iu'
)
/** Requests that are made for people and causes as well. */
const ofAnybody = new RegExp(
  `^[^\\p{L}]*(?:follow|like|join|support|visit|contact|watch|donate|stay|keep\\sup|install|try|become\\san?\\s(?:\\p{Ll}+\\s){1,2}of)\\b[\\s:,!–—-]*${filler}`,
  'iu'
)
/** What stands behind the name where a publication is meant. */
const behind =
  /^(?:['’]s)?\s(?:apps?|newsletters?|podcasts?|channels?|premium|plus|subscriptions?|digital|e-?paper|online|live|alerts?|round the clock|around the clock|24\/7|on (?:all|every|any|your|social|facebook|twitter|instagram|whatsapp|youtube|telegram|air|dab|fm)|for (?:less|only|just|free|as little|a|one|the price|under|\d|[£$€])|as (?:an?|your)|whenever|wherever|anywhere|every|from|to get|and get|today|now|in your|delivered|without|with)\b/iu
const product =
  /\s(?:App|Newsletter|Podcast|Premium|Plus|Digital|Subscription|WhatsApp|Facebook|Twitter|Instagram|YouTube|Channel)\b.*$/u
/** What is offered and is no outlet. */
const noOutlet =
  /^(?:Facebook|Twitter|Instagram|YouTube|WhatsApp|Telegram|TikTok|Google|Apple|Spotify|Amazon|Android|iOS|iPhone|App Store|LinkedIn|Next|More|Here|Now|Us|Live|The App|Friends?|Full)(?:\s|$)/u

/** A request within a line. */
const within =
  /\b(?:subscribe to|sign up (?:for|to)|download|follow|support|more from|more on|newsletters? (?:from|of)|join|welcome to|thanks for reading|thank you for reading|listen to|visit|contact)\s(?:our\s|the free\s)?/giu

/** What a line about the page says by its services of who publishes it. */
export function serviceVotes(line: string): OutletVote[] {
  const votes = requestVotes(line)
  if (votes.length > 0) return votes
  return [...line.matchAll(within)].flatMap((request): OutletVote[] => {
    const name = nameAfter(line, request.index + request[0].length)?.name.replace(product, '')
    if (!name || !(looksLikeOutlet(name) || /^The\s/.test(name))) return []
    return [{ name, weight: looksLikeOutlet(name) ? 4 : 3, cue: 'furniture' }]
  })
}

/** The vote of a line that begins with a request. */
function requestVotes(line: string): OutletVote[] {
  if (line.length > 140 || /["“”«»]/.test(line)) return []
  const plain = ofOutlets.exec(line)
  const lead = plain ?? ofAnybody.exec(line)
  if (!lead) return []
  const start = lead[0].length - (/\sThe\s$/.test(lead[0]) ? 4 : 0)
  const found = nameAfter(line, start)
  if (!found || /^\P{Ll}{6,}\s\P{Ll}+$/u.test(found.name)) return []
  const name = found.name.replace(product, '')
  if (noOutlet.test(name) || isBody(name) || !/\p{Lu}/u.test(name) || /^The\s?$/.test(name)) return []
  if (looksLikeOutlet(name)) return [{ name, weight: 4, cue: 'furniture' }]
  const tail = line.slice(start + name.length)
  const offered = behind.test(tail) || name !== found.name
  const ends = /^[\s.!]*$/.test(tail)
  if (mayBeOutlet(name) && (offered || (ends && plain))) return [{ name, weight: 4, cue: 'furniture' }]
  if (/^The\s/.test(name) && (plain || ends || offered)) return [{ name, weight: 3, cue: 'furniture' }]
  return offered && plain ? [{ name, weight: 3, cue: 'furniture' }] : []
}

const account =
  /\son\s(?:all|any|social|facebook|twitter|instagram|whatsapp|youtube|telegram|linkedin|tiktok|bluesky|mastodon|threads|x)\b|@\w|https?:|\bat\s\S+@/iu

/** Whether a line asks the reader to subscribe, to listen or to follow somebody: it belongs to the page, whoever is named in it. */
export function isServiceLine(line: string): boolean {
  if (line.length > 140 || /["“”«»]/.test(line)) return false
  return (
    requestVotes(line).length > 0 ||
    (/^\W*(?:follow|like|find|contact|e-?mail|connect)\b/i.test(line) && account.test(line))
  )
}
