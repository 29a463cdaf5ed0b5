import type { BlockKind, Moment, Span } from '../model.ts'
import type { NumericOrder } from './moments.ts'

/** What is known of an article beside its text: tags of a page, fields of a record. Nothing is guessed here. */
export interface Given {
  readonly id?: string | undefined
  readonly url?: string | undefined
  readonly outlet?: string | undefined
  readonly headline?: string | undefined
  readonly byline?: readonly string[] | undefined
  readonly published?: Moment | undefined
  readonly modified?: Moment | undefined
  readonly language?: string | undefined
  /** Outlets that the page credits in its tags (`isBasedOn`, `creditText`). */
  readonly credits?: readonly string[] | undefined
  readonly extra?: Readonly<Record<string, unknown>> | undefined
  /** How numeric dates are to be read here. */
  readonly order?: NumericOrder | undefined
}

/** A stretch of text whose kind the markup tells: a list item, a caption, a heading. */
export interface Mark extends Span {
  readonly kind: BlockKind
}

/** What a format hands over: cleaned text, and what it knows. `compose` makes the article of it. */
export interface Draft {
  readonly uri: string
  readonly text: string
  readonly given: Given
  readonly marks: readonly Mark[]
  /** Lines of the page outside the text (footer, title, header), read for outlet and date only. */
  readonly margin: string
}
