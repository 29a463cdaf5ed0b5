/** A statement in the making: what the refiners fill in, one after the other, before it becomes a `Statement`. */
import type { Access, Occasion, Polarity, Span, SpeakerType, Via } from '../../model.ts'
import type { Page } from '../page.ts'
import type { Proposal } from '../proposal.ts'

export interface DraftSpeaker {
  readonly type: SpeakerType
  readonly name: string | null
  readonly descriptor: string | null
  readonly plural: boolean
  readonly count: number | null
  /** Same within the article for the same speaker; becomes part of `Speaker.id`. */
  readonly key: string
}

export interface Draft {
  readonly proposal: Proposal
  content: Span[]
  source: Span | null
  polarity: Polarity
  /** Stretches of text outside every content, around the cue and source: where a chain, an occasion or a hedge stands. */
  zone: readonly Span[]
  via: Via[]
  /** The text shows that this outlet had it itself. */
  firsthand: boolean
  occasion: Occasion | null
  speaker: DraftSpeaker
  access: Access
}

/** What attribution knows while it refines the drafts of one article. */
export interface Scene {
  readonly page: Page
  readonly text: string
  /** Names of outlets held in the files. */
  readonly outlets: readonly string[]
}

export const nobody: DraftSpeaker = {
  type: 'none',
  name: null,
  descriptor: null,
  plural: false,
  count: null,
  key: 'none'
}

/** The text of a span. */
export function textOf(scene: Scene, span: Span): string {
  return scene.text.slice(span.start, span.end)
}
