/**
 * Who stands behind a whole story, in words: "3 to 7 people, 2 of them named, behind its 9 claims"; and, unfolded, who could be one
 * person and who could not, so that both bounds can be checked.
 */
import type { Story, StoryInformants } from '../model.ts'
import { plural } from './counts.ts'
import { type Look, quote, say } from './look.ts'

/** Descriptions shown in one list before the rest is counted. */
const shownInGroup = 8
const shownPairs = 24

/** One sentence; empty where nobody stands behind anything. `claims`: how many claims the story has. */
export function informantSentence(story: Story, claims: number): string {
  const found = story.informants
  if (!found || found.max === 0 || claims === 0) return ''
  const people = found.known.filter((one) => one.type === 'named').length
  const bodies = found.known.filter((one) => one.type === 'organization').length
  const documents = found.known.filter((one) => one.type === 'document').length
  const unnamed = found.unnamed.reduce((sum, one) => sum + one.people, 0)
  const noun = bodies + documents > 0 ? ['informant', 'informants'] : ['person', 'people']
  const count =
    found.min === found.max ? plural(found.max, noun[0]!, noun[1]) : `${found.min} to ${found.max} ${noun[1]}`
  const parts = [
    people > 0 ? `${plural(people, 'person', 'people')} by name` : '',
    bodies > 0 ? plural(bodies, 'organization') : '',
    documents > 0 ? plural(documents, 'document') : '',
    unnamed > 0 ? `${found.min === found.max ? '' : 'up to '}${unnamed} unnamed` : ''
  ].filter(Boolean)
  const least =
    found.exact || found.min === found.max ? '' : ' (there are too many to try every way: the first number is safe)'
  const what = people + bodies + documents === 0 ? ', all unnamed' : `: ${parts.join(', ')}`
  return `Behind ${claims === 1 ? 'its claim' : `all its ${claims} claims`} ${found.max === 1 ? 'stands' : 'stand'} ${count}${least}${what}.`
}

/** One line a group that could be one person, then one line a pair that could not. */
export function informantLines(story: Story, look: Look): string[] {
  const found = story.informants
  if (!found || found.unnamed.length === 0) return []
  const lines = found.couldBeOne.map((group) => {
    const names = group.map((id) => informantWords(found, id, look))
    const shown =
      names.length > shownInGroup
        ? [...names.slice(0, shownInGroup - 1), `${names.length - shownInGroup + 1} more`]
        : names
    return `Could be one person: ${shown.join('; ')}.`
  })
  const pairs = found.apart
    .slice(0, shownPairs)
    .map(
      ({ a, b, because }) =>
        `Not one person: ${informantWords(found, a, look)}; ${informantWords(found, b, look)}: ${say(because, look)}.`
    )
  const more = found.apart.length - pairs.length
  return [
    ...lines,
    ...pairs,
    ...(more > 0 ? [`${plural(more, 'more pair')} that cannot be one person: see --json.`] : [])
  ]
}

/** Without the capital that only begins a sentence. */
function lowered(description: string): string {
  return /^(?:An?|The|One|Another|Two|Three|Four|Five|Several|Some|Many|Other)\s/.test(description)
    ? description[0]!.toLowerCase() + description.slice(1)
    : description
}

/** "“a friend of hers” (Harbour Weekly)", "Ida Holm". */
function informantWords(found: StoryInformants, id: string, look: Look): string {
  const known = found.known.find((one) => one.id === id)
  if (known) return say(known.name, look)
  const one = found.unnamed.find((other) => other.id === id)
  if (!one) return id
  const who = one.description ? quote(lowered(one.description), look) : 'somebody undescribed'
  const outlet = one.outlet === null ? '' : ` (${say(one.outlet, look)}${one.ghost ? ', not in the files' : ''})`
  return `${who}${outlet}`
}
