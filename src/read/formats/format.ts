import type { Problem } from '../../model.ts'
import type { Draft } from '../draft.ts'

/** Decoded text of one input, and what it is called. */
export interface Content {
  readonly uri: string
  readonly text: string
}

/** What a format finds in an input. */
export interface Drafts {
  readonly drafts: readonly Draft[]
  readonly problems: readonly Problem[]
}

/** One input format. `accepts` looks at the content first and at the name only where the content does not tell. */
export interface Format {
  readonly name: string
  readonly accepts: (content: Content) => boolean
  readonly read: (content: Content) => Drafts
}
