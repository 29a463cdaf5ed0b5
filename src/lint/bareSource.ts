/**
 * A source of whom nothing is said: "a source said", "insiders reveal". The Associated Press (Statement of News Values) does not allow it: a
 * source is described as closely as can be. A source that the draft describes once may be "the source" afterwards, and one whom another
 * outlet met is that outlet's to describe.
 */
import { wordsOf } from '../text/words.ts'
import { descriptionOf } from '../trace/descriptors.ts'
import data from './bareSource.json' with { type: 'json' }
import { type Desk, type Note, wholeOf } from './desk.ts'

const bare = new Set(data.bare)
const openers = new Set(data.openers)

export function bareSources(desk: Desk): Note[] {
  const found = new Map<string, { note: Note; more: number }>()
  for (const statement of desk.own) {
    if (statement.speaker.type !== 'anonymous' || statement.via.length > 0 || statement.block !== 'paragraph') continue
    const description = descriptionOf(statement)
    const words = wordsOf(description).map((word) => word.folded)
    const rest = words.filter((word) => !openers.has(word))
    if (words.length === 0 || rest.length !== 1 || !bare.has(rest[0]!)) continue
    const before = found.get(rest[0]!)
    if (before) before.more++
    else
      found.set(rest[0]!, {
        more: 0,
        note: {
          rule: 'bare-source',
          message: `“${description}” says nothing about who it is.`,
          advice: 'Say as much as can be said: how the source knows, which side it is on, why it is not named.',
          span: statement.source ?? wholeOf(statement),
          others: []
        }
      })
  }
  return [...found.values()].map(({ note, more }) =>
    more === 0
      ? note
      : {
          ...note,
          message: `${note.message.slice(0, -1)}, here and in ${more} more ${more === 1 ? 'sentence' : 'sentences'}.`
        }
  )
}
