/** A statement of the draft that rests only on an outlet of which no article was given: nobody has looked at what it says. */
import { outletKey } from '../text/outlets.ts'
import { areSameWords, likenessOf } from '../trace/sameWords.ts'
import { type Desk, type Note, wholeOf } from './desk.ts'

export function unreadSources(desk: Desk): Note[] {
  const held = new Set([...desk.articles.values()].flatMap(({ outlet }) => (outlet ? [outletKey(outlet.name)] : [])))
  return desk.claims.flatMap(({ own, others }) => {
    const mine = own.find((s) => s.block === 'paragraph') ?? own[0]!
    const far = mine.via.at(-1)
    if (!far || mine.via.some((via) => held.has(outletKey(via.outlet)))) return []
    if (others.some((other) => areSameWords(likenessOf(mine, other)))) return []
    return [
      {
        rule: 'unread-source' as const,
        message: `This rests on ${far.outlet} alone, of which no article was given.`,
        advice: `Read what ${far.outlet} published, and give it along.`,
        span: wholeOf(mine),
        others: []
      }
    ]
  })
}
