/**
 * Who may be meant by a name that does not look like an outlet's, judged by the text around it. "Harbour Lights could not verify the letters"
 * is an outlet's sentence, "Ruth Amsel could not confirm it" a person's and "the Port Authority …" a body's: persons and bodies
 * are quoted, have roles and ages, and go by their surnames; an outlet on its own page is only told, shown and asked.
 */
import lists from './actors.json' with { type: 'json' }
import { hasShapeOfPerson } from './names.ts'

const bodies = new Set(lists.bodies.split(' '))
const wide = new Set(lists.wide.split(' '))
const openers = new Set(lists.openers.split(' '))
const topics = new Set(lists.topics.split(' '))

/** "did not reply by Friday", "seen by Christmas". */
const moments = new Set(lists.moments.split(' '))

const speaks =
  /^(?:,\s(?:who|whose|\d{2}\b)|\s\(\p{Lu}|['’]s?\s(?:lawyers?|spokes\p{L}+|agents?|publicists?|office|friends?|family|wife|husband|son|daughter|mother|father|statement|announcement|decision|shares?|chief|chair\p{L}*)\b|\s(?:said|says|added|replied|announced|denied|denies|admitted|insisted|testified|resigned|argued|explained|thinks|believes|wants|wanted|hopes|hoped|lives|lived|was\s(?:born|arrested|elected|seen|married)|and\s(?:his|her|their)\s)\b)/u
const introduced =
  /(?:\b(?:said|says|added|replied|explained|insisted|Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|president|chairman|chairwoman|mayor|minister|senator|judge|actor|actress|singer|director|manager|professor|captain|coach|husband|wife|son|daughter|brother|sister|friend|lawyer|inspector|sergeant|officer|councillor|by the name of|spokes\p{L}+ (?:for|of)(?: the)?|head of(?: the)?|boss(?: of(?: the)?)?|owner of(?: the)?|in|near|outside)\.?,?)\s$/u

/** Whether a name ends in a body's word: an authority, a company, a club; or is no name but a day. */
export function isBody(name: string): boolean {
  // "The Department of Fisheries": what stands before "of" tells.
  const last = lastWord(name.replace(/\s(?:of|for|on|and)\s.*$/u, ''))
  return bodies.has(last) || bodies.has(last.replace(/['’]?s$/, '')) || moments.has(name.toLowerCase())
}

/** Whether a name may be an outlet's where a sentence uses it as one, though elsewhere it might be anything. */
export function mayBeOutlet(name: string): boolean {
  const last = lastWord(name)
  return (
    (wide.has(last) && /\s/.test(name)) ||
    /^(?:radio|tv|canal|channel|evening|daily|morning|sunday|weekly)\s\p{Lu}/iu.test(name) ||
    hasOrdinaryWords(name) ||
    /^\p{Lu}[\p{L}-]+(?:24|365|247|TV|FM|Hub|Net|Spot|Zone|Beat|Pulse|Feed|Scoop|Watch|Zine|Info|Plus|Report|Reports|Radar|Times|Journal|Review|Blog|Desk|Cast|Now|Live|Today|News|Wire|Post|Daily|Online|Mag|Press|Buzz|Insider|World)$/u.test(
      name
    ) ||
    /^(?:the\s)?\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)?\s(?:on|of|at)\s\p{Lu}/iu.test(name)
  )
}

/** "Inside Arden", "Coast This Week", "Coast Food and Travel": no person and few firms have such a word there. */
function hasOrdinaryWords(name: string): boolean {
  const words = name.toLowerCase().split(/\s+/)
  if (words.length < 2) return false
  if (openers.has(words[0]!) && words.length < 4) return true
  if (
    /^(?:this|my|our|your|every) (?:week|month|day|morning|evening|weekend|life|town|city|world|village|home)$/.test(
      words.slice(-2).join(' ')
    )
  )
    return words.length > 2
  return /^(?:and|&)$/.test(words.at(-2)!) && topics.has(words.at(-1)!) && topics.has(words.at(-3) ?? '')
}

/** Whether the text speaks of a name as of somebody who speaks, has a role or an age, or goes by the last name. */
export function actsAsPerson(text: string, name: string): boolean {
  let count = 0
  for (let at = text.indexOf(name); at >= 0 && count < 20; at = text.indexOf(name, at + name.length)) {
    count++
    const head = text.slice(Math.max(0, at - 30), at)
    if (speaks.test(text.slice(at + name.length, at + name.length + 40)) || introduced.test(head)) return true
    // "Prince Harry", and later "told Harry".
    if (!name.includes(' ') && /\p{Ll}\s(?!The\s)\p{Lu}\p{L}+\s$/u.test(head)) return true
  }
  if (!hasShapeOfPerson(name)) return false
  const last = name.split(' ').at(-1) ?? name
  const alone = new RegExp(`(?<!\\p{Lu}[\\p{L}’'-]*\\s)(?<![\\p{L}])${escaped(last)}(?:['’]s)?(?=[\\s,.])`, 'u')
  return alone.test(text)
}

/** Whether a text goes to a name or is there: "in Upper Arden", "outside Tarn"; not "in the Tarn Gazette", where something stood. */
export function isPlaceIn(text: string, name: string): boolean {
  const there = new RegExp(
    `(?<!\\b(?:published|reported|printed|appeared|said|wrote|writing|stood|ran|seen|read|heard|report|reports|interview|article|story|column|piece|account|editorial|letter|advert)\\s)\\b(?:[Ii]n|[Aa]round|[Nn]ear|[Oo]utside|[Aa]cross|[Tt]hrough|[Ii]nto)\\s${escaped(name)}(?![\\p{L}\\p{N}]|['’]s\\s|\\s\\p{Lu})`,
    'u'
  )
  return there.test(text)
}

function lastWord(name: string): string {
  return (name.split(/\s+/).at(-1) ?? '').toLowerCase().replace(/[.,]+$/, '')
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
